import { expect, it } from 'vitest';
import { MOST_REFRESHED, upstreamCallsOf } from './freshness.ts';

it.each([
  ['without the argument', {}, 0],
  ['with null', { freshness: null }, 0],
  ['without an age', { freshness: { onMissing: 'OMIT' } }, 0],
  ['with null as age', { freshness: { maxAge: null } }, 0],
  ['with an age', { first: 3, freshness: { maxAge: 60 } }, MOST_REFRESHED],
])('a list %s may cause so many refreshes', (_case, args, expected) => {
  const calls = upstreamCallsOf(args);

  expect(calls).toBe(expected);
});
