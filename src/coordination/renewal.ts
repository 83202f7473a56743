/** Keeps alive what ends by itself when it is not renewed. */
export interface Renewal {
  /** Calls `renew` three times in `ttlMs` until the returned function is called. `renew` must not throw. */
  keep(ttlMs: number, renew: () => Promise<void>): () => void;
  /** Renews nothing any more. */
  close(): void;
}

/** With a timer for each, which keeps no process alive. */
export const createRenewal = (): Renewal => {
  const timers = new Set<NodeJS.Timeout>();
  return {
    keep(ttlMs, renew) {
      const timer = setInterval(() => void renew(), Math.max(1, Math.floor(ttlMs / 3)));
      timer.unref();
      timers.add(timer);
      return () => {
        clearInterval(timer);
        timers.delete(timer);
      };
    },
    close() {
      for (const timer of timers) clearInterval(timer);
      timers.clear();
    },
  };
};
