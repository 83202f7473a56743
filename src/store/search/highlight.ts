import type { Language } from '../../model/text.ts';
import type { Analyser, Word } from './analyser.ts';
import { bestFragment } from './highlight-fragment.ts';
import { createSlotWords } from './highlight-slot.ts';
import type { MetWord, SlotWords } from './highlight-slot.ts';
import type { Plan } from './plan.ts';
import type { Field } from './search-index.ts';

/** Texts of a node in which words are shown. */
export const HIGHLIGHT_FIELDS = ['title', 'description', 'keyword'] as const;
export type HighlightField = (typeof HIGHLIGHT_FIELDS)[number];

/** A text of a found node. */
export interface HighlightText {
  readonly field: HighlightField;
  /** As upstream tagged it. */
  readonly language?: string;
  readonly value: string;
}

/** UTF-16 units of the fragment; `end` is behind the word. */
export interface HighlightRange {
  readonly start: number;
  readonly end: number;
}

/** A text, or of a long one the part where most was found, and the found words in it. */
export interface Highlight {
  readonly field: HighlightField;
  readonly language?: string;
  readonly value: string;
  /** In order, apart from each other. */
  readonly ranges: readonly HighlightRange[];
}

/** Words looked at in one text: more than the index holds of it. */
const MOST_WORDS = 2_000;
/** Units of one text that are looked at. */
const MOST_UNITS = 100_000;

const FIELDS: Readonly<Record<HighlightField, { readonly sv: Field; readonly other: Field }>> = {
  title: { sv: 'titleSv', other: 'titleOther' },
  description: { sv: 'descriptionSv', other: 'descriptionOther' },
  keyword: { sv: 'keywordSv', other: 'keywordOther' },
};

const primary = (tag: string | undefined): string | undefined => tag?.split('-', 1)[0]?.toLowerCase();

function languageOf(tag: string | undefined): Language | undefined {
  const found = primary(tag);
  return found === 'sv' || found === 'en' ? found : undefined;
}

/** As the index files a text: without a tag it counts as Swedish. */
function fieldOf({ field, language }: HighlightText): Field {
  return FIELDS[field][(primary(language) ?? 'sv') === 'sv' ? 'sv' : 'other'];
}

/** The words that at least one slot meets, each once, with the slots that do. */
function metWords(
  words: readonly Word[],
  terms: readonly ReadonlySet<string>[],
  slots: readonly SlotWords[],
): readonly MetWord[] {
  const met = new Map<number, Set<number>>();
  for (const [slot, { find }] of slots.entries()) {
    for (const at of find(words, terms)) met.set(at, (met.get(at) ?? new Set()).add(slot));
  }
  return [...met]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([at, found]) => {
      const word = words[at];
      return word === undefined ? [] : [{ start: word.start, end: word.end, slots: found }];
    });
}

/**
 * Where the words that were asked for stand in these texts, whichever reading found them: an inflection, a compound, a
 * synonym, a corrected typing error. Texts without any are left out. Stop words are shown only where nothing else was
 * asked for. What was found by name (publisher, place, theme) stands in no text and is not shown.
 */
export function highlights(texts: readonly HighlightText[], plan: Plan, analyser: Analyser): readonly Highlight[] {
  const required = plan.slots.filter((slot) => slot.required);
  const slots = (required.length > 0 ? required : plan.slots).map(createSlotWords);
  const known = new Map<string, ReadonlySet<string>>();
  const termsOf = (word: string, language: Language | undefined): ReadonlySet<string> => {
    const key = `${language ?? ''} ${word}`;
    const terms = known.get(key) ?? new Set(analyser.indexTerms(word, language));
    known.set(key, terms);
    return terms;
  };
  return texts.flatMap((text) => {
    const { field, language, value } = text;
    const inField = slots.filter(({ looksIn }) => looksIn(fieldOf(text)));
    if (inField.length === 0) return [];
    const words = analyser.words(value.slice(0, MOST_UNITS)).slice(0, MOST_WORDS);
    const terms = words.map((word) => termsOf(word.text, languageOf(language)));
    const met = metWords(words, terms, inField);
    if (met.length === 0) return [];
    const fragment = bestFragment(value, words, met);
    return [{ field, ...(language === undefined ? {} : { language }), ...fragment }];
  });
}
