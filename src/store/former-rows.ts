import type { Connection } from './connection.ts';
import type { FormerRevisions } from './former-places.ts';
import { readPage, readStretch } from './keyset.ts';
import type { Fragment, KeyedRows, KeyRow, Listing, Stretch } from './keyset.ts';
import type { Key, PageRequest } from './store.ts';

/** A listing whose rows' former places are known (`former-places.ts`). */
export interface RememberedListing extends Listing {
  readonly former: {
    /** The list's number. */
    readonly list: number;
    /** What the listing calls its table. */
    readonly table: string;
    /** The same rows, and each of their former places as `f`. */
    readonly from: Fragment;
    readonly where: readonly Fragment[];
  };
}

type Placed<Row> = Row & { readonly moved: number };

/** Whether a row does not stand where it stood. */
function movedOf({ former: { list, table } }: RememberedListing, asOf: number): Fragment {
  // In this order: what the index of the list names is enough for most rows that have moved.
  const sql = `(EXISTS (SELECT 1 FROM former e WHERE e.list = ${list} AND e.n = ${table}.n AND e.until >= ?)
    OR ${table}.since > ?)`;
  return { sql, parameters: [asOf, asOf] };
}

/** Where rows stood that have moved since: the first of their places that was held until then or later. */
function past({ columns, columnParameters, value, former }: RememberedListing, asOf: number): Listing {
  const { list, table, from, where } = former;
  const stood = {
    sql: `f.list = ${list} AND f.until >= ? AND f.id <> '' AND ${table}.since <= ? AND NOT EXISTS (
      SELECT 1 FROM former e WHERE e.list = ${list} AND e.n = f.n AND e.until >= ? AND e.until < f.until)`,
    parameters: [asOf, asOf, asOf],
  };
  // Of lists that are ordered by the id no value is noted, and the index of the places begins with it.
  const noted = value === undefined ? [{ sql: 'f.value IS NULL', parameters: [] }] : [];
  return {
    columns,
    ...(columnParameters === undefined ? {} : { columnParameters }),
    from,
    where: [...noted, stood, ...where],
    id: 'f.id',
    value: value === undefined ? undefined : 'f.value',
  };
}

/** The engine's order of texts: by their bytes. */
const compareText = (a: string, b: string): number => (a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b)));

function compareKeys(a: KeyRow, b: KeyRow): number {
  if (typeof a.value === 'number' && typeof b.value === 'number' && a.value !== b.value) return a.value - b.value;
  return compareText(String(a.value), String(b.value)) || compareText(a.id, b.id);
}

function merged<Row extends KeyRow>(rows: readonly Row[], others: readonly Row[], down: boolean): readonly Row[] {
  if (others.length === 0) return rows;
  return [...rows, ...others].toSorted((a, b) => (down ? compareKeys(b, a) : compareKeys(a, b)));
}

/** How much further is looked when what was read has moved: a gap of 25,000 rows is crossed in three steps. */
const GROWTH = 16;

/** Of a stretch: the rows that stand where they stood, and how far was looked; undefined: to the end. */
interface Standing<Row> {
  readonly rows: readonly Row[];
  readonly to: Key | undefined;
}

const keyOf = (row: KeyRow | undefined): Key | undefined => row && { value: row.value, id: row.id };

/** Looks at the next rows, however many of them have moved. */
function readNear<Row extends KeyRow>(
  connection: Connection,
  listing: RememberedListing,
  moved: Fragment,
  stretch: Stretch,
  size: number,
): Standing<Row> {
  const { columns, columnParameters = [] } = listing;
  const marked = {
    ...listing,
    columns: `${columns}, ${moved.sql} AS moved`,
    columnParameters: [...columnParameters, ...moved.parameters],
  };
  const { rows, hasMore } = readStretch<Placed<Row>>(connection, marked, stretch, size);
  return { rows: rows.filter((row) => row.moved === 0), to: hasMore ? keyOf(rows.at(-1)) : undefined };
}

/** Looks over a gap of rows that have moved: these are not handed over one by one, there may be very many. */
function readFar<Row extends KeyRow>(
  connection: Connection,
  listing: RememberedListing,
  moved: Fragment,
  stretch: Stretch,
  size: number,
  limit: number,
): Standing<Row> {
  const keys = { ...listing, columns: '', columnParameters: [] };
  const to = keyOf(readStretch(connection, keys, stretch, 1, size - 1).rows[0]);
  const unmoved = { ...listing, where: [...listing.where, { sql: `NOT ${moved.sql}`, parameters: moved.parameters }] };
  return { rows: readStretch<Row>(connection, unmoved, within(stretch, stretch.from, to), limit).rows, to };
}

const within = (stretch: Stretch, from: Key | undefined, to: Key | undefined): Stretch => ({
  ...stretch,
  from,
  ...(to === undefined ? {} : { to }),
});

/**
 * A stretch as it stood. It is gone along where the rows stand now, so far as to have enough of them; in between come those
 * that have moved, from where they stood. Never further, so that a page costs what it shows, however many have moved.
 */
function readStretchAsOf<Row extends KeyRow>(
  connection: Connection,
  listing: RememberedListing,
  asOf: number,
  stretch: Stretch,
  limit: number,
): KeyedRows<Row> {
  const moved = movedOf(listing, asOf);
  const places = past(listing, asOf);
  const found: Row[] = [];
  let from = stretch.from;
  for (let size = limit; ; size *= GROWTH) {
    const left = limit - found.length;
    const rest = { ...stretch, from };
    const { rows, to } =
      size === limit
        ? readNear<Row>(connection, listing, moved, rest, size)
        : readFar<Row>(connection, listing, moved, rest, size, left);
    const others = readStretch<Row>(connection, places, within(stretch, from, to), left).rows;
    found.push(...merged(rows, others, stretch.down).slice(0, left));
    const hasMore = found.length >= limit;
    if (hasMore || to === undefined) return { rows: found, hasMore };
    from = to;
  }
}

/**
 * Reads a page of the list as it stood at the revision `asOf`: each row at the place that it had then, so that a walk
 * which keeps its revision meets each row that lives through it once, wherever it has moved. Rows that came later are
 * not in it; what is said of a row is what is known now. Without `asOf`, or when it is forgotten, the list as it is now.
 * To be called under `reading`.
 */
export function readRows<Row extends KeyRow>(
  connection: Connection,
  revisions: FormerRevisions,
  listing: RememberedListing,
  request: PageRequest<string>,
): KeyedRows<Row> {
  const { asOf } = request;
  return readPage<Row>(
    listing,
    request,
    asOf !== undefined && revisions.isPast(asOf)
      ? (stretch, limit) => readStretchAsOf(connection, listing, asOf, stretch, limit)
      : (stretch, limit) => readStretch(connection, listing, stretch, limit),
  );
}
