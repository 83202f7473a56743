import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader, ListColumn } from './search-index.ts';

/** How many rows have each number; `none`: rows that have no number. */
export interface NumberCounts {
  /** By number. */
  readonly counts: Uint32Array;
  readonly none: number;
}

/** Calls `visit` for each chunk that has some of the ascending rows, with the range of their positions. */
function eachChunk(rows: Uint32Array, visit: (chunk: number, from: number, to: number) => void): void {
  let from = 0;
  while (from < rows.length) {
    const chunk = Math.floor((rows[from] ?? 0) / CHUNK_ROWS);
    const end = (chunk + 1) * CHUNK_ROWS;
    // The last position of the chunk, by halving: chunks have many rows.
    let low = from;
    let high = Math.min(rows.length, from + CHUNK_ROWS);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    visit(chunk, from, low);
    from = low;
  }
}

const larger = (counts: Uint32Array, number: number): Uint32Array<ArrayBuffer> => {
  const grown = new Uint32Array(Math.max(1024, counts.length * 2, number + 1));
  grown.set(counts);
  return grown;
};

/** Counts rows (ascending) by the numbers of a list column. */
export function countList(index: IndexReader, column: ListColumn, rows: Uint32Array): NumberCounts {
  let counts = new Uint32Array(1024);
  let none = 0;
  eachChunk(rows, (chunk, from, to) => {
    const { starts, values } = index.lists(column, chunk);
    for (let i = from; i < to; i += 1) {
      const row = (rows[i] ?? 0) % CHUNK_ROWS;
      const end = starts[row + 1] ?? 0;
      const start = starts[row] ?? 0;
      if (start === end) none += 1;
      for (let k = start; k < end; k += 1) {
        const number = values[k] ?? 0;
        if (number >= counts.length) counts = larger(counts, number);
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
  });
  return { counts, none };
}

/** Counts rows by the groups that their numbers belong to, a row once in a group; rows in no group are the `none`. */
export function countGroups(
  index: IndexReader,
  column: ListColumn,
  rows: Uint32Array,
  groupOf: ReadonlyMap<number, number>,
): NumberCounts {
  const groups = new Int32Array([...groupOf.keys()].reduce((most, n) => Math.max(most, n), 0) + 1).fill(-1);
  for (const [number, group] of groupOf) groups[number] = group;
  const size = [...groupOf.values()].reduce((most, n) => Math.max(most, n), -1) + 1;
  const counts = new Uint32Array(size);
  /** The row that was counted last in each group, and 1. */
  const last = new Uint32Array(size);
  let none = 0;
  eachChunk(rows, (chunk, from, to) => {
    const { starts, values } = index.lists(column, chunk);
    for (let i = from; i < to; i += 1) {
      const at = rows[i] ?? 0;
      const row = at % CHUNK_ROWS;
      const end = starts[row + 1] ?? 0;
      let some = false;
      for (let k = starts[row] ?? 0; k < end; k += 1) {
        const group = groups[values[k] ?? 0] ?? -1;
        if (group < 0) continue;
        some = true;
        if (last[group] === at + 1) continue;
        last[group] = at + 1;
        counts[group] = (counts[group] ?? 0) + 1;
      }
      if (!some) none += 1;
    }
  });
  return { counts, none };
}

/** Counts rows by publisher number. */
export function countPublisherNumbers(index: IndexReader, rows: Uint32Array): NumberCounts {
  let counts = new Uint32Array(1024);
  let none = 0;
  eachChunk(rows, (chunk, from, to) => {
    const publishers = index.numbers('publisher', chunk);
    for (let i = from; i < to; i += 1) {
      const number = publishers[(rows[i] ?? 0) % CHUNK_ROWS] ?? 0;
      if (number === 0) none += 1;
      if (number >= counts.length) counts = larger(counts, number);
      counts[number] = (counts[number] ?? 0) + 1;
    }
  });
  counts[0] = 0;
  return { counts, none };
}

/** The sum of two countings of the same kind. */
export function addCounts(a: NumberCounts, b: NumberCounts): NumberCounts {
  const [longer, shorter] = a.counts.length >= b.counts.length ? [a.counts, b.counts] : [b.counts, a.counts];
  const counts = longer.slice();
  for (let i = 0; i < shorter.length; i += 1) counts[i] = (counts[i] ?? 0) + (shorter[i] ?? 0);
  return { counts, none: a.none + b.none };
}
