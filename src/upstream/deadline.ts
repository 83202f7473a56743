/** One signal for "the caller gave up" and "our time is over", and the clock behind it. */
export interface Deadline {
  /** Aborted with the caller's reason, or with what `start` was given once its time is over. */
  readonly signal: AbortSignal;
  /** Starts the clock, anew if it was running: milliseconds until the signal is aborted with `reason()`. */
  start(milliseconds: number, reason: () => Error): void;
  /** Milliseconds left on the clock; Infinity before it is started. */
  remainingMs(): number;
  /** Stops the clock and lets go of the caller's signal; has to be called whatever happened. */
  end(): void;
}

/**
 * Not `AbortSignal.any` and `AbortSignal.timeout`: a dependent signal with a listener stays in memory for as long as
 * the caller's signal does, and a caller's signal may live as long as the process.
 */
export const createDeadline = (caller: AbortSignal): Deadline => {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let endsAt = Infinity;
  const giveUp = (): void => {
    clearTimeout(timer);
    controller.abort(caller.reason);
  };
  if (caller.aborted) giveUp();
  else caller.addEventListener('abort', giveUp, { once: true });

  return {
    signal: controller.signal,
    start(milliseconds, reason) {
      clearTimeout(timer);
      if (controller.signal.aborted) return;
      endsAt = performance.now() + milliseconds;
      timer = setTimeout(() => {
        controller.abort(reason());
      }, milliseconds);
    },
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    end() {
      clearTimeout(timer);
      caller.removeEventListener('abort', giveUp);
    },
  };
};

/** Waits for the promise, but no longer than until the signal is aborted; then throws the signal's reason. */
export const abortable = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  let stopListening = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    const listener = (): void => {
      resolve();
    };
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', listener, { once: true });
    stopListening = () => {
      signal.removeEventListener('abort', listener);
    };
  }).then((): never => {
    signal.throwIfAborted();
    throw new Error('A signal fired that is not aborted.');
  });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    stopListening();
  }
};
