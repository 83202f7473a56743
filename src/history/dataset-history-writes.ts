import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import type { DatasetEvent } from './dataset-history.ts';
import type { DatasetKeyTable, DatasetTable, EventTable } from './dataset-history-tables.ts';
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
  const { last } = await db
    .updateTable('record_event_number')
    .set((set) => ({ last: set('last', '+', count) }))
    .where('one', '=', 1)
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}

/** Notes that something besides events was added. */
export async function movePosition(db: Database): Promise<void> {
  await takeNumbers(db, 1);
}

/** The text of a statement for `ROWS_AT_ONCE` rows, by engine and table: to build one costs more than to run it. */
const texts = new WeakMap<object, Map<string, string>>();

/**
 * Adds rows to a table. `build` makes the statement of rows whose values are all its parameters, row by row, in the order
 * of the columns; that of a full piece is made once.
 */
async function insert<Row extends object>(
  db: Database,
  table: string,
  columns: readonly (keyof Row)[],
  rows: readonly Row[],
  build: (rows: readonly Row[]) => Compilable,
): Promise<void> {
  const { adapter } = db.getExecutor();
  const known = texts.get(adapter) ?? new Map<string, string>();
  texts.set(adapter, known);
  for (const some of inPieces(rows)) {
    const isFull = some.length === ROWS_AT_ONCE;
    const text = (isFull ? known.get(table) : undefined) ?? build(some).compile().sql;
    if (isFull) known.set(table, text);
    const parameters = some.flatMap((row) => columns.map((column) => row[column]));
    await db.executeQuery(CompiledQuery.raw(text, parameters));
  }
}

/** An event as it is stored, without the number that it is given then. */
export type NewEvent = Omit<EventTable, 'n'>;

const EVENT: readonly (keyof EventTable)[] = [
  'n',
  'at',
  'kind',
  'catalogue',
  'dataset',
  'identity',
  'hash',
  'fields',
  'facts',
  'last_seen',
];
const DATASET: readonly (keyof DatasetTable)[] = [
  'catalogue',
  'dataset',
  'identity',
  'present',
  'hash',
  'line_hash',
  'prints',
  'facts',
  'first_seen',
  'last_at',
];
const KEY: readonly (keyof DatasetKeyTable)[] = ['key', 'catalogue', 'dataset'];

/** Only these, in this order. */
const picked = <Row extends object>(row: Row, columns: readonly (keyof Row)[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]])) as Row;

const rowOf = (event: DatasetEvent): NewEvent => ({
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
export const writeEvents = (db: Database, events: readonly DatasetEvent[]): Promise<void> =>
  writeEventRows(db, events.map(rowOf));

/** As `writeEvents`. */
export async function writeEventRows(db: Database, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const first = await takeNumbers(db, events.length);
  const rows = events.map((event, index): EventTable => ({ n: first + index, ...event }));
  await insert(db, 'record_event', EVENT, rows, (some) =>
    db
      .insertInto('record_event')
      .values(some.map((row) => picked(row, EVENT)))
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** Replaces where these datasets stand. */
export async function writeDatasets(db: Database, rows: readonly DatasetTable[]): Promise<void> {
  await insert(db, 'record_dataset', DATASET, rows, (some) =>
    db
      .insertInto('record_dataset')
      .values(some.map((row) => picked(row, DATASET)))
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
      ),
  );
}

/**
 * Replaces the stored signs of datasets of one catalogue; `hasKeys`: some may be stored of this one. The first of each, its
 * id, is not among them: by that it is found in `record_event`.
 */
export async function writeKeys(
  db: Database,
  catalogue: string,
  keysOf: ReadonlyMap<string, readonly string[]>,
  hasKeys: (dataset: string) => boolean,
): Promise<void> {
  for (const some of inPieces([...keysOf.keys()].filter(hasKeys))) {
    await db.deleteFrom('record_dataset_key').where('catalogue', '=', catalogue).where('dataset', 'in', some).execute();
  }
  const rows = [...keysOf].flatMap(([dataset, keys]) =>
    [...new Set(keys.slice(1))].map((key) => ({ key, catalogue, dataset })),
  );
  await insert(db, 'record_dataset_key', KEY, rows, (some) => db.insertInto('record_dataset_key').values(some));
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
