import type { Worker } from 'node:worker_threads';
import { createAskingThread } from '../../asking-thread.ts';
import type { AskingThread } from '../../asking-thread.ts';
import { InputError } from '../../errors.ts';
import { startThread } from '../../start-thread.ts';
import type {
  SearchThreadAnswer,
  SearchThreadAnswers,
  SearchThreadBatch,
  SearchThreadData,
  SearchThreadRequest,
} from './search-thread-messages.ts';

type Answer<Type extends SearchThreadRequest['type']> = Extract<SearchThreadAnswer, { readonly type: Type }>;

/** The thread that searches. */
export interface SearchThread {
  /**
   * Questions are answered in the order in which they are asked. Those of one turn of the event loop (a page, its total and
   * its facets) cross in one message and see one state of the file. Rejects when the thread could not answer, or has stopped.
   */
  ask<Type extends SearchThreadRequest['type']>(
    request: Extract<SearchThreadRequest, { readonly type: Type }>,
  ): Promise<Answer<Type>>;
  stop(): Promise<void>;
}

/** Starts the thread of `search-worker.ts`: another one in tests of its failing. */
export type StartSearchThread = (data: SearchThreadData) => Worker;

const startSearchThread: StartSearchThread = (data) =>
  startThread(new URL('./search-worker.ts', import.meta.url), data);

/** So many questions in one message: what was asked first is not kept waiting for all that many callers ask at once. */
const MOST_AT_ONCE = 32;

interface Waiting {
  readonly request: SearchThreadRequest;
  readonly resolve: (answer: SearchThreadAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Started at the first question; one that has died is replaced at the next one. */
export function createSearchThread(data: SearchThreadData, start: StartSearchThread = startSearchThread): SearchThread {
  let thread: AskingThread<SearchThreadBatch, Exclude<SearchThreadAnswers, { type: 'failed' }>> | undefined;
  let asked: Waiting[] = [];
  let last: Promise<void> = Promise.resolve();
  let stopped = false;
  const running = (): NonNullable<typeof thread> => {
    if (stopped) throw new Error('The search has been closed.');
    if (thread?.alive() !== true) {
      thread = createAskingThread<SearchThreadBatch, SearchThreadAnswers>(start(data), 'The search thread');
    }
    return thread;
  };
  /** Never rejects: whatever becomes of these, the next ones have their turn. */
  const answer = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const { answers } = await running().ask(batch.map(({ request }) => request));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const said = answers[at];
        if (said === undefined) reject(new Error('The search thread left a question without an answer.'));
        else if (said.type === 'failed') reject(new Error(said.message));
        else if (said.type === 'refused') reject(new InputError(said.argument, said.message));
        else resolve(said);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const send = (): void => {
    for (let from = 0; from < asked.length; from += MOST_AT_ONCE) {
      const batch = asked.slice(from, from + MOST_AT_ONCE);
      last = last.then(() => answer(batch));
    }
    asked = [];
  };
  return {
    async ask<Type extends SearchThreadRequest['type']>(
      request: Extract<SearchThreadRequest, { readonly type: Type }>,
    ): Promise<Answer<Type>> {
      const said = await new Promise<SearchThreadAnswer>((resolve, reject) => {
        // At the end of this turn: by then all that one request asks for has been asked.
        if (asked.length === 0) setImmediate(send);
        asked.push({ request, resolve, reject });
      });
      if (isAnswerTo(said, request.type)) return said;
      throw new Error(`The search thread answered "${said.type}" to a question of "${request.type}".`);
    },
    async stop() {
      stopped = true;
      // What waits behind the questions under way is refused; those are answered.
      await thread?.stop();
    },
  };
}

function isAnswerTo<Type extends SearchThreadRequest['type']>(
  said: SearchThreadAnswer,
  type: Type,
): said is Answer<Type> {
  return said.type === type;
}
