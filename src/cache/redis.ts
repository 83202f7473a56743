import type { Cache, CacheEntry } from './cache.ts';
import { seal, unseal } from './envelope.ts';
import type { RedisConnection, RedisConnectionOptions } from './redis-connection.ts';
import { createRedisConnection } from './redis-connection.ts';

interface Place {
  /** Before each key, so that several programs can share a server. */
  readonly prefix: string;
}

/** A server of its own, or a connection that others use too and that is theirs to close. */
type RedisCacheOptions = Place & (RedisConnectionOptions | { readonly connection: RedisConnection });

/** The longest time to live that is sent: a hundred years. Redis refuses times beyond its calendar. */
const MAX_TTL_MS = 100 * 365 * 86_400_000;

const connectionOf = (
  options: RedisCacheOptions,
): { readonly connection: RedisConnection; readonly close: () => void } => {
  if ('connection' in options) return { connection: options.connection, close: () => undefined };
  const connection = createRedisConnection(options);
  return {
    connection,
    close: () => {
      connection.close();
    },
  };
};

/**
 * In a Redis server, shared by all replicas. Without the server every get is a miss; it comes back by itself. Throws an
 * Error when the address or the bound makes no sense, and nothing after that.
 */
export const createRedisCache = (options: RedisCacheOptions): Cache => {
  const { connection, close } = connectionOf(options);
  const keyOf = (key: string): string => `${options.prefix}${key}`;
  let isClosed = false;

  const forget = async (keys: readonly string[]): Promise<void> => {
    if (keys.length > 0) await connection.attempt((redis) => redis.unlink(...keys.map(keyOf)));
  };

  const store = (entries: readonly CacheEntry[]): Promise<unknown> =>
    connection.attempt(async (redis) => {
      const pipeline = redis.pipeline();
      for (const { key, value, ttlMs } of entries) {
        const name = keyOf(key);
        if (ttlMs > 0) pipeline.set(name, seal(name, value), 'PX', Math.min(Math.ceil(ttlMs), MAX_TTL_MS));
        else pipeline.unlink(name);
      }
      const failed = (await pipeline.exec())?.find(([error]) => error !== null)?.[0];
      if (failed) throw failed;
    });

  return {
    async get(keys) {
      if (keys.length === 0) return [];
      if (isClosed) return keys.map(() => undefined);
      const names = keys.map(keyOf);
      const replies: unknown = await connection.attempt((redis) => redis.mgetBuffer(names));
      const found: readonly unknown[] = Array.isArray(replies) ? replies : [];
      const values = names.map((name, index) => {
        const reply = found[index];
        return Buffer.isBuffer(reply) ? unseal(name, reply) : undefined;
      });
      const unreadable = keys.filter((_, index) => Boolean(found[index]) && values[index] === undefined);
      // Not waited for: the bound is for one round trip.
      void forget(unreadable);
      return values;
    },
    async set(entries) {
      if (entries.length > 0 && !isClosed) await store(entries);
    },
    delete: forget,
    close() {
      isClosed = true;
      close();
      return Promise.resolve();
    },
  };
};
