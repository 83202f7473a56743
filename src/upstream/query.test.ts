import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never } from './local-upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

/** Answers with what it was asked, after having failed as often as told. */
const echo =
  (failures = 0): Reply =>
  (response, request, count) => {
    void text(request).then((body) => {
      response.writeHead(count <= failures ? 503 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ method: request.method, type: request.headers['content-type'], body }));
    });
  };

describe('json with a query', () => {
  it('sends it as JSON, and again where the first answer fails', async () => {
    const { url, requests } = await local.server(echo(1));

    const answer = await local.upstream().json(url, anything, never(), { kön: ['1', '2'] });

    expect(answer).toEqual({ method: 'POST', type: 'application/json', body: '{"kön":["1","2"]}' });
    expect(requests).toHaveLength(2);
  });

  it('asks once for the same query, and apart for another one and for none', async () => {
    const { url, requests } = await local.server(echo());
    const upstream = local.upstream();

    const answers = await Promise.all(
      [{ a: 1 }, { a: 1 }, { a: 2 }, undefined].map((query) => upstream.json(url, anything, never(), query)),
    );

    expect(answers).toMatchObject([
      { method: 'POST', body: '{"a":1}' },
      { method: 'POST', body: '{"a":1}' },
      { method: 'POST', body: '{"a":2}' },
      { method: 'GET', body: '' },
    ]);
    expect(requests).toHaveLength(3);
  });

  it('is refused where the guard refuses the address', async () => {
    const { url, requests } = await local.server(echo());
    const upstream = local.upstream({ guard: () => 'not there' });

    const error = await errorFrom(upstream.json(url, anything, never(), { a: 1 }));

    expect(error.kind).toBe('FORBIDDEN_ADDRESS');
    expect(requests).toHaveLength(0);
  });
});
