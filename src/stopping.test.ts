import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStopping } from './stopping.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const log = pino({ level: 'silent' });
const never = (): Promise<void> => new Promise(() => undefined);

test('after a fault the end comes also when nothing can be closed any more, but not before the port was open long enough', async () => {
  const exit = vi.fn();
  const stopping = createStopping({ log, exit, graceMs: 5_000 });
  stopping.opened({ close: never });

  stopping.fault(new Error('boom'), 'uncaughtException');
  await vi.advanceTimersByTimeAsync(16_000);
  const before = exit.mock.calls.length;
  await vi.advanceTimersByTimeAsync(2_000);

  expect(before).toBe(0);
  expect(exit.mock.calls).toEqual([[1]]);
});

test('told to stop before anything was opened, it ends in order', async () => {
  const exit = vi.fn();
  const stopping = createStopping({ log, exit });

  stopping.signal('SIGTERM');
  await vi.advanceTimersByTimeAsync(0);

  expect(stopping.isUnderWay()).toBe(true);
  expect(exit.mock.calls).toEqual([[0]]);
});

test('what cannot be closed makes the code 1', async () => {
  const exit = vi.fn();
  const stopping = createStopping({ log, exit });
  stopping.opened({ close: () => Promise.reject(new Error('disk full')) });

  stopping.signal('SIGTERM');
  await vi.advanceTimersByTimeAsync(0);

  expect(exit.mock.calls).toEqual([[1]]);
});
