import { UpstreamError } from '../errors.ts';
import type { Answer } from './connections.ts';
import { createConnections } from './connections.ts';
import type { Deadline } from './deadline.ts';
import { createDeadline } from './deadline.ts';
import { failure, shown, statusFailure } from './failure.ts';
import { createFlights } from './flights.ts';
import { createHostBudget } from './host-budget.ts';
import { notHttp } from './hops.ts';
import { parseJson, shaped } from './json-text.ts';
import type { UpstreamOptions } from './options.ts';
import { settingsOf } from './options.ts';
import { rateLimitMs } from './rate-limit.ts';
import { retryAfterMs } from './retry-after.ts';
import { createRetrying } from './retrying.ts';
import type { Body, StreamOptions, Upstream, Validator } from './upstream.ts';

/** A call that has its turn: under its deadline, in one of its host's places. */
interface Turn {
  readonly deadline: Deadline;
  /** Stops the clock and gives the place back; more than once does no harm. */
  readonly end: () => void;
}

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

const isAnswer = (status: number): boolean => status >= 200 && status < 300 && status !== 206;

const readAll = async (answer: Answer): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The way out over HTTP. Throws an Error when an option makes no sense; its calls throw as `Upstream` says. */
export const createUpstream = (options: UpstreamOptions): Upstream => {
  const settings = settingsOf(options);
  const connections = createConnections(settings);
  const budget = createHostBudget(settings.hostConcurrency, settings.hostMinIntervalMs);
  const retrying = createRetrying(settings, budget);
  const flights = createFlights<unknown>();

  /** Before a turn is waited for, so that a foolish address does not stand in a queue. */
  const checkAddress = (url: URL): void => {
    const why = /^https?:$/.test(url.protocol) ? settings.guard?.(url) : notHttp(url);
    if (why !== undefined) throw new UpstreamError('FORBIDDEN_ADDRESS', why, { url: shown(url) });
  };

  const takeTurn = async (url: URL, deadlineMs: number, signal: AbortSignal): Promise<Turn> => {
    const deadline = createDeadline(signal);
    const late = (predicate: string) => () => failure('TIMED_OUT', { url, at: url }, predicate);
    try {
      deadline.start(
        settings.turnTimeoutMs,
        late(`was busy with our other requests for ${settings.turnTimeoutMs / 1_000} s`),
      );
      const release = await budget.acquire(url.host, deadline.signal);
      deadline.start(deadlineMs, late(`did not give its whole answer within ${deadlineMs / 1_000} s`));
      return {
        deadline,
        end: () => {
          deadline.end();
          release();
        },
      };
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
  };

  /** The answer, or an error for any status that is none. */
  const ask = async (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Answer> => {
    const answer = await connections.send(url, headers, signal);
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

  const fetchJson = async (url: URL, signal: AbortSignal): Promise<unknown> => {
    const turn = await takeTurn(url, settings.jsonDeadlineMs, signal);
    try {
      return await retrying(url, turn.deadline, async () => {
        const answer = await ask(url, { accept: 'application/json, */*;q=0.5' }, turn.deadline.signal);
        const bytes = await readAll(answer);
        const value = parseJson(answer.asked, answer.status, bytes, answer.header('content-type'));
        return { value, status: answer.status };
      });
    } finally {
      turn.end();
    }
  };

  /** Reads the body under the turn, and gives the turn back when that is over, for whatever reason. */
  const bodyOf = (answer: Answer, { deadline, end }: Turn): Body => {
    const startedAt = performance.now();
    // Also for a body that nobody ever reads.
    deadline.signal.addEventListener('abort', end, { once: true });
    async function* read(): AsyncGenerator<Uint8Array, void> {
      try {
        yield* answer.bytes();
      } catch (error) {
        if (error instanceof UpstreamError) {
          const durationMs = performance.now() - startedAt;
          settings.onEvent?.({ url: shown(answer.asked.url), attempt: 1, durationMs, status: answer.status, error });
        }
        throw error;
      } finally {
        end();
      }
    }
    let isRead = false;
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
    async json(url, shape, signal) {
      signal.throwIfAborted();
      checkAddress(url);
      const value = await flights(shown(url), signal, (shared) => fetchJson(url, shared));
      return shaped(url, value, shape);
    },

    async stream(url, { accept, since }: StreamOptions, signal) {
      signal.throwIfAborted();
      checkAddress(url);
      const turn = await takeTurn(url, settings.streamDeadlineMs, signal);
      try {
        const headers = { accept, ...conditions(since) };
        const answer = await retrying(url, turn.deadline, async () => {
          const value = await ask(url, headers, turn.deadline.signal);
          return { value, status: value.status };
        });
        if (answer.status !== 304) return bodyOf(answer, turn);
        answer.discard();
        turn.end();
        return undefined;
      } catch (error) {
        turn.end();
        throw error;
      }
    },

    close: () => connections.close(),
  };
};
