import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasRedisServer } from '../cache/local-redis.ts';
import type { LocalServer, Reply } from '../upstream/local-server.ts';
import { anything, errorFrom, never } from '../upstream/local-upstream.ts';
import { createLocalReplicas } from './local-replicas.ts';
import type { ReplicaAnswer, ReplicaSettings } from './local-replica.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const PATIENCE = { timeout: 10_000, interval: 10 };
const soon: Reply = (response) => {
  setTimeout(() => response.end('{"ok":true}'), 30);
};
const path = (server: LocalServer, name: string): URL => new URL(name, server.url);

describe.skipIf(skipRedis)('several replicas and one host (needs redis-server)', async () => {
  const replicas = await createLocalReplicas();
  beforeAll(() => replicas.start());
  afterEach(() => replicas.end());
  afterAll(() => replicas.close());

  /** Whether a question that is under way is waited for by another replica. */
  const isAwaited = async (): Promise<boolean> => {
    const connection = replicas.connection();
    const keys = (await connection.attempt((redis) => redis.keys(`${replicas.prefix()}flight:*`))) ?? [];
    return (await connection.attempt((redis) => redis.hget(keys[0] ?? '', 'awaited'))) === '1';
  };

  describe('in one process', () => {
    test('all together have no more in flight to it than one may', async () => {
      const server = await replicas.server(soon);
      const all = Array.from({ length: 4 }, () => replicas.replica());

      await Promise.all(
        all.flatMap((replica, index) =>
          [1, 2, 3].map((name) => replica.json(path(server, `${index}-${name}`), anything, never())),
        ),
      );

      expect(server.requests).toHaveLength(12);
      expect(server.mostAtOnce()).toBe(2);
    });

    test('a place is given back whatever became of the call', async () => {
      const server = await replicas.server((response, request) => {
        if (request.url === '/bad') response.writeHead(404).end();
        else if (request.url === '/stream') response.end('whole');
        else response.end('{"ok":true}');
      });
      const [one, two] = [replicas.replica({ hostConcurrency: 1 }), replicas.replica({ hostConcurrency: 1 })];

      await errorFrom(one.json(path(server, 'bad'), anything, never()));
      const body = await one.stream(path(server, 'stream'), { accept: '*/*' }, never());
      const bytes = body?.bytes[Symbol.asyncIterator]();
      await bytes?.next();
      await bytes?.return?.();
      await one.json(path(server, 'good'), anything, never());
      const value = await two.json(path(server, 'other'), anything, never());

      expect(value).toEqual({ ok: true });
    });

    test('what one is asked to wait for, the others heed without a request', async () => {
      const server = await replicas.server((response) => {
        response.writeHead(429, { 'retry-after': '600' }).end();
      });
      const [one, two] = [replicas.replica(), replicas.replica()];

      const first = await errorFrom(one.json(path(server, '1'), anything, never()));
      const second = await errorFrom(two.json(path(server, '2'), anything, never()));

      expect(first).toMatchObject({ kind: 'RATE_LIMITED', status: 429, retryAfterMs: 600_000 });
      expect(second).toMatchObject({ kind: 'RATE_LIMITED', status: 429 });
      expect(second.retryAfterMs).toBeGreaterThan(590_000);
      expect(server.requests).toHaveLength(1);
    });

    test('a quota that one has used up, the others heed too', async () => {
      const server = await replicas.server((response) => {
        response.writeHead(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '600' }).end('{"ok":true}');
      });
      const [one, two] = [replicas.replica(), replicas.replica()];

      await one.json(path(server, '1'), anything, never());
      const error = await errorFrom(two.json(path(server, '2'), anything, never()));

      expect(error.kind).toBe('RATE_LIMITED');
      expect(server.requests).toHaveLength(1);
    });

    test('the same address asked for by all at a time is one request, shaped by each', async () => {
      const waiting: (() => void)[] = [];
      const server = await replicas.server((response) => {
        waiting.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"namn":"Älvsbyn"}'));
      });
      const first = replicas.replica().json(server.url, (value) => ['first', value], never());
      await vi.waitFor(() => {
        expect(waiting).toHaveLength(1);
      });
      const second = replicas.replica().json(server.url, (value) => ['second', value], never());
      await vi.waitFor(async () => {
        expect(await isAwaited()).toBe(true);
      });

      waiting[0]?.();

      expect(await Promise.all([first, second])).toEqual([
        ['first', { namn: 'Älvsbyn' }],
        ['second', { namn: 'Älvsbyn' }],
      ]);
      expect(server.requests).toHaveLength(1);
    });

    test('an answer in another charset is the same for who waited for it', async () => {
      const waiting: (() => void)[] = [];
      const server = await replicas.server((response) => {
        const type = { 'content-type': 'application/json; charset=iso-8859-1' };
        waiting.push(() => response.writeHead(200, type).end(Buffer.from('{"namn":"Älvsbyn"}', 'latin1')));
      });
      const calls = [replicas.replica().json(server.url, anything, never())];
      await vi.waitFor(() => {
        expect(waiting).toHaveLength(1);
      });
      calls.push(replicas.replica().json(server.url, anything, never()));
      await vi.waitFor(async () => {
        expect(await isAwaited()).toBe(true);
      });

      waiting[0]?.();

      expect(await Promise.all(calls)).toEqual([{ namn: 'Älvsbyn' }, { namn: 'Älvsbyn' }]);
    });

    test('everything forgotten midway costs one request for each replica at the most', async () => {
      const waiting: (() => void)[] = [];
      const server = await replicas.server((response) => {
        waiting.push(() => response.end('{"ok":true}'));
      });
      const all = Array.from({ length: 3 }, () => replicas.replica());
      const calls = all.flatMap((replica) => [1, 2, 3].map(() => replica.json(server.url, anything, never())));
      await vi.waitFor(async () => {
        expect(await isAwaited()).toBe(true);
      });

      await replicas.connection().attempt((redis) => redis.flushall());
      const answering = setInterval(() => waiting.shift()?.(), 10);
      const answers = await Promise.all(calls);
      clearInterval(answering);

      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true}']));
      expect(server.requests.length).toBeLessThanOrEqual(3);
    });
  });

  describe('in two processes', () => {
    const children: ChildProcess[] = [];
    afterEach(() => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    });
    const start = async (): Promise<ChildProcess> => {
      const settings: ReplicaSettings = { redisUrl: replicas.redis().url, prefix: replicas.prefix(), leaseMs: 1_000 };
      const child = fork(fileURLToPath(new URL('./local-replica.ts', import.meta.url)), [JSON.stringify(settings)], {
        execArgv: ['--disable-warning=ExperimentalWarning', '--import', 'tsx'],
      });
      children.push(child);
      await once(child, 'message');
      return child;
    };
    /** All that it answers to so many questions. */
    const ask = (child: ChildProcess, urls: readonly URL[]): Promise<readonly ReplicaAnswer[]> => {
      const answers: ReplicaAnswer[] = [];
      return new Promise((resolve) => {
        child.on('message', (answer: ReplicaAnswer) => {
          answers.push(answer);
          if (answers.length === urls.length) resolve(answers);
        });
        for (const url of urls) child.send(url.href);
      });
    };

    test('they share places, and the answer to the same question', async () => {
      const held: (() => void)[] = [];
      const server = await replicas.server((response, request, count) => {
        if (request.url === '/same') held.push(() => response.end('{"ok":true}'));
        else soon(response, request, count);
      });
      const [one, two] = await Promise.all([start(), start()]);
      const names = (of: string): readonly URL[] => [1, 2, 3, 4].map((name) => path(server, `${of}${name}`));

      await Promise.all([ask(one, names('one')), ask(two, names('two'))]);
      const most = server.mostAtOnce();
      const same = [ask(one, [path(server, 'same')]), ask(two, [path(server, 'same')])];
      await vi.waitFor(async () => {
        expect(held).toHaveLength(1);
        expect(await isAwaited()).toBe(true);
      }, PATIENCE);
      held[0]?.();
      const answers = (await Promise.all(same)).flat();

      expect(most).toBe(2);
      expect(answers.map(({ value }) => value)).toEqual([{ ok: true }, { ok: true }]);
      expect(server.requests.filter(({ url }) => url === '/same')).toHaveLength(1);
    });

    test('what one held that was killed, the other has after a while', async () => {
      const server = await replicas.server((response, request, count) => {
        if (count > 1) soon(response, request, count);
      });
      const [one, two] = await Promise.all([start(), start()]);
      void ask(one, [server.url]);
      await vi.waitFor(() => {
        expect(server.requests).toHaveLength(1);
      }, PATIENCE);
      const answer = ask(two, [server.url]);
      await vi.waitFor(async () => {
        expect(await isAwaited()).toBe(true);
      }, PATIENCE);

      one.kill('SIGKILL');

      expect(await answer).toEqual([{ url: server.url.href, value: { ok: true } }]);
      expect(server.requests).toHaveLength(2);
    });
  });
});
