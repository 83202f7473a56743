import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;

/** Asks until there is an answer, with pauses that grow from 20 to 200 ms, jittered. Throws the signal's reason. */
export const poll = async <T>(signal: AbortSignal, ask: () => Promise<T | undefined>): Promise<T> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined) return answer;
    try {
      await sleep(pauseMs * (0.5 + Math.random() / 2), undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }
};
