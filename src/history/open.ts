import type { History, HistoryLog } from './history.ts';
import { createPostgresDialect } from './postgres-dialect.ts';
import { createQueuedHistory, type QueuedHistory } from './queued-history.ts';
import { createSqlHistory } from './sql-history.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';

export interface OpenHistoryOptions {
  /** postgres:// address; without it the record is a SQLite file. */
  readonly databaseUrl: string | undefined;
  /** Path of that file. */
  readonly file: string;
  readonly log: HistoryLog;
  /** The most that snapshots may hold of memory while the record is away: 64 MiB unless told. */
  readonly maxQueuedBytes?: number;
}

const QUEUED_BYTES = 64 * 2 ** 20;
const TIMEOUT_MS = 10_000;

/** The record in a PostgreSQL database. `timeoutMs`: the longest that connecting, or a statement, may take. */
export function createPostgresHistory(url: string, timeoutMs = TIMEOUT_MS): History {
  const { host, pathname } = new URL(url);
  return createSqlHistory({
    dialect: createPostgresDialect({ url, timeoutMs }),
    bytes: 'bytea',
    // Without name and password.
    name: `PostgreSQL at ${host}${pathname}`,
  });
}

/** The record in a SQLite file. */
export function createSqliteHistory(file: string, log: HistoryLog): History {
  const onSetAside = (aside: { readonly file: string; readonly reason: string }): void => {
    log.warn(
      { file, setAside: aside.file, reason: aside.reason },
      `The durable record ${file} could not be used (${aside.reason}); it is begun anew. The old one is ${aside.file}.`,
    );
  };
  return createSqlHistory({ dialect: createSqliteDialect({ file, onSetAside }), bytes: 'blob', name: file });
}

/** The record as the gateway uses it. Opens nothing yet and never throws: a record that is away is tried again. */
export function openHistory({
  databaseUrl,
  file,
  log,
  maxQueuedBytes = QUEUED_BYTES,
}: OpenHistoryOptions): QueuedHistory {
  const history = databaseUrl === undefined ? createSqliteHistory(file, log) : createPostgresHistory(databaseUrl);
  return createQueuedHistory({ history, maxBytes: maxQueuedBytes, log });
}
