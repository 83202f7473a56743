import { LRUCache } from 'lru-cache';
import type { Encoding } from './content-encoding.ts';
import { createReadyAnswer, sizeOf } from './ready-answer.ts';
import type { AnswerFacts, ReadyAnswer } from './ready-answer.ts';

/** How a request that came before, byte for byte, was answered. */
export interface Repeat {
  /** Of what it asks for (`Asked.key`). */
  readonly key: string;
  readonly type: string;
  readonly encoding: Encoding | undefined;
}

/** Answers of one revision, and requests by their very bytes. */
export interface KeptAnswers {
  /** Of the present revision; the answers of others are dropped by the question. */
  get(key: string): ReadyAnswer | undefined;
  /** Undefined where the revision has changed meanwhile, or the answer is too large to be kept. */
  keep(revision: number, key: string, body: Buffer, facts: AnswerFacts): ReadyAnswer | undefined;
  repeat(bytes: string): Repeat | undefined;
  remember(bytes: string, repeat: Repeat): void;
  /** The revision as of this turn of the event loop. */
  revision(): number;
  size(): { readonly answers: number; readonly bytes: number };
}

interface KeptAnswersOptions {
  /** At the most, all together. */
  readonly bytes: number;
  readonly revision: () => number;
}

/** Of the bytes, for requests: they are small, but no two callers write the same query alike. */
const REQUESTS_SHARE = 1 / 8;
/** No answer takes more than this part of the room. */
const LARGEST_SHARE = 1 / 4;
const REPEAT_OVERHEAD_BYTES = 200;

export function createKeptAnswers({ bytes, revision }: KeptAnswersOptions): KeptAnswers {
  const requestBytes = Math.max(1, Math.floor(bytes * REQUESTS_SHARE));
  const answerBytes = Math.max(1, bytes - requestBytes);
  const answers = new LRUCache<string, ReadyAnswer>({
    maxSize: answerBytes,
    maxEntrySize: Math.max(1, Math.floor(answerBytes * LARGEST_SHARE)),
    sizeCalculation: sizeOf,
  });
  // What a request asks for does not change with the revision, so these outlive it.
  const repeats = new LRUCache<string, Repeat>({
    maxSize: requestBytes,
    // Latin-1 text has a byte for each character.
    sizeCalculation: (_repeat, request) => request.length + REPEAT_OVERHEAD_BYTES,
  });
  let of = -1;
  let isRead = false;

  // Reading it is a question to the file. Requests of one turn of the loop have come together, so they may see one state.
  const current = (): number => {
    if (isRead) return of;
    isRead = true;
    setImmediate(() => {
      isRead = false;
    });
    const now = revision();
    if (now !== of) answers.clear();
    of = now;
    return now;
  };

  return {
    revision: current,
    get(key) {
      current();
      return answers.get(key);
    },
    keep(asOf, key, body, facts) {
      isRead = false;
      if (current() !== asOf) return undefined;
      const answer = createReadyAnswer(body, facts, () => {
        if (answers.peek(key) === answer) answers.set(key, answer);
      });
      answers.set(key, answer);
      return answers.peek(key) === answer ? answer : undefined;
    },
    repeat: (request) => repeats.get(request),
    remember(request, repeat) {
      repeats.set(request, repeat);
    },
    size: () => ({ answers: answers.size, bytes: answers.calculatedSize + repeats.calculatedSize }),
  };
}
