import type { Connection } from '../connection.ts';
import { FORMER_LISTS } from '../former-places.ts';
import type { FormerRevisions } from '../former-places.ts';
import { readRows } from '../former-rows.ts';
import type { RememberedListing } from '../former-rows.ts';
import type { KeyRow } from '../keyset.ts';
import type { DatasetOrder, Key, PageRequest } from '../store.ts';
import { hitValue, selectHits } from './hit-page.ts';
import { scoreOfPlace } from './hits.ts';
import type { Hits } from './hits.ts';
import { rowSet } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import type { SearchOrder } from './search.ts';

/** A dataset of a page: plain data, so that it can come from another thread. */
export interface HitRow {
  /** Row number of `record`. */
  readonly record: number;
  readonly id: string;
  readonly key: Key;
  readonly score: number;
}

export interface HitRows {
  readonly items: readonly HitRow[];
  readonly hasMore: boolean;
}

interface DatasetRow {
  readonly n: number;
  readonly id: string;
  readonly record: number;
}

/** Row number, id, record. */
type NamedRow = readonly [n: number, id: string, record: number];

/** Reads pages of hits. To be called under `reading`. */
export interface HitPages {
  /** `of`: the revision that the hits were found in. */
  page(hits: Hits, of: number, request: PageRequest<SearchOrder>): HitRows;
}

const COLUMNS = { TITLE: 'd.title', MODIFIED: 'd.modified', ISSUED: 'd.issued', ID: undefined } as const;
/** So many hits are read and sorted for a page in another order than by relevance; above, that order's index is gone along. */
const SORTED_AT_MOST = 2_000;
/** Rows of the order's index that are read at once, and looked up among the hits. */
const BATCH = 512;

function listingOf(order: DatasetOrder, hits: Hits): RememberedListing {
  const { list } = FORMER_LISTS.dataset[order];
  const common = { columns: 'd.n, d.record', id: 'd.id', value: COLUMNS[order], where: [] };
  if (hits.rows.length <= SORTED_AT_MOST) {
    const rows = JSON.stringify([...hits.rows]);
    const from = { sql: 'json_each(?) m CROSS JOIN dataset d ON d.n = m.value', parameters: [rows] };
    const sql = `${from.sql} CROSS JOIN former f ON f.list = ${list} AND f.n = d.n`;
    return { ...common, from, former: { list, table: 'd', from: { sql, parameters: [rows] }, where: [] } };
  }
  const from = { sql: `dataset d INDEXED BY dataset_${order.toLowerCase()}`, parameters: [] };
  const places = { sql: 'former f INDEXED BY former_place CROSS JOIN dataset d ON d.n = f.n', parameters: [] };
  return { ...common, from, former: { list, table: 'd', from: places, where: [] } };
}

function positionOf({ rows }: Hits, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createHitPages(connection: Connection, revisions: FormerRevisions): HitPages {
  // In one text: an object for each row costs twice as much.
  const named = connection.prepare<{ rows: string }>(
    `SELECT json_group_array(json_array(n, id, record)) AS rows FROM dataset
     WHERE n IN (SELECT value FROM json_each(?)) AND since <= ?`,
  );
  const sets = new WeakMap<Hits, RowSet>();
  const setOf = (hits: Hits): RowSet => {
    const known = sets.get(hits) ?? rowSet(hits.rows);
    sets.set(hits, known);
    return known;
  };
  const score = (hits: Hits, i: number): number => scoreOfPlace(hits.places[i] ?? 0);

  /** What has gone since the hits were found is passed over; a number may be that of another dataset by now. */
  const byRelevance = (hits: Hits, of: number, request: PageRequest<SearchOrder>): HitRows => {
    const { descending, limit, from, backward } = request;
    const found: HitRow[] = [];
    let key = from?.value;
    for (;;) {
      const range = { count: limit + 1 - found.length, reversed: descending !== backward };
      const next = selectHits(hits, key === undefined ? range : { ...range, from: key });
      const there = named.get([JSON.stringify(next.map((i) => hits.rows[i] ?? 0)), of])?.rows ?? '[]';
      const rows = new Map((JSON.parse(there) as readonly NamedRow[]).map((row) => [row[0], row]));
      for (const i of next) {
        const row = rows.get(hits.rows[i] ?? 0);
        if (row === undefined) continue;
        const [, id, record] = row;
        found.push({ record, id, key: { value: hitValue(hits, i), id }, score: score(hits, i) });
      }
      const last = next.at(-1);
      if (last === undefined || found.length > limit || next.length < range.count) break;
      key = hitValue(hits, last);
    }
    const items = found.slice(0, limit);
    return { items: backward ? items.toReversed() : items, hasMore: found.length > limit };
  };

  const inOrder = (hits: Hits, request: PageRequest<DatasetOrder>): HitRows => {
    const listing = listingOf(request.order, hits);
    const among = setOf(hits);
    const { limit, backward } = request;
    const size = hits.rows.length <= SORTED_AT_MOST ? limit + 1 : Math.max(BATCH, limit + 1);
    const found: (KeyRow & DatasetRow)[] = [];
    let from = request.from;
    for (;;) {
      const asked = { ...request, limit: size, ...(from === undefined ? {} : { from }) };
      const { rows, hasMore } = readRows<KeyRow & DatasetRow>(connection, revisions, listing, asked);
      const travelled = backward ? rows.toReversed() : rows;
      found.push(...travelled.filter(({ n }) => among.has(n)));
      const last = travelled.at(-1);
      if (last === undefined || !hasMore || found.length > limit) break;
      from = { value: last.value, id: last.id };
    }
    const items = found.slice(0, limit).map(({ n, id, value, record }) => ({
      record,
      id,
      key: { value, id },
      score: score(hits, positionOf(hits, n)),
    }));
    return { items: backward ? items.toReversed() : items, hasMore: found.length > limit };
  };
  return {
    page(hits, of, request) {
      const { order, ...rest } = request;
      return order === 'RELEVANCE' ? byRelevance(hits, of, request) : inOrder(hits, { ...rest, order });
    },
  };
}
