const DCAT = 'http://www.w3.org/ns/dcat#';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const VCARD = 'http://www.w3.org/2006/vcard/ns#';

/** What a catalogue consists of; agents and contacts are entries of their own. */
const TYPES = [
  `${DCAT}Catalog`,
  `${DCAT}Dataset`,
  `${DCAT}DatasetSeries`,
  `${DCAT}Distribution`,
  `${DCAT}DataService`,
  `${FOAF}Agent`,
  `${FOAF}Organization`,
  `${FOAF}Person`,
  'http://www.w3.org/ns/prov#Agent',
  `${VCARD}Organization`,
  `${VCARD}Individual`,
  `${VCARD}Kind`,
] as const;

/** EntryStore's own maximum (entrystore.solr.max-limit); more is clamped without a word. */
export const PAGE_SIZE = 100;

/** Solr's syntax characters that occur in IRIs. */
const escaped = (iri: string): string => iri.replaceAll(/[\\:()]/g, '\\$&');

const SWEEPS = {
  everything: TYPES,
  datasets: [`${DCAT}Dataset`],
  others: TYPES.filter((type) => type !== `${DCAT}Dataset`),
} as const satisfies Record<string, readonly string[]>;

/** A part of a catalogue, page by page, by URI: the only order in which page edges cannot move. */
export function pageUrl(store: URL, context: string | undefined, offset: number, what: keyof typeof SWEEPS): URL {
  const types = SWEEPS[what].map((type) => `rdfType:${escaped(type)}`).join(' OR ');
  return searchUrl(store, restricted(`(${types})`, store, context), { limit: PAGE_SIZE, offset, sort: 'uri asc' });
}

/** How many datasets there are, and one of them. */
export function countUrl(store: URL, context: string | undefined): URL {
  const query = `rdfType:${escaped(`${DCAT}Dataset`)}`;
  return searchUrl(store, restricted(query, store, context), { limit: 1, offset: 0 });
}

/** The same by context (EntryStore gives 1,000 facet values at the most). */
export function countByContextUrl(store: URL): URL {
  const query = restricted(`rdfType:${escaped(`${DCAT}Dataset`)}`, store, undefined);
  return searchUrl(store, query, { limit: 1, offset: 0, facetFields: 'context', facetLimit: 1000 });
}

/** The catalogues of all contexts, page by page. */
export function cataloguesUrl(store: URL, offset: number): URL {
  const query = restricted(`rdfType:${escaped(`${DCAT}Catalog`)}`, store, undefined);
  return searchUrl(store, query, { limit: PAGE_SIZE, offset, sort: 'uri asc' });
}

/** dataportal.se's own client keeps its URLs below this many characters. */
const MAX_URL = 1500;

/** Look-ups of entries by the URIs they are about: as many URIs to a request as fit its address. */
export function lookupUrls(store: URL, context: string | undefined, uris: readonly string[]): readonly URL[] {
  const urls: URL[] = [];
  let batch: string[] = [];
  const build = (wanted: readonly string[]): URL => {
    const query = wanted
      .map((uri) => `resource:"${uri.replaceAll(/["\\]/g, '\\$&').replaceAll(':', '\\:')}"`)
      .join(' OR ');
    return searchUrl(store, restricted(`(${query})`, store, context), { limit: PAGE_SIZE, offset: 0, sort: 'uri asc' });
  };
  for (const uri of uris) {
    const next = [...batch, uri];
    if (batch.length > 0 && (build(next).href.length > MAX_URL || next.length > PAGE_SIZE / 2)) {
      urls.push(build(batch));
      batch = [uri];
    } else batch = next;
  }
  if (batch.length > 0) urls.push(build(batch));
  return urls;
}

function restricted(query: string, store: URL, context: string | undefined): string {
  const within = context === undefined ? '' : ` AND context:${escaped(`${store.href.replace(/\/$/, '')}/${context}`)}`;
  return `${query} AND public:true${within}`;
}

function searchUrl(store: URL, query: string, rest: Readonly<Record<string, string | number>>): URL {
  const url = new URL(`${store.href.replace(/\/$/, '')}/search`);
  url.searchParams.set('type', 'solr');
  url.searchParams.set('query', query);
  for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, String(value));
  return url;
}
