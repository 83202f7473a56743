import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../cache/redis-connection.ts';
import { poll } from './poll.ts';
import type { Renewal } from './renewal.ts';

// A sorted set of those in flight, by the moment (milliseconds, the server's clock) at which each ends by itself.
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

// Also where it is no longer there (evicted, flushed): who holds it is in flight.
const RENEW = `
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2], ARGV[1])
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/**
 * Waits for one of `places` in flight under a key, over all replicas; it is free again when the returned function is
 * called, or `leaseMs` after its holder was last heard of. A server that cannot be asked gives a place at once. Throws
 * the signal's reason.
 */
export const takePlace = async (
  { connection, renewal, leaseMs }: { connection: RedisConnection; renewal: Renewal; leaseMs: number },
  key: string,
  places: number,
  signal: AbortSignal,
): Promise<() => void> => {
  const token = randomUUID();
  const granted = await poll(signal, async () => {
    const reply = await connection.attempt((redis) => redis.eval(TAKE, 1, key, token, places, leaseMs));
    return reply === 0 ? undefined : { isLease: reply === 1 };
  });
  if (!granted.isLease) return () => undefined;
  const stop = renewal.keep(leaseMs, async () => {
    await connection.attempt((redis) => redis.eval(RENEW, 1, key, token, leaseMs));
  });
  return () => {
    stop();
    void connection.attempt((redis) => redis.zrem(key, token));
  };
};
