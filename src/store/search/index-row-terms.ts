import type { PackedTerms, TextOrder } from './search-index.ts';

/**
 * The terms of one row: how many bytes they take; for each, in ascending order of their numbers, how much larger its number
 * is than the one before, and the byte of its fields. Then its texts of several words: the byte of the field, how many words
 * there are, and for each word in order which of the row's terms it is. Numbers have seven bits a byte, low ones first, the
 * eighth bit: more follows.
 */
export type RowTerms = PackedTerms;

/** Longer than any number: 53 bits, seven in a byte. */
const LONGEST_NUMBER = 8;

function createBytes(size: number) {
  const out = Buffer.allocUnsafe(size);
  let at = 0;
  return {
    byte(value: number): void {
      out[at] = value;
      at += 1;
    },
    number(value: number): void {
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) {
        out[at] = (rest % 128) | 128;
        at += 1;
      }
      out[at] = rest;
      at += 1;
    },
    taken: () => out.subarray(0, at),
  };
}

/** `fields`: of each term's number. */
export function encodeRowTerms(
  fields: ReadonlyMap<number, number>,
  texts: readonly TextOrder<number>[] = [],
): RowTerms {
  const terms = new Float64Array(fields.size);
  let at = 0;
  for (const [n, bits] of fields) {
    terms[at] = n * 256 + bits;
    at += 1;
  }
  terms.sort();
  const ofTerms = createBytes(terms.length * (LONGEST_NUMBER + 1));
  const places = new Map<number, number>();
  let last = 0;
  for (const term of terms) {
    const n = Math.floor(term / 256);
    ofTerms.number(n - last);
    ofTerms.byte(term % 256);
    last = n;
    if (texts.length > 0) places.set(n, places.size);
  }
  const all = texts.reduce((sum, { words }) => sum + 2 + words.length, 1);
  const out = createBytes(LONGEST_NUMBER + ofTerms.taken().length + all * LONGEST_NUMBER);
  out.number(ofTerms.taken().length);
  for (const byte of ofTerms.taken()) out.byte(byte);
  for (const { field, words } of texts) {
    out.byte(field);
    out.number(words.length);
    for (const n of words) out.number(places.get(n) ?? 0);
  }
  // A copy: a snapshot's rows are held, and would hold all that was set aside for them.
  return Uint8Array.prototype.slice.call(out.taken());
}

/** Reads numbers one after the other. */
function createReading(data: Uint8Array) {
  let at = 0;
  return {
    at: () => at,
    byte(): number {
      at += 1;
      return data[at - 1] ?? 0;
    },
    number(): number {
      let byte = data[at] ?? 0;
      at += 1;
      let n = byte & 127;
      for (let factor = 128; byte >= 128; factor *= 128) {
        byte = data[at] ?? 0;
        at += 1;
        n += (byte & 127) * factor;
      }
      return n;
    },
  };
}

export function* decodeRowTerms(data: RowTerms): Generator<{ readonly n: number; readonly fields: number }> {
  if (data.length === 0) return;
  const reading = createReading(data);
  const end = reading.number() + reading.at();
  for (let n = 0; reading.at() < end;) {
    n += reading.number();
    yield { n, fields: reading.byte() };
  }
}

/** Whether the terms with these numbers stand in this order, side by side, in one of the row's texts in these fields (bits). */
export function hasPhrase(data: RowTerms, phrase: readonly number[], fields: number): boolean {
  const reading = createReading(data);
  const end = reading.number() + reading.at();
  const places = phrase.map(() => -1);
  for (let n = 0, place = 0; reading.at() < end; place += 1) {
    n += reading.number();
    reading.byte();
    for (let i = 0; i < phrase.length; i += 1) if (phrase[i] === n) places[i] = place;
  }
  if (places.includes(-1)) return false;
  while (reading.at() < data.length) {
    const isLookedAt = (reading.byte() & fields) !== 0;
    const text: number[] = [];
    for (let rest = reading.number(); rest > 0; rest -= 1) text.push(reading.number());
    if (isLookedAt && containsRun(text, places)) return true;
  }
  return false;
}

function containsRun(text: readonly number[], run: readonly number[]): boolean {
  for (let start = 0; start + run.length <= text.length; start += 1) {
    let same = 0;
    while (same < run.length && text[start + same] === run[same]) same += 1;
    if (same === run.length) return true;
  }
  return false;
}
