import type { Worker } from 'node:worker_threads';
import { type AskingThread, createAskingThread } from '../asking-thread.ts';
import type { SpecificationColumn } from '../model/specification.ts';
import type { FileBytes } from '../records/table.ts';
import type { TableVerdict } from '../records/table-check.ts';
import { startThread } from '../start-thread.ts';
import type { FileAnswer, FileQuestion } from './file-messages.ts';

/** Reads a file, or the beginning of one, against the columns of a specification. */
export type CheckFile = (file: FileBytes, columns: readonly SpecificationColumn[]) => Promise<TableVerdict>;

/** Reads files in a thread of its own. */
export interface FileThread {
  /** One file after the other. Rejects when the thread came to an end over the file; the next file has another. */
  readonly check: CheckFile;
  close(): Promise<void>;
}

/** How long a thread that has nothing to do is kept, in milliseconds: a round asks a host every few seconds. */
const IDLE_MS = 30_000;

const startWorker = (): Worker => startThread(new URL('./file-worker.ts', import.meta.url));

/**
 * A file of some MiB is parsed for a tenth of a second, for which the thread that answers must not be held up. The thread
 * is there only while files are read.
 */
export function createFileThread(start: () => Worker = startWorker, idleMs = IDLE_MS): FileThread {
  let thread: AskingThread<FileQuestion, Exclude<FileAnswer, { type: 'failed' }>> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.stop();
  };
  const ask: CheckFile = async (file, columns) => {
    clearTimeout(idle);
    if (thread?.alive() !== true) thread = createAskingThread(start(), 'The thread that reads files');
    try {
      const { verdict } = await thread.ask({ file, columns });
      return verdict;
    } finally {
      idle = setTimeout(() => void end(), idleMs).unref();
    }
  };
  return {
    check: (file, columns) => {
      const verdict = last.then(() => ask(file, columns));
      last = verdict.catch(() => undefined); // whoever asked is told
      return verdict;
    },
    async close() {
      await last;
      clearTimeout(idle);
      await end();
    },
  };
}
