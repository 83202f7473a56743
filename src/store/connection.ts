import Database from 'libsql';
import { LRUCache } from 'lru-cache';

/** What may be bound. Not booleans: the engine's binding aborts the whole process on one. */
export type Value = string | number | null | Buffer;

/** A prepared statement whose rows have the columns that the caller's `Row` names. */
export interface Statement<Row> {
  get(parameters: readonly Value[]): Row | undefined;
  /** Reads to the end: a half-read result would hold the connection on an old state. */
  all(parameters: readonly Value[]): readonly Row[];
  /** How many rows were changed, and the number of the last one inserted. */
  run(parameters: readonly Value[]): { readonly changes: number; readonly row: number };
}

/** One connection to the file; statements are prepared once. */
export interface Connection {
  readonly prepare: <Row>(sql: string) => Statement<Row>;
  exec(sql: string): void;
  /** Everything `work` reads is of one state of the file; may be nested. */
  reading<T>(work: () => T): T;
  /** Which outermost `reading` is under way, each with a number of its own: what was read in it holds until it ends. */
  readonly snapshot: () => number | undefined;
  /** One transaction, rolled back when `work` throws. */
  writing<T>(work: () => T): T;
  /** Ends the transaction, where there is one, without a trace. */
  rollback(): void;
  close(): void;
}

export interface ConnectionOptions {
  readonly readOnly: boolean;
}

/**
 * How long to wait for another process that writes to the same file, in milliseconds: a writer, in its own thread, for as
 * long as a large snapshot takes; a reader is hardly ever kept waiting (WAL), and must not stand still.
 */
const BUSY_MS = { writer: 60_000, reader: 2_000 } as const;
/** Distinct statements kept prepared: filters make many shapes. */
const PREPARED = 1_000;

function asStatement<Row>(prepared: Database.Statement): Statement<Row> {
  // The one place where rows get their type: it is this folder's own SQL that says which columns there are. Parameters
  // always go in as one array, for a single `null` would be taken for the array itself.
  return {
    get: (parameters) => prepared.get(parameters) as Row | undefined,
    all: (parameters) => prepared.all(parameters) as Row[],
    run: (parameters) => {
      const { changes, lastInsertRowid } = prepared.run(parameters);
      return { changes, row: Number(lastInsertRowid) };
    },
  };
}

/** Opens the file (it is created when it is absent). Throws the engine's error when it is not a database. */
export function openConnection(file: string, options: ConnectionOptions): Connection {
  const database = new Database(file, { timeout: options.readOnly ? BUSY_MS.reader : BUSY_MS.writer });
  const statements = new LRUCache<string, Statement<unknown>>({ max: PREPARED });
  let depth = 0;
  let snapshots = 0;
  const rollback = (): void => {
    // A failed COMMIT may have ended it already.
    if (database.inTransaction) database.exec('ROLLBACK');
  };
  try {
    // The engine has no read-only way to open; `query_only` refuses every write. The file is not mapped into memory: reading
    // it through the system's cache costs the same, and each connection's mapping would count as memory of this process,
    // together 200 MiB at 25,000 datasets.
    database.exec(
      options.readOnly
        ? 'PRAGMA query_only = 1; PRAGMA cache_size = -16384; PRAGMA mmap_size = 0;'
        : 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 16384;',
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const known = statements.get(sql);
      if (known !== undefined) return known as Statement<Row>;
      const made = asStatement<Row>(database.prepare(sql));
      statements.set(sql, made);
      return made;
    },
    exec: (sql) => {
      database.exec(sql);
    },
    reading(work) {
      if (depth > 0) return work();
      database.exec('BEGIN');
      depth += 1;
      snapshots += 1;
      try {
        return work();
      } finally {
        depth -= 1;
        database.exec('COMMIT');
      }
    },
    snapshot: () => (depth > 0 ? snapshots : undefined),
    writing(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        rollback();
        throw error;
      }
    },
    rollback,
    close: () => {
      database.close();
    },
  };
}

/** `IN (?,?)` over the values. Padded to powers of two, so that few distinct statements are prepared. */
export function inList(values: readonly (string | number)[]): {
  readonly sql: string;
  readonly parameters: readonly Value[];
} {
  const last = values.at(-1);
  if (last === undefined) return { sql: 'IN ()', parameters: [] };
  if (values.length > 16) return { sql: 'IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(values)] };
  let size = 1;
  while (size < values.length) size *= 2;
  const padded = [...values, ...Array<string | number>(size - values.length).fill(last)];
  return { sql: `IN (${Array(size).fill('?').join(',')})`, parameters: padded };
}
