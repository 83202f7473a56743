import type { Connection, Value } from './connection.ts';
import type { Key, PageRequest } from './store.ts';

/** A piece of SQL and what is bound in it. */
export interface Fragment {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** What to page through. */
export interface Listing {
  /** Columns besides `id` and `value`. */
  readonly columns: string;
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
  readonly hasMore: boolean;
}

interface Part {
  readonly order: string;
  readonly where: readonly Fragment[];
}

/** The part of the list that has a value, from the key on. */
function valued(listing: Listing, descending: boolean, from: Key | undefined): Part {
  const { id, value = id } = listing;
  const direction = descending ? 'DESC' : 'ASC';
  const sign = descending ? '<' : '>';
  if (listing.value === undefined) {
    const where = from === undefined ? [] : [{ sql: `${id} ${sign} ?`, parameters: [from.id] }];
    return { order: `${id} ${direction}`, where };
  }
  const after = { sql: `(${value}, ${id}) ${sign} (?, ?)`, parameters: [from?.value ?? null, from?.id ?? null] };
  return {
    order: `${value} ${direction}, ${id} ${direction}`,
    where: [{ sql: `${value} IS NOT NULL`, parameters: [] }, ...(from === undefined ? [] : [after])],
  };
}

/** The part without a value, which comes last whatever the direction. */
function valueless({ id, value }: Listing, descending: boolean, from: Key | undefined): Part {
  const after = { sql: `${id} ${descending ? '<' : '>'} ?`, parameters: [from?.id ?? null] };
  return {
    order: `${id} ${descending ? 'DESC' : 'ASC'}`,
    where: [{ sql: `${value ?? id} IS NULL`, parameters: [] }, ...(from === undefined ? [] : [after])],
  };
}

/** The parts in the direction of travel, beginning at the key. */
function partsOf(listing: Listing, { descending, backward, from }: PageRequest<string>): readonly Part[] {
  const down = descending !== backward;
  if (listing.value === undefined) return [valued(listing, down, from)];
  const inValueless = from?.value === null;
  if (backward) {
    const before = valued(listing, down, inValueless ? undefined : from);
    return from === undefined || inValueless ? [valueless(listing, down, from), before] : [before];
  }
  const after = valueless(listing, down, inValueless ? from : undefined);
  return inValueless ? [after] : [valued(listing, down, from), after];
}

/**
 * Reads a page by keyset: never an OFFSET, so that the thousandth page costs what the first does and rows that come or
 * go meanwhile shift nothing. Rows with a value and rows without are read apart: the engine puts nulls first when
 * ascending, and each part is one range of an index.
 */
export function readRows<Row extends KeyRow>(
  connection: Connection,
  listing: Listing,
  request: PageRequest<string>,
): KeyedRows<Row> {
  const rows: Row[] = [];
  const wanted = request.limit + 1; // one more tells whether there is more
  const value = listing.value ?? listing.id;
  for (const part of partsOf(listing, request)) {
    if (rows.length >= wanted) break;
    const where = [...listing.where, ...part.where];
    const sql = `SELECT ${listing.id} AS id, ${value} AS value, ${listing.columns} FROM ${listing.from.sql}
      ${where.length === 0 ? '' : `WHERE ${where.map((fragment) => fragment.sql).join(' AND ')}`}
      ORDER BY ${part.order} LIMIT CAST(? AS INTEGER)`;
    const parameters = [...listing.from.parameters, ...where.flatMap((fragment) => fragment.parameters)];
    rows.push(...connection.prepare<Row>(sql).all([...parameters, wanted - rows.length]));
  }
  const page = rows.slice(0, request.limit);
  return { rows: request.backward ? page.toReversed() : page, hasMore: rows.length > request.limit };
}
