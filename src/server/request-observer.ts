import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphqlOutcome } from '../observability/request-metrics.ts';
import type { Metrics } from '../observability/metrics.ts';
import { NO_TRACING } from '../observability/tracing.ts';
import type { Tracing } from '../observability/tracing.ts';
import { INTERNAL } from './errors.ts';
import type { RequestRecord } from './request-plugin.ts';

/** Traces and counts GraphQL requests, by what is written of them in their record. */
export interface RequestObserver {
  /** The whole of a request, as its client sees it. */
  readonly request: <T>(request: FastifyRequest, reply: FastifyReply, work: () => Promise<T>) => Promise<T>;
  /** The reading, checking and answering of its operation. What is at hand at once is given at once where nothing is traced. */
  readonly operation: <T>(record: RequestRecord, work: () => T | Promise<T>) => T | Promise<T>;
  /** One more was turned away because too many are being answered. */
  readonly crowded: () => void;
  /** Counts it, when its status is known. */
  readonly answered: (record: RequestRecord, status: number, ms: number) => void;
}

interface RequestObserverOptions {
  readonly metrics: Metrics | undefined;
  readonly tracing: Tracing;
}

export function createRequestObserver({ metrics, tracing }: RequestObserverOptions): RequestObserver {
  return {
    request: (request, reply, work) =>
      tracing.span(
        `${request.method} ${routeOf(request)}`,
        {
          kind: 'server',
          remote: request.headers,
          attributes: {
            'http.request.method': request.method,
            'http.route': routeOf(request),
            'kommungraf.request_id': request.id,
          },
        },
        async (span) => {
          const result = await work();
          span.set({ 'http.response.status_code': reply.statusCode });
          if (reply.statusCode >= 500) span.fail(String(reply.statusCode));
          return result;
        },
      ),
    operation: (record, work) => {
      if (tracing === NO_TRACING) return work();
      return tracing.span('graphql', { kind: 'internal' }, async (span) => {
        if (span.traceId !== undefined) record.traceId = span.traceId;
        const result = await work();
        const { operationName, operationType, errorCodes } = record;
        if (operationType !== undefined) {
          span.rename(operationName === undefined ? operationType : `${operationType} ${operationName}`);
          span.set({ 'graphql.operation.type': operationType });
        }
        if (operationName !== undefined) span.set({ 'graphql.operation.name': operationName });
        if (errorCodes !== undefined) {
          span.set({ 'kommungraf.errors': errorCodes });
          if (errorCodes.includes(INTERNAL)) span.fail(INTERNAL);
        }
        return result;
      });
    },
    crowded() {
      metrics?.requests.shed(['concurrency']);
    },
    answered({ operationName, operationType, errorCodes = [], limits = [] }, status, ms) {
      metrics?.requests.graphql({
        operation: operationName,
        type: operationType,
        outcome: outcomeOf(status, errorCodes),
        seconds: ms / 1000,
        limits,
      });
    },
  };
}

function outcomeOf(status: number, codes: readonly string[]): GraphqlOutcome {
  if (status === 499) return 'gone';
  if (status === 504 || codes.includes('TIMEOUT')) return 'timeout';
  if (status >= 500 || codes.includes(INTERNAL)) return 'failed';
  return codes.length > 0 || status >= 400 ? 'refused' : 'ok';
}

/** As registered, never as asked for. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';
