import type { DataService, DatasetSeries } from '../model/dataset.ts';
import { inList } from './connection.ts';
import type { Connection } from './connection.ts';
import { FORMER_LISTS } from './former-places.ts';
import type { FormerRevisions } from './former-places.ts';
import { readRows } from './former-rows.ts';
import type { HotRecords } from './hot-records.ts';
import type { Fragment, KeyRow } from './keyset.ts';
import { canonicalId, idsOf } from './node-alias.ts';
import type { OrganisationScope } from './organisation-scope.ts';
import { RECORD_KINDS, TERM_KINDS } from './schema.ts';
import type { DataServiceFilter, Store } from './store.ts';

type DataServiceReads = Pick<
  Store,
  'dataService' | 'dataServiceRecords' | 'dataServices' | 'countDataServices' | 'datasetSeries'
>;

/** Conditions on `data_service s`. */
export function dataServiceConditions(filter: DataServiceFilter, scope: OrganisationScope): readonly Fragment[] {
  const conditions: Fragment[] = [];
  if (filter.ids !== undefined) {
    const list = inList(filter.ids);
    conditions.push({ sql: `s.id ${list.sql}`, parameters: list.parameters });
  }
  const publishers = scope.publishers({ organisations: filter.organisations });
  if (publishers !== undefined) {
    const list = inList(publishers);
    conditions.push({
      sql: `s.n IN (SELECT p.service FROM data_service_publisher p WHERE p.organisation ${list.sql})`,
      parameters: list.parameters,
    });
  }
  for (const catalogues of [filter.catalogues, filter.listedBy]) {
    if (catalogues === undefined) continue;
    const list = inList(catalogues);
    conditions.push({
      sql: `EXISTS (SELECT 1 FROM record r JOIN catalogue c ON c.n = r.catalogue
              WHERE r.kind = ${RECORD_KINDS.dataService} AND r.id IN ${idsOf('dataService', 's.id')} AND c.id ${list.sql})`,
      parameters: list.parameters,
    });
  }
  if (filter.dataset !== undefined) {
    conditions.push({
      sql: `(s.n IN (
               SELECT v.service FROM dataset d JOIN data_service_serves v ON v.dataset_id IN ${idsOf('dataset', 'd.id')}
               WHERE d.id = ${canonicalId('dataset', '?')}
             ) OR s.id IN (
               SELECT ${canonicalId('dataService', 't.value')} FROM dataset d
               JOIN dataset_term x ON x.dataset = d.n AND x.kind = ${TERM_KINDS.service}
               JOIN term t ON t.n = x.term WHERE d.id = ${canonicalId('dataset', '?')}))`,
      parameters: [filter.dataset, filter.dataset, filter.dataset, filter.dataset],
    });
  }
  return conditions;
}

/** Reads of data services and series. */
export function createDataServiceReads(
  connection: Connection,
  services: HotRecords<DataService>,
  series: HotRecords<DatasetSeries>,
  scope: OrganisationScope,
  revisions: FormerRevisions,
): DataServiceReads {
  const { prepare } = connection;
  const serviceById = prepare<{ record: number }>(
    `SELECT record FROM data_service WHERE id = ${canonicalId('dataService', '?1')}`,
  );
  const listed = prepare<{ n: number }>(
    `SELECT r.n FROM data_service s JOIN record r
       ON r.kind = ${RECORD_KINDS.dataService} AND r.id IN ${idsOf('dataService', 's.id')}
     JOIN catalogue c ON c.n = r.catalogue WHERE s.id = ${canonicalId('dataService', '?1')} ORDER BY c.position, r.id`,
  );
  const seriesById = prepare<{ record: number }>('SELECT record FROM dataset_series WHERE id = ?');
  const read = <T>(records: HotRecords<T>, row: { readonly record: number } | undefined): T | undefined =>
    row === undefined ? undefined : records.get(row.record);
  return {
    dataService: (id) => connection.reading(() => read(services, serviceById.get([id]))),
    dataServiceRecords: (id) => connection.reading(() => listed.all([id]).flatMap(({ n }) => services.get(n) ?? [])),
    datasetSeries: (id) => connection.reading(() => read(series, seriesById.get([id]))),
    dataServices: (filter, page) =>
      connection.reading(() => {
        const where = dataServiceConditions(filter, scope);
        const listing = {
          columns: 's.record',
          from: { sql: 'data_service s', parameters: [] },
          where,
          id: 's.id',
          value: page.order === 'TITLE' ? 's.title' : undefined,
          former: {
            list: FORMER_LISTS.data_service[page.order].list,
            table: 's',
            from: { sql: 'former f CROSS JOIN data_service s ON s.n = f.n', parameters: [] },
            where,
          },
        };
        const { rows, hasMore } = readRows<KeyRow & { readonly record: number }>(connection, revisions, listing, page);
        const items = rows.flatMap(({ id, value, record }) => {
          const node = services.get(record);
          return node === undefined ? [] : [{ node, key: { value, id } }];
        });
        return { items, hasMore };
      }),
    countDataServices: (filter) =>
      connection.reading(() => {
        const conditions = dataServiceConditions(filter, scope);
        const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
        const row = prepare<{ c: number }>(`SELECT count(*) AS c FROM data_service s ${where}`).get(
          conditions.flatMap(({ parameters }) => parameters),
        );
        return row?.c ?? 0;
      }),
  };
}
