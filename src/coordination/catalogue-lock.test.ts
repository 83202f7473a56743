import { env } from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasRedisServer } from '../cache/local-redis.ts';
import type { CatalogueLock } from './catalogue-lock.ts';
import { createCatalogueLock } from './catalogue-lock.ts';
import { createLocalReplicas } from './local-replicas.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const MINUTE = 60_000;

test('without a server each catalogue is granted, as often as it is asked for', async () => {
  const lock = createCatalogueLock({ prefix: 'kg:' });

  const first = await lock.acquire('ale', MINUTE);
  const second = await lock.acquire('ale', MINUTE);
  await first?.();

  expect([first, second]).toEqual([expect.any(Function), expect.any(Function)]);
});

describe.skipIf(skipRedis)('one harvest of a catalogue at a time (needs redis-server)', async () => {
  const replicas = await createLocalReplicas();
  const open: CatalogueLock[] = [];
  const replica = (): CatalogueLock => {
    const lock = createCatalogueLock({ connection: replicas.connection(), prefix: replicas.prefix() });
    open.push(lock);
    return lock;
  };
  beforeAll(() => replicas.start());
  afterEach(async () => {
    for (const each of open.splice(0)) each.close();
    await replicas.end();
  });
  afterAll(() => replicas.close());

  test('what one replica has, another does not get; other catalogues it does', async () => {
    const [one, two] = [replica(), replica()];

    const granted = [
      await one.acquire('ale', MINUTE),
      await two.acquire('ale', MINUTE),
      await one.acquire('ale', MINUTE),
      await two.acquire('lerum', MINUTE),
    ];

    expect(granted.map((each) => each !== undefined)).toEqual([true, false, false, true]);
  });

  test('what is given back is to be had again', async () => {
    const [one, two] = [replica(), replica()];
    const giveBack = await one.acquire('ale', MINUTE);

    await giveBack?.();

    expect(await two.acquire('ale', MINUTE)).toBeDefined();
  });

  test('of several that ask at once one gets it', async () => {
    const locks = Array.from({ length: 8 }, replica);

    const granted = await Promise.all(locks.map((each) => each.acquire('ale', MINUTE)));

    expect(granted.filter((each) => each !== undefined)).toHaveLength(1);
  });

  test('what a dead replica had is to be had after a while', async () => {
    const [dying, two] = [replica(), replica()];
    await dying.acquire('ale', 100);

    dying.close();

    await vi.waitFor(async () => {
      expect(await two.acquire('ale', MINUTE)).toBeDefined();
    });
  });

  test('a harvest that takes longer than the lock keeps it', async () => {
    const [one, two] = [replica(), replica()];
    await one.acquire('ale', 100);
    const connection = replicas.connection();
    await connection.attempt((redis) => redis.pexpire(`${replicas.prefix()}harvest:ale`, 60));

    await vi.waitFor(async () => {
      expect(await connection.attempt((redis) => redis.pttl(`${replicas.prefix()}harvest:ale`))).toBeGreaterThan(80);
    });

    expect(await two.acquire('ale', MINUTE)).toBeUndefined();
  });

  test('who has lost it to another does not give back what is the other one’s', async () => {
    const [one, two, three] = [replica(), replica(), replica()];
    const giveBack = await one.acquire('ale', MINUTE);
    await replicas.connection().attempt((redis) => redis.del(`${replicas.prefix()}harvest:ale`));
    await two.acquire('ale', MINUTE);

    await giveBack?.();

    expect(await three.acquire('ale', MINUTE)).toBeUndefined();
  });
});
