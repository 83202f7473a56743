/** A text in the form that typed beginnings are compared in: lower case, without accents and dots (å ä a, ö o), single blanks. */
export function foldTyped(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** As it was typed, but for case and blanks. */
export function plainTyped(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Where words begin. */
export function wordStarts(text: string): readonly number[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
}

/** The spellings that fold to this one, letter by letter, for as long as `isThere` says that something begins so. At most 16. */
export function spellings(
  folded: string,
  letters: Readonly<Record<string, readonly string[]>>,
  isThere: (prefix: string) => boolean,
): readonly string[] {
  let live = [''];
  for (const letter of folded) {
    const options = letters[letter] ?? [letter];
    const next = live.flatMap((start) => options.map((option) => start + option));
    live = (options.length === 1 ? next : next.filter(isThere)).slice(0, 16);
  }
  return live.filter(isThere);
}

/** The least edits (insertion, deletion, substitution, swapped neighbours) that make `typed` the beginning of `text`. */
export function prefixEdits(typed: string, text: string, most: number): number {
  const width = Math.min(text.length, typed.length + most);
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const same = typed[i - 1] === text[j - 1];
      const swapped = i > 1 && j > 1 && typed[i - 1] === text[j - 2] && typed[i - 2] === text[j - 1];
      const value = Math.min(
        (previous[j] ?? Infinity) + 1,
        (row[j - 1] ?? Infinity) + 1,
        (previous[j - 1] ?? Infinity) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? Infinity) + 1 : Infinity,
      );
      row.push(value);
      least = Math.min(least, value);
    }
    // A swap may still make good for one row.
    if (least > most + 1) return Infinity;
    before = previous;
    previous = row;
  }
  return Math.min(...previous);
}

/** Edits forgiven in a typed word: one from five letters, two from nine. */
export function forgiven(folded: string): number {
  if (folded.length < 5) return 0;
  return folded.length < 9 ? 1 : 2;
}
