import { errors } from 'undici';
import type { UpstreamErrorDetails } from '../errors.ts';
import { UpstreamError } from '../errors.ts';

/** Whom an attempt asked: the address as given, and the last one that redirects have led to. */
export interface Asked {
  readonly url: URL;
  readonly at: URL;
}

/** Worth another attempt: the next moment may be different. A name that does not exist (ENOTFOUND) will not. */
const PASSING_CODES = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
  'Z_BUF_ERROR',
]);

/** Not implemented, HTTP version not supported: answers that do not change by asking again. */
const FINAL_SERVER_ERRORS = new Set([501, 505]);

/** OpenSSL's names for what is wrong with a certificate (X509_V_ERR_*, as Node gives them) and with the handshake. */
const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|HOSTNAME_)/;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The host for a reader's eyes, and where it sent us, if elsewhere. */
const hostOf = ({ url, at }: Asked): string => (at.host === url.host ? url.host : `${url.host} (now at ${at.host})`);

/** The address without a name and password in it: it ends up in answers and logs. */
export const shown = (url: URL): string => {
  const copy = new URL(url);
  copy.username = '';
  copy.password = '';
  copy.hash = '';
  return copy.href;
};

/** An error about whom we asked: "<host> <predicate>". */
export const failure = (
  kind: UpstreamError['kind'],
  asked: Asked,
  predicate: string,
  details: Omit<UpstreamErrorDetails, 'url'> = {},
): UpstreamError => new UpstreamError(kind, `${hostOf(asked)} ${predicate}`, { ...details, url: shown(asked.url) });

/** What an answer's status means when it is not the answer asked for. */
export const statusFailure = (asked: Asked, status: number, retryAfterMs: number | undefined): UpstreamError => {
  const details = { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  if (status === 429) return failure('RATE_LIMITED', asked, 'answered 429, too many requests', details);
  if (status >= 500) return failure('UNREACHABLE', asked, `answered ${status}`, details);
  if (status >= 400) return failure('REFUSED', asked, `answered ${status}`, details);
  if ([301, 302, 303, 307, 308].includes(status)) {
    return failure('UNREACHABLE', asked, 'redirects without end, or to nowhere', details);
  }
  return failure('MALFORMED', asked, `answered ${status} where an answer with content was expected`, details);
};

/** What went wrong before the headers were in. An error that is no upstream's fault is thrown as it is. */
export const sendFailure = (asked: Asked, cause: unknown): UpstreamError => {
  if (cause instanceof UpstreamError) return cause;
  const code = codeOf(cause) ?? '';
  const details = { cause };
  if (TLS_CODE.test(code))
    return failure('UNREACHABLE', asked, `does not offer a connection to be trusted (${code})`, details);
  if (cause instanceof errors.HTTPParserError) return failure('MALFORMED', asked, 'does not speak HTTP', details);
  switch (code) {
    case 'ENOTFOUND':
      return failure('UNREACHABLE', asked, 'is not a name that exists', details);
    case 'EAI_AGAIN':
      return failure('UNREACHABLE', asked, 'could not be looked up', details);
    case 'ECONNREFUSED':
      return failure('UNREACHABLE', asked, 'refuses connections', details);
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return failure('TIMED_OUT', asked, 'did not take the connection in time', details);
    case 'UND_ERR_HEADERS_TIMEOUT':
      return failure('TIMED_OUT', asked, 'did not begin to answer in time', details);
    case 'UND_ERR_HEADERS_OVERFLOW':
      return failure('TOO_LARGE', asked, 'answered with too large headers', details);
    case 'UND_ERR_INVALID_ARG':
      throw cause;
    default:
      return failure('UNREACHABLE', asked, `closed the connection before it answered${code && ` (${code})`}`, details);
  }
};

/** What went wrong while a body of the given status was read; `received` bytes of it had come. */
export const bodyFailure = (asked: Asked, cause: unknown, status: number, received: number): UpstreamError => {
  if (cause instanceof UpstreamError) return cause;
  const details = { cause, status };
  const code = codeOf(cause) ?? '';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return failure('TOO_LARGE', asked, 'sent more than we take', details);
  if (code === 'UND_ERR_BODY_TIMEOUT') {
    return failure('TIMED_OUT', asked, `fell silent after ${received} bytes of its answer`, details);
  }
  if (/^Z_(?!BUF_)|^ERR_(?:_ERROR_FORMAT|BROTLI)/.test(code)) {
    return failure('MALFORMED', asked, `sent an answer that cannot be decompressed (${code})`, details);
  }
  return failure('MALFORMED', asked, `cut off its answer after ${received} bytes`, details);
};

/** Whether the same request may go better in a moment: see the matrix in this folder's README. */
export const isPassing = ({ kind, status, cause }: UpstreamError): boolean => {
  if (kind === 'RATE_LIMITED') return true;
  if (kind === 'TOO_LARGE' || kind === 'FORBIDDEN_ADDRESS' || kind === 'REFUSED') return false;
  if (cause !== undefined) return PASSING_CODES.has(codeOf(cause) ?? '');
  return status !== undefined && status >= 500 && !FINAL_SERVER_ERRORS.has(status);
};

/** What an error came from, and that from: a call that was kept back names the failure that it was kept back for. */
function* causesOf(error: unknown): Generator {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

/** Whether the host's name does not exist, as far as the name server says. */
export const isUnknownName = (error: UpstreamError): boolean =>
  Array.from(causesOf(error)).some((cause) => codeOf(cause) === 'ENOTFOUND');

/** Connected to, but the request was never answered: an end of the connection, silence, or something that is no HTTP. */
export const isWithoutAnswer = ({ kind, cause }: UpstreamError): boolean =>
  ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'].includes(codeOf(cause) ?? '') ||
  (kind === 'MALFORMED' && cause instanceof errors.HTTPParserError);

/** The same error as the outcome of a whole call. */
export const afterAttempts = (error: UpstreamError, attempts: number): UpstreamError => {
  if (attempts < 2) return error;
  const { kind, message, url, status, retryAfterMs, line, cause } = error;
  return new UpstreamError(kind, `${message} (after ${attempts} attempts)`, {
    ...(url === undefined ? {} : { url }),
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(line === undefined ? {} : { line }),
    cause: cause ?? error,
  });
};
