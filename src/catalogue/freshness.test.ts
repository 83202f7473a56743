import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { FreshnessWish } from '../model/freshness.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import { createFreshnessLoader } from './freshness.ts';
import type { FreshnessLoader } from './freshness.ts';
import { createRefreshWishes } from './refresh-wishes.ts';
import type { RefreshWishes } from './refresh-wishes.ts';

const START = Date.parse('2024-06-01T12:00:00.000Z');
const MINUTE = 60_000;
const WISH: FreshnessWish = { maxAgeMs: 10 * MINUTE, timeoutMs: 2000, onMissing: 'STALE' };

const statuses = new Map<string, CatalogueStatus>();
/** Catalogues in the order in which they were read, each with what ends its reading. */
let readings: { readonly id: string; readonly end: (success: boolean) => void }[];
let wishes: RefreshWishes;

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const statusOf = (catalogueId: string): CatalogueStatus =>
  statuses.get(catalogueId) ?? { catalogueId, state: 'MISSING', consecutiveFailures: 0 };
const put = (catalogueId: string, lastSuccess: string | undefined, more: Partial<CatalogueStatus> = {}): void => {
  const known = lastSuccess === undefined ? {} : { lastSuccess };
  statuses.set(catalogueId, { catalogueId, state: 'FRESH', consecutiveFailures: 0, ...known, ...more });
};
const refOf = (id: string): CatalogueRef => ({
  id,
  platform: 'dcat',
  url: 'https://a.example',
  status: 'active',
  options: {},
});
const store = { catalogue: refOf, catalogueStatus: statusOf };
const request = (signal: AbortSignal = new AbortController().signal): FreshnessLoader =>
  createFreshnessLoader({ store, wishes, now: Date.now }, signal);
const readIds = (): readonly string[] => readings.map(({ id }) => id);
const endAll = (success: boolean): void => {
  for (const { end } of readings) end(success);
};
/** Whether this has been answered by now. */
async function isAnswered(promise: Promise<unknown>): Promise<boolean> {
  let answered = false;
  void promise.then(() => (answered = true));
  await vi.advanceTimersByTimeAsync(0);
  return answered;
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  statuses.clear();
  readings = [];
  wishes = createRefreshWishes({
    store,
    now: Date.now,
    refresh: ({ id }) =>
      new Promise<void>((resolve) => {
        const end = (success: boolean): void => {
          if (success) put(id, ago(0));
          resolve();
        };
        readings.push({ id, end });
      }),
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('which catalogues are fresh enough', () => {
  it('is decided by their own time to live where no age is named, and nobody is asked', async () => {
    put('new', ago(0));
    put('old', ago(MINUTE), { state: 'STALE' });

    const standing = await request().load(['new', 'old', 'never'], { timeoutMs: 2000, onMissing: 'OMIT' });

    expect(standing).toEqual({
      fresh: ['new'],
      tooOld: [
        { catalogueId: 'old', lastSuccess: ago(MINUTE), refresh: 'NOT_ASKED' },
        { catalogueId: 'never', refresh: 'NOT_ASKED' },
      ],
    });
    expect(readIds()).toEqual([]);
  });

  it('is decided by the last success alone where an age is named', async () => {
    put('failing', ago(9 * MINUTE), { state: 'STALE', consecutiveFailures: 3 });

    const standing = await request().load(['failing'], WISH);

    expect(standing).toEqual({ fresh: ['failing'], tooOld: [] });
  });

  it("is decided by the request's clock for all its lists", async () => {
    put('a', ago(9 * MINUTE));
    const loader = request();

    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    const [ofOld, ofNew] = [await loader.load(['a'], WISH), request().load(['a'], WISH)];
    await vi.advanceTimersByTimeAsync(2000);

    expect(ofOld.tooOld).toEqual([]);
    expect((await ofNew).tooOld).toHaveLength(1);
  });
});

describe('a wish', () => {
  it('waits until all that it asked for has been read', async () => {
    put('a', ago(MINUTE * 60));
    const asked = request().load(['a', 'b'], WISH);

    readings[0]?.end(true);
    const early = await isAnswered(asked);
    readings[1]?.end(true);

    expect(early).toBe(false);
    expect(await asked).toEqual({ fresh: ['a', 'b'], tooOld: [] });
  });

  it('is answered with what there is when its time is up, and the reading goes on for later ones', async () => {
    const asked = request().load(['a'], WISH);

    await vi.advanceTimersByTimeAsync(1999);
    const early = await isAnswered(asked);
    await vi.advanceTimersByTimeAsync(1);
    const late = await asked;
    endAll(true);
    const after = await request().load(['a'], WISH);

    expect(early).toBe(false);
    expect(late.tooOld).toEqual([{ catalogueId: 'a', refresh: 'UNDER_WAY' }]);
    expect(after).toEqual({ fresh: ['a'], tooOld: [] });
    expect(readIds()).toEqual(['a']);
  });

  it('that would not wait is answered at once', async () => {
    const standing = await request().load(['a'], { ...WISH, timeoutMs: 0 });

    expect(standing.tooOld).toEqual([{ catalogueId: 'a', refresh: 'UNDER_WAY' }]);
    expect(readIds()).toEqual(['a']);
  });

  it('says so when the reading was in vain', async () => {
    const asked = request().load(['a'], WISH);

    endAll(false);

    expect((await asked).tooOld).toEqual([{ catalogueId: 'a', refresh: 'FAILED' }]);
  });

  it('ends with its request, and the reading goes on', async () => {
    const controller = new AbortController();
    const asked = request(controller.signal).load(['a'], WISH);
    const other = request().load(['a'], WISH);

    controller.abort(new Error('The client went away.'));
    await expect(asked).rejects.toThrow('The client went away.');
    endAll(true);

    expect(await other).toEqual({ fresh: ['a'], tooOld: [] });
  });

  it('shares eight seconds of waiting with the other lists of its request', async () => {
    const patient: FreshnessWish = { ...WISH, timeoutMs: 6000 };
    const loader = request();

    const first = loader.load(['a'], patient);
    await vi.advanceTimersByTimeAsync(6000);
    await first;
    const second = loader.load(['b'], patient);
    await vi.advanceTimersByTimeAsync(1999);
    const early = await isAnswered(second);
    await vi.advanceTimersByTimeAsync(1);
    await second;
    const third = await loader.load(['c'], patient);

    expect(early).toBe(false);
    expect(third.tooOld).toEqual([{ catalogueId: 'c', refresh: 'UNDER_WAY' }]);
  });
});

describe('a caller cannot hammer an upstream', () => {
  it('with many requests at a time: they share one reading', async () => {
    const asked = Array.from({ length: 200 }, () => request().load(['a'], WISH));

    endAll(true);
    const standings = await Promise.all(asked);

    expect(readIds()).toEqual(['a']);
    expect(standings.every(({ tooOld }) => tooOld.length === 0)).toBe(true);
  });

  it('with many catalogues in one request: the five oldest are read, however many lists there are', async () => {
    for (let hours = 1; hours <= 6; hours += 1) put(`h${hours}`, ago(hours * 60 * MINUTE));
    const loader = request();

    const lists = [loader.load(['h1', 'h2', 'h3', 'never'], WISH), loader.load(['h6', 'h5', 'h4', 'never'], WISH)];
    await vi.advanceTimersByTimeAsync(2000);
    const [, second] = await Promise.all(lists);

    expect(readIds()).toEqual(['never', 'h3', 'h2', 'h1', 'h6']);
    expect(second?.tooOld.map(({ catalogueId, refresh }) => [catalogueId, refresh])).toEqual([
      ['h6', 'UNDER_WAY'],
      ['h5', 'OVER_LIMIT'],
      ['h4', 'OVER_LIMIT'],
      ['never', 'UNDER_WAY'],
    ]);
  });

  it('with many catalogues in many requests: ten are read at a time', async () => {
    const ids = Array.from({ length: 15 }, (_, n) => `c${n}`);

    const asked = [0, 5, 10].map((start) => request().load(ids.slice(start, start + 5), WISH));
    await vi.advanceTimersByTimeAsync(2000);
    const standings = await Promise.all(asked);

    expect(readIds()).toEqual(ids.slice(0, 10));
    expect(standings[2]?.tooOld.map(({ refresh }) => refresh)).toEqual(Array(5).fill('OVER_LIMIT'));
  });

  it('by asking again: a catalogue rests for a minute, also where a bug of ours left its status as it was', async () => {
    const first = request().load(['a'], WISH);
    endAll(false);
    await first;

    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    const { tooOld } = await request().load(['a'], WISH);
    await vi.advanceTimersByTimeAsync(1);
    void request().load(['a'], WISH);

    expect(tooOld).toEqual([
      { catalogueId: 'a', refresh: 'RESTING', askAgain: new Date(START + MINUTE).toISOString() },
    ]);
    expect(readIds()).toEqual(['a', 'a']);
  });

  it('by asking for one that fails: its next attempt is awaited', async () => {
    const nextAttempt = new Date(START + 5 * MINUTE).toISOString();
    put('a', undefined, { state: 'MISSING', consecutiveFailures: 1, lastAttempt: ago(2 * MINUTE), nextAttempt });

    const { tooOld } = await request().load(['a'], WISH);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    void request().load(['a'], WISH);

    expect(tooOld).toEqual([{ catalogueId: 'a', refresh: 'RESTING', askAgain: nextAttempt }]);
    expect(readIds()).toEqual(['a']);
  });

  it('by asking for one that is long to read: it rests nine times as long', async () => {
    put('a', ago(11 * MINUTE), { lastAttempt: ago(16 * MINUTE), lastDurationMs: 5 * MINUTE });

    const { tooOld } = await request().load(['a'], WISH);

    expect(tooOld).toMatchObject([{ refresh: 'RESTING', askAgain: new Date(START + 34 * MINUTE).toISOString() }]);
    expect(readIds()).toEqual([]);
  });

  it('by waiting: where 250 requests wait, the next is answered at once', async () => {
    const waiting = Array.from({ length: 250 }, () => request().load(['a'], WISH));

    const { tooOld } = await request().load(['a'], WISH);
    endAll(true);
    await Promise.all(waiting);
    const later = request().load(['b'], WISH);
    const early = await isAnswered(later);

    expect(tooOld).toEqual([{ catalogueId: 'a', refresh: 'UNDER_WAY' }]);
    expect(early).toBe(false);
  });
});
