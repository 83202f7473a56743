import type { Connection } from '../connection.ts';
import { hasPhrase } from './index-row-terms.ts';
import { rowId, rowOfId } from './index-schema.ts';
import type { IndexReader } from './search-index.ts';

/** Looks phrases up in the texts of datasets, as the index holds them. */
export interface Phrases {
  /** A new question begins: as many texts may be read again. */
  begin(): void;
  /** Those of the rows in which the words stand side by side in a text in these fields (bits of FIELDS). */
  standing(rows: readonly number[], words: readonly string[], fields: number): Iterable<number>;
}

/**
 * So many datasets are read for one question, about half a second in the reader thread; of those beyond, having all words of
 * the phrase in one field is enough.
 */
const READ_AT_MOST = 100_000;

export function createPhrases(connection: Connection, index: Pick<IndexReader, 'term'>): Phrases {
  const find = connection.prepare<{ id: number; data: ArrayBuffer }>(
    'SELECT id, data FROM search_row WHERE id IN (SELECT value FROM json_each(?))',
  );
  let read = 0;
  return {
    begin: () => {
      read = 0;
    },
    standing(rows, words, fields) {
      const numbers = words.map((word) => index.term(word)?.n ?? -1);
      const looked = rows.slice(0, Math.max(0, READ_AT_MOST - read));
      read += looked.length;
      const ids = looked.map((row) => rowId('dataset', row));
      const found = find.all([JSON.stringify(ids)]);
      const standing = found.filter(({ data }) => hasPhrase(new Uint8Array(data), numbers, fields));
      return [...standing.map(({ id }) => rowOfId(id)), ...rows.slice(looked.length)];
    },
  };
}
