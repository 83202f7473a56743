import { distance } from '../../model/nearest-match.ts';
import { CHUNK_ROWS, NUMBER_COLUMNS } from './search-index.ts';
import type {
  IndexEntry,
  IndexReader,
  IndexTerm,
  ListChunk,
  ListColumn,
  NumberColumn,
  PostingChunk,
  VocabularyWord,
} from './search-index.ts';

/** What the index holds of a row; columns that are left out are 0 or empty. */
export interface MemoryEntry {
  readonly row: number;
  readonly terms: ReadonlyMap<string, number>;
  readonly numbers?: Readonly<Partial<Record<NumberColumn, number>>>;
  readonly lists?: IndexEntry['lists'];
}

interface KnownTerm extends IndexTerm {
  readonly term: string;
  readonly postings: readonly PostingChunk[];
}

const NO_LISTS: ListChunk = { starts: new Uint32Array(CHUNK_ROWS + 1), values: new Uint32Array(0) };
/** Other forms of a word begin with a sign (`analyser.ts`). */
const isWord = (term: string): boolean => /^[\p{L}\p{N}]/u.test(term);

/**
 * An index in memory, made at once from all of its rows (each number once): for what is few, as organisations and
 * specifications are. `idOrder` is the row's number and 1 where an entry gives none, for 0 means that no row is there.
 */
export function createMemoryIndex(
  entries: readonly MemoryEntry[],
  publishers: ReadonlyMap<number, string> = new Map(),
): IndexReader {
  const rows = new Map(entries.map((entry) => [entry.row, entry]));
  const ascending = [...rows.values()].toSorted((a, b) => a.row - b.row);
  const chunks = Math.ceil(((ascending.at(-1)?.row ?? -1) + 1) / CHUNK_ROWS);
  const terms = termsOf(ascending);
  const byNumber = [...terms.values()];
  const words = byNumber.filter(({ term }) => isWord(term)).toSorted((a, b) => (a.term < b.term ? -1 : 1));
  const numbers = new Map<string, ReturnType<IndexReader['numbers']>>();
  const lists = new Map<string, ListChunk>();
  const within = (chunk: number): readonly MemoryEntry[] =>
    ascending.filter(({ row }) => Math.floor(row / CHUNK_ROWS) === chunk);
  return {
    chunks: () => chunks,
    rows: () => rows.size,
    term: (term) => terms.get(term),
    expect: () => undefined,
    postings: ({ n }) => byNumber[n]?.postings ?? [],
    postingsOf: (asked) => new Map(asked.map(({ n }) => [n, byChunk(byNumber[n]?.postings ?? [])])),
    termsOf: (row) =>
      [...(rows.get(row)?.terms ?? [])].map(([term, fields]) => ({
        term,
        fields,
        rows: terms.get(term)?.rows ?? 0,
      })),
    numbers(column, chunk) {
      const key = `${column} ${chunk}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const made = new NUMBER_COLUMNS[column](CHUNK_ROWS);
      for (const entry of within(chunk)) {
        const absent = column === 'idOrder' ? entry.row + 1 : 0;
        made[entry.row % CHUNK_ROWS] = entry.numbers?.[column] ?? absent;
      }
      numbers.set(key, made);
      return made;
    },
    lists(column, chunk) {
      const key = `${column} ${chunk}`;
      const made = lists.get(key) ?? listChunk(within(chunk), column);
      lists.set(key, made);
      return made;
    },
    wordsWithPrefix: (prefix, limit) =>
      words
        .filter(({ term }) => term.startsWith(prefix))
        .toSorted((a, b) => b.rows - a.rows)
        .slice(0, limit),
    wordsNear: (word, edits, limit) =>
      words
        .filter(({ term }) => term !== word && Math.abs(term.length - word.length) <= edits)
        .map((known): VocabularyWord & { readonly edits: number } => ({ ...known, edits: distance(word, known.term) }))
        .filter((known) => known.edits <= edits)
        .toSorted((a, b) => a.edits - b.edits || b.rows - a.rows)
        .slice(0, limit),
    publishers: () => publishers,
  };
}

function termsOf(ascending: readonly MemoryEntry[]): ReadonlyMap<string, KnownTerm> {
  const places = new Map<string, { readonly row: number; readonly fields: number }[]>();
  for (const { row, terms } of ascending) {
    for (const [term, fields] of terms) {
      const known = places.get(term);
      if (known === undefined) places.set(term, [{ row, fields }]);
      else known.push({ row, fields });
    }
  }
  return new Map(
    [...places].map(([term, found], n) => {
      const byChunk = new Map<number, typeof found>();
      for (const place of found) {
        const chunk = Math.floor(place.row / CHUNK_ROWS);
        const inChunk = byChunk.get(chunk);
        if (inChunk === undefined) byChunk.set(chunk, [place]);
        else inChunk.push(place);
      }
      const postings = [...byChunk].map(([chunk, inChunk]) => ({
        chunk,
        rows: Uint16Array.from(inChunk, ({ row }) => row % CHUNK_ROWS),
        fields: Uint8Array.from(inChunk, ({ fields }) => fields),
      }));
      return [term, { term, n, rows: found.length, postings }];
    }),
  );
}

function byChunk(postings: readonly PostingChunk[]): readonly (PostingChunk | undefined)[] {
  const found: (PostingChunk | undefined)[] = [];
  for (const posting of postings) found[posting.chunk] = posting;
  return found;
}

function listChunk(entries: readonly MemoryEntry[], column: ListColumn): ListChunk {
  if (entries.every(({ lists }) => lists?.[column] === undefined)) return NO_LISTS;
  const values: number[] = [];
  const starts = new Uint32Array(CHUNK_ROWS + 1);
  const ofRow = new Map(entries.map((entry) => [entry.row % CHUNK_ROWS, entry]));
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    starts[row] = values.length;
    values.push(...(ofRow.get(row)?.lists?.[column] ?? []));
  }
  starts[CHUNK_ROWS] = values.length;
  return { starts, values: Uint32Array.from(values) };
}
