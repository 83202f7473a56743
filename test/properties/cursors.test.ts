import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../resolvers/cursor.ts';
import type { Beginning, Cursor } from '../../resolvers/cursor.ts';
import type { Key } from '../../src/context.ts';
import { InputError } from '../../src/errors.ts';

const LIMITS = { seed: 20_260_305, numRuns: 1_000, interruptAfterTimeLimit: 3_000 } as const;
const ORDERS = ['TITLE', 'MODIFIED', 'RELEVANCE', 'DATASETS'] as const;

const order = fc.constantFrom(...ORDERS);
const argument = fc.constantFrom('after' as const, 'before' as const);
/** What the store's sort values can be: texts of at most 160 characters, numbers, nothing. */
const key: fc.Arbitrary<Key> = fc.record({
  value: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.double({ noDefaultInfinity: true, noNaN: true }).filter((number) => !Object.is(number, -0)),
    fc.constant(null),
  ),
  id: fc.string({ unit: 'binary', maxLength: 20 }),
});

const began: fc.Arbitrary<Beginning> = fc.record({
  epoch: fc.stringMatching(/^[0-9a-f]{12}$/),
  revision: fc.maxSafeNat(),
});

/** What is in it, or the caller's mistake; any other error is a bug, and fails the property. */
const decodeOrRefuse = (which: 'after' | 'before', cursor: string, wanted: string): Cursor | InputError => {
  try {
    return decodeCursor(which, cursor, wanted);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
};

describe('a cursor', () => {
  it('gives back any key and revision that it was made of', () => {
    fc.assert(
      fc.property(argument, order, key, began, (which, name, made, from) => {
        const cursor = encodeCursor(name, made, from);

        expect(decodeCursor(which, cursor, name)).toEqual({ key: made, began: from });
        expect(cursor).toMatch(/^[\w-]+$/);
      }),
      LIMITS,
    );
  });

  it('of any other text is a mistake of the caller that names the argument', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.base64String({ maxLength: 80 }),
      fc.string({ maxLength: 1_500 }),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc.array(fc.jsonValue(), { maxLength: 6 }).map((list) => Buffer.from(JSON.stringify(list)).toString('base64url')),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    );

    fc.assert(
      fc.property(argument, text, (which, cursor) => {
        const outcome = decodeOrRefuse(which, cursor, 'TITLE');

        expect(outcome).toBeInstanceOf(InputError);
        expect(outcome).toMatchObject({ argument: which });
      }),
      LIMITS,
    );
  });

  it('of ours that was tampered with gives a key of the right types, or a mistake of the caller', () => {
    fc.assert(
      fc.property(
        order,
        order,
        key,
        began,
        fc.nat(),
        fc.string({ maxLength: 3 }),
        (madeFor, name, made, from, at, text) => {
          const cursor = encodeCursor(madeFor, made, from);
          const place = at % cursor.length;

          const outcome = decodeOrRefuse('after', cursor.slice(0, place) + text + cursor.slice(place + 1), name);

          if (outcome instanceof InputError) return;
          const { key: kept, began: since } = outcome;
          expect(['string', 'number', 'object']).toContain(typeof kept.value);
          expect(typeof kept.value === 'object' ? kept.value : null).toBeNull();
          expect(typeof kept.id).toBe('string');
          expect(since === undefined || Number.isSafeInteger(since.revision)).toBe(true);
        },
      ),
      LIMITS,
    );
  });

  it('made for one order is refused in a list of another', () => {
    fc.assert(
      fc.property(order, order, key, began, (madeFor, name, made, from) => {
        fc.pre(madeFor !== name);

        const outcome = decodeOrRefuse('after', encodeCursor(madeFor, made, from), name);

        expect(outcome).toMatchObject({ message: expect.stringContaining(`ordered by ${madeFor}`) as string });
      }),
      { ...LIMITS, numRuns: 100 },
    );
  });
});
