import type { DataService, Dataset } from '../model/dataset.ts';
import { pickText } from '../model/text.ts';
import type { TimeValue } from '../model/value.ts';
import { startOf } from './comparable-time.ts';
import type { Connection } from './connection.ts';
import { RECORD_KINDS } from './schema.ts';
import type { RecordKind } from './schema.ts';
import { sortKey } from './sort-key.ts';
import type { TermWriter } from './term-writer.ts';

interface Chosen {
  readonly n: number;
  readonly json: string;
  readonly catalogue: number;
}

/** Makes the union's row of a node agree with its records. */
export interface UnionWriter {
  /** Returns the row numbers of the organisations whose number of datasets may have changed. */
  settle(kind: RecordKind, id: string): readonly number[];
}

const time = (value: TimeValue | undefined): string | null => startOf(value?.value ?? '') ?? null;

/** The union is read from the record of the first catalogue, in the order of the sources file, that has the node. */
export function createUnionWriter(connection: Connection, terms: TermWriter): UnionWriter {
  const { prepare } = connection;
  const choose = prepare<Chosen>(
    `SELECT r.n, r.json, r.catalogue FROM record r JOIN catalogue c ON c.n = r.catalogue
     WHERE r.kind = ? AND r.id = ? ORDER BY c.position LIMIT 1`,
  );
  const organisation = prepare<{ n: number }>('SELECT organisation AS n FROM organisation_alias WHERE alias = ?');
  const organisationOf = (publisher: string | undefined): number | null =>
    publisher === undefined ? null : (organisation.get([publisher])?.n ?? null);

  const findDataset = prepare<{ n: number; organisation: number | null; first_seen: string }>(
    'SELECT n, organisation, first_seen FROM dataset WHERE id = ?',
  );
  const holders = prepare<{ id: string; first_seen: string }>(
    'SELECT c.id, r.first_seen FROM record r JOIN catalogue c ON c.n = r.catalogue WHERE r.kind = ? AND r.id = ?',
  );
  const deleteDataset = prepare('DELETE FROM dataset WHERE n = ?');
  const putDataset = prepare(
    `INSERT INTO dataset (n, id, uri, record, title, issued, modified, publisher, organisation, distributions, first_seen)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (n) DO UPDATE SET uri = excluded.uri, record = excluded.record, title = excluded.title,
       issued = excluded.issued, modified = excluded.modified, publisher = excluded.publisher,
       organisation = excluded.organisation, distributions = excluded.distributions, first_seen = excluded.first_seen`,
  );
  const deleteDistributions = prepare('DELETE FROM distribution WHERE dataset = ?');
  const putDistributions = prepare(
    `INSERT OR IGNORE INTO distribution (id, dataset_id, dataset, catalogue)
     SELECT value, ?, CAST(? AS INTEGER), CAST(? AS INTEGER) FROM json_each(?)`,
  );

  const settleDataset = (id: string): readonly number[] => {
    const chosen = choose.get([RECORD_KINDS.dataset, id]);
    const existing = findDataset.get([id]);
    const before = existing?.organisation ?? null;
    if (existing !== undefined) deleteDistributions.run([existing.n]);
    if (chosen === undefined) {
      if (existing === undefined) return [];
      terms.remove(existing.n);
      deleteDataset.run([existing.n]);
      return before === null ? [] : [before];
    }
    const dataset = JSON.parse(chosen.json) as Dataset;
    const held = holders.all([RECORD_KINDS.dataset, id]);
    const firstSeen = [...held, ...(existing === undefined ? [] : [existing])]
      .map((one) => one.first_seen)
      .toSorted()[0];
    const publisher = organisationOf(dataset.publisher);
    const { row } = putDataset.run([
      existing?.n ?? null,
      id,
      dataset.uri ?? null,
      chosen.n,
      sortKey(pickText(dataset.titles)) ?? null,
      time(dataset.issued),
      time(dataset.modified),
      dataset.publisher ?? null,
      publisher,
      dataset.distributions.length,
      firstSeen ?? '',
    ]);
    const n = existing?.n ?? row;
    terms.write(
      n,
      existing === undefined,
      dataset,
      held.map((holder) => holder.id),
    );
    if (dataset.distributions.length > 0) {
      putDistributions.run([id, n, chosen.catalogue, JSON.stringify(dataset.distributions.map((one) => one.id))]);
    }
    return [before, publisher].filter((one) => one !== null);
  };

  const findService = prepare<{ n: number }>('SELECT n FROM data_service WHERE id = ?');
  const deleteService = prepare('DELETE FROM data_service WHERE n = ?');
  const putService = prepare(
    `INSERT INTO data_service (n, id, record, title, publisher, organisation) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (n) DO UPDATE SET record = excluded.record, title = excluded.title, publisher = excluded.publisher,
       organisation = excluded.organisation`,
  );
  const deleteServes = prepare('DELETE FROM data_service_serves WHERE service = ?');
  const putServes = prepare('INSERT OR IGNORE INTO data_service_serves (service, dataset_id) VALUES (?, ?)');

  const settleService = (id: string): void => {
    const chosen = choose.get([RECORD_KINDS.dataService, id]);
    const existing = findService.get([id]);
    if (existing !== undefined) deleteServes.run([existing.n]);
    if (chosen === undefined) {
      if (existing !== undefined) deleteService.run([existing.n]);
      return;
    }
    const service = JSON.parse(chosen.json) as DataService;
    const title = sortKey(pickText(service.titles)) ?? null;
    const publisher = service.publisher ?? null;
    const organisation = organisationOf(service.publisher);
    const { row } = putService.run([existing?.n ?? null, id, chosen.n, title, publisher, organisation]);
    for (const dataset of service.servesDatasets) putServes.run([existing?.n ?? row, dataset]);
  };

  const deleteSeries = prepare('DELETE FROM dataset_series WHERE id = ?');
  const putSeries = prepare(
    'INSERT INTO dataset_series (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  );
  const settleSeries = (id: string): void => {
    const chosen = choose.get([RECORD_KINDS.datasetSeries, id]);
    if (chosen === undefined) deleteSeries.run([id]);
    else putSeries.run([id, chosen.n]);
  };

  return {
    settle(kind, id) {
      if (kind === 'dataset') return settleDataset(id);
      if (kind === 'dataService') settleService(id);
      if (kind === 'datasetSeries') settleSeries(id);
      return []; // agents have no row of their own: they are joined into organisations
    },
  };
}
