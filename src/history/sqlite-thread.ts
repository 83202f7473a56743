import { type AskingThread, createAskingThread } from '../asking-thread.ts';
import { startThread } from '../start-thread.ts';
import type { SqliteAnswer, SqliteRequest } from './sqlite-messages.ts';

/** The thread that holds the record's file. */
export type SqliteThread = AskingThread<SqliteRequest, Exclude<SqliteAnswer, { type: 'failed' }>>;

/** Starts the thread; the file is opened when it is asked to be. */
export const createSqliteThread = (file: string): SqliteThread =>
  createAskingThread<SqliteRequest, SqliteAnswer>(
    startThread(new URL('./sqlite-worker.ts', import.meta.url), file),
    'The thread of the record',
  );
