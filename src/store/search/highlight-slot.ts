import type { Word } from './analyser.ts';
import type { Slot } from './plan.ts';
import type { Field } from './search-index.ts';

/** A word of a text that was asked for. */
export interface MetWord {
  readonly start: number;
  readonly end: number;
  /** Numbers of the slots that it meets. */
  readonly slots: ReadonlySet<number>;
}

/** Finds the words of a text that meet one slot. */
export interface SlotWords {
  readonly looksIn: (field: Field) => boolean;
  /** Places among the words; `terms` are each word's. */
  readonly find: (words: readonly Word[], terms: readonly ReadonlySet<string>[]) => Iterable<number>;
}

/** Places of the phrase's words where they stand side by side. */
function phrasePlaces(words: readonly Word[], phrase: readonly string[]): readonly number[] {
  const found = new Set<number>();
  for (let start = 0; start + phrase.length <= words.length; start += 1) {
    if (!phrase.every((word, at) => words[start + at]?.text === word)) continue;
    for (let at = 0; at < phrase.length; at += 1) found.add(start + at);
  }
  return [...found];
}

/** A reading of several terms counts where the text has all of them. */
export function createSlotWords({ readings, place, phrase }: Slot): SlotWords {
  const single = new Set(readings.flatMap(({ terms }) => (terms.length === 1 ? terms : [])));
  const several = readings.filter(({ terms }) => terms.length > 1);
  return {
    looksIn: (field) => place === undefined || place.fields.includes(field),
    find: (words, terms) => {
      if (phrase !== undefined && phrase.length > 1) return phrasePlaces(words, phrase);
      const there = several.length === 0 ? new Set<string>() : new Set(terms.flatMap((one) => [...one]));
      const wanted = new Set(single);
      for (const reading of several) {
        if (reading.terms.every((term) => there.has(term))) for (const term of reading.terms) wanted.add(term);
      }
      return terms.flatMap((one, at) => ([...one].some((term) => wanted.has(term)) ? [at] : []));
    },
  };
}
