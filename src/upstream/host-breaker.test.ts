import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { HostBreaker, Verdict } from './host-breaker.ts';
import { createHostBreaker } from './host-breaker.ts';

const ALE = new URL('https://ale.se/store');
const LERUM = new URL('https://lerum.se/store');
const dead = new UpstreamError('UNREACHABLE', 'ale.se answered 502', { status: 502 });

const create = (): HostBreaker => createHostBreaker({ failures: 5, openMs: 30_000, maxOpenMs: 600_000 });
const call = (breaker: HostBreaker, verdict: Verdict, url = ALE): void => {
  breaker.enter(url).end(verdict);
};
const opened = (): HostBreaker => {
  const breaker = create();
  for (let count = 0; count < 5; count += 1) call(breaker, dead);
  return breaker;
};
const refusal = (breaker: HostBreaker): UpstreamError | undefined => {
  try {
    breaker.check(ALE);
    return undefined;
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('four failures in a row are let pass, the fifth is the last', () => {
  const breaker = create();
  for (let count = 0; count < 4; count += 1) call(breaker, dead);
  const before = refusal(breaker);

  call(breaker, dead);

  expect(before).toBeUndefined();
  expect(refusal(breaker)).toBeInstanceOf(UpstreamError);
});

test('says what the last failure was, since when, and when the host is tried again', () => {
  const breaker = opened();
  vi.advanceTimersByTime(10_000);

  const error = refusal(breaker);

  expect(error).toMatchObject({ kind: 'UNREACHABLE', status: 502, cause: dead, url: ALE.href });
  expect(error?.message).toBe(
    'ale.se did not answer 5 times in a row, the last time at 2026-03-01T12:00:00Z, and is left alone until 2026-03-01T12:00:30Z',
  );
});

test('one answer among the failures starts the count anew', () => {
  const breaker = create();
  for (let count = 0; count < 4; count += 1) call(breaker, dead);

  call(breaker, 'alive');
  for (let count = 0; count < 4; count += 1) call(breaker, dead);

  expect(refusal(breaker)).toBeUndefined();
});

test('a call that showed nothing neither counts nor starts the count anew', () => {
  const breaker = create();
  for (let count = 0; count < 4; count += 1) {
    call(breaker, dead);
    call(breaker, 'unknown');
  }
  const before = refusal(breaker);

  call(breaker, dead);

  expect(before).toBeUndefined();
  expect(refusal(breaker)).toBeInstanceOf(UpstreamError);
});

test('other hosts are let through', () => {
  const breaker = opened();

  const enter = (): unknown => breaker.enter(LERUM);

  expect(enter).not.toThrow();
});

test('when its time is over one call tries, and others fail meanwhile', () => {
  const breaker = opened();
  vi.advanceTimersByTime(30_000);

  breaker.enter(ALE);

  expect(() => breaker.enter(ALE)).toThrow('and is being tried at this moment');
  expect(breaker.states().get('ale.se')).toEqual({ state: 'half-open', failures: 5 });
});

test('a call that tries and is answered lets all others in', () => {
  const breaker = opened();
  vi.advanceTimersByTime(30_000);

  call(breaker, 'alive');

  expect(refusal(breaker)).toBeUndefined();
  expect(breaker.states().size).toBe(0);
});

test('a call that tries lets others in as soon as its answer has begun', () => {
  const breaker = opened();
  vi.advanceTimersByTime(30_000);
  const probe = breaker.enter(ALE);

  probe.answered();

  expect(refusal(breaker)).toBeUndefined();
});

test('each call that tries in vain doubles the time, up to ten minutes', () => {
  const breaker = opened();
  const times: (number | undefined)[] = [];

  for (let count = 0; count < 7; count += 1) {
    const remainingMs = breaker.states().get('ale.se')?.remainingMs ?? 0;
    times.push(remainingMs / 1_000);
    vi.advanceTimersByTime(remainingMs);
    call(breaker, dead);
  }

  expect(times).toEqual([30, 60, 120, 240, 480, 600, 600]);
});

test('after an answer the time is the shortest again', () => {
  const breaker = opened();
  vi.advanceTimersByTime(30_000);
  call(breaker, dead);
  vi.advanceTimersByTime(60_000);
  call(breaker, 'alive');

  for (let count = 0; count < 5; count += 1) call(breaker, dead);

  expect(breaker.states().get('ale.se')).toEqual({ state: 'open', failures: 5, remainingMs: 30_000 });
});

test('a call that tries and is given up by its caller leaves the next one to try', () => {
  const breaker = opened();
  vi.advanceTimersByTime(30_000);

  call(breaker, 'unknown');

  expect(breaker.states().get('ale.se')?.state).toBe('half-open');
  expect(() => breaker.enter(ALE)).not.toThrow();
});

test('calls that were under way when it opened do not prolong it', () => {
  const breaker = create();
  const late = Array.from({ length: 3 }, () => breaker.enter(ALE));
  for (let count = 0; count < 5; count += 1) call(breaker, dead);
  vi.advanceTimersByTime(10_000);

  for (const each of late) each.end(dead);

  expect(breaker.states().get('ale.se')?.remainingMs).toBe(20_000);
});

test('only the first end of a call counts', () => {
  const breaker = create();
  const passage = breaker.enter(ALE);

  for (let count = 0; count < 5; count += 1) passage.end(dead);

  expect(breaker.states().get('ale.se')).toEqual({ state: 'closed', failures: 1 });
});
