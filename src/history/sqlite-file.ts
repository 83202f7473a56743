import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { SetAside, SqliteValue } from './sqlite-messages.ts';

/** The record's file, open. */
export interface SqliteFile {
  /** Where the file that was found had to be set aside. */
  readonly setAside?: SetAside;
  /** False when another file is in its place, or none: what is written here would not be found again. */
  isInPlace(): boolean;
  query(
    sql: string,
    parameters: readonly SqliteValue[],
  ): { readonly rows: readonly unknown[]; readonly changes: number };
  rollback(): void;
  close(): void;
}

/** Up to this many bytes every page is read when it is opened; above, damage is found when it is met. */
const CHECKED_UP_TO = 1024 ** 3;
/** How long to wait for another process that writes, in milliseconds. */
const BUSY_MS = 10_000;

/** Whether the engine says that the file is damaged, or none of its. Not: full, locked, or not to be opened. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));

function openedAt(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    // FULL: a commit is on the disk before it is acknowledged, also when the power fails.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checked(file: string): Database.Database | { readonly reason: string } {
  let database: Database.Database | undefined;
  try {
    database = openedAt(file);
    if (statSync(file).size > CHECKED_UP_TO) return database;
    const said = database.prepare('PRAGMA quick_check(1)').get([]) as { readonly quick_check?: string } | undefined;
    if (said?.quick_check === 'ok') return database;
    database.close();
    return { reason: said?.quick_check ?? 'the check gave no answer' };
  } catch (error) {
    database?.close();
    if (!isDamage(error)) throw error;
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function setAside(file: string, reason: string): SetAside {
  const aside = `${file}.broken-${new Date().toISOString().replaceAll(':', '')}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return { file: aside, reason };
}

/**
 * Opens the file, which is made, with its folder, where there is none. A damaged one is renamed to `….broken-<time>`,
 * never deleted. Throws the engine's error, and the system's, when it can be neither opened nor made.
 */
export function openSqliteFile(file: string): SqliteFile {
  mkdirSync(dirname(file), { recursive: true });
  // The engine only says that it could not open the file.
  accessSync(dirname(file), constants.W_OK);
  const found = checked(file);
  const aside = 'reason' in found ? setAside(file, found.reason) : undefined;
  const database = 'reason' in found ? openedAt(file) : found;
  const { ino } = statSync(file);
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  return {
    ...(aside === undefined ? {} : { setAside: aside }),
    isInPlace: () => statSync(file, { throwIfNoEntry: false })?.ino === ino,
    query(sql, parameters) {
      const statement = prepared(sql);
      if (statement.reader) return { rows: statement.all(parameters), changes: 0 };
      return { rows: [], changes: statement.run(parameters).changes };
    },
    rollback() {
      // The engine has ended it by itself when the disk was full.
      if (database.inTransaction) database.exec('ROLLBACK');
    },
    close: () => {
      database.close();
    },
  };
}
