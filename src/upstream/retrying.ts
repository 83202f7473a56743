import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff } from 'cockatiel';
import { UpstreamError } from '../errors.ts';
import type { Coordination, SharedHold } from './coordination.ts';
import type { Deadline } from './deadline.ts';
import { afterAttempts, failure, isPassing, shown } from './failure.ts';
import type { HostBudget } from './host-budget.ts';
import type { Settings } from './options.ts';

/** One attempt's value, and the status it came with. */
interface Attempted<T> {
  readonly value: T;
  readonly status: number;
}

const MAX_BACKOFF_MS = 10_000;

const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  if (milliseconds <= 0) return;
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
};

/** Until the host wants to hear from us again; an error at once when that is beyond the deadline. */
const waitOutHold = async (url: URL, budget: HostBudget, deadline: Deadline): Promise<void> => {
  const hold = budget.held(url.host);
  if (hold === undefined) return;
  if (hold.remainingMs > deadline.remainingMs()) {
    const { kind, status } = hold.error;
    const seconds = Math.ceil(hold.remainingMs / 1_000);
    throw failure(kind, { url, at: url }, `asked us not to come back for ${seconds} s`, {
      ...(status === undefined ? {} : { status }),
      retryAfterMs: Math.ceil(hold.remainingMs),
      cause: hold.error,
    });
  }
  await wait(hold.remainingMs, deadline.signal);
};

const errorOf = (url: URL, { kind, status, remainingMs }: SharedHold): UpstreamError =>
  failure(kind, { url, at: url }, 'asked another replica of ours not to come back for now', {
    ...(status === undefined ? {} : { status }),
    retryAfterMs: Math.ceil(remainingMs),
  });

/**
 * The one place that retries (see the matrix in this folder's README). Waits with a jittered exponential back-off,
 * for as long as a Retry-After says, and never beyond the deadline: rather the last failure now than silence then.
 */
export const createRetrying = (settings: Settings, budget: HostBudget, coordination: Coordination) => {
  const { retries, backoffBaseMs, onEvent } = settings;
  const factory = new ExponentialBackoff({ initialDelay: backoffBaseMs, maxDelay: MAX_BACKOFF_MS });

  const attempted = async <T>(url: URL, attempt: number, work: () => Promise<Attempted<T>>): Promise<T> => {
    const startedAt = performance.now();
    const tell = (rest: { status?: number; error?: UpstreamError }): void =>
      onEvent?.({ url: shown(url), attempt, durationMs: performance.now() - startedAt, ...rest });
    try {
      const { value, status } = await work();
      tell({ status });
      return value;
    } catch (error) {
      if (error instanceof UpstreamError) {
        tell({ error, ...(error.status === undefined ? {} : { status: error.status }) });
      }
      throw error;
    }
  };

  /** Until the host's next moment, for this replica and for all; its own is booked whether or not others can be asked. */
  const awaitMoment = async (url: URL, deadline: Deadline): Promise<void> => {
    for (;;) {
      await waitOutHold(url, budget, deadline);
      const booking = await coordination.book(url.host, settings.hostMinIntervalMs);
      if ('waitMs' in booking) {
        await wait(Math.max(booking.waitMs, budget.bookMs(url.host)), deadline.signal);
        return;
      }
      budget.hold(url.host, booking.hold.remainingMs, errorOf(url, booking.hold));
    }
  };

  const hold = (host: string, remainingMs: number, error: UpstreamError): void => {
    budget.hold(host, remainingMs, error);
    const { kind, status } = error;
    void coordination.hold(host, { remainingMs, kind, ...(status === undefined ? {} : { status }) });
  };

  return async <T>(url: URL, deadline: Deadline, work: () => Promise<Attempted<T>>): Promise<T> => {
    let backoff = factory.next();
    for (let attempt = 1; ; attempt += 1) {
      await awaitMoment(url, deadline);
      try {
        return await attempted(url, attempt, work);
      } catch (error) {
        if (!(error instanceof UpstreamError) || deadline.signal.aborted) throw error;
        if (error.retryAfterMs !== undefined) hold(url.host, error.retryAfterMs, error);
        const waitMs = Math.max(backoff.duration, error.retryAfterMs ?? 0);
        if (!isPassing(error) || attempt > retries || waitMs >= deadline.remainingMs()) {
          throw afterAttempts(error, attempt);
        }
        await wait(waitMs, deadline.signal);
        backoff = backoff.next(undefined);
      }
    }
  };
};
