import type { Word } from './analyser.ts';
import type { MetWord } from './highlight-slot.ts';

/** UTF-16 units of a fragment, about: it is cut between words. */
const LENGTH = 160;
/** What stands before the first found word of a fragment, where the text goes on. */
const LEAD = 40;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The found words that fit one fragment and meet most slots; then most words; then the first. */
function densest(met: readonly MetWord[]): readonly MetWord[] {
  let best: readonly MetWord[] = [];
  let most = -1;
  for (const [from, first] of met.entries()) {
    const slots = new Set<number>();
    let to = from;
    for (; to < met.length && (met[to]?.end ?? 0) - first.start <= LENGTH - LEAD; to += 1) {
      for (const slot of met[to]?.slots ?? []) slots.add(slot);
    }
    const worth = slots.size * met.length + (to - from);
    if (worth <= most) continue;
    most = worth;
    best = met.slice(from, Math.max(to, from + 1));
  }
  return best;
}

/** From the beginning of a word to the end of one; the whole text where it is short. */
function spanAround(value: string, words: readonly Word[], first: number, last: number): Span {
  if (value.length <= LENGTH) return { start: 0, end: value.length };
  const earliest = Math.max(0, Math.min(first - LEAD, value.length - LENGTH));
  const start = earliest === 0 ? 0 : Math.min(first, words.find((word) => word.start >= earliest)?.start ?? first);
  const latest = Math.max(last, start + LENGTH);
  if (latest >= value.length) return { start, end: value.length };
  const end = Math.max(last, words.findLast((word) => word.end <= latest)?.end ?? last);
  return { start, end };
}

/** The text, or of a long one (over 160 units) the part where most was found, and the found words in it. */
export function bestFragment(
  value: string,
  words: readonly Word[],
  met: readonly MetWord[],
): { readonly value: string; readonly ranges: readonly Span[] } {
  const dense = densest(met);
  const { start, end } = spanAround(value, words, dense[0]?.start ?? 0, dense.at(-1)?.end ?? 0);
  const ranges = met
    .filter((word) => word.start >= start && word.end <= end)
    .map((word) => ({ start: word.start - start, end: word.end - start }));
  return { value: value.slice(start, end), ranges };
}
