import { describe, expect, it } from 'vitest';
import type { HeldBack } from '../model/snapshot.ts';
import { heldBackAfter, isBelieved, suspicionOf, suspiciousMessage } from './suspicion.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-23T12:00:00Z');
const half = { served: 100, came: 50, known: 50 };

describe('what is suspicious', () => {
  it.each([
    ['a catalogue that is empty all at once', { served: 100, came: 0, known: 0 }, 'had 100'],
    ['a small one that is empty all at once', { served: 1, came: 0, known: 0 }, 'had 1'],
    ['a small one of which nothing is left', { served: 3, came: 4, known: 0 }, 'none of its former datasets'],
    ['one that lost more than half', { served: 100, came: 49, known: 49 }, '51 of its 100 datasets are gone, 49 came'],
    ['one that lost more than half, filled up with others', { served: 100, came: 100, known: 49 }, '51 of its 100'],
    ['another one of the same size', { served: 100, came: 100, known: 9 }, 'looks like another catalogue'],
    ['a much larger one', { served: 20, came: 9000, known: 1 }, '19 of its 20 datasets are gone, 9000 came now'],
  ])('is %s', (_, comparison, said) => {
    const clause = suspicionOf(comparison, 50);

    expect(clause).toContain(said);
  });

  it.each([
    ['one that has nothing to lose', { served: 0, came: 0, known: 0 }],
    ['one that lost half and no more', half],
    ['a small one that lost nine of ten', { served: 10, came: 1, known: 1 }],
    ['one that grew a hundredfold', { served: 100, came: 10_000, known: 100 }],
  ])('is not %s', (_, comparison) => {
    expect(suspicionOf(comparison, 50)).toBeUndefined();
  });

  it('depends on the share that may be lost, of which 100 percent allows everything', () => {
    expect(suspicionOf(half, 49)).toContain('50 of its 100');
    expect(suspicionOf({ served: 100, came: 20, known: 20 }, 80)).toBeUndefined();
    expect(suspicionOf({ served: 100, came: 100, known: 9 }, 95)).toContain('another catalogue');
    expect(suspicionOf({ served: 100, came: 0, known: 0 }, 100)).toBeUndefined();
  });
});

describe('an answer that is held back', () => {
  const first = heldBackAfter({}, half, start, 48 * HOUR);
  const again = (before: HeldBack, came: number, hours: number): HeldBack =>
    heldBackAfter({ heldBack: before }, { served: 100, came, known: came }, start + hours * HOUR, 48 * HOUR);

  it('is counted, and says from when on it is believed', () => {
    expect(first).toEqual({
      since: '2026-11-23T12:00:00.000Z',
      attempts: 1,
      datasets: 50,
      known: 50,
      believedFrom: '2026-11-25T12:00:00.000Z',
    });
  });

  it('is the same as long as its counts are within a few percent of the first', () => {
    const second = again(first, 52, 1);

    expect(second).toEqual({ ...first, attempts: 2 });
    expect(again(second, 54, 2)).toMatchObject({ since: '2026-11-23T14:00:00.000Z', attempts: 1, datasets: 54 });
  });

  it('is believed when it has come three times and for long enough, not before', () => {
    const second = again(first, 50, 47);
    const third = again(second, 50, 47.5);

    expect(isBelieved(third, start + 47.5 * HOUR)).toBe(false);
    expect(isBelieved(second, start + 48 * HOUR)).toBe(false);
    expect(isBelieved(again(third, 50, 48), start + 48 * HOUR)).toBe(true);
  });

  it('tells what came and how to accept it', () => {
    const message = suspiciousMessage('goteborg', suspicionOf({ ...half, came: 0, known: 0 }, 50) ?? '', first);

    expect(message).toContain('it has no datasets any more, and had 100');
    expect(message).toContain('kommungraf harvest --accept goteborg');
    expect(message).toContain('2026-11-25T12:00:00.000Z');
  });
});
