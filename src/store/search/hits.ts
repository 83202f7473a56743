import type { RowSet } from './row-set.ts';
import type { Scoring } from './scorer.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader } from './search-index.ts';

/**
 * What was found, in ascending order of rows. A row's `place` orders it: the smaller the better. It holds the score, then
 * the points of quality, then the time of the last change; rows of one place are ordered by their ids.
 */
export interface Hits {
  readonly rows: Uint32Array;
  readonly places: Float64Array;
  /** The ids' order (`idOrder`): that of another id means that the row is another's by now. */
  readonly ids: Float64Array;
  /** Rows that would be found but for one facet's own condition, ascending, and the number of that condition. */
  readonly nearRows: Uint32Array;
  readonly nearFailed: Uint8Array;
  /** Nothing met all that was asked for (`scorer.ts`). */
  readonly relaxed: boolean;
  /** What it takes in memory. */
  readonly bytes: number;
}

/** Conditions on the rows that are found. */
export interface HitFilter {
  /** Must be met. */
  readonly all?: RowSet;
  /** Must be met too, but each is told apart, so that a facet can do without its own. At most 250. */
  readonly apart: readonly RowSet[];
}

// A place is one whole number below 2^53: 16 bits of the score, 9 of the quality, 28 of the time.
const MINUTES = 2 ** 28;
const POINTS = 2 ** 9;
const STEPS = 2 ** 16;
/** Steps of a score of 1: scores that differ by less are equal, and quality decides. The highest score is below 2. */
const STEP = STEPS / 2;
const LAST = STEPS * POINTS * MINUTES - 1;

const placeOf = (score: number, quality: number, minutes: number): number =>
  LAST -
  ((Math.min(STEPS - 1, Math.round(score * STEP)) * POINTS + Math.min(POINTS - 1, quality)) * MINUTES +
    Math.min(MINUTES - 1, minutes));

/** The score that a place stands for, to 1/32768. */
export const scoreOfPlace = (place: number): number => Math.floor((LAST - place) / (POINTS * MINUTES)) / STEP;

/** Grows by doubling. */
interface Column<T> {
  readonly array: T;
}

function grown<T extends Uint32Array | Float64Array | Uint8Array>(
  { array }: Column<T>,
  size: number,
  make: (size: number) => T,
): Column<T> {
  if (size <= array.length) return { array };
  const larger = make(Math.max(size, array.length * 2));
  larger.set(array);
  return { array: larger };
}

const bit = (bits: Uint32Array, row: number): number => ((bits[row >> 5] ?? 0) >>> (row & 31)) & 1;

// What is found is gathered here, and copied when its size is known: fresh memory for each question costs more than to fill it.
let rows: Column<Uint32Array> = { array: new Uint32Array(1024) };
let places: Column<Float64Array> = { array: new Float64Array(1024) };
let ids: Column<Float64Array> = { array: new Float64Array(1024) };
let nearRows: Column<Uint32Array> = { array: new Uint32Array(1024) };
let nearFailed: Column<Uint8Array> = { array: new Uint8Array(1024) };

/** Finds all rows that the scoring finds and the filter leaves. */
export function findHits(index: IndexReader, scoring: Scoring, filter: HitFilter): Hits {
  let count = 0;
  let near = 0;
  const relaxed = scoring.find((chunk, found, scores) => {
    rows = grown(rows, count + found.length, (size) => new Uint32Array(size));
    places = grown(places, count + found.length, (size) => new Float64Array(size));
    ids = grown(ids, count + found.length, (size) => new Float64Array(size));
    const quality = index.numbers('quality', chunk);
    const modified = index.numbers('modified', chunk);
    const idOrder = index.numbers('idOrder', chunk);
    const all = filter.all?.bits(chunk);
    const apart = filter.apart.map((set) => set.bits(chunk));
    if (apart.length > 0) {
      nearRows = grown(nearRows, near + found.length, (size) => new Uint32Array(size));
      nearFailed = grown(nearFailed, near + found.length, (size) => new Uint8Array(size));
    }
    for (let i = 0; i < found.length; i += 1) {
      const row = found[i] ?? 0;
      const id = idOrder[row] ?? 0;
      if (id === 0 || (all !== undefined && bit(all, row) === 0)) continue;
      let failed = 0;
      let failures = 0;
      for (let k = 0; k < apart.length && failures < 2; k += 1) {
        const bits = apart[k];
        if (bits === undefined || bit(bits, row) === 1) continue;
        failed = k;
        failures += 1;
      }
      if (failures > 1) continue;
      if (failures === 1) {
        nearRows.array[near] = chunk * CHUNK_ROWS + row;
        nearFailed.array[near] = failed;
        near += 1;
        continue;
      }
      rows.array[count] = chunk * CHUNK_ROWS + row;
      places.array[count] = placeOf(scores[row] ?? 0, quality[row] ?? 0, modified[row] ?? 0);
      ids.array[count] = id;
      count += 1;
    }
  });
  return {
    rows: rows.array.slice(0, count),
    places: places.array.slice(0, count),
    ids: ids.array.slice(0, count),
    nearRows: nearRows.array.slice(0, near),
    nearFailed: nearFailed.array.slice(0, near),
    relaxed,
    bytes: count * 20 + near * 5 + 400,
  };
}
