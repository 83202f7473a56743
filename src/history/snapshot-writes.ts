import { setImmediate as turn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { Frame } from './frame.ts';
import { observe, type ObservationDependencies } from './observation.ts';
import { writeReadings } from './observation-readings.ts';
import { hashOf, pack, plainBytes } from './sealed-batch.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Batches deleted by one statement. */
const DELETED_AT_ONCE = 100;

export interface Saving {
  readonly snapshot: SerialisedSnapshot;
  readonly status: CatalogueStatus;
  /** Its batches are written also where they seem to be there. */
  readonly rewrite: boolean;
  readonly observation: ObservationDependencies;
}

/**
 * What `History.save` does, within a transaction: it keeps other writers of this catalogue waiting. What happened to its
 * datasets is put down with it.
 */
export async function saveIn(db: Database, { snapshot, status, rewrite, observation }: Saving): Promise<void> {
  const { catalogueId: catalogue, harvestedAt, complete } = snapshot;
  // Takes the row's lock, whether it is there or not.
  await db
    .insertInto('record_catalogue')
    .values({ catalogue, status: JSON.stringify(status), attempted_at: status.lastAttempt ?? '' })
    .onConflict((conflict) =>
      conflict.column('catalogue').doUpdateSet((set) => ({ catalogue: set.ref('excluded.catalogue') })),
    )
    .execute();
  const held = await db
    .selectFrom('record_snapshot')
    .select(['harvested_at', 'complete'])
    .where('catalogue', '=', catalogue)
    .executeTakeFirst();
  if (held !== undefined && Date.parse(held.harvested_at) > Date.parse(harvestedAt)) return;
  await replaceStatus(db, status);
  if (held?.complete === 1 && !complete) return writeReadings(db, status);

  const stored = await hashesOf(db, catalogue);
  const hashes = await writeBatches(db, snapshot, rewrite ? new Set() : stored);
  const row = {
    harvested_at: harvestedAt,
    complete: complete ? 1 : 0,
    counts: JSON.stringify(snapshot.counts),
    validator: snapshot.validator === undefined ? null : JSON.stringify(snapshot.validator),
    frame: await pack(Buffer.from(JSON.stringify(frameOf(snapshot)))),
    batches: JSON.stringify(hashes),
  };
  await db
    .insertInto('record_snapshot')
    .values({ catalogue, ...row })
    .onConflict((conflict) => conflict.column('catalogue').doUpdateSet(row))
    .execute();
  const kept = new Set(hashes);
  const gone = [...stored].filter((hash) => !kept.has(hash));
  for (let from = 0; from < gone.length; from += DELETED_AT_ONCE) {
    await db
      .deleteFrom('record_batch')
      .where('catalogue', '=', catalogue)
      .where('hash', 'in', gone.slice(from, from + DELETED_AT_ONCE))
      .execute();
  }
  await observe(db, { snapshot, hashes }, observation);
  await writeReadings(db, status, snapshot);
}

const frameOf = ({ catalogue, skipped, skippedCount }: SerialisedSnapshot): Frame => ({
  ...(catalogue === undefined ? {} : { catalogue }),
  skipped,
  skippedCount,
});

async function hashesOf(db: Database, catalogue: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('record_batch').select('hash').where('catalogue', '=', catalogue).execute();
  return new Set(rows.map(({ hash }) => hash));
}

/** One by one, so that memory stays flat and the event loop turns between them; gives the hashes in order. */
async function writeBatches(
  db: Database,
  { catalogueId: catalogue, records }: SerialisedSnapshot,
  stored: ReadonlySet<string>,
): Promise<readonly string[]> {
  const written = new Set(stored);
  const hashes: string[] = [];
  for (const batch of records) {
    const hash = hashOf(batch);
    hashes.push(hash);
    await turn();
    if (written.has(hash)) continue;
    written.add(hash);
    const values = { catalogue, hash, bytes: await pack(plainBytes(batch)) };
    await db
      .insertInto('record_batch')
      .values(values)
      .onConflict((conflict) => conflict.columns(['catalogue', 'hash']).doUpdateSet({ bytes: values.bytes }))
      .execute();
  }
  return hashes;
}

/** What `History.saveStatus` does, within a transaction. */
export async function writeStatus(db: Database, status: CatalogueStatus): Promise<void> {
  await replaceStatus(db, status);
  await writeReadings(db, status);
}

async function replaceStatus(db: Database, status: CatalogueStatus): Promise<void> {
  const values = { status: JSON.stringify(status), attempted_at: status.lastAttempt ?? '' };
  await db
    .insertInto('record_catalogue')
    .values({ catalogue: status.catalogueId, ...values })
    .onConflict((conflict) =>
      conflict
        .column('catalogue')
        .doUpdateSet(values)
        .where('record_catalogue.attempted_at', '<=', values.attempted_at),
    )
    .execute();
}
