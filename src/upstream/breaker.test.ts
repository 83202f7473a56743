import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LocalServer, Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never, textOf } from './local-upstream.ts';
import type { UpstreamOptions } from './options.ts';
import type { HttpUpstream } from './upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const ONCE: Partial<UpstreamOptions> = { retries: 0, breakerOpenMs: 60_000 };
const failing: Reply = (response) => {
  response.writeHead(503).end();
};
const silent: Reply = () => undefined;
const path = (server: LocalServer, name: number): URL => new URL(String(name), server.url);

/** As many calls to different addresses of a host, one after the other: the kinds they end with. */
const kinds = async (upstream: HttpUpstream, server: LocalServer, count: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let name = 0; name < count; name += 1) {
    found.push((await errorFrom(upstream.json(path(server, name), anything, never()))).kind);
  }
  return found;
};

describe('a host that does not answer', () => {
  test('is left alone after five calls, and callers hear it at once with the same kind', async () => {
    const server = await local.server(failing);
    const upstream = local.upstream(ONCE);

    const found = await kinds(upstream, server, 8);
    const error = await errorFrom(upstream.stream(server.url, { accept: '*/*' }, never()));

    expect(new Set(found)).toEqual(new Set(['UNREACHABLE']));
    expect(server.requests).toHaveLength(5);
    expect(error.message).toMatch(
      / did not answer 5 times in a row, the last time at \S+Z, and is left alone until \S+Z$/,
    );
    expect(error.status).toBe(503);
    expect(upstream.hosts()).toMatchObject([{ host: server.url.host, breaker: 'open', failures: 5, inFlight: 0 }]);
  });

  test('is left alone for silence too', async () => {
    const server = await local.server(silent);
    const upstream = local.upstream({ ...ONCE, jsonDeadlineMs: 50 });

    const found = await kinds(upstream, server, 6);

    expect(found).toEqual(Array.from({ length: 6 }, () => 'TIMED_OUT'));
    expect(server.requests).toHaveLength(5);
  });

  test('is left alone when its bodies fall silent, though their headers come', async () => {
    const server = await local.server((response) => {
      response.writeHead(200).write('12345');
    });
    const upstream = local.upstream({ ...ONCE, streamDeadlineMs: 50 });

    for (let count = 0; count < 5; count += 1) {
      await errorFrom(upstream.stream(server.url, { accept: '*/*' }, never()).then(textOf));
    }
    const error = await errorFrom(upstream.stream(server.url, { accept: '*/*' }, never()));

    expect(error).toMatchObject({ kind: 'TIMED_OUT' });
    expect(server.requests).toHaveLength(5);
  });

  test('fails those who were in line for it, without asking it for each', async () => {
    const server = await local.server(failing);
    const upstream = local.upstream({ ...ONCE, hostConcurrency: 1 });

    const errors = await Promise.all(
      Array.from({ length: 20 }, (_, name) => errorFrom(upstream.json(path(server, name), anything, never()))),
    );

    expect(errors).toHaveLength(20);
    expect(server.requests).toHaveLength(5);
  });

  test('is tried by one call once its time is over, and asked again by all when it answers', async () => {
    let reply = failing;
    const server = await local.server((response, request, count) => {
      reply(response, request, count);
    });
    const upstream = local.upstream({ retries: 0, breakerOpenMs: 50 });
    await kinds(upstream, server, 5);

    reply = (response) => {
      response.end('{"ok":true}');
    };
    await vi.waitFor(() => {
      expect(upstream.hosts()).toMatchObject([{ breaker: 'half-open' }]);
    });
    const value = await upstream.json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
    expect(upstream.hosts()).toEqual([]);
  });

  test('is no reason to leave another host alone', async () => {
    const server = await local.server(failing);
    const other = await local.server((response) => {
      response.end('{"ok":true}');
    });
    const upstream = local.upstream(ONCE);
    await kinds(upstream, server, 6);

    const value = await upstream.json(other.url, anything, never());

    expect(value).toEqual({ ok: true });
  });

  test('is asked by a new process at once: a person at the command line is not told an old story', async () => {
    const server = await local.server(failing);
    await kinds(local.upstream(ONCE), server, 6);

    await kinds(local.upstream(ONCE), server, 1);

    expect(server.requests).toHaveLength(6);
  });
});

describe('what is no sign of a dead host', () => {
  test.each([
    ['404', 'REFUSED', (response) => response.writeHead(404).end()],
    ['HTML', 'MALFORMED', (response) => response.end('<html></html>')],
    ['a body that is too large', 'TOO_LARGE', (response) => response.end('x'.repeat(5_000))],
  ] satisfies readonly (readonly [string, string, Reply])[])('%s', async (_, kind, reply) => {
    const server = await local.server(reply);
    const upstream = local.upstream({ ...ONCE, maxBytes: 1_000 });

    const found = await kinds(upstream, server, 7);

    expect(found).toEqual(Array.from({ length: 7 }, () => kind));
    expect(server.requests).toHaveLength(7);
  });

  test('callers who give up', async () => {
    const server = await local.server(silent);
    const upstream = local.upstream(ONCE);

    for (let name = 0; name < 7; name += 1) {
      const controller = new AbortController();
      const call = upstream.json(path(server, name), anything, controller.signal).catch(() => undefined);
      await vi.waitFor(() => {
        expect(server.requests).toHaveLength(name + 1);
      });
      controller.abort(new Error('gone'));
      await call;
    }

    expect(upstream.hosts().filter(({ failures }) => failures > 0)).toEqual([]);
  });

  test('a line that is too long', async () => {
    const server = await local.server(silent);
    const upstream = local.upstream({ ...ONCE, hostConcurrency: 1, turnTimeoutMs: 30 });
    const controller = new AbortController();
    const first = upstream.json(path(server, 0), anything, controller.signal).catch(() => undefined);

    const found = await Promise.all(
      Array.from({ length: 7 }, (_, name) => errorFrom(upstream.json(path(server, name + 1), anything, never()))),
    );
    const busy = upstream.hosts();
    controller.abort();
    await first;

    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['TIMED_OUT']));
    expect(busy).toEqual([{ host: server.url.host, breaker: 'closed', failures: 0, inFlight: 1, waiting: 0 }]);
  });

  test('a hold that it asked for, after the first time', async () => {
    const server = await local.server((response) => {
      response.writeHead(503, { 'retry-after': '600' }).end();
    });
    const upstream = local.upstream(ONCE);

    await kinds(upstream, server, 7);
    const [host] = upstream.hosts();

    expect(server.requests).toHaveLength(1);
    expect(host).toMatchObject({ breaker: 'closed', failures: 1 });
    expect(host?.heldMs).toBeGreaterThan(590_000);
  });
});
