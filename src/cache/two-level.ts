import type { Cache, CacheEntry } from './cache.ts';

/** Before each value in the far cache: when it ends, milliseconds since 1970. */
const END_BYTES = 8;

const withEnd = ({ key, value, ttlMs }: CacheEntry, now: number): CacheEntry => {
  const end = Buffer.alloc(END_BYTES);
  end.writeDoubleBE(now + ttlMs);
  return { key, value: Buffer.concat([end, value]), ttlMs };
};

/**
 * A near cache in front of a far one. What comes from afar is kept near for the rest of its time and no longer, which is
 * why the far values carry their end (and why a far cache that is read without this one gives other bytes). What
 * another process deletes from afar stays near until its end.
 */
export const createTwoLevelCache = (near: Cache, far: Cache): Cache => {
  const fromAfar = async (keys: readonly string[]): Promise<ReadonlyMap<string, Buffer>> => {
    const found = new Map<string, Buffer>();
    if (keys.length === 0) return found;
    const entries: CacheEntry[] = [];
    const unreadable: string[] = [];
    const now = Date.now();
    for (const [index, bytes] of (await far.get(keys)).entries()) {
      const key = keys[index];
      if (key === undefined || bytes === undefined) continue;
      const ttlMs = bytes.byteLength < END_BYTES ? NaN : bytes.readDoubleBE(0) - now;
      if (ttlMs > 0) {
        const value = bytes.subarray(END_BYTES);
        found.set(key, value);
        entries.push({ key, value, ttlMs });
      } else if (Number.isNaN(ttlMs)) unreadable.push(key);
    }
    await near.set(entries);
    if (unreadable.length > 0) await far.delete(unreadable);
    return found;
  };

  return {
    async get(keys) {
      const values = await near.get(keys);
      const missing = new Set(keys.filter((_, index) => values[index] === undefined));
      const found = await fromAfar([...missing]);
      return keys.map((key, index) => values[index] ?? found.get(key));
    },
    async set(entries) {
      const now = Date.now();
      await Promise.all([near.set(entries), far.set(entries.map((entry) => withEnd(entry, now)))]);
    },
    async delete(keys) {
      await Promise.all([near.delete(keys), far.delete(keys)]);
    },
    async close() {
      await Promise.all([near.close(), far.close()]);
    },
  };
};
