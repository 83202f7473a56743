/**
 * A URI in the one spelling that it is compared by: what nobody means a difference by (http or https, the case of
 * scheme and host, a default port, one slash at the end) is taken away. Undefined for what is no http address.
 */
export function comparableUri(uri: string): string | undefined {
  const said = uri.trim();
  if (!/^https?:/i.test(said) || !URL.canParse(said)) return undefined;
  const { hostname, port, pathname, search, hash } = new URL(said);
  const beside = port === '' || port === '80' || port === '443' ? '' : `:${port}`;
  return `http://${hostname}${beside}${pathname.replace(/\/$/, '')}${search}${hash}`;
}

/** The host (and port) of an http address without `www.`. */
export function hostOf(uri: string): string | undefined {
  const said = uri.trim();
  if (!/^https?:/i.test(said) || !URL.canParse(said)) return undefined;
  return new URL(said).host.replace(/^www\./, '');
}

/**
 * Where an API answers, in one spelling: as `comparableUri`, without a fragment, with the parts of the query in the
 * order of the alphabet. Undefined for what is no http address.
 */
export function comparableEndpoint(address: string): string | undefined {
  const comparable = comparableUri(address);
  if (comparable === undefined) return undefined;
  const url = new URL(comparable);
  const query = url.search.slice(1).split('&').filter((part) => part !== '').toSorted(); // prettier-ignore
  return `http://${url.host}${url.pathname.replace(/\/$/, '')}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}
