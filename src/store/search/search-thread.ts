import type { Worker } from 'node:worker_threads';
import { createAskingThread } from '../../asking-thread.ts';
import type { AskingThread } from '../../asking-thread.ts';
import { InputError } from '../../errors.ts';
import { startThread } from '../../start-thread.ts';
import type { SearchThreadAnswer, SearchThreadData, SearchThreadRequest } from './search-thread-messages.ts';

type Answer<Type extends SearchThreadRequest['type']> = Extract<SearchThreadAnswer, { readonly type: Type }>;

/** The thread that searches. */
export interface SearchThread {
  /** Questions are answered in the order in which they are asked. Rejects when the thread could not answer, or has stopped. */
  ask<Type extends SearchThreadRequest['type']>(
    request: Extract<SearchThreadRequest, { readonly type: Type }>,
  ): Promise<Answer<Type>>;
  stop(): Promise<void>;
}

/** Starts the thread of `search-worker.ts`: another one in tests of its failing. */
export type StartSearchThread = (data: SearchThreadData) => Worker;

const startSearchThread: StartSearchThread = (data) =>
  startThread(new URL('./search-worker.ts', import.meta.url), data);

/** Started at the first question; one that has died is replaced at the next one. */
export function createSearchThread(data: SearchThreadData, start: StartSearchThread = startSearchThread): SearchThread {
  let thread: AskingThread<SearchThreadRequest, Exclude<SearchThreadAnswer, { type: 'failed' }>> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const running = (): NonNullable<typeof thread> => {
    if (stopped) throw new Error('The search has been closed.');
    if (thread?.alive() !== true) {
      thread = createAskingThread<SearchThreadRequest, SearchThreadAnswer>(start(data), 'The search thread');
    }
    return thread;
  };
  return {
    ask<Type extends SearchThreadRequest['type']>(
      request: Extract<SearchThreadRequest, { readonly type: Type }>,
    ): Promise<Answer<Type>> {
      const answer = last.then(async (): Promise<Answer<Type>> => {
        const said = await running().ask(request);
        if (said.type === 'refused') throw new InputError(said.argument, said.message);
        if (isAnswerTo(said, request.type)) return said;
        throw new Error(`The search thread answered "${said.type}" to a question of "${request.type}".`);
      });
      // The next one waits, whatever becomes of this one.
      last = answer.catch(() => undefined);
      return answer;
    },
    async stop() {
      stopped = true;
      // What waits behind the question under way is refused; that one is answered.
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
