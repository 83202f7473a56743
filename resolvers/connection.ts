import type { Completeness } from '../src/catalogue/completeness.ts';
import { completenessOf } from '../src/catalogue/completeness.ts';
import type { Context, Key, MaybePromise, PageRequest, Standing } from '../src/context.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Beginning, Cursor } from './cursor.ts';
import { InputError } from '../src/errors.ts';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

/** The arguments of a paged list, as the caller gave them. */
interface PagingArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The direction of travel, how many at most, and where from. */
interface Paging {
  readonly backward: boolean;
  readonly size: number;
  readonly from?: Cursor;
}

/** Where a page is in its list; each answer may need a look at the neighbouring row, so each is asked for by itself. */
export interface PagePosition {
  hasNextPage(): MaybePromise<boolean>;
  hasPreviousPage(): MaybePromise<boolean>;
  startCursor(): MaybePromise<string | undefined>;
  endCursor(): MaybePromise<string | undefined>;
}

/** What stands at a place of a list; a list that was searched for knows more of it (its score). */
export interface Item<T = unknown> {
  readonly node: T;
  readonly key: Key;
}

interface ItemPage<I> {
  readonly items: readonly I[];
  readonly hasMore: boolean;
}

/**
 * A page of a list. Nothing is read before it is asked for: `totalCount` alone reads no page, a page counts nothing. What is
 * at hand is given at once; promises are given only where the list is read by another thread.
 */
export interface Connection<T, I extends Item<T> = Item<T>> {
  /** All that is known of each place, and its cursor. */
  edges(): MaybePromise<readonly (I & { readonly cursor: string })[]>;
  nodes(): MaybePromise<readonly T[]>;
  readonly pageInfo: PagePosition;
  totalCount(): MaybePromise<number>;
  completeness(): Completeness;
}

interface ConnectionSource<I extends Item, O extends string> {
  readonly order: { readonly field: O; readonly direction?: 'ASCENDING' | 'DESCENDING' };
  readonly read: (request: PageRequest<O>) => MaybePromise<ItemPage<I>>;
  readonly count: () => MaybePromise<number>;
  /** Ids of the catalogues that the list stands on. */
  readonly behind: () => readonly string[];
  /** How they stand, where the caller has said how fresh they should be. */
  readonly standing: Standing | undefined;
}

function sizeOf(argument: 'first' | 'last', size: number): number {
  if (size < 0) throw new InputError(argument, `${argument} is ${size}; send a number from 0 to ${MAX_SIZE}`);
  if (size > MAX_SIZE) {
    const [cursor, end] = argument === 'first' ? ['after', 'endCursor'] : ['before', 'startCursor'];
    throw new InputError(
      argument,
      `${argument} may be at most ${MAX_SIZE}; ask for ${MAX_SIZE} and go on with ${cursor}: pageInfo.${end}`,
    );
  }
  return size;
}

/** Relay allows `first` with `before`, and discourages it; a list that is read one way from one key stays one seek. */
function pagingOf({ first, after, last, before }: PagingArguments, order: string): Paging {
  const forward = first ?? after;
  const backward = last ?? before;
  if (forward != null && backward != null) {
    throw new InputError(
      last == null ? 'before' : 'last',
      'first and after go forwards, last and before go backwards; send first and after, or last and before',
    );
  }
  const argument = backward == null ? 'first' : 'last';
  const size = sizeOf(argument, (backward == null ? first : last) ?? DEFAULT_SIZE);
  if (after != null) return { backward: false, size, from: decodeCursor('after', after, order) };
  if (before != null) return { backward: true, size, from: decodeCursor('before', before, order) };
  return { backward: backward != null, size };
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: read() }).value;
}

/** What follows from a value, as soon as it is there: at once when it is at hand. */
function when<T, U>(value: MaybePromise<T>, follow: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(follow) : follow(value);
}

/**
 * The state that the walk began with, while the read model remembers it; otherwise, and on the first page, that of now. It
 * is settled once, before anything is read, so that what this answer reads and what its cursors name is the same.
 */
function beginningOf({ store }: Pick<Context, 'store'>, from: Cursor | undefined): Beginning {
  const began = from?.began;
  const epoch = store.epoch();
  if (began?.epoch === epoch && store.remembers(began.revision)) return began;
  return { epoch, revision: store.revision() };
}

/** A page of a list, by the caller's arguments. Throws InputError for arguments that cannot be. */
export function createConnection<I extends Item, O extends string>(
  context: Pick<Context, 'store'>,
  args: PagingArguments,
  { order, read, count, behind, standing }: ConnectionSource<I, O>,
): Connection<I['node'], I> {
  const { backward, size, from } = pagingOf(args, order.field);
  const beginning = once(() => beginningOf(context, from));
  const readFrom = (key: Key | undefined, back: boolean, limit: number): MaybePromise<ItemPage<I>> =>
    read({
      order: order.field,
      descending: order.direction === 'DESCENDING',
      limit,
      backward: back,
      asOf: beginning().revision,
      ...(key === undefined ? {} : { from: key }),
    });

  const page = once((): MaybePromise<ItemPage<I>> => {
    if (size > 0) return readFrom(from?.key, backward, size);
    return when(readFrom(from?.key, backward, 1), ({ items }) => ({ items: [], hasMore: items.length > 0 }));
  });
  const total = once(count);
  /** Whether there are rows on the side that the page was come from. */
  const hasBehind = once((): MaybePromise<boolean> => {
    if (from === undefined) return false;
    return when(page(), ({ items }) => {
      const edge = (backward ? items.at(-1) : items[0])?.key;
      if (edge === undefined) return when(total(), (rows) => rows > 0);
      return when(readFrom(edge, !backward, 1), (behindIt) => behindIt.items.length > 0);
    });
  });
  const cursorOf = (key: Key): string => encodeCursor(order.field, key, beginning());
  const cursorAt = (index: number): MaybePromise<string | undefined> =>
    when(page(), ({ items }) => {
      const item = items.at(index);
      return item && cursorOf(item.key);
    });

  return {
    edges: () => when(page(), ({ items }) => items.map((item) => ({ ...item, cursor: cursorOf(item.key) }))),
    nodes: () => when(page(), ({ items }) => items.map((item) => item.node)),
    pageInfo: {
      hasNextPage: () => (backward ? hasBehind() : when(page(), ({ hasMore }) => hasMore)),
      hasPreviousPage: () => (backward ? when(page(), ({ hasMore }) => hasMore) : hasBehind()),
      startCursor: () => cursorAt(0),
      endCursor: () => cursorAt(-1),
    },
    totalCount: total,
    completeness: () => completenessOf(context.store, behind(), standing?.tooOld),
  };
}

/** The fields that every connection type has. */
export const connectionFields = {
  edges: <T, I extends Item<T>>(connection: Connection<T, I>) => connection.edges(),
  nodes: <T>(connection: Connection<T>) => connection.nodes(),
  pageInfo: (connection: Connection<unknown>) => connection.pageInfo,
  totalCount: (connection: Connection<unknown>) => connection.totalCount(),
  completeness: (connection: Connection<unknown>) => connection.completeness(),
};
