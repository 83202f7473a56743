import type { Dispatcher } from 'undici';
import { UpstreamError } from '../errors.ts';
import { failure, shown } from './failure.ts';

/** More than one is rare, more than two is an attack. */
const MAX_ENCODINGS = 2;

/** The way of one request: `at` is the address that was asked last. */
export interface Way {
  readonly url: URL;
  at: URL;
  readonly visited: string[];
  /** Bytes of the last answer's body, as they came over the wire: compressed, where they were. */
  wireBytes: number;
}

const isHttp = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:';

/** Why an address of another scheme is refused. */
export const notHttp = ({ protocol }: URL): string => `${protocol} addresses are not called, only http: and https:`;

const forbidden = (way: Way, why: string): UpstreamError =>
  new UpstreamError(
    'FORBIDDEN_ADDRESS',
    way.url === way.at ? why : `${way.url.host} redirects to an address that we do not call: ${why}`,
    { url: shown(way.url) },
  );

/** The same failure, said of the address that was asked for first, where a redirect led to the one at fault. */
export const alongTheWay = (way: Way, error: UpstreamError): UpstreamError =>
  error.kind !== 'FORBIDDEN_ADDRESS' || way.url === way.at || error.url === shown(way.url)
    ? error
    : forbidden(way, error.message);

const refusal = (
  url: URL,
  previous: URL,
  guard: ((url: URL) => string | undefined) | undefined,
): string | undefined => {
  if (!isHttp(url)) return notHttp(url);
  if (url.protocol === 'http:' && previous.protocol === 'https:') {
    return `${url.host} is called over https:// only, as ${previous.host} was`;
  }
  return guard?.(url);
};

/** The statuses that undici follows (RFC 9110, section 15.4). */
const REDIRECTS = new Set([300, 301, 302, 303, 307, 308]);

/**
 * Looks at where an answer sends us, before the redirect interceptor does, to which a loop, a scheme and a Location that
 * it does not like are all invalid arguments of ours.
 */
const checkRedirect = (way: Way, location: string): void => {
  if (!URL.canParse(location, way.at.href)) throw failure('UNREACHABLE', way, 'redirects to nowhere');
  const target = new URL(location, way.at);
  target.hash = '';
  if (!isHttp(target)) throw forbidden({ ...way, at: target }, notHttp(target));
  if (way.visited.includes(target.href)) throw failure('UNREACHABLE', way, 'redirects in a loop');
};

const encodings = (header: string | string[] | undefined): readonly string[] =>
  [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);

/**
 * Watches every hop of one request; belongs inside the redirect interceptor, which alone makes it see them all (outside
 * it would see the first). Refuses addresses before anything connects, by throwing `UpstreamError`: undici hands to
 * the caller what an interceptor or a handler throws.
 */
export const watchHops =
  (way: Way, guard: ((url: URL) => string | undefined) | undefined): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) => {
    const previous = way.at;
    // Put together, not resolved: a path may begin with two slashes.
    way.at = new URL(`${new URL(options.origin ?? way.url).origin}${options.path}`);
    if (way.at.href === way.url.href) way.at = way.url;
    const why = refusal(way.at, previous, guard);
    if (why !== undefined) throw forbidden(way, why);
    way.visited.push(way.at.href);

    const watched: Dispatcher.DispatchHandler = {
      onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
      onRequestUpgrade: (controller, status, headers, socket) =>
        handler.onRequestUpgrade?.(controller, status, headers, socket),
      onResponseStart: (controller, status, headers, message) => {
        const location = headers['location'];
        if (REDIRECTS.has(status) && typeof location === 'string') checkRedirect(way, location);
        const coded = encodings(headers['content-encoding']);
        if (coded.length > MAX_ENCODINGS) {
          throw failure('MALFORMED', way, `sent an answer that is encoded ${coded.length} times`, { status });
        }
        way.wireBytes = 0;
        handler.onResponseStart?.(controller, status, headers, message);
      },
      onResponseData: (controller, chunk) => {
        way.wireBytes += chunk.length;
        handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
      onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
    };
    return dispatch(options, watched);
  };
