import { env } from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cache } from './cache.ts';
import type { LocalRedis } from './local-redis.ts';
import { createLocalRedis, hasRedisServer } from './local-redis.ts';
import { createMemoryCache } from './memory.ts';
import { createRedisCache } from './redis.ts';
import { createTwoLevelCache } from './two-level.ts';

const MEBIBYTE = 1024 * 1024;
const MINUTE_MS = 60_000;
const skipRedis = !hasRedisServer() && env['CI'] !== 'true';

let redis: LocalRedis | undefined;
let prefixes = 0;

const memory = (): Cache => createMemoryCache({ maxBytes: MEBIBYTE });

/** Its own corner of the server, connected. */
const inRedis = async (): Promise<Cache> => {
  prefixes += 1;
  const cache = createRedisCache({ url: redis?.url ?? '', prefix: `test${prefixes}:`, timeoutMs: 1_000 });
  await vi.waitFor(async () => {
    await cache.set([{ key: 'probe', value: Buffer.from('1'), ttlMs: MINUTE_MS }]);
    expect((await cache.get(['probe']))[0]).toBeDefined();
  });
  return cache;
};

const entry = (key: string, value: string, ttlMs = MINUTE_MS) => ({ key, value: Buffer.from(value), ttlMs });

const texts = async (cache: Cache, keys: readonly string[]): Promise<readonly (string | undefined)[]> =>
  (await cache.get(keys)).map((value) => value?.toString());

const contract = (open: () => Cache | Promise<Cache>): void => {
  let cache: Cache;
  beforeEach(async () => {
    cache = await open();
  });
  afterEach(() => cache.close());

  test('gives back what was put in, in the order of the keys', async () => {
    await cache.set([entry('a', 'ett'), entry('b', 'två'), entry('ö/?&', '')]);

    const values = await texts(cache, ['b', 'missing', 'ö/?&', 'a', 'b']);

    expect(values).toEqual(['två', undefined, '', 'ett', 'två']);
  });

  test('gives back bytes as they were', async () => {
    const value = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    await cache.set([{ key: 'bytes', value, ttlMs: MINUTE_MS }]);

    const [found] = await cache.get(['bytes']);

    expect(found?.equals(value)).toBe(true);
  });

  test('the last value put in under a key is the one', async () => {
    await cache.set([entry('a', 'old')]);
    await cache.set([entry('a', 'newer'), entry('a', 'newest')]);

    const values = await texts(cache, ['a']);

    expect(values).toEqual(['newest']);
  });

  test('what happens to the bytes that were put in changes nothing', async () => {
    const value = Buffer.from('Ale');
    await cache.set([{ key: 'a', value, ttlMs: MINUTE_MS }]);

    value.fill('x');

    expect(await texts(cache, ['a'])).toEqual(['Ale']);
  });

  test('forgets what is deleted, and only that', async () => {
    await cache.set([entry('a', '1'), entry('b', '2')]);

    await cache.delete(['a', 'missing']);

    expect(await texts(cache, ['a', 'b'])).toEqual([undefined, '2']);
  });

  test('forgets when its time is over', async () => {
    await cache.set([entry('short', '1', 40), entry('long', '2')]);

    await vi.waitFor(async () => {
      expect(await texts(cache, ['short', 'long'])).toEqual([undefined, '2']);
    });
  });

  test.each([0, -1, NaN])('a time to live of %d forgets at once', async (ttlMs) => {
    await cache.set([entry('a', 'old')]);

    await cache.set([entry('a', 'new', ttlMs)]);

    expect(await texts(cache, ['a'])).toEqual([undefined]);
  });

  test.each([0.2, Number.MAX_SAFE_INTEGER, Infinity])('a time to live of %d ms is taken', async (ttlMs) => {
    await cache.set([entry('a', 'x', ttlMs), entry('b', 'y')]);

    expect(await texts(cache, ['b'])).toEqual(['y']);
  });

  test('nothing asked is nothing given', async () => {
    await cache.set([]);
    await cache.delete([]);

    expect(await cache.get([])).toEqual([]);
  });

  test('is a cache without content after it was closed', async () => {
    await cache.set([entry('a', '1')]);

    await cache.close();
    await cache.close();

    expect(await texts(cache, ['a'])).toEqual([undefined]);
  });
};

beforeAll(async () => {
  if (skipRedis) return;
  redis = await createLocalRedis();
  await redis.start();
});
afterAll(() => redis?.close());

describe('in memory', () => {
  contract(memory);

  test('what was used least goes first when there is too much', async () => {
    const cache = createMemoryCache({ maxBytes: 9_000 });
    await cache.set([entry('a', 'x'.repeat(3_000)), entry('b', 'x'.repeat(3_000))]);
    await cache.get(['a']);

    await cache.set([entry('c', 'x'.repeat(3_000)), entry('too large', 'x'.repeat(20_000))]);

    const found = await cache.get(['a', 'b', 'c', 'too large']);
    expect(found.map((value) => value !== undefined)).toEqual([true, false, true, false]);
  });

  test('a size that is none is refused', () => {
    expect(() => createMemoryCache({ maxBytes: NaN })).toThrow('maxBytes has to be a whole number');
  });
});

describe.skipIf(skipRedis)('in Redis (needs redis-server)', () => {
  contract(inRedis);
});

describe('on two levels', () => {
  describe('both in memory', () => {
    contract(() => createTwoLevelCache(memory(), memory()));
  });

  describe.skipIf(skipRedis)('with Redis afar (needs redis-server)', () => {
    contract(async () => createTwoLevelCache(memory(), await inRedis()));
  });

  test('what is found afar is kept near, for the rest of its time', async () => {
    const near = memory();
    const far = memory();
    await createTwoLevelCache(memory(), far).set([entry('long', '1'), entry('short', '2', 80)]);
    const cache = createTwoLevelCache(near, far);

    const found = await texts(cache, ['long', 'short']);
    await far.close();

    expect(found).toEqual(['1', '2']);
    expect(await texts(cache, ['long'])).toEqual(['1']);
    await vi.waitFor(async () => {
      expect(await texts(cache, ['short'])).toEqual([undefined]);
    });
  });

  test('what is found near is not asked for afar', async () => {
    const far = memory();
    const asked = vi.spyOn(far, 'get');
    const cache = createTwoLevelCache(memory(), far);
    await cache.set([entry('a', '1')]);

    await cache.get(['a', 'b', 'b']);

    expect(asked.mock.calls).toEqual([[['b']]]);
  });

  test('what cannot be read afar is a miss, and deleted there', async () => {
    const far = memory();
    await far.set([entry('a', 'short')]);

    const found = await texts(createTwoLevelCache(memory(), far), ['a']);

    expect(found).toEqual([undefined]);
    expect(await texts(far, ['a'])).toEqual([undefined]);
  });
});
