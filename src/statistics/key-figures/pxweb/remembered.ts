/** What an installation says of itself, kept for a while. */
export interface Remembered<T> {
  /** What was kept under the key or, where that is too old or nothing, what `read` gives now. A failure is not kept. */
  get(key: string, read: () => Promise<T>): Promise<T>;
  /** What is kept, however old. */
  peek(key: string): T | undefined;
  /** Keeps this from now on. */
  set(key: string, value: T): void;
}

/**
 * Keeps values for so many milliseconds. Callers who come while a value is being read all read it, for each has a
 * signal of its own; the way out makes one request of it.
 */
export function createRemembered<T>(milliseconds: number): Remembered<T> {
  const kept = new Map<string, { readonly value: T; readonly at: number }>();
  const set = (key: string, value: T): void => {
    kept.set(key, { value, at: performance.now() });
  };
  return {
    async get(key, read) {
      const found = kept.get(key);
      if (found !== undefined && found.at + milliseconds > performance.now()) return found.value;
      const value = await read();
      set(key, value);
      return value;
    },
    peek: (key) => kept.get(key)?.value,
    set,
  };
}
