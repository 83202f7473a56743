/** One value to keep, and for how long. */
export interface CacheEntry {
  readonly key: string;
  readonly value: Buffer;
  readonly ttlMs: number;
}

/**
 * May forget at any time, never throws, never makes a caller wait longer than its bound: trouble is a miss.
 * What it gives back is what was put in under that very key (checked), or undefined.
 */
export interface Cache {
  /** In the order of the keys. */
  get(keys: readonly string[]): Promise<readonly (Buffer | undefined)[]>;
  set(entries: readonly CacheEntry[]): Promise<void>;
  /** Forgets; used when a value turns out to be unreadable. */
  delete(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
