import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export interface OpenedFile {
  readonly connection: Connection;
  readonly setAside?: { readonly file: string; readonly reason: string };
}

/** Up to this many bytes every page is read at the start, a second's work: damage is found then, not in an answer. */
const CHECKED_UP_TO = 1024 ** 3;

/** Why the file cannot be used as it is; undefined when it can. */
function flaw(connection: Connection, file: string, analyser: string): string | undefined {
  const version = connection.prepare<{ user_version: number }>('PRAGMA user_version').get([])?.user_version;
  if (version !== SCHEMA_VERSION)
    return `it has version ${version ?? 'none'}, and this program writes ${SCHEMA_VERSION}`;
  const words = connection.prepare<{ value: string }>("SELECT value FROM meta WHERE key = 'analyser'").get([])?.value;
  if (words !== analyser)
    return `its words were analysed by version ${words ?? 'none'}, and this program has ${analyser}`;
  if (statSync(file).size > CHECKED_UP_TO) return undefined;
  const said = connection.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').get([])?.quick_check;
  return said === 'ok' ? undefined : `it is damaged: ${said ?? 'the check gave no answer'}`;
}

function tryOpen(file: string, analyser: string): { readonly connection: Connection } | { readonly reason: string } {
  let connection: Connection | undefined;
  try {
    connection = openConnection(file, { readOnly: false });
    const reason = flaw(connection, file, analyser);
    if (reason === undefined) return { connection };
    connection.close();
    return { reason };
  } catch (error) {
    connection?.close();
    // Somebody else is writing: nothing is wrong with the file.
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw error;
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function create(file: string, analyser: string): Connection {
  const connection = openConnection(file, { readOnly: false });
  try {
    connection.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}`);
    connection.prepare("INSERT INTO meta (key, value) VALUES ('analyser', ?)").run([analyser]);
    connection.exec('COMMIT');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens the read model's file for writing and creates it, with its directory, where there is none. A damaged file or
 * one of another version is renamed to `….broken-<time>` and made anew, for everything in it is derived; with
 * `mayReplace` false (it is being read) that is an Error instead. So is one whose search index was made by another version of
 * the analyser.
 */
export function openFile(file: string, mayReplace: boolean, analyser: string): OpenedFile {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) return { connection: create(file, analyser) };
  const opened = tryOpen(file, analyser);
  if ('connection' in opened) return opened;
  if (!mayReplace) {
    throw new Error(`The read model ${file} cannot be used: ${opened.reason}. Restart to have it made anew.`);
  }
  const aside = `${file}.broken-${new Date().toISOString().replaceAll(':', '')}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return { connection: create(file, analyser), setAside: { file: aside, reason: opened.reason } };
}
