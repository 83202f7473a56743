import { describe, expect, test } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { KeptLink } from '../history/check-record.ts';
import { type LinkAnswer, linkFrom } from './link-outcome.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const url = 'https://data.ale.example/parker.csv';

const noName = new UpstreamError('UNREACHABLE', 'data.ale.example is not a name that exists', {
  cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
});
const down = new UpstreamError('UNREACHABLE', 'data.ale.example refuses connections');

/** What is known after these answers, each so many hours after the start. */
function after(...answers: readonly (readonly [hours: number, answer: LinkAnswer])[]): KeptLink {
  let before: KeptLink | undefined;
  for (const [hours, answer] of answers) {
    const now = START + hours * HOUR_MS;
    before = linkFrom({ url, answer, before, now, everyMs: WEEK_MS, trustsNames: true });
  }
  if (before === undefined) throw new Error('nothing was answered');
  return before;
}

const daysUntilDue = ({ dueAt, checkedAt }: KeptLink): number => (Date.parse(dueAt) - Date.parse(checkedAt)) / DAY_MS;

describe('one answer', () => {
  test.each<readonly [string, LinkAnswer, KeptLink['outcome'], number | undefined]>([
    ['200', { status: 200 }, 'OK', 200],
    ['206', { status: 206 }, 'OK', 206],
    ['401', { status: 401 }, 'REFUSED', 401],
    ['403', { status: 403 }, 'REFUSED', 403],
    ['429', { status: 429 }, 'REFUSED', 429],
    ['the first 404', { status: 404 }, 'REFUSED', 404],
    ['the first 410', { status: 410 }, 'REFUSED', 410],
    ['500', new UpstreamError('UNREACHABLE', 'answered 500', { status: 500 }), 'NO_ANSWER', 500],
    ['a closed port', down, 'NO_ANSWER', undefined],
    ['silence', new UpstreamError('TIMED_OUT', 'did not answer in time'), 'NO_ANSWER', undefined],
    ['something that is no HTTP', new UpstreamError('MALFORMED', 'does not speak HTTP'), 'NO_ANSWER', undefined],
    ['a name that does not exist, for the first time', noName, 'NO_ANSWER', undefined],
    [
      'an address that is not public',
      new UpstreamError('FORBIDDEN_ADDRESS', 'private'),
      'FORBIDDEN_ADDRESS',
      undefined,
    ],
  ])('%s is %o -> %s', (_name, answer, outcome, status) => {
    const link = after([0, answer]);

    expect([link.outcome, link.status]).toEqual([outcome, status]);
  });

  test('its media type is without parameters, in lower case', () => {
    const link = after([0, { status: 200, contentType: 'Text/CSV; charset=utf-8' }]);

    expect(link.mediaType).toBe('text/csv');
  });

  test('a media type that is none is left out', () => {
    const link = after([0, { status: 200, contentType: 'csv' }]);

    expect(link).not.toHaveProperty('mediaType');
  });
});

describe('what is not there', () => {
  test('is gone when it is not there a day later either', () => {
    const link = after([0, { status: 404 }], [25, { status: 410 }]);

    expect(link).toMatchObject({ outcome: 'GONE', status: 410, failingSince: '2026-01-01T00:00:00.000Z' });
  });

  test('is not gone when it is asked again on the same day', () => {
    const link = after([0, { status: 404 }], [23, { status: 404 }]);

    expect(link.outcome).toBe('REFUSED');
  });

  test('is gone too when a failure that says nothing came in between', () => {
    const link = after([0, { status: 404 }], [25, down], [50, { status: 404 }]);

    expect(link.outcome).toBe('GONE');
  });

  test.each<readonly [string, LinkAnswer]>([
    ['it was there', { status: 200 }],
    ['it was refused', { status: 403 }],
  ])('begins anew when %s in between', (_name, between) => {
    const link = after([0, { status: 404 }], [25, between], [50, { status: 404 }]);

    expect(link.outcome).toBe('REFUSED');
  });

  test('is confirmed after a day, and then asked weekly', () => {
    expect(daysUntilDue(after([0, { status: 404 }]))).toBe(1);
    expect(daysUntilDue(after([0, { status: 404 }], [25, { status: 404 }]))).toBeGreaterThanOrEqual(7);
  });

  test('may be a whole host whose name does not exist', () => {
    expect(after([0, noName], [25, noName]).outcome).toBe('GONE');
  });

  test('is not what a host is that we alone find no name for', () => {
    const first = linkFrom({
      url,
      answer: noName,
      before: undefined,
      now: START,
      everyMs: WEEK_MS,
      trustsNames: false,
    });
    const later = linkFrom({
      ...{ url, answer: noName, before: first, everyMs: WEEK_MS, trustsNames: false },
      now: START + WEEK_MS,
    });

    expect([first.outcome, later.outcome]).toEqual(['NO_ANSWER', 'NO_ANSWER']);
  });

  test('is not what a host is that does not answer, however long', () => {
    const link = after(...Array.from({ length: 60 }, (_, day) => [24 * day, down] as const));

    expect(link).toMatchObject({ outcome: 'NO_ANSWER', failingSince: '2026-01-01T00:00:00.000Z' });
  });
});

test('the first failure is remembered until it answers again', () => {
  const failing = after([0, { status: 200 }], [1, down], [30, { status: 403 }]);
  const well = after([0, down], [30, { status: 200 }]);

  expect(failing.failingSince).toBe('2026-01-01T01:00:00.000Z');
  expect(well).not.toHaveProperty('failingSince');
});

test('what gives no answer is asked again after a day, and the longer it lasts the later, a week at the most', () => {
  const first = after([0, down]);
  const third = after([0, down], [24, down], [72, down]);
  const late = after([0, down], [24 * 30, down]);

  expect(daysUntilDue(first)).toBe(1);
  expect(daysUntilDue(third)).toBe(3);
  expect(daysUntilDue(late)).toBeGreaterThanOrEqual(7);
  expect(daysUntilDue(late)).toBeLessThan(8);
});

test('addresses that were checked together are due apart, none before a week is over', () => {
  const due = Array.from({ length: 200 }, (_, n) =>
    daysUntilDue(
      linkFrom({
        ...{ url: `${url}?${n}`, answer: { status: 200 }, before: undefined },
        ...{ now: START, everyMs: WEEK_MS, trustsNames: true },
      }),
    ),
  );

  expect(Math.min(...due)).toBeGreaterThanOrEqual(7);
  expect(Math.max(...due)).toBeLessThan(8);
  expect(new Set(due.map((days) => Math.floor(days * 24))).size).toBeGreaterThan(15);
});
