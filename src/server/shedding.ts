import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../observability/metrics.ts';
import { sendError } from './http-errors.ts';
import { pressureMessage, RETRY_AFTER_SECONDS } from './pressure.ts';
import type { Pressure } from './pressure.ts';

/** What costs something to answer. Health and metrics are answered always, and so are the pages that are only sent. */
const COSTLY: ReadonlySet<string | undefined> = new Set(['/graphql', '/']);

/**
 * Turns costly requests away before their bodies are read, while the process is under pressure: 503, when to come back,
 * and why. To be called after CORS is set up, so that a page in a browser can read the refusal.
 */
export function registerShedding(app: FastifyInstance, pressure: Pressure, metrics: Metrics | undefined): void {
  app.addHook('onRequest', (request, reply, done) => {
    const reasons = COSTLY.has(request.routeOptions.url) ? pressure.state().reasons : [];
    if (reasons.length === 0) {
      done();
      return;
    }
    metrics?.requests.shed(reasons);
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    void sendError(request, reply, 503, 'OVERLOADED', pressureMessage(reasons));
  });
}
