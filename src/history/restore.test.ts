import { describe, expect, test, vi } from 'vitest';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { StoreWriter } from '../store/store.ts';
import { harvestedAt, snapshotOf, statusOf } from './fixtures/snapshots.ts';
import type { HeldSnapshot, History } from './history.ts';
import { createQueuedHistory } from './queued-history.ts';
import { RecordDamagedError } from './record-damaged-error.ts';
import { createRecordingWriter } from './recording-writer.ts';
import { restore } from './restore.ts';

const refOf = (id: string, status: CatalogueRef['status'] = 'active'): CatalogueRef => ({
  id,
  platform: 'dcat',
  url: `https://${id}.example/`,
  status,
  options: {},
});

interface Given {
  readonly held: readonly (readonly [SerialisedSnapshot, CatalogueStatus])[];
  /** How often the record cannot be reached before it can. */
  readonly awayFor?: number;
  readonly damaged?: string;
  /** Called while a snapshot is being read from the record. */
  readonly whileLoading?: (catalogueId: string) => Promise<void>;
  readonly unwritable?: string;
}

function createScene({ held, awayFor = 0, damaged, whileLoading, unwritable }: Given) {
  const written = new Map<string, { readonly snapshot: SerialisedSnapshot; readonly status: CatalogueStatus }>();
  const order: string[] = [];
  let away = awayFor;
  const history: History = {
    save: () => Promise.resolve(),
    saveStatus: () => Promise.resolve(),
    held: () => {
      away -= 1;
      if (away >= 0) return Promise.reject(new Error('gone'));
      return Promise.resolve(
        held.map(([{ catalogueId, harvestedAt: at, counts, complete, validator }, status]): HeldSnapshot => ({
          catalogueId,
          harvestedAt: at,
          counts,
          complete,
          status,
          ...(validator === undefined ? {} : { validator }),
        })),
      );
    },
    load: async (catalogueId) => {
      await whileLoading?.(catalogueId);
      if (catalogueId === damaged) throw new RecordDamagedError(catalogueId, 'a batch has other content');
      return held.find(([snapshot]) => snapshot.catalogueId === catalogueId)?.[0];
    },
    state: () => ({ available: true, queued: 0 }),
    close: () => Promise.resolve(),
  };
  const told: string[] = [];
  const log = {
    info: (_: object, message: string) => void told.push(message),
    warn: (_: object, message: string) => void told.push(message),
  };
  const store: StoreWriter = {
    writeSnapshot: (snapshot, status) => {
      if (snapshot.catalogueId === unwritable) return Promise.reject(new Error('the disk is full'));
      if ('records' in snapshot) written.set(snapshot.catalogueId, { snapshot, status });
      order.push(snapshot.catalogueId);
      return Promise.resolve({ revision: order.length, written: 0, unchanged: 0, removed: 0 });
    },
    writeStatus: () => Promise.resolve(1),
    snapshotInfo: (id) => {
      const snapshot = written.get(id)?.snapshot;
      if (snapshot === undefined) return undefined;
      const { complete, validator } = snapshot;
      return { complete, ...(validator === undefined ? {} : { validator }) };
    },
    close: () => Promise.resolve(),
  };
  const queued = createQueuedHistory({ history, maxBytes: 1_000_000, log });
  const writer = createRecordingWriter(store, queued);
  const run = (catalogues: readonly CatalogueRef[], signal = new AbortController().signal, now = harvestedAt(3)) =>
    restore({
      history: queued,
      writer,
      catalogues,
      freshMs: ({ id }) => (id === 'seldom' ? 2 : 1) * 3_600_000,
      signal,
      log,
      now: () => Date.parse(now),
      firstWaitMs: 1,
    });
  return { run, written, order, told, writer, queued };
}

const pair = (catalogueId: string, generation = 1, complete = true) =>
  [snapshotOf({ catalogueId, generation, complete }), statusOf(catalogueId, generation)] as const;

describe('restoring the read model from the durable record', () => {
  test('writes what the read model lacks, what was read longest ago first', async () => {
    const scene = createScene({ held: [pair('b', 2), pair('a', 3), pair('c', 1)] });

    const result = await scene.run([refOf('a'), refOf('b'), refOf('c'), refOf('never-read')]);

    expect(scene.order).toEqual(['c', 'b', 'a']);
    expect(result).toEqual({ restored: ['c', 'b', 'a'], leftAlone: [], failed: [] });
  });

  test('leaves out catalogues that are not active, or not in the sources file any more', async () => {
    const scene = createScene({ held: [pair('closed'), pair('forgotten'), pair('a')] });

    await scene.run([refOf('closed', 'inactive'), refOf('a')]);

    expect(scene.order).toEqual(['a']);
  });

  test('is fresh while its age says so, and stale when it is old or only a part', async () => {
    const scene = createScene({
      held: [pair('old', 1), pair('seldom', 1), pair('young', 59), pair('part', 59, false)],
    });

    await scene.run(
      ['old', 'seldom', 'young', 'part'].map((id) => refOf(id)),
      undefined,
      harvestedAt(61),
    );

    expect(scene.written.get('old')?.status).toEqual({ ...statusOf('old', 1), state: 'STALE' });
    expect(scene.written.get('seldom')?.status.state).toBe('FRESH');
    expect(scene.written.get('young')?.status).toEqual(statusOf('young', 59));
    expect(scene.written.get('part')?.status.state).toBe('STALE');
  });

  test('leaves alone what has been harvested meanwhile, though it is still being written', async () => {
    const newer = snapshotOf({ catalogueId: 'a', generation: 9 });
    const scene = createScene({
      held: [pair('a', 1)],
      whileLoading: async () => {
        await scene.writer.writeSnapshot(newer, statusOf('a', 9));
      },
    });

    const result = await scene.run([refOf('a')]);

    expect(result.leftAlone).toEqual(['a']);
    expect(scene.written.get('a')?.snapshot).toBe(newer);
  });

  test('waits for a record that is away', async () => {
    const scene = createScene({ held: [pair('a')], awayFor: 3 });

    const result = await scene.run([refOf('a')]);

    expect(result.restored).toEqual(['a']);
    expect(scene.told[0]).toContain('the durable record is not available');
  });

  test('ends when nobody waits any more, also while the record is away', async () => {
    const stopping = new AbortController();
    const scene = createScene({ held: [pair('a')], awayFor: Infinity });

    const running = scene.run([refOf('a')], stopping.signal);
    await vi.waitFor(() => {
      expect(scene.queued.state().available).toBe(false);
    });
    stopping.abort();

    expect(await running).toEqual({ restored: [], leftAlone: [], failed: [] });
  });

  test('one that is damaged, or cannot be written, is told and does not hold up the others', async () => {
    const scene = createScene({ held: [pair('a', 1), pair('b', 2), pair('c', 3)], damaged: 'a', unwritable: 'b' });

    const result = await scene.run([refOf('a'), refOf('b'), refOf('c')]);

    expect(result).toEqual({ restored: ['c'], leftAlone: [], failed: ['a', 'b'] });
    expect(scene.told.slice(0, 2)).toEqual([
      'The record of catalogue "a" is damaged: a batch has other content. The next harvest replaces it.',
      'a recorded catalogue could not be written into the read model',
    ]);
  });

  test('asks for whole what the record lacks and upstream would only say "not changed" of', async () => {
    const validator = { etag: '"2"' };
    const scene = createScene({
      held: [
        [snapshotOf({ catalogueId: 'same', validator }), statusOf('same')],
        [snapshotOf({ catalogueId: 'older', validator: { etag: '"1"' } }), statusOf('older')],
      ],
    });
    for (const id of ['same', 'older', 'absent']) {
      scene.written.set(id, { snapshot: snapshotOf({ catalogueId: id, validator }), status: statusOf(id) });
    }
    scene.written.set('plain', { snapshot: snapshotOf({ catalogueId: 'plain' }), status: statusOf('plain') });

    await scene.run(['same', 'older', 'absent', 'plain'].map((id) => refOf(id)));

    const asked = ['same', 'older', 'absent', 'plain'].filter((id) => scene.queued.needsWhole(id));
    expect(asked).toEqual(['older', 'absent']);
  });
});
