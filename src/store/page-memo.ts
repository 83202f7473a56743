import type { Connection } from './connection.ts';
import type { FormerRevisions } from './former-places.ts';
import { readRows } from './former-rows.ts';
import type { RememberedListing } from './former-rows.ts';
import type { KeyedRows, KeyRow } from './keyset.ts';
import { createRevisionMemo } from './revision-memo.ts';
import type { PageRequest } from './store.ts';

/** Bytes of rows that are remembered of one list; what the rows stand for is remembered elsewhere. */
const BYTES = 4 * 2 ** 20;
/** Of a page without rows, and of a row besides its texts. */
const PAGE_BYTES = 200;
const ROW_BYTES = 120;

/** Reads pages of a list, each once for a revision while it is remembered. */
export type ReadPages<Row extends KeyRow> = (
  filter: object,
  page: PageRequest<string>,
  listing: () => RememberedListing,
) => KeyedRows<Row>;

const textBytes = (value: string | number | null): number => (typeof value === 'string' ? 2 * value.length : 0);

function bytesOf({ rows }: KeyedRows<KeyRow>): number {
  return rows.reduce((sum, { id, value }) => sum + ROW_BYTES + textBytes(id) + textBytes(value), PAGE_BYTES);
}

/** To be called under `reading`. */
export function createPageMemo<Row extends KeyRow>(connection: Connection, revisions: FormerRevisions): ReadPages<Row> {
  const pages = createRevisionMemo<KeyedRows<Row>>(connection, { bytes: BYTES, bytesOf });
  return (filter, page, listing) =>
    pages.get(JSON.stringify([filter, page]), () => readRows<Row>(connection, revisions, listing(), page));
}
