import { LRUCache } from 'lru-cache';
import type { Connection } from '../connection.ts';
import { decodeLists, decodeNumbers } from './column-bytes.ts';
import type { NumberChunk } from './column-bytes.ts';
import { decodeRowTerms } from './index-row-terms.ts';
import {
  chunkOfColumn,
  chunkOfPosting,
  termOfPosting,
  columnEnd,
  columnId,
  columnIds,
  placeOf,
  postingId,
  rowId,
  rowIds,
  rowOfId,
} from './index-schema.ts';
import { decodePosting } from './posting-bytes.ts';
import { createRecentTerms } from './recent-terms.ts';
import { SPACES } from './search-index.ts';
import type { IndexReader, ListChunk, PostingChunk, Space, VocabularyWord } from './search-index.ts';
import { decodeWords, isWord } from './vocabulary-blocks.ts';
import type { WordBlock } from './vocabulary-blocks.ts';
import { nearWords } from './vocabulary-near.ts';

export interface IndexReaderOptions {
  /** For decoded columns and words, bytes. At a million datasets they take some 120 MB; 256 MB unless told. */
  readonly memory?: number;
}

/** Terms whose rows were asked for lately, until the index changes; twice at most. */
const RECENT_TERMS = 10_000;
/** For postings that were asked for lately, until the index changes, bytes. */
const POSTINGS = 16 * 2 ** 20;
const MEMORY = 256 * 2 ** 20;

type Kept = { readonly numbers: NumberChunk } | { readonly lists: ListChunk } | { readonly words: WordBlock };

/** What the file says of the space as a whole. */
interface Standing {
  /** Of the `Connection.reading` that it was read in. */
  readonly snapshot: number | undefined;
  readonly version: number;
  readonly rows: number;
  readonly chunks: number;
  readonly blocks: readonly number[];
}

const bytesIn = (kept: Kept): number => {
  if ('numbers' in kept) return kept.numbers.byteLength;
  if ('lists' in kept) return kept.lists.starts.byteLength + kept.lists.values.byteLength;
  const { numbers, signatures, starts, letters } = kept.words;
  return numbers.byteLength + signatures.byteLength + starts.byteLength + letters.byteLength;
};

/** Reads the index of one space, on its own connection: what it keeps is what that connection has seen. */
export function createIndexReader(
  connection: Connection,
  space: Space,
  { memory = MEMORY }: IndexReaderOptions = {},
): IndexReader {
  const { prepare, snapshot } = connection;
  const number = SPACES[space];
  const findSpace = prepare<{ version: number; rows: number }>(
    'SELECT version, rows FROM search_space WHERE space = ?',
  );
  const lastRow = prepare<{ id: number | null }>('SELECT max(id) AS id FROM search_row WHERE id >= ? AND id < ?');
  const changedSince = prepare<{ id: number }>(
    'SELECT id FROM search_column INDEXED BY search_column_version WHERE version > ? AND id >= ? AND id < ?',
  );
  const idsOf = prepare<{ id: number }>('SELECT id FROM search_column WHERE id >= ? AND id < ?');
  const findColumn = prepare<{ data: Buffer }>('SELECT data FROM search_column WHERE id = ?');
  const findTerm = prepare<{ n: number; rows: number }>('SELECT n, rows FROM search_term WHERE space = ? AND term = ?');
  const findTerms = prepare<VocabularyWord>(
    'SELECT n, term, rows FROM search_term WHERE space = ? AND term IN (SELECT value FROM json_each(?))',
  );
  const findPostings = prepare<{ id: number; data: ArrayBuffer }>(
    'SELECT id, data FROM search_posting WHERE id >= ? AND id < ? ORDER BY id',
  );
  // Each term's own range of the one tree.
  const findPostingsOf = prepare<{ id: number; data: ArrayBuffer }>(
    `SELECT p.id, p.data FROM json_each(?) t
     CROSS JOIN search_posting p ON p.id >= t.value AND p.id < t.value + ${postingId(1, 0)}`,
  );
  const findRow = prepare<{ data: Buffer }>('SELECT data FROM search_row WHERE id = ?');
  const terms = prepare<VocabularyWord>(
    'SELECT n, term, rows FROM search_term WHERE n IN (SELECT value FROM json_each(?))',
  );
  const prefixed = prepare<VocabularyWord>(
    'SELECT n, term, rows FROM search_term WHERE space = ? AND term >= ? AND term < ? ORDER BY rows DESC, term LIMIT ?',
  );
  const agents = prepare<{ n: number; agent: string }>('SELECT n, agent FROM search_publisher');

  const kept = new LRUCache<number, Kept>({ maxSize: memory, sizeCalculation: (value) => bytesIn(value) + 256 });
  const recentPostings = new LRUCache<number, readonly (PostingChunk | undefined)[]>({
    maxSize: POSTINGS,
    sizeCalculation: (chunks) => chunks.reduce((sum, one) => sum + 200 + 3 * (one?.rows.length ?? 0), 200),
  });
  let postingsOfVersion: number | undefined;
  const recentTerms = createRecentTerms(RECENT_TERMS);
  let expectedBefore = new WeakSet<readonly string[]>();
  let termsOfVersion: number | undefined;
  let known: Standing | undefined;
  let publishers: { readonly version: number; readonly all: ReadonlyMap<number, string> } | undefined;

  /** Once in a reading; what has changed since the last one is forgotten. */
  const standing = (): Standing => {
    const now = snapshot();
    if (known !== undefined && now !== undefined && known.snapshot === now) return known;
    return connection.reading(() => {
      const { version, rows } = findSpace.get([number]) ?? { version: 0, rows: 0 };
      if (known?.version === version) return (known = { ...known, snapshot: now });
      if (known !== undefined) {
        for (const { id } of changedSince.all([known.version, ...columnIds(space)])) kept.delete(id);
      }
      const last = lastRow.get(rowIds(space))?.id ?? null;
      const chunks = last === null ? 0 : placeOf(rowOfId(last)).chunk + 1;
      const blocks = idsOf
        .all([columnId(space, 'vocabulary', 0), columnEnd(space, 'vocabulary')])
        .map(({ id }) => chunkOfColumn(id));
      return (known = { snapshot: now, version, rows, chunks, blocks });
    });
  };
  /** Forgets terms that were seen in another version. */
  const keepTerms = (): void => {
    const { version } = standing();
    if (version === termsOfVersion) return;
    recentTerms.clear();
    expectedBefore = new WeakSet();
    termsOfVersion = version;
  };
  const keep = <T extends Kept>(
    id: number,
    decode: (data: Buffer | undefined) => T,
    is: (kept: Kept) => kept is T,
  ): T => {
    standing();
    const there = kept.get(id);
    if (there !== undefined && is(there)) return there;
    const made = decode(findColumn.get([id])?.data);
    kept.set(id, made);
    return made;
  };
  const wordBlocks = function* (): Generator<WordBlock> {
    for (const block of standing().blocks) {
      const isWords = (one: Kept): one is { readonly words: WordBlock } => 'words' in one;
      yield keep(columnId(space, 'vocabulary', block), (data) => ({ words: decodeWords(data) }), isWords).words;
    }
  };
  return {
    chunks: () => standing().chunks,
    rows: () => standing().rows,
    expect(expected) {
      keepTerms();
      // The same word comes with many questions, and many times with one.
      if (expectedBefore.has(expected)) return;
      expectedBefore.add(expected);
      const unknown = expected.filter((term) => recentTerms.get(term) === undefined);
      if (unknown.length < 2) return;
      const found = new Map(findTerms.all([number, JSON.stringify(unknown)]).map((one) => [one.term, one]));
      for (const term of unknown) {
        const one = found.get(term);
        recentTerms.set(term, one === undefined ? 'absent' : { n: one.n, rows: one.rows });
      }
    },
    term(term) {
      keepTerms();
      const recent = recentTerms.get(term);
      if (recent !== undefined) return recent === 'absent' ? undefined : recent;
      const found = findTerm.get([number, term]);
      recentTerms.set(term, found === undefined ? 'absent' : { n: found.n, rows: found.rows });
      return found;
    },
    postings: ({ n }) =>
      findPostings
        .all([postingId(n, 0), postingId(n + 1, 0)])
        .map(({ id, data }) => ({ chunk: chunkOfPosting(id), ...decodePosting(data) })),
    postingsOf(asked) {
      const { version } = standing();
      if (version !== postingsOfVersion) recentPostings.clear();
      postingsOfVersion = version;
      const found = new Map<number, readonly (PostingChunk | undefined)[]>();
      const missing = new Map<number, (PostingChunk | undefined)[]>();
      for (const { n } of asked) {
        const recent = recentPostings.get(n);
        if (recent === undefined) missing.set(n, []);
        else found.set(n, recent);
      }
      if (missing.size === 0) return found;
      const ids = [...missing.keys()].map((n) => postingId(n, 0));
      for (const { id, data } of findPostingsOf.all([JSON.stringify(ids)])) {
        const chunk = chunkOfPosting(id);
        const of = missing.get(termOfPosting(id));
        if (of !== undefined) of[chunk] = { chunk, ...decodePosting(data) };
      }
      for (const [n, chunks] of missing) {
        found.set(n, chunks);
        recentPostings.set(n, chunks);
      }
      return found;
    },
    termsOf(row) {
      const data = findRow.get([rowId(space, row)])?.data;
      if (data === undefined) return [];
      const fields = new Map([...decodeRowTerms(data)].map((one) => [one.n, one.fields]));
      const found = terms.all([JSON.stringify([...fields.keys()])]);
      return found.map(({ n, term, rows }) => ({ term, fields: fields.get(n) ?? 0, rows }));
    },
    numbers: (column, chunk) =>
      keep(
        columnId(space, column, chunk),
        (data) => ({ numbers: decodeNumbers(column, data) }),
        (one): one is { readonly numbers: NumberChunk } => 'numbers' in one,
      ).numbers,
    lists: (column, chunk) =>
      keep(
        columnId(space, column, chunk),
        (data) => ({ lists: decodeLists(data) }),
        (one): one is { readonly lists: ListChunk } => 'lists' in one,
      ).lists,
    // The largest code point: behind all that begins so.
    wordsWithPrefix: (prefix, limit) =>
      isWord(prefix) ? prefixed.all([number, prefix, `${prefix}\u{10FFFF}`, limit]) : [],
    wordsNear(word, edits, limit) {
      return connection.reading(() => {
        const near = nearWords(wordBlocks(), word, edits);
        const found = terms.all([JSON.stringify([...near.keys()])]);
        return found
          .map((one) => ({ ...one, edits: near.get(one.n) ?? edits }))
          .toSorted((a, b) => a.edits - b.edits || b.rows - a.rows || (a.term < b.term ? -1 : 1))
          .slice(0, limit);
      });
    },
    publishers() {
      const { version } = standing();
      if (publishers?.version !== version) {
        publishers = { version, all: new Map(agents.all([]).map(({ n, agent }) => [n, agent])) };
      }
      return publishers.all;
    },
  };
}
