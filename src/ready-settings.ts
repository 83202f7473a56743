import { createHash } from 'node:crypto';
import { createRedisCache } from './cache/redis.ts';
import type { RedisConnection } from './cache/redis-connection.ts';
import { contentNameOf, dataTimesOf } from './content-name.ts';
import type { ReadySettings } from './server/ready/ready.ts';
import type { Store } from './store/store.ts';

interface ReadySources {
  /** For kept answers at the most; 0: none is kept. */
  readonly bytes: number;
  readonly store: Store;
  /** What replicas share; undefined where there is nothing. */
  readonly redis: RedisConnection | undefined;
  /** Before each key in it. */
  readonly prefix: string;
  /** What answers depend on besides the store's content: version, schema, configuration. */
  readonly made: readonly unknown[];
}

/** How long replicas share an answer, in milliseconds: its content is seldom that old. */
const SHARED_MS = 15 * 60_000;

/** What answers are kept by; undefined where none is to be. */
export function readySettings({ bytes, store, redis, prefix, made }: ReadySources): ReadySettings | undefined {
  if (bytes === 0) return undefined;
  const own = { bytes, revision: () => store.revision(), times: () => dataTimesOf(store) };
  if (redis === undefined) return own;
  const cache = createRedisCache({ connection: redis, prefix: `${prefix}ready:` });
  const name = createHash('sha256').update(JSON.stringify(made)).digest('base64url');
  const shared = {
    get: async (key: string) => (await cache.get([key]))[0],
    set: (key: string, value: Buffer) => cache.set([{ key, value, ttlMs: SHARED_MS }]),
  };
  return { ...own, shared: { bytes: shared, contentName: () => contentNameOf(store, name) } };
}
