import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

/** Asks a thread, one question at a time. Rejects when it could not do what was asked, or has stopped. */
export interface AskingThread<Request, Answer> {
  ask(request: Request): Promise<Answer>;
  /** False after it has stopped: it will not answer any more. */
  alive(): boolean;
  /** Lets it finish the question under way, for some seconds, and ends it. */
  stop(): Promise<void>;
}

/** How long a thread has for its last question, in milliseconds. */
const LAST_QUESTION_MS = 5_000;

/** What every thread that is asked may answer. */
interface Failed {
  readonly type: 'failed';
  readonly message: string;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** `name` begins a sentence: "The writer thread". An idle thread does not keep the process alive. */
export function createAskingThread<Request, Answer extends { readonly type: string }>(
  worker: Worker,
  name: string,
): AskingThread<Request, Exclude<Answer, Failed>> {
  let waiting: Waiting<Exclude<Answer, Failed>> | undefined;
  let stopped: Error | undefined;
  const idle: (() => void)[] = [];
  const settle = (use: (waiter: Waiting<Exclude<Answer, Failed>>) => void): void => {
    const waiter = waiting;
    waiting = undefined;
    worker.unref();
    if (waiter !== undefined) use(waiter);
    for (const resolve of idle.splice(0)) resolve();
  };
  const end = (error: Error): void => {
    stopped ??= error;
    const why = stopped;
    settle((waiter) => {
      waiter.reject(why);
    });
  };
  worker.on('message', (answer: Exclude<Answer, Failed> | Failed) => {
    settle((waiter) => {
      if (isFailed(answer)) waiter.reject(new Error(answer.message));
      else waiter.resolve(answer);
    });
  });
  worker.on('error', (cause) => {
    end(new Error(`${name} failed.`, { cause }));
  });
  worker.on('exit', (code) => {
    end(new Error(`${name} ended with code ${code}.`));
  });
  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      if (waiting === undefined) resolve();
      else idle.push(resolve);
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
      // Cut off within a call of the database's binding, that binding aborts the whole process.
      await within(LAST_QUESTION_MS, settled());
      await worker.terminate();
    },
  };
}

const isFailed = (answer: { readonly type: string } | Failed): answer is Failed => answer.type === 'failed';

/** Resolves when the work has ended, or the time has. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work, delay(ms, undefined, { signal: over.signal, ref: false }).catch(() => undefined)]);
  over.abort();
}
