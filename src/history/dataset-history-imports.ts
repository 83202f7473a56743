import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CatalogueReading, DatasetEvent, HistoryRow, ImportCounts } from './dataset-history.ts';
import type { DatasetTable } from './dataset-history-tables.ts';
import {
  datasetsOf,
  inPieces,
  lockHistory,
  movePosition,
  writeDatasets,
  writeEvents,
  writeKeys,
} from './dataset-history-writes.ts';
import type { ImportedFigure } from './imported-figure.ts';
import { storedKeys } from './observation-identity.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** What `DatasetHistory.importRows` does, within a transaction. */
export async function importRowsIn(db: Database, rows: readonly HistoryRow[]): Promise<ImportCounts> {
  await lockHistory(db);
  const events = rows.flatMap((row) => (row.type === 'event' ? [row.event] : []));
  const added =
    (await importEvents(db, events)) +
    (await importReadings(
      db,
      rows.flatMap((row) => (row.type === 'reading' ? [row.reading] : [])),
    )) +
    (await importFigures(
      db,
      rows.flatMap((row) => (row.type === 'figure' ? [row.figure] : [])),
    ));
  return { added, known: rows.length - added };
}

const nameOf = (event: Pick<DatasetEvent, 'kind' | 'at'>, catalogue: string, dataset: string): string =>
  JSON.stringify([event.kind, event.at, catalogue, dataset]);

async function importEvents(db: Database, events: readonly DatasetEvent[]): Promise<number> {
  const known = new Set<string>();
  for (const some of inPieces([...new Set(events.map(({ datasetId }) => datasetId))])) {
    const rows = await db
      .selectFrom('record_event')
      .select(['kind', 'at', 'catalogue', 'dataset'])
      .where('dataset', 'in', some)
      .execute();
    for (const row of rows) {
      known.add(nameOf({ kind: row.kind as DatasetEvent['kind'], at: row.at }, row.catalogue, row.dataset));
    }
  }
  const added = events.filter((event) => {
    const name = nameOf(event, event.catalogueId, event.datasetId);
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
  await writeEvents(db, added);
  const byCatalogue = new Map<string, DatasetEvent[]>();
  for (const event of added) byCatalogue.set(event.catalogueId, [...(byCatalogue.get(event.catalogueId) ?? []), event]);
  for (const [catalogue, its] of byCatalogue) await goOnFrom(db, catalogue, its);
  return added.length;
}

/** Brings the datasets of a catalogue to where these events leave them. */
async function goOnFrom(db: Database, catalogue: string, events: readonly DatasetEvent[]): Promise<void> {
  const rows = new Map(await datasetsOf(db, catalogue, events.map(({ datasetId }) => datasetId))); // prettier-ignore
  const keys = new Map<string, readonly string[]>();
  // A sort keeps the order of those of one moment.
  for (const event of events.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))) {
    const { datasetId } = event;
    rows.set(datasetId, after(rows.get(datasetId), event));
    if (event.facts !== undefined) keys.set(datasetId, storedKeys(datasetId, event.facts.keys));
    else if (!keys.has(datasetId)) keys.set(datasetId, storedKeys(datasetId, factsIn(rows.get(datasetId))));
  }
  await writeDatasets(db, [...rows.values()]);
  await writeKeys(db, catalogue, keys, () => true);
  // What is read next is compared with these, batch for batch.
  await db.updateTable('record_observation').set({ batches: '[]' }).where('catalogue', '=', catalogue).execute();
}

const factsIn = (row: DatasetTable | undefined): readonly string[] =>
  row === undefined ? [] : ((JSON.parse(row.facts) as { readonly keys?: readonly string[] }).keys ?? []);

function after(row: DatasetTable | undefined, event: DatasetEvent): DatasetTable {
  const { at, kind, identity } = event;
  const firstSeen = row === undefined || at < row.first_seen ? at : row.first_seen;
  if (row !== undefined && at < row.last_at) return { ...row, first_seen: firstSeen };
  const contentHash = event.hash ?? row?.hash ?? '';
  const isSame = row?.hash === contentHash;
  return {
    catalogue: event.catalogueId,
    dataset: event.datasetId,
    identity,
    present: kind === 'VANISHED' ? 0 : kind === 'MOVED' ? (row?.present ?? 1) : 1,
    hash: contentHash,
    line_hash: isSame ? row.line_hash : '',
    prints: isSame ? row.prints : null,
    facts: event.facts === undefined ? (row?.facts ?? '{}') : JSON.stringify(event.facts),
    first_seen: firstSeen,
    last_at: at,
  };
}

async function importReadings(db: Database, readings: readonly CatalogueReading[]): Promise<number> {
  let added = 0;
  for (const some of inPieces(readings)) {
    const result = await db
      .insertInto('record_reading')
      .values(
        some.map((reading) => ({
          catalogue: reading.catalogueId,
          at: reading.at,
          outcome: reading.outcome,
          problem: reading.problem ?? null,
          datasets: reading.datasets ?? null,
          duration_ms: reading.durationMs ?? null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  // Who keeps the readings looks only for those that come after what is known, but for this.
  if (added > 0) await movePosition(db);
  return added;
}

async function importFigures(db: Database, figures: readonly ImportedFigure[]): Promise<number> {
  let added = 0;
  for (const some of inPieces(figures)) {
    const result = await db
      .insertInto('record_figure')
      .values(
        some.map((figure) => {
          const said = {
            date: figure.date,
            metric: figure.metric,
            value: figure.value,
            collaboration: figure.collaboration ?? null,
            organisation: figure.organisation ?? null,
            organisation_kind: figure.organisationKind ?? null,
            source_url: figure.sourceUrl,
            note: figure.note ?? null,
          };
          return { id: hash('sha256', JSON.stringify(Object.values(said)), 'base64url'), ...said };
        }),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  if (added > 0) await movePosition(db);
  return added;
}
