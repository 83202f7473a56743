import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Dialect, Driver, DatabaseConnection, QueryResult } from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';

export interface PostgresDialectOptions {
  /** postgres://name:password@host:port/database, with `?sslmode=` if need be. */
  readonly url: string;
  /** The longest that connecting may take, and a statement with its waiting for locks: milliseconds. */
  readonly timeoutMs: number;
}

/** Connections: one saves, one reads, and two more for harvests that end at the same moment. */
const CONNECTIONS = 4;
/** How much longer than the server we wait: its own refusal leaves the connection in order, ours does not. */
const GRACE_MS = 1_000;

interface Leased extends DatabaseConnection {
  isBroken(): boolean;
  give(): void;
}

/**
 * PostgreSQL for the query builder. Not the builder's own driver: a client that is in use when its server dies tells that
 * by an `error` event, which without a listener ends the process; and one whose statement ran out of time still waits for
 * the answer, so it is not used again.
 */
export function createPostgresDialect(options: PostgresDialectOptions): Dialect {
  return {
    createDriver: () => createPostgresDriver(options),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

const ignored = (): void => {
  // Whoever uses the connection next is told.
};

const createPool = ({ url, timeoutMs }: PostgresDialectOptions): Pool => {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'kommungraf',
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + GRACE_MS,
    // The locks of a replica that hangs are freed.
    idle_in_transaction_session_timeout: timeoutMs,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  pool.on('error', ignored);
  return pool;
};

function lease(client: PoolClient): Leased {
  let broken = false;
  const onError = (): void => {
    broken = true;
  };
  client.on('error', onError);
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      try {
        const { rows, rowCount } = await client.query(sql, [...parameters]);
        // The builder knows the columns by the tables' types; here nothing can.
        return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
      } catch (error) {
        // After a refusal of the server the connection is in order, after anything else it is not.
        if (!(error instanceof DatabaseError) || error.severity === 'FATAL') broken = true;
        throw error;
      }
    },
    streamQuery: () => {
      throw new Error('the record is not streamed');
    },
    isBroken: () => broken,
    give() {
      client.off('error', onError);
      client.release(broken);
    },
  };
}

function createPostgresDriver(options: PostgresDialectOptions): Driver {
  const pool = createPool(options);
  const leased = new WeakMap<DatabaseConnection, Leased>();
  const run = async (connection: DatabaseConnection, sql: string): Promise<void> => {
    await leased.get(connection)?.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      const connection = lease(await pool.connect());
      leased.set(connection, connection);
      return connection;
    },
    beginTransaction: (connection, { isolationLevel, accessMode }) => {
      const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
      return run(connection, `start transaction${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`);
    },
    commitTransaction: (connection) => run(connection, 'commit'),
    async rollbackTransaction(connection) {
      // The server does it by itself for a connection that ends; asked here, its error would hide the first one.
      if (leased.get(connection)?.isBroken() === false) await run(connection, 'rollback');
    },
    releaseConnection(connection) {
      leased.get(connection)?.give();
      return Promise.resolve();
    },
    destroy: () => pool.end(),
  };
}
