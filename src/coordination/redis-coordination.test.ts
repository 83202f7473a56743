import { env } from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasRedisServer } from '../cache/local-redis.ts';
import type { SharedWork } from '../upstream/coordination.ts';
import { createLocalReplicas } from './local-replicas.ts';

const HOUR = 3_600_000;
const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const replicas = await createLocalReplicas();
const never = (): AbortSignal => new AbortController().signal;
const text = (value: string): { value: string; bytes: () => Buffer } => ({ value, bytes: () => Buffer.from(value) });

/** Work that is under way until it is told what becomes of it. */
const workUnderWay = () => {
  let landing: ((value: string) => void) | undefined;
  let crashing: ((error: Error) => void) | undefined;
  const done = new Promise<string>((resolve, reject) => {
    landing = resolve;
    crashing = reject;
  });
  const starts: string[] = [];
  const work = (name: string): SharedWork<string> => ({
    here: async () => {
      starts.push(name);
      return text(await done);
    },
    read: (bytes) => `${bytes.toString()}, by another`,
  });
  return {
    work,
    starts,
    land: (value: string) => {
      landing?.(value);
    },
    crash: (error: Error) => {
      crashing?.(error);
    },
  };
};

describe.skipIf(skipRedis)('what replicas agree on (needs redis-server)', () => {
  beforeAll(() => replicas.start());
  afterEach(() => replicas.end());
  afterAll(() => replicas.close());

  describe('the moments of a host', () => {
    test('are given to one replica after the other, with the distance between them', async () => {
      const [one, two] = [replicas.coordination(), replicas.coordination()];

      const bookings = [
        await one.book('ale.se', HOUR),
        await two.book('ale.se', HOUR),
        await one.book('ale.se', HOUR),
        await two.book('lerum.se', HOUR),
      ];

      const hours = bookings.map((booking) => ('waitMs' in booking ? Math.round(booking.waitMs / HOUR) : 'held'));
      expect(hours).toEqual([0, 1, 2, 0]);
    });

    test('are all free where no distance is asked for', async () => {
      const [one, two] = [replicas.coordination(), replicas.coordination()];

      const bookings = [await one.book('ale.se', 0), await two.book('ale.se', 0)];

      expect(bookings).toEqual([{ waitMs: 0 }, { waitMs: 0 }]);
    });

    test('are not to be had while the host is held, the longest hold counting', async () => {
      const [one, two] = [replicas.coordination(), replicas.coordination()];
      await one.hold('ale.se', { remainingMs: HOUR / 2, kind: 'UNREACHABLE', status: 503 });
      await one.hold('ale.se', { remainingMs: 1_000, kind: 'RATE_LIMITED', status: 429 });

      const booking = await two.book('ale.se', 500);
      const elsewhere = await two.book('lerum.se', 500);

      expect(booking).toMatchObject({ hold: { kind: 'UNREACHABLE', status: 503 } });
      expect('hold' in booking && booking.hold.remainingMs).toBeGreaterThan(HOUR / 2 - 60_000);
      expect(elsewhere).toEqual({ waitMs: 0 });
    });

    test('a hold is over by itself', async () => {
      const coordination = replicas.coordination();
      await coordination.hold('ale.se', { remainingMs: 30, kind: 'RATE_LIMITED' });

      await vi.waitFor(async () => {
        expect(await coordination.book('ale.se', 0)).toEqual({ waitMs: 0 });
      });
    });

    test.each([
      ['no kind of ours', 'PARTY', 5_000],
      ['of another form', 'RATE_LIMITED 429 more', 5_000],
      ['without end', 'RATE_LIMITED 429', undefined],
    ])('a hold that is %s holds nobody', async (_, value, ms) => {
      const connection = replicas.connection();
      const key = `${replicas.prefix()}host:{ale.se}:hold`;
      await connection.attempt((redis) => (ms === undefined ? redis.set(key, value) : redis.set(key, value, 'PX', ms)));

      const booking = await replicas.coordination().book('ale.se', 0);

      expect(booking).toEqual({ waitMs: 0 });
    });

    test('a hold of days, whoever wrote it, is believed for an hour', async () => {
      const connection = replicas.connection();
      await connection.attempt((redis) =>
        redis.set(`${replicas.prefix()}host:{ale.se}:hold`, 'RATE_LIMITED 429', 'PX', 100 * HOUR),
      );

      const booking = await replicas.coordination().book('ale.se', 0);

      expect(booking).toEqual({ hold: { kind: 'RATE_LIMITED', status: 429, remainingMs: HOUR } });
    });
  });

  describe('the places in flight to a host', () => {
    test('are so many over all replicas, and free again when given back', async () => {
      const [one, two] = [replicas.coordination(), replicas.coordination()];
      const giveBack = await one.place('ale.se', 2, never());
      await two.place('ale.se', 2, never());
      let isThird = false;
      const third = one.place('ale.se', 2, never()).then(() => {
        isThird = true;
      });
      await two.place('lerum.se', 2, never());
      const before = isThird;

      giveBack();
      await third;

      expect(before).toBe(false);
    });

    test('one who gives up waiting takes none', async () => {
      const coordination = replicas.coordination();
      const giveBack = await coordination.place('ale.se', 1, never());
      const controller = new AbortController();
      const waiting = coordination.place('ale.se', 1, controller.signal);

      controller.abort(new Error('the reader went home'));
      await expect(waiting).rejects.toThrow('the reader went home');
      giveBack();

      await expect(coordination.place('ale.se', 1, never())).resolves.toBeTypeOf('function');
    });

    test('of a replica that has died are free after a while', async () => {
      const dying = replicas.coordination({ leaseMs: 200 });
      await dying.place('ale.se', 1, never());

      dying.close();

      await expect(replicas.coordination({ leaseMs: 200 }).place('ale.se', 1, never())).resolves.toBeTypeOf('function');
    });

    test('of a replica that lives are its own for as long as it needs them', async () => {
      const patient = replicas.coordination({ leaseMs: 60 });
      const giveBack = await patient.place('ale.se', 1, never());
      const connection = replicas.connection();
      const key = `${replicas.prefix()}host:{ale.se}:places`;
      const end = async (): Promise<number> =>
        Number((await connection.attempt((redis) => redis.zrange(key, 0, 0, 'WITHSCORES')))?.[1]);
      const first = await end();

      await vi.waitFor(async () => {
        expect(await end()).toBeGreaterThan(first + 300);
      });

      giveBack();
    });
  });

  describe('the same question, asked by several', () => {
    test('is asked once, and the others get the answer', async () => {
      const { work, starts, land } = workUnderWay();
      const [one, two, three] = [replicas.coordination(), replicas.coordination(), replicas.coordination()];
      const first = one.share('https://ale.se/1', never(), work('one'));
      await vi.waitFor(() => {
        expect(starts).toEqual(['one']);
      });
      const others = [two, three].map((each) => each.share('https://ale.se/1', never(), work('other')));
      const connection = replicas.connection();
      await vi.waitFor(async () => {
        const [key] = (await connection.attempt((redis) => redis.keys(`${replicas.prefix()}flight:*`))) ?? [];
        expect(await connection.attempt((redis) => redis.hget(key ?? '', 'awaited'))).toBe('1');
      });

      land('badplatser');
      const answers = await Promise.all([first, ...others]);

      expect(answers).toEqual(['badplatser', 'badplatser, by another', 'badplatser, by another']);
      expect(starts).toEqual(['one']);
    });

    test('is asked anew by who comes after the answer', async () => {
      const coordination = replicas.coordination();
      const ask = (value: string): Promise<string> =>
        coordination.share('https://ale.se/1', never(), { here: () => Promise.resolve(text(value)), read: String });

      const answers = [await ask('first'), await ask('second')];

      expect(answers).toEqual(['first', 'second']);
    });

    test('leaves nothing behind where nobody waited', async () => {
      const coordination = replicas.coordination();
      const connection = replicas.connection();

      await coordination.share('https://ale.se/1', never(), { here: () => Promise.resolve(text('x')), read: String });

      await vi.waitFor(async () => {
        expect(await connection.attempt((redis) => redis.keys(`${replicas.prefix()}*`))).toEqual([]);
      });
    });

    test('is asked by the next one when the first one fails', async () => {
      const { work, starts, crash } = workUnderWay();
      const [one, two] = [replicas.coordination(), replicas.coordination()];
      const first = one.share('https://ale.se/1', never(), work('one'));
      await vi.waitFor(() => {
        expect(starts).toEqual(['one']);
      });
      const second = two.share('https://ale.se/1', never(), {
        here: () => Promise.resolve(text('mine')),
        read: String,
      });

      crash(new Error('ale.se answered 502'));

      await expect(first).rejects.toThrow('ale.se answered 502');
      await expect(second).resolves.toBe('mine');
    });

    test('is asked by the next one when the first one has died', async () => {
      const { work, starts } = workUnderWay();
      const dying = replicas.coordination({ leaseMs: 200 });
      void dying.share('https://ale.se/1', never(), work('dying'));
      await vi.waitFor(() => {
        expect(starts).toEqual(['dying']);
      });
      const second = replicas
        .coordination()
        .share('https://ale.se/1', never(), { here: () => Promise.resolve(text('mine')), read: String });

      dying.close();

      await expect(second).resolves.toBe('mine');
    });

    test('one who gives up waiting leaves with his own reason, and the others wait on', async () => {
      const { work, starts, land } = workUnderWay();
      const [one, two] = [replicas.coordination(), replicas.coordination()];
      const controller = new AbortController();
      const first = one.share('https://ale.se/1', never(), work('one'));
      await vi.waitFor(() => {
        expect(starts).toEqual(['one']);
      });
      const second = two.share('https://ale.se/1', controller.signal, work('two'));

      controller.abort(new Error('the reader went home'));

      await expect(second).rejects.toThrow('the reader went home');
      land('badplatser');
      await expect(first).resolves.toBe('badplatser');
    });

    test('an answer that was spoilt on its way is asked for anew', async () => {
      const { work, starts } = workUnderWay();
      const [one, two] = [replicas.coordination(), replicas.coordination()];
      const connection = replicas.connection();
      void one.share('https://ale.se/1', never(), work('one'));
      await vi.waitFor(() => {
        expect(starts).toEqual(['one']);
      });
      const [lock = ''] = (await connection.attempt((redis) => redis.keys(`${replicas.prefix()}flight:*`))) ?? [];
      const holder = (await connection.attempt((redis) => redis.hget(lock, 'holder'))) ?? '';
      await connection.attempt((redis) => redis.set(`${replicas.prefix()}answer:${holder}`, 'KG1\nspoilt'));

      const second = two.share('https://ale.se/1', never(), {
        here: () => Promise.resolve(text('mine')),
        read: String,
      });
      await connection.attempt((redis) => redis.del(lock));

      await expect(second).resolves.toBe('mine');
    });
  });
});
