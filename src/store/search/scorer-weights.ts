import type { Language } from '../../model/text.ts';
import type { SlotReading } from './plan.ts';
import type { LabelKind } from './labels.ts';
import { FIELDS } from './search-index.ts';
import type { Field } from './search-index.ts';

/*
 * Everything that decides the ranking, in one place: tuned against the judged set (test/search).
 *
 * A row's score is the sum over what was asked for (slots) of
 *   nearness of the best reading x weight of the field it stands in x how telling the slot is (idf, 0..1),
 * divided by the sum of the idfs, so that 1 is "each word exactly, in a title"; then what the title adds.
 */

/**
 * By where a term stands: title, keyword, specification, publisher, description in that order, as the issue has it. The gaps
 * are wider than `OTHER_LANGUAGE` and `SEVERAL_FIELDS` can bridge between title and the rest.
 */
const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  titleSv: 1,
  titleOther: 1,
  keywordSv: 0.8,
  keywordOther: 0.8,
  descriptionSv: 0.4,
  descriptionOther: 0.4,
  resource: 0.3,
  place: 0.58,
};

/** By what a name that was found is the name of. */
export const LABEL_WEIGHTS: Readonly<Record<LabelKind, number>> = {
  specification: 0.72,
  publisher: 0.64,
  place: 0.6,
  theme: 0.36,
  highValueCategory: 0.36,
  format: 0.5,
  licence: 0.36,
  catalogue: 0.36,
  frequency: 0.3,
  language: 0.3,
  accessRights: 0.3,
};

/** A field in another language than the caller's. */
const OTHER_LANGUAGE = 0.92;

/** Standing in other fields too adds this much of their weights, and never more than `most` of the best one's. */
const SEVERAL_FIELDS = { share: 0.08, most: 0.08 } as const;

/** Several terms of one reading (parts of a compound, words of a synonym) that stand in different fields. */
export const APART = 0.7;

/**
 * No reading of this origin is nearer than this, so that with everything that a title adds (`TITLE`, `SEVERAL_FIELDS`)
 * it stays behind a row that has the asked word itself in the same field: 0.74 x (1.08 + 0.25) < 1.
 */
export const NEAREST: Readonly<Record<SlotReading['origin'], number>> = {
  word: 1,
  synonym: 1,
  typo: 0.74,
  prefix: 0.7,
};

/** Added to the score for the share of the title's words that were asked for: a title that is the question gets all of it. */
export const TITLE = 0.25;

/** What a slot that is not required (a stop word) weighs, against a word as common. */
export const STOP_WORD = 0.1;

/** Of all rows: how many have a name, for what is told about a word that is a name and stands in few texts. */
export const LABELLED_SHARE = 1 / 50;

/** When nothing meets all: what share of the whole, and of the best row's, the slots that a row meets must weigh. */
export const RELAXED = { ofAll: 0.5, ofBest: 0.8 } as const;

const ofLanguage = (field: Field, language: Language): number => {
  if (!field.endsWith('Sv') && !field.endsWith('Other')) return 1;
  return field.endsWith('Sv') === (language === 'sv') ? 1 : OTHER_LANGUAGE;
};

const tables = new Map<Language, Float64Array>();

/** What each combination of fields (bits of FIELDS) weighs. Not to be changed. */
export function fieldWeights(language: Language): Float64Array {
  const known = tables.get(language) ?? makeWeights(language);
  tables.set(language, known);
  return known;
}

function makeWeights(language: Language): Float64Array {
  const table = new Float64Array(256);
  for (let bits = 1; bits < 256; bits += 1) {
    let best = 0;
    let all = 0;
    for (const field of Object.keys(FIELDS) as Field[]) {
      if ((bits & FIELDS[field]) === 0) continue;
      const weight = FIELD_WEIGHTS[field] * ofLanguage(field, language);
      best = Math.max(best, weight);
      all += weight;
    }
    table[bits] = best + Math.min(SEVERAL_FIELDS.share * (all - best), SEVERAL_FIELDS.most * best);
  }
  return table;
}

/** How telling something is that `df` of `rows` rows have: 1 for nearly none, near 0 for all. */
export const idf = (df: number, rows: number): number =>
  Math.log(1 + rows / (df + 0.5)) / Math.log(1 + Math.max(rows, 1) / 0.5);
