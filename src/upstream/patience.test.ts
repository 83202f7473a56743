import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never, textOf } from './local-upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const ANY = { accept: '*/*' };

const json: Reply = (response) => {
  response.end('{"ok":true}');
};

const soon: Reply = (response) => {
  setTimeout(() => response.end('{"ok":true}'), 30);
};

const silent: Reply = () => undefined;

const failing: Reply = (response) => {
  response.writeHead(503).end();
};

const slowly: Reply = (response) => {
  response.writeHead(200);
  const drip = setInterval(() => response.write('x'), 10);
  response.once('close', () => {
    clearInterval(drip);
  });
};

const path = (base: URL, name: number): URL => new URL(String(name), base);

/** Counts the abort listeners on a signal that are still there. */
const watched = (): { signal: AbortSignal; controller: AbortController; listeners: () => number } => {
  const controller = new AbortController();
  const added = vi.spyOn(controller.signal, 'addEventListener');
  const removed = vi.spyOn(controller.signal, 'removeEventListener');
  const of = (spy: typeof added | typeof removed): Set<unknown> => new Set(spy.mock.calls.map((call) => call[1]));
  return {
    controller,
    signal: controller.signal,
    listeners: () => [...of(added)].filter((listener) => !of(removed).has(listener)).length,
  };
};

describe('deadlines', () => {
  test('headers that never come are TIMED_OUT', async () => {
    const server = await local.server(silent);

    const error = await errorFrom(local.upstream({ jsonDeadlineMs: 100 }).json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'TIMED_OUT', url: server.url.href });
    expect(error.message).toBe(`${server.url.host} did not give its whole answer within 0.1 s`);
  });

  test('an attempt that hangs is given up for the next one', async () => {
    const server = await local.server((response, request, count) => {
      (count === 1 ? silent : json)(response, request, count);
    });

    const value = await local.upstream({ headersTimeoutMs: 100 }).json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
    expect(server.requests).toHaveLength(2);
  });

  test('a body that drips for ever is TIMED_OUT, though it never falls silent', async () => {
    const server = await local.server(slowly);
    const upstream = local.upstream({ jsonDeadlineMs: 150, streamDeadlineMs: 150 });

    const asJson = await errorFrom(upstream.json(server.url, anything, never()));
    const asStream = await errorFrom(upstream.stream(server.url, ANY, never()).then(textOf));

    expect(asJson.kind).toBe('TIMED_OUT');
    expect(asStream.kind).toBe('TIMED_OUT');
    await vi.waitFor(() => {
      expect(server.open()).toBe(0);
    });
  });

  test('a body that falls silent is TIMED_OUT', async () => {
    const server = await local.server((response) => {
      response.writeHead(200).write('12345');
    });

    const error = await errorFrom(local.upstream({ bodyTimeoutMs: 100 }).stream(server.url, ANY, never()).then(textOf));

    expect(error).toMatchObject({
      kind: 'TIMED_OUT',
      message: `${server.url.host} fell silent after 5 bytes of its answer`,
    });
  });

  test('a retry that does not fit is not waited for: the last failure is the answer', async () => {
    const server = await local.server((response) => {
      response.writeHead(429, { 'retry-after': '5' }).end();
    });

    const error = await errorFrom(local.upstream({ jsonDeadlineMs: 2_000 }).json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'RATE_LIMITED', status: 429, retryAfterMs: 5_000 });
    expect(server.requests).toHaveLength(1);
  });

  test('a body that nobody reads gives its place back', async () => {
    const server = await local.server(slowly);
    const upstream = local.upstream({ hostConcurrency: 1, streamDeadlineMs: 100 });
    await upstream.stream(server.url, ANY, never());

    const next = await upstream.stream(server.url, ANY, never());

    expect(next).toBeDefined();
    expect(server.mostAtOnce()).toBe(1);
  });

  test('a turn that never comes is TIMED_OUT', async () => {
    const server = await local.server(silent);
    const upstream = local.upstream({ hostConcurrency: 1, turnTimeoutMs: 100 });
    const caller = new AbortController();
    const first = upstream.json(path(server.url, 1), anything, caller.signal).catch(() => undefined);

    const error = await errorFrom(upstream.json(path(server.url, 2), anything, never()));
    caller.abort();
    await first;

    expect(error.message).toBe(`${server.url.host} was busy with our other requests for 0.1 s`);
    expect(error.kind).toBe('TIMED_OUT');
    expect(server.requests).toHaveLength(1);
  });
});

describe("a caller's abort", () => {
  const reason = new Error('the reader went home');

  test.each([
    ['before the headers', silent, {}],
    ['in the body', slowly, {}],
    ['between two attempts', failing, { backoffBaseMs: 10_000 }],
  ])('%s ends json with its own reason', async (_, reply, options) => {
    const server = await local.server(reply);
    const controller = new AbortController();
    const call = local.upstream(options).json(server.url, anything, controller.signal);
    await vi.waitFor(() => {
      expect(server.requests).toHaveLength(1);
    });

    controller.abort(reason);

    await expect(call).rejects.toBe(reason);
    await vi.waitFor(() => {
      expect(server.open()).toBe(0);
    });
  });

  test('ends a stream in the middle with its own reason', async () => {
    const server = await local.server(slowly);
    const controller = new AbortController();
    const body = await local.upstream().stream(server.url, ANY, controller.signal);
    const reading = textOf(body);

    controller.abort(reason);

    await expect(reading).rejects.toBe(reason);
    await vi.waitFor(() => {
      expect(server.open()).toBe(0);
    });
  });

  test('before the call makes no request', async () => {
    const server = await local.server(json);

    const call = local.upstream().json(server.url, anything, AbortSignal.abort(reason));

    await expect(call).rejects.toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  test('no listener stays on a signal that lives on', async () => {
    const server = await local.server(json);
    const broken = await local.server(failing);
    const { signal, listeners } = watched();
    const upstream = local.upstream();

    await upstream.json(server.url, anything, signal);
    await textOf(await upstream.stream(server.url, ANY, signal));
    await errorFrom(upstream.json(broken.url, anything, signal));
    await errorFrom(upstream.stream(broken.url, ANY, signal));

    expect(listeners()).toBe(0);
  });
});

describe('politeness', () => {
  test('no more than two calls are in flight to a host', async () => {
    const server = await local.server(soon);
    const upstream = local.upstream();

    await Promise.all([1, 2, 3, 4, 5, 6].map((name) => upstream.json(path(server.url, name), anything, never())));

    expect(server.requests).toHaveLength(6);
    expect(server.mostAtOnce()).toBe(2);
  });

  test('hosts do not wait for each other', async () => {
    const hanging = await local.server(silent);
    const server = await local.server(json);
    const upstream = local.upstream({ hostConcurrency: 1 });
    const controller = new AbortController();
    const stuck = upstream.json(hanging.url, anything, controller.signal).catch(() => undefined);

    const value = await upstream.json(server.url, anything, never());
    controller.abort();
    await stuck;

    expect(value).toEqual({ ok: true });
  });

  test('the same thing asked for twice at a time is one request, shaped for each', async () => {
    const server = await local.server(soon);
    const upstream = local.upstream();

    const answers = await Promise.all([
      upstream.json(server.url, (value) => ({ first: value }), never()),
      upstream.json(server.url, (value) => ({ second: value }), never()),
    ]);
    await upstream.json(server.url, anything, never());

    expect(answers).toEqual([{ first: { ok: true } }, { second: { ok: true } }]);
    expect(server.requests).toHaveLength(2);
  });

  test('one who gives up does not take the others along', async () => {
    const server = await local.server(soon);
    const upstream = local.upstream();
    const impatient = new AbortController();
    const first = upstream.json(server.url, anything, impatient.signal);
    const second = upstream.json(server.url, anything, never());

    impatient.abort(new Error('too slow'));

    await expect(first).rejects.toThrow('too slow');
    await expect(second).resolves.toEqual({ ok: true });
    expect(server.requests).toHaveLength(1);
  });

  test('when all have given up, the request is ended, and the next one starts anew', async () => {
    const server = await local.server((response, request, count) => {
      (count === 1 ? silent : json)(response, request, count);
    });
    const upstream = local.upstream();
    const impatient = new AbortController();
    const calls = [1, 2].map(() => upstream.json(server.url, anything, impatient.signal));
    await vi.waitFor(() => {
      expect(server.open()).toBe(1);
    });

    impatient.abort(new Error('too slow'));
    await Promise.allSettled(calls);
    const value = await upstream.json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
    expect(server.requests).toHaveLength(2);
    await vi.waitFor(() => {
      expect(server.open()).toBe(0);
    });
  });
});
