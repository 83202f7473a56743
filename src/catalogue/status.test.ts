import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import { dueAt, expired, failed, faulted, freshMsOf, succeeded } from './status.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-23T12:00:00Z');
const moment = (startedAt: number, spread = 0.5) => ({
  startedAt,
  endedAt: startedAt + 2000,
  freshMs: 12 * HOUR,
  spread,
});
const READ = { outcome: 'SUCCEEDED', datasets: 7 } as const;
const read = (before: CatalogueStatus, startedAt: number, spread = 0.5): CatalogueStatus =>
  succeeded(before, moment(startedAt, spread), READ);
const broken = (before: CatalogueStatus, error: UpstreamError, startedAt: number, serves = false): CatalogueStatus =>
  failed(before, { error, serves }, moment(startedAt));
const never: CatalogueStatus = { catalogueId: 'x', state: 'MISSING', consecutiveFailures: 0 };
const minutesFrom = (time: number, status: CatalogueStatus): number =>
  (Date.parse(status.nextAttempt ?? '') - time) / 60_000;

describe('the status of a catalogue', () => {
  it('is fresh after a success, and is tried again before that ends, spread over some hours', () => {
    const early = read(never, start, 0);
    const late = read(never, start, 1);

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

    expect(broken(never, error, start)).toMatchObject({
      state: 'MISSING',
      problem: { kind: 'MALFORMED', message: 'cut off', line: 3, since: '2026-11-23T12:00:02.000Z' },
    });
    expect(broken(read(never, start), error, start + HOUR, true).state).toBe('STALE');
  });

  it('tells since when there is trouble, however often it is tried', () => {
    const error = new UpstreamError('UNREACHABLE', 'gone');
    const first = broken(never, error, start);

    const second = broken(first, new UpstreamError('TIMED_OUT', 'slow'), start + HOUR);

    expect(second).toMatchObject({
      consecutiveFailures: 2,
      problem: { kind: 'TIMED_OUT', since: first.problem?.since },
    });
  });

  it('waits longer after each failure, up to a quarter of the time that a snapshot is fresh', () => {
    let status = never;
    const waits = Array.from({ length: 9 }, () => {
      status = broken(status, new UpstreamError('UNREACHABLE', 'gone'), start);
      return Math.round(minutesFrom(start + 2000, status));
    });

    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 180, 180, 180]);
  });

  it('waits as long as upstream asked for', () => {
    const status = broken(never, new UpstreamError('RATE_LIMITED', 'slow down', { retryAfterMs: HOUR }), start);

    expect(minutesFrom(start + 2000, status)).toBe(60);
  });

  it('has no problem any more after a success', () => {
    const status = read(broken(never, new UpstreamError('UNREACHABLE', 'gone'), start), start + HOUR);

    expect(status).not.toHaveProperty('problem');
    expect(status.consecutiveFailures).toBe(0);
  });

  it('grows stale when its time is over, and not before', () => {
    const status = read(never, start);

    expect(expired(status, start + 11 * HOUR, 12 * HOUR)).toBeUndefined();
    expect(expired(status, start + 13 * HOUR, 12 * HOUR)).toMatchObject({ state: 'STALE' });
    expect(expired(never, start, 12 * HOUR)).toBeUndefined();
  });

  it('still knows the last failure after a success', () => {
    const error = new UpstreamError('MALFORMED', 'cut off', { line: 3 });

    const status = read(broken(never, error, start), start + HOUR);

    expect(status.lastFailure).toEqual({
      kind: 'MALFORMED',
      message: 'cut off',
      line: 3,
      at: '2026-11-23T12:00:02.000Z',
    });
  });

  it('remembers what became of the last twenty attempts, the newest first', () => {
    let status = never;
    for (let hour = 0; hour < 19; hour += 1) status = read(status, start + hour * HOUR);
    status = failed(
      status,
      { error: new UpstreamError('TOO_LARGE', 'big'), serves: true, datasets: 3 },
      moment(start + 19 * HOUR),
    );
    status = succeeded(status, moment(start + 20 * HOUR), { outcome: 'UNCHANGED', datasets: 7 });

    expect(status.history).toHaveLength(20);
    expect(status.history?.slice(0, 3)).toEqual([
      { at: '2026-11-24T08:00:00.000Z', outcome: 'UNCHANGED', datasets: 7, durationMs: 2000 },
      { at: '2026-11-24T07:00:00.000Z', outcome: 'FAILED', problem: 'TOO_LARGE', datasets: 3, durationMs: 2000 },
      { at: '2026-11-24T06:00:00.000Z', outcome: 'SUCCEEDED', datasets: 7, durationMs: 2000 },
    ]);
    expect(status.history?.at(-1)?.at).toBe('2026-11-23T13:00:00.000Z');
  });

  it('after a fault of ours says so without blaming the catalogue, and backs off', () => {
    const before = read(never, start);

    const once = faulted(before, moment(start + HOUR));
    const twice = faulted(once, moment(start + 2 * HOUR));

    expect(twice).toMatchObject({ state: 'FRESH', lastSuccess: before.lastSuccess, consecutiveFailures: 2 });
    expect(twice).not.toHaveProperty('problem');
    expect(twice.lastFailure).toEqual({
      message: expect.stringContaining('a fault of its own') as string,
      at: '2026-11-23T14:00:02.000Z',
    });
    expect(twice.history?.[0]).toEqual({ at: '2026-11-23T14:00:00.000Z', outcome: 'FAILED', durationMs: 2000 });
    expect(minutesFrom(start + 2 * HOUR + 2000, twice)).toBe(10);
    expect(faulted(before, moment(start + 13 * HOUR)).state).toBe('STALE');
  });

  it('is fresh for as long as its own entry says, else as the settings do', () => {
    expect(freshMsOf({ ttlHours: 0.5 }, 12 * HOUR)).toBe(HOUR / 2);
    expect(freshMsOf({}, 12 * HOUR)).toBe(12 * HOUR);
  });

  it('is due when it says, but not later than when it stops being fresh', () => {
    const status = read(never, start);

    expect(dueAt(never, start, 12 * HOUR)).toBe(0);
    expect(dueAt(status, start, 12 * HOUR)).toBe(Date.parse(status.nextAttempt ?? ''));
    expect(dueAt(status, start, HOUR)).toBe(start + 2000 + HOUR);
  });

  it('is due within a day whatever was written by a clock that was wrong', () => {
    const ahead = Date.parse('2061-01-01T00:00:00Z');
    const error = new UpstreamError('UNREACHABLE', 'gone');

    expect(dueAt(read(never, ahead), start, 12 * HOUR)).toBe(start + 24 * HOUR);
    expect(dueAt(broken(never, error, ahead), start, 12 * HOUR)).toBe(start + 24 * HOUR);
  });

  it('does not wait for more than a day because an upstream wishes so', () => {
    const error = new UpstreamError('RATE_LIMITED', 'slow down', { retryAfterMs: 1000 * HOUR });

    expect(minutesFrom(start + 2000, broken(never, error, start))).toBe(24 * 60);
  });
});
