/** As the large harvesters ask; a server's own maximum (ckan.search.rows_max) may be lower, and it clamps silently. */
const PAGE_SIZE = 100;
/** Datasets looked up in one request. */
const MAX_LOOKUP = 20;
/** Characters: what servers and their proxies take without doubt. */
const MAX_URL = 1500;

function searchUrl(base: string, parameters: Readonly<Record<string, string | number>>): URL {
  const url = new URL(`${base}/api/3/action/package_search`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url;
}

/** Packages from `start`, by id: the default order is by modification, and shifts while it is read. */
export const pageUrl = (base: string, start: number): URL =>
  searchUrl(base, { rows: PAGE_SIZE, start, sort: 'id asc' });

/** How many packages there are, and none of them. */
export const countUrl = (base: string): URL => searchUrl(base, { rows: 0 });

const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/i;

/** CKAN's id in a dataset's URI: what follows `/dataset/` in one of the site's own, else a UUID. */
function idIn(uri: string, site: string): string | undefined {
  const own = uri.startsWith(`${site}/dataset/`) ? uri.slice(site.length + '/dataset/'.length) : undefined;
  if (own === undefined || own === '' || /[/?#]/.test(own)) return UUID.exec(uri)?.[0];
  try {
    return decodeURIComponent(own);
  } catch {
    return own; // a stray `%`: it was not encoded
  }
}

const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

/**
 * What looks datasets up: `id` for those whose URI carries one, `uri` (an extra is indexed under its own name) for
 * those that have a URI of their own.
 */
function filter(uris: readonly string[], site: string): string {
  const ids = uris.flatMap((uri) => idIn(uri, site) ?? []);
  const own = uris.filter((uri) => !uri.startsWith(`${site}/dataset/`));
  const part = (field: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [`${field}:(${values.map(quoted).join(' OR ')})`];
  // CKAN puts filters of its own beside this one: without the plus sign ours would then be optional.
  return `+(${[...part('id', ids), ...part('uri', own)].join(' OR ')})`;
}

/** Look-ups of datasets by their URIs: as many to a request as fit its address. `site`: what their URIs begin with. */
export function lookupUrls(base: string, site: string, uris: readonly string[]): readonly URL[] {
  const build = (wanted: readonly string[]): URL =>
    searchUrl(base, { rows: PAGE_SIZE, start: 0, sort: 'id asc', fq: filter(wanted, site) });
  const urls: URL[] = [];
  let batch: string[] = [];
  for (const uri of uris) {
    const next = [...batch, uri];
    if (batch.length > 0 && (build(next).href.length >= MAX_URL || next.length > MAX_LOOKUP)) {
      urls.push(build(batch));
      batch = [uri];
    } else batch = next;
  }
  if (batch.length > 0) urls.push(build(batch));
  return urls;
}
