import type { NumberChunk } from './column-bytes.ts';
import { CHUNK_ROWS, LIST_COLUMNS, NUMBER_COLUMNS } from './search-index.ts';
import type { IndexReader, ListChunk, ListColumn, NumberColumn } from './search-index.ts';

/** A chunk of a column the other way round: which rows have a number. */
export interface ColumnInverse {
  /** The numbers that some row has, and their positions. */
  readonly places: ReadonlyMap<number, number>;
  /** The rows of the number at position `p`, ascending: `rows[starts[p]]` up to, not including, `rows[starts[p + 1]]`. */
  readonly starts: Uint32Array;
  readonly rows: Uint16Array;
  /** How many rows have some number. */
  readonly some: number;
}

// For as long as the chunk itself is kept.
const ofLists = new WeakMap<ListChunk, ColumnInverse>();
const ofNumbers = new WeakMap<NumberChunk, ColumnInverse>();

/** The rows of each number of a list column's chunk. */
export function inverseOfLists(chunk: ListChunk): ColumnInverse {
  const known = ofLists.get(chunk) ?? invert(chunk.values, (row) => chunk.starts[row + 1] ?? 0);
  ofLists.set(chunk, known);
  return known;
}

/** The rows of each number of a number column's chunk; 0 is none. */
export function inverseOfNumbers(chunk: NumberChunk): ColumnInverse {
  const known = ofNumbers.get(chunk) ?? invert(chunk, (row) => row + 1);
  ofNumbers.set(chunk, known);
  return known;
}

function invert(values: NumberChunk, endOf: (row: number) => number): ColumnInverse {
  const places = new Map<number, number>();
  const counts: number[] = [];
  const placeOfValue = new Uint32Array(values.length);
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    const number = values[i] ?? 0;
    if (number === 0) continue;
    let place = places.get(number);
    if (place === undefined) {
      place = counts.length;
      places.set(number, place);
      counts.push(0);
    }
    placeOfValue[i] = place;
    counts[place] = (counts[place] ?? 0) + 1;
    total += 1;
  }
  const starts = new Uint32Array(counts.length + 1);
  for (const [place, count] of counts.entries()) starts[place + 1] = (starts[place] ?? 0) + count;
  const next = starts.slice();
  const rows = new Uint16Array(total);
  let some = 0;
  for (let row = 0, i = 0; row < CHUNK_ROWS; row += 1) {
    const end = endOf(row);
    let has = false;
    for (; i < end; i += 1) {
      if (values[i] === 0) continue;
      const place = placeOfValue[i] ?? 0;
      const at = next[place] ?? 0;
      rows[at] = row;
      next[place] = at + 1;
      has = true;
    }
    if (has) some += 1;
  }
  return { places, starts, rows, some };
}

const present = new WeakMap<NumberChunk, number>();

/** How many rows are there, by the chunk of `idOrder`. */
export function rowsPresent(idOrder: NumberChunk): number {
  const known = present.get(idOrder);
  if (known !== undefined) return known;
  let count = 0;
  for (const id of idOrder) if (id !== 0) count += 1;
  present.set(idOrder, count);
  return count;
}

/** Of this one no names are looked up, and it is the largest. */
const SELDOM: ListColumn = 'keyword';

/** Reads the columns that nearly every question needs, so that the first ones do not wait for them. */
export function readColumns(index: IndexReader): void {
  const numbers = Object.keys(NUMBER_COLUMNS) as readonly NumberColumn[];
  const lists = (Object.keys(LIST_COLUMNS) as readonly ListColumn[]).filter((column) => column !== SELDOM);
  for (let chunk = 0; chunk < index.chunks(); chunk += 1) {
    for (const column of numbers) index.numbers(column, chunk);
    for (const column of lists) inverseOfLists(index.lists(column, chunk));
    inverseOfNumbers(index.numbers('publisher', chunk));
    rowsPresent(index.numbers('idOrder', chunk));
  }
}
