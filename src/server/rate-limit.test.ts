import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createLocalRedis, hasRedisServer } from '../cache/local-redis.ts';
import type { LocalRedis } from '../cache/local-redis.ts';
import { createMemoryRateLimit, createSharedRateLimit } from './rate-limit.ts';
import type { RateLimit } from './rate-limit.ts';

const limits: RateLimit[] = [];
let redis: LocalRedis | undefined;
afterEach(async () => {
  await Promise.all(limits.splice(0).map((limit) => limit.close()));
  await redis?.close();
  redis = undefined;
});

describe('in memory', () => {
  test('counts points to each client by itself and says what is left', async () => {
    const limit = createMemoryRateLimit({ pointsPerMinute: 10 });

    const first = await limit.take('a', 7);
    const over = await limit.take('a', 4);
    const other = await limit.take('b', 1);

    expect(first).toMatchObject({ isWithin: true, limit: 10, remaining: 3 });
    expect(over).toMatchObject({ isWithin: false, limit: 10, remaining: 0 });
    expect(other).toMatchObject({ isWithin: true, remaining: 9 });
    expect(first.resetMs).toBeGreaterThan(0);
    expect(first.resetMs).toBeLessThanOrEqual(60_000);
  });

  test('a new window begins after a minute', async () => {
    vi.useFakeTimers();
    const limit = createMemoryRateLimit({ pointsPerMinute: 1 });
    await limit.take('a', 1);

    const before = await limit.take('a', 1);
    await vi.advanceTimersByTimeAsync(60_001);
    const after = await limit.take('a', 1);
    vi.useRealTimers();

    expect([before.isWithin, after.isWithin]).toEqual([false, true]);
  });

  test('clients beyond number share one quota, so that memory has a bound', async () => {
    const limit = createMemoryRateLimit({ pointsPerMinute: 1, mostClients: 2 });

    const taken = [];
    for (const client of ['a', 'b', 'c', 'd', 'a']) taken.push(await limit.take(client, 1));

    expect(taken.map(({ isWithin }) => isWithin)).toEqual([true, true, true, false, false]);
  });
});

const isMissing = !hasRedisServer();
if (isMissing && process.env['CI'] === 'true') throw new Error('redis-server is missing, and CI does without no test.');

describe.skipIf(isMissing)('over replicas (needs redis-server)', () => {
  interface Told {
    readonly level: number;
    readonly msg: string;
  }

  async function start(): Promise<LocalRedis> {
    redis = await createLocalRedis();
    await redis.start();
    return redis;
  }

  function replica(url: string, pointsPerMinute: number): { limit: RateLimit; told: Told[] } {
    const told: Told[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => told.push(JSON.parse(line) as Told) });
    const limit = createSharedRateLimit({ url, prefix: 'test:', pointsPerMinute, log });
    limits.push(limit);
    return { limit, told };
  }

  const isTold = (told: readonly Told[], words: RegExp): Promise<void> =>
    vi.waitFor(() => {
      expect(told.at(-1)?.msg).toMatch(words);
    });

  test('replicas count together', async () => {
    const { url } = await start();
    const [one, two] = [replica(url, 10), replica(url, 10)];
    await Promise.all([isTold(one.told, /together/), isTold(two.told, /together/)]);

    const first = await one.limit.take('a', 6);
    const second = await two.limit.take('a', 6);

    expect(first).toMatchObject({ isWithin: true, remaining: 4 });
    expect(second).toMatchObject({ isWithin: false, remaining: 0 });
  });

  test('when the server dies the replica goes on counting from what it has counted itself, and says so once', async () => {
    const server = await start();
    const { limit, told } = replica(server.url, 10);
    await isTold(told, /together/);
    await limit.take('a', 6);

    await server.kill();
    await isTold(told, /alone/);
    const within = await limit.take('a', 4);
    const over = await limit.take('a', 1);

    expect(within).toMatchObject({ isWithin: true, remaining: 0 });
    expect(over).toMatchObject({ isWithin: false });
    expect(told.filter(({ level }) => level >= 40)).toHaveLength(1);
  });

  test('when it comes back the replicas count together again', async () => {
    const server = await start();
    const { limit, told } = replica(server.url, 10);
    await isTold(told, /together/);
    await server.kill();
    await isTold(told, /alone/);

    await server.start();
    await vi.waitFor(
      () => {
        expect(told.at(-1)?.msg).toMatch(/together/);
      },
      { timeout: 15_000 },
    );
    const other = replica(server.url, 10);
    await isTold(other.told, /together/);
    await other.limit.take('a', 8);
    const found = await limit.take('a', 3);

    expect(found.isWithin).toBe(false);
  });

  test('while it hangs nobody waits for it for long: the connection is given up, and the own count holds', async () => {
    const server = await start();
    const { limit, told } = replica(server.url, 10);
    await isTold(told, /together/);

    server.hang();
    const taken = [];
    for (let n = 0; n < 12; n += 1) taken.push(await limit.take('a', 1));
    server.resume();

    expect(taken.filter(({ isWithin }) => isWithin)).toHaveLength(10);
    expect(told.filter(({ level }) => level >= 40)).toHaveLength(1);
  });

  test('a server that is absent from the start refuses nobody', async () => {
    const server = await createLocalRedis();
    const { limit, told } = replica(server.url, 2);

    const taken = [await limit.take('a', 1), await limit.take('a', 1), await limit.take('a', 1)];
    await isTold(told, /alone/);

    expect(taken.map(({ isWithin }) => isWithin)).toEqual([true, true, false]);
  });
});
