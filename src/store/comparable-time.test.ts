import { describe, expect, it } from 'vitest';
import { endOf, startOf } from './comparable-time.ts';

describe('comparable times', () => {
  it.each([
    ['2020', '2020-01-01T00:00:00.000Z', '2020-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2024-05-31', '2024-05-31T00:00:00.000Z', '2024-05-31T23:59:59.999Z'],
    ['2024-05-31T12:30', '2024-05-31T12:30:00.000Z', '2024-05-31T12:30:59.999Z'],
    ['2024-05-31T12:30:15Z', '2024-05-31T12:30:15.000Z', '2024-05-31T12:30:15.999Z'],
    ['2024-05-31T12:30:15.5+02:00', '2024-05-31T10:30:15.500Z', '2024-05-31T10:30:15.500Z'],
  ])('reads %s as the time from %s to %s', (text, start, end) => {
    expect(startOf(text)).toBe(start);
    expect(endOf(text)).toBe(end);
  });

  it.each(['', 'igår', '2024-13', '20240531', '2024-05-31 12:00'])('does not read "%s"', (text) => {
    expect(startOf(text)).toBeUndefined();
  });
});
