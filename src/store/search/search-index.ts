/** What is searched: each space has row numbers of its own. */
export type Space = 'dataset' | 'dataService';
export const SPACES = { dataset: 1, dataService: 2 } as const satisfies Readonly<Record<Space, number>>;

/** Rows of one chunk of the index: row `n` is row `n % CHUNK_ROWS` of chunk `floor(n / CHUNK_ROWS)`. */
export const CHUNK_ROWS = 8192;

/**
 * Where in a row's texts a term stands: bits, so that eight fit a byte. Texts without a language tag count as Swedish;
 * `other` is every other language. `resource`: titles and descriptions of distributions. `place`: labels of
 * dcterms:spatial. Publishers, specifications, themes and the like have no texts here: they are looked up by name
 * (`labels.ts`) and found through the columns.
 */
export const FIELDS = {
  titleSv: 1,
  titleOther: 2,
  keywordSv: 4,
  keywordOther: 8,
  descriptionSv: 16,
  descriptionOther: 32,
  resource: 64,
  place: 128,
} as const;
export type Field = keyof typeof FIELDS;

/** A number for each row; 0 where there is none. The arrays that they are kept in. */
export const NUMBER_COLUMNS = {
  /** Number of the publisher's agent id in `search_publisher`. */
  publisher: Uint32Array,
  /** Points, as `model/quality.ts` gives them. */
  quality: Uint16Array,
  /** When it was modified (else issued): minutes since 1900-01-01T00:00Z. */
  modified: Uint32Array,
  /** Words of the longest title, at most 255. */
  titleWords: Uint8Array,
  /** Words of all texts, at most 65,535. */
  words: Uint16Array,
  /** The id's order: its first nine characters after the letter, in base 32. Not 0 for any row that is there. */
  idOrder: Float64Array,
} as const;
export type NumberColumn = keyof typeof NUMBER_COLUMNS;

/** Term numbers (table `term`) for each row: what the facets count, and filters test. */
export const LIST_COLUMNS = {
  theme: 1,
  format: 2,
  licence: 3,
  catalogue: 4,
  keyword: 5,
  accessRights: 6,
  highValueCategory: 7,
  frequency: 8,
  language: 9,
  conformsTo: 10,
} as const;
export type ListColumn = keyof typeof LIST_COLUMNS;

/** A text's words in order, as the terms that they are themselves: what phrases are looked for in. */
export interface TextOrder<Term> {
  /** A bit of FIELDS. */
  readonly field: number;
  readonly words: readonly Term[];
}

/** Terms with their fields, and the texts, in some hundred bytes; of use only in the transaction in which they were packed. */
export type PackedTerms = Uint8Array;

/** What the index holds of a row. */
export interface IndexEntry {
  /** Terms, and the fields (bits) that they stand in. */
  readonly terms: ReadonlyMap<string, number>;
  readonly numbers: Readonly<Record<NumberColumn, number>>;
  readonly lists: Readonly<Partial<Record<ListColumn, readonly number[]>>>;
}

/** An entry whose terms were packed before. */
export interface PackedEntry extends Omit<IndexEntry, 'terms'> {
  readonly terms: PackedTerms;
}

/** Writes the index; within the writer's transaction. */
export interface IndexWriter {
  /** The term's number; a new one when it has none. It stands for the term until `numbering` changes. */
  numberOf(space: Space, term: string): number;
  /** Changes when numbers that were given may stand for nothing any more; never within a transaction. */
  numbering(): number;
  /** Makes numbers of terms, with their fields and texts, small: a whole snapshot's can be held until the rows are known. */
  pack(terms: ReadonlyMap<number, number>, texts?: readonly TextOrder<number>[]): PackedTerms;
  /** The number of the publisher with this agent id; 0 without one. */
  publisher(agent: string | undefined): number;
  /** Replaces what the row had. Throws RangeError for a row that no index holds. */
  put(space: Space, row: number, entry: IndexEntry | PackedEntry): void;
  remove(space: Space, row: number): void;
  /** Brings what was put and removed into the file: before COMMIT, and earlier whenever it has grown large. */
  flush(): void;
  /** What was put in a transaction that is rolled back is not there. */
  forget(): void;
}

/** A term of the index. */
export interface IndexTerm {
  readonly n: number;
  /** In how many rows it stands. */
  readonly rows: number;
}

/** Where a term stands in one chunk. */
export interface PostingChunk {
  readonly chunk: number;
  /** Of rows within the chunk, ascending. */
  readonly rows: Uint16Array;
  /** For each of them: bits of FIELDS. */
  readonly fields: Uint8Array;
}

/** A list column of one chunk: the numbers of row `r` are `values[starts[r]]` up to, not including, `values[starts[r + 1]]`. */
export interface ListChunk {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

export interface VocabularyWord extends IndexTerm {
  readonly term: string;
}

/** Reads the index of one space. All of a question is read under one `Connection.reading`. */
export interface IndexReader {
  /** How many chunks there are: numbers from 0. */
  chunks(): number;
  /** How many rows there are. */
  rows(): number;
  term(term: string): IndexTerm | undefined;
  /** Looks many terms up at once, where `term` is about to be asked for them. */
  expect(terms: readonly string[]): void;
  /** In ascending order of chunks; chunks in which it does not stand are left out. */
  postings(term: IndexTerm): readonly PostingChunk[];
  /** Of many terms at once: by term number, then by chunk; undefined where it does not stand. */
  postingsOf(terms: readonly IndexTerm[]): ReadonlyMap<number, readonly (PostingChunk | undefined)[]>;
  /** The terms of one row with their fields. */
  termsOf(row: number): readonly { readonly term: string; readonly fields: number; readonly rows: number }[];
  /** CHUNK_ROWS numbers. Kept in memory until the chunk changes. */
  numbers(column: NumberColumn, chunk: number): Uint8Array | Uint16Array | Uint32Array | Float64Array;
  lists(column: ListColumn, chunk: number): ListChunk;
  /** Words (not other forms) that begin so, those of most rows first. */
  wordsWithPrefix(prefix: string, limit: number): readonly VocabularyWord[];
  /** Words at most so many edits (insertion, deletion, substitution, transposition of neighbours) away, nearest first, then of most rows. Not the word itself. */
  wordsNear(word: string, edits: 1 | 2, limit: number): readonly (VocabularyWord & { readonly edits: number })[];
  /** Publisher numbers of agent ids, all of them. */
  publishers(): ReadonlyMap<number, string>;
}
