import { inverseOfLists, inverseOfNumbers } from './column-inverse.ts';
import type { Phrases } from './hit-phrases.ts';
import { addPart, raise } from './scorer-postings.ts';
import type { Among, ChunkRows, SlotValues } from './scorer-postings.ts';
import type { LabelPart, LookedUpSlot } from './scorer-slot.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader, IndexTerm, PostingChunk } from './search-index.ts';

/** Sums over the slots that were added, for the rows of one chunk. */
export interface Arrays {
  readonly values: SlotValues;
  readonly scores: Float64Array;
  /** Sum of the idfs of the required slots that the row meets. */
  readonly masses: Float64Array;
  readonly titles: Float64Array;
  /** Required slots that the row meets. */
  readonly met: Uint8Array;
  /** The rows that were found. */
  readonly found: Uint16Array;
}

/** One question is scored at a time, chunk by chunk: all of them use the same arrays. */
export const newArrays = (): Arrays => ({
  values: {
    best: new Float64Array(CHUNK_ROWS),
    inTitle: new Float64Array(CHUNK_ROWS),
    touched: new Uint16Array(CHUNK_ROWS),
    count: 0,
  },
  scores: new Float64Array(CHUNK_ROWS),
  masses: new Float64Array(CHUNK_ROWS),
  titles: new Float64Array(CHUNK_ROWS),
  met: new Uint8Array(CHUNK_ROWS),
  found: new Uint16Array(CHUNK_ROWS),
});

export interface SumsDeps {
  readonly index: IndexReader;
  readonly arrays: Arrays;
  readonly weights: Float64Array;
  readonly phrases: Pick<Phrases, 'standing'> | undefined;
  readonly postings: (term: IndexTerm, chunk: number) => PostingChunk | undefined;
}

/** Fills the arrays for a chunk. */
export interface Sums {
  /** The rows that meet all required slots, in no order; `scores` and `titles` are theirs alone. The required slots first. */
  strict(slots: readonly LookedUpSlot[], chunk: number): ChunkRows;
  /** The rows that meet any required slot, in no order; `masses`, `scores` and `titles`. */
  any(slots: readonly LookedUpSlot[], chunk: number): ChunkRows;
  /** Takes those away that meet the slot. */
  without(rows: ChunkRows, slot: LookedUpSlot, chunk: number): void;
  /** Slots that `any` saw a row meet. */
  readonly reached: ReadonlySet<LookedUpSlot>;
}

function addLabels(
  index: IndexReader,
  { column, values: named }: LabelPart,
  chunk: number,
  values: SlotValues,
  among: Among | undefined,
): void {
  const { places, starts, rows } =
    column === 'publisher'
      ? inverseOfNumbers(index.numbers('publisher', chunk))
      : inverseOfLists(index.lists(column, chunk));
  for (const [number, value] of named) {
    const place = places.get(number);
    if (place === undefined) continue;
    const end = starts[place + 1] ?? 0;
    for (let i = starts[place] ?? 0; i < end; i += 1) {
      const row = rows[i] ?? 0;
      if (among === undefined || among.met[row] === among.least) raise(values, row, value, 0);
    }
  }
}

export function createSums({ index, arrays, weights, phrases, postings }: SumsDeps): Sums {
  const { values, scores, masses, titles, met, found } = arrays;
  const { best, inTitle, touched } = values;
  const reached = new Set<LookedUpSlot>();

  const clear = (row: number): void => {
    best[row] = 0;
    inTitle[row] = 0;
  };
  /** Leaves those that the phrase stands in. */
  const verify = (words: readonly string[], fields: number, chunk: number): void => {
    if (phrases === undefined || values.count === 0) return;
    const base = chunk * CHUNK_ROWS;
    const rows = [...touched.subarray(0, values.count)].toSorted((a, b) => a - b).map((row) => base + row);
    const standing = new Set(phrases.standing(rows, words, fields));
    values.count = 0;
    for (const row of rows) {
      if (standing.has(row)) {
        touched[values.count] = row - base;
        values.count += 1;
      } else clear(row - base);
    }
  };
  /** Values of one slot; to be emptied when they were used. */
  const fill = (slot: LookedUpSlot, chunk: number, among: Among | undefined): void => {
    const isPhrase = slot.phrase !== undefined;
    for (const part of slot.parts) {
      addPart(part, (term) => postings(term, chunk), slot.fields, weights, values, among, isPhrase);
    }
    if (slot.phrase !== undefined && slot.phrase.length > 1) verify(slot.phrase, slot.fields, chunk);
    for (const part of slot.labels) addLabels(index, part, chunk, values, among);
  };
  const empty = (): void => {
    for (let i = 0; i < values.count; i += 1) clear(touched[i] ?? 0);
    values.count = 0;
  };
  /** All rows, none of which met anything. */
  const everything = (): ChunkRows => {
    for (let row = 0; row < CHUNK_ROWS; row += 1) found[row] = row;
    scores.fill(0);
    titles.fill(0);
    return { rows: found, count: CHUNK_ROWS };
  };
  return {
    reached,
    strict(slots, chunk) {
      met.fill(0);
      let done = 0;
      let alive: ChunkRows | undefined = slots[0]?.required === true ? undefined : everything();
      for (const slot of slots) {
        fill(slot, chunk, alive === undefined ? undefined : { ...alive, met, least: done });
        const isFirst = alive === undefined;
        for (let i = 0; i < values.count; i += 1) {
          const row = touched[i] ?? 0;
          scores[row] = (isFirst ? 0 : (scores[row] ?? 0)) + (best[row] ?? 0) * slot.idf;
          titles[row] = (isFirst ? 0 : (titles[row] ?? 0)) + (inTitle[row] ?? 0);
          if (slot.required) met[row] = done + 1;
        }
        if (slot.required) {
          found.set(touched.subarray(0, values.count));
          alive = { rows: found, count: values.count };
          done += 1;
        }
        empty();
        if (alive?.count === 0) break;
      }
      return alive ?? { rows: found, count: 0 };
    },
    any(slots, chunk) {
      masses.fill(0);
      scores.fill(0);
      titles.fill(0);
      let count = 0;
      for (const slot of slots) {
        fill(slot, chunk, undefined);
        for (let i = 0; i < values.count; i += 1) {
          const row = touched[i] ?? 0;
          const mass = masses[row] ?? 0;
          if (mass === 0 && slot.required) {
            found[count] = row;
            count += 1;
          }
          scores[row] = (scores[row] ?? 0) + (best[row] ?? 0) * slot.idf;
          titles[row] = (titles[row] ?? 0) + (inTitle[row] ?? 0);
          if (slot.required) masses[row] = mass + slot.idf;
        }
        if (values.count > 0) reached.add(slot);
        empty();
      }
      return { rows: found, count };
    },
    without(rows, slot, chunk) {
      fill(slot, chunk, undefined);
      let count = 0;
      for (let i = 0; i < rows.count; i += 1) {
        const row = rows.rows[i] ?? 0;
        if ((best[row] ?? 0) > 0) continue;
        rows.rows[count] = row;
        count += 1;
      }
      rows.count = count;
      empty();
    },
  };
}
