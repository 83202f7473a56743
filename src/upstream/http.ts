import { createHash } from 'node:crypto';
import { UpstreamError } from '../errors.ts';
import type { Answer } from './connections.ts';
import { createConnections } from './connections.ts';
import { ALONE } from './coordination.ts';
import { failure, shown, statusFailure } from './failure.ts';
import { createFlights } from './flights.ts';
import { createHostBreaker } from './host-breaker.ts';
import { createHostBudget } from './host-budget.ts';
import { hostStates } from './host-state.ts';
import { parseJson, shaped } from './json-text.ts';
import { packed, unpacked } from './packed-answer.ts';
import type { UpstreamOptions } from './options.ts';
import { settingsOf } from './options.ts';
import { rateLimitMs } from './rate-limit.ts';
import { retryAfterMs } from './retry-after.ts';
import { createProbe } from './probe.ts';
import { createRetrying } from './retrying.ts';
import { createTurns, type Turn, verdictOf } from './turns.ts';
import type { Body, HttpUpstream, StreamOptions, Validator } from './upstream.ts';

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

/** How something is asked, where that is not a GET whose answer is read. */
export interface AskOptions {
  /** A JSON text to POST. */
  readonly query?: string;
  readonly method?: 'HEAD';
  /** Which statuses are answers; those that have content to read unless told. */
  readonly accepts?: (status: number) => boolean;
}

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
  const turns = createTurns({ settings, coordination, budget, breaker });
  const flights = createFlights<unknown>();

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
    { query, method, accepts = isAnswer }: AskOptions = {},
  ): Promise<Answer> => {
    turn.isAsked = true;
    const answer = await connections.send(url, headers, turn.deadline.signal, {
      ...(query === undefined ? {} : { query }),
      ...(method === undefined ? {} : { method }),
    });
    const now = Date.now();
    const cap = (ms: number | undefined) => (ms === undefined ? undefined : Math.min(ms, settings.maxRetryAfterMs));
    const quotaMs = cap(rateLimitMs((name) => answer.header(name), now, answer.status === 429));
    if (![429, 503].includes(answer.status)) holdForQuota(answer, quotaMs);
    if (
      accepts(answer.status) ||
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
    const turn = await turns.take(url, settings.jsonDeadlineMs, signal);
    try {
      const value = await retrying(url, turn.deadline, async () => {
        const answer = await ask(
          url,
          { accept: 'application/json, */*;q=0.5' },
          turn,
          query === undefined ? {} : { query },
        );
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
      turns.check(url);
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
      turns.check(url);
      const turn = await turns.take(url, settings.streamDeadlineMs, signal);
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

    probe: createProbe({ settings, turns, retrying, ask }),

    hosts: () => hostStates(breaker.states(), budget.loads()),

    close: () => connections.close(),
  };
};
