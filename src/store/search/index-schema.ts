import { CHUNK_ROWS, LIST_COLUMNS, SPACES } from './search-index.ts';
import type { ListColumn, NumberColumn, Space } from './search-index.ts';

/** A row's number is below `CHUNK_ROWS * MOST_CHUNKS`: 33 million. */
const MOST_CHUNKS = 4096;
/** Term numbers of one block of words. Small, for a commit writes the blocks anew whose words came or went. */
export const BLOCK_TERMS = 512;

/**
 * The index lies beside the records in the read model. Postings, columns and rows are blobs under one number, which holds
 * what they are of: one tree to descend, and what is read together lies together. Numbers of terms and of publishers are
 * never used again. `search_space.version` grows with each commit that changes the space; a column's `version` is that of the
 * commit that wrote it, so that a reader keeps what has not changed.
 */
export const SEARCH_SCHEMA = `
CREATE TABLE search_space (
  space INTEGER PRIMARY KEY,
  rows INTEGER NOT NULL,
  version INTEGER NOT NULL,
  last_term INTEGER NOT NULL
) STRICT;
CREATE TABLE search_term (
  n INTEGER PRIMARY KEY,
  space INTEGER NOT NULL,
  term TEXT NOT NULL,
  rows INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_term_term ON search_term (space, term);
CREATE TABLE search_posting (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE search_row (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE search_column (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE INDEX search_column_version ON search_column (version);
CREATE TABLE search_publisher (n INTEGER PRIMARY KEY AUTOINCREMENT, agent TEXT NOT NULL UNIQUE) STRICT;
${Object.values(SPACES)
  .map((space) => `INSERT INTO search_space (space, rows, version, last_term) VALUES (${space}, 0, 0, 0);`)
  .join('\n')}
`;

/** Which chunk a row is in, and where in it. Throws RangeError for a row that no index holds. */
export function placeOf(row: number): { readonly chunk: number; readonly offset: number } {
  if (!Number.isInteger(row) || row < 0 || row >= CHUNK_ROWS * MOST_CHUNKS) {
    throw new RangeError(`Row ${row} cannot be indexed: rows are whole numbers from 0 to ${CHUNK_ROWS * MOST_CHUNKS - 1}.`); // prettier-ignore
  }
  return { chunk: Math.floor(row / CHUNK_ROWS), offset: row % CHUNK_ROWS };
}

/** `search_posting.id`: a term's chunks lie side by side. */
export const postingId = (term: number, chunk: number): number => term * MOST_CHUNKS + chunk;
export const chunkOfPosting = (id: number): number => id % MOST_CHUNKS;
export const termOfPosting = (id: number): number => Math.floor(id / MOST_CHUNKS);

const ROWS_OF_SPACE = 2 ** 40;
/** `search_row.id`. */
export const rowId = (space: Space, row: number): number => SPACES[space] * ROWS_OF_SPACE + row;
/** All of the space's rows: from the first to, not including, the second. */
export const rowIds = (space: Space): readonly [number, number] => [rowId(space, 0), rowId(space, ROWS_OF_SPACE)];
export const rowOfId = (id: number): number => id % ROWS_OF_SPACE;

/** What lies in `search_column`: columns, and the words of the vocabulary by blocks of term numbers. */
export type StoredColumn = NumberColumn | ListColumn | 'vocabulary';
const CHUNKS_OF_COLUMN = 2 ** 24;
const COLUMN_NUMBERS: Readonly<Record<StoredColumn, number>> = {
  ...LIST_COLUMNS,
  publisher: 32,
  quality: 33,
  modified: 34,
  titleWords: 35,
  words: 36,
  idOrder: 37,
  vocabulary: 63,
};
/** `search_column.id`: a column's chunks lie side by side. */
export const columnId = (space: Space, column: StoredColumn, chunk: number): number =>
  (SPACES[space] * 64 + COLUMN_NUMBERS[column]) * CHUNKS_OF_COLUMN + chunk;
/** Behind the last chunk of the column. */
export const columnEnd = (space: Space, column: StoredColumn): number => columnId(space, column, CHUNKS_OF_COLUMN);
/** All of the space's columns: from the first to, not including, the second. */
export const columnIds = (space: Space): readonly [number, number] => [
  SPACES[space] * 64 * CHUNKS_OF_COLUMN,
  (SPACES[space] + 1) * 64 * CHUNKS_OF_COLUMN,
];
export const chunkOfColumn = (id: number): number => id % CHUNKS_OF_COLUMN;
