import { APART } from './scorer-weights.ts';
import type { TermPart } from './scorer-slot.ts';
import type { IndexTerm, PostingChunk } from './search-index.ts';

/** What one slot is worth for the rows of a chunk. */
export interface SlotValues {
  /** 0 where the slot is not met. */
  readonly best: Float64Array;
  /** Nearness of the best reading that stands in a title. */
  readonly inTitle: Float64Array;
  /** Rows that have some value, each once, in no order; the first `count` of the array. */
  readonly touched: Uint16Array;
  count: number;
}

/** Rows of a chunk: the first `count` of the array. */
export interface ChunkRows {
  readonly rows: Uint16Array;
  count: number;
}

/** The rows that are of interest: all, or these, which are those with this number in `met`. */
export interface Among extends ChunkRows {
  readonly met: Uint8Array;
  readonly least: number;
}

const TITLE_BITS = 3;
/** Steps of a search by halving in a whole chunk. */
const STEPS = 13;

/** Raises the values of one row. */
export function raise(values: SlotValues, row: number, value: number, inTitle: number): void {
  const { best, touched } = values;
  const before = best[row] ?? 0;
  if (before === 0 && value > 0) {
    touched[values.count] = row;
    values.count += 1;
  }
  if (value > before) best[row] = value;
  if (inTitle > (values.inTitle[row] ?? 0)) values.inTitle[row] = inTitle;
}

/** The position of the row, or of the first one behind it, from `from` on: leaps that double, then halving. */
function seek(rows: Uint16Array, row: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < rows.length && (rows[low + step] ?? 0) < row) {
    low += step;
    step *= 2;
  }
  let high = Math.min(rows.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Raises the values of the rows that have the one term. */
function addTerm(
  { rows, fields }: PostingChunk,
  nearness: number,
  allowed: number,
  weights: Float64Array,
  values: SlotValues,
  among: Among | undefined,
): void {
  const add = (row: number, bits: number): void => {
    raise(values, row, nearness * (weights[bits] ?? 0), (bits & TITLE_BITS) === 0 ? 0 : nearness);
  };
  if (among !== undefined && among.count * STEPS < rows.length) {
    for (let k = 0; k < among.count; k += 1) {
      const row = among.rows[k] ?? 0;
      const i = seek(rows, row, 0);
      if (rows[i] === row) add(row, (fields[i] ?? 0) & allowed);
    }
    return;
  }
  // The loop that broad words spend their time in: written out.
  const { best, inTitle, touched } = values;
  let count = values.count;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    if (among !== undefined && among.met[row] !== among.least) continue;
    const bits = (fields[i] ?? 0) & allowed;
    const value = nearness * (weights[bits] ?? 0);
    const before = best[row] ?? 0;
    if (value > before) {
      if (before === 0) {
        touched[count] = row;
        count += 1;
      }
      best[row] = value;
    }
    if ((bits & TITLE_BITS) !== 0 && nearness > (inTitle[row] ?? 0)) inTitle[row] = nearness;
  }
  values.count = count;
}

/**
 * Raises the values of the rows that have all terms: those of one field weigh as the field, those that stand apart as the
 * worst of theirs and less. `together`: only rows that have them in one field.
 */
function addTerms(
  postings: readonly PostingChunk[],
  nearness: number,
  allowed: number,
  weights: Float64Array,
  values: SlotValues,
  among: Among | undefined,
  together: boolean,
): void {
  const [rarest, ...others] = postings;
  if (rarest === undefined) return;
  const at = others.map(() => 0);
  for (let i = 0; i < rarest.rows.length; i += 1) {
    const row = rarest.rows[i] ?? 0;
    if (among !== undefined && among.met[row] !== among.least) continue;
    let shared = (rarest.fields[i] ?? 0) & allowed;
    let worst = weights[shared] ?? 0;
    for (let k = 0; k < others.length && worst > 0; k += 1) {
      const other = others[k];
      if (other === undefined) continue;
      const j = seek(other.rows, row, at[k] ?? 0);
      at[k] = j;
      const bits = other.rows[j] === row ? (other.fields[j] ?? 0) & allowed : 0;
      shared &= bits;
      worst = Math.min(worst, weights[bits] ?? 0);
    }
    if (worst === 0 || (together && shared === 0)) continue;
    const value = nearness * (shared === 0 ? worst * APART : (weights[shared] ?? 0));
    raise(values, row, value, (shared & TITLE_BITS) === 0 ? 0 : nearness);
  }
}

/** Raises the values of the rows that meet a part in this chunk. */
export function addPart(
  part: TermPart,
  found: (term: IndexTerm) => PostingChunk | undefined,
  allowed: number,
  weights: Float64Array,
  values: SlotValues,
  among: Among | undefined,
  together: boolean,
): void {
  const postings: PostingChunk[] = [];
  for (const term of part.terms) {
    const posting = found(term);
    if (posting === undefined) return;
    postings.push(posting);
  }
  const [only] = postings;
  if (only !== undefined && postings.length === 1) addTerm(only, part.nearness, allowed, weights, values, among);
  else addTerms(postings, part.nearness, allowed, weights, values, among, together);
}
