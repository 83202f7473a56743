import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import { createBoundedNames } from './bounded-names.ts';

/**
 * How a GraphQL request ended: `ok` without errors, `refused` for the caller's own mistakes and limits, `failed` for
 * a fault of ours, `timeout` at the deadline, `gone` when nobody was there to take the answer.
 */
export type GraphqlOutcome = 'ok' | 'refused' | 'failed' | 'timeout' | 'gone';

/** One answered GraphQL request. */
export interface GraphqlObservation {
  /** As the caller named it; undefined for an operation without a name, or for a document that was refused before. */
  readonly operation: string | undefined;
  readonly type: string | undefined;
  readonly outcome: GraphqlOutcome;
  readonly seconds: number;
  /** Names of the limits that it broke. */
  readonly limits: readonly string[];
}

/** One answered HTTP request. */
export interface HttpObservation {
  readonly method: string;
  /** The path as registered, never as asked for; undefined where there is none. */
  readonly route: string | undefined;
  readonly status: number;
  readonly seconds: number;
}

/** What the server tells of the requests it answers. */
export interface RequestMetrics {
  /** A request has come; the function is to be called once, when it has been answered or given up. */
  readonly http: (method: string) => (ended: Omit<HttpObservation, 'method'>) => void;
  readonly graphql: (request: GraphqlObservation) => void;
  /** A GraphQL request is executed in this way: compiled, or by graphql-js and why. */
  readonly executed: (way: string) => void;
  /** A request was turned away under pressure, for these reasons. */
  readonly shed: (reasons: readonly string[]) => void;
}

/** Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Distinct names of operations that get series of their own. */
const OPERATIONS_KEPT = 50;
/** Far more than there are limits. */
const LIMITS_KEPT = 50;
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
/** Limits that are told apart by the HTTP status, which they have whether or not GraphQL was reached. */
const LIMIT_OF_STATUS: ReadonlyMap<number, string> = new Map([
  [413, 'bodyBytes'],
  [429, 'pointsPerMinute'],
  [504, 'requestTimeoutMs'],
]);
const LIMITS_BY_STATUS: ReadonlySet<string> = new Set(LIMIT_OF_STATUS.values());

/** Registers the metrics of requests. */
export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const operationName = createBoundedNames(OPERATIONS_KEPT);
  const limitName = createBoundedNames(LIMITS_KEPT);
  const httpRequests = new Counter({
    name: 'kommungraf_http_requests_total',
    help: 'HTTP requests by method, route and status; 499 is a client that went away.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const httpDuration = new Histogram({
    name: 'kommungraf_http_request_duration_seconds',
    help: 'Time from the arrival of an HTTP request to the end of its answer, by route.',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'kommungraf_http_requests_in_flight',
    help: 'HTTP requests being answered.',
    registers,
  });
  const graphqlRequests = new Counter({
    name: 'kommungraf_graphql_requests_total',
    help: `GraphQL requests by operation name (the first ${OPERATIONS_KEPT}, then "other"), type and outcome.`,
    labelNames: ['operation', 'type', 'outcome'],
    registers,
  });
  const graphqlDuration = new Histogram({
    name: 'kommungraf_graphql_request_duration_seconds',
    help: 'Time to answer a GraphQL request, by operation name.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'kommungraf_refusals_total',
    help: 'Requests refused for breaking a limit, by limit.',
    labelNames: ['limit'],
    registers,
  });
  const executions = new Counter({
    name: 'kommungraf_graphql_executions_total',
    help: 'GraphQL requests by how they were executed: compiled, or by graphql-js because the operation was new, was asked for in an unusual way, cannot be compiled, or deviated: was to be answered with errors, now or lately.',
    labelNames: ['way'],
    registers,
  });
  const shed = new Counter({
    name: 'kommungraf_shed_requests_total',
    help: 'Requests turned away because there was too much to do, by what there was too much of.',
    labelNames: ['reason'],
    registers,
  });

  return {
    http(method) {
      inFlight.inc();
      return ({ route = 'none', status, seconds }) => {
        inFlight.dec();
        httpRequests.inc({ method: METHODS.has(method) ? method : 'other', route, status: String(status) });
        httpDuration.observe({ route }, seconds);
        const limit = LIMIT_OF_STATUS.get(status);
        if (limit !== undefined) refusals.inc({ limit });
      };
    },
    graphql({ operation, type, outcome, seconds, limits }) {
      // An operation that was refused before it was read has no type, and must not use up a name.
      const name = type === undefined ? 'unread' : operation === undefined ? 'unnamed' : operationName(operation);
      graphqlRequests.inc({ operation: name, type: type ?? 'unread', outcome });
      graphqlDuration.observe({ operation: name }, seconds);
      for (const limit of new Set(limits)) {
        if (!LIMITS_BY_STATUS.has(limit)) refusals.inc({ limit: limitName(limit) });
      }
    },
    executed(way) {
      executions.inc({ way });
    },
    shed(reasons) {
      for (const reason of reasons) shed.inc({ reason });
    },
  };
}
