import type { PackedTerms } from './search-index.ts';

/**
 * The terms of one row: for each, in ascending order of their numbers, how much larger its number is than the one before
 * (seven bits a byte, low ones first, the eighth bit: more follows), and the byte of its fields.
 */
export type RowTerms = PackedTerms;

/** `fields`: of each term's number. */
export function encodeRowTerms(fields: ReadonlyMap<number, number>): RowTerms {
  const terms = new Float64Array(fields.size);
  let at = 0;
  for (const [n, bits] of fields) {
    terms[at] = n * 256 + bits;
    at += 1;
  }
  terms.sort();
  const out = Buffer.allocUnsafe(terms.length * 9);
  let size = 0;
  let last = 0;
  for (const term of terms) {
    const n = Math.floor(term / 256);
    let rest = n - last;
    last = n;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      out[size] = (rest % 128) | 128;
      size += 1;
    }
    out[size] = rest;
    out[size + 1] = term % 256;
    size += 2;
  }
  // A copy: a snapshot's rows are held, and would hold nine bytes for each term.
  return Uint8Array.prototype.slice.call(out, 0, size);
}

export function* decodeRowTerms(data: RowTerms): Generator<{ readonly n: number; readonly fields: number }> {
  let last = 0;
  let n = 0;
  let factor = 1;
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    n += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    last += n;
    at += 1;
    yield { n: last, fields: data[at] ?? 0 };
    n = 0;
    factor = 1;
  }
}
