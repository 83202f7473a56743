import type { CatalogueRef } from '../../model/catalogue.ts';

/** The API that a domain speaks: Explore v2.1, or the older Search API 1.0 where there is no other. */
export type Version = '2.1' | '1.0';

/** One domain of the platform as one catalogue. */
export interface Domain {
  readonly catalogueId: string;
  /** Where the domain's paths begin, without a slash at the end: `https://opendata.umea.se`. */
  readonly base: string;
  readonly version: Version;
}

const EXPLORE = '/api/explore/v2.1';
const EXPLORE_END = /\/api\/explore\/v2\.1\/?$/;

/** Whether an address ends as an entry's url must. */
export const isExploreUrl = (url: URL): boolean => EXPLORE_END.test(url.pathname) && url.search === '';

/** The domain of an entry whose url ends in `/api/explore/v2.1`. */
export function domainOf(catalogue: CatalogueRef, version: Version): Domain {
  return { catalogueId: catalogue.id, base: catalogue.url.replace(EXPLORE_END, ''), version };
}

/** Half a character, which JSON can spell and no address can hold, becomes U+FFFD. */
const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
/** Path segments as the platform's own links have them: `@` stands in ids of federated datasets, and stays. */
const segment = (text: string): string => encoded(text).replaceAll('%40', '@');

/** The dataset's page, which is its URI in the platform's own DCAT exports as well. */
export const datasetUri = (base: string, id: string): string => `${base}/explore/dataset/${segment(id)}/`;

/** The id that a dataset's URI on this domain names, whatever its scheme; undefined for other addresses. */
export function idOfUri({ base }: Domain, uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const { host, pathname } = new URL(uri);
  const home = new URL(base);
  const start = `${home.pathname.replace(/\/$/, '')}/explore/dataset/`;
  if (host !== home.host || !pathname.startsWith(start)) return undefined;
  const [id = ''] = pathname.slice(start.length).split('/');
  try {
    return id === '' ? undefined : decodeURIComponent(id);
  } catch {
    return undefined; // a stray `%`: no address that the platform makes
  }
}

/** Where the API begins: what a client is pointed at. */
export const apiUrl = ({ base, version }: Domain): string =>
  version === '2.1' ? `${base}${EXPLORE}` : `${base}/api/records/1.0/search/`;

/** The file of a dataset's records in a format (`csv`). */
export function recordsUrl({ base, version }: Domain, id: string, format: string): string {
  if (version === '2.1') return `${base}${EXPLORE}/catalog/datasets/${segment(id)}/exports/${format}`;
  return `${base}/api/records/1.0/download/?dataset=${encoded(id)}&format=${format}`;
}

/** The file behind an `odsfile://` address, which only the platform itself can read. */
export function fileUrl({ base, version }: Domain, id: string, kind: FileKind, fileId: string): string {
  const datasets = version === '2.1' ? `${EXPLORE}/catalog/datasets` : '/api/datasets/1.0';
  return `${base}${datasets}/${segment(id)}/${kind}/${segment(fileId)}`;
}

/** Files beside the records: what was attached, and exports that the publisher made elsewhere. */
export type FileKind = 'attachments' | 'alternative_exports';

const withQuery = (address: string, query: Readonly<Record<string, string | number>>): URL => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
};

/** Largest page that the API gives; more is refused. */
export const PAGE_SIZE = 100;
/** `offset + limit` must stay below this. */
export const WINDOW = 10_000;

/**
 * A page of the catalogue in Swedish, where the domain has it. Without `order_by` the order is another one for each
 * request: pages then overlap, and records that nobody sees stay out.
 */
export const pageUrl = (base: string, offset: number, limit = PAGE_SIZE): URL =>
  withQuery(`${base}${EXPLORE}/catalog/datasets`, { limit, offset, order_by: 'dataset_id', lang: 'sv' });

/** Everything in one answer, which counts as one call. */
export const exportUrl = (base: string): URL => withQuery(`${base}${EXPLORE}/catalog/exports/json`, { lang: 'sv' });

/** The number of datasets and nothing else. */
export const countUrl = (base: string): URL => withQuery(`${base}${EXPLORE}/catalog/datasets`, { limit: 0 });

/** Servers and proxies on the way may refuse longer addresses. */
const MAX_URL = 1500;

/** Look-ups of datasets by their ids: as many to a request as fit its address and one page. */
export function lookupUrls(base: string, ids: readonly string[]): readonly URL[] {
  const build = (wanted: readonly string[]): URL => {
    const list = wanted.map((id) => `"${id.replaceAll(/["\\]/g, '\\$&')}"`).join(',');
    const where = `dataset_id in (${list})`;
    return withQuery(`${base}${EXPLORE}/catalog/datasets`, { limit: PAGE_SIZE, where, lang: 'sv' });
  };
  const urls: URL[] = [];
  let batch: string[] = [];
  for (const id of ids) {
    const next = [...batch, id];
    if (batch.length > 0 && (next.length > PAGE_SIZE || build(next).href.length >= MAX_URL)) {
      urls.push(build(batch));
      batch = [id];
    } else batch = next;
  }
  if (batch.length > 0) urls.push(build(batch));
  return urls;
}

/** Records to a page of the Search API 1.0, which takes up to 10,000 and warns of it. */
export const SEARCH_PAGE_SIZE = 1000;

/** A page of the Search API 1.0. */
export const searchUrl = (base: string, start: number, rows = SEARCH_PAGE_SIZE): URL =>
  withQuery(`${base}/api/datasets/1.0/search/`, { rows, start });

/** One dataset of the Search API 1.0. */
export const searchDatasetUrl = (base: string, id: string): URL => new URL(`${base}/api/datasets/1.0/${segment(id)}/`);
