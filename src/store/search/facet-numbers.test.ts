import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, countList, countPublisherNumbers } from './facet-numbers.ts';
import { createMemoryIndex } from './memory-index.ts';
import { CHUNK_ROWS } from './search-index.ts';

const rows = fc.uniqueArray(
  fc.record({
    row: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: CHUNK_ROWS, max: CHUNK_ROWS + 20 })),
    theme: fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { maxLength: 3 }),
    publisher: fc.integer({ min: 0, max: 3 }),
    isFound: fc.boolean(),
  }),
  { selector: ({ row }) => row },
);

const tally = (numbers: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
};

describe('counting rows by their numbers', () => {
  it('counts each number of each row, whether few or most rows of a chunk are counted', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const index = createMemoryIndex(
          all.map(({ row, theme, publisher }) => ({ row, terms: new Map(), numbers: { publisher }, lists: { theme } })),
        );
        const found = all.filter(({ isFound }) => isFound);
        const numbers = Uint32Array.from(found, ({ row }) => row).sort();

        const themes = countList(index, 'theme', numbers);
        const publishers = countPublisherNumbers(index, numbers);

        expect(themes.counts).toEqual(tally(found.flatMap(({ theme }) => theme)));
        expect(themes.none).toBe(found.filter(({ theme }) => theme.length === 0).length);
        expect(publishers.counts).toEqual(
          tally(found.flatMap(({ publisher }) => (publisher === 0 ? [] : [publisher]))),
        );
        expect(publishers.none).toBe(found.filter(({ publisher }) => publisher === 0).length);
      }),
    );
  });

  it('adds countings up', () => {
    const one = { counts: new Map([[1, 2]]), none: 1 };

    expect(addCounts(one, { counts: new Map([[1, 1], [9, 4]]), none: 3 })).toEqual({ counts: new Map([[1, 3], [9, 4]]), none: 4 }); // prettier-ignore
  });
});
