import { InputError } from '../src/errors.ts';
import type { Key } from '../src/context.ts';

/** The state that a walk through a list began with: a revision, and the read model's file that it is one of. */
export interface Beginning {
  readonly epoch: string;
  readonly revision: number;
}

/** A place in a list. */
export interface Cursor {
  readonly key: Key;
  /** Undefined in cursors of the first version, which did not name it. */
  readonly began?: Beginning;
}

const VERSION = 2;
/** Four parts, without the beginning. Such cursors may have been kept somewhere: they go on from their key. */
const FIRST_VERSION = 1;
/** The store's sort values have at most 160 characters; what is longer was not made here. */
const MAX_LENGTH = 1000;
const FORM = /^[A-Za-z0-9_-]+$/;
const EPOCH = /^[0-9a-f]{12}$/;

/** Where a row is in a list of this order, as opaque text: version, order, sort value, id, epoch and revision. */
export function encodeCursor(order: string, key: Key, { epoch, revision }: Beginning): string {
  return Buffer.from(JSON.stringify([VERSION, order, key.value, key.id, epoch, revision])).toString('base64url');
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

/** What the parts say; undefined for what was not made here. */
function read(parts: readonly unknown[]): { readonly order: string; readonly cursor: Cursor } | undefined {
  const [version, order, value, id, epoch, revision] = parts;
  if (typeof order !== 'string' || !isValue(value) || typeof id !== 'string') return undefined;
  const key = { value, id };
  if (version === FIRST_VERSION && parts.length === 4) return { order, cursor: { key } };
  if (version !== VERSION || parts.length !== 6) return undefined;
  if (typeof epoch !== 'string' || !EPOCH.test(epoch)) return undefined;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) return undefined;
  return { order, cursor: { key, began: { epoch, revision } } };
}

/** What is in a cursor of a list of this order. Throws InputError for what we did not make, or made for another order. */
export function decodeCursor(argument: 'after' | 'before', cursor: string, order: string): Cursor {
  const parts = parse(cursor);
  const found = isList(parts) ? read(parts) : undefined;
  if (found?.order === order) return found.cursor;
  if (found !== undefined) {
    throw new InputError(
      argument,
      `this cursor belongs to a list ordered by ${found.order}; this one is ordered by ${order}: ` +
        `send the orderBy that the cursor was made with, or leave ${argument} out and begin anew`,
    );
  }
  const end = argument === 'after' ? 'endCursor' : 'startCursor';
  throw new InputError(argument, `${argument} is not a cursor of this API; send pageInfo.${end} of an earlier answer`);
}
