import type { DataService, Dataset } from '../../model/dataset.ts';
import type { Language } from '../../model/text.ts';
import type { Analyser } from './analyser.ts';
import { datasetTexts, idOrder, minutesOf, serviceTexts } from './index-entry.ts';
import type { IndexedTexts, TextAnalysis } from './index-entry.ts';
import type { IndexEntry, IndexWriter, PackedTerms, Space } from './search-index.ts';

/** What the index takes from a record: small, so that a whole snapshot's may be held. Of use in one transaction. */
export interface IndexedRecord {
  readonly terms: PackedTerms;
  readonly titleWords: number;
  readonly words: number;
  /** Minutes since 1900. */
  readonly modified: number;
}

/** What is known of a node beside the record that it is read from. */
export interface IndexedNode {
  readonly id: string;
  /** Agent id. */
  readonly publisher: string | undefined | null;
  /** Points. */
  readonly quality: number;
  readonly lists: IndexEntry['lists'];
}

/** Indexes the union's nodes, as their records are read. */
export interface NodeIndex {
  readonly readDataset: (dataset: Dataset) => IndexedRecord;
  readonly readService: (service: DataService) => IndexedRecord;
  /** Replaces what the row had. */
  put(space: Space, row: number, record: IndexedRecord, node: IndexedNode): void;
  readonly remove: IndexWriter['remove'];
  readonly flush: IndexWriter['flush'];
  readonly forget: IndexWriter['forget'];
}

/** Words remembered with the numbers of their terms, twice at most: some 5 MB. */
const REMEMBERED = 25_000;

/** The numbers of the terms of words in one language: words come again and again, and each has several terms. */
function createRecentNumbers(writer: IndexWriter, read: (word: string) => readonly number[]) {
  let recent = new Map<string, readonly number[]>();
  let older = recent;
  let numbering = writer.numbering();
  return (word: string): readonly number[] => {
    if (numbering !== writer.numbering()) {
      recent = new Map();
      older = recent;
      numbering = writer.numbering();
    }
    const known = recent.get(word);
    if (known !== undefined) return known;
    const numbers = older.get(word) ?? read(word);
    if (recent.size >= REMEMBERED) {
      older = recent;
      recent = new Map();
    }
    // A text of its own: one cut out of a description would hold the whole description.
    recent.set(Buffer.from(word).toString(), numbers);
    return numbers;
  };
}

/** Words to numbers of terms. */
function createNumbering(writer: IndexWriter, analyser: Analyser, space: Space): TextAnalysis<number> {
  const numbersIn = (language: Language | undefined) =>
    createRecentNumbers(writer, (word) =>
      analyser.indexTerms(word, language).map((term) => writer.numberOf(space, term)),
    );
  const languages = { sv: numbersIn('sv'), en: numbersIn('en'), other: numbersIn(undefined) };
  return {
    words: (text) => analyser.words(text),
    indexTerms: (word, language) => languages[language ?? 'other'](word),
  };
}

export function createNodeIndex(writer: IndexWriter, analyser: Analyser): NodeIndex {
  const analyses = {
    dataset: createNumbering(writer, analyser, 'dataset'),
    dataService: createNumbering(writer, analyser, 'dataService'),
  };
  const read = ({ terms, texts, titleWords, words }: IndexedTexts<number>, modified: number): IndexedRecord => ({
    terms: writer.pack(terms, texts),
    titleWords,
    words,
    modified,
  });
  return {
    readDataset: (dataset) =>
      read(datasetTexts(dataset, analyses.dataset), minutesOf(dataset.modified, dataset.issued)),
    readService: (service) =>
      read(serviceTexts(service, analyses.dataService), minutesOf(service.modified, service.issued)),
    put(space, row, { terms, titleWords, words, modified }, { id, publisher, quality, lists }) {
      const numbers = { publisher: writer.publisher(publisher ?? undefined), quality, modified, titleWords, words };
      writer.put(space, row, { terms, numbers: { ...numbers, idOrder: idOrder(id) }, lists });
    },
    remove: (space, row) => {
      writer.remove(space, row);
    },
    flush: () => {
      writer.flush();
    },
    forget: () => {
      writer.forget();
    },
  };
}
