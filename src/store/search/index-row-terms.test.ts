import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRowTerms, encodeRowTerms, hasPhrase } from './index-row-terms.ts';

const number = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2 ** 40 }));
const texts = fc.array(
  fc.record({ field: fc.constantFrom(1, 16, 128), words: fc.array(number, { minLength: 2, maxLength: 300 }) }),
  { maxLength: 4 },
);

describe('the terms of a row', () => {
  it('come back as they were, ascending, whatever texts stand behind them', () => {
    fc.assert(
      fc.property(texts, fc.uniqueArray(number, { maxLength: 200 }), (found, others) => {
        const all = new Set([...others, ...found.flatMap(({ words }) => words)]);
        const fields = new Map([...all].map((n) => [n, (n % 255) + 1]));

        const decoded = [...decodeRowTerms(encodeRowTerms(fields, found))];

        const ascending = [...fields].sort(([a], [b]) => a - b);
        expect(decoded).toEqual(ascending.map(([n, bits]) => ({ n, fields: bits })));
      }),
    );
  });

  it('have a phrase where its words stand side by side in one text of the fields, and nowhere else', () => {
    const near = fc.integer({ min: 1, max: 4 });
    const short = fc.array(
      fc.record({ field: fc.constantFrom(1, 16, 128), words: fc.array(near, { minLength: 2, maxLength: 8 }) }),
      { maxLength: 3 },
    );

    fc.assert(
      fc.property(
        short,
        fc.array(near, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(255, 17, 128),
        (all, phrase, fields) => {
          // prettier-ignore
          const terms = new Map([1, 2, 3, 4].map((n) => [n, 255]));
          const spelt = `,${phrase.join(',')},`;
          const stands = all.some(
            ({ field, words }) => (field & fields) !== 0 && `,${words.join(',')},`.includes(spelt),
          );

          expect(hasPhrase(encodeRowTerms(terms, all), phrase, fields)).toBe(stands);
        },
      ),
    );
  });

  it('have no phrase with a word that the row lacks', () => {
    const row = encodeRowTerms(new Map([[1, 1]]), [{ field: 1, words: [1, 1] }]);

    expect(hasPhrase(row, [1, 2], 255)).toBe(false);
    expect(hasPhrase(row, [1, 1], 255)).toBe(true);
  });
});
