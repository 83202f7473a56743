import type { Kysely } from 'kysely';
import type { DatasetEvent } from './dataset-history.ts';
import type { DatasetTable, EventTable } from './dataset-history-tables.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Rows of one statement. */
const ROWS_AT_ONCE = 100;

/** The values in pieces that a statement can take. */
export function* inPieces<T>(values: readonly T[], size: number = ROWS_AT_ONCE): Generator<readonly T[]> {
  for (let from = 0; from < values.length; from += size) yield values.slice(from, from + size);
}

/** Keeps other writers of history waiting until the transaction ends: identities are found among all catalogues. */
export async function lockHistory(db: Database): Promise<void> {
  await takeNumbers(db, 0);
}

/** The first of so many numbers, which nobody else has. */
async function takeNumbers(db: Database, count: number): Promise<number> {
  await db
    .updateTable('record_event_number')
    .set((set) => ({ last: set('last', '+', count) }))
    .where('one', '=', 1)
    .execute();
  const { last } = await db
    .selectFrom('record_event_number')
    .select('last')
    .where('one', '=', 1)
    .executeTakeFirstOrThrow();
  return last - count + 1;
}

/** Notes that something besides events was added. */
export async function movePosition(db: Database): Promise<void> {
  await takeNumbers(db, 1);
}

const rowOf = (event: DatasetEvent, n: number): EventTable => ({
  n,
  at: event.at,
  kind: event.kind,
  catalogue: event.catalogueId,
  dataset: event.datasetId,
  identity: event.identity,
  hash: event.hash ?? null,
  fields: event.fields === undefined ? null : JSON.stringify(event.fields),
  facts: event.facts === undefined ? null : JSON.stringify(event.facts),
  last_seen: event.lastSeen ?? null,
});

/** Adds events; one that is there already (the same kind, dataset, catalogue and moment) stays as it is. */
export async function writeEvents(db: Database, events: readonly DatasetEvent[]): Promise<void> {
  for (const some of inPieces(events)) {
    const first = await takeNumbers(db, some.length);
    await db
      .insertInto('record_event')
      .values(some.map((event, index) => rowOf(event, first + index)))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Replaces where these datasets stand. */
export async function writeDatasets(db: Database, rows: readonly DatasetTable[]): Promise<void> {
  for (const some of inPieces(rows)) {
    await db
      .insertInto('record_dataset')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['catalogue', 'dataset']).doUpdateSet((set) => ({
          identity: set.ref('excluded.identity'),
          present: set.ref('excluded.present'),
          hash: set.ref('excluded.hash'),
          line_hash: set.ref('excluded.line_hash'),
          prints: set.ref('excluded.prints'),
          facts: set.ref('excluded.facts'),
          first_seen: set.ref('excluded.first_seen'),
          last_at: set.ref('excluded.last_at'),
        })),
      )
      .execute();
  }
}

/** Replaces the stored signs of datasets of one catalogue; `hasKeys`: some may be stored of this one. */
export async function writeKeys(
  db: Database,
  catalogue: string,
  keysOf: ReadonlyMap<string, readonly string[]>,
  hasKeys: (dataset: string) => boolean,
): Promise<void> {
  for (const some of inPieces([...keysOf])) {
    const datasets = some.map(([dataset]) => dataset).filter(hasKeys);
    if (datasets.length > 0) {
      await db
        .deleteFrom('record_dataset_key')
        .where('catalogue', '=', catalogue)
        .where('dataset', 'in', datasets)
        .execute();
    }
    await db
      .insertInto('record_dataset_key')
      .values(some.flatMap(([dataset, keys]) => [...new Set(keys)].map((key) => ({ key, catalogue, dataset }))))
      .execute();
  }
}

/** Where these datasets of a catalogue stand, by id; those that were never seen are absent. */
export async function datasetsOf(
  db: Database,
  catalogue: string,
  datasets: readonly string[],
): Promise<ReadonlyMap<string, DatasetTable>> {
  const found = new Map<string, DatasetTable>();
  for (const some of inPieces([...new Set(datasets)])) {
    const rows = await db
      .selectFrom('record_dataset')
      .selectAll()
      .where('catalogue', '=', catalogue)
      .where('dataset', 'in', some)
      .execute();
    for (const row of rows) found.set(row.dataset, row);
  }
  return found;
}
