import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';

/** Records as objects, the used ones kept. */
export interface HotRecords<T> {
  /** By row number of `record`. Undefined when the row is gone: read again under `reading`. */
  get(n: number): T | undefined;
}

/** Of those that were read last so many are at hand whatever they are: one request asks for the same ones several times. */
const LAST = 100;
/** Of those that are read one in so many is kept for longer. */
const KEPT = 4;

/**
 * A row of `record` never changes and its number is never used again, so that nothing here is ever out of date. Of what
 * has one id only the row that was read last is kept: the rows before it have been replaced, and nobody asks for them.
 *
 * Not all that is read is kept, for most of it nobody asks for again: a page of a search for rare words, a list that is
 * gone through once. What is read often is among the kept ones soon, whichever of its readings it was. To keep all would
 * hold the thread up for 12 ms every forty pages (objects that live on are copied twice before they count as lasting; each
 * is some 10 kB), and fill the memory with what is not used.
 */
export function createHotRecords<T extends { readonly id: string }>(
  connection: Connection,
  max: number,
): HotRecords<T> {
  const rows = new Map<string, number>();
  const forget = ({ id }: T, n: number): void => {
    if (rows.get(id) === n) rows.delete(id);
  };
  const some = Math.min(LAST, Math.ceil(max / 2));
  const last = new LRUCache<number, T>({ max: some, dispose: forget });
  const hot = new LRUCache<number, T>({ max: Math.max(1, max - some), dispose: forget });
  let readings = 0;
  const read = connection.prepare<{ json: string }>('SELECT json FROM record WHERE n = ?');
  return {
    get(n) {
      const known = hot.get(n) ?? last.get(n);
      if (known !== undefined) return known;
      const row = read.get([n]);
      if (row === undefined) return undefined;
      const record = JSON.parse(row.json) as T;
      const before = rows.get(record.id);
      if (before !== undefined) {
        hot.delete(before);
        last.delete(before);
      }
      readings += 1;
      (readings % KEPT === 0 ? hot : last).set(n, record);
      rows.set(record.id, n);
      return record;
    },
  };
}
