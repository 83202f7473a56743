/** Steps between two words: letters put in, left out, changed, or swapped with their neighbour. */
export function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (previous[j] ?? Infinity) + 1,
          (row[j - 1] ?? Infinity) + 1,
          (previous[j - 1] ?? Infinity) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? Infinity;
}

/**
 * The one candidate that a misspelt word probably stands for (at most a third of its letters wrong, case aside).
 * Undefined when none is near, or several are equally near: a wrong suggestion is worse than none.
 */
export function nearestMatch(word: string, candidates: Iterable<string>): string | undefined {
  const written = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const candidate of candidates) {
    const steps = distance(written, candidate.toLowerCase());
    if (steps > least) continue;
    best = steps < least ? candidate : undefined;
    least = steps;
  }
  return best;
}
