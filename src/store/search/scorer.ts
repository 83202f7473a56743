import type { Language } from '../../model/text.ts';
import type { Labels } from './labels.ts';
import type { Plan } from './plan.ts';
import { lookUp } from './scorer-slot.ts';
import { createSums, newArrays } from './scorer-sums.ts';
import { fieldWeights, RELAXED, TITLE } from './scorer-weights.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader } from './search-index.ts';

/** What rows are scored by. */
export interface ScorerDeps {
  readonly index: IndexReader;
  /** Names that rows are found by through their columns; none unless told. */
  readonly labels?: Labels;
  /**
   * Whether the words stand side by side in one of the row's texts in these fields (bits of FIELDS). Without it a phrase
   * is met by rows that have all of its words in one field.
   */
  readonly phrase?: (row: number, words: readonly string[], fields: number) => boolean;
}

/** A plan, looked up in an index: to be used before the index changes. */
export interface Scoring {
  /** No row meets all that was asked for: those that meet the most of it are found instead. */
  relaxed(): boolean;
  /**
   * For each row of the chunk its score; -1 where it is not found. Undefined: none of the chunk is found. The array is
   * used again for the next chunk.
   */
  chunk(chunk: number): Float64Array | undefined;
}

/** Masses are sums of the same numbers in the same order, but 0.5 of them may not be. */
const TOLERANCE = 1e-9;

/**
 * Scores rows by the weights of `scorer-weights.ts`. A row is found that meets all required slots and no excluded one.
 * Where no row of the index (whatever a filter says) meets them all, a row is found whose met slots weigh, by idf, at least
 * half of all and four fifths of the best row's; a slot that no row meets weighs as the least telling of the others.
 */
export function createScorer(deps: ScorerDeps): (plan: Plan, language: Language) => Scoring {
  const { index, labels, phrase } = deps;
  const arrays = newArrays();
  const { best, scores, masses, titles, met } = arrays;

  return (plan, language) => {
    const sums = createSums({ index, arrays, weights: fieldWeights(language), phrase });
    // Rarest first, so that a chunk without it is done; phrases last, so that few texts are read.
    const slots = plan.slots
      .map((slot) => lookUp(index, labels, slot))
      .toSorted(
        (a, b) =>
          Number(b.required) - Number(a.required) ||
          Number(a.phrase !== undefined) - Number(b.phrase !== undefined) ||
          a.work - b.work,
      );
    const excluded = plan.excluded.map((slot) => lookUp(index, labels, slot));
    const required = slots.filter((slot) => slot.required).length;
    const idfs = slots.reduce((sum, slot) => sum + slot.idf, 0);

    const exclude = (chunk: number): void => {
      for (const slot of excluded) {
        sums.slot(slot, chunk, 0);
        for (let row = 0; row < CHUNK_ROWS; row += 1) if ((best[row] ?? 0) > 0) scores[row] = -1;
      }
    };
    /** Scores out of sums, for the rows that `isFound`. */
    const finish = (chunk: number, isFound: (row: number) => boolean): Float64Array => {
      const words = index.numbers('titleWords', chunk);
      for (let row = 0; row < CHUNK_ROWS; row += 1) {
        if (!isFound(row)) {
          scores[row] = -1;
          continue;
        }
        const ofTitle = Math.min(1, (titles[row] ?? 0) / Math.max(1, words[row] ?? 0));
        scores[row] = idfs === 0 ? 0 : (scores[row] ?? 0) / idfs + TITLE * ofTitle;
      }
      exclude(chunk);
      return scores;
    };
    const strictly = (chunk: number): Float64Array | undefined =>
      sums.all(slots, chunk, true) ? finish(chunk, (row) => met[row] === required) : undefined;

    const meetsAll = (chunk: number): boolean =>
      sums.all(slots, chunk, true) && met.some((count) => count === required);
    /** The least mass of a row that is found when nothing meets all; 0: some do. */
    const relaxedMass = (): number => {
      if (required < 2) return 0;
      const chunks = Array.from({ length: index.chunks() }, (_, chunk) => chunk);
      if (chunks.some(meetsAll)) return 0;
      let heaviest = 0;
      for (const chunk of chunks) {
        sums.all(slots, chunk, false);
        for (const mass of masses) heaviest = Math.max(heaviest, mass);
      }
      if (heaviest === 0) return 0;
      const known = slots.filter((slot) => slot.required && sums.reached.has(slot)).map((slot) => slot.idf);
      const all = known.reduce((total, one) => total + one, (required - known.length) * Math.min(...known));
      return Math.max(RELAXED.ofAll * all, RELAXED.ofBest * heaviest) - TOLERANCE;
    };
    let leastMass: number | undefined;
    const least = (): number => (leastMass ??= relaxedMass());
    return {
      relaxed: () => least() > 0,
      chunk(chunk) {
        const mass = least();
        if (mass <= 0) return strictly(chunk);
        sums.all(slots, chunk, false);
        return finish(chunk, (row) => (masses[row] ?? 0) >= mass);
      },
    };
  };
}
