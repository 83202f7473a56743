const DIGIT = 30;
const OTHER = 31;
/** The bit of each code unit below 256: a to z have their own, as å, ä and ö. */
const BITS = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return DIGIT;
  return { 229: 27, 228: 28, 246: 29 }[code] ?? OTHER;
});

/** Which letters a word has, as bits: words whose signatures differ much are not near each other. */
export function letterSignature(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (BITS[word.charCodeAt(at)] ?? OTHER);
  return bits >>> 0;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** False when words with these signatures are certainly more edits apart: each edit brings one letter at most, and takes one. */
export const mayBeNear = (a: number, b: number, edits: number): boolean =>
  bitCount(a & ~b) <= edits && bitCount(b & ~a) <= edits;

/** Measures how far words are from one word. */
export type Distance = (letters: Uint16Array, start: number, end: number) => number;

/**
 * How many edits (insertion, deletion, substitution, transposition of neighbours: optimal string alignment) lead from `word`
 * to the letters from `start` to, not including, `end`; `most + 1` when there are more than `most`.
 */
export function createDistance(word: string, most: number): Distance {
  const length = word.length;
  const own = Uint16Array.from({ length }, (_, at) => word.charCodeAt(at));
  let before = new Uint8Array(length + 1);
  let last = new Uint8Array(length + 1);
  let row = new Uint8Array(length + 1);
  const far = most + 1;
  return (letters, start, end) => {
    const other = end - start;
    if (Math.abs(other - length) > most) return far;
    for (let at = 0; at <= length; at += 1) last[at] = Math.min(at, far);
    for (let line = 1; line <= other; line += 1) {
      const letter = letters[start + line - 1];
      // Outside of the band all is farther than `most`.
      const from = Math.max(1, line - most);
      const to = Math.min(length, line + most);
      let least = far;
      row[from - 1] = from === 1 ? Math.min(line, far) : far;
      if (from === 1) least = row[0] ?? far;
      for (let at = from; at <= to; at += 1) {
        const same = own[at - 1] === letter;
        let cost = Math.min(
          (last[at - 1] ?? far) + (same ? 0 : 1),
          (row[at - 1] ?? far) + 1,
          at === line + most ? far : (last[at] ?? far) + 1,
        );
        if (
          line > 1 &&
          at > 1 &&
          own[at - 2] === letter &&
          own[at - 1] === letters[start + line - 2] &&
          (before[at - 2] ?? far) + 1 < cost
        ) {
          cost = (before[at - 2] ?? far) + 1;
        }
        row[at] = Math.min(cost, far);
        least = Math.min(least, cost);
      }
      // A transposition reaches over one line: only two lines without hope are the end of it.
      if (least > most && line > 1 && !hopeful(last, Math.max(0, from - 2), to, most)) return far;
      [before, last, row] = [last, row, before];
    }
    return Math.min(last[length] ?? far, far);
  };
}

function hopeful(line: Uint8Array, from: number, to: number, most: number): boolean {
  for (let at = from; at <= to; at += 1) if ((line[at] ?? most + 1) <= most) return true;
  return false;
}
