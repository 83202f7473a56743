import type { Completeness } from '../src/catalogue/completeness.ts';
import { completenessOf } from '../src/catalogue/completeness.ts';
import type { Context, Key, Page, PageRequest, Standing } from '../src/context.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
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
  readonly from?: Key;
}

/** Where a page is in its list; each answer may need a look at the neighbouring row, so each is asked for by itself. */
export interface PagePosition {
  hasNextPage(): boolean;
  hasPreviousPage(): boolean;
  startCursor(): string | undefined;
  endCursor(): string | undefined;
}

/** A page of a list. Nothing is read before it is asked for: `totalCount` alone reads no page, a page counts nothing. */
export interface Connection<T> {
  edges(): readonly { readonly cursor: string; readonly node: T }[];
  nodes(): readonly T[];
  readonly pageInfo: PagePosition;
  totalCount(): number;
  completeness(): Completeness;
}

interface ConnectionSource<T, O extends string> {
  readonly order: { readonly field: O; readonly direction?: 'ASCENDING' | 'DESCENDING' };
  readonly read: (request: PageRequest<O>) => Page<T>;
  readonly count: () => number;
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

/** A page of a list, by the caller's arguments. Throws InputError for arguments that cannot be. */
export function createConnection<T, O extends string>(
  context: Context,
  args: PagingArguments,
  { order, read, count, behind, standing }: ConnectionSource<T, O>,
): Connection<T> {
  const { backward, size, from } = pagingOf(args, order.field);
  const readFrom = (key: Key | undefined, back: boolean, limit: number): Page<T> =>
    read({
      order: order.field,
      descending: order.direction === 'DESCENDING',
      limit,
      backward: back,
      ...(key === undefined ? {} : { from: key }),
    });

  const page = once((): Page<T> => {
    if (size > 0) return readFrom(from, backward, size);
    return { items: [], hasMore: readFrom(from, backward, 1).items.length > 0 };
  });
  const total = once(count);
  /** Whether there are rows on the side that the page was come from. */
  const hasBehind = once((): boolean => {
    if (from === undefined) return false;
    const { items } = page();
    const edge = (backward ? items.at(-1) : items[0])?.key;
    return edge === undefined ? total() > 0 : readFrom(edge, !backward, 1).items.length > 0;
  });
  const cursorOf = (key: Key | undefined): string | undefined => key && encodeCursor(order.field, key);

  return {
    edges: () => page().items.map(({ node, key }) => ({ cursor: encodeCursor(order.field, key), node })),
    nodes: () => page().items.map((item) => item.node),
    pageInfo: {
      hasNextPage: () => (backward ? hasBehind() : page().hasMore),
      hasPreviousPage: () => (backward ? page().hasMore : hasBehind()),
      startCursor: () => cursorOf(page().items[0]?.key),
      endCursor: () => cursorOf(page().items.at(-1)?.key),
    },
    totalCount: total,
    completeness: () => completenessOf(context.store, behind(), standing?.tooOld),
  };
}

/** The fields that every connection type has. */
export const connectionFields = {
  edges: <T>(connection: Connection<T>) => connection.edges(),
  nodes: <T>(connection: Connection<T>) => connection.nodes(),
  pageInfo: (connection: Connection<unknown>) => connection.pageInfo,
  totalCount: (connection: Connection<unknown>) => connection.totalCount(),
  completeness: (connection: Connection<unknown>) => connection.completeness(),
};
