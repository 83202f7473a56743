import type { Kysely } from 'kysely';
import type { Attempt, CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { RecordTables } from './tables.ts';

/** Attempts that read the catalogue to its end. */
const GOOD = ['SUCCEEDED', 'UNCHANGED'];

/** Of a snapshot whose status does not tell its attempts. */
const readingOf = (
  { lastAttempt }: CatalogueStatus,
  { complete, harvestedAt, counts }: Pick<SerialisedSnapshot, 'complete' | 'harvestedAt' | 'counts'>,
): Omit<Attempt, 'durationMs'> => ({
  at: lastAttempt ?? harvestedAt,
  outcome: complete ? 'SUCCEEDED' : 'FAILED',
  datasets: counts.datasets,
});

/**
 * Adds the attempts that a status tells of to the catalogue's readings: those of the time when the record was away too,
 * as far as the status remembers them.
 */
export async function writeReadings(
  db: Kysely<RecordTables>,
  status: CatalogueStatus,
  snapshot?: Pick<SerialisedSnapshot, 'complete' | 'harvestedAt' | 'counts'>,
): Promise<void> {
  const { catalogueId: catalogue, history = [] } = status;
  const attempts: readonly (Omit<Attempt, 'durationMs'> & { readonly durationMs?: number })[] =
    history.length === 0 && snapshot !== undefined ? [readingOf(status, snapshot)] : history;
  if (attempts.length === 0) return;
  const last = await db
    .selectFrom('record_reading')
    .select('at')
    .where('catalogue', '=', catalogue)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const values = attempts
    .filter(({ at }) => last === undefined || at > last.at)
    .map(({ at, outcome, problem, datasets, durationMs }) => ({
      catalogue,
      at,
      outcome,
      problem: problem ?? null,
      datasets: datasets ?? null,
      duration_ms: durationMs === undefined ? null : Math.round(durationMs),
    }));
  if (values.length === 0) return;
  await db
    .insertInto('record_reading')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When the catalogue was last read to its end before this moment; undefined where that is not known. */
export async function lastGoodReading(
  db: Kysely<RecordTables>,
  catalogue: string,
  before: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('record_reading')
    .select('at')
    .where('catalogue', '=', catalogue)
    .where('at', '<', before)
    .where('outcome', 'in', GOOD)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
