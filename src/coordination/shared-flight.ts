import { createHash } from 'node:crypto';
import { seal, unseal } from '../cache/envelope.ts';
import type { RedisConnection } from '../cache/redis-connection.ts';
import type { SharedWork } from '../upstream/coordination.ts';
import type { Lock, Locks } from './lock.ts';
import { poll } from './poll.ts';

interface FlightOptions {
  readonly connection: RedisConnection;
  readonly locks: Locks;
  /** Of the answers, which stand beside each other under their flights' tokens. */
  readonly prefix: string;
  /** Milliseconds after which the lock of a replica that is heard of no more ends. */
  readonly leaseMs: number;
}

/** Milliseconds that an answer is kept for those who wait for it; they ask several times a second. */
const ANSWER_MS = 15_000;
/** A larger answer is not handed over: whoever waits for it asks for itself. */
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

/** Milliseconds that others are waited for at the most, however many of them fail one after the other. */
const MAX_WAIT_MS = 60_000;

/**
 * One flight at a time over all replicas: who comes while it is under way waits for what comes of it, and asks for
 * itself when that is nothing (it failed, its replica died, the server forgot). Who comes later starts a new one, so
 * that nobody gets an answer that is older than its question.
 */
export const createSharedFlights = ({ connection, locks, prefix, leaseMs }: FlightOptions) => {
  const handOver = async (lock: Lock, bytesOf: () => Buffer): Promise<void> => {
    if (!(await lock.finish())) return;
    const bytes = bytesOf();
    if (bytes.byteLength <= MAX_ANSWER_BYTES) {
      const key = `${prefix}${lock.token}`;
      await connection.attempt((redis) => redis.set(key, seal(key, bytes), 'PX', ANSWER_MS));
    }
    await lock.release();
  };

  /** What the holder's flight gave, or `none` once it is over without. */
  const landing = (lockKey: string, holder: string, until: number, signal: AbortSignal): Promise<Buffer | 'none'> => {
    const key = `${prefix}${holder}`;
    return poll(signal, async () => {
      // In this order: a lock that is gone by the first question leaves its answer, if it has one, for the second.
      const found = await connection.attempt((redis) =>
        Promise.all([redis.hget(lockKey, 'holder'), redis.getBuffer(key)]),
      );
      const [holderNow, answer]: readonly unknown[] = found ?? [];
      if (Buffer.isBuffer(answer)) return unseal(key, answer) ?? 'none';
      return holderNow === holder && performance.now() < until ? undefined : 'none';
    });
  };

  return async <T>(name: string, lockPrefix: string, signal: AbortSignal, work: SharedWork<T>): Promise<T> => {
    const id = createHash('sha256').update(name).digest('base64url');
    const until = performance.now() + MAX_WAIT_MS;
    for (;;) {
      const taken = await locks.take(id, leaseMs);
      if (taken === undefined) return (await work.here()).value;
      if ('holder' in taken) {
        const bytes = await landing(`${lockPrefix}${id}`, taken.holder, until, signal);
        if (bytes !== 'none') return work.read(bytes);
        if (performance.now() >= until) return (await work.here()).value;
        continue;
      }
      try {
        const { value, bytes } = await work.here();
        // Not waited for: what is left to do is for others.
        void handOver(taken.lock, bytes);
        return value;
      } catch (error) {
        void taken.lock.release();
        throw error;
      }
    }
  };
};
