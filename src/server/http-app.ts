import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { fastifyCompress } from '@fastify/compress';
import { fastifyCors } from '@fastify/cors';
import { fastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { registerBody } from './body.ts';
import { browserHeaders, EXPOSED_HEADERS, givenRequestId, NO_PAGE_POLICY } from './common-headers.ts';
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
  /** Gets each request before Fastify does, and answers it or hands it on. */
  readonly front?: (handle: RequestListener) => RequestListener;
}

/** HTTP without routes: time-outs, bodies, refusals, headers of all answers, compression, open to every origin. */
export async function createHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const app = createFastify(options);
  options.observe?.(app);
  const always = Object.entries(browserHeaders(options.isSecure));
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    for (const [name, value] of always) void reply.header(name, value);
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', NO_PAGE_POLICY);
    if (options.isFresh && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    // A kept connection would hold up the closing of the port for as long as it is kept.
    if (options.isDraining()) void reply.header('connection', 'close');
    done(null, payload);
  });
  // Queries come from any page in any browser: there is nothing here that is not public (decision 0002).
  await app.register(fastifyCors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: [...EXPOSED_HEADERS],
    maxAge: 86_400,
    strictPreflight: false,
  });
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'], globalDecompression: false });
  registerBody(app);
  registerHttpErrors(app, options.limits);
  return app;
}

/** Fastify with the time-outs that are off or very long by default: a slow body would hold its connection for ever. */
function createFastify({ log, limits, trustProxy, front }: HttpAppOptions): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  return fastify({
    loggerInstance,
    // Its own lines hold the whole address, so whole queries; ours hold the operation's name.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => givenRequestId(headers['x-request-id']) ?? randomUUID(),
    trustProxy: proxiesOf(trustProxy),
    bodyLimit: limits.bodyBytes,
    serverFactory: (handle) => createHttpServer(limits, front?.(handle) ?? handle),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    clientErrorHandler: answerClientError(limits),
  });
}

function createHttpServer({ receiveTimeoutMs, headersTimeoutMs }: Limits, listener: RequestListener): Server {
  const options: ServerOptions = {
    requestTimeout: receiveTimeoutMs,
    headersTimeout: headersTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs),
    keepAliveTimeout: 5_000,
  };
  return createServer(options, listener);
}

/** In Fastify's terms; hop 0 is who has opened the connection. */
function proxiesOf(
  trusted: HttpAppOptions['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  return trusted.length === 0 ? false : [...trusted];
}
