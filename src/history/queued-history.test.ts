import { describe, expect, test, vi } from 'vitest';
import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import { snapshotOf, statusOf } from './fixtures/snapshots.ts';
import type { History } from './history.ts';
import { createQueuedHistory } from './queued-history.ts';

/** A record in memory that can be away, or hang. */
function createRecord() {
  const saved = new Map<string, SerialisedSnapshot>();
  const statuses = new Map<string, CatalogueStatus>();
  const calls: string[] = [];
  let trouble: Error | undefined;
  let refused: string | undefined;
  let hangs = false;
  const reach = async (catalogueId: string): Promise<void> => {
    calls.push(catalogueId);
    if (hangs) await new Promise(() => undefined);
    await Promise.resolve();
    if (trouble !== undefined) throw trouble;
    if (refused === catalogueId) throw new Error(`not this one: ${catalogueId}`);
  };
  const history: History = {
    async save(snapshot, status) {
      await reach(snapshot.catalogueId);
      saved.set(snapshot.catalogueId, snapshot);
      statuses.set(snapshot.catalogueId, status);
    },
    async saveStatus(status) {
      await reach(status.catalogueId);
      statuses.set(status.catalogueId, status);
    },
    async held() {
      await reach('held');
      return [];
    },
    load: () => Promise.resolve(undefined),
    state: () => ({ available: true, queued: 0 }),
    close: () => Promise.resolve(),
  };
  return {
    history,
    saved,
    statuses,
    calls,
    away: (message?: string) => {
      trouble = message === undefined ? undefined : new Error(message);
    },
    refuse: (catalogueId?: string) => {
      refused = catalogueId;
    },
    hang: () => {
      hangs = true;
    },
  };
}

function createQueue({ maxBytes = 1_000_000, closeMs = 50 } = {}) {
  vi.useFakeTimers();
  const record = createRecord();
  const told: string[] = [];
  const log = {
    info: (_: object, message: string) => void told.push(message),
    warn: (_: object, message: string) => void told.push(message),
  };
  const queued = createQueuedHistory({
    history: record.history,
    maxBytes,
    log,
    firstWaitMs: 1_000,
    longestWaitMs: 8_000,
    closeMs,
  });
  return { record, told, queued };
}

const save = (queued: Pick<History, 'save'>, catalogueId: string, generation = 1, size = 100) =>
  queued.save(snapshotOf({ catalogueId, generation, size }), statusOf(catalogueId, generation));

describe('the queue before the durable record', () => {
  test('is not in the way of a record that is there', async () => {
    const { record, queued, told } = createQueue();

    await save(queued, 'kiruna');

    expect(record.saved.has('kiruna')).toBe(true);
    expect(queued.state()).toEqual({ available: true, queued: 0 });
    expect(told).toEqual([]);
  });

  test('keeps what cannot be written now, says so once, and writes the newest of each catalogue later', async () => {
    const { record, queued, told } = createQueue();
    record.away('the disk is full');

    await save(queued, 'kiruna', 1);
    await save(queued, 'arvika', 1);
    await save(queued, 'kiruna', 2);
    const away = queued.state();
    record.away();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(away).toEqual({ available: false, queued: 2, problem: 'the disk is full' });
    expect([...record.saved].map(([id, { harvestedAt }]) => [id, harvestedAt])).toEqual([
      ['kiruna', '2026-01-01T00:02:00.000Z'],
      ['arvika', '2026-01-01T00:01:00.000Z'],
    ]);
    expect(queued.state()).toEqual({ available: true, queued: 0 });
    expect(told).toHaveLength(2);
    expect(told[1]).toBe('the durable record is available again');
  });

  test('waits longer and longer between attempts, up to the longest', async () => {
    const { record, queued } = createQueue();
    record.away('gone');
    await save(queued, 'kiruna');
    const attempts: number[] = [];

    for (const ms of [1_000, 2_000, 4_000, 8_000, 8_000]) {
      await vi.advanceTimersByTimeAsync(ms - 1);
      attempts.push(record.calls.length);
      await vi.advanceTimersByTimeAsync(1);
    }

    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    expect(record.calls).toHaveLength(6);
  });

  test('one snapshot that is refused does not hold up the others', async () => {
    const { record, queued } = createQueue();
    record.refuse('kiruna');

    await save(queued, 'kiruna');
    await save(queued, 'arvika');
    await vi.advanceTimersByTimeAsync(1_000);

    expect([...record.saved.keys()]).toEqual(['arvika']);
    expect(queued.state()).toMatchObject({ available: false, queued: 1, problem: 'not this one: kiruna' });
  });

  test('lets the largest go when too much waits, and asks for it to be read whole', async () => {
    const { record, queued } = createQueue({ maxBytes: 20_000 });
    record.away('gone');

    await save(queued, 'small', 1, 100);
    await save(queued, 'large', 1, 1_000);
    await queued.saveStatus(statusOf('large', 2));
    const needed = [queued.needsWhole('small'), queued.needsWhole('large')];
    record.away();
    await vi.advanceTimersByTimeAsync(1_000);
    const statusKept = record.statuses.has('large');
    await save(queued, 'large', 3, 1_000);

    expect(needed).toEqual([false, true]);
    expect(statusKept).toBe(false);
    expect([...record.saved.keys()]).toEqual(['small', 'large']);
    expect(queued.needsWhole('large')).toBe(false);
  });

  test('a status that comes while its snapshot waits goes with it', async () => {
    const { record, queued } = createQueue();
    record.away('gone');

    await save(queued, 'kiruna', 1);
    await queued.saveStatus(statusOf('kiruna', 2));
    record.away();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(record.saved.get('kiruna')?.harvestedAt).toBe('2026-01-01T00:01:00.000Z');
    expect(record.statuses.get('kiruna')).toEqual(statusOf('kiruna', 2));
  });

  test('throws on what cannot be read, and looks by itself whether the record is back', async () => {
    const { record, queued } = createQueue();
    record.away('gone');

    const reading = queued.held();
    await expect(reading).rejects.toThrow('gone');
    await vi.advanceTimersByTimeAsync(1_000);
    const away = queued.state();
    record.away();
    await vi.advanceTimersByTimeAsync(2_000);

    expect(away).toEqual({ available: false, queued: 0, problem: 'gone' });
    expect(queued.state()).toEqual({ available: true, queued: 0 });
  });

  test('tries once more when it is closed', async () => {
    const { record, queued } = createQueue();
    record.away('gone');
    await save(queued, 'kiruna');

    record.away();
    await queued.close();

    expect(record.saved.has('kiruna')).toBe(true);
  });

  test('after its end takes nothing more', async () => {
    const { record, queued, told } = createQueue();
    await queued.close();

    await save(queued, 'kiruna');

    expect(record.calls).toEqual([]);
    expect(told).toEqual([]);
  });

  test('a record that hangs does not hold up the end, and what is lost is told', async () => {
    const { record, queued, told } = createQueue();
    record.hang();
    void save(queued, 'kiruna');

    const closing = queued.close();
    await vi.advanceTimersByTimeAsync(1_000);
    await closing;

    expect(told).toEqual(['1 catalogue(s) could not be recorded before the end']);
  });
});
