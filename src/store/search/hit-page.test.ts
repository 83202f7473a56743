import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors.ts';
import { hitValue, selectHits } from './hit-page.ts';
import type { Hits } from './hits.ts';

const hitsOf = (found: readonly { readonly place: number; readonly id: number }[]): Hits => ({
  rows: Uint32Array.from(found, (_, i) => i * 3),
  places: Float64Array.from(found, ({ place }) => place),
  ids: Float64Array.from(found, ({ id }) => id),
  nearRows: new Uint32Array(),
  nearFailed: new Uint8Array(),
  relaxed: false,
  bytes: 0,
});

/** Few places and ids, so that many are equal; the greatest that there are. */
const someHits = fc
  .array(
    fc.record({
      place: fc.constantFrom(0, 1, 2 ** 31, 2 ** 53 - 1),
      id: fc.constantFrom(1, 2, 2 ** 45 - 1),
    }),
    { maxLength: 60 },
  )
  .map(hitsOf);

describe('pages of hits', () => {
  it('are complete, free of duplicates and in order, however large they are and in both directions', () => {
    fc.assert(
      fc.property(someHits, fc.integer({ min: 1, max: 20 }), fc.boolean(), (hits, count, reversed) => {
        const all = [...hits.rows.keys()].toSorted((a, b) => (hitValue(hits, a) < hitValue(hits, b) ? -1 : 1));

        const walked: number[] = [];
        for (;;) {
          const last = walked.at(-1);
          const from = last === undefined ? {} : { from: hitValue(hits, last) };
          const page = selectHits(hits, { count, reversed, ...from });
          walked.push(...page);
          if (page.length < count) break;
        }

        expect(walked).toEqual(reversed ? all.toReversed() : all);
      }),
    );
  });

  it('begin behind a key of which the hit is gone', () => {
    const hits = hitsOf([
      { place: 5, id: 1 },
      { place: 9, id: 1 },
    ]);
    const gone = hitsOf([{ place: 7, id: 1 }]);

    expect(selectHits(hits, { count: 9, reversed: false, from: hitValue(gone, 0) })).toEqual([1]);
    expect(selectHits(hits, { count: 9, reversed: true, from: hitValue(gone, 0) })).toEqual([0]);
  });

  it('refuse the key of another list', () => {
    const hits = hitsOf([{ place: 5, id: 1 }]);

    expect(() => selectHits(hits, { count: 1, reversed: false, from: 'badplatser' })).toThrow(InputError);
    expect(() => selectHits(hits, { count: 1, reversed: false, from: null })).toThrow('The cursor is not one');
  });
});
