import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Redis } from 'ioredis';
import type { Cache, CacheEntry } from './cache.ts';
import { seal, unseal } from './envelope.ts';

/** What this cache says when its server comes and goes; a pino logger is one. */
export interface CacheLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

interface RedisCacheOptions {
  /** redis:// or rediss:// (TLS), with name, password and database number if need be. */
  readonly url: string;
  /** Before each key, so that several programs can share a server. */
  readonly prefix: string;
  /** The longest that a call may take, milliseconds. */
  readonly timeoutMs: number;
  readonly log?: CacheLog;
}

/** So many commands without an answer in a row, and the connection is taken for dead. */
const FAILURES_TO_BREAK = 3;
/** Milliseconds of misses at once before one call tries again. */
const BREAK_MS = 1_000;
const MAX_RECONNECT_MS = 5_000;
/** The longest time to live that is sent: a hundred years. Redis refuses times beyond its calendar. */
const MAX_TTL_MS = 100 * 365 * 86_400_000;

/** A reply of the server that says no (out of memory, read-only, wrong type): it answered, so it is well. */
const isReply = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError';

const reconnectDelay = (times: number): number =>
  Math.min(100 * 2 ** Math.min(times, 6), MAX_RECONNECT_MS) * (0.5 + Math.random() / 2);

const connect = (url: string, timeoutMs: number): Redis => {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(
      'The address of the cache server has to be like redis://localhost:6379 or rediss://name:password@host:6380/0.',
    );
  }
  return new Redis(url, {
    lazyConnect: true,
    // Without these a missing server holds each call for ten seconds, and a hanging one for ever.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 1,
    commandTimeout: timeoutMs,
    connectTimeout: Math.max(timeoutMs, 500),
    disconnectTimeout: timeoutMs,
    // Runs only while a reply is awaited. For a server that hangs and is asked too seldom to trip the breaker.
    socketTimeout: Math.max(5 * timeoutMs, 2_000),
    retryStrategy: reconnectDelay,
    // After a fail-over the old primary answers so until somebody reconnects.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 1 : false),
  });
};

/**
 * In a Redis server, shared by all replicas. Without the server every get is a miss; it comes back by itself. Throws an
 * Error when the address or the bound makes no sense, and nothing after that.
 */
export const createRedisCache = ({ url, prefix, timeoutMs, log }: RedisCacheOptions): Cache => {
  if (!Number.isSafeInteger(timeoutMs) || timeoutMs < 1) {
    throw new Error(`timeoutMs has to be a whole number of at least 1, not ${timeoutMs}.`);
  }
  const redis = connect(url, timeoutMs);
  // Without name and password.
  const server = new URL(url).host;
  const breaker = circuitBreaker(
    handleWhen((error) => !isReply(error)),
    { breaker: new ConsecutiveBreaker(FAILURES_TO_BREAK), halfOpenAfter: BREAK_MS },
  );
  /** Kinds of refusal (OOM, READONLY …) that have been told of since the connection stands. */
  const refusals = new Set<string>();
  let isUp: boolean | undefined;
  let isClosed = false;

  const nowDown = (reason: string): void => {
    if (isUp === false || isClosed) return;
    isUp = false;
    log?.warn({ server, reason }, 'the cache server is gone; answering without it');
  };
  const refused = (error: Error): void => {
    const kind = error.message.split(' ', 1)[0] ?? '';
    if (refusals.has(kind)) return;
    refusals.add(kind);
    log?.warn({ server, reason: error.message }, 'the cache server refuses commands');
  };
  redis.on('ready', () => {
    refusals.clear();
    if (isUp === true || isClosed) return;
    isUp = true;
    log?.info({ server }, 'the cache server is there');
  });
  redis.on('error', (error: Error) => {
    nowDown(error.message);
  });
  redis.on('close', () => {
    nowDown('the connection was closed');
  });
  breaker.onBreak(() => {
    nowDown('it does not answer');
    // Commands without an answer stay in line until the socket ends, and a reply cut short shifts all that follow.
    redis.disconnect(true);
  });
  // Its failure comes to the listener for errors too, which tells it once; the client goes on trying by itself.
  redis.connect().catch(() => undefined);

  const keyOf = (key: string): string => `${prefix}${key}`;

  /** The command's result, or undefined for whatever went wrong. */
  const attempt = async <T>(command: () => Promise<T>): Promise<T | undefined> => {
    if (isClosed || redis.status !== 'ready') return undefined;
    try {
      return await breaker.execute(command);
    } catch (error) {
      if (isReply(error)) refused(error);
      return undefined;
    }
  };

  const forget = async (keys: readonly string[]): Promise<void> => {
    if (keys.length > 0) await attempt(() => redis.unlink(...keys.map(keyOf)));
  };

  const store = async (entries: readonly CacheEntry[]): Promise<void> => {
    const pipeline = redis.pipeline();
    for (const { key, value, ttlMs } of entries) {
      const name = keyOf(key);
      if (ttlMs > 0) pipeline.set(name, seal(name, value), 'PX', Math.min(Math.ceil(ttlMs), MAX_TTL_MS));
      else pipeline.unlink(name);
    }
    const failed = (await pipeline.exec())?.find(([error]) => error !== null)?.[0];
    if (failed) throw failed;
  };

  return {
    async get(keys) {
      if (keys.length === 0) return [];
      const names = keys.map(keyOf);
      const replies = (await attempt(() => redis.mgetBuffer(names))) ?? [];
      const values = names.map((name, index) => {
        const reply: unknown = replies[index];
        return Buffer.isBuffer(reply) ? unseal(name, reply) : undefined;
      });
      const unreadable = keys.filter((_, index) => Boolean(replies[index]) && values[index] === undefined);
      // Not waited for: the bound is for one round trip.
      void forget(unreadable);
      return values;
    },
    async set(entries) {
      if (entries.length > 0) await attempt(() => store(entries));
    },
    delete: forget,
    close() {
      isClosed = true;
      redis.disconnect();
      return Promise.resolve();
    },
  };
};
