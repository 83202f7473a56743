import type { Worker } from 'node:worker_threads';

/** Asks a thread, one question at a time. Rejects when it could not do what was asked, or has stopped. */
export interface AskingThread<Request, Answer> {
  ask(request: Request): Promise<Answer>;
  /** False after it has stopped: it will not answer any more. */
  alive(): boolean;
  stop(): Promise<void>;
}

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
  const settle = (use: (waiter: Waiting<Exclude<Answer, Failed>>) => void): void => {
    const waiter = waiting;
    waiting = undefined;
    worker.unref();
    if (waiter !== undefined) use(waiter);
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

const isFailed = (answer: { readonly type: string } | Failed): answer is Failed => answer.type === 'failed';
