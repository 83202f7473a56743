import type { Kysely } from 'kysely';
import type { CatalogueStatus } from '../model/snapshot.ts';
import { observe, type ObservationDependencies } from './observation.ts';
import { writeReadings } from './observation-readings.ts';
import { RecordDamagedError } from './record-damaged-error.ts';
import { loadFrom } from './snapshot-reads.ts';
import type { RecordTables } from './tables.ts';

const NEVER = new AbortController().signal;

/**
 * Begins the history of catalogues that a record of an earlier version holds: what they hold appeared when it was first
 * met, as far as `firstSeen` knows, else at that reading. A snapshot that is damaged begins with its next reading.
 */
export async function beginObservations(db: Kysely<RecordTables>, deps: ObservationDependencies): Promise<void> {
  const held = await db
    .selectFrom('record_snapshot as snapshot')
    .leftJoin('record_observation as observation', 'observation.catalogue', 'snapshot.catalogue')
    .select('snapshot.catalogue')
    .where('observation.catalogue', 'is', null)
    .execute();
  for (const { catalogue } of held) {
    await db.transaction().execute((transaction) => begin(transaction, catalogue, deps));
  }
}

async function begin(db: Kysely<RecordTables>, catalogue: string, deps: ObservationDependencies): Promise<void> {
  // As a save does: who saves the catalogue meanwhile waits, or is waited for.
  await db.updateTable('record_catalogue').set({ catalogue }).where('catalogue', '=', catalogue).execute();
  const begun = await db
    .selectFrom('record_observation')
    .select('catalogue')
    .where('catalogue', '=', catalogue)
    .executeTakeFirst();
  if (begun !== undefined) return;
  try {
    const snapshot = await loadFrom(db, catalogue, NEVER);
    const row = await db
      .selectFrom('record_snapshot as snapshot')
      .innerJoin('record_catalogue as of', 'of.catalogue', 'snapshot.catalogue')
      .select(['batches', 'status'])
      .where('snapshot.catalogue', '=', catalogue)
      .executeTakeFirst();
    if (snapshot === undefined || row === undefined) return;
    await observe(db, { snapshot, hashes: JSON.parse(row.batches) as readonly string[] }, deps);
    await writeReadings(db, JSON.parse(row.status) as CatalogueStatus, snapshot);
  } catch (error) {
    // It is found out, and told, when the snapshot is loaded for its own sake.
    if (!(error instanceof RecordDamagedError)) throw error;
  }
}
