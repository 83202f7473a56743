import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../cache/redis-connection.ts';
import type { Renewal } from './renewal.ts';

/** What was locked, until it is given back. */
export interface Lock {
  /** Names this holding, and no other before or after it. */
  readonly token: string;
  /** Gives it back, unless somebody waits for what comes of it: then it is kept, and true. */
  finish(): Promise<boolean>;
  /** Gives it back, if it is still ours. */
  release(): Promise<void>;
}

/** The lock, or the token of who has it. */
export type Taken = { readonly lock: Lock } | { readonly holder: string };

/**
 * Locks that a replica holds for as long as it lives: each ends by itself `ttlMs` after its holder was last heard of, and
 * only its holder gives it back. Neither throws; undefined means that the server cannot be asked.
 */
export interface Locks {
  take(name: string, ttlMs: number): Promise<Taken | undefined>;
}

// A hash: who holds it, and whether somebody waits for what comes of it.
const TAKE = `
local holder = redis.call('HGET', KEYS[1], 'holder')
if holder then
  redis.call('HSET', KEYS[1], 'awaited', '1')
  return holder
end
redis.call('HSET', KEYS[1], 'holder', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return ARGV[1]`;

const RENEW = `
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const FINISH = `
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
if redis.call('HGET', KEYS[1], 'awaited') then return 1 end
redis.call('DEL', KEYS[1])
return 0`;

const RELEASE = `
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** Locks under a prefix of one server. */
export const createLocks = (connection: RedisConnection, prefix: string, renewal: Renewal): Locks => ({
  async take(name, ttlMs) {
    const key = `${prefix}${name}`;
    const token = randomUUID();
    const holder = await connection.attempt((redis) => redis.eval(TAKE, 1, key, token, ttlMs));
    if (typeof holder !== 'string') return undefined;
    if (holder !== token) return { holder };
    const stop = renewal.keep(ttlMs, async () => {
      await connection.attempt((redis) => redis.eval(RENEW, 1, key, token, ttlMs));
    });
    return {
      lock: {
        token,
        async finish() {
          const kept = (await connection.attempt((redis) => redis.eval(FINISH, 1, key, token))) === 1;
          if (!kept) stop();
          return kept;
        },
        async release() {
          stop();
          await connection.attempt((redis) => redis.eval(RELEASE, 1, key, token));
        },
      },
    };
  },
});
