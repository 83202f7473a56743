import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

test.each([
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7_000],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
  ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
  ['Sun Mar  1 12:00:30 2026', 30_000],
  ['Sun, 01 Mar 2020 12:00:30 GMT', 0],
])('reads %j as %d ms', (value, expected) => {
  const milliseconds = retryAfterMs(value, NOW);

  expect(milliseconds).toBe(expected);
});

test.each([
  undefined,
  '',
  'soon',
  'soon 5',
  '-1',
  '1.5',
  '1e3',
  '2026-03-01',
  'Sun, 99 Foo 2026 12:00:30 GMT',
  '9'.repeat(40),
])('takes %j for no answer', (value) => {
  const milliseconds = retryAfterMs(value, NOW);

  expect(milliseconds).toBeUndefined();
});
