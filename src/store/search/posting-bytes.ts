import { aligned } from './index-numbers.ts';
import type { Blob } from './index-numbers.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { PostingChunk } from './search-index.ts';

export type Posting = Omit<PostingChunk, 'chunk'>;

/** Two bytes for each row, then one for its fields. */
const BYTES = 3;

export function decodePosting(data: Blob): Posting {
  const { buffer, start } = aligned(data);
  const count = data.byteLength / BYTES;
  return { rows: new Uint16Array(buffer, start, count), fields: new Uint8Array(buffer, start + 2 * count, count) };
}

const FIELD_VALUES = 256;
const OF_TERM = CHUNK_ROWS * FIELD_VALUES;

/**
 * That a term stands in a row of the chunk, in these fields (0: no more), as one number below 2^53: sorted, they are in order
 * of terms, then of rows.
 */
export const postingChange = (term: number, offset: number, fields: number): number =>
  term * OF_TERM + offset * FIELD_VALUES + fields;
export const termOfChange = (change: number): number => Math.floor(change / OF_TERM);

// A posting has at most so many rows; written before it is known how many.
const rows = new Uint16Array(CHUNK_ROWS);
const fields = new Uint8Array(CHUNK_ROWS);

/** The posting with the changes `from` to, not including, `to`: all of one term, sorted, one for each row. */
export function changePosting(
  before: Posting | undefined,
  changes: Float64Array,
  from: number,
  to: number,
): { readonly rows: number; readonly data: Buffer } {
  const count = before?.rows.length ?? 0;
  const base = termOfChange(changes[from] ?? 0) * OF_TERM;
  let old = 0;
  let size = 0;
  for (let next = from; next < to; next += 1) {
    const low = (changes[next] ?? 0) - base;
    const offset = low >> 8;
    for (; old < count && (before?.rows[old] ?? 0) < offset; old += 1, size += 1) {
      rows[size] = before?.rows[old] ?? 0;
      fields[size] = before?.fields[old] ?? 0;
    }
    if (before?.rows[old] === offset) old += 1;
    const bits = low & 255;
    if (bits === 0) continue;
    rows[size] = offset;
    fields[size] = bits;
    size += 1;
  }
  for (; old < count; old += 1, size += 1) {
    rows[size] = before?.rows[old] ?? 0;
    fields[size] = before?.fields[old] ?? 0;
  }
  const data = Buffer.allocUnsafe(size * BYTES);
  data.set(new Uint8Array(rows.buffer, 0, size * 2));
  data.set(fields.subarray(0, size), size * 2);
  return { rows: size, data };
}
