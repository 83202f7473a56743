import { APART } from './scorer-weights.ts';
import type { TermPart } from './scorer-slot.ts';
import type { IndexReader, IndexTerm, PostingChunk } from './search-index.ts';

/** Best values of one slot for the rows of a chunk; 0 where it is not met. */
export interface SlotValues {
  readonly best: Float64Array;
  /** Nearness of the best reading that stands in a title. */
  readonly inTitle: Float64Array;
}

const TITLE_BITS = 3;

/** Where terms stand, by chunk; each term is read once. */
export function createPostings(index: IndexReader): (term: IndexTerm, chunk: number) => PostingChunk | undefined {
  const known = new Map<number, Map<number, PostingChunk>>();
  return (term, chunk) => {
    let chunks = known.get(term.n);
    if (chunks === undefined) {
      chunks = new Map(index.postings(term).map((posting) => [posting.chunk, posting]));
      known.set(term.n, chunks);
    }
    return chunks.get(chunk);
  };
}

/** Raises the values of the rows that have the one term. */
function addTerm(
  { rows, fields }: PostingChunk,
  nearness: number,
  allowed: number,
  weights: Float64Array,
  { best, inTitle }: SlotValues,
): void {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    const bits = (fields[i] ?? 0) & allowed;
    const value = nearness * (weights[bits] ?? 0);
    if (value > (best[row] ?? 0)) best[row] = value;
    if ((bits & TITLE_BITS) !== 0 && nearness > (inTitle[row] ?? 0)) inTitle[row] = nearness;
  }
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
  { best, inTitle }: SlotValues,
  together: boolean,
): void {
  const [rarest, ...others] = postings;
  if (rarest === undefined) return;
  const at = others.map(() => 0);
  for (let i = 0; i < rarest.rows.length; i += 1) {
    const row = rarest.rows[i] ?? 0;
    let shared = (rarest.fields[i] ?? 0) & allowed;
    let worst = weights[shared] ?? 0;
    for (let k = 0; k < others.length && worst > 0; k += 1) {
      const other = others[k];
      if (other === undefined) continue;
      const { rows, fields } = other;
      let j = at[k] ?? 0;
      while (j < rows.length && (rows[j] ?? 0) < row) j += 1;
      at[k] = j;
      const bits = j < rows.length && rows[j] === row ? (fields[j] ?? 0) & allowed : 0;
      shared &= bits;
      worst = Math.min(worst, weights[bits] ?? 0);
    }
    if (worst === 0 || (together && shared === 0)) continue;
    const value = nearness * (shared === 0 ? worst * APART : (weights[shared] ?? 0));
    if (value > (best[row] ?? 0)) best[row] = value;
    if ((shared & TITLE_BITS) !== 0 && nearness > (inTitle[row] ?? 0)) inTitle[row] = nearness;
  }
}

/** Raises the values of the rows that meet a part in this chunk. */
export function addPart(
  part: TermPart,
  found: (term: IndexTerm) => PostingChunk | undefined,
  allowed: number,
  weights: Float64Array,
  values: SlotValues,
  together: boolean,
): void {
  const postings: PostingChunk[] = [];
  for (const term of part.terms) {
    const posting = found(term);
    if (posting === undefined) return;
    postings.push(posting);
  }
  const [only] = postings;
  if (only !== undefined && postings.length === 1) addTerm(only, part.nearness, allowed, weights, values);
  else addTerms(postings, part.nearness, allowed, weights, values, together);
}
