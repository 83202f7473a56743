import { env } from 'node:process';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cache } from './cache.ts';
import type { LocalRedis } from './local-redis.ts';
import { createLocalRedis, hasRedisServer } from './local-redis.ts';
import type { CacheLog } from './redis-connection.ts';
import { createRedisCache } from './redis.ts';

const TIMEOUT_MS = 150;
const PATIENCE = { timeout: 10_000, interval: 20 };
const skipRedis = !hasRedisServer() && env['CI'] !== 'true';

const opened: { close(): Promise<unknown> }[] = [];
const lines: string[] = [];
const log: CacheLog = {
  info: (_, message) => lines.push(message),
  warn: (_, message) => lines.push(message),
};

const open = (url: string): Cache => {
  const cache = createRedisCache({ url, prefix: 'kg:', timeoutMs: TIMEOUT_MS, log });
  opened.push(cache);
  return cache;
};

const entry = (key: string, value: string) => ({ key, value: Buffer.from(value), ttlMs: 60_000 });

/** Puts in and gets back: what works when the server is there. */
const works = async (cache: Cache): Promise<void> => {
  await vi.waitFor(async () => {
    await cache.set([entry('probe', 'here')]);
    expect((await cache.get(['probe'])).map(String)).toEqual(['here']);
  }, PATIENCE);
};

beforeEach(() => {
  lines.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

describe.skipIf(skipRedis)('a server that is in trouble (needs redis-server)', () => {
  let redis: LocalRedis;
  let raw: Redis;
  beforeEach(async () => {
    redis = await createLocalRedis();
    opened.push(redis);
  });

  const started = async (): Promise<Cache> => {
    await redis.start();
    raw = new Redis(redis.url);
    raw.on('error', () => undefined);
    opened.push({
      close: () => {
        raw.disconnect();
        return Promise.resolve();
      },
    });
    const cache = open(redis.url);
    await works(cache);
    return cache;
  };

  test('absent at the start: misses, and is used once it is there', async () => {
    const cache = open(redis.url);

    await cache.set([entry('a', '1')]);
    const found = await cache.get(['a', 'b']);
    await redis.start();

    expect(found).toEqual([undefined, undefined]);
    await works(cache);
    expect(lines).toEqual(['the cache server is gone; answering without it', 'the cache server is there']);
  });

  test('killed midway: misses, and is used again once it is back', async () => {
    const cache = await started();

    await redis.kill();
    const calls = await Promise.all([cache.get(['probe']), cache.set([entry('a', '1')]), cache.get(['probe', 'a'])]);
    await vi.waitFor(() => {
      expect(lines).toContain('the cache server is gone; answering without it');
    });
    await redis.start();

    expect(calls).toEqual([[undefined], undefined, [undefined, undefined]]);
    await works(cache);
    expect(lines).toEqual([
      'the cache server is there',
      'the cache server is gone; answering without it',
      'the cache server is there',
    ]);
  });

  // Were each of these calls to wait for its bound, it would take half a minute: longer than this test may.
  test('hanging: misses, most of them at once, and used again by itself', { timeout: 15_000 }, async () => {
    const cache = await started();

    redis.hang();
    const found: unknown[] = [];
    for (let count = 0; count < 100; count += 1) {
      found.push(...(await cache.get(['probe'])));
      await cache.set([entry('a', '1')]);
    }
    redis.resume();

    expect(new Set(found)).toEqual(new Set([undefined]));
    await works(cache);
    expect(lines.filter((line) => line.includes('gone'))).toHaveLength(1);
  });

  test('hanging: closing does not wait for it', async () => {
    const cache = await started();
    redis.hang();
    const asked = cache.get(['probe']);

    await cache.close();

    expect(await asked).toEqual([undefined]);
  });

  test.each([
    [
      'corrupted',
      async () => {
        const bytes = await raw.getBuffer('kg:probe');
        await raw.set('kg:probe', Buffer.concat([bytes?.subarray(0, -1) ?? Buffer.alloc(0), Buffer.from('X')]));
      },
    ],
    [
      'not ours',
      async () => {
        await raw.set('kg:probe', '{"some":"json"}');
      },
    ],
    [
      'empty',
      async () => {
        await raw.set('kg:probe', '');
      },
    ],
    [
      'of another key',
      async () => {
        await raw.set('kg:probe', (await raw.getBuffer('kg:other')) ?? Buffer.alloc(0));
      },
    ],
  ])('a value that is %s is a miss, and deleted', async (_, spoil) => {
    const cache = await started();
    await cache.set([entry('other', 'there')]);
    await spoil();

    const found = await cache.get(['probe', 'other']);

    expect(found.map((value) => value?.toString())).toEqual([undefined, 'there']);
    await vi.waitFor(async () => {
      expect(await raw.exists('kg:probe')).toBe(0);
    });
  });

  test('a key of another type is a miss, and is ours again with the next value', async () => {
    const cache = await started();
    await raw.del('kg:probe');
    await raw.lpush('kg:probe', 'one', 'two');

    const found = await cache.get(['probe']);
    await cache.set([entry('probe', 'here')]);

    expect(found).toEqual([undefined]);
    expect((await cache.get(['probe'])).map(String)).toEqual(['here']);
  });

  test('full: what is there is given, what is refused is forgotten, and told once', async () => {
    const cache = await started();
    await raw.config('SET', 'maxmemory', '1');

    for (let count = 0; count < 10; count += 1) await cache.set([entry('a', 'x'.repeat(1_000))]);

    expect((await cache.get(['probe', 'a'])).map((value) => value?.toString())).toEqual(['here', undefined]);
    expect(lines).toEqual(['the cache server is there', 'the cache server refuses commands']);
  });

  test('values end by themselves and stand under the prefix', async () => {
    const cache = await started();
    await cache.set([entry('a', '1')]);

    const left = await raw.pttl('kg:a');

    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
  });
});

test('a server that answers with garbage is a miss', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', () => socket.write('$99999999999\r\n<html>\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const cache = open(`redis://127.0.0.1:${port}`);
  await vi.waitFor(() => {
    expect(lines).toContain('the cache server is gone; answering without it');
  }, PATIENCE);

  const found = await cache.get(['a']);
  await cache.close();
  server.close();

  expect(found).toEqual([undefined]);
});

test.each(['localhost:6379', 'http://localhost:6379', ''])(
  'the address "%s" is refused with how to write it',
  (url) => {
    const create = (): unknown => createRedisCache({ url, prefix: '', timeoutMs: 100 });

    expect(create).toThrow('redis://localhost:6379');
  },
);

test('a bound that is none is refused', () => {
  const create = (): unknown => createRedisCache({ url: 'redis://localhost', prefix: '', timeoutMs: 0 });

  expect(create).toThrow('timeoutMs has to be a whole number');
});
