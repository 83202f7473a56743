import type { Kysely } from 'kysely';
import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { Frame } from './frame.ts';
import type { HeldSnapshot } from './history.ts';
import { RecordDamagedError } from './record-damaged-error.ts';
import { batchFrom, hashOf, unpack } from './sealed-batch.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** What `History.held` gives. */
export async function readHeld(db: Database): Promise<readonly HeldSnapshot[]> {
  const rows = await db
    .selectFrom('record_snapshot as snapshot')
    .innerJoin('record_catalogue as catalogue', 'catalogue.catalogue', 'snapshot.catalogue')
    .select(['snapshot.catalogue', 'harvested_at', 'complete', 'counts', 'validator', 'status'])
    .orderBy('snapshot.catalogue')
    .execute();
  return rows.map((row) => ({
    catalogueId: row.catalogue,
    harvestedAt: row.harvested_at,
    complete: row.complete === 1,
    counts: JSON.parse(row.counts) as HeldSnapshot['counts'],
    ...validatorFrom(row.validator),
    status: JSON.parse(row.status) as CatalogueStatus,
  }));
}

const validatorFrom = (json: string | null): Pick<HeldSnapshot, 'validator'> =>
  json === null ? {} : { validator: JSON.parse(json) as NonNullable<HeldSnapshot['validator']> };

/** What `History.load` gives; within a transaction, for it takes several reads. */
export async function loadFrom(
  db: Database,
  catalogueId: string,
  signal: AbortSignal,
): Promise<SerialisedSnapshot | undefined> {
  const row = await db
    .selectFrom('record_snapshot')
    .selectAll()
    .where('catalogue', '=', catalogueId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const records: SerialisedSnapshot['records'][number][] = [];
  for (const hash of JSON.parse(row.batches) as readonly string[]) {
    signal.throwIfAborted();
    const stored = await db
      .selectFrom('record_batch')
      .select('bytes')
      .where('catalogue', '=', catalogueId)
      .where('hash', '=', hash)
      .executeTakeFirst();
    if (stored === undefined) throw new RecordDamagedError(catalogueId, `batch ${hash} is not there`);
    const batch = await readable(catalogueId, async () => batchFrom(await unpack(stored.bytes)));
    if (hashOf(batch) !== hash) throw new RecordDamagedError(catalogueId, `batch ${hash} has other content`);
    records.push(batch);
  }
  const frame = await readable(
    catalogueId,
    async () => JSON.parse((await unpack(row.frame)).toString('utf8')) as Frame,
  );
  return {
    catalogueId,
    ...frame,
    complete: row.complete === 1,
    harvestedAt: row.harvested_at,
    ...validatorFrom(row.validator),
    counts: JSON.parse(row.counts) as SerialisedSnapshot['counts'],
    records,
  };
}

async function readable<T>(catalogueId: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new RecordDamagedError(catalogueId, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
