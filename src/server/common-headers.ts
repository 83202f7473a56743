/** What a browser may show or run that opens an answer as a page: nothing. The pages have policies of their own. */
export const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** A year. */
const STRICT = 'max-age=31536000';

/** Fields that scripts of other origins may read. */
export const EXPOSED_HEADERS: readonly string[] = [
  'x-request-id',
  'etag',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
];

/** What each answer says for the browser's sake. Any page may read our answers. `isSecure`: published with https. */
export function browserHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
    ...(isSecure ? { 'strict-transport-security': STRICT } : {}),
  };
}

const REQUEST_ID = /^[\w.:-]{1,64}$/;

/** The id that a caller or proxy gave the request, where it can be one. */
export function givenRequestId(given: string | readonly string[] | undefined): string | undefined {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : undefined;
}
