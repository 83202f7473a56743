import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors.ts';
import type { Freshness } from './__generated__/types.ts';
import { readFreshness } from './freshness.ts';

describe('a wish for freshness', () => {
  it.each<[string, Freshness, object]>([
    ['no age, and what there is', { onMissing: 'STALE' }, { timeoutMs: 2000, onMissing: 'STALE' }],
    ['an age in seconds', { maxAge: 60, onMissing: 'OMIT' }, { maxAgeMs: 60_000, timeoutMs: 2000, onMissing: 'OMIT' }],
    [
      'no waiting',
      { maxAge: 3600, timeoutMs: 0, onMissing: 'ERROR' },
      { maxAgeMs: 3_600_000, timeoutMs: 0, onMissing: 'ERROR' },
    ],
    [
      'null, which is as good as nothing',
      { maxAge: null, timeoutMs: null, onMissing: 'STALE' },
      { timeoutMs: 2000, onMissing: 'STALE' },
    ],
  ])('is read: %s', (_case, given, expected) => {
    const wish = readFreshness(given);

    expect(wish).toEqual(expected);
  });

  it.each<[string, Omit<Freshness, 'onMissing'>, string, string]>([
    ['an age below a minute', { maxAge: 59 }, 'freshness.maxAge', 'send 60 (seconds) or more'],
    ['a negative age', { maxAge: -1 }, 'freshness.maxAge', 'send 60 (seconds) or more'],
    ['a negative patience', { maxAge: 60, timeoutMs: -1 }, 'freshness.timeoutMs', 'from 0 (do not wait) to 8000'],
    ['too much patience', { maxAge: 60, timeoutMs: 8001 }, 'freshness.timeoutMs', 'from 0 (do not wait) to 8000'],
    ['patience for nothing', { timeoutMs: 100 }, 'freshness.timeoutMs', 'send maxAge as well'],
  ])('is refused, with what to send: %s', (_case, given, argument, advice) => {
    const read = (): unknown => readFreshness({ ...given, onMissing: 'STALE' });

    expect(read).toThrow(InputError);
    expect(read).toThrow(expect.objectContaining({ argument }));
    expect(read).toThrow(advice);
  });
});
