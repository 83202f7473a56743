import type { Language } from '../../model/text.ts';
import type { Labels } from './labels.ts';
import type { Plan } from './plan.ts';
import type { Phrases } from './hit-phrases.ts';
import { lookUp } from './scorer-slot.ts';
import type { ChunkRows } from './scorer-postings.ts';
import type { LookedUpSlot } from './scorer-slot.ts';
import { createSums, newArrays } from './scorer-sums.ts';
import { fieldWeights, RELAXED, TITLE } from './scorer-weights.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader, IndexTerm, PostingChunk } from './search-index.ts';

/** What rows are scored by. */
export interface ScorerDeps {
  readonly index: IndexReader;
  /** Names that rows are found by through their columns; none unless told. */
  readonly labels?: Labels;
  /** Without it a phrase is met by rows that have all of its words in one field. */
  readonly phrases?: Pick<Phrases, 'standing'>;
}

/** Rows of a chunk that were found, ascending, and their scores by row. Both arrays are used again for the next chunk. */
export type VisitRows = (chunk: number, rows: Uint16Array, scores: Float64Array) => void;

/** A plan, looked up in an index: to be used before the index changes. */
export interface Scoring {
  /**
   * Visits the rows that are found, chunk by chunk. Returns whether no row meets all that was asked for: those that meet
   * the most of it are found instead.
   */
  find(visit: VisitRows): boolean;
}

/** Masses are sums of the same numbers in the same order, but 0.5 of them may not be. */
const TOLERANCE = 1e-9;
/** More rows than these are put in order by going through all of the chunk. */
const SORTED_AT_MOST = 400;

/** The first `count` rows, in ascending order. */
function inOrder({ rows, count }: ChunkRows, marks: Uint8Array): Uint16Array {
  const some = rows.subarray(0, count);
  if (count <= SORTED_AT_MOST) return some.sort();
  if (count === CHUNK_ROWS) marks.fill(1);
  else {
    marks.fill(0);
    for (const row of some) marks[row] = 1;
  }
  let at = 0;
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    if (marks[row] !== 1) continue;
    some[at] = row;
    at += 1;
  }
  return some;
}

/**
 * Scores rows by the weights of `scorer-weights.ts`. A row is found that meets all required slots and no excluded one.
 * Where no row of the index (whatever a filter says) meets them all, a row is found whose met slots weigh, by idf, at least
 * half of all and four fifths of the best row's; a slot that no row meets weighs as the least telling of the others.
 */
export function createScorer(deps: ScorerDeps): (plan: Plan, language: Language) => Scoring {
  const { index, labels, phrases } = deps;
  const arrays = newArrays();
  const { scores, masses, titles } = arrays;
  const marks = new Uint8Array(CHUNK_ROWS);

  return (plan, language) => {
    // Rarest first, so that what follows is looked for in few rows; phrases last, so that few texts are read.
    const slots = plan.slots
      .map((slot) => lookUp(index, labels, slot))
      .toSorted(
        (a, b) =>
          Number(b.required) - Number(a.required) ||
          Number(a.phrase !== undefined) - Number(b.phrase !== undefined) ||
          a.work - b.work,
      );
    const excluded = plan.excluded.map((slot) => lookUp(index, labels, slot));
    const postings = readPostings(index, [...slots, ...excluded]);
    const sums = createSums({ index, arrays, weights: fieldWeights(language), phrases, postings });
    const required = slots.filter((slot) => slot.required);
    const idfs = slots.reduce((sum, slot) => sum + slot.idf, 0);

    /** Scores out of sums. */
    const finish = (rows: ChunkRows, chunk: number, visit: VisitRows): void => {
      for (const slot of excluded) sums.without(rows, slot, chunk);
      if (rows.count === 0) return;
      const words = index.numbers('titleWords', chunk);
      for (let i = 0; i < rows.count && idfs > 0; i += 1) {
        const row = rows.rows[i] ?? 0;
        const ofTitle = Math.min(1, (titles[row] ?? 0) / Math.max(1, words[row] ?? 0));
        scores[row] = (scores[row] ?? 0) / idfs + TITLE * ofTitle;
      }
      visit(chunk, inOrder(rows, marks), scores);
    };
    /** The least mass of a row that is found when nothing meets all; undefined: no row meets anything. */
    const relaxedMass = (): number | undefined => {
      let heaviest = 0;
      for (let chunk = 0; chunk < index.chunks(); chunk += 1) {
        const { rows, count } = sums.any(slots, chunk);
        for (let i = 0; i < count; i += 1) heaviest = Math.max(heaviest, masses[rows[i] ?? 0] ?? 0);
      }
      if (heaviest === 0) return undefined;
      const known = required.filter((slot) => sums.reached.has(slot)).map((slot) => slot.idf);
      const all = known.reduce((total, one) => total + one, (required.length - known.length) * Math.min(...known));
      return Math.max(RELAXED.ofAll * all, RELAXED.ofBest * heaviest) - TOLERANCE;
    };
    return {
      find(visit) {
        let some = false;
        for (let chunk = 0; chunk < index.chunks(); chunk += 1) {
          const rows = sums.strict(slots, chunk);
          some ||= rows.count > 0;
          finish(rows, chunk, visit);
        }
        const mass = some || required.length < 2 ? undefined : relaxedMass();
        if (mass === undefined) return false;
        for (let chunk = 0; chunk < index.chunks(); chunk += 1) {
          const rows = sums.any(slots, chunk);
          let count = 0;
          for (let i = 0; i < rows.count; i += 1) {
            const row = rows.rows[i] ?? 0;
            if ((masses[row] ?? 0) < mass) continue;
            rows.rows[count] = row;
            count += 1;
          }
          finish({ rows: rows.rows, count }, chunk, visit);
        }
        return true;
      },
    };
  };
}

/** Where the terms of slots stand, by chunk: all read at once. */
function readPostings(
  index: IndexReader,
  slots: readonly LookedUpSlot[],
): (term: IndexTerm, chunk: number) => PostingChunk | undefined {
  const terms = new Map(
    slots.flatMap(({ parts }) => parts.flatMap((part) => part.terms)).map((term) => [term.n, term]),
  );
  const found = index.postingsOf([...terms.values()]);
  return ({ n }, chunk) => found.get(n)?.[chunk];
}
