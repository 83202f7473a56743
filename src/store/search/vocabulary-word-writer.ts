import type { Connection } from '../connection.ts';
import { BLOCK_TERMS, columnId } from './index-schema.ts';
import { SPACES } from './search-index.ts';
import type { Space } from './search-index.ts';
import { encodeWords, isWord } from './vocabulary-blocks.ts';

/** Writes the words of the vocabulary once more, in blocks that are looked through quickly. */
export interface WordWriter {
  /** Writes the blocks of the terms with these numbers, which came or went, anew. */
  write(space: Space, changed: readonly number[], version: number): void;
}

export function createWordWriter({ prepare }: Connection): WordWriter {
  const terms = prepare<{ n: number; term: string }>(
    'SELECT n, term FROM search_term WHERE n >= ? AND n < ? AND space = ?',
  );
  const put = prepare('INSERT OR REPLACE INTO search_column (id, version, data) VALUES (?, CAST(? AS INTEGER), ?)');
  const drop = prepare('DELETE FROM search_column WHERE id = ?');
  return {
    write(space, changed, version) {
      for (const block of new Set(changed.map((n) => Math.floor(n / BLOCK_TERMS)))) {
        const all = terms.all([block * BLOCK_TERMS, (block + 1) * BLOCK_TERMS, SPACES[space]]);
        const words = all.filter(({ term }) => isWord(term));
        const id = columnId(space, 'vocabulary', block);
        if (words.length > 0) put.run([id, version, encodeWords(words)]);
        else drop.run([id]);
      }
    },
  };
}
