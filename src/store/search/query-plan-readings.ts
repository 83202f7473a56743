import type { Analyser, Reading } from './analyser.ts';
import type { Synonym } from './glossary.ts';
import type { SlotReading } from './plan.ts';

/** So many readings of one slot, the nearest: each costs its postings. */
const MOST_READINGS = 48;
/** Of each word of several, so many readings are combined with those of the others. */
const COMBINED = 4;
const MOST_COMBINATIONS = 16;
/** Readings of synonyms and corrections that are further from them than this are left out: they are guesses upon guesses. */
const LEAST_DERIVED = 0.55;

/** All of the words, each in one of its nearest readings; as near as the least near of them. */
function combineReadings(readings: readonly (readonly Reading[])[]): readonly Reading[] {
  const [first = [], ...others] = readings;
  if (others.length === 0) return first;
  let combined: readonly Reading[] = first.slice(0, COMBINED);
  for (const next of others) {
    combined = combined
      .flatMap((one) =>
        next.slice(0, COMBINED).map(({ terms, nearness }) => ({
          terms: [...new Set([...one.terms, ...terms])],
          nearness: Math.min(one.nearness, nearness),
        })),
      )
      .sort((a, b) => b.nearness - a.nearness)
      .slice(0, MOST_COMBINATIONS);
  }
  return combined;
}

/** Whether the index has a term. */
type IsThere = (term: string) => boolean;

/** Readings of one word, or of several that must all be there: of these only such as the index has, and the words themselves. */
export function readingsOf(analyser: Analyser, words: readonly string[], isThere: IsThere): readonly Reading[] {
  if (words.length === 1) return analyser.readings(words[0] ?? '');
  return combineReadings(
    words.map((word) => analyser.readings(word).filter(({ terms }, at) => at === 0 || terms.every(isThere))),
  );
}

/** Readings of words that stand for the asked ones, each less near by `weight`. */
export function derivedReadings(
  analyser: Analyser,
  words: readonly string[],
  weight: number,
  origin: SlotReading['origin'],
  isThere: IsThere,
): readonly SlotReading[] {
  return readingsOf(analyser, words, isThere)
    .filter(({ nearness }, at) => at === 0 || nearness >= LEAST_DERIVED)
    .map(({ terms, nearness }) => ({ terms, nearness: nearness * weight, words, origin }));
}

/** Readings of what the glossary says instead. */
export function synonymReadings(
  analyser: Analyser,
  synonyms: readonly Synonym[],
  weight: number,
  origin: SlotReading['origin'],
  isThere: IsThere,
): readonly SlotReading[] {
  return synonyms.flatMap((synonym) =>
    derivedReadings(analyser, synonym.words, synonym.weight * weight, origin, isThere),
  );
}

/**
 * The nearest of them, nearest first. Of readings with the same terms the nearest stays; and of what it comes from at least
 * one stays, with terms or without rows, because names are looked up by its words.
 */
export function nearestReadings(readings: readonly SlotReading[], isThere: IsThere): readonly SlotReading[] {
  const terms = new Set<string>();
  const words = new Set<string>();
  return [...readings]
    .sort((a, b) => b.nearness - a.nearness)
    .filter((reading) => {
      const byTerms = reading.terms.join(' ');
      const byWords = reading.words.join(' ');
      const isNewWord = !words.has(byWords);
      const mayBeFound = !terms.has(byTerms) && reading.terms.every(isThere);
      if (!isNewWord && !mayBeFound) return false;
      terms.add(byTerms);
      words.add(byWords);
      return true;
    })
    .slice(0, MOST_READINGS);
}
