import type { Language } from '../../model/text.ts';
import type { Analyser, Reading } from './analyser.ts';
import { createRecent } from './analysis/recent.ts';
import { formNearness, formsOf } from './glossary.ts';
import type { Glossary, Synonym } from './glossary.ts';
import type { Plan, Slot, SlotReading } from './plan.ts';
import { createCorrections } from './query-plan-corrections.ts';
import { derivedReadings, nearestReadings, readingsOf, synonymReadings } from './query-plan-readings.ts';
import { readQuestion } from './query-language.ts';
import type { Clause } from './query-language.ts';
import type { IndexReader } from './search-index.ts';
import { STOP_NAMES } from './stop-names.ts';

/** What questions are understood by. */
interface PlannerDeps {
  readonly analyser: Analyser;
  readonly glossary: Glossary;
  /** Of the index that is searched. */
  readonly vocabulary: Pick<IndexReader, 'wordsNear' | 'wordsWithPrefix' | 'term' | 'expect'>;
  /** Words of the names of publishers, places, specifications and concepts, lower case; the same object until they change. */
  readonly labelWords?: () => Iterable<string>;
}

/** Understands a question's text; never throws. */
export type Planner = (text: string, language: Language) => Plan;

/** So much of one question is searched, the excluded included; what comes after is left out. */
export const MOST_SLOTS = 32;
/** Words whose readings are remembered, twice at most: some kB each. */
const REMEMBERED_WORDS = 3000;
/** A word that stands in so many rows is what its writer meant. */
const WELL_KNOWN = 3;
/** Two words that are one in the index (`lek plats`), beside the two by themselves. */
const JOINED_NEARNESS = 0.9;
const JOINED_FROM = 6;
/** Forms that are nearer than this are one word, inflected. */
const SAME_FORM = 0.85;
/** What a minus takes away: the word in its inflections, and not all compounds with it. */
const EXCLUDED_FROM = 0.75;

interface Part {
  readonly text: string;
  readonly said: string;
  readonly isLast: boolean;
}

/** Words side by side that the glossary or a compound may take together. */
type Run = readonly Part[];

interface RememberedAnalyser extends Analyser {
  /** Has the vocabulary look up at once what all these words are about to be read as. */
  expect(words: readonly string[]): void;
}

/** Synonyms come again with every question about the same thing. What is read is about to be looked up. */
function rememberReadings(analyser: Analyser, vocabulary: PlannerDeps['vocabulary']): RememberedAnalyser {
  const read = createRecent(REMEMBERED_WORDS, (word) => {
    const readings: readonly Reading[] = analyser.readings(word);
    return { readings, terms: readings.flatMap(({ terms }) => terms) };
  });
  return {
    ...analyser,
    readings(word) {
      const { readings, terms } = read(word);
      vocabulary.expect(terms);
      return readings;
    },
    expect(words) {
      if (words.length > 1) vocabulary.expect(words.flatMap((word) => read(word).terms));
    },
  };
}

/** Makes a planner for one index. The glossary's words are among those that typing errors are corrected to. */
export function createPlanner({ glossary, vocabulary, labelWords, ...deps }: PlannerDeps): Planner {
  const analyser = rememberReadings(deps.analyser, vocabulary);
  const glossaryWords = glossary.words();
  let given: Iterable<string> | undefined;
  let known: ReadonlySet<string> = glossaryWords;
  let names: ReadonlySet<string> = new Set();
  /** Names and words of the glossary; the same set for as long as the names are the same. */
  const otherWords = (): ReadonlySet<string> => {
    const now = labelWords?.();
    if (now !== given) {
      names = new Set(now);
      known = new Set([...names, ...glossaryWords]);
      given = now;
    }
    return known;
  };
  const { corrections, completions } = createCorrections({ index: vocabulary, others: otherWords });

  const rowsOf = (term: string): number => vocabulary.term(term)?.rows ?? 0;
  const isThere = (term: string): boolean => rowsOf(term) > 0;
  const isStop = (word: string): boolean =>
    analyser.isStopWord(word) && !STOP_NAMES.has(word) && !glossaryWords.has(word);

  /** In how many rows the word stands, as itself or in another form; a name is known however few have it. */
  function knownRows(word: string): number {
    otherWords();
    if (names.has(word)) return WELL_KNOWN;
    const single = analyser.readings(word).filter(({ terms }) => terms.length === 1);
    return Math.max(0, ...single.map(({ terms: [term = ''] }) => rowsOf(term)));
  }

  function readSynonyms(
    synonyms: readonly Synonym[],
    weight = 1,
    origin: SlotReading['origin'] = 'synonym',
  ): readonly SlotReading[] {
    analyser.expect(synonyms.flatMap((synonym) => synonym.words));
    return synonymReadings(analyser, synonyms, weight, origin, isThere);
  }

  function synonymsOf(
    words: readonly string[],
    weight?: number,
    origin?: SlotReading['origin'],
  ): readonly SlotReading[] {
    const match = glossary.match(words, 0);
    return match?.length === words.length ? readSynonyms(match.synonyms, weight, origin) : [];
  }

  const wordReadings = (words: readonly string[]): readonly SlotReading[] =>
    readingsOf(analyser, words, isThere).map((reading) => ({ ...reading, words, origin: 'word' as const }));

  /** What was meant where the word is hardly known: typing errors with their synonyms, and ends of an unfinished word. */
  function guesses(word: string, isLast: boolean, hasSynonyms: boolean): readonly SlotReading[] {
    const rows = knownRows(word);
    // A word of the glossary is spelt right, though no dataset has it.
    if (rows >= WELL_KNOWN || hasSynonyms) return [];
    const typos = corrections(word, rows).flatMap(({ word: meant, nearness }) => [
      ...derivedReadings(analyser, [meant], nearness, 'typo', isThere),
      ...synonymsOf([meant], nearness, 'typo'),
    ]);
    const ends = isLast
      ? completions(word).flatMap(({ word: whole, nearness }) =>
          derivedReadings(analyser, [whole], nearness, 'prefix', isThere).slice(0, 1),
        )
      : [];
    return [...typos, ...ends];
  }

  const slotOf = (said: string, readings: readonly SlotReading[], others: Partial<Slot> = {}): Slot => ({
    said,
    required: true,
    readings: nearestReadings(readings, isThere),
    place: undefined,
    phrase: undefined,
    ...others,
  });

  function wordSlot({ text, said, isLast }: Part): Slot {
    const synonyms = synonymsOf([text]);
    const isInGlossary = glossary.match([text], 0) !== undefined;
    return slotOf(said, [...wordReadings([text]), ...synonyms, ...guesses(text, isLast, isInGlossary)]);
  }

  /** `lek plats`: two words that are known as one. */
  function joinedSlot(first: Part, second: Part | undefined): Slot | undefined {
    const joined = first.text + (second?.text ?? '');
    if (second === undefined || joined.length < JOINED_FROM || !/^\p{L}+$/u.test(joined)) return undefined;
    const isKnown = glossaryWords.has(joined) || [...formsOf(analyser, joined).keys()].some(isThere);
    if (!isKnown) return undefined;
    const words = [first.text, second.text];
    return slotOf(`${first.said} ${second.said}`, [
      ...wordReadings(words),
      ...derivedReadings(analyser, [joined], JOINED_NEARNESS, 'synonym', isThere),
      ...synonymsOf([joined], JOINED_NEARNESS),
    ]);
  }

  /** The slots of words side by side: the longest names of the glossary first, then joined words, then each by itself. */
  function runSlots(run: Run): readonly Slot[] {
    const slots: Slot[] = [];
    const words = run.map(({ text }) => text);
    for (let at = 0; at < run.length && slots.length < MOST_SLOTS;) {
      const part = run[at];
      if (part === undefined) break;
      const match = glossary.match(words, at);
      if (match !== undefined && match.length > 1) {
        const taken = run.slice(at, at + match.length);
        const own = wordReadings(taken.map(({ text }) => text));
        const said = taken.map((each) => each.said).join(' ');
        slots.push(slotOf(said, [...own, ...readSynonyms(match.synonyms)]));
        at += match.length;
        continue;
      }
      const joined = joinedSlot(part, run[at + 1]);
      slots.push(joined ?? wordSlot(part));
      at += joined === undefined ? 1 : 2;
    }
    return slots;
  }

  /** A phrase, a field's value or what is excluded: one slot, without synonyms, for it was said exactly. */
  function exactSlot(clause: Clause): Slot | undefined {
    const all = analyser.words(clause.text).map(({ text }) => text);
    const significant = all.filter((word) => !isStop(word));
    const words = significant.length === 0 ? all : significant;
    const [first] = words;
    if (first === undefined) return undefined;
    const isInTexts = clause.place === undefined || clause.place.fields.length > 0;
    const others = { place: clause.place };
    if (clause.isPhrase && isInTexts) {
      const reading: SlotReading = { terms: [...new Set(words)], nearness: 1, words: all, origin: 'word' };
      return slotOf(clause.said, [reading], { ...others, ...(all.length > 1 ? { phrase: all } : {}) });
    }
    const own = wordReadings(words);
    if (clause.isExcluded) {
      const sure = own.filter(({ nearness }, at) => at === 0 || nearness >= EXCLUDED_FROM);
      return slotOf(clause.said, sure, others);
    }
    // A field that has names only (theme, format) is asked in any language's words.
    const named = isInTexts ? [] : synonymsOf(words);
    const meant = words.length === 1 ? guesses(first, clause.isLast, named.length > 0) : [];
    return slotOf(clause.said, [...own, ...named, ...meant], others);
  }

  /** Clauses in order, those that are bare words gathered into runs. */
  function* slotsOf(clauses: readonly Clause[], isDropped: (word: string) => boolean): Generator<Slot> {
    let run: Part[] = [];
    for (const clause of clauses) {
      if (clause.isPhrase || clause.place !== undefined) {
        yield* runSlots(run);
        run = [];
        const slot = exactSlot(clause);
        if (slot !== undefined) yield slot;
        continue;
      }
      const words = analyser.words(clause.text);
      for (const [at, { text, start, end }] of words.entries()) {
        const isLast = clause.isLast && at === words.length - 1 && end === clause.text.length;
        if (!isDropped(text)) run.push({ text, said: clause.text.slice(start, end), isLast });
      }
    }
    yield* runSlots(run);
  }

  const planned = (clauses: readonly Clause[], most: number): readonly Slot[] => {
    const found = distinct([...slotsOf(clauses, isStop)]);
    // A question of stop words only asks for them.
    return (found.length > 0 ? found : distinct([...slotsOf(clauses, () => false)])).slice(0, most);
  };

  /** Each thing once: `badplats badplatser` asks for one. */
  function distinct(slots: readonly Slot[]): readonly Slot[] {
    const kept: { readonly slot: Slot; readonly words: readonly ReadonlyMap<string, number>[] }[] = [];
    for (const slot of slots) {
      const words = (slot.readings[0]?.words ?? []).map((word) => formsOf(analyser, word));
      const isThereAlready = kept.some(
        (other) =>
          other.slot.place === slot.place &&
          (other.slot.phrase === undefined) === (slot.phrase === undefined) &&
          other.words.length === words.length &&
          words.every((forms, at) => formNearness(forms, other.words[at] ?? new Map()) > SAME_FORM),
      );
      if (!isThereAlready) kept.push({ slot, words });
    }
    return kept.map(({ slot }) => slot);
  }

  return (text) => {
    const clauses = readQuestion(text);
    const excluded = clauses
      .filter((clause) => clause.isExcluded)
      .slice(0, MOST_SLOTS / 2)
      .flatMap((clause) => exactSlot(clause) ?? []);
    const slots = planned(
      clauses.filter((clause) => !clause.isExcluded),
      MOST_SLOTS - excluded.length,
    );
    return { slots, excluded: distinct(excluded) };
  };
}
