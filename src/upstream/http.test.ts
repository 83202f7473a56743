import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalServer, Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never, textOf } from './local-upstream.ts';
import type { UpstreamEvent } from './upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(code, headers).end('no');
  };

/** Fails so many times, then answers. */
const recovers =
  (failures: number, fail: Reply): Reply =>
  (response, request, count) => {
    if (count <= failures) fail(response, request, count);
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"datasets":3}');
  };

const reset: Reply = (response) => {
  response.socket?.resetAndDestroy();
};

const date = (inMs: number): string => new Date(Date.now() + inMs).toUTCString();

test('JSON is asked for under our name, and checked by its shape', async () => {
  const server = await local.server(recovers(0, reset));

  const count = await local
    .upstream({ userAgent: 'Kommungraf/1.2.3 (+https://example.org)' })
    .json(server.url, (value) => Number((value as { datasets: unknown }).datasets), never());

  expect(count).toBe(3);
  expect(server.requests[0]?.headers).toMatchObject({
    'user-agent': 'Kommungraf/1.2.3 (+https://example.org)',
    accept: 'application/json, */*;q=0.5',
    'accept-encoding': 'gzip, br, deflate',
  });
});

describe('what is retried', () => {
  test.each([
    ['500', status(500)],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
    ['429 without Retry-After', status(429)],
    ['429 with Retry-After in seconds', status(429, { 'retry-after': '1' })],
    ['429 with Retry-After as a date', status(429, { 'retry-after': date(-5_000) })],
    ['429 with a Retry-After that nobody can read', status(429, { 'retry-after': 'soon 5' })],
    ['a connection that is reset', reset],
    [
      'a body that is cut off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"datasets"');
        setImmediate(() => response.destroy());
      },
    ],
  ] satisfies readonly (readonly [string, Reply])[])('%s, and the next attempt succeeds', async (_, fail) => {
    const server = await local.server(recovers(1, fail));

    const value = await local.upstream().json(server.url, anything, never());

    expect(value).toEqual({ datasets: 3 });
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    [500, 'UNREACHABLE'],
    [502, 'UNREACHABLE'],
    [503, 'UNREACHABLE'],
    [504, 'UNREACHABLE'],
    [429, 'RATE_LIMITED'],
  ])('%d three times in a row is %s', async (code, kind) => {
    const server = await local.server(status(code));

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error).toMatchObject({ name: 'UpstreamError', kind, status: code, url: server.url.href });
    expect(error.message).toMatch(new RegExp(`^${server.url.host} answered ${code}.* \\(after 3 attempts\\)$`));
    expect(server.requests).toHaveLength(3);
  });

  test('streams are retried too, until the headers are in', async () => {
    const server = await local.server(recovers(2, status(503)));

    const body = await local.upstream().stream(server.url, { accept: 'text/turtle' }, never());

    expect(await textOf(body)).toBe('{"datasets":3}');
    expect(server.requests).toHaveLength(3);
  });

  test('each attempt is told of', async () => {
    const server = await local.server(recovers(1, status(503)));
    const events: UpstreamEvent[] = [];

    await local.upstream({ onEvent: (event) => events.push(event) }).json(server.url, anything, never());

    expect(events).toMatchObject([
      { url: server.url.href, attempt: 1, status: 503, error: { kind: 'UNREACHABLE' } },
      { url: server.url.href, attempt: 2, status: 200 },
    ]);
  });
});

describe('what is not retried', () => {
  test.each([400, 401, 403, 404, 409, 410, 418])('%d is REFUSED at once', async (code) => {
    const server = await local.server(status(code));

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'REFUSED', status: code, message: `${server.url.host} answered ${code}` });
    expect(server.requests).toHaveLength(1);
  });

  test.each([501, 505])('%d is UNREACHABLE at once', async (code) => {
    const server = await local.server(status(code));

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'UNREACHABLE', status: code });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['a day', '86400', 3_600_000],
    ['two minutes', '120', 120_000],
    ['a date tomorrow', date(86_400_000), 3_600_000],
  ])('429 with a Retry-After beyond the deadline (%s) holds the host', async (_, retryAfter, heldMs) => {
    const server = await local.server(status(429, { 'retry-after': retryAfter }));
    const upstream = local.upstream();

    const first = await errorFrom(upstream.json(server.url, anything, never()));
    const second = await errorFrom(upstream.json(new URL('elsewhere', server.url), anything, never()));

    expect(first).toMatchObject({ kind: 'RATE_LIMITED', status: 429, retryAfterMs: heldMs });
    expect(second).toMatchObject({ kind: 'RATE_LIMITED', status: 429 });
    expect(second.message).toContain('asked us not to come back for');
    expect(server.requests).toHaveLength(1);
  });

  test('503 with a long Retry-After is UNREACHABLE, and says until when', async () => {
    const server = await local.server(status(503, { 'retry-after': '600' }));

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'UNREACHABLE', status: 503, retryAfterMs: 600_000 });
    expect(server.requests).toHaveLength(1);
  });

  test('a server that does not speak TLS', async () => {
    const server = await local.server(status(200));
    const events: UpstreamEvent[] = [];

    const error = await errorFrom(
      local
        .upstream({ onEvent: (event) => events.push(event) })
        .json(new URL(server.url.href.replace('http:', 'https:')), anything, never()),
    );

    expect(error.kind).toBe('UNREACHABLE');
    expect(error.message).toContain('does not offer a connection to be trusted');
    expect(error.cause).toBeInstanceOf(Error);
    expect(events).toHaveLength(1);
  });

  test('a server that does not speak HTTP', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined).once('data', () => socket.end('220 mail.example.org ESMTP\r\n'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };

    const error = await errorFrom(local.upstream().json(new URL(`http://127.0.0.1:${port}/`), anything, never()));
    server.close();

    expect(error.kind).toBe('MALFORMED');
    expect(connections).toBe(1);
  });

  test('headers without end are TOO_LARGE', async () => {
    const server = await local.server((response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(30_000) }).end('{}');
    });

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'TOO_LARGE' });
    expect(server.requests).toHaveLength(1);
  });
});

test('a port where nobody listens is UNREACHABLE after three attempts', async () => {
  const server: LocalServer = await local.server(status(200));
  await server.close();

  const error = await errorFrom(local.upstream().json(server.url, anything, never()));

  expect(error.message).toBe(`${server.url.host} refuses connections (after 3 attempts)`);
  expect(error.kind).toBe('UNREACHABLE');
});

test('a name that does not exist is UNREACHABLE', async () => {
  const error = await errorFrom(local.upstream().json(new URL('http://nobody.invalid/'), anything, never()));

  expect(error.kind).toBe('UNREACHABLE');
  expect(error.message).toContain('nobody.invalid');
});

test('a name and password in an address end up in no error', async () => {
  const server = await local.server(status(404));
  const url = new URL(server.url.href.replace('http://', 'http://anna:hemligt@'));

  const error = await errorFrom(local.upstream().json(url, anything, never()));

  expect(`${error.message} ${error.url ?? ''}`).not.toMatch(/anna|hemligt/);
});

test('an option that is no limit is refused by name', () => {
  const create = (): unknown => local.upstream({ maxBytes: NaN });

  expect(create).toThrow('maxBytes has to be a whole number');
});
