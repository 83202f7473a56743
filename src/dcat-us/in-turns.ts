import { setImmediate } from 'node:timers/promises';

/** As many records are read between two turns of the event loop: some milliseconds of work. */
const AT_A_TIME = 50;

/** The same items, with the event loop given back now and then; throws the signal's reason once that is aborted. */
export async function* inTurns<T>(items: Iterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count % AT_A_TIME !== 0) continue;
    await setImmediate();
    signal.throwIfAborted();
  }
}
