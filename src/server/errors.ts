import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { InputError, RecordUnavailableError, StaleDataError } from '../errors.ts';
import { RequestEnded } from './lifetime.ts';
import { ADVICE } from './limits.ts';
import type { Limits } from './limits.ts';

/** Codes that say the caller can do something about it; all others are our fault and masked. */
const CALLER_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
  'RATE_LIMITED',
]);

export const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** graphql-js refuses an argument at execution (null from a nullable variable) with no code of its own. */
const ARGUMENT_REFUSED = /^Argument "([^"]+)" (?:of (?:required|non-null) type|has invalid value)/;

/** Apollo's words for an array of operations in one body. */
const BATCH = 'Operation batching disabled.';

/** graphql-js 16 writes "more that". */
const TOO_MANY_TOKENS = /Document contains more tha[nt] \d+ tokens/;

/** What was thrown in the beginning, below the wrappings of the executor. */
export function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

/** The end of the request, where that is what an error comes from, also as the cause of an upstream's failure. */
function endOf(root: unknown): RequestEnded | undefined {
  let error = root;
  for (let step = 0; step < 5; step += 1) {
    if (error instanceof RequestEnded) return error;
    if (!(error instanceof Error)) return undefined;
    error = error.cause;
  }
  return undefined;
}

/** What is said of a bug of ours; with the id its whole record is found in the log. */
export function internalMessage(requestId: string | undefined): string {
  return requestId === undefined
    ? 'Internal error; the request id is in the header x-request-id'
    : `Internal error; the request id is ${requestId}`;
}

/**
 * Apollo's `formatError`: an {@link InputError} becomes `BAD_USER_INPUT` with its sentence and `extensions.argument`;
 * a {@link StaleDataError} becomes `STALE_DATA` with `extensions.catalogues`, a {@link RecordUnavailableError}
 * `RECORD_UNAVAILABLE`;
 * refusals by graphql-js and Apollo keep their messages and, where a limit is behind them, get `extensions.limit`;
 * the end of a request is `TIMEOUT`; everything else is `INTERNAL_SERVER_ERROR` with nothing of what happened.
 */
export function createFormatError(
  limits: Limits,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const root = rootOf(error);
    const place = placeOf(formatted);
    if (root instanceof InputError) {
      return { message: root.message, ...place, extensions: { code: 'BAD_USER_INPUT', argument: root.argument } };
    }
    if (root instanceof StaleDataError) return { message: root.message, ...place, extensions: staleExtensions(root) };
    if (root instanceof RecordUnavailableError) {
      return { message: root.message, ...place, extensions: { code: 'RECORD_UNAVAILABLE' } };
    }
    const end = endOf(root);
    if (end !== undefined) {
      const message = `${end.message} Ask for less at a time, and try again.`;
      const limit = { name: 'requestTimeoutMs', value: limits.requestTimeoutMs };
      return { message, ...place, extensions: { code: 'TIMEOUT', limit } };
    }
    if (CALLER_CODES.has(formatted.extensions?.['code'])) return withLimit(formatted, error, limits);
    const refused = root instanceof GraphQLError ? ARGUMENT_REFUSED.exec(root.message) : null;
    if (refused !== null) {
      return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT', argument: refused[1] } };
    }
    return { message: internalMessage(undefined), ...place, extensions: { code: INTERNAL } };
  };
}

/** A list may stand on hundreds of catalogues; the count tells that there are more than are named. */
const CATALOGUES_NAMED = 10;

function staleExtensions({ tooOld }: StaleDataError): NonNullable<GraphQLFormattedError['extensions']> {
  const catalogues = tooOld
    .slice(0, CATALOGUES_NAMED)
    .map(({ catalogueId, lastSuccess = null, refresh, askAgain = null }) => ({
      slug: catalogueId,
      lastSuccess,
      refresh,
      askAgain,
    }));
  return { code: 'STALE_DATA', count: tooOld.length, catalogues };
}

function placeOf(formatted: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
}

/** The limits that graphql-js and Apollo enforce say neither their name nor what to do, and stop counting there. */
function withLimit(formatted: GraphQLFormattedError, error: unknown, limits: Limits): GraphQLFormattedError {
  const { extensions } = formatted;
  if (formatted.message === BATCH) {
    const limit = { name: 'operations', value: 1 };
    const message =
      'The body is a list; one operation is answered for each request. Send {"query": "…", "variables": {…}}, and ask for many things with several fields of one query.';
    return { ...formatted, message, extensions: { ...extensions, limit } };
  }
  if (extensions?.['code'] === 'GRAPHQL_PARSE_FAILED' && TOO_MANY_TOKENS.test(formatted.message)) {
    const limit = { name: 'tokens', value: limits.tokens };
    const message = `The query has more than ${limits.tokens} tokens, the most that are read. ${ADVICE.tokens}`;
    return { ...formatted, message, extensions: { ...extensions, limit } };
  }
  // The parser calls itself for each bracket; within the limit of tokens that can still be more than the stack holds.
  if (extensions?.['code'] === 'GRAPHQL_PARSE_FAILED' && rootOf(error) instanceof RangeError) {
    const limit = { name: 'depth', value: limits.depth };
    const message = `The query is nested too deeply to be read; at most ${limits.depth} levels are answered. ${ADVICE.depth}`;
    return { ...formatted, message, extensions: { ...extensions, limit } };
  }
  if (extensions?.['validationErrorCode'] === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED') {
    const limit = { name: 'selections', value: limits.selections };
    const message = `The query selects more than ${limits.selections} fields, counting each fragment wherever it is spread. ${ADVICE.selections}`;
    return { ...formatted, message, extensions: { code: extensions['code'], limit } };
  }
  return formatted;
}
