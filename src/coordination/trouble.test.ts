import { env } from 'node:process';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasRedisServer } from '../cache/local-redis.ts';
import type { Coordination } from '../upstream/coordination.ts';
import type { Reply } from '../upstream/local-server.ts';
import { anything, never } from '../upstream/local-upstream.ts';
import type { HttpUpstream } from '../upstream/upstream.ts';
import { createCatalogueLock } from './catalogue-lock.ts';
import { createLocalReplicas } from './local-replicas.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const PATIENCE = { timeout: 10_000, interval: 20 };
const soon: Reply = (response) => {
  setTimeout(() => response.end('{"ok":true}'), 20);
};

describe.skipIf(skipRedis)('replicas whose Redis is in trouble (needs redis-server)', () => {
  let replicas: Awaited<ReturnType<typeof createLocalReplicas>>;
  let raw: Redis;
  beforeEach(async () => {
    replicas = await createLocalReplicas();
    raw = new Redis(replicas.redis().url, { lazyConnect: true, retryStrategy: () => 50 });
    raw.on('error', () => undefined);
  });
  afterEach(async () => {
    raw.disconnect();
    replicas.redis().resume();
    await replicas.close();
  });

  /** Two replicas that ask a host three things each, by two at a time, all of which have to be answered. */
  const ask = async (how = {}): Promise<{ readonly answers: readonly unknown[]; readonly mostAtOnce: number }> => {
    const server = await replicas.server(soon);
    const answers = await Promise.all(
      [replicas.replica({}, how), replicas.replica({}, how)].flatMap((replica, index) =>
        [1, 2, 3].map((name) => replica.json(new URL(`${index}-${name}`, server.url), anything, never())),
      ),
    );
    return { answers, mostAtOnce: server.mostAtOnce() };
  };
  const answered = Array.from({ length: 6 }, () => ({ ok: true }));

  test('absent: each is polite for itself', async () => {
    const { answers, mostAtOnce } = await ask();

    expect(answers).toEqual(answered);
    expect(mostAtOnce).toBeLessThanOrEqual(4);
  });

  test('hanging: each is polite for itself', async () => {
    await replicas.start();
    replicas.redis().hang();

    const { answers, mostAtOnce } = await ask({ timeoutMs: 200 });

    expect(answers).toEqual(answered);
    expect(mostAtOnce).toBeLessThanOrEqual(4);
  });

  test.each([
    ['full', () => raw.config('SET', 'maxmemory', '1')],
    ['a read-only replica of nobody', () => raw.replicaof('127.0.0.1', 1)],
  ])('%s: answers all the same', async (_, spoil) => {
    await replicas.start();
    await spoil();

    const { answers } = await ask();

    expect(answers).toEqual(answered);
  });

  test('keys of another type: answers all the same', async () => {
    await replicas.start();
    const server = await replicas.server(soon);
    const host = `${replicas.prefix()}host:{${server.url.host}}`;
    await raw.set(`${host}:places`, 'x');
    await raw.lpush(`${host}:next`, 'x');
    await raw.lpush(`${host}:hold`, 'x');

    const value = await replicas.replica({ hostMinIntervalMs: 10 }).json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
  });

  describe('killed', () => {
    /** A replica with one request under way, which is answered when `land` is called. */
    const underWay = async (): Promise<{
      replica: HttpUpstream;
      url: URL;
      call: Promise<unknown>;
      land: () => void;
    }> => {
      await replicas.start();
      const waiting: (() => void)[] = [];
      const server = await replicas.server((response) => {
        waiting.push(() => response.end('{"ok":true}'));
      });
      const replica = replicas.replica({ hostConcurrency: 1 });
      const call = replica.json(server.url, anything, never());
      await vi.waitFor(() => {
        expect(waiting).toHaveLength(1);
      });
      const land = (): void => {
        for (const each of waiting.splice(0)) each();
      };
      return { replica, url: server.url, call, land };
    };

    test('while a replica holds a place and a question: its answer comes all the same', async () => {
      const { call, land } = await underWay();

      await replicas.redis().kill();
      land();

      expect(await call).toEqual({ ok: true });
    });

    test('while another replica waits for the place and the answer: it asks for itself', async () => {
      const { url, call, land } = await underWay();
      const other = replicas.replica({ hostConcurrency: 1 });
      const same = other.json(url, anything, never());
      const elsewhere = replicas.replica({ hostConcurrency: 1 }).json(new URL('elsewhere', url), anything, never());

      await replicas.redis().kill();
      const landing = setInterval(land, 10);
      const values = await Promise.all([call, same, elsewhere]);
      clearInterval(landing);

      expect(values).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    });

    test('and back: places are shared again, and it was said once each that it went and came', async () => {
      const lines: string[] = [];
      const say = (_: object, message: string): void => void lines.push(message);
      await replicas.start();
      const one = replicas.coordination({ log: { info: say, warn: say } });
      const two = replicas.coordination();
      await one.place('ale.se', 1, never());

      await replicas.redis().kill();
      for (let count = 0; count < 20; count += 1) await one.book('ale.se', 0);
      await replicas.redis().start();
      // More than nothing is what it says only when it remembers what was booked before.
      const waits = async (coordination: Coordination): Promise<number> => {
        const booking = await coordination.book('lerum.se', 3_600_000);
        return 'waitMs' in booking ? booking.waitMs : 0;
      };
      await vi.waitFor(async () => {
        expect(await waits(one)).toBeGreaterThan(0);
      }, PATIENCE);
      await vi.waitFor(async () => {
        expect(await waits(two)).toBeGreaterThan(0);
      }, PATIENCE);

      expect(lines).toEqual([
        'the cache server is there',
        'the cache server is gone; answering without it',
        'the cache server is there',
      ]);
    });

    test('while a catalogue is locked: giving it back does no harm, and others get it', async () => {
      await replicas.start();
      const [one, two] = [replicas.connection(), replicas.connection()].map((connection) =>
        createCatalogueLock({ connection, prefix: 'kg:' }),
      );
      const giveBack = await one?.acquire('ale', 60_000);

      await replicas.redis().kill();
      const other = await two?.acquire('ale', 60_000);
      await giveBack?.();
      one?.close();
      two?.close();

      expect(giveBack).toBeDefined();
      expect(other).toBeDefined();
    });
  });
});
