import { type Kysely, type Migration, sql } from 'kysely';

/** The tables of the history of datasets, alike in both engines. */
export interface DatasetHistoryTables {
  readonly record_event: EventTable;
  readonly record_event_number: EventNumberTable;
  readonly record_dataset: DatasetTable;
  readonly record_dataset_key: DatasetKeyTable;
  readonly record_observation: ObservationTable;
  readonly record_reading: ReadingTable;
  readonly record_figure: FigureTable;
}

/** `DatasetEvent`s: rows are only ever added. */
export interface EventTable {
  /** In the order in which they were committed. */
  readonly n: number;
  readonly at: string;
  readonly kind: string;
  readonly catalogue: string;
  readonly dataset: string;
  readonly identity: string;
  readonly hash: string | null;
  /** Names as a JSON array. */
  readonly fields: string | null;
  /** `DatasetFacts` as JSON. */
  readonly facts: string | null;
  readonly last_seen: string | null;
}

/** One row: the last number given. Its lock keeps writers of history apart, also those of different catalogues. */
interface EventNumberTable {
  readonly one: number;
  readonly last: number;
}

/** Where a dataset stands in a catalogue after its events. */
export interface DatasetTable {
  readonly catalogue: string;
  readonly dataset: string;
  readonly identity: string;
  /** 1 or 0. */
  readonly present: number;
  readonly hash: string;
  /** Of the record's JSON as it stood: where it is the same nothing has to be read. Empty: not known. */
  readonly line_hash: string;
  /** A print of each field, as a JSON object; null: not known. */
  readonly prints: string | null;
  readonly facts: string;
  readonly first_seen: string;
  /** Of its last event. */
  readonly last_at: string;
}

/** Hashes of the signs of a dataset (`DatasetFacts.keys`; of earlier versions its id too), as it was last seen in a catalogue. */
export interface DatasetKeyTable {
  readonly key: string;
  readonly catalogue: string;
  readonly dataset: string;
}

/** What the datasets of a catalogue have been compared with. */
interface ObservationTable {
  readonly catalogue: string;
  readonly seen_at: string;
  /** Hashes of the batches, as a JSON array; empty where all have to be looked at again. */
  readonly batches: string;
}

/** `CatalogueReading`s. */
export interface ReadingTable {
  readonly catalogue: string;
  readonly at: string;
  readonly outcome: string;
  readonly problem: string | null;
  readonly datasets: number | null;
  readonly duration_ms: number | null;
}

/** `ImportedFigure`s. */
export interface FigureTable {
  /** Hash of all that it says. */
  readonly id: string;
  readonly date: string;
  readonly metric: string;
  /** PostgreSQL's driver gives such whole numbers as text. */
  readonly value: number | string;
  readonly collaboration: string | null;
  readonly organisation: string | null;
  readonly organisation_kind: string | null;
  readonly source_url: string;
  readonly note: string | null;
}

/** Makes these tables. Published: it is never changed. */
export const DATASET_HISTORY_STEP: Migration = {
  async up(db: Kysely<never>) {
    await db.schema
      .createTable('record_event')
      .addColumn('n', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('catalogue', 'text', (column) => column.notNull())
      .addColumn('dataset', 'text', (column) => column.notNull())
      .addColumn('identity', 'text', (column) => column.notNull())
      .addColumn('hash', 'text')
      .addColumn('fields', 'text')
      .addColumn('facts', 'text')
      .addColumn('last_seen', 'text')
      .addUniqueConstraint('record_event_once', ['dataset', 'catalogue', 'at', 'kind'])
      .execute();
    await db.schema.createIndex('record_event_at').on('record_event').columns(['at', 'n']).execute();
    await db.schema
      .createTable('record_event_number')
      .addColumn('one', 'integer', (column) => column.primaryKey())
      .addColumn('last', 'integer', (column) => column.notNull())
      .execute();
    await sql`INSERT INTO record_event_number (one, last) VALUES (1, 0)`.execute(db);
    await db.schema
      .createTable('record_dataset')
      .addColumn('catalogue', 'text', (column) => column.notNull())
      .addColumn('dataset', 'text', (column) => column.notNull())
      .addColumn('identity', 'text', (column) => column.notNull())
      .addColumn('present', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('line_hash', 'text', (column) => column.notNull())
      .addColumn('prints', 'text')
      .addColumn('facts', 'text', (column) => column.notNull())
      .addColumn('first_seen', 'text', (column) => column.notNull())
      .addColumn('last_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('record_dataset_pk', ['catalogue', 'dataset'])
      .execute();
    await db.schema
      .createIndex('record_dataset_identity')
      .on('record_dataset')
      .columns(['identity', 'catalogue'])
      .execute();
    await db.schema
      .createTable('record_dataset_key')
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('catalogue', 'text', (column) => column.notNull())
      .addColumn('dataset', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('record_dataset_key_pk', ['key', 'catalogue', 'dataset'])
      .execute();
    await db.schema
      .createIndex('record_dataset_key_of')
      .on('record_dataset_key')
      .columns(['catalogue', 'dataset'])
      .execute();
    await db.schema
      .createTable('record_observation')
      .addColumn('catalogue', 'text', (column) => column.primaryKey())
      .addColumn('seen_at', 'text', (column) => column.notNull())
      .addColumn('batches', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('record_reading')
      .addColumn('catalogue', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('problem', 'text')
      .addColumn('datasets', 'integer')
      .addColumn('duration_ms', 'integer')
      .addPrimaryKeyConstraint('record_reading_pk', ['catalogue', 'at'])
      .execute();
    await db.schema.createIndex('record_reading_at').on('record_reading').columns(['at', 'catalogue']).execute();
    await db.schema
      .createTable('record_figure')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('metric', 'text', (column) => column.notNull())
      .addColumn('value', sql.raw('bigint'), (column) => column.notNull())
      .addColumn('collaboration', 'text')
      .addColumn('organisation', 'text')
      .addColumn('organisation_kind', 'text')
      .addColumn('source_url', 'text', (column) => column.notNull())
      .addColumn('note', 'text')
      .execute();
  },
};
