import type { Worker } from 'node:worker_threads';
import { startThread } from '../start-thread.ts';
import type { SqliteAnswer, SqliteRequest } from './sqlite-messages.ts';

/** Asks the thread that holds the file; one question at a time. Rejects when it could not do it, or has stopped. */
export interface SqliteThread {
  ask(request: SqliteRequest): Promise<SqliteAnswer>;
  /** False after it has stopped: it will not answer any more. */
  alive(): boolean;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: SqliteAnswer) => void;
  readonly reject: (error: Error) => void;
}

const startWorker = (file: string): Worker => startThread(new URL('./sqlite-worker.ts', import.meta.url), file);

/** Starts the thread; the file is opened when it is asked to be. */
export function createSqliteThread(file: string): SqliteThread {
  const worker = startWorker(file);
  let waiting: Waiting | undefined;
  let stopped: Error | undefined;
  const settle = (use: (waiter: Waiting) => void): void => {
    const waiter = waiting;
    waiting = undefined;
    worker.unref(); // idle, it does not keep the process alive
    if (waiter !== undefined) use(waiter);
  };
  const end = (error: Error): void => {
    stopped ??= error;
    const why = stopped;
    settle((waiter) => {
      waiter.reject(why);
    });
  };
  worker.on('message', (answer: SqliteAnswer) => {
    settle((waiter) => {
      if (answer.type === 'failed') waiter.reject(new Error(answer.message));
      else waiter.resolve(answer);
    });
  });
  worker.on('error', (cause) => {
    end(new Error('the thread of the record failed', { cause }));
  });
  worker.on('exit', (code) => {
    end(new Error(`the thread of the record ended with code ${code}`));
  });
  worker.unref();
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (stopped !== undefined) {
          reject(stopped);
          return;
        }
        waiting = { resolve, reject };
        worker.ref();
        worker.postMessage(request);
      }),
    alive: () => stopped === undefined,
    stop: async () => {
      await worker.terminate();
    },
  };
}
