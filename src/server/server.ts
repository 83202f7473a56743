import { setTimeout as delay } from 'node:timers/promises';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Metrics } from '../observability/metrics.ts';
import { NO_TRACING } from '../observability/tracing.ts';
import type { Tracing } from '../observability/tracing.ts';
import { createApollo } from './apollo.ts';
import { createCostPlugin } from './cost-plugin.ts';
import { createDocumentStore } from './document-store.ts';
import { internalMessage } from './errors.ts';
import type { Example } from './example.ts';
import { registerGraphql } from './graphql-route.ts';
import { registerHealth } from './health.ts';
import { createHttpApp } from './http-app.ts';
import { createKnownAnswers } from './known-answers.ts';
import { createKnownOperations } from './known-operations.ts';
import type { Lifetime } from './lifetime.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { countRequests, registerMetrics } from './metrics-route.ts';
import type { Overview } from './overview.ts';
import { registerPages } from './pages.ts';
import type { Pressure } from './pressure.ts';
import { createRequestObserver } from './request-observer.ts';
import type { WorkOf } from './query-cost.ts';
import type { RateLimit } from './rate-limit.ts';
import { createReady } from './ready/ready.ts';
import type { ReadySettings } from './ready/ready.ts';
import { registerRateLimit } from './rate-limit-hook.ts';
import { createRequestPlugin } from './request-plugin.ts';
import type { RequestRecord, RequestRecords } from './request-plugin.ts';
import { stopWhenEnded } from './stop-resolving.ts';
import { registerShedding } from './shedding.ts';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  /** Makes the resolvers' context for one request, whose signal is aborted when the client goes or the time is up. */
  readonly createContext: (ending: Pick<Lifetime, 'signal'>) => object;
  /** Calls the work so that what it reads is of one state of the data; without it each read is of its own. */
  readonly reading?: <T>(work: () => T) => T;
  /** The schema as text, served at `/schema.graphql`. */
  readonly sdl: string;
  readonly log: Logger;
  /** Those that differ from {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** On unless switched off: the schema is public. */
  readonly introspection?: boolean;
  /** Counts and health for the front page, of the current revision. */
  readonly overview: () => Overview;
  readonly examples: readonly Example[];
  readonly ready: () => boolean;
  /** Where clients reach `/`, when it is not where requests say they came to. */
  readonly publicUrl?: string;
  /** What is counted, and served at `/metrics`; without it nothing is. */
  readonly metrics?: Metrics;
  /** Who reads `/metrics` must send it as a bearer token; without it they are public. */
  readonly metricsToken?: string;
  readonly tracing?: Tracing;
  /** Says when queries are to be turned away; without it never. Closed by its owner. */
  readonly pressure?: Pressure;
  /** Requests to catalogues that a field can cause; without it none does. */
  readonly workOf?: WorkOf;
  /** Points a minute for each client; without it clients are not counted. The server closes it. */
  readonly rateLimit?: RateLimit;
  /** Keeps answers as bytes; without it each request is worked out. */
  readonly readyAnswers?: ReadySettings;
  /** Proxies whose X-Forwarded-For is believed: addresses and CIDRs, or how many stand before us; none without it. */
  readonly trustProxy?: readonly string[] | number;
}

export interface Server {
  readonly app: FastifyInstance;
  /** Opens the port and gives its address; port 0 is any free one. */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<string>;
  /**
   * Readiness 503 at once; after `drainGraceMs` no new connections, requests in flight are finished (at most 10 s),
   * then everything is closed. A second call waits for the first.
   */
  readonly drain: () => Promise<void>;
}

const PATH = '/graphql';

/** Builds the HTTP server: the GraphQL endpoint with its limits, pages, schema and health. It listens to nothing yet. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  let draining: Promise<void> | undefined;

  const { metrics, pressure, tracing = NO_TRACING, trustProxy = [], log } = options;
  const workOf = options.workOf ?? (() => ({ each: 0, once: 0, searches: 0 }));
  const isSecure = options.publicUrl?.startsWith('https:') === true;
  const ready =
    options.readyAnswers &&
    createReady({
      ...options.readyAnswers,
      ...{
        path: PATH,
        schema: options.schema,
        workOf,
        metrics,
        rateLimit: options.rateLimit,
        trustProxy,
        isSecure,
        log,
      },
      // A trace holds each request, and what is not answered is refused the long way.
      isOpen: () => draining === undefined && tracing === NO_TRACING && (pressure?.state().reasons.length ?? 0) === 0,
    });

  const app = await createHttpApp({
    log,
    limits,
    trustProxy,
    isSecure,
    isFresh: true,
    ...(ready && { front: ready.front }),
    isDraining: () => draining !== undefined,
    ...(metrics === undefined
      ? {}
      : {
          observe: (bare: FastifyInstance) => {
            countRequests(bare, metrics);
          },
        }),
  });
  const charge =
    options.rateLimit === undefined ? undefined : registerRateLimit(app, options.rateLimit, ready?.prepaid);
  registerHealth(app, {
    ready: options.ready,
    draining: () => draining !== undefined,
    pressure: () => pressure?.state().reasons ?? [],
  });
  registerMetrics(app, { metrics, token: options.metricsToken });
  if (pressure !== undefined) registerShedding(app, pressure, metrics);

  const records: RequestRecords = new WeakMap();
  stopWhenEnded(options.schema);
  const documents = createDocumentStore();
  const apollo = createApollo({
    documents,
    schema: options.schema,
    introspection: options.introspection ?? true,
    limits,
    log: options.log,
    plugins: [
      createRequestPlugin(limits, records),
      createCostPlugin({ limits, workOf, records }),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await apollo.start();
  const observer = createRequestObserver({ metrics, tracing });
  const openContext = maskedContext(options.createContext);
  const known = createKnownAnswers({
    operations: createKnownOperations({ schema: options.schema, documents, workOf }),
    limits,
    createContext: options.createContext,
    reading: options.reading ?? ((work) => work()),
    count: (way) => metrics?.requests.executed(way),
  });
  registerGraphql(app, {
    path: PATH,
    page: 'graphiql',
    apollo,
    known,
    openContext,
    limits,
    records,
    observer,
    ...(charge && { charge }),
    ...(ready && { ready: ready.route }),
  });
  const { sdl, overview, examples, publicUrl } = options;
  await registerPages(app, { sdl, overview, examples, publicUrl });

  return {
    app,
    listen: ({ host, port }) => app.listen({ host, port }),
    drain: () => {
      draining ??= delay(limits.drainGraceMs)
        .then(() => apollo.stop())
        .finally(() => options.rateLimit?.close());
      return draining;
    },
  };
}

/** A context that cannot be made is our bug; Apollo would tell its message, so it is written down here and masked. */
function maskedContext(
  createContext: ServerOptions['createContext'],
): (ending: Pick<Lifetime, 'signal'>, record: RequestRecord) => Promise<object> {
  return (ending, record) => {
    try {
      return Promise.resolve(createContext(ending));
    } catch (error) {
      record.log.error({ err: error }, 'the context of a request could not be made');
      return Promise.reject(new Error(internalMessage(record.id), { cause: error }));
    }
  };
}
