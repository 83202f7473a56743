import { datasetKeys } from '../store/node-identity.ts';
import type { CheckRecord } from './check-record.ts';
import type { DatasetHistory } from './dataset-history.ts';
import type { HistoryLog } from './history.ts';
import type { ObservationDependencies } from './observation.ts';
import { createPostgresDialect } from './postgres-dialect.ts';
import { createQueuedHistory, type QueuedHistory } from './queued-history.ts';
import { createSqlHistory, type SqlHistory } from './sql-history.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';

export interface OpenHistoryOptions {
  /** postgres:// address; without it the record is a SQLite file. */
  readonly databaseUrl: string | undefined;
  /** Path of that file. */
  readonly file: string;
  readonly log: HistoryLog;
  /** The most that snapshots may hold of memory while the record is away: 64 MiB unless told. */
  readonly maxQueuedBytes?: number;
  /** When a dataset was first met in a catalogue, for a record of a version that did not note it. */
  readonly firstSeen?: FirstSeen;
  /** Whether `firstSeen` can know anything of a catalogue; always, unless told. */
  readonly hasSeen?: HasSeen;
}

export type FirstSeen = ObservationDependencies['firstSeen'];
type HasSeen = ObservationDependencies['hasSeen'];

/** The record as the gateway uses it. */
export interface OpenedHistory extends QueuedHistory {
  /** What happened to its datasets; unlike writes, these calls fail while the record is away. */
  readonly datasets: DatasetHistory;
  /** What background checks found; as above. */
  readonly checks: CheckRecord;
}

const QUEUED_BYTES = 64 * 2 ** 20;
const TIMEOUT_MS = 10_000;
const NOT_KNOWN: FirstSeen = () => undefined;
const MAYBE: HasSeen = () => true;

const observing = (firstSeen: FirstSeen, hasSeen: HasSeen): ObservationDependencies => ({
  keysOf: datasetKeys,
  firstSeen,
  hasSeen,
});

/** The record in a PostgreSQL database. `timeoutMs`: the longest that connecting, or a statement, may take. */
export function createPostgresHistory(
  url: string,
  timeoutMs = TIMEOUT_MS,
  firstSeen = NOT_KNOWN,
  hasSeen = MAYBE,
): SqlHistory {
  const { host, pathname } = new URL(url);
  return createSqlHistory({
    dialect: createPostgresDialect({ url, timeoutMs }),
    bytes: 'bytea',
    // Without name and password.
    name: `PostgreSQL at ${host}${pathname}`,
    observation: observing(firstSeen, hasSeen),
  });
}

/** The record in a SQLite file. */
export function createSqliteHistory(file: string, log: HistoryLog, firstSeen = NOT_KNOWN, hasSeen = MAYBE): SqlHistory {
  const onSetAside = (aside: { readonly file: string; readonly reason: string }): void => {
    log.warn(
      { file, setAside: aside.file, reason: aside.reason },
      `The durable record ${file} could not be used (${aside.reason}); it is begun anew. The old one is ${aside.file}.`,
    );
  };
  return createSqlHistory({
    dialect: createSqliteDialect({ file, onSetAside }),
    bytes: 'blob',
    name: file,
    observation: observing(firstSeen, hasSeen),
  });
}

/** The record as the gateway uses it. Opens nothing yet and never throws: a record that is away is tried again. */
export function openHistory({
  databaseUrl,
  file,
  log,
  maxQueuedBytes = QUEUED_BYTES,
  firstSeen = NOT_KNOWN,
  hasSeen = MAYBE,
}: OpenHistoryOptions): OpenedHistory {
  const history =
    databaseUrl === undefined
      ? createSqliteHistory(file, log, firstSeen, hasSeen)
      : createPostgresHistory(databaseUrl, TIMEOUT_MS, firstSeen, hasSeen);
  return {
    ...createQueuedHistory({ history, maxBytes: maxQueuedBytes, log }),
    datasets: history.datasets,
    checks: history.checks,
  };
}
