import type { DataService, Dataset, Resource } from '../../model/dataset.ts';
import type { Language, Text, Texts } from '../../model/text.ts';
import type { TimeValue } from '../../model/value.ts';
import { startOf } from '../comparable-time.ts';
import type { Word } from './analyser.ts';
import { FIELDS } from './search-index.ts';
import type { TextOrder } from './search-index.ts';

/** What texts are taken apart with: an `Analyser`, or one that gives the numbers of terms. */
export interface TextAnalysis<Term> {
  words(text: string): readonly Word[];
  /** The word itself first. */
  indexTerms(word: string, language: Language | undefined): readonly Term[];
}

/** What the index holds of a record's own texts. */
export interface IndexedTexts<Term> {
  /** Terms, and the fields (bits of FIELDS) that they stand in. */
  readonly terms: ReadonlyMap<Term, number>;
  /** Of texts of one word nothing: no phrase stands there. */
  readonly texts: readonly TextOrder<Term>[];
  /** Of the longest title, at most 255. */
  readonly titleWords: number;
  /** Of all texts, at most 65,535. */
  readonly words: number;
}

/** Of one text. What stands behind can be read, but not searched: nobody's title is there, and a description may be a book. */
const WORDS_OF_TEXT = 2_000;
/** Of one record: a dataset may have thousands of distributions. */
const WORDS_OF_RECORD = 20_000;
/** A word longer than this is something else: a key, a row of signs. UTF-16 code units. */
const LONGEST_WORD = 64;

const MARKUP = /<\/?[a-z!][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/giu;
const ADDRESS = /(?:https?:\/\/|ftp:\/\/|www\.|mailto:)\S+/giu;

/** The text without what nobody looks for: tags, and addresses. What is left keeps its order, not its places. */
const readable = (text: string): string =>
  (text.includes('<') || text.includes('&') ? text.replace(MARKUP, ' ') : text).replace(ADDRESS, ' ');

function languageOf({ language }: Text): Language | 'other' {
  const primary = language?.split('-', 1)[0]?.toLowerCase() ?? 'sv';
  return primary === 'sv' || primary === 'en' ? primary : 'other';
}

/** Gathers the terms of one record. */
function createGathering<Term>(analysis: TextAnalysis<Term>) {
  const terms = new Map<Term, number>();
  const texts: TextOrder<Term>[] = [];
  let words = 0;
  let longest = 0;
  /** Returns how many words the text has. */
  const addText = (text: string, language: Language | 'other', field: number): number => {
    // So many characters hold the words that count, and a text without end is not looked through.
    const found = analysis.words(readable(text.slice(0, WORDS_OF_TEXT * LONGEST_WORD)));
    const room = Math.min(WORDS_OF_TEXT, WORDS_OF_RECORD - words);
    const counted = found.length > room ? found.slice(0, room) : found;
    const order: Term[] = [];
    for (const word of counted) {
      if (word.text.length > LONGEST_WORD) continue;
      const its = analysis.indexTerms(word.text, language === 'other' ? undefined : language);
      for (const term of its) terms.set(term, (terms.get(term) ?? 0) | field);
      const [itself] = its;
      if (itself !== undefined) order.push(itself);
    }
    if (order.length > 1) texts.push({ field, words: order });
    words += counted.length;
    return counted.length;
  };
  /** Each text once in a language: distributions often have one description. */
  const add = (texts: Texts, swedish: number, other: number): void => {
    const seen = new Set<string>();
    for (const text of texts) {
      const language = languageOf(text);
      const key = `${language} ${text.value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const length = addText(text.value, language, language === 'sv' ? swedish : other);
      if (swedish === FIELDS.titleSv) longest = Math.max(longest, length);
    }
  };
  const done = (): IndexedTexts<Term> => ({
    terms,
    texts,
    titleWords: Math.min(longest, 255),
    words: Math.min(words, 65_535),
  });
  return { add, done };
}

function gatherResource<Term>(resource: Resource, analysis: TextAnalysis<Term>) {
  const gathering = createGathering(analysis);
  gathering.add(resource.titles, FIELDS.titleSv, FIELDS.titleOther);
  gathering.add(resource.keywords, FIELDS.keywordSv, FIELDS.keywordOther);
  gathering.add(resource.descriptions, FIELDS.descriptionSv, FIELDS.descriptionOther);
  const places = resource.spatial.flatMap(({ labels }) => labels);
  gathering.add(places, FIELDS.place, FIELDS.place);
  return gathering;
}

/**
 * The words of a dataset's titles, keywords, descriptions and places, and of its distributions' titles and descriptions: the
 * first 2,000 of each text, 20,000 in all. A text without a language tag is Swedish; addresses, HTML tags and words of more
 * than 64 letters are left out.
 */
export function datasetTexts<Term>(dataset: Dataset, analysis: TextAnalysis<Term>): IndexedTexts<Term> {
  const gathering = gatherResource(dataset, analysis);
  const resources = dataset.distributions.flatMap(({ titles, descriptions }) => [...titles, ...descriptions]);
  gathering.add(resources, FIELDS.resource, FIELDS.resource);
  return gathering.done();
}

/** The words of a data service's titles, keywords, descriptions and places; as `datasetTexts`. */
export const serviceTexts = <Term>(service: DataService, analysis: TextAnalysis<Term>): IndexedTexts<Term> =>
  gatherResource(service, analysis).done();

const START = Date.UTC(1900, 0, 1);

/** Minutes since 1900 of the first time that can be read; 0 without one, and before. */
export function minutesOf(...times: readonly (TimeValue | undefined)[]): number {
  for (const time of times) {
    const start = startOf(time?.value ?? '');
    if (start === undefined) continue;
    // The column has 32 bits.
    return Math.min(Math.max(Math.floor((Date.parse(start) - START) / 60_000), 0), 2 ** 32 - 1);
  }
  return 0;
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first nine characters behind an id's letter, as a number in base 32: below 2^45, at least 1, in the order of the ids. */
export function idOrder(id: string): number {
  let order = 0;
  for (let at = 1; at <= 9; at += 1) order = order * 32 + Math.max(DIGITS.indexOf(id.charAt(at) || '0'), 0);
  return Math.max(order, 1);
}
