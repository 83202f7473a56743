import type { Cache } from '../cache/cache.ts';

/** Told of what one level of the cache was asked for. */
export interface CacheCounter {
  readonly found: (hits: number, misses: number) => void;
  readonly stored: (entries: number) => void;
}

/** The same cache, which tells how much of what it is asked for it has. */
export function createCountedCache(cache: Cache, counter: CacheCounter): Cache {
  return {
    async get(keys) {
      const values = await cache.get(keys);
      const hits = values.filter((value) => value !== undefined).length;
      counter.found(hits, keys.length - hits);
      return values;
    },
    async set(entries) {
      counter.stored(entries.length);
      await cache.set(entries);
    },
    delete: (keys) => cache.delete(keys),
    close: () => cache.close(),
  };
}
