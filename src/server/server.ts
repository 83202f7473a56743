import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { fastifyCompress } from '@fastify/compress';
import { fastifyCors } from '@fastify/cors';
import { fastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createApollo } from './apollo.ts';
import { registerBody } from './body.ts';
import type { Example } from './example.ts';
import { registerGraphql } from './graphql-route.ts';
import { registerHealth } from './health.ts';
import { onClientError, registerHttpErrors } from './http-errors.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import type { Overview } from './overview.ts';
import { registerPages } from './pages.ts';
import { createRequestPlugin } from './request-plugin.ts';
import type { RequestRecords } from './request-plugin.ts';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  /** Makes the resolvers' context for one request; the signal is aborted when the client goes or the time is up. */
  readonly createContext: (signal: AbortSignal) => object;
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

const REQUEST_ID = /^[\w.:-]{1,64}$/;

/** Builds the HTTP server: the GraphQL endpoint with its limits, pages, schema and health. It listens to nothing yet. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  let draining: Promise<void> | undefined;

  const app = createApp(options.log, limits);
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    // A kept connection would hold up the closing of the port for as long as it is kept.
    if (draining !== undefined) void reply.header('connection', 'close');
    done(null, payload);
  });
  // Queries come from any page in any browser: there is nothing here that is not public (decision 0002).
  await app.register(fastifyCors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: ['x-request-id', 'etag', 'retry-after'],
    maxAge: 86_400,
    strictPreflight: false,
  });
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'], globalDecompression: false });
  registerBody(app);
  registerHttpErrors(app, limits);
  registerHealth(app, { ready: options.ready, draining: () => draining !== undefined });

  const records: RequestRecords = new WeakMap();
  const apollo = createApollo({
    schema: options.schema,
    introspection: options.introspection ?? true,
    limits,
    log: options.log,
    plugins: [createRequestPlugin(limits, records), fastifyApolloDrainPlugin(app)],
  });
  await apollo.start();
  registerGraphql(app, { apollo, createContext: options.createContext, limits, records });
  const { sdl, overview, examples, publicUrl } = options;
  await registerPages(app, { sdl, overview, examples, publicUrl });

  return {
    app,
    listen: ({ host, port }) => app.listen({ host, port }),
    drain: () => {
      draining ??= delay(limits.drainGraceMs).then(() => apollo.stop());
      return draining;
    },
  };
}

/** Fastify with the time-outs that are off or very long by default: a slow body would hold its connection for ever. */
function createApp(log: Logger, limits: Limits): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  return fastify({
    loggerInstance,
    // Its own lines hold the whole address, so whole queries; ours hold the operation's name.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.receiveTimeoutMs,
    http: {
      requestTimeout: limits.receiveTimeoutMs,
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeoutMs),
    },
    keepAliveTimeout: 5_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    clientErrorHandler: onClientError,
  });
}
