import { Kysely, type Dialect } from 'kysely';
import type { History } from './history.ts';
import type { CheckRecord } from './check-record.ts';
import type { DatasetHistory } from './dataset-history.ts';
import { importRowsIn } from './dataset-history-imports.ts';
import {
  goodReadingsAfter,
  goodReadingsSince,
  loggedByNumber,
  loggedByTime,
  type GoodReading,
  type LoggedEvent,
} from './dataset-history-log.ts';
import {
  type EventPlace,
  eventsAfter,
  type HistoryPage,
  readFigures,
  type ReadingPlace,
  readingsAfter,
  readPosition,
} from './dataset-history-reads.ts';
import { migrate } from './migrations.ts';
import type { ObservationDependencies } from './observation.ts';
import { beginObservations } from './observation-start.ts';
import { RecordDamagedError } from './record-damaged-error.ts';
import { loadFrom, readHeld } from './snapshot-reads.ts';
import { saveIn, writeStatus } from './snapshot-writes.ts';
import { createSqlChecks } from './sql-checks.ts';
import type { RecordTables } from './tables.ts';

export interface SqlHistoryOptions {
  readonly dialect: Dialect;
  /** The engine's name of the type of bytes. */
  readonly bytes: 'blob' | 'bytea';
  /** How messages name it: a file, or a server without name and password. */
  readonly name: string;
  readonly observation: ObservationDependencies;
}

/** The record with what happened to its datasets, and what background checks found. */
export interface SqlHistory extends History {
  readonly datasets: DatasetHistory;
  readonly checks: CheckRecord;
}

/** The items of each page, read when it is needed. */
async function* pages<T, Place>(read: (place?: Place) => Promise<HistoryPage<T, Place>>): AsyncGenerator<readonly T[]> {
  let place: Place | undefined;
  do {
    const page: HistoryPage<T, Place> = await read(place);
    yield page.items;
    place = page.next;
  } while (place !== undefined);
}

/** All items of all pages. */
async function* each<T>(read: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const items of read) yield* items;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The record in a database, through one set of queries. Nothing is opened before the first call, and a call after a
 * failure opens it, and looks after its tables, again.
 */
export function createSqlHistory({ dialect, bytes, name, observation }: SqlHistoryOptions): SqlHistory {
  const db: Kysely<RecordTables> = new Kysely({ dialect });
  let migrated: Promise<void> | undefined;
  let problem: string | undefined;
  /** Catalogues whose batches were not what their hashes say: all of them are written again. */
  const damaged = new Set<string>();

  const prepare = async (): Promise<void> => {
    await migrate(db, bytes);
    await beginObservations(db, observation);
  };
  const attempt = async <T>(what: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      await (migrated ??= prepare());
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

  const READING = 'The history of datasets could not be read';
  return {
    checks: createSqlChecks(db, attempt),
    datasets: {
      datasetEvents: (query = {}) =>
        each(pages((place?: EventPlace) => attempt(READING, () => eventsAfter(db, query, place)))),
      catalogueReadings: (query = {}) =>
        each(pages((place?: ReadingPlace) => attempt(READING, () => readingsAfter(db, query, place)))),
      log: {
        byTime: (upTo) => pages((place?: LoggedEvent) => attempt(READING, () => loggedByTime(db, upTo, place))),
        byNumber: (after, upTo) =>
          pages((place?: LoggedEvent) => attempt(READING, () => loggedByNumber(db, place?.n ?? after, upTo))),
        goodReadings: () => pages((place?: GoodReading) => attempt(READING, () => goodReadingsAfter(db, place))),
        goodReadingsSince: (since) => attempt(READING, () => goodReadingsSince(db, since)),
      },
      importedFigures: () => attempt(READING, () => readFigures(db)),
      position: () => attempt(READING, () => readPosition(db)),
      importRows: (rows) =>
        attempt('The rows could not be recorded', () =>
          db.transaction().execute((transaction) => importRowsIn(transaction, rows)),
        ),
    },
    save: (snapshot, status) =>
      attempt(`The snapshot of catalogue "${snapshot.catalogueId}" could not be recorded`, async () => {
        const rewrite = damaged.has(snapshot.catalogueId);
        await db
          .transaction()
          .execute((transaction) => saveIn(transaction, { snapshot, status, rewrite, observation }));
        damaged.delete(snapshot.catalogueId);
      }),
    saveStatus: (status) =>
      attempt(`The status of catalogue "${status.catalogueId}" could not be recorded`, () =>
        db.transaction().execute((transaction) => writeStatus(transaction, status)),
      ),
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
