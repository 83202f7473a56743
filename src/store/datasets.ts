import type { Dataset } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import type { Connection } from './connection.ts';
import type { Selection } from './dataset-selection.ts';
import { FORMER_LISTS } from './former-places.ts';
import type { FormerRevisions } from './former-places.ts';
import type { RememberedListing } from './former-rows.ts';
import type { HotRecords } from './hot-records.ts';
import type { KeyRow } from './keyset.ts';
import { canonicalId, idsOf } from './node-alias.ts';
import { datasetKeys } from './node-identity.ts';
import { createPageMemo } from './page-memo.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { RECORD_KINDS } from './schema.ts';
import type { DatasetFilter, DatasetOrder, Origin, Store } from './store.ts';

type DatasetReads = Pick<Store, 'dataset' | 'datasetByUri' | 'datasets' | 'origins' | 'distribution'>;

const COLUMNS: Readonly<Record<DatasetOrder, string | undefined>> = {
  TITLE: 'd.title',
  MODIFIED: 'd.modified',
  ISSUED: 'd.issued',
  ID: undefined,
};
const INDEXES: Readonly<Record<DatasetOrder, string>> = {
  TITLE: 'dataset_title',
  MODIFIED: 'dataset_modified',
  ISSUED: 'dataset_issued',
  ID: 'dataset_id',
};

/**
 * Few rows are read by the narrowest condition and sorted; where that leaves many, the order's index is read, each
 * row tested, until the page is full.
 */
function listingOf(selection: Selection, order: DatasetOrder, sortedAtMost: number): RememberedListing {
  const common = { columns: 'd.record', id: 'd.id', value: COLUMNS[order] };
  const { list } = FORMER_LISTS.dataset[order];
  if (selection.narrowest !== undefined && selection.narrowest <= sortedAtMost) {
    const { from, where } = selection.driven;
    const sql = `${from.sql} CROSS JOIN former f ON f.list = ${list} AND f.n = d.n`;
    const former = { list, table: 'd', from: { sql, parameters: from.parameters }, where };
    return { ...common, from, where, former };
  }
  const where = selection.tests;
  const from = { sql: `dataset d INDEXED BY ${INDEXES[order]}`, parameters: [] };
  const places = { sql: 'former f INDEXED BY former_place CROSS JOIN dataset d ON d.n = f.n', parameters: [] };
  return { ...common, from, where, former: { list, table: 'd', from: places, where } };
}

/** Longer ones are not remembered: none of ours is. */
const LONGEST_ID = 100;

/** A row without the engine's own properties. */
const placeOf = (row: { readonly record: number } | undefined): { readonly record?: number } =>
  row === undefined ? {} : { record: row.record };

/** Reads of datasets and their distributions. */
export function createDatasetReads(
  connection: Connection,
  records: HotRecords<Dataset>,
  select: (filter: DatasetFilter) => Selection,
  sortedAtMost: number,
  revisions: FormerRevisions,
): DatasetReads {
  const { prepare } = connection;
  const pages = createPageMemo<KeyRow & { readonly record: number }>(connection, revisions);
  const byId = prepare<{ record: number }>(`SELECT record FROM dataset WHERE id = ${canonicalId('dataset', '?1')}`);
  const byUri = prepare<{ record: number }>('SELECT record FROM dataset WHERE uri = ? ORDER BY id LIMIT 1');
  // Two records that were given different URIs, in two catalogues, can be one node.
  const byKey = prepare<{ record: number }>(
    `SELECT d.record FROM identity i JOIN dataset d ON d.id = ${canonicalId('dataset', 'i.id')}
     WHERE i.kind = ${RECORD_KINDS.dataset} AND i.key = ? ORDER BY d.id LIMIT 1`,
  );
  const origins = prepare<Origin>(
    `SELECT DISTINCT c.id AS catalogueId, c.harvested_at AS harvestedAt, d.first_seen AS firstSeen
     FROM dataset d JOIN record r ON r.kind = ${RECORD_KINDS.dataset} AND r.id IN ${idsOf('dataset', 'd.id')}
     JOIN catalogue c ON c.n = r.catalogue WHERE d.id = ${canonicalId('dataset', '?1')} ORDER BY c.position`,
  );
  const holder = prepare<{ dataset_id: string }>(
    'SELECT dataset_id FROM distribution WHERE id = ? ORDER BY dataset_id LIMIT 1',
  );
  const read = (row: { readonly record: number } | undefined): Dataset | undefined =>
    row === undefined ? undefined : records.get(row.record);
  const known = createRevisionMemo<{ readonly record?: number }>(connection);
  const dataset = (id: string): Dataset | undefined =>
    connection.reading(() => {
      const { record } = id.length > LONGEST_ID ? (byId.get([id]) ?? {}) : known.get(id, () => placeOf(byId.get([id])));
      return record === undefined ? undefined : records.get(record);
    });
  return {
    dataset,
    datasetByUri: (uri) =>
      connection.reading(() => {
        const found = byUri.get([uri]);
        if (found !== undefined) return read(found);
        const keys = datasetKeys({ uri, identifiers: [] });
        return read(keys.flatMap((key) => byKey.get([key]) ?? [])[0]);
      }),
    datasets: (filter, page) =>
      connection.reading(() => {
        const { rows, hasMore } = pages(filter, page, () => listingOf(select(filter), page.order, sortedAtMost));
        const items = rows.flatMap(({ id, value, record }) => {
          const node = records.get(record);
          return node === undefined ? [] : [{ node, key: { value, id } }];
        });
        return { items, hasMore };
      }),
    origins: (id) => origins.all([id]),
    distribution: (id) =>
      connection.reading(() => {
        const datasetId = holder.get([id])?.dataset_id;
        const found = datasetId === undefined ? undefined : dataset(datasetId);
        const distribution: Distribution | undefined = found?.distributions.find((one) => one.id === id);
        return found === undefined || distribution === undefined ? undefined : { distribution, datasetId: found.id };
      }),
  };
}
