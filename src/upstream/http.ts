import { createHash } from 'node:crypto';
import { UpstreamError } from '../errors.ts';
import type { Answer } from './connections.ts';
import { createConnections } from './connections.ts';
import { ALONE } from './coordination.ts';
import type { Deadline } from './deadline.ts';
import { createDeadline } from './deadline.ts';
import { failure, shown, statusFailure } from './failure.ts';
import { createFlights } from './flights.ts';
import type { Passage, Verdict } from './host-breaker.ts';
import { createHostBreaker } from './host-breaker.ts';
import { createHostBudget } from './host-budget.ts';
import { hostStates } from './host-state.ts';
import { notHttp } from './hops.ts';
import { parseJson, shaped } from './json-text.ts';
import { packed, unpacked } from './packed-answer.ts';
import type { UpstreamOptions } from './options.ts';
import { settingsOf } from './options.ts';
import { rateLimitMs } from './rate-limit.ts';
import { retryAfterMs } from './retry-after.ts';
import { createRetrying } from './retrying.ts';
import type { Body, HttpUpstream, StreamOptions, Validator } from './upstream.ts';

/** A call that has its turn: under its deadline, in one of its host's places. */
interface Turn {
  readonly deadline: Deadline;
  readonly passage: Passage;
  /** Whether anything has been sent. */
  isAsked: boolean;
  /** Stops the clock, gives the place back and tells the breaker; more than once does no harm. */
  readonly end: (verdict: Verdict) => void;
}

/** What a failed call shows of its host. Nothing, if it was not asked, or the caller gave up, or our guard said no. */
const verdictOf = (error: unknown, { isAsked }: Turn): Verdict => {
  if (!isAsked || !(error instanceof UpstreamError) || error.kind === 'FORBIDDEN_ADDRESS') return 'unknown';
  return error.kind === 'UNREACHABLE' || error.kind === 'TIMED_OUT' ? error : 'alive';
};

const conditions = (since: Validator | undefined): Readonly<Record<string, string>> => ({
  ...(since?.etag === undefined ? {} : { 'if-none-match': since.etag }),
  ...(since?.lastModified === undefined ? {} : { 'if-modified-since': since.lastModified }),
});

const validatorOf = (answer: Answer): Validator | undefined => {
  const etag = answer.header('etag');
  const lastModified = answer.header('last-modified');
  if (etag === undefined && lastModified === undefined) return undefined;
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
};

/** What a request is known by to those who want the same at the same time; a query may be long, so it counts by its hash. */
const flightKey = (url: URL, query: string | undefined): string =>
  query === undefined ? shown(url) : `${shown(url)}#${createHash('sha256').update(query).digest('base64url')}`;

const isAnswer = (status: number): boolean => status >= 200 && status < 300 && status !== 206;

const readAll = async (answer: Answer): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The way out over HTTP. Throws an Error when an option makes no sense; its calls throw as `Upstream` says. */
export const createUpstream = (options: UpstreamOptions): HttpUpstream => {
  const settings = settingsOf(options);
  const { coordination = ALONE } = settings;
  const connections = createConnections(settings);
  const budget = createHostBudget(settings.hostConcurrency, settings.hostMinIntervalMs);
  const breaker = createHostBreaker({
    failures: settings.breakerFailures,
    openMs: settings.breakerOpenMs,
    maxOpenMs: settings.breakerMaxOpenMs,
  });
  const retrying = createRetrying(settings, budget, coordination);
  const flights = createFlights<unknown>();

  /** Before a turn is waited for, so that a foolish address does not stand in a queue, nor a call to a dead host. */
  const checkAddress = (url: URL): void => {
    const why = /^https?:$/.test(url.protocol) ? settings.guard?.(url) : notHttp(url);
    if (why !== undefined) throw new UpstreamError('FORBIDDEN_ADDRESS', why, { url: shown(url) });
    breaker.check(url);
  };

  /** A place of this replica's, and then one of all replicas'. */
  const takePlace = async (host: string, signal: AbortSignal): Promise<() => void> => {
    const release = await budget.acquire(host, signal);
    try {
      const releaseShared = await coordination.place(host, settings.hostConcurrency, signal);
      return () => {
        release();
        releaseShared();
      };
    } catch (error) {
      release();
      throw error;
    }
  };

  const takeTurn = async (url: URL, deadlineMs: number, signal: AbortSignal): Promise<Turn> => {
    const deadline = createDeadline(signal);
    const late = (predicate: string) => () => failure('TIMED_OUT', { url, at: url }, predicate);
    try {
      deadline.start(
        settings.turnTimeoutMs,
        late(`was busy with our other requests for ${settings.turnTimeoutMs / 1_000} s`),
      );
      const release = await takePlace(url.host, deadline.signal);
      try {
        // Again: the calls that this one has waited for may have shown that the host is dead.
        const passage = breaker.enter(url);
        deadline.start(deadlineMs, late(`did not give its whole answer within ${deadlineMs / 1_000} s`));
        let isOver = false;
        return {
          deadline,
          passage,
          isAsked: false,
          end: (verdict) => {
            if (isOver) return;
            isOver = true;
            deadline.end();
            // Before the next one in line has its turn.
            passage.end(verdict);
            release();
          },
        };
      } catch (error) {
        release();
        throw error;
      }
    } catch (error) {
      deadline.end();
      throw error;
    }
  };

  /** Leaves a host alone that has answered its last for now: whoever asks it next waits, or fails without a request. */
  const holdForQuota = ({ asked }: Answer, ms: number | undefined): void => {
    if (ms === undefined || ms === 0) return;
    const error = failure('RATE_LIMITED', asked, 'takes no more requests for now', { retryAfterMs: ms });
    budget.hold(asked.url.host, ms, error);
    void coordination.hold(asked.url.host, { remainingMs: ms, kind: 'RATE_LIMITED' });
  };

  /** The answer, or an error for any status that is none. */
  const ask = async (
    url: URL,
    headers: Readonly<Record<string, string>>,
    turn: Turn,
    query?: string,
  ): Promise<Answer> => {
    turn.isAsked = true;
    const answer = await connections.send(url, headers, turn.deadline.signal, query);
    const now = Date.now();
    const cap = (ms: number | undefined) => (ms === undefined ? undefined : Math.min(ms, settings.maxRetryAfterMs));
    const quotaMs = cap(rateLimitMs((name) => answer.header(name), now, answer.status === 429));
    if (![429, 503].includes(answer.status)) holdForQuota(answer, quotaMs);
    if (
      isAnswer(answer.status) ||
      (answer.status === 304 && ('if-none-match' in headers || 'if-modified-since' in headers))
    )
      return answer;
    answer.discard();
    const asksMs = [429, 503].includes(answer.status)
      ? cap(retryAfterMs(answer.header('retry-after'), now))
      : undefined;
    const holdMs = asksMs ?? (answer.status === 429 ? quotaMs : undefined);
    throw statusFailure(answer.asked, answer.status, holdMs);
  };

  const fetchJson = async (
    url: URL,
    signal: AbortSignal,
    query: string | undefined,
  ): Promise<{ value: unknown; bytes: () => Buffer }> => {
    const turn = await takeTurn(url, settings.jsonDeadlineMs, signal);
    try {
      const value = await retrying(url, turn.deadline, async () => {
        const answer = await ask(url, { accept: 'application/json, */*;q=0.5' }, turn, query);
        const bytes = await readAll(answer);
        const contentType = answer.header('content-type');
        const parsed = parseJson(answer.asked, answer.status, bytes, contentType);
        return { value: { value: parsed, bytes: () => packed(bytes, contentType) }, status: answer.status };
      });
      turn.end('alive');
      return value;
    } catch (error) {
      turn.end(verdictOf(error, turn));
      throw error;
    }
  };

  /** What another replica has been answered, as if it had been answered to us. */
  const readPacked = (url: URL, bytes: Buffer): unknown => {
    const { body, contentType } = unpacked(bytes);
    return parseJson({ url, at: url }, 200, body, contentType);
  };

  /** Reads the body under the turn, and gives the turn back when that is over, for whatever reason. */
  const bodyOf = (answer: Answer, turn: Turn): Body => {
    const { signal } = turn.deadline;
    const startedAt = performance.now();
    let isRead = false;
    const giveUp = (): void => {
      // Also for a body that nobody ever reads, which says nothing about who sends it.
      turn.end(isRead ? verdictOf(signal.reason, turn) : 'unknown');
    };
    signal.addEventListener('abort', giveUp, { once: true });
    async function* read(): AsyncGenerator<Uint8Array, void> {
      try {
        yield* answer.bytes();
      } catch (error) {
        turn.end(verdictOf(error, turn));
        if (error instanceof UpstreamError) {
          const durationMs = performance.now() - startedAt;
          settings.onEvent?.({ url: shown(answer.asked.url), attempt: 1, durationMs, status: answer.status, error });
        }
        throw error;
      } finally {
        turn.end('alive');
      }
    }
    return {
      url: answer.asked.at,
      contentType: answer.header('content-type'),
      validator: validatorOf(answer),
      bytes: {
        [Symbol.asyncIterator]() {
          if (isRead) throw new Error(`The bytes of ${shown(answer.asked.url)} have been read; they come once.`);
          isRead = true;
          return read();
        },
      },
    };
  };

  return {
    async json(url, shape, signal, query) {
      signal.throwIfAborted();
      checkAddress(url);
      const text = query === undefined ? undefined : JSON.stringify(query);
      const key = flightKey(url, text);
      const value = await flights(key, signal, (shared) =>
        coordination.share(key, shared, {
          here: () => fetchJson(url, shared, text),
          read: (bytes) => readPacked(url, bytes),
        }),
      );
      return shaped(url, value, shape);
    },

    async stream(url, { accept, since }: StreamOptions, signal) {
      signal.throwIfAborted();
      checkAddress(url);
      const turn = await takeTurn(url, settings.streamDeadlineMs, signal);
      try {
        const headers = { accept, ...conditions(since) };
        const answer = await retrying(url, turn.deadline, async () => {
          const value = await ask(url, headers, turn);
          return { value, status: value.status };
        });
        turn.passage.answered();
        if (answer.status !== 304) return bodyOf(answer, turn);
        answer.discard();
        turn.end('alive');
        return undefined;
      } catch (error) {
        turn.end(verdictOf(error, turn));
        throw error;
      }
    },

    hosts: () => hostStates(breaker.states(), budget.loads()),

    close: () => connections.close(),
  };
};
