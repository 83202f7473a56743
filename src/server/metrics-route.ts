import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../observability/metrics.ts';
import { sendError } from './http-errors.ts';

interface MetricsRouteOptions {
  /** Undefined: switched off. */
  readonly metrics: Metrics | undefined;
  /** Who scrapes must send it as a bearer token; without one the metrics are public. */
  readonly token: string | undefined;
}

/** The log's name for a client that went away before its answer, after nginx. */
const CLIENT_GONE = 499;

/** Counts every HTTP request, whatever becomes of it: to be called before other hooks are added, for they may answer. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    const ended = metrics.requests.http(request.method);
    reply.raw.once('close', () => {
      const status = reply.raw.writableFinished ? reply.statusCode : CLIENT_GONE;
      ended({ route: request.routeOptions.url, status, seconds: reply.elapsedTime / 1000 });
    });
    done();
  });
}

/** `/metrics` for Prometheus. */
export function registerMetrics(app: FastifyInstance, { metrics, token }: MetricsRouteOptions): void {
  app.get('/metrics', async (request, reply) => {
    if (metrics === undefined) {
      const message = 'Metrics are switched off here (METRICS=off).';
      return sendError(request, reply, 404, 'NOT_FOUND', message);
    }
    if (token !== undefined && !isBearer(request.headers.authorization, token)) {
      void reply.header('www-authenticate', 'Bearer realm="metrics"');
      const message =
        'The metrics are not public here. Send `authorization: Bearer …` with the token of METRICS_TOKEN.';
      return sendError(request, reply, 401, 'UNAUTHENTICATED', message);
    }
    return reply.header('content-type', metrics.contentType).send(await metrics.text());
  });
}

/** Compares hashes, which are equally long, in a time that says nothing of how much of the token was right. */
function isBearer(header: string | undefined, token: string): boolean {
  const given = /^bearer +(\S+) *$/i.exec(header ?? '')?.[1];
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(hash(given), hash(token));
}
