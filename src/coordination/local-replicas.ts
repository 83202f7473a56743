import type { LocalRedis } from '../cache/local-redis.ts';
import { createLocalRedis } from '../cache/local-redis.ts';
import type { CacheLog, RedisConnection } from '../cache/redis-connection.ts';
import { createRedisConnection } from '../cache/redis-connection.ts';
import type { LocalServer, Reply } from '../upstream/local-server.ts';
import { createLocalUpstream } from '../upstream/local-upstream.ts';
import type { UpstreamOptions } from '../upstream/options.ts';
import type { HttpUpstream } from '../upstream/upstream.ts';
import type { RedisCoordination } from './redis-coordination.ts';
import { createRedisCoordination } from './redis-coordination.ts';

interface CoordinationOptions {
  readonly leaseMs?: number;
  readonly timeoutMs?: number;
  readonly log?: CacheLog;
}

/** For tests: several replicas over one real Redis, and a host that they ask; `end` ends all of it after each test. */
interface LocalReplicas {
  readonly redis: () => LocalRedis;
  /** Starts the server, if it is not there; keys of one test are not those of another. */
  readonly start: () => Promise<void>;
  readonly coordination: (options?: CoordinationOptions) => RedisCoordination;
  readonly connection: () => RedisConnection;
  /** A replica's way out. */
  readonly replica: (options?: Partial<UpstreamOptions>, coordination?: CoordinationOptions) => HttpUpstream;
  readonly server: (reply: Reply) => Promise<LocalServer>;
  readonly prefix: () => string;
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The server is made, not started. */
export const createLocalReplicas = async (): Promise<LocalReplicas> => {
  const redis = await createLocalRedis();
  const local = createLocalUpstream();
  const opened: { close(): void }[] = [];
  let test = 0;
  let isStarted = false;
  const prefix = (): string => `test${test}:`;
  const coordination = (options: CoordinationOptions = {}): RedisCoordination => {
    const made = createRedisCoordination({ url: redis.url, timeoutMs: 2_000, prefix: prefix(), ...options });
    opened.push(made);
    return made;
  };
  const end = async (): Promise<void> => {
    test += 1;
    await local.close();
    for (const each of opened.splice(0)) each.close();
  };
  return {
    redis: () => redis,
    async start() {
      if (!isStarted) await redis.start();
      isStarted = true;
    },
    coordination,
    connection() {
      const made = createRedisConnection({ url: redis.url, timeoutMs: 2_000, lazy: true });
      opened.push(made);
      return made;
    },
    replica: (options = {}, how = {}) => local.upstream({ coordination: coordination(how), ...options }),
    server: (reply) => local.server(reply),
    prefix,
    end,
    async close() {
      await end();
      await redis.close();
    },
  };
};
