import { addPart, createPostings } from './scorer-postings.ts';
import type { SlotValues } from './scorer-postings.ts';
import type { LabelPart, LookedUpSlot } from './scorer-slot.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader } from './search-index.ts';

/** Sums over the slots that were added, for the rows of one chunk. */
export interface Arrays extends SlotValues {
  readonly scores: Float64Array;
  /** Sum of the idfs of the required slots that the row meets. */
  readonly masses: Float64Array;
  readonly titles: Float64Array;
  /** Required slots that the row meets. */
  readonly met: Uint8Array;
}

/** One question is scored at a time, chunk by chunk: all of them use the same arrays. */
export const newArrays = (): Arrays => ({
  best: new Float64Array(CHUNK_ROWS),
  inTitle: new Float64Array(CHUNK_ROWS),
  scores: new Float64Array(CHUNK_ROWS),
  masses: new Float64Array(CHUNK_ROWS),
  titles: new Float64Array(CHUNK_ROWS),
  met: new Uint8Array(CHUNK_ROWS),
});

export interface SumsDeps {
  readonly index: IndexReader;
  readonly arrays: Arrays;
  readonly weights: Float64Array;
  readonly phrase: ((row: number, words: readonly string[], fields: number) => boolean) | undefined;
}

/** Fills the arrays for a chunk. */
export interface Sums {
  /** `best` and `inTitle` of one slot. `atLeast`: rows that meet fewer slots so far are of no interest. */
  slot(slot: LookedUpSlot, chunk: number, atLeast: number): void;
  /** All sums of all slots, the required ones first; false as soon as no row can meet all of them (`strict`). */
  all(slots: readonly LookedUpSlot[], chunk: number, strict: boolean): boolean;
  /** Slots that some row was seen to meet. */
  readonly reached: ReadonlySet<LookedUpSlot>;
}

function addLabels(index: IndexReader, { column, values }: LabelPart, chunk: number, best: Float64Array): void {
  if (column === 'publisher') {
    const publishers = index.numbers('publisher', chunk);
    for (let row = 0; row < CHUNK_ROWS; row += 1) {
      const value = values[publishers[row] ?? 0] ?? 0;
      if (value > (best[row] ?? 0)) best[row] = value;
    }
    return;
  }
  const { starts, values: numbers } = index.lists(column, chunk);
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < end; i += 1) {
      const value = values[numbers[i] ?? 0] ?? 0;
      if (value > (best[row] ?? 0)) best[row] = value;
    }
  }
}

export function createSums({ index, arrays, weights, phrase }: SumsDeps): Sums {
  const { best, inTitle, scores, masses, titles, met } = arrays;
  const found = createPostings(index);
  const reached = new Set<LookedUpSlot>();

  const verify = (words: readonly string[], fields: number, chunk: number, atLeast: number): void => {
    for (let row = 0; row < CHUNK_ROWS; row += 1) {
      if ((best[row] ?? 0) === 0) continue;
      if ((met[row] ?? 0) >= atLeast && phrase?.(chunk * CHUNK_ROWS + row, words, fields) !== false) continue;
      best[row] = 0;
      inTitle[row] = 0;
    }
  };
  const fillSlot = (slot: LookedUpSlot, chunk: number, atLeast: number): void => {
    best.fill(0);
    inTitle.fill(0);
    for (const part of slot.parts) {
      addPart(part, (term) => found(term, chunk), slot.fields, weights, arrays, slot.phrase !== undefined);
    }
    if (slot.phrase !== undefined && slot.phrase.length > 1) verify(slot.phrase, slot.fields, chunk, atLeast);
    for (const part of slot.labels) addLabels(index, part, chunk, best);
  };
  /** Adds the slot that was filled; how many rows meet it and, with it, so many required slots. */
  const add = (slot: LookedUpSlot, step: number, needed: number): number => {
    let alive = 0;
    let some = false;
    for (let row = 0; row < CHUNK_ROWS; row += 1) {
      const value = best[row] ?? 0;
      if (value === 0) continue;
      some = true;
      const now = (met[row] ?? 0) + step;
      met[row] = now;
      scores[row] = (scores[row] ?? 0) + value * slot.idf;
      masses[row] = (masses[row] ?? 0) + step * slot.idf;
      titles[row] = (titles[row] ?? 0) + (inTitle[row] ?? 0);
      if (now === needed) alive += 1;
    }
    if (some) reached.add(slot);
    return alive;
  };
  return {
    reached,
    slot: fillSlot,
    all(slots, chunk, strict) {
      met.fill(0);
      scores.fill(0);
      masses.fill(0);
      titles.fill(0);
      let done = 0;
      for (const slot of slots) {
        fillSlot(slot, chunk, strict ? done : 0);
        const step = slot.required ? 1 : 0;
        done += step;
        if (add(slot, step, done) === 0 && strict && step === 1) return false;
      }
      return true;
    },
  };
}
