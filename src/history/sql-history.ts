import { Kysely, type Dialect } from 'kysely';
import type { History } from './history.ts';
import { migrate } from './migrations.ts';
import { RecordDamagedError } from './record-damaged-error.ts';
import { loadFrom, readHeld } from './snapshot-reads.ts';
import { saveIn, writeStatus } from './snapshot-writes.ts';
import type { RecordTables } from './tables.ts';

export interface SqlHistoryOptions {
  readonly dialect: Dialect;
  /** The engine's name of the type of bytes. */
  readonly bytes: 'blob' | 'bytea';
  /** How messages name it: a file, or a server without name and password. */
  readonly name: string;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The record in a database, through one set of queries. Nothing is opened before the first call, and a call after a
 * failure opens it, and looks after its tables, again.
 */
export function createSqlHistory({ dialect, bytes, name }: SqlHistoryOptions): History {
  const db: Kysely<RecordTables> = new Kysely({ dialect });
  let migrated: Promise<void> | undefined;
  let problem: string | undefined;
  /** Catalogues whose batches were not what their hashes say: all of them are written again. */
  const damaged = new Set<string>();

  const attempt = async <T>(what: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      await (migrated ??= migrate(db, bytes));
      const result = await work();
      problem = undefined;
      return result;
    } catch (cause) {
      if (cause instanceof RecordDamagedError) throw cause;
      signal?.throwIfAborted();
      migrated = undefined;
      problem = `${what} (${name}): ${messageOf(cause)}`;
      throw new Error(problem, { cause });
    }
  };

  return {
    save: (snapshot, status) =>
      attempt(`The snapshot of catalogue "${snapshot.catalogueId}" could not be recorded`, async () => {
        const rewrite = damaged.has(snapshot.catalogueId);
        await db.transaction().execute((transaction) => saveIn(transaction, snapshot, status, rewrite));
        damaged.delete(snapshot.catalogueId);
      }),
    saveStatus: (status) =>
      attempt(`The status of catalogue "${status.catalogueId}" could not be recorded`, () => writeStatus(db, status)),
    held: () => attempt('The record could not be read', () => readHeld(db)),
    load: async (catalogueId, signal) => {
      signal.throwIfAborted();
      const ofOneMoment = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
      try {
        return await attempt(
          `The record of catalogue "${catalogueId}" could not be read`,
          () => ofOneMoment.execute((transaction) => loadFrom(transaction, catalogueId, signal)),
          signal,
        );
      } catch (error) {
        if (error instanceof RecordDamagedError) damaged.add(catalogueId);
        throw error;
      }
    },
    state: () => ({ available: problem === undefined, queued: 0, ...(problem === undefined ? {} : { problem }) }),
    close: () => db.destroy(),
  };
}
