import { UpstreamError } from '../../../errors.ts';

/** So many calls in so many milliseconds. */
export interface Window {
  readonly calls: number;
  readonly windowMs: number;
}

/** Keeps calls within a window that an installation has told us. */
export interface Pace {
  /** Replaces the window, from the next call on. */
  set(window: Window): void;
  /**
   * Makes a call as soon as the window has a place for it, in the order in which they come. Throws the signal's reason,
   * and RATE_LIMITED at once where so many others wait that its turn would not come within `MOST_WAIT_MS`.
   */
  run<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T>;
}

/** Milliseconds that a call is kept waiting at the most. */
const MOST_WAIT_MS = 30_000;

/** Until `start` calls what it is given, or the signal is aborted; what `start` returns ends its waiting. */
const until = (signal: AbortSignal, start: (done: () => void) => () => void): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    const stop = start(end);
  });

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  until(signal, (done) => {
    const timer = setTimeout(done, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  });

/**
 * A place is free again one window after its call has been answered, not after it began: however long requests are on
 * their way, the other side never counts more than the window has.
 */
export function createPace(name: string, first: Window): Pace {
  let window = first;
  let running = 0;
  let answered: number[] = [];
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();
  let wake = (): void => undefined;

  const forget = (): void => {
    const now = performance.now();
    answered = answered.filter((at) => at + window.windowMs > now);
  };

  /** Of the place that is free next: 0 now; undefined: not before a running call has been answered. */
  const waitMs = (): number | undefined => {
    forget();
    const excess = answered.length + running - window.calls;
    if (excess < 0) return 0;
    const freeing = answered[excess];
    return freeing === undefined ? undefined : freeing + window.windowMs - performance.now();
  };

  const takePlace = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      const ms = waitMs();
      if (ms === 0) return;
      if (ms !== undefined) await sleep(ms, signal);
      else
        await until(signal, (done) => {
          wake = done;
          return () => {
            wake = () => undefined;
          };
        });
    }
  };

  return {
    set(next) {
      window = next;
      wake();
    },
    async run(signal, call) {
      signal.throwIfAborted();
      const ahead = Math.floor((waiting + Math.max(0, answered.length + running)) / window.calls);
      if (ahead * window.windowMs > MOST_WAIT_MS) {
        const seconds = Math.ceil((ahead * window.windowMs) / 1_000);
        throw new UpstreamError(
          'RATE_LIMITED',
          `${name} takes ${window.calls} requests in ${window.windowMs / 1_000} s, and ours would wait for ${seconds} s`,
          { retryAfterMs: ahead * window.windowMs },
        );
      }
      waiting += 1;
      const before = turn;
      let pass = (): void => undefined;
      turn = new Promise((resolve) => {
        pass = resolve;
      });
      try {
        await until(signal, (done) => {
          void before.then(done);
          return () => undefined;
        });
        await takePlace(signal);
        running += 1;
      } finally {
        waiting -= 1;
        // Who leaves the queue does not let those behind it pass those before it.
        void before.then(pass);
      }
      try {
        return await call();
      } finally {
        running -= 1;
        answered.push(performance.now());
        wake();
      }
    },
  };
}
