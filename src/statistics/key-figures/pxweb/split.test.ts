import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Selection } from './split.ts';
import { cellsOf, countSplit, split } from './split.ts';

const block = (...counts: readonly number[]): Selection =>
  counts.map((count, at) => ({
    variable: `v${at}`,
    codes: Array.from({ length: count }, (_, code) => `${at}.${code}`),
  }));

const cells = (selection: Selection): readonly string[] =>
  selection.reduce<readonly string[]>(
    (all, { codes }) => all.flatMap((cell) => codes.map((code) => `${cell} ${code}`)),
    [''],
  );

describe('split', () => {
  it.each([
    [[10, 10, 3], 300, 1],
    [[10, 10, 3], 299, 2],
    [[10, 10, 3], 30, 10],
    [[290, 3, 10], 1_000, 9],
    [[290, 50], 150_000, 1],
    [[7], 2, 4],
    [[4, 4], 1, 16],
    // Pieces of the longest variable alone would make seven requests.
    [[6, 7], 9, 6],
  ])('makes of %j with at most %i cells %i blocks', (counts, most, blocks) => {
    const made = split(block(...counts), most);

    expect(made).toHaveLength(blocks);
    expect(countSplit(counts, most)).toBe(blocks);
  });

  it('leaves a block whole that is small enough', () => {
    const whole = block(3, 1, 5);

    expect(split(whole, 15)).toEqual([whole]);
  });

  it('covers every cell exactly once, with no block above the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 200 }),
        (counts, most) => {
          const whole = block(...counts);

          const blocks = split(whole, most);

          expect(blocks.flatMap(cells).toSorted()).toEqual(cells(whole).toSorted());
          expect(Math.max(...blocks.map(cellsOf))).toBeLessThanOrEqual(Math.max(1, most));
          expect(blocks).toHaveLength(countSplit(counts, most));
        },
      ),
    );
  });
});
