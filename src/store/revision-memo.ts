import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';

/** Remembers what was worked out, for as long as the revision stands. */
export interface RevisionMemo<T extends number | object> {
  get(key: string, compute: () => T): T;
}

const REMEMBERED = 5_000;

/** The revision as the connection's next read sees it: it is read from the file, so it cannot be ahead. */
export function createRevision(connection: Connection): () => number {
  const read = connection.prepare<{ value: number }>("SELECT value FROM meta WHERE key = 'revision'");
  let seen: number | undefined;
  let value = 0;
  return () => {
    // Within one reading it cannot change.
    const now = connection.snapshot();
    if (now !== undefined && now === seen) return value;
    value = read.get([])?.value ?? 0;
    seen = now;
    return value;
  };
}

const SMALL = { max: REMEMBERED } as const;

/** Values of very different sizes: bytes, about, that may be kept, and what one value takes. */
interface Sizes<T> {
  readonly bytes: number;
  readonly bytesOf: (value: T) => number;
}

/**
 * `compute` runs under `reading`, so that what is remembered for a revision is of that revision. At most 5,000 values are
 * kept, or as many as fit into the bytes that are told.
 */
export function createRevisionMemo<T extends number | object>(
  connection: Connection,
  sizes?: Sizes<T>,
): RevisionMemo<T> {
  const revision = createRevision(connection);
  const values = new LRUCache<string, T>(
    sizes === undefined
      ? SMALL
      : { maxSize: sizes.bytes, sizeCalculation: (value, key) => 2 * key.length + sizes.bytesOf(value) },
  );
  let of = -1;
  return {
    get: (key, compute) =>
      connection.reading(() => {
        const now = revision();
        if (now !== of) values.clear();
        of = now;
        const known = values.get(key);
        if (known !== undefined) return known;
        const value = compute();
        values.set(key, value);
        return value;
      }),
  };
}
