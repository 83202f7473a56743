import { afterEach, describe, expect, test } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { parseAllowList } from './allow-list.ts';
import type { LocalServer, Reply } from './local-server.ts';
import { createLocalUpstream, errorFrom, never } from './local-upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const asked = ({ requests }: LocalServer): readonly string[] =>
  requests.map(
    ({ method, url, headers }) => `${method} ${url}${headers.range === undefined ? '' : ` ${headers.range}`}`,
  );

/** Answers GET alone, and HEAD with this status. */
const knowingNoHead =
  (status: number): Reply =>
  (response, request) => {
    response.writeHead(request.method === 'HEAD' ? status : 200, { 'content-type': 'text/csv' }).end('a');
  };

test('what is there is asked with HEAD alone, and by our name', async () => {
  const server = await local.server((response) => {
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' }).end('a,b');
  });

  const probed = await local.upstream().probe(new URL('/fil.csv', server.url), never());

  expect(probed).toEqual({ status: 200, contentType: 'text/csv; charset=utf-8' });
  expect(asked(server)).toEqual(['HEAD /fil.csv']);
  expect(server.requests[0]?.headers['user-agent']).toBe('Kommungraf/test');
});

test.each([400, 403, 404, 405, 410, 500, 501])(
  'after a HEAD that is answered with %i one byte is asked for with GET',
  async (status) => {
    const server = await local.server(knowingNoHead(status));

    const probed = await local.upstream({ retries: 0 }).probe(new URL('/fil.csv', server.url), never());

    expect(probed).toEqual({ status: 200, contentType: 'text/csv' });
    expect(asked(server)).toEqual(['HEAD /fil.csv', 'GET /fil.csv bytes=0-0']);
  },
);

test('a server that ends the connection at a HEAD is asked with GET', async () => {
  const server = await local.server((response, request) => {
    if (request.method === 'HEAD') request.socket.destroy();
    else response.writeHead(206, { 'content-range': 'bytes 0-0/9' }).end('a');
  });

  const probed = await local.upstream({ retries: 0 }).probe(server.url, never());

  expect(probed).toEqual({ status: 206 });
  expect(asked(server)).toEqual(['HEAD /', 'GET / bytes=0-0']);
});

test('a body that comes whatever range was asked for is cut off, not read', async () => {
  let sent = 0;
  let isCut = false;
  const piece = Buffer.alloc(65_536);
  const server = await local.server((response, request) => {
    if (request.method === 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    response.once('close', () => {
      isCut = true;
    });
    const send = (): void => {
      while (!isCut && sent < 1e9) {
        sent += piece.length;
        if (!response.write(piece)) {
          response.once('drain', send);
          return;
        }
      }
    };
    send();
  });

  const probed = await local.upstream().probe(server.url, never());
  await expect.poll(() => isCut).toBe(true);

  expect(probed.status).toBe(200);
  expect(sent).toBeLessThan(50_000_000);
});

test.each([401, 404, 410, 451])('a refusal with %i is a result, not an error', async (status) => {
  const server = await local.server((response) => {
    response.writeHead(status).end();
  });

  const probed = await local.upstream().probe(server.url, never());

  expect(probed).toEqual({ status });
});

test('401 is not asked again with GET', async () => {
  const server = await local.server((response) => {
    response.writeHead(401).end();
  });

  await local.upstream().probe(server.url, never());

  expect(asked(server)).toEqual(['HEAD /']);
});

test('503 is retried, with HEAD, and then an error', async () => {
  const server = await local.server((response) => {
    response.writeHead(503).end();
  });

  const error = await errorFrom(local.upstream({ retries: 1 }).probe(server.url, never()));

  expect(error).toMatchObject({ kind: 'UNREACHABLE', status: 503 });
  expect(asked(server)).toEqual(['HEAD /', 'HEAD /']);
});

describe('a host that asks for fewer requests', () => {
  const busy: Reply = (response) => {
    response.writeHead(429, { 'retry-after': '3000' }).end();
  };

  test('has refused the one that was sent', async () => {
    const server = await local.server(busy);

    const probed = await local.upstream().probe(server.url, never());

    expect(probed).toEqual({ status: 429 });
    expect(asked(server)).toEqual(['HEAD /']);
  });

  test('is not sent the next one', async () => {
    const server = await local.server(busy);
    const upstream = local.upstream();
    await upstream.probe(server.url, never());

    const error = await errorFrom(upstream.probe(new URL('/b', server.url), never()));

    expect(error.kind).toBe('RATE_LIMITED');
    expect(asked(server)).toEqual(['HEAD /']);
  });
});

test('a redirect is followed with HEAD, and the last answer counts', async () => {
  const server = await local.server((response, request) => {
    if (request.url === '/ny') response.writeHead(200, { 'content-type': 'text/csv' }).end();
    else response.writeHead(301, { location: '/ny', 'content-type': 'text/html' }).end();
  });

  const probed = await local.upstream().probe(new URL('/gammal', server.url), never());

  expect(probed).toEqual({ status: 200, contentType: 'text/csv' });
  expect(asked(server)).toEqual(['HEAD /gammal', 'HEAD /ny']);
});

test('an address that is not public is never asked, also where a redirect leads to it', async () => {
  const inner = await local.server((response) => {
    response.end();
  });
  const outer = await local.server((response) => {
    response.writeHead(302, { location: inner.url.href }).end();
  });
  const upstream = local.upstream(createAddressGuard(parseAllowList(outer.url.host)));

  const errors = [
    await errorFrom(upstream.probe(outer.url, never())),
    await errorFrom(upstream.probe(inner.url, never())),
  ];

  expect(errors.map(({ kind }) => kind)).toEqual(['FORBIDDEN_ADDRESS', 'FORBIDDEN_ADDRESS']);
  expect(inner.requests).toEqual([]);
  expect(outer.requests).toHaveLength(1);
});

test('who waits too long for a turn has not asked: that is not a time-out of the host', async () => {
  const server = await local.server(() => undefined);
  const upstream = local.upstream({ hostConcurrency: 1, turnTimeoutMs: 20 });
  const first = new AbortController();
  const holding = upstream.probe(server.url, first.signal);

  const error = await errorFrom(upstream.probe(new URL('/b', server.url), never()));
  first.abort(new Error('enough'));

  expect(error.kind).toBe('RATE_LIMITED');
  expect(asked(server)).not.toContain('HEAD /b');
  await expect(holding).rejects.toThrow('enough');
});

test('a name that does not exist, a closed port and a silent server are errors of their kind', async () => {
  const closed = await local.server(() => undefined);
  await closed.close();
  const silent = await local.server(() => undefined);
  const upstream = local.upstream({ retries: 0, headersTimeoutMs: 50 });

  const errors = [
    await errorFrom(upstream.probe(new URL('http://finns-inte.invalid/'), never())),
    await errorFrom(upstream.probe(closed.url, never())),
    await errorFrom(upstream.probe(silent.url, never())),
  ];

  expect(errors.map(({ kind }) => kind)).toEqual(['UNREACHABLE', 'UNREACHABLE', 'TIMED_OUT']);
  expect(errors[1]?.message).toContain('refuses connections');
  expect(asked(silent)).toEqual(['HEAD /', 'GET / bytes=0-0']);
});
