import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Metrics } from '../../observability/metrics.ts';
import { createClientIp } from '../client-ip.ts';
import type { WorkOf } from '../query-cost.ts';
import type { Prepaid } from '../rate-limit-hook.ts';
import type { RateLimit } from '../rate-limit.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createReadyAnswers } from './ready-answers.ts';
import type { SharedAnswers } from './ready-answers.ts';
import { createReadyFront } from './ready-front.ts';
import type { FrontObservation } from './ready-front.ts';
import { createReadyRoute } from './ready-route.ts';
import type { ReadyRoute } from './ready-route.ts';
import { createRepeatedRequests } from './repeated-requests.ts';
import { validityOf } from './validity.ts';
import type { DataTimes, Validity } from './validity.ts';

/** What answers are kept by, and how much of them. */
export interface ReadySettings {
  /** Bytes that kept answers take at the most. */
  readonly bytes: number;
  /** Names the state of the data that the next read sees. */
  readonly revision: () => number;
  /** Of the present revision; asked once for each. */
  readonly times: () => DataTimes;
  /** Where replicas share the heavy ones; without it each has its own. */
  readonly shared?: SharedAnswers;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

interface ReadyOptions extends ReadySettings {
  /** The path of the GraphQL route. */
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly workOf: WorkOf;
  readonly metrics: Metrics | undefined;
  readonly rateLimit: RateLimit | undefined;
  readonly trustProxy: readonly string[] | number;
  readonly isSecure: boolean;
  readonly log: Logger;
  /** Whether requests may be answered before the long way has looked at them. */
  readonly isOpen: () => boolean;
}

/** Kept answers: in the GraphQL route, and before Fastify. */
export interface Ready {
  readonly route: ReadyRoute;
  readonly front: (handle: RequestListener) => RequestListener;
  /** Where the front tells what it has taken from a client whose request it hands on. */
  readonly prepaid: Prepaid;
}

export function createReady(options: ReadyOptions): Ready {
  const { schema, workOf, shared, path, metrics, now = Date.now } = options;
  const kept = createKeptAnswers(options);
  const repeated = createRepeatedRequests(kept, path);
  const prepaid: Prepaid = new WeakMap();
  let valid: { readonly revision: number; readonly validity: Validity } | undefined;
  const validity = (): Validity => {
    const revision = kept.revision();
    if (valid?.revision !== revision) valid = { revision, validity: validityOf(options.times(), now) };
    return valid.validity;
  };
  const counts = { repeated: 0, memory: 0, shared: 0, 'worked-out': 0 };
  const found = (where: keyof typeof counts): void => {
    counts[where] += 1;
  };
  metrics?.ready(() => ({ found: counts, ...kept.size(), ageSeconds: Number(validity().age() ?? 0) }));
  const answers = createReadyAnswers({ schema, kept, workOf, found, ...(shared === undefined ? {} : { shared }) });
  const observe = (request: FrontObservation): void => {
    found('repeated');
    if (metrics !== undefined) count(metrics, path, request);
  };
  return {
    prepaid,
    route: createReadyRoute({ kept, answers, validity, repeated, found }),
    front: createReadyFront({
      ...options,
      ...{ kept, repeated, validity, prepaid, observe, clientIp: createClientIp(options.trustProxy) },
    }),
  };
}

/** As the long way counts each request. */
function count({ requests }: Metrics, route: string, { method, status, operation, seconds }: FrontObservation): void {
  requests.http(method)({ route, status, seconds });
  const outcome = status === 499 ? 'gone' : 'ok';
  requests.graphql({ operation, type: 'query', outcome, seconds, limits: [] });
}
