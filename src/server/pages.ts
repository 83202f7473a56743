import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Example } from './example.ts';
import { FRONT_POLICY, frontPage } from './front-page.ts';
import { registerGraphiql } from './graphiql-page.ts';
import type { Overview } from './overview.ts';
import { SANDBOX_POLICY, sandboxPage } from './sandbox-page.ts';

interface PagesOptions {
  readonly sdl: string;
  readonly overview: () => Overview;
  readonly examples: readonly Example[];
  readonly publicUrl: string | undefined;
}

/** `/`, `/sandbox`, `/graphiql` and `/schema.graphql`. */
export async function registerPages(app: FastifyInstance, options: PagesOptions): Promise<void> {
  const { sdl, overview, examples, publicUrl } = options;

  app.get('/', (request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', FRONT_POLICY)
      .send(frontPage({ overview: overview(), examples, endpoint: endpointOf(request, publicUrl) })),
  );

  app.get<{ Querystring: { example?: string } }>('/sandbox', (request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', SANDBOX_POLICY)
      .send(sandboxPage(examples, request.query.example)),
  );

  await registerGraphiql(app, examples);

  // Weak, because the compressed forms carry the same one (RFC 9110 section 8.8.1).
  const tag = `"${createHash('sha256').update(sdl).digest('base64url')}"`;
  app.get('/schema.graphql', (request, reply) => {
    void reply.header('etag', `W/${tag}`).header('cache-control', 'public, no-cache');
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.header('content-type', 'text/plain; charset=utf-8').send(sdl);
  });
}

/** If-None-Match compares weakly and may name several (RFC 9110 section 13.1.2). */
function isKnown(header: string | undefined, tag: string): boolean {
  const known = header?.split(',').map((each) => each.trim().replace(/^W\//, '')) ?? [];
  return known.includes(tag) || known.includes('*');
}

/** Where this request found us, unless the configuration knows better; an odd Host header is not repeated. */
function endpointOf(request: FastifyRequest, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return `${publicUrl.replace(/\/+$/, '')}/graphql`;
  const host = /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(request.host) ? request.host : 'localhost';
  return `${request.protocol}://${host}/graphql`;
}
