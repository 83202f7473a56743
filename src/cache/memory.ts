import { LRUCache } from 'lru-cache';
import type { Cache } from './cache.ts';

interface MemoryCacheOptions {
  /** Bytes that keys and values may take together; what was used least goes first. */
  readonly maxBytes: number;
}

/** About what an entry costs beside its bytes: the list's links, the map's slot, two small objects. */
const ENTRY_BYTES = 200;

/**
 * In this process. A value larger than the whole cache is not kept. Values are copied on their way in; what `get` gives
 * is shared and to be left as it is. Throws an Error when `maxBytes` is no size.
 */
export const createMemoryCache = ({ maxBytes }: MemoryCacheOptions): Cache => {
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) {
    throw new Error(`maxBytes has to be a whole number of at least 1, not ${maxBytes}.`);
  }
  const values = new LRUCache<string, Buffer>({
    maxSize: maxBytes,
    sizeCalculation: (value, key) => value.byteLength + 2 * key.length + ENTRY_BYTES,
  });

  return {
    get: (keys) => Promise.resolve(keys.map((key) => values.get(key))),
    set(entries) {
      for (const { key, value, ttlMs } of entries) {
        // Not a slice of a shared pool, which would keep all of the pool in memory unseen by the count.
        const copy = Buffer.allocUnsafeSlow(value.byteLength);
        value.copy(copy);
        if (ttlMs > 0) values.set(key, copy, Number.isFinite(ttlMs) ? { ttl: Math.ceil(ttlMs) } : {});
        else values.delete(key);
      }
      return Promise.resolve();
    },
    delete(keys) {
      for (const key of keys) values.delete(key);
      return Promise.resolve();
    },
    close() {
      values.clear();
      return Promise.resolve();
    },
  };
};
