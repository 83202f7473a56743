import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import { expired, failed, succeeded } from './status.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-23T12:00:00Z');
const moment = (startedAt: number, spread = 0.5) => ({
  startedAt,
  endedAt: startedAt + 2000,
  freshMs: 12 * HOUR,
  spread,
});
const never: CatalogueStatus = { catalogueId: 'x', state: 'MISSING', consecutiveFailures: 0 };
const minutesFrom = (time: number, status: CatalogueStatus): number =>
  (Date.parse(status.nextAttempt ?? '') - time) / 60_000;

describe('the status of a catalogue', () => {
  it('is fresh after a success, and is tried again before that ends, spread over some hours', () => {
    const early = succeeded(never, moment(start, 0));
    const late = succeeded(never, moment(start, 1));

    expect(early).toMatchObject({
      state: 'FRESH',
      consecutiveFailures: 0,
      lastDurationMs: 2000,
      lastSuccess: '2026-11-23T12:00:02.000Z',
    });
    expect(minutesFrom(start + 2000, early)).toBeCloseTo(0.8 * 12 * 60);
    expect(minutesFrom(start + 2000, late)).toBeCloseTo(0.95 * 12 * 60);
  });

  it('is missing after a failure with nothing to serve, stale with something', () => {
    const error = new UpstreamError('MALFORMED', 'cut off', { line: 3 });

    expect(failed(never, error, moment(start), false)).toMatchObject({
      state: 'MISSING',
      problem: { kind: 'MALFORMED', message: 'cut off', line: 3, since: '2026-11-23T12:00:02.000Z' },
    });
    expect(failed(succeeded(never, moment(start)), error, moment(start + HOUR), true).state).toBe('STALE');
  });

  it('tells since when there is trouble, however often it is tried', () => {
    const error = new UpstreamError('UNREACHABLE', 'gone');
    const first = failed(never, error, moment(start), false);

    const second = failed(first, new UpstreamError('TIMED_OUT', 'slow'), moment(start + HOUR), false);

    expect(second).toMatchObject({
      consecutiveFailures: 2,
      problem: { kind: 'TIMED_OUT', since: first.problem?.since },
    });
  });

  it('waits longer after each failure, up to a quarter of the time that a snapshot is fresh', () => {
    let status = never;
    const waits = Array.from({ length: 9 }, () => {
      status = failed(status, new UpstreamError('UNREACHABLE', 'gone'), moment(start), false);
      return Math.round(minutesFrom(start + 2000, status));
    });

    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 180, 180, 180]);
  });

  it('waits as long as upstream asked for', () => {
    const status = failed(
      never,
      new UpstreamError('RATE_LIMITED', 'slow down', { retryAfterMs: HOUR }),
      moment(start),
      false,
    );

    expect(minutesFrom(start + 2000, status)).toBe(60);
  });

  it('forgets the problem after a success', () => {
    const status = succeeded(
      failed(never, new UpstreamError('UNREACHABLE', 'gone'), moment(start), false),
      moment(start + HOUR),
    );

    expect(status).not.toHaveProperty('problem');
  });

  it('grows stale when its time is over, and not before', () => {
    const status = succeeded(never, moment(start));

    expect(expired(status, start + 11 * HOUR, 12 * HOUR)).toBeUndefined();
    expect(expired(status, start + 13 * HOUR, 12 * HOUR)).toMatchObject({ state: 'STALE' });
    expect(expired(never, start, 12 * HOUR)).toBeUndefined();
  });
});
