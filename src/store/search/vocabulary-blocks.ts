import type { VocabularyWord } from './search-index.ts';
import { aligned } from './index-numbers.ts';
import { letterSignature } from './vocabulary-distance.ts';

/** Words of the vocabulary, as they are looked through for typing errors. */
export interface WordBlock {
  readonly count: number;
  /** The terms' numbers. */
  readonly numbers: Float64Array;
  /** Which letters there are: `letterSignature`. */
  readonly signatures: Uint32Array;
  /** Where in `letters` a word begins; one more than there are words. */
  readonly starts: Uint32Array;
  /** UTF-16 code units. */
  readonly letters: Uint16Array;
}

/** A word, not another form: those begin with a sign. */
export const isWord = (term: string): boolean => /^[\p{L}\p{N}]/u.test(term);

/** The count as eight bytes, then the arrays of a block in order. */
export function encodeWords(words: readonly Pick<VocabularyWord, 'n' | 'term'>[]): Buffer {
  const length = words.reduce((sum, { term }) => sum + term.length, 0);
  const count = words.length;
  const buffer = new ArrayBuffer(8 + count * 12 + (count + 1) * 4 + length * 2);
  new Float64Array(buffer, 0, 1)[0] = count;
  const block = blockAt(buffer, 0, buffer.byteLength);
  let at = 0;
  for (const [index, { n, term }] of words.entries()) {
    block.numbers[index] = n;
    block.signatures[index] = letterSignature(term);
    block.starts[index] = at;
    for (let letter = 0; letter < term.length; letter += 1, at += 1) block.letters[at] = term.charCodeAt(letter);
  }
  block.starts[count] = at;
  return Buffer.from(buffer);
}

function blockAt(buffer: ArrayBufferLike, start: number, bytes: number): WordBlock {
  const count = new Float64Array(buffer, start, 1)[0] ?? 0;
  const numbers = new Float64Array(buffer, start + 8, count);
  const signatures = new Uint32Array(buffer, start + 8 + count * 8, count);
  const starts = new Uint32Array(buffer, start + 8 + count * 12, count + 1);
  const before = 8 + count * 12 + (count + 1) * 4;
  return { count, numbers, signatures, starts, letters: new Uint16Array(buffer, start + before, (bytes - before) / 2) };
}

export function decodeWords(data: Uint8Array = encodeWords([])): WordBlock {
  const { buffer, start } = aligned(data);
  return blockAt(buffer, start, data.length);
}
