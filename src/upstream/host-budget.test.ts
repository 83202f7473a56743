import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UpstreamError } from '../errors.ts';
import { createHostBudget } from './host-budget.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('requests to a host are booked with their distance, however many ask at once', () => {
  const budget = createHostBudget(2, 500);

  const waits = [budget.bookMs('ale.se'), budget.bookMs('ale.se'), budget.bookMs('ale.se'), budget.bookMs('lerum.se')];

  expect(waits).toEqual([0, 500, 1_000, 0]);
});

test('time that has passed is distance too', () => {
  const budget = createHostBudget(2, 500);
  budget.bookMs('ale.se');

  vi.advanceTimersByTime(300);
  const soon = budget.bookMs('ale.se');
  vi.advanceTimersByTime(5_000);
  const late = budget.bookMs('ale.se');

  expect([soon, late]).toEqual([200, 0]);
});

test('a host is held until its time is over, the longest one counting', () => {
  const budget = createHostBudget(2, 0);
  const error = new UpstreamError('RATE_LIMITED', 'ale.se answered 429');

  budget.hold('ale.se', 10_000, error);
  budget.hold('ale.se', 1_000, error);
  vi.advanceTimersByTime(4_000);
  const during = budget.held('ale.se');
  vi.advanceTimersByTime(6_000);

  expect(during).toEqual({ remainingMs: 6_000, error });
  expect(budget.held('ale.se')).toBeUndefined();
  expect(budget.held('lerum.se')).toBeUndefined();
});

test('a place is free again when it is given back', async () => {
  const budget = createHostBudget(1, 0);
  const signal = new AbortController().signal;
  const giveBack = await budget.acquire('ale.se', signal);
  const second = budget.acquire('ale.se', signal);
  const third = budget.acquire('ale.se', AbortSignal.abort(new Error('gone')));

  giveBack();

  await expect(third).rejects.toThrow('gone');
  await expect(second).resolves.toBeTypeOf('function');
});

test('a host that is held is not forgotten among a thousand others', async () => {
  const budget = createHostBudget(1, 0);
  budget.hold('ale.se', 10_000, new UpstreamError('RATE_LIMITED', 'ale.se answered 429'));

  for (let count = 0; count < 2_000; count += 1) {
    const giveBack = await budget.acquire(`${count}.se`, new AbortController().signal);
    giveBack();
  }

  expect(budget.held('ale.se')).toBeDefined();
});
