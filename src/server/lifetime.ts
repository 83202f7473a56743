import type { ServerResponse } from 'node:http';

/** Milliseconds after the abort in which the resolvers may still hand in what they have. */
const LAST_WORDS_MS = 500;

/** Why a request's signal was aborted: its time was up, or nobody waits for the answer any more. */
export class RequestEnded extends Error {
  readonly why: 'TIMEOUT' | 'GONE';

  constructor(why: 'TIMEOUT' | 'GONE', message: string) {
    super(message);
    this.name = 'RequestEnded';
    this.why = why;
  }
}

/** One request's patience. */
export interface Lifetime {
  /** Aborted with a {@link RequestEnded} when the client goes away or the time is up. */
  readonly signal: AbortSignal;
  /**
   * Settles only when the time was up and the resolvers did not finish soon after their signal. The clock starts when this
   * is asked for: what is answered without any waiting needs none.
   */
  readonly overdue: Promise<'overdue'>;
  /** Clears the timers and listeners; the signal is not aborted by it. */
  readonly close: () => void;
}

/** Opens a request's {@link Lifetime}; `close` must be called when the request has been answered. */
export function openLifetime(response: ServerResponse, timeoutMs: number): Lifetime {
  let controller: AbortController | undefined;
  let clock: Clock | undefined;
  const opened = (): AbortController => (controller ??= new AbortController());
  return {
    get signal() {
      return opened().signal;
    },
    get overdue() {
      clock ??= startClock(response, timeoutMs, opened());
      return clock.overdue;
    },
    close: () => clock?.stop(),
  };
}

interface Clock {
  readonly overdue: Promise<'overdue'>;
  readonly stop: () => void;
}

function startClock(response: ServerResponse, timeoutMs: number, controller: AbortController): Clock {
  const onClose = (): void => {
    if (!response.writableFinished) controller.abort(new RequestEnded('GONE', 'The client went away.'));
  };
  response.once('close', onClose);
  if (response.destroyed) onClose();

  const timers: NodeJS.Timeout[] = [];
  timers.push(
    setTimeout(() => {
      controller.abort(new RequestEnded('TIMEOUT', `The request took longer than ${timeoutMs} ms and was stopped.`));
    }, timeoutMs),
  );
  const overdue = new Promise<'overdue'>((resolve) => {
    timers.push(
      setTimeout(() => {
        resolve('overdue');
      }, timeoutMs + LAST_WORDS_MS),
    );
  });

  return {
    overdue,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      response.removeListener('close', onClose);
    },
  };
}
