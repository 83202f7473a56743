import { setTimeout as sleep } from 'node:timers/promises';
import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Redis } from 'ioredis';

/** What is said when the server comes and goes; a pino logger is one. */
export interface CacheLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Where the server is, and how long it may be waited for. */
export interface RedisConnectionOptions {
  /** redis:// or rediss:// (TLS), with name, password and database number if need be. */
  readonly url: string;
  /** The longest that a command may take, milliseconds. */
  readonly timeoutMs: number;
  readonly log?: CacheLog;
  /** Connect with the first command, which then waits for the connection (half a second at most), not before. */
  readonly lazy?: boolean;
}

/** How the server is, for metrics: `idle` before a lazy connection's first command. */
export type RedisState = 'idle' | 'up' | 'down' | 'closed';

/** One connection to a server that may be missing, slow, full or mad; several things may share it. */
export interface RedisConnection {
  /** The command's result, or undefined for whatever went wrong. Throws nothing; takes `timeoutMs` at the longest. */
  attempt<T>(command: (redis: Redis) => Promise<T>): Promise<T | undefined>;
  state(): RedisState;
  close(): void;
}

/** So many commands without an answer in a row, and the connection is taken for dead. */
const FAILURES_TO_BREAK = 3;
/** Milliseconds of misses at once before one call tries again. */
const BREAK_MS = 1_000;
const MAX_RECONNECT_MS = 5_000;
const LEAST_CONNECT_MS = 500;
/** Least milliseconds between two new connections in search of a server that may be written to. */
const READ_ONLY_RECONNECT_MS = 10_000;

/** A reply of the server that says no (out of memory, read-only, wrong type): it answered, so it is well. */
const isReply = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError';

const reconnectDelay = (times: number): number =>
  Math.min(100 * 2 ** Math.min(times, 6), MAX_RECONNECT_MS) * (0.5 + Math.random() / 2);

/** After a fail-over the old primary answers READONLY until somebody connects anew; a replica does so for ever. */
const createReadOnlyRule = () => {
  let last = -Infinity;
  let isUnderWay = false;
  return {
    reconnectOnError: (error: Error): false | 1 => {
      if (!error.message.startsWith('READONLY') || performance.now() - last < READ_ONLY_RECONNECT_MS) return false;
      last = performance.now();
      isUnderWay = true;
      return 1;
    },
    isUnderWay: () => isUnderWay,
    done: () => {
      isUnderWay = false;
    },
  };
};

/**
 * For a server that hangs and is asked too seldom to trip the breaker. Not the client's `socketTimeout`: that of a
 * connection given up goes on running, and ends the next one.
 */
const createSilence = (ms: number, isOver: () => void) => {
  let timer: NodeJS.Timeout | undefined;
  return {
    begin() {
      timer ??= setTimeout(() => {
        timer = undefined;
        isOver();
      }, ms).unref();
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

const createClient = (url: string, timeoutMs: number, reconnectOnError: (error: Error) => false | 1): Redis => {
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
    connectTimeout: Math.max(timeoutMs, LEAST_CONNECT_MS),
    disconnectTimeout: timeoutMs,
    retryStrategy: reconnectDelay,
    reconnectOnError,
  });
};

/**
 * Connects, and again whenever the connection is lost. Says in the log once when the server goes, once when it comes,
 * and once for each kind of refusal while it is there. Throws an Error when the address or the bound makes no sense.
 */
export const createRedisConnection = ({ url, timeoutMs, log, lazy }: RedisConnectionOptions): RedisConnection => {
  if (!Number.isSafeInteger(timeoutMs) || timeoutMs < 1) {
    throw new Error(`timeoutMs has to be a whole number of at least 1, not ${timeoutMs}.`);
  }
  const readOnly = createReadOnlyRule();
  const redis = createClient(url, timeoutMs, readOnly.reconnectOnError);
  // Without name and password.
  const server = new URL(url).host;
  const breaker = circuitBreaker(
    // What is cut off while we connect anew by our own wish says nothing about the server.
    handleWhen((error) => !isReply(error) && !readOnly.isUnderWay()),
    { breaker: new ConsecutiveBreaker(FAILURES_TO_BREAK), halfOpenAfter: BREAK_MS },
  );
  /** Kinds of refusal (OOM, READONLY …) that have been told of since the connection stands. */
  const refusals = new Set<string>();
  let isUp: boolean | undefined;
  let isClosed = false;
  let first: Promise<unknown> | undefined;

  const nowDown = (reason: string): void => {
    readOnly.done();
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
    // Connected anew by our own wish the server was never gone, and what it refuses has been told.
    if (readOnly.isUnderWay()) readOnly.done();
    else refusals.clear();
    if (isUp === true || isClosed) return;
    isUp = true;
    log?.info({ server }, 'the cache server is there');
  });
  redis.on('error', (error: Error) => {
    nowDown(error.message);
  });
  redis.on('close', () => {
    silence.end();
    if (!readOnly.isUnderWay()) nowDown('the connection was closed');
  });
  const hangUp = (): void => {
    nowDown('it does not answer');
    // Commands without an answer stay in line until the socket ends, and a reply cut short shifts all that follow.
    redis.disconnect(true);
  };
  breaker.onBreak(hangUp);
  const silence = createSilence(Math.max(5 * timeoutMs, 2_000), hangUp);
  // Its failure comes to the listener for errors too, which tells it once; the client goes on trying by itself.
  const connect = (): Promise<unknown> => redis.connect().catch(() => undefined);
  if (lazy !== true) first = connect();

  const isReady = (): boolean => redis.status === 'ready';
  const connected = async (): Promise<void> => {
    if (lazy !== true || isUp !== undefined || isClosed) return;
    first ??= connect();
    await Promise.race([first, sleep(Math.max(timeoutMs, LEAST_CONNECT_MS), undefined, { ref: false })]);
  };

  return {
    async attempt(command) {
      await connected();
      if (isClosed || !isReady() || readOnly.isUnderWay()) return undefined;
      try {
        const result = await breaker.execute(() => command(redis));
        silence.end();
        return result;
      } catch (error) {
        if (isReply(error)) {
          silence.end();
          refused(error);
        } else if (isReady()) silence.begin();
        return undefined;
      }
    },
    state() {
      if (isClosed) return 'closed';
      if (isUp === undefined) return 'idle';
      return isUp ? 'up' : 'down';
    },
    close() {
      isClosed = true;
      silence.end();
      redis.disconnect();
    },
  };
};
