import { randomUUID } from 'node:crypto';
import { fastifyCompress } from '@fastify/compress';
import { fastifyCors } from '@fastify/cors';
import { fastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { registerBody } from './body.ts';
import { answerClientError, registerHttpErrors } from './http-errors.ts';
import type { Limits } from './limits.ts';

interface HttpAppOptions {
  readonly log: Logger;
  readonly limits: Limits;
  /** Proxies whose X-Forwarded-For is believed: addresses and CIDRs, or how many stand before us. */
  readonly trustProxy: readonly string[] | number;
  /** Whether the operator has published an address with https. */
  readonly isSecure: boolean;
  /** Whether answers that say nothing about being kept are not to be kept. */
  readonly isFresh: boolean;
  /** From the moment on that the port is to be closed. */
  readonly isDraining: () => boolean;
  /** Adds hooks that are to see every request, also a preflight. */
  readonly observe?: (app: FastifyInstance) => void;
}

const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** A year. */
const STRICT = 'max-age=31536000';
const REQUEST_ID = /^[\w.:-]{1,64}$/;

/** HTTP without routes: time-outs, bodies, refusals, headers of all answers, compression, open to every origin. */
export async function createHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const app = createFastify(options);
  options.observe?.(app);
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    // For those who open an answer as a page; the pages have policies of their own. Any page may read our answers.
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', NO_PAGE_POLICY);
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    if (options.isSecure) void reply.header('strict-transport-security', STRICT);
    if (options.isFresh && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    // A kept connection would hold up the closing of the port for as long as it is kept.
    if (options.isDraining()) void reply.header('connection', 'close');
    done(null, payload);
  });
  // Queries come from any page in any browser: there is nothing here that is not public (decision 0002).
  await app.register(fastifyCors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: ['x-request-id', 'etag', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    maxAge: 86_400,
    strictPreflight: false,
  });
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'], globalDecompression: false });
  registerBody(app);
  registerHttpErrors(app, options.limits);
  return app;
}

/** Fastify with the time-outs that are off or very long by default: a slow body would hold its connection for ever. */
function createFastify({ log, limits, trustProxy }: HttpAppOptions): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  return fastify({
    loggerInstance,
    // Its own lines hold the whole address, so whole queries; ours hold the operation's name.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    trustProxy: proxiesOf(trustProxy),
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
    clientErrorHandler: answerClientError(limits),
  });
}

/** In Fastify's terms; hop 0 is who has opened the connection. */
function proxiesOf(
  trusted: HttpAppOptions['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  return trusted.length === 0 ? false : [...trusted];
}
