import { env } from 'node:process';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cache } from './cache.ts';
import { startFakeRedis, startSlowRedis } from './local-fake-redis.ts';
import type { LocalRedis } from './local-redis.ts';
import { createLocalRedis, hasRedisServer } from './local-redis.ts';
import type { CacheLog } from './redis-connection.ts';
import { createRedisCache } from './redis.ts';

const PATIENCE = { timeout: 10_000, interval: 20 };
const THERE = 'the cache server is there';
const GONE = 'the cache server is gone; answering without it';
const REFUSES = 'the cache server refuses commands';
const skipRedis = !hasRedisServer() && env['CI'] !== 'true';

const opened: { close(): unknown }[] = [];
const lines: string[] = [];
const log: CacheLog = {
  info: (_, message) => lines.push(message),
  warn: (_, message) => lines.push(message),
};

const open = (url: string): Cache => {
  const cache = createRedisCache({ url, prefix: 'kg:', timeoutMs: 500, log });
  opened.push(cache);
  return cache;
};
const entry = (key: string, value: string) => ({ key, value: Buffer.from(value), ttlMs: 60_000 });
const texts = async (cache: Cache, keys: readonly string[]): Promise<readonly (string | undefined)[]> =>
  (await cache.get(keys)).map((value) => value?.toString());
const works = async (cache: Cache): Promise<void> => {
  await vi.waitFor(async () => {
    await cache.set([entry('probe', 'here')]);
    expect(await texts(cache, ['probe'])).toEqual(['here']);
  }, PATIENCE);
};
const said = async (line: string): Promise<void> => {
  await vi.waitFor(() => {
    expect(lines).toContain(line);
  }, PATIENCE);
};

beforeEach(() => {
  lines.length = 0;
});
afterEach(async () => {
  await Promise.all(
    opened
      .splice(0)
      .reverse()
      .map((each) => each.close()),
  );
});

describe.skipIf(skipRedis)('a real server (needs redis-server)', () => {
  let redis: LocalRedis;
  beforeEach(async () => {
    redis = await createLocalRedis();
    opened.push(redis);
  });

  const commands = (): Redis => {
    const raw = new Redis(redis.url);
    raw.on('error', () => undefined);
    opened.push({
      close: () => {
        raw.disconnect();
      },
    });
    return raw;
  };

  test('that is slow within the bound is used', async () => {
    await redis.start();
    const slow = await startSlowRedis(redis.url, () => 30);
    opened.push(slow);
    const cache = open(slow.url);

    await works(cache);

    expect(lines).toEqual([THERE]);
  });

  test('that is slower than the bound gives misses, nobody else’s value, and is used again when it is quick', async () => {
    await redis.start();
    let delayMs = 0;
    const slow = await startSlowRedis(redis.url, () => delayMs);
    opened.push(slow);
    const cache = open(slow.url);
    await works(cache);
    await cache.set([entry('a', '1'), entry('b', '2')]);

    delayMs = 1_200;
    const found: unknown[] = [];
    for (let count = 0; count < 20; count += 1) found.push(await texts(cache, ['a']), await texts(cache, ['b']));
    delayMs = 0;
    await works(cache);

    expect(new Set(found.flat())).toEqual(new Set([undefined]));
    expect(await texts(cache, ['a', 'b'])).toEqual(['1', '2']);
    expect(lines).toEqual([THERE, GONE, THERE]);
  });

  test('that hangs and is asked only once is given up all the same, and found again', async () => {
    await redis.start();
    const cache = open(redis.url);
    await works(cache);

    redis.hang();
    const found = await texts(cache, ['probe']);
    await said(GONE);
    redis.resume();
    await works(cache);

    expect(found).toEqual([undefined]);
    expect(lines).toEqual([THERE, GONE, THERE]);
  });

  test('that may only be read gives what it has, says so once, and is written again after the fail-over', async () => {
    await redis.start();
    const cache = open(redis.url);
    await works(cache);
    const raw = commands();
    await raw.replicaof('127.0.0.1', 1);

    for (let count = 0; count < 30; count += 1) {
      await cache.set([entry('a', '1')]);
      await cache.get(['probe']);
    }
    await vi.waitFor(async () => {
      expect(await texts(cache, ['probe', 'a'])).toEqual(['here', undefined]);
    }, PATIENCE);
    await raw.replicaof('NO', 'ONE');
    await works(cache);

    expect(lines).toEqual([THERE, REFUSES]);
  });

  test('of a cluster that is down gives misses, and says so once', async () => {
    await redis.start(['--cluster-enabled', 'yes']);
    const cache = open(redis.url);
    await said(THERE);

    for (let count = 0; count < 10; count += 1) await cache.set([entry('a', '1')]);
    const found = await texts(cache, ['a']);

    expect(found).toEqual([undefined]);
    expect(lines).toEqual([THERE, REFUSES]);
  });

  test('that is emptied gives misses, and takes the next values', async () => {
    await redis.start();
    const cache = open(redis.url);
    await works(cache);

    await commands().flushall();
    const found = await texts(cache, ['probe']);
    await cache.set([entry('probe', 'again')]);

    expect(found).toEqual([undefined]);
    expect(await texts(cache, ['probe'])).toEqual(['again']);
    expect(lines).toEqual([THERE]);
  });

  test('that evicts gives each key its own value or a miss', async () => {
    await redis.start(['--maxmemory', '3mb', '--maxmemory-policy', 'allkeys-lru']);
    const cache = open(redis.url);
    await works(cache);
    const keys = Array.from({ length: 200 }, (_, index) => `key ${index}`);

    for (const key of keys) await cache.set([entry(key, key.padEnd(50_000, '.'))]);
    const found = await texts(cache, keys);

    const right = keys.filter((key, index) => found[index] === key.padEnd(50_000, '.'));
    expect(right.length + found.filter((value) => value === undefined).length).toBe(200);
    expect(right.length).toBeGreaterThan(0);
    expect(right.length).toBeLessThan(200);
    expect(lines).toEqual([THERE]);
  });

  test('that is down while 10,000 values are put in: none is kept in a line for it', async () => {
    await redis.start();
    const cache = open(redis.url);
    await works(cache);
    await redis.kill();
    await said(GONE);

    await Promise.all(Array.from({ length: 10_000 }, (_, index) => cache.set([entry(`key ${index}`, 'x')])));
    await redis.start();
    await works(cache);

    expect(await commands().keys('*')).toEqual(['kg:probe']);
    expect(lines).toEqual([THERE, GONE, THERE]);
  });
});

describe('what no real server can be made to do', () => {
  const fake = async (...parameters: Parameters<typeof startFakeRedis>): Promise<Cache> => {
    const server = await startFakeRedis(...parameters);
    opened.push(server);
    const cache = open(server.url);
    await said(THERE);
    return cache;
  };

  test.each([
    ['LOADING', '-LOADING Redis is loading the dataset in memory\r\n'],
    ['MOVED', '-MOVED 3999 127.0.0.1:6381\r\n'],
    ['CLUSTERDOWN', '-CLUSTERDOWN Hash slot not served\r\n'],
    ['a kind that nobody knows', '-WHATEVER this is\r\n'],
  ])('%s is a miss, and told once', async (_, reply) => {
    const cache = await fake(() => reply);

    const found: unknown[] = [];
    for (let count = 0; count < 10; count += 1) found.push(...(await texts(cache, ['a', 'b'])));
    await cache.set([entry('a', '1')]);

    expect(new Set(found)).toEqual(new Set([undefined]));
    expect(lines).toEqual([THERE, REFUSES]);
  });

  test.each([
    ['a list where a value belongs', '*1\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n'],
    ['a number where a value belongs', '*1\r\n:5\r\n'],
    ['a word where a list belongs', '+OK\r\n'],
    ['a number where a list belongs', ':5\r\n'],
    ['nothing where a list belongs', '$-1\r\n'],
    ['a list that is too short', '*0\r\n'],
    ['a list that is too long', '*3\r\n$1\r\na\r\n$1\r\na\r\n$1\r\na\r\n'],
  ])('%s is a miss', async (_, reply) => {
    const cache = await fake(([name]) => (name === 'mget' ? reply : ':1\r\n'));

    const found = await texts(cache, ['a']);

    expect(found).toEqual([undefined]);
    expect(lines).toEqual([THERE]);
  });

  test('a value that is cut off is a miss, and the connection is given up for a new one', async () => {
    let isCut = true;
    const asked: string[] = [];
    const cache = await fake(([name = ''], count) => {
      asked.push(name);
      if (isCut) return count === 1 ? '*1\r\n$1000\r\nabc' : '';
      return '*1\r\n$-1\r\n';
    });

    const found: unknown[] = [];
    while (!lines.includes(GONE)) found.push(...(await texts(cache, ['a'])));
    isCut = false;
    const before = asked.length;
    await vi.waitFor(async () => {
      found.push(...(await texts(cache, ['a'])));
      expect(asked.length).toBeGreaterThan(before);
    }, PATIENCE);

    expect(new Set(found)).toEqual(new Set([undefined]));
    expect(asked.length).toBeLessThan(10);
    expect(lines).toEqual([THERE, GONE, THERE]);
  });

  test('the replies of another question are nobody’s values', async () => {
    // One late reply, and each question has the answer to the one before it.
    let last = '*1\r\n$5\r\nother\r\n';
    const cache = await fake(([name, key = '']) => {
      if (name !== 'mget') return ':1\r\n';
      const reply = last;
      last = `*1\r\n$${key.length}\r\n${key}\r\n`;
      return reply;
    });

    const found = [await texts(cache, ['a']), await texts(cache, ['b']), await texts(cache, ['c'])];

    expect(found).toEqual([[undefined], [undefined], [undefined]]);
  });
});
