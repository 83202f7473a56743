import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** What is left to one client in the window that runs. */
export interface Quota {
  /** Whether the points asked for were within the limit. */
  readonly isWithin: boolean;
  /** Points in a window. */
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds to the next window. */
  readonly resetMs: number;
}

/** Points of each client in windows of {@link WINDOW_SECONDS}. Never throws and never waits long. */
export interface RateLimit {
  /** Counts points to a client, also when they are too many: who goes on asking in vain does not get a new window. */
  take(client: string, points: number): Promise<Quota>;
  close(): Promise<void>;
}

export const WINDOW_SECONDS = 60;

/** Clients that are told apart in one window, about 50 MB of them; all further ones share one quota. */
const MOST_CLIENTS = 100_000;
/** The longest wait for the server that replicas share, milliseconds. */
const TIMEOUT_MS = 100;
const FAILURES_TO_BREAK = 3;
const BREAK_MS = 1_000;
const MAX_RECONNECT_MS = 5_000;

interface MemoryOptions {
  readonly pointsPerMinute: number;
  readonly mostClients?: number;
}

/** Counts in this process alone. */
export function createMemoryRateLimit({ pointsPerMinute, mostClients = MOST_CLIENTS }: MemoryOptions): RateLimit {
  const limiter = new RateLimiterMemory({ points: pointsPerMinute, duration: WINDOW_SECONDS });
  const known = new Set<string>();
  let clearedAt = Date.now();

  // An IPv6 network has more /64s than this process has memory; each counts for a window, so twice the number is kept.
  const counted = (client: string): string => {
    if (Date.now() - clearedAt > WINDOW_SECONDS * 1000) {
      known.clear();
      clearedAt = Date.now();
    }
    if (!known.has(client) && known.size >= mostClients) return 'others';
    known.add(client);
    return client;
  };

  return {
    take: (client, points) => consume(limiter, counted(client), points),
    close: () => Promise.resolve(),
  };
}

interface RedisOptions {
  /** redis:// or rediss://. */
  readonly url: string;
  readonly prefix: string;
  readonly pointsPerMinute: number;
  readonly log: Logger;
}

/**
 * Counts in Redis, for all replicas together, and beside that in memory: without the server, or while it hangs, this
 * replica's own count goes on holding. Whom this replica has already counted out is refused without asking the server.
 */
export function createSharedRateLimit({ url, prefix, pointsPerMinute, log }: RedisOptions): RateLimit {
  const near = createMemoryRateLimit({ pointsPerMinute });
  const redis = connect(url);
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `${prefix}rate`,
    points: pointsPerMinute,
    duration: WINDOW_SECONDS,
    rejectIfRedisNotReady: true,
  });
  const breaker = circuitBreaker(
    // A server that answers no (full, read-only) is alive; a new connection to it would change nothing.
    handleWhen((error) => error.name !== 'ReplyError'),
    { breaker: new ConsecutiveBreaker(FAILURES_TO_BREAK), halfOpenAfter: BREAK_MS },
  );
  const server = new URL(url).host;
  let isShared: boolean | undefined;
  let isClosed = false;

  const tell = (isNowShared: boolean, reason?: string): void => {
    if (isShared === isNowShared || isClosed) return;
    isShared = isNowShared;
    if (isNowShared) log.info({ server }, 'callers are counted for all replicas together');
    else log.warn({ server, reason }, 'callers are counted by this replica alone: the shared count is out of reach');
  };
  redis.on('ready', () => {
    tell(true);
  });
  redis.on('error', (error: Error) => {
    tell(false, error.message);
  });
  // A hung server keeps its connection and its queue of commands; a new connection starts with neither.
  breaker.onBreak(() => {
    redis.disconnect(true);
  });
  // Its failure comes to the listener for errors too; the client goes on trying by itself.
  redis.connect().catch(() => undefined);

  return {
    async take(client, points) {
      const own = await near.take(client, points);
      if (!own.isWithin || redis.status !== 'ready') return own;
      try {
        const shared = await breaker.execute(() => consume(limiter, client, points));
        tell(true);
        return shared;
      } catch (error) {
        tell(false, error instanceof Error ? error.message : String(error));
        return own;
      }
    },
    close() {
      isClosed = true;
      redis.disconnect();
      return near.close();
    },
  };
}

/** The library says no by a rejection with the same object that it says yes with; a failure rejects with an Error. */
async function consume(limiter: RateLimiterAbstract, client: string, points: number): Promise<Quota> {
  try {
    return quotaOf(await limiter.consume(client, points), limiter.points, true);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return quotaOf(refusal, limiter.points, false);
    throw refusal;
  }
}

function quotaOf(result: RateLimiterRes, limit: number, isWithin: boolean): Quota {
  return {
    isWithin,
    limit,
    remaining: isWithin ? Math.max(0, result.remainingPoints) : 0,
    resetMs: Math.min(Math.max(0, result.msBeforeNext), WINDOW_SECONDS * 1000),
  };
}

/** Fails fast: by default a missing server would hold each command for seconds, and a hanging one for ever. */
function connect(url: string): Redis {
  return new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 1,
    commandTimeout: TIMEOUT_MS,
    connectTimeout: 500,
    disconnectTimeout: TIMEOUT_MS,
    socketTimeout: 2_000,
    retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 6), MAX_RECONNECT_MS) * (0.5 + Math.random() / 2),
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 1 : false),
  });
}
