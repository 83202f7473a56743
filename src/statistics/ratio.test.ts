import { describe, expect, it } from 'vitest';
import { percentOf, perTenThousand } from './ratio.ts';

describe('a percentage', () => {
  it.each([
    [54, 111, 48.6],
    [8, 17, 47.1],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 1, 100],
    [0, 7, 0],
    // 0.05 % and 12.25 %: halves go away from zero, also those that binary fractions have not.
    [1, 2000, 0.1],
    [49, 400, 12.3],
    [-49, 400, -12.3],
    [1, 2001, 0],
    [-1, 2001, 0],
    [1_000_000_000_000, 3, 33_333_333_333_333.3],
  ])('of %i in %i is %d', (numerator, denominator, percent) => {
    expect(percentOf(numerator, denominator)).toBe(percent);
  });

  it('of nothing there is none', () => {
    expect(percentOf(0, 0)).toBeUndefined();
    expect(percentOf(3, 0)).toBeUndefined();
  });
});

describe('a rate', () => {
  it('has two decimals', () => {
    expect(perTenThousand(165, 1_767_016)).toBe(0.93);
    expect(perTenThousand(3, 0)).toBeUndefined();
  });
});
