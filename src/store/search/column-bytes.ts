import { aligned } from './index-numbers.ts';
import { CHUNK_ROWS, NUMBER_COLUMNS } from './search-index.ts';
import type { ListChunk, NumberColumn } from './search-index.ts';

export type NumberChunk = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The numbers of one chunk; zeros where nothing is written yet. */
export function decodeNumbers(column: NumberColumn, data: Uint8Array | undefined): NumberChunk {
  const Numbers = NUMBER_COLUMNS[column];
  if (data === undefined) return new Numbers(CHUNK_ROWS);
  const { buffer, start } = aligned(data);
  return new Numbers(buffer, start, CHUNK_ROWS);
}

/** How many numbers each row has (two bytes), then the numbers (four bytes). */
export function decodeLists(data: Uint8Array | undefined): ListChunk {
  const starts = new Uint32Array(CHUNK_ROWS + 1);
  if (data === undefined) return { starts, values: new Uint32Array(0) };
  const { buffer, start } = aligned(data);
  const counts = new Uint16Array(buffer, start, CHUNK_ROWS);
  let next = 0;
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    starts[row] = next;
    next += counts[row] ?? 0;
  }
  starts[CHUNK_ROWS] = next;
  return { starts, values: new Uint32Array(buffer, start + CHUNK_ROWS * 2, next) };
}

/** The most numbers that one row may have in a column. */
export const MOST_IN_LIST = 65_535;

/** The chunk with other lists for some rows; undefined when they had them. Each list is at most MOST_IN_LIST long. */
export function changeLists(before: ListChunk, changes: ReadonlyMap<number, Float64Array>): Buffer | undefined {
  let size = before.values.length;
  let differs = false;
  for (const [row, list] of changes) {
    const [from = 0, to = 0] = before.starts.subarray(row, row + 2);
    size += list.length - (to - from);
    differs ||= list.length !== to - from || list.some((value, index) => value !== before.values[from + index]);
  }
  if (!differs) return undefined;
  const buffer = new ArrayBuffer(CHUNK_ROWS * 2 + size * 4);
  const counts = new Uint16Array(buffer, 0, CHUNK_ROWS);
  const values = new Uint32Array(buffer, CHUNK_ROWS * 2, size);
  let next = 0;
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    const list = changes.get(row) ?? before.values.subarray(before.starts[row] ?? 0, before.starts[row + 1] ?? 0);
    counts[row] = list.length;
    values.set(list, next);
    next += list.length;
  }
  return Buffer.from(buffer);
}
