import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const BEGAN = { epoch: '0123456789ab', revision: 17 };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it.each(['åkermark "x"', '', 12.5, 0, null])(
    'gives back the key and the revision that it was made of: %j',
    (value) => {
      const cursor = encodeCursor('TITLE', { value, id: 'd0' }, BEGAN);

      const decoded = decodeCursor('after', cursor, 'TITLE');

      expect(decoded).toEqual({ key: { value, id: 'd0' }, began: BEGAN });
    },
  );

  it('is safe in a URL', () => {
    const cursor = encodeCursor('TITLE', { value: '???>>>~~~ÿÿ', id: 'd0' }, BEGAN);

    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('of the first version, which named no revision, gives its key', () => {
    const cursor = encode([1, 'TITLE', 'a', 'd0']);

    const decoded = decodeCursor('after', cursor, 'TITLE');

    expect(decoded).toEqual({ key: { value: 'a', id: 'd0' } });
  });

  it.each([
    ['of this version', encodeCursor('TITLE', { value: 'a', id: 'd0' }, BEGAN)],
    ['of the first version', encode([1, 'TITLE', 'a', 'd0'])],
  ])('%s is refused in a list of another order, which it names', (_what, cursor) => {
    expect(() => decodeCursor('after', cursor, 'MODIFIED')).toThrow(
      /this cursor belongs to a list ordered by TITLE; this one is ordered by MODIFIED/,
    );
  });

  it.each([
    ['empty', ''],
    ['not base64url', 'a+b/c='],
    ['not JSON', Buffer.from('[1,').toString('base64url')],
    ['not a list', encode({ 0: 1 })],
    ['null', encode(null)],
    ['too short', encode([1, 'TITLE', 'a'])],
    ['too long a list', encode([1, 'TITLE', 'a', 'd0', 'x'])],
    ['of another version', encode([3, 'TITLE', 'a', 'd0', BEGAN.epoch, 17])],
    ['without the revision', encode([2, 'TITLE', 'a', 'd0', BEGAN.epoch])],
    ['of a revision that is no whole number', encode([2, 'TITLE', 'a', 'd0', BEGAN.epoch, 1.5])],
    ['of a revision below nought', encode([2, 'TITLE', 'a', 'd0', BEGAN.epoch, -1])],
    ['of an epoch that is none of ours', encode([2, 'TITLE', 'a', 'd0', "' OR 1", 17])],
    ['without an order', encode([1, 5, 'a', 'd0'])],
    ['with an object for a value', encode([2, 'TITLE', {}, 'd0', BEGAN.epoch, 17])],
    ['with a number for an id', encode([2, 'TITLE', 'a', 5, BEGAN.epoch, 17])],
    ['too long', encode([1, 'TITLE', 'a'.repeat(1000), 'd0'])],
  ])('is refused when it is %s', (_what, cursor) => {
    const decode = () => decodeCursor('before', cursor, 'TITLE');

    expect(decode).toThrow(InputError);
    expect(decode).toThrow('before is not a cursor of this API; send pageInfo.startCursor of an earlier answer');
  });
});
