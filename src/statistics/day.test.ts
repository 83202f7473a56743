import { describe, expect, it } from 'vitest';
import { endOfInterval, firstDayOf, intervalEnds, lastDayOf, yearBefore } from './day.ts';

describe('a day', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-12', '2023-12-01', '2023-12-31'],
    ['2024-05-31', '2024-05-31', '2024-05-31'],
    ['2024-05-31T23:30:00Z', '2024-05-31', '2024-05-31'],
  ])('of %s is the first or the last one', (time, first, last) => {
    expect([firstDayOf(time), lastDayOf(time)]).toEqual([first, last]);
  });

  it.each([
    ['2023-12-31', '2022-12-31'],
    ['2024-02-29', '2023-02-28'],
    ['2025-02-28', '2024-02-28'],
    ['2023-03-01', '2022-03-01'],
  ])('%s comes a year after %s', (day, before) => {
    expect(yearBefore(day)).toBe(before);
  });

  it.each([
    ['2026-11-23', 'WEEK', '2026-11-29'],
    ['2026-11-29', 'WEEK', '2026-11-29'],
    ['2026-12-31', 'WEEK', '2027-01-03'],
    ['2024-02-01', 'MONTH', '2024-02-29'],
    ['2026-11-23', 'QUARTER', '2026-12-31'],
    ['2026-04-01', 'QUARTER', '2026-06-30'],
    ['2026-04-01', 'YEAR', '2026-12-31'],
    ['2026-04-01', 'DAY', '2026-04-01'],
  ] as const)('%s is in the %s that ends on %s', (day, interval, end) => {
    expect(endOfInterval(day, interval)).toBe(end);
  });
});

describe('the points of a series', () => {
  it('are the ends of intervals, and last the end of all', () => {
    expect(intervalEnds('2026-01-15', '2026-04-10', 'MONTH', 800)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-10',
    ]);
    expect(intervalEnds('2026-11-20', '2026-12-01', 'WEEK', 800)).toEqual(['2026-11-22', '2026-11-29', '2026-12-01']);
    expect(intervalEnds('2026-11-20', '2026-11-20', 'YEAR', 800)).toEqual(['2026-11-20']);
  });

  it('are not more than may be', () => {
    expect(intervalEnds('2024-01-01', '2026-03-10', 'DAY', 800)).toHaveLength(800);
    expect(intervalEnds('2024-01-01', '2026-03-11', 'DAY', 800)).toBeUndefined();
  });
});
