import type { Kysely, Migration } from 'kysely';

/** The tables of what background checks found; times are ISO 8601, UTC. */
export interface CheckTables {
  readonly record_link: LinkTable;
  readonly record_content: ContentTable;
  readonly record_check_host: CheckHostTable;
}

/** An address that some distribution gives, and what became of asking it. */
export interface LinkTable {
  /** Hash of the address: addresses can be longer than an index takes. */
  readonly key: string;
  readonly url: string;
  /** When it was last met in a catalogue, to a day. */
  readonly seen_at: string;
  /** When it is to be asked. */
  readonly due_at: string;
  /** Null, as what follows, where it was not asked yet. */
  readonly outcome: string | null;
  readonly status: number | null;
  readonly media_type: string | null;
  readonly checked_at: string | null;
  readonly failing_since: string | null;
  /** Since when each answer said that it is not there. */
  readonly missing_since: string | null;
}

/** A file, read against a specification's columns. */
export interface ContentTable {
  /** Hash of address and specification. */
  readonly key: string;
  readonly url: string;
  /** Slug. */
  readonly specification: string;
  readonly state: string;
  readonly rows: number | null;
  /** 1 or 0. */
  readonly whole: number;
  /** JSON array of strings. */
  readonly columns: string;
  /** JSON array of `ContentFault`. */
  readonly faults: string;
  readonly checked_at: string;
  /** When it is to be read again. */
  readonly due_at: string;
  /** `Validator` of the answer as JSON; null where it gave none. */
  readonly validator: string | null;
}

/** A host that a process asks in the background. */
export interface CheckHostTable {
  readonly host: string;
  /** A random name of the process. */
  readonly holder: string;
  /** Until when, in milliseconds since 1970, written as 15 digits. */
  readonly until: string;
}

/** Makes these tables. Published: it is never changed. */
export const CHECKS_STEP: Migration = {
  async up(db: Kysely<never>) {
    await db.schema
      .createTable('record_link')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('status', 'integer')
      .addColumn('media_type', 'text')
      .addColumn('checked_at', 'text')
      .addColumn('failing_since', 'text')
      .addColumn('missing_since', 'text')
      .execute();
    await db.schema.createIndex('record_link_due').on('record_link').columns(['due_at', 'key']).execute();
    await db.schema
      .createTable('record_content')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('specification', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('rows', 'integer')
      .addColumn('whole', 'integer', (column) => column.notNull())
      .addColumn('columns', 'text', (column) => column.notNull())
      .addColumn('faults', 'text', (column) => column.notNull())
      .addColumn('checked_at', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('validator', 'text')
      .execute();
    await db.schema
      .createIndex('record_content_specification')
      .on('record_content')
      .columns(['specification', 'key'])
      .execute();
    await db.schema
      .createTable('record_check_host')
      .addColumn('host', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('until', 'text', (column) => column.notNull())
      .execute();
  },
};
