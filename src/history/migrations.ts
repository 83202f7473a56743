import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { CHECKS_STEP } from './check-tables.ts';
import { DATASET_HISTORY_STEP } from './dataset-history-tables.ts';

/**
 * The steps that make the tables, in order of their names; a step that has been published is never changed. Text is
 * `text` in both engines; bytes are `blob` in SQLite and `bytea` in PostgreSQL.
 */
const stepsFor = (bytes: 'blob' | 'bytea'): Readonly<Record<string, Migration>> => ({
  '0001-snapshots': {
    async up(db: Kysely<never>) {
      await db.schema
        .createTable('record_catalogue')
        .addColumn('catalogue', 'text', (column) => column.primaryKey())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('attempted_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('record_snapshot')
        .addColumn('catalogue', 'text', (column) => column.primaryKey())
        .addColumn('harvested_at', 'text', (column) => column.notNull())
        .addColumn('complete', 'integer', (column) => column.notNull())
        .addColumn('counts', 'text', (column) => column.notNull())
        .addColumn('validator', 'text')
        .addColumn('frame', sql.raw(bytes), (column) => column.notNull())
        .addColumn('batches', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('record_batch')
        .addColumn('catalogue', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('bytes', sql.raw(bytes), (column) => column.notNull())
        .addPrimaryKeyConstraint('record_batch_key', ['catalogue', 'hash'])
        .execute();
    },
  },
  '0002-dataset-history': DATASET_HISTORY_STEP,
  '0003-checks': CHECKS_STEP,
});

/**
 * Brings the tables to what this program needs. Safe when several processes do it at the same time: PostgreSQL has an
 * advisory lock for it, SQLite the write lock of the transaction. Throws the engine's error, or the migrator's when the
 * tables were made by a newer program.
 */
export async function migrate<Tables>(db: Kysely<Tables>, bytes: 'blob' | 'bytea'): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...stepsFor(bytes) }) },
    migrationTableName: 'record_migration',
    migrationLockTableName: 'record_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const why = error instanceof Error ? error.message : 'the migration failed';
  throw new Error(`its tables could not be brought up to date: ${why}`, { cause: error });
}
