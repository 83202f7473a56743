import type { Connection } from '../connection.ts';
import { createNumberLog } from './index-numbers.ts';
import type { NumberLog } from './index-numbers.ts';
import { postingId } from './index-schema.ts';
import { changePosting, decodePosting, postingChange, termOfChange } from './posting-bytes.ts';

/** Where rows are: which rows of a chunk are new decides whether the file has anything to read. */
export interface Gathered {
  readonly chunk: number;
  /** Nothing of this chunk is in the file. */
  readonly isNew: boolean;
}

/** Gathers where terms stand, and writes it. */
export interface PostingWriter {
  /** The term stands in these fields of the row: in none (0) no more. At most once for a row and a term between two writes. */
  note(key: string, gathered: Gathered, term: number, offset: number, fields: number): void;
  /** How many have been noted and are not written. */
  readonly size: () => number;
  /** Returns in how many more rows (or fewer) terms stand. Terms from `newFrom` have no postings in the file. */
  write(newFrom: number): ReadonlyMap<number, number>;
  forget(): void;
}

export function createPostingWriter({ prepare }: Connection): PostingWriter {
  const find = prepare<{ data: Buffer }>('SELECT data FROM search_posting WHERE id = ?');
  const put = prepare('INSERT OR REPLACE INTO search_posting (id, data) VALUES (?, ?)');
  const drop = prepare('DELETE FROM search_posting WHERE id = ?');
  const pending = new Map<string, { readonly gathered: Gathered; readonly log: NumberLog }>();
  let size = 0;

  const writeChunk = (
    { chunk, isNew }: Gathered,
    changes: Float64Array,
    newFrom: number,
    rows: Map<number, number>,
  ) => {
    changes.sort();
    let from = 0;
    while (from < changes.length) {
      const term = termOfChange(changes[from] ?? 0);
      const end = postingChange(term + 1, 0, 0);
      let to = from + 1;
      while (to < changes.length && (changes[to] ?? 0) < end) to += 1;
      const id = postingId(term, chunk);
      const data = isNew || term >= newFrom ? undefined : find.get([id])?.data;
      const before = data === undefined ? undefined : decodePosting(data);
      const after = changePosting(before, changes, from, to);
      if (after.rows > 0) put.run([id, after.data]);
      else if (before !== undefined) drop.run([id]);
      rows.set(term, (rows.get(term) ?? 0) + after.rows - (before?.rows.length ?? 0));
      from = to;
    }
  };
  return {
    note(key, gathered, term, offset, fields) {
      let its = pending.get(key);
      if (its === undefined) pending.set(key, (its = { gathered, log: createNumberLog() }));
      its.log.push(postingChange(term, offset, fields));
      size += 1;
    },
    size: () => size,
    write(newFrom) {
      const rows = new Map<number, number>();
      for (const { gathered, log } of pending.values()) writeChunk(gathered, log.taken(), newFrom, rows);
      pending.clear();
      size = 0;
      return rows;
    },
    forget: () => {
      pending.clear();
      size = 0;
    },
  };
}
