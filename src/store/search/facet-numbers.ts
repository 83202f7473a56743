import { inverseOfLists, inverseOfNumbers, rowsPresent } from './column-inverse.ts';
import type { ColumnInverse } from './column-inverse.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader, ListColumn } from './search-index.ts';

/** How many rows have each number; `none`: rows that have no number. */
export interface NumberCounts {
  /** By number; those that no row has are left out. */
  readonly counts: ReadonlyMap<number, number>;
  readonly none: number;
}

/** Numbers are small, and few of them are counted: one array for all questions, and a list of those that were. */
let counts = new Int32Array(1024);
let numbers: number[] = [];

/** Room for the number. */
function grow(number: number): void {
  const larger = new Int32Array(Math.max(counts.length * 2, number + 1));
  larger.set(counts);
  counts = larger;
}

function add(number: number, by: number): void {
  if (number >= counts.length) grow(number);
  const before = counts[number] ?? 0;
  // Noted again when it came to 0 in between: `taken` sees it once.
  if (before === 0) numbers.push(number);
  counts[number] = before + by;
}

/** What was added since this was last called. */
function taken(): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const number of numbers) {
    const count = counts[number] ?? 0;
    if (count !== 0) found.set(number, count);
    counts[number] = 0;
  }
  numbers = [];
  return found;
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

/** Adds the numbers of the rows at these positions `by` times; returns how many of the rows have none. */
type AddRows = (chunk: number, rows: Uint32Array, from: number, to: number, by: number) => number;

const addLists =
  (index: IndexReader, column: ListColumn): AddRows =>
  (chunk, rows, from, to, by) => {
    const { starts, values } = index.lists(column, chunk);
    const base = chunk * CHUNK_ROWS;
    let none = 0;
    for (let i = from; i < to; i += 1) {
      const row = (rows[i] ?? 0) - base;
      const end = starts[row + 1] ?? 0;
      let k = starts[row] ?? 0;
      if (k === end) none += 1;
      for (; k < end; k += 1) add(values[k] ?? 0, by);
    }
    return none;
  };

const addPublishers =
  (index: IndexReader): AddRows =>
  (chunk, rows, from, to, by) => {
    const publishers = index.numbers('publisher', chunk);
    const base = chunk * CHUNK_ROWS;
    let none = 0;
    for (let i = from; i < to; i += 1) {
      const number = publishers[(rows[i] ?? 0) - base] ?? 0;
      if (number === 0) none += 1;
      else add(number, by);
    }
    return none;
  };

const scratch = new Uint32Array(CHUNK_ROWS);
/** By the rows that were counted, then by chunk: one question has several facets. */
const known = new WeakMap<Uint32Array, Map<number, Uint32Array>>();

/** The chunk's rows that are there but not among the rows, which are looked at from the position on. */
function othersOf(index: IndexReader, chunk: number, rows: Uint32Array, from: number): Uint32Array {
  const byChunk = known.get(rows) ?? new Map<number, Uint32Array>();
  known.set(rows, byChunk);
  const others = byChunk.get(chunk) ?? findOthers(index, chunk, rows, from);
  byChunk.set(chunk, others);
  return others;
}

function findOthers(index: IndexReader, chunk: number, rows: Uint32Array, from: number): Uint32Array {
  const idOrder = index.numbers('idOrder', chunk);
  const base = chunk * CHUNK_ROWS;
  let next = from;
  let size = 0;
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    if (rows[next] === base + row) next += 1;
    else if (idOrder[row] !== 0) {
      scratch[size] = base + row;
      size += 1;
    }
  }
  return scratch.slice(0, size);
}

/** Where most of a chunk's rows are counted, all of them are, and the others taken away: their sums are known. */
function countRows(
  index: IndexReader,
  rows: Uint32Array,
  addRows: AddRows,
  inverse: (chunk: number) => ColumnInverse,
): NumberCounts {
  let none = 0;
  eachChunk(rows, (chunk, from, to) => {
    const present = rowsPresent(index.numbers('idOrder', chunk));
    if ((to - from) * 2 <= present) {
      none += addRows(chunk, rows, from, to, 1);
      return;
    }
    const { places, starts, some } = inverse(chunk);
    for (const [number, place] of places) add(number, (starts[place + 1] ?? 0) - (starts[place] ?? 0));
    const others = othersOf(index, chunk, rows, from);
    none += present - some - addRows(chunk, others, 0, others.length, -1);
  });
  return { counts: taken(), none };
}

/** Counts rows (ascending, all of them in the index) by the numbers of a list column. */
export const countList = (index: IndexReader, column: ListColumn, rows: Uint32Array): NumberCounts =>
  countRows(index, rows, addLists(index, column), (chunk) => inverseOfLists(index.lists(column, chunk)));

/** Counts rows (ascending, all of them in the index) by publisher number. */
export const countPublisherNumbers = (index: IndexReader, rows: Uint32Array): NumberCounts =>
  countRows(index, rows, addPublishers(index), (chunk) => inverseOfNumbers(index.numbers('publisher', chunk)));

/** Counts rows by the groups that their numbers belong to, a row once in a group; rows in no group are the `none`. */
export function countGroups(
  index: IndexReader,
  column: ListColumn,
  rows: Uint32Array,
  groupOf: ReadonlyMap<number, number>,
): NumberCounts {
  /** The row that was counted last in each group. */
  const last = new Map<number, number>();
  let none = 0;
  eachChunk(rows, (chunk, from, to) => {
    const { starts, values } = index.lists(column, chunk);
    for (let i = from; i < to; i += 1) {
      const at = rows[i] ?? 0;
      const row = at % CHUNK_ROWS;
      const end = starts[row + 1] ?? 0;
      let some = false;
      for (let k = starts[row] ?? 0; k < end; k += 1) {
        const group = groupOf.get(values[k] ?? 0);
        if (group === undefined) continue;
        some = true;
        if (last.get(group) === at) continue;
        last.set(group, at);
        add(group, 1);
      }
      if (!some) none += 1;
    }
  });
  return { counts: taken(), none };
}

/** The sum of two countings of the same kind. */
export function addCounts(a: NumberCounts, b: NumberCounts): NumberCounts {
  const sums = new Map(a.counts);
  for (const [number, more] of b.counts) sums.set(number, (sums.get(number) ?? 0) + more);
  return { counts: sums, none: a.none + b.none };
}
