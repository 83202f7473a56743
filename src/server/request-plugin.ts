import type {
  ApolloServerPlugin,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
  HTTPGraphQLRequest,
} from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { DocumentNode, GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import { INTERNAL, internalMessage, rootOf } from './errors.ts';
import type { Limits } from './limits.ts';
import type { RateRefusal } from './rate-limit-hook.ts';
import { checkVariables } from './variables.ts';

/** What is known of one GraphQL request besides its text: who asks, and what is written in the log about it. */
export interface RequestRecord {
  readonly id: string;
  readonly log: FastifyBaseLogger;
  /** Takes points from the client's quota; the refusal when they are too many. */
  readonly charge: (points: number) => Promise<RateRefusal | undefined>;
  operationName?: string;
  operationType?: string;
  /** What was asked, parsed and found to be valid. */
  document?: DocumentNode;
  errorCodes?: readonly string[];
  /** Names of the limits that it broke. */
  limits?: readonly string[];
  /** Of the trace it is part of, where there are traces. */
  traceId?: string;
}

/** Records by the very object that is handed to Apollo, so that the resolvers' context stays free of them. */
export type RequestRecords = WeakMap<HTTPGraphQLRequest, RequestRecord>;

/** Letters of an operation's name in the log. */
export const NAME_LOGGED = 80;
const FAILURES_LOGGED = 5;

/** Which operation it is, as it stands in logs, metrics and traces. */
export function noteOperation(record: RequestRecord, { operation, name }: OperationDefinitionNode): void {
  record.operationType = operation;
  if (name !== undefined) record.operationName = name.value.slice(0, NAME_LOGGED);
}

/**
 * Apollo's hooks for one request: refuses variables that nothing could read, writes our own bugs whole into the log, puts the request id into their masked messages, and answers clients of the old media type in its way.
 */
export function createRequestPlugin(limits: Limits, records: RequestRecords): ApolloServerPlugin<object> {
  return {
    requestDidStart: (context) => {
      const record = context.request.http && records.get(context.request.http);
      return Promise.resolve(listener(limits, record));
    },
  };
}

function listener(limits: Limits, record: RequestRecord | undefined): GraphQLRequestListener<object> {
  return {
    didResolveOperation: (context) => {
      const { operation, request } = context;
      if (record !== undefined && operation !== undefined) {
        noteOperation(record, operation);
        record.document = context.document;
      }
      checkVariables(request.variables ?? {}, limits.variableDepth);
      return Promise.resolve();
    },
    willSendResponse: (context) => {
      const { body } = context.response;
      if (body.kind === 'single' && body.singleResult.errors !== undefined) {
        const { errors } = body.singleResult;
        logInternal(context, errors, record);
        body.singleResult.errors = errors.map((error) =>
          error.extensions?.['code'] === INTERNAL ? { ...error, message: internalMessage(record?.id) } : error,
        );
        if (record !== undefined) {
          record.errorCodes = codesOf(errors);
          record.limits = limitsOf(errors);
        }
        if (isLegacyRefusal(context, errors)) context.response.http.status = 200;
      }
      return Promise.resolve();
    },
  };
}

/**
 * The formatted errors stand in the order of the raw ones; the raw ones hold what happened. One broken resolver below a
 * page of a thousand fails a thousand times, so only the first few are written out.
 */
function logInternal(
  context: GraphQLRequestContextWillSendResponse<object>,
  formatted: readonly GraphQLFormattedError[],
  record: RequestRecord | undefined,
): void {
  const internal = (context.errors ?? []).filter((_, index) => formatted[index]?.extensions?.['code'] === INTERNAL);
  for (const error of internal.slice(0, FAILURES_LOGGED)) {
    const where = {
      err: rootOf(error),
      path: error.path?.join('.'),
      operation: record?.operationName,
      failures: internal.length,
    };
    if (record === undefined) context.logger.error(where);
    else record.log.error(where, 'a resolver failed');
  }
}

function codesOf(errors: readonly GraphQLFormattedError[]): readonly string[] {
  const codes = errors.map((error) => error.extensions?.['code']).filter((code) => typeof code === 'string');
  return [...new Set(codes)].slice(0, 10);
}

function limitsOf(errors: readonly GraphQLFormattedError[]): readonly string[] {
  return errors.flatMap(({ extensions }) => {
    const limit = extensions?.['limit'];
    if (typeof limit !== 'object' || limit === null || !('name' in limit)) return [];
    return typeof limit.name === 'string' ? [limit.name] : [];
  });
}

/**
 * GraphQL over HTTP 6.4.1: a client that takes only `application/json` should get 200 for a document that cannot be
 * parsed, validated or given its variables. Our own limits stay 400 for everyone, and so does a request without a document.
 */
function isLegacyRefusal(
  context: GraphQLRequestContextWillSendResponse<object>,
  errors: readonly GraphQLFormattedError[],
): boolean {
  const { http } = context.request;
  const { body } = context.response;
  if (context.response.http.status !== 400 || body.kind !== 'single' || 'data' in body.singleResult) return false;
  if (http?.headers.get('accept')?.includes('application/graphql-response+json') === true) return false;
  return errors.every(({ extensions }) => {
    const code = extensions?.['code'];
    if (extensions?.['limit'] !== undefined) return false;
    if (code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED') return true;
    return code === 'BAD_USER_INPUT' && context.document !== undefined;
  });
}
