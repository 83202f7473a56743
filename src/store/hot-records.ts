import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';

/** Records as objects, the used ones kept. */
export interface HotRecords<T> {
  /** By row number of `record`. Undefined when the row is gone: read again under `reading`. */
  get(n: number): T | undefined;
}

/**
 * A row of `record` never changes and its number is never used again, so that nothing here is ever out of date. Of what
 * has one id only the row that was read last is kept: the rows before it have been replaced, and nobody asks for them.
 */
export function createHotRecords<T extends { readonly id: string }>(
  connection: Connection,
  max: number,
): HotRecords<T> {
  const rows = new Map<string, number>();
  const hot = new LRUCache<number, T>({
    max,
    dispose: ({ id }, n) => {
      if (rows.get(id) === n) rows.delete(id);
    },
  });
  const read = connection.prepare<{ json: string }>('SELECT json FROM record WHERE n = ?');
  return {
    get(n) {
      const known = hot.get(n);
      if (known !== undefined) return known;
      const row = read.get([n]);
      if (row === undefined) return undefined;
      const record = JSON.parse(row.json) as T;
      const before = rows.get(record.id);
      if (before !== undefined) hot.delete(before);
      rows.set(record.id, n);
      hot.set(n, record);
      return record;
    },
  };
}
