import { CHUNK_ROWS } from './search-index.ts';

const WORDS = CHUNK_ROWS / 32;
const NONE = new Uint32Array(WORDS);

/** Row numbers of an index as bits, a block for each chunk; chunks without any have none. */
export interface RowSet {
  /** Bits of a chunk's rows: row `r` is bit `r & 31` of word `r >> 5`. Not to be changed. */
  bits(chunk: number): Uint32Array;
  has(row: number): boolean;
  /** What it takes in memory. */
  readonly bytes: number;
}

/** Gathers rows, in any order. */
export interface RowSetBuilder {
  add(row: number): void;
  /** The bits of a chunk, to be set by the caller. */
  chunk(chunk: number): Uint32Array;
  build(): RowSet;
}

export function rowSetBuilder(): RowSetBuilder {
  const chunks: (Uint32Array | undefined)[] = [];
  const chunk = (n: number): Uint32Array => (chunks[n] ??= new Uint32Array(WORDS));
  return {
    chunk,
    add(row) {
      const bits = chunk(Math.floor(row / CHUNK_ROWS));
      const at = (row % CHUNK_ROWS) >> 5;
      bits[at] = (bits[at] ?? 0) | (1 << (row & 31));
    },
    build: () => rowSetOf(chunks),
  };
}

function rowSetOf(chunks: readonly (Uint32Array | undefined)[]): RowSet {
  const bits = (chunk: number): Uint32Array => chunks[chunk] ?? NONE;
  return {
    bits,
    has: (row) => (((bits(Math.floor(row / CHUNK_ROWS))[(row % CHUNK_ROWS) >> 5] ?? 0) >>> (row & 31)) & 1) === 1,
    bytes: 100 + chunks.reduce((sum, chunk) => sum + 8 + (chunk?.byteLength ?? 0), 0),
  };
}

/** These rows, each once or more. */
export function rowSet(rows: Iterable<number>): RowSet {
  const builder = rowSetBuilder();
  for (const row of rows) builder.add(row);
  return builder.build();
}

/** The rows that all of the sets have, of which there is at least one. */
export function intersection(sets: readonly [RowSet, ...RowSet[]], chunks: number): RowSet {
  const [first, ...others] = sets;
  if (others.length === 0) return first;
  const shared = Array.from({ length: chunks }, (_, chunk) => {
    const bits = first.bits(chunk).slice();
    for (const other of others) {
      const theirs = other.bits(chunk);
      for (let i = 0; i < WORDS; i += 1) bits[i] = (bits[i] ?? 0) & (theirs[i] ?? 0);
    }
    return bits;
  });
  return rowSetOf(shared);
}
