import type { DataService, Dataset } from '../model/dataset.ts';
import { pickText } from '../model/text.ts';
import type { Likeness } from '../model/specification-words/likeness.ts';
import type { Connection } from './connection.ts';
import { type DatasetRow, datasetRow } from './dataset-row.ts';
import type { LikelyWriter } from './likely-writer.ts';
import { serviceTermsOf } from './dataset-terms.ts';
import { datasetKeys, serviceKeys } from './node-identity.ts';
import type { Node, NodeRecord, NodeWriter } from './node-writer.ts';
import type { RecordKind } from './schema.ts';
import { createPlaceWriter } from './place-writer.ts';
import type { IndexedRecord, NodeIndex } from './search/index-node.ts';
import { sortKey } from './sort-key.ts';
import type { TermWriter } from './term-writer.ts';

/** Makes the union's rows agree with the records. */
export interface UnionWriter {
  /** Takes note of a new record, whose row number is `n`: what is known of it when its node is settled. */
  add(
    kind: RecordKind,
    record: { readonly n: number; readonly id: string; readonly catalogue: number },
    json: string,
  ): void;
  /**
   * Of the nodes that the records with these ids are in, and of those that they have left. Returns the row numbers of
   * the organisations whose number of datasets may have changed.
   */
  settle(kind: RecordKind, ids: Iterable<string>): readonly number[];
  /** Records noted in a transaction that is rolled back are not there. */
  forget(): void;
}

/** What the union is written through, and read from. */
export interface UnionWriters {
  readonly terms: TermWriter;
  readonly nodes: NodeWriter;
  readonly likely: LikelyWriter;
  readonly index: NodeIndex;
}

interface IndexedRow extends DatasetRow {
  readonly indexed: IndexedRecord;
  readonly likenesses: readonly Likeness[];
}

interface Known<Row> {
  readonly id: string;
  readonly row: Row | undefined;
}

/**
 * The row that the node goes on with: when its id changes (another catalogue comes first) it stays the same row, so that
 * walks that are under way know it.
 */
function continued<Row>(chosen: NodeRecord | undefined, known: readonly Known<Row>[]): Row | undefined {
  if (chosen === undefined) return undefined;
  return (known.find(({ id, row }) => id === chosen.id && row !== undefined) ?? known.find(({ row }) => row))?.row;
}

/**
 * The union is read from the record of the first catalogue, in the order of the sources file, that has the node; the
 * node has that record's id.
 */
export function createUnionWriter(connection: Connection, { terms, nodes, likely, index }: UnionWriters): UnionWriter {
  const { prepare } = connection;
  const organisation = prepare<{ n: number }>('SELECT organisation AS n FROM organisation_alias WHERE alias = ?');
  /** Thousands of datasets follow each other that have one publisher. */
  let last: { readonly publisher: string; readonly n: number | null } | undefined;
  const organisationOf = (publisher: string | undefined | null): number | null => {
    if (publisher === undefined || publisher === null) return null;
    if (last?.publisher !== publisher) last = { publisher, n: organisation.get([publisher])?.n ?? null };
    return last.n;
  };
  /** Of records that were added and not settled yet, by row number: so that they need not be read back. */
  const rows = new Map<number, IndexedRow>();
  const readRow = (dataset: Dataset): IndexedRow => ({
    ...datasetRow(dataset),
    indexed: index.readDataset(dataset),
    likenesses: likely.judge(dataset),
  });
  const rowOf = (record: NodeRecord): IndexedRow =>
    rows.get(record.n) ?? readRow(JSON.parse(nodes.json(record)) as Dataset);

  const findDataset = prepare<{ n: number; organisation: number | null; first_seen: string }>(
    'SELECT n, organisation, first_seen FROM dataset WHERE id = ?',
  );
  const deleteDataset = prepare('DELETE FROM dataset WHERE n = ?');
  const putDataset = prepare(
    `INSERT INTO dataset (n, id, uri, record, title, issued, modified, publisher, organisation, distributions, first_seen,
       catalogue, quality, quality_met, has_rows, has_api)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (n) DO UPDATE SET id = excluded.id, uri = excluded.uri, record = excluded.record, title = excluded.title,
       issued = excluded.issued, modified = excluded.modified, publisher = excluded.publisher,
       organisation = excluded.organisation, distributions = excluded.distributions, first_seen = excluded.first_seen,
       catalogue = excluded.catalogue, quality = excluded.quality, quality_met = excluded.quality_met,
       has_rows = excluded.has_rows, has_api = excluded.has_api`,
  );
  const deleteDistributions = prepare('DELETE FROM distribution WHERE dataset = ?');
  const putDistributions = prepare(
    `INSERT OR IGNORE INTO distribution (id, dataset_id, dataset, catalogue)
     SELECT value, ?, CAST(? AS INTEGER), CAST(? AS INTEGER) FROM json_each(?)`,
  );

  const places = createPlaceWriter(connection);

  const settleDataset = ({ ids, records: [chosen, ...others] }: Node): readonly number[] => {
    const known = ids.flatMap((id) => ({ id, row: findDataset.get([id]) }));
    const before = known.flatMap(({ row }) => row?.organisation ?? []);
    const existing = continued(chosen, known);
    for (const { row } of known) {
      if (row === undefined) continue;
      deleteDistributions.run([row.n]);
      if (row === existing) continue;
      terms.remove(row.n);
      index.remove('dataset', row.n);
      places.remove(row.n);
      likely.remove(row.n);
      deleteDataset.run([row.n]);
    }
    if (chosen === undefined) return before;
    const { id } = chosen;
    const dataset = rowOf(chosen);
    const seen = [chosen, ...others, ...known.flatMap(({ row }) => row ?? [])].map((one) => one.first_seen);
    const publisher = organisationOf(dataset.publisher);
    const { row } = putDataset.run([
      existing?.n ?? null,
      id,
      dataset.uri,
      chosen.n,
      dataset.title,
      dataset.issued,
      dataset.modified,
      dataset.publisher,
      publisher,
      dataset.distributions.length,
      seen.toSorted()[0] ?? '',
      chosen.catalogue,
      dataset.quality,
      dataset.qualityMet,
      Number(dataset.hasRows),
      Number(dataset.hasApi),
    ]);
    const n = existing?.n ?? row;
    places.write(n, existing === undefined, dataset.boxes);
    likely.write(n, existing === undefined, dataset.likenesses);
    const slugs = [...new Set([chosen, ...others].map(({ slug }) => slug))];
    const lists = terms.write(n, existing === undefined, dataset.terms, slugs);
    index.put('dataset', n, dataset.indexed, { id, publisher: dataset.publisher, quality: dataset.quality, lists });
    if (dataset.distributions.length > 0) {
      putDistributions.run([id, n, chosen.catalogue, JSON.stringify(dataset.distributions)]);
    }
    return publisher === null ? before : [...before, publisher];
  };

  const findService = prepare<{ n: number }>('SELECT n FROM data_service WHERE id = ?');
  const deleteService = prepare('DELETE FROM data_service WHERE n = ?');
  const putService = prepare(
    `INSERT INTO data_service (n, id, record, title) VALUES (?, ?, ?, ?)
     ON CONFLICT (n) DO UPDATE SET id = excluded.id, record = excluded.record, title = excluded.title`,
  );
  const deleteOf = ['data_service_serves', 'data_service_publisher'].map((table) =>
    prepare(`DELETE FROM ${table} WHERE service = ?`),
  );
  const putServes = prepare('INSERT OR IGNORE INTO data_service_serves (service, dataset_id) VALUES (?, ?)');
  const putPublisher = prepare(
    'INSERT OR IGNORE INTO data_service_publisher (service, publisher, organisation) VALUES (?, ?, ?)',
  );

  const settleService = ({ ids, records }: Node): void => {
    const [chosen] = records;
    const known = ids.map((id) => ({ id, row: findService.get([id]) }));
    const existing = continued(chosen, known);
    for (const { row } of known) {
      if (row === undefined) continue;
      for (const statement of deleteOf) statement.run([row.n]);
      terms.removeService(row.n);
      if (row === existing) continue;
      index.remove('dataService', row.n);
      deleteService.run([row.n]);
    }
    if (chosen === undefined) return;
    const { id } = chosen;
    // Many may list one API: what each says that it serves, and for whom.
    const services = records.map((record) => JSON.parse(nodes.json(record)) as DataService);
    const [first] = services;
    const title = sortKey(pickText(first?.titles ?? [])) ?? null;
    const { row } = putService.run([existing?.n ?? null, id, chosen.n, title]);
    const n = existing?.n ?? row;
    for (const { servesDatasets, publisher } of services) {
      for (const dataset of servesDatasets) putServes.run([n, dataset]);
      if (publisher !== undefined) putPublisher.run([n, publisher, organisationOf(publisher)]);
    }
    if (first === undefined) return;
    const lists = terms.writeService(n, serviceTermsOf(first), [...new Set(records.map(({ slug }) => slug))]);
    index.put('dataService', n, index.readService(first), { id, publisher: first.publisher, quality: 0, lists });
  };

  const deleteSeries = prepare('DELETE FROM dataset_series WHERE id = ?');
  const putSeries = prepare(
    'INSERT INTO dataset_series (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  );
  const settleSeries = ({ ids, records: [chosen] }: Node): void => {
    for (const id of ids) if (id !== chosen?.id) deleteSeries.run([id]);
    if (chosen !== undefined) putSeries.run([chosen.id, chosen.n]);
  };

  return {
    add(kind, { n, id, catalogue }, json) {
      if (kind === 'dataset') {
        const dataset = JSON.parse(json) as Dataset;
        nodes.add(kind, id, catalogue, datasetKeys(dataset));
        rows.set(n, readRow(dataset));
      } else if (kind === 'dataService') nodes.add(kind, id, catalogue, serviceKeys(JSON.parse(json) as DataService));
    },
    settle(kind, ids) {
      if (kind === 'agent') return []; // they have no row of their own: they are joined into organisations
      const organisations: number[] = [];
      last = undefined;
      for (const node of nodes.regroup(kind, ids)) {
        if (kind === 'dataset') organisations.push(...settleDataset(node));
        else if (kind === 'dataService') settleService(node);
        else settleSeries(node);
      }
      if (kind === 'dataset') rows.clear();
      return organisations;
    },
    forget: () => {
      rows.clear();
    },
  };
}
