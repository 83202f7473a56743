import type { FastifyInstance } from 'fastify';

interface HealthOptions {
  /** Whether the process can answer questions about the catalogues. */
  readonly ready: () => boolean;
  readonly draining: () => boolean;
  /** What is over its bound, so that requests are turned away; empty in good times. */
  readonly pressure: () => readonly string[];
}

/** `/health/live` is for restarting a dead process, `/health/ready` for choosing who gets requests. */
export function registerHealth(app: FastifyInstance, { ready, draining, pressure }: HealthOptions): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', (_request, reply) => {
    if (draining()) return reply.code(503).send({ status: 'draining' });
    if (!ready()) return reply.code(503).header('retry-after', '1').send({ status: 'starting' });
    const reasons = pressure();
    if (reasons.length > 0) {
      return reply.code(503).header('retry-after', '2').send({ status: 'under pressure', reasons });
    }
    return reply.send({ status: 'ready' });
  });
}
