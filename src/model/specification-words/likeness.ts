import type { Dataset } from '../dataset.ts';
import type { Specification } from '../specification.ts';
import type { Texts } from '../text.ts';
import { expectedWord, isKeyword, standsAt } from './expected-word.ts';
import type { ExpectedWord } from './expected-word.ts';
import { foldWord, titleWords } from './title-words.ts';
import type { TitleWord } from './title-words.ts';

/** Of the verdicts: to be raised when a change here, or in how words are read, gives other ones. */
export const LIKENESS_VERSION = 1;

/** What makes it likely that a dataset is of a specification that it does not declare. */
export interface Likeness {
  readonly slug: string;
  readonly place: 'TITLE' | 'KEYWORD';
  /** The title or keyword, as the dataset says it. */
  readonly said: string;
  /** The specification's word that it meets. */
  readonly word: string;
}

/** Reads titles and keywords by the specifications' words. */
export interface LikenessReader {
  /** Each specification once, by its best evidence: titles come before keywords. */
  of(dataset: Pick<Dataset, 'titles' | 'keywords'>): readonly Likeness[];
}

/**
 * A title with one of these beside the specification's word is about something else of the same places: what they cost, how
 * many came, what is planned.
 */
const ASPECTS: readonly string[] = [
  'statistik',
  'taxa',
  'taxor',
  'avgift',
  'tillstand',
  'besiktning',
  'felanmal',
  'planerad',
  'foreslag',
  'nedlagd',
  'kostnad',
  'budget',
  'enkat',
  'undersokning',
  'besokare',
  'besoksantal',
  'bokning',
  'policy',
  'strategi',
  'utredning',
  'statistics',
  'fees',
  'permits',
  'visitors',
  'bookings',
  'survey',
];
/** A dataset with more keywords than these has them for what it has to do with, too. */
const MOST_KEYWORDS = 8;

function wordsOf({ slug, names, aliases, expected }: Specification): readonly ExpectedWord[] {
  const word = (said: string, language: 'sv' | 'en'): ExpectedWord => expectedWord(slug, said, language);
  const english = [
    ...names.filter(({ language }) => language === 'en').map(({ value }) => value),
    ...(expected?.en ?? []),
  ].map((said) => word(said, 'en'));
  // Aliases do not say their language; what is English is so in the name or among the expected words.
  const isEnglish = (said: string): boolean => english.some((one) => isKeyword(titleWords(said), one));
  const swedish = [
    ...names.filter(({ language }) => language !== 'en').map(({ value }) => value),
    ...[slug, ...aliases].map((alias) => alias.replaceAll('-', ' ')).filter((alias) => !isEnglish(alias)),
    ...(expected?.sv ?? []),
  ].map((said) => word(said, 'sv'));
  const distinct = new Map([...swedish, ...english].map((one) => [`${one.language} ${one.parts.join(' ')}`, one]));
  return [...distinct.values()].filter(({ parts }) => parts.length > 0).toSorted((a, b) => b.length - a.length);
}

/** Whether the word is one of these, or has one in it; short ones are in too many others. */
const holdsOne = (text: string, stems: readonly string[]): boolean =>
  stems.some((stem) => (stem.length < 5 ? text === stem : text.includes(stem)));

interface Found {
  readonly expected: ExpectedWord;
  readonly at: number;
}

const overlap = (a: Found, b: Found): boolean =>
  a.at < b.at + b.expected.parts.length && b.at < a.at + a.expected.parts.length;

/** What stands in a title, the longest first; what overlaps with something longer of another specification is left out. */
function foundIn(words: readonly TitleWord[], all: readonly ExpectedWord[]): readonly Found[] {
  const kept: Found[] = [];
  for (const expected of all) {
    for (const at of words.keys()) {
      const found = { expected, at };
      if (!standsAt(words, at, expected)) continue;
      if (!kept.some((longer) => overlap(longer, found))) kept.push(found);
    }
  }
  return kept;
}

/** A word that is cut short by a hyphen, or may be: it stands for a longer one. */
const CUT = /[\p{L}\p{N}]-/u;

/** A quick look at texts; of the datasets of a catalogue few meet a word, and only those are read. */
function createQuickLook(words: readonly ExpectedWord[]) {
  const letters = [...new Set(words.map((one) => one.letters))].toSorted((a, b) => a.length - b.length);
  const needed = letters.filter((some, i) => !letters.slice(0, i).some((shorter) => some.includes(shorter)));
  const any = new RegExp([CUT.source, ...needed].join('|'), 'u');
  return {
    /** Whether one of the texts may meet a word. */
    mayMeet: (texts: Texts): boolean => any.test(foldWord(texts.map(({ value }) => value).join('\n'))),
    /** The words that the text may meet, in their order. */
    wordsFor: (text: string): readonly ExpectedWord[] => {
      const folded = foldWord(text);
      return CUT.test(folded) ? words : words.filter((one) => folded.includes(one.letters));
    },
  };
}

/** Makes the words of the specifications ready; the reader is a pure function of the dataset. */
export function createLikenessReader(specifications: readonly Specification[]): LikenessReader {
  const bySlug = new Map(specifications.map((one) => [one.slug, wordsOf(one)]));
  const all = [...bySlug.values()].flat().toSorted((a, b) => b.length - a.length);
  const { mayMeet, wordsFor } = createQuickLook(all);
  const refused = new Map(specifications.map(({ slug, expected }) => [slug, (expected?.not ?? []).map(foldWord)]));
  const own = new Map([...bySlug].map(([slug, words]) => [slug, new Set(words.flatMap(({ parts }) => parts))]));
  /** Whether a word of the group speaks against the specification. */
  const isRefused = (words: readonly TitleWord[], group: number, slug: string): boolean =>
    words.some(
      ({ text, isSubject, group: of }) =>
        of === group &&
        own.get(slug)?.has(text) !== true &&
        (holdsOne(text, refused.get(slug) ?? []) || (isSubject && holdsOne(text, ASPECTS))),
    );

  const inTitle = (said: string): readonly Likeness[] => {
    const candidates = wordsFor(said);
    if (candidates.length === 0) return [];
    const words = titleWords(said);
    return foundIn(words, candidates).flatMap(({ expected: { slug, said: word }, at }) => {
      const there = words[at];
      if (there?.isSubject !== true || isRefused(words, there.group, slug)) return [];
      return [{ slug, place: 'TITLE', said, word }];
    });
  };
  const inKeywords = ({ titles, keywords }: Pick<Dataset, 'titles' | 'keywords'>): readonly Likeness[] => {
    if (keywords.length > MOST_KEYWORDS) return [];
    const found = keywords.flatMap(({ value: said }): readonly Likeness[] => {
      const candidates = wordsFor(said);
      const words = candidates.length === 0 ? [] : titleWords(said);
      const expected = candidates.find((one) => isKeyword(words, one));
      return expected === undefined ? [] : [{ slug: expected.slug, place: 'KEYWORD', said, word: expected.said }];
    });
    const [first] = found;
    // Words of several specifications name what is there besides: a park has playgrounds and places to barbecue.
    if (first === undefined || found.some(({ slug }) => slug !== first.slug)) return [];
    const groups = titles.map(({ value }) => titleWords(value));
    const speaksAgainst = groups.some((words) => words.some(({ group }) => isRefused(words, group, first.slug)));
    return speaksAgainst ? [] : [first];
  };
  return {
    of(dataset) {
      const { titles, keywords } = dataset;
      if (!mayMeet(keywords.length > MOST_KEYWORDS ? titles : [...titles, ...keywords])) return [];
      const found = new Map<string, Likeness>();
      for (const { value } of titles) {
        for (const one of inTitle(value)) if (!found.has(one.slug)) found.set(one.slug, one);
      }
      // Keywords only speak for a dataset whose title says nothing.
      return found.size > 0 ? [...found.values()] : inKeywords(dataset);
    },
  };
}
