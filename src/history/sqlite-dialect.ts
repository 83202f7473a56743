import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, DialectAdapter, Driver, QueryResult } from 'kysely';
import type { SetAside, SqliteAnswer, SqliteRequest, SqliteValue } from './sqlite-messages.ts';
import { createSqliteThread, type SqliteThread } from './sqlite-thread.ts';

export interface SqliteDialectOptions {
  /** Path of the file. */
  readonly file: string;
  /** Told of a file that was damaged and has been set aside. */
  readonly onSetAside: (aside: SetAside) => void;
}

/**
 * SQLite for the query builder, in a thread of its own: the engine's calls block, and with `synchronous = FULL` a commit
 * waits for the disk. A thread that has died is replaced; what it had begun is gone, as is every transaction cut short.
 */
export function createSqliteDialect(options: SqliteDialectOptions): Dialect {
  return {
    createDriver: () => createSqliteDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => transactional(new SqliteAdapter()),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Migrations in a transaction, whose write lock keeps other processes out; the builder's adapter would do without. */
const transactional = (adapter: SqliteAdapter): DialectAdapter => ({
  supportsCreateIfNotExists: adapter.supportsCreateIfNotExists,
  supportsReturning: adapter.supportsReturning,
  supportsOutput: adapter.supportsOutput,
  supportsTransactionalDdl: true,
  acquireMigrationLock: (db, lock) => adapter.acquireMigrationLock(db, lock),
  releaseMigrationLock: (db, lock) => adapter.releaseMigrationLock(db, lock),
});

/** There is one connection: whoever wants it waits until the one before gives it back. */
function createSqliteDriver({ file, onSetAside }: SqliteDialectOptions): Driver {
  let thread: SqliteThread | undefined;
  let last: Promise<void> = Promise.resolve();
  let release: () => void = () => undefined;

  const ask = (request: SqliteRequest): Promise<SqliteAnswer> => {
    if (thread?.alive() !== true) return Promise.reject(new Error('the thread of the record has ended'));
    return thread.ask(request);
  };
  const run = async (sql: string, parameters: readonly unknown[] = []): Promise<QueryResult<unknown>> => {
    const answer = await ask({ type: 'query', sql, parameters: parameters.map(bindable) });
    if (answer.type !== 'rows') throw new Error(`the thread of the record answered "${answer.type}" to a query`);
    return { rows: answer.rows.map(readable), numAffectedRows: BigInt(answer.changes) };
  };
  const connection: DatabaseConnection = {
    // The builder knows the columns by the tables' types; here nothing can.
    executeQuery: <Row>({ sql, parameters }: CompiledQuery) => run(sql, parameters) as Promise<QueryResult<Row>>,
    streamQuery: () => {
      throw new Error('the record is not streamed');
    },
  };
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      const before = last;
      let done = (): void => undefined;
      last = new Promise((resolve) => {
        done = resolve;
      });
      await before;
      release = done;
      try {
        if (thread?.alive() !== true) thread = createSqliteThread(file);
        const answer = await ask({ type: 'ready' });
        if (answer.type === 'ready' && answer.setAside !== undefined) onSetAside(answer.setAside);
        return connection;
      } catch (error) {
        done();
        throw error;
      }
    },
    async beginTransaction(_, { accessMode }) {
      // A deferred transaction that reads first and then writes fails when another process wrote in between.
      await run(accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE');
    },
    async commitTransaction() {
      await run('COMMIT');
    },
    async rollbackTransaction() {
      // A thread that has died took its transaction along.
      if (thread?.alive() === true) await ask({ type: 'rollback' });
    },
    releaseConnection() {
      release();
      return Promise.resolve();
    },
    async destroy() {
      await last;
      if (thread === undefined) return;
      try {
        if (thread.alive()) await thread.ask({ type: 'close' });
      } finally {
        await thread.stop();
      }
    },
  };
}

function bindable(value: unknown): SqliteValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (value instanceof Uint8Array) return value;
  throw new Error(`a ${typeof value} cannot be bound`);
}

/** The engine hands bytes over as an ArrayBuffer. */
function readable(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}
