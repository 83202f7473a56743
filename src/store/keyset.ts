import type { Connection, Value } from './connection.ts';
import type { Key, PageRequest } from './store.ts';

/** A piece of SQL and what is bound in it. */
export interface Fragment {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** What to page through. */
export interface Listing {
  /** Columns besides `id` and `value`; may be none. */
  readonly columns: string;
  /** What is bound in `columns`; nothing unless told. */
  readonly columnParameters?: readonly Value[];
  /** After FROM. */
  readonly from: Fragment;
  readonly where: readonly Fragment[];
  /** The id's column: decides between equal values. */
  readonly id: string;
  /** The sort value's column; undefined: ordered by id. */
  readonly value: string | undefined;
}

export interface KeyRow {
  readonly id: string;
  readonly value: string | number | null;
}

export interface KeyedRows<Row> {
  readonly rows: readonly Row[];
  /** Of a stretch: there may be more. */
  readonly hasMore: boolean;
}

/** A stretch of a list that has a value, or that has none: one range of an index. */
export interface Stretch {
  /** From great to small. */
  readonly down: boolean;
  readonly valued: boolean;
  /** It begins after this key. */
  readonly from: Key | undefined;
  /** It ends with this key. */
  readonly to?: Key;
}

/** One side of a stretch. */
function bound({ id, value }: Listing, valued: boolean, sign: string, key: Key): Fragment {
  if (value === undefined || !valued) return { sql: `${id} ${sign} ?`, parameters: [key.id] };
  return { sql: `(${value}, ${id}) ${sign} (?, ?)`, parameters: [key.value, key.id] };
}

function conditionsOf(listing: Listing, { down, valued, from, to }: Stretch): readonly Fragment[] {
  const { value } = listing;
  return [
    ...(value === undefined ? [] : [{ sql: `${value} IS ${valued ? 'NOT NULL' : 'NULL'}`, parameters: [] }]),
    ...(from === undefined ? [] : [bound(listing, valued, down ? '<' : '>', from)]),
    ...(to === undefined ? [] : [bound(listing, valued, down ? '>=' : '<=', to)]),
  ];
}

function orderOf({ id, value }: Listing, { down, valued }: Stretch): string {
  const direction = down ? 'DESC' : 'ASC';
  return value === undefined || !valued ? `${id} ${direction}` : `${value} ${direction}, ${id} ${direction}`;
}

/** The stretches in the direction of travel, beginning at the key. Rows without a value come last, whatever the direction. */
function stretchesOf({ value }: Listing, { descending, backward, from }: PageRequest<string>): readonly Stretch[] {
  const down = descending !== backward;
  if (value === undefined) return [{ down, valued: true, from }];
  const inValueless = from?.value === null;
  const valued = { down, valued: true, from: inValueless ? undefined : from };
  const valueless = { down, valued: false, from: inValueless ? from : undefined };
  if (backward) return from === undefined || inValueless ? [valueless, valued] : [valued];
  return inValueless ? [valueless] : [valued, valueless];
}

/** At most so many rows of the stretch, in its order; `skipped` of them are passed over. */
export function readStretch<Row extends KeyRow>(
  connection: Connection,
  listing: Listing,
  stretch: Stretch,
  limit: number,
  skipped = 0,
): KeyedRows<Row> {
  const where = [...listing.where, ...conditionsOf(listing, stretch)];
  const columns = listing.columns === '' ? '' : `, ${listing.columns}`;
  const sql = `SELECT ${listing.id} AS id, ${listing.value ?? listing.id} AS value${columns} FROM ${listing.from.sql}
    ${where.length === 0 ? '' : `WHERE ${where.map((fragment) => fragment.sql).join(' AND ')}`}
    ORDER BY ${orderOf(listing, stretch)} LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)`;
  const { columnParameters = [], from } = listing;
  const parameters = [...columnParameters, ...from.parameters, ...where.flatMap((fragment) => fragment.parameters)];
  const rows = connection.prepare<Row>(sql).all([...parameters, limit, skipped]);
  return { rows, hasMore: rows.length >= limit };
}

/**
 * Reads a page by keyset: never an OFFSET, so that the thousandth page costs what the first does and rows that come or
 * go meanwhile shift nothing. Rows with a value and rows without are read apart: the engine puts nulls first when
 * ascending, and each stretch is one range of an index. `read` gives at most so many rows of a stretch.
 */
export function readPage<Row extends KeyRow>(
  listing: Listing,
  request: PageRequest<string>,
  read: (stretch: Stretch, limit: number) => KeyedRows<Row>,
): KeyedRows<Row> {
  const rows: Row[] = [];
  const wanted = request.limit + 1; // one more tells whether there is more
  for (const stretch of stretchesOf(listing, request)) {
    if (rows.length >= wanted) break;
    rows.push(...read(stretch, wanted - rows.length).rows);
  }
  const page = rows.slice(0, request.limit);
  return { rows: request.backward ? page.toReversed() : page, hasMore: rows.length > request.limit };
}
