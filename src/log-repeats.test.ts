import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRepeats, REPEATS_WINDOW, REPEATS_WRITTEN } from './log-repeats.ts';
import type { HeldBack } from './log-repeats.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const told: HeldBack[] = [];
beforeEach(() => {
  told.length = 0;
});
const repeats = (): ((line: readonly unknown[]) => boolean) => createRepeats({ tell: (held) => told.push(held) });
const broken = (): Error => new Error('no such column');

test('the same line is written a few times in a window, then counted, and the count is told at its end', () => {
  const isNews = repeats();

  const written = Array.from({ length: 100 }, (_, index) =>
    isNews([{ err: broken(), reqId: index }, 'a request failed']),
  );
  vi.advanceTimersByTime(REPEATS_WINDOW);

  expect(written.filter(Boolean)).toHaveLength(REPEATS_WRITTEN);
  expect(told).toEqual([{ message: 'a request failed', times: 100 - REPEATS_WRITTEN }]);
});

test('in the next window it is written again', () => {
  const isNews = repeats();
  for (let index = 0; index < 50; index += 1) isNews(['the cache server is gone']);

  vi.advanceTimersByTime(2 * REPEATS_WINDOW);

  expect(isNews(['the cache server is gone'])).toBe(true);
});

test.each([
  ['another message', [{ err: new Error('x') }, 'one'], [{ err: new Error('x') }, 'two']],
  ['another error', [{ err: new Error('x') }, 'one'], [{ err: new TypeError('x') }, 'one']],
  ['another catalogue', [{ catalogue: 'ale' }, 'catalogue failed'], [{ catalogue: 'tibro' }, 'catalogue failed']],
  ['an error by itself', [new Error('one')], [new Error('two')]],
] as const)('%s is another line', (_, one, two) => {
  const isNews = repeats();
  for (let index = 0; index < 50; index += 1) isNews(one);

  expect([isNews(one), isNews(two)]).toEqual([false, true]);
});

test('ever new lines take no more memory than some, and those pushed out have their counts told', () => {
  const isNews = repeats();
  for (let index = 0; index < 10; index += 1) isNews(['first']);

  for (let index = 0; index < 2_000; index += 1) isNews([`line ${index}`]);

  expect(told).toEqual([{ message: 'first', times: 10 - REPEATS_WRITTEN }]);
  expect(isNews(['first'])).toBe(true);
});
