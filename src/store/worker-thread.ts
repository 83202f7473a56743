import type { Worker } from 'node:worker_threads';
import { type AskingThread, createAskingThread } from '../asking-thread.ts';
import { startThread } from '../start-thread.ts';
import type { WriterAnswer, WriterRequest } from './writer-messages.ts';

/** The thread that writes the read model. */
export type WorkerThread = AskingThread<WriterRequest, Exclude<WriterAnswer, { type: 'failed' }>>;

/** Starts the thread of `writer-worker.ts`. */
export type StartWorker = () => Worker;

export const startWorker: StartWorker = () => startThread(new URL('./writer-worker.ts', import.meta.url));

export const createWorkerThread = (start: StartWorker): WorkerThread =>
  createAskingThread<WriterRequest, WriterAnswer>(start(), 'The writer thread');
