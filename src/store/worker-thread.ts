import type { Worker } from 'node:worker_threads';
import { startThread } from '../start-thread.ts';
import type { WriterAnswer, WriterRequest } from './writer-messages.ts';

/** Asks the worker; one question at a time. Rejects when it could not do it, or has stopped. */
export interface WorkerThread {
  ask(request: WriterRequest): Promise<WriterAnswer>;
  /** False after it has stopped: it will not answer any more. */
  alive(): boolean;
  stop(): Promise<void>;
}

/** Starts the thread of `writer-worker.ts`. */
export type StartWorker = () => Worker;

export const startWorker: StartWorker = () => startThread(new URL('./writer-worker.ts', import.meta.url));

interface Waiting {
  readonly resolve: (answer: WriterAnswer) => void;
  readonly reject: (error: Error) => void;
}

export function createWorkerThread(start: StartWorker): WorkerThread {
  const worker = start();
  let waiting: Waiting | undefined;
  let stopped: Error | undefined;
  const settle = (use: (waiter: Waiting) => void): void => {
    const waiter = waiting;
    waiting = undefined;
    worker.unref(); // an idle writer does not keep the process alive
    if (waiter !== undefined) use(waiter);
  };
  const end = (error: Error): void => {
    stopped ??= error;
    const why = stopped;
    settle((waiter) => {
      waiter.reject(why);
    });
  };
  worker.on('message', (answer: WriterAnswer) => {
    settle((waiter) => {
      if (answer.type === 'failed') waiter.reject(new Error(answer.message));
      else waiter.resolve(answer);
    });
  });
  worker.on('error', (cause) => {
    end(new Error('The writer thread failed.', { cause }));
  });
  worker.on('exit', (code) => {
    end(new Error(`The writer thread ended with code ${code}.`));
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
