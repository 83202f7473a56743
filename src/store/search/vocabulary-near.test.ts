import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWords, encodeWords } from './vocabulary-blocks.ts';
import { nearWords } from './vocabulary-near.ts';

/** Optimal string alignment by its definition, in UTF-16 code units. */
function edits(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i))); // prettier-ignore
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const ways = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1])];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row !== undefined) row[j] = Math.min(...ways);
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'å', 'ö', '7', 'ж'), minLength: 1, maxLength: 9 });

describe('nearWords', () => {
  it('finds the words that are that many edits away and no others', () => {
    const agrees = (words: readonly string[], asked: string, most: number): void => {
      const block = decodeWords(encodeWords(words.map((term, n) => ({ n, term }))));

      const near = nearWords([block], asked, most);

      const expected = words.map((term, n) => [n, edits(asked, term)] as const);
      expect(near).toEqual(new Map(expected.filter(([, count]) => count > 0 && count <= most)));
    };

    fc.assert(fc.property(fc.array(word, { maxLength: 40 }), word, fc.constantFrom(1, 2), agrees), { numRuns: 1_000 });
  });

  it('finds Swedish words behind typing errors', () => {
    const words = ['badplats', 'badplatser', 'göteborg', 'parkering', 'förskola'];
    const block = decodeWords(encodeWords(words.map((term, n) => ({ n, term }))));

    const found = ['badpalts', 'gotebrog', 'parkerign'].map((asked) => [...nearWords([block], asked, 2)]);

    expect(found).toEqual([[[0, 1]], [[2, 2]], [[3, 1]]]);
  });
});
