import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFromUri, idWithin, kindOfId, NODE_LETTERS, type NodeKind } from '../../src/model/id.ts';

const LIMITS = { seed: 20_260_306, numRuns: 1_000, interruptAfterTimeLimit: 3_000 } as const;
const KINDS = Object.keys(NODE_LETTERS) as readonly NodeKind[];

const kind = fc.constantFrom(...KINDS);
const key = fc.oneof(fc.webUrl({ withFragments: true }), fc.string({ unit: 'binary', maxLength: 60 }));

describe('an id', () => {
  it('has one form, says its kind, and is the same each time', () => {
    fc.assert(
      fc.property(kind, key, key, (wanted, uri, catalogue) => {
        const ids = [idFromUri(wanted, uri), idWithin(wanted, catalogue, uri)];

        for (const id of ids) expect(id).toMatch(/^[ocdfas][0-9a-hjkmnp-tv-z]{16}$/);
        expect(ids.map(kindOfId)).toEqual([wanted, wanted]);
        expect(ids).toEqual([idFromUri(wanted, uri), idWithin(wanted, catalogue, uri)]);
      }),
      LIMITS,
    );
  });

  it('is another for each URI, and for each catalogue', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.webUrl(), { minLength: 2, maxLength: 30 }), kind, (uris, wanted) => {
        const ids = uris.flatMap((uri) => [
          idFromUri(wanted, uri),
          idWithin(wanted, 'ale', uri),
          idWithin(wanted, 'lerum', uri),
        ]);

        expect(new Set(ids).size).toBe(uris.length * 3);
      }),
      { ...LIMITS, numRuns: 100 },
    );
  });

  it('differs by its letter alone where one URI names nodes of several kinds', () => {
    fc.assert(
      fc.property(key, (uri) => {
        const rests = KINDS.map((each) => idFromUri(each, uri).slice(1));

        expect(new Set(rests).size).toBe(1);
      }),
      { ...LIMITS, numRuns: 100 },
    );
  });

  it('is told from any other text', () => {
    const near = fc
      .tuple(kind, key, fc.nat(16), fc.string({ unit: 'binary', maxLength: 2 }))
      .map(([each, uri, at, text]) => {
        const id = idFromUri(each, uri);
        return id.slice(0, at) + text + id.slice(at + 1);
      });

    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const found = kindOfId(text);

        expect(found !== undefined).toBe(
          /^[ocdfas][0-9abcdefghjkmnpqrstvwxyz]{16}$/.test(text) && !text.endsWith('\n'),
        );
      }),
      LIMITS,
    );
  });
});
