import { InputError } from '../src/errors.ts';
import type { Key } from '../src/context.ts';

const VERSION = 1;
/** The store's sort values have at most 160 characters; what is longer was not made here. */
const MAX_LENGTH = 1000;
const FORM = /^[A-Za-z0-9_-]+$/;

/** Where a row is in a list of this order, as opaque text: version, order, sort value and id. */
export function encodeCursor(order: string, key: Key): string {
  return Buffer.from(JSON.stringify([VERSION, order, key.value, key.id])).toString('base64url');
}

const isValue = (value: unknown): value is Key['value'] =>
  value === null || typeof value === 'string' || typeof value === 'number';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function parse(cursor: string): unknown {
  if (cursor.length > MAX_LENGTH || !FORM.test(cursor)) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so not a cursor of ours: the caller of `decodeCursor` is told so in a sentence.
    return undefined;
  }
}

/** The key in a cursor of a list of this order. Throws InputError for what we did not make, or made for another order. */
export function decodeCursor(argument: 'after' | 'before', cursor: string, order: string): Key {
  const parts = parse(cursor);
  if (isList(parts) && parts.length === 4) {
    const [version, madeFor, value, id] = parts;
    if (version === VERSION && typeof madeFor === 'string' && isValue(value) && typeof id === 'string') {
      if (madeFor === order) return { value, id };
      throw new InputError(
        argument,
        `this cursor belongs to a list ordered by ${madeFor}; this one is ordered by ${order}: ` +
          `send the orderBy that the cursor was made with, or leave ${argument} out and begin anew`,
      );
    }
  }
  const end = argument === 'after' ? 'endCursor' : 'startCursor';
  throw new InputError(argument, `${argument} is not a cursor of this API; send pageInfo.${end} of an earlier answer`);
}
