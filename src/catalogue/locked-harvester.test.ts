import { describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { HarvestOutcome } from './harvest.ts';
import type { Harvester } from './harvester.ts';
import { createLockedHarvester, type HarvestLock } from './locked-harvester.ts';

const ref = (id: string): CatalogueRef => ({
  id,
  platform: 'test',
  url: 'https://data.example.se/',
  status: 'active',
  options: {},
});
const { signal: never } = new AbortController();

/** A lock in this process: what two replicas would share. */
function createLock(): HarvestLock & { readonly held: Set<string> } {
  const held = new Set<string>();
  return {
    held,
    acquire: (id) => {
      if (held.has(id)) return Promise.resolve(undefined);
      held.add(id);
      return Promise.resolve(() => {
        held.delete(id);
        return Promise.resolve();
      });
    },
  };
}

/** Counts how many harvests run at the same time. */
function createCounted(work: () => Promise<HarvestOutcome>): Harvester & { readonly most: () => number } {
  let running = 0;
  let most = 0;
  return {
    most: () => most,
    harvest: async () => {
      running += 1;
      most = Math.max(most, running);
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
    lookUp: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
}
const soon = (): Promise<HarvestOutcome> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20, { type: 'unchanged' });
  });

describe('a harvester that waits for the other replicas', () => {
  it('never harvests one catalogue twice at the same time', async () => {
    const lock = createLock();
    const counted = createCounted(soon);
    const replicas = [1, 2, 3].map(() =>
      createLockedHarvester({ harvester: counted, lock, againMs: 1, patienceMs: 10_000 }),
    );

    const outcomes = await Promise.all(replicas.map((replica) => replica.harvest(ref('ale'), undefined, never)));

    expect(outcomes).toEqual(Array(3).fill({ type: 'unchanged' }));
    expect(counted.most()).toBe(1);
  });

  it('lets others harvest other catalogues', async () => {
    const lock = createLock();
    const counted = createCounted(soon);
    const harvester = createLockedHarvester({ harvester: counted, lock, againMs: 1, patienceMs: 10_000 });

    await Promise.all(['ale', 'bollebygd'].map((id) => harvester.harvest(ref(id), undefined, never)));

    expect(counted.most()).toBe(2);
  });

  it('gives the catalogue back when the harvest throws', async () => {
    const lock = createLock();
    const failing = createCounted(() => Promise.reject(new Error('a bug')));
    const harvester = createLockedHarvester({ harvester: failing, lock, patienceMs: 10_000 });

    await expect(harvester.harvest(ref('ale'), undefined, never)).rejects.toThrow('a bug');

    expect(lock.held).toEqual(new Set());
  });

  it('goes on without the lock when whoever holds it does not give it back in time', async () => {
    const lock = createLock();
    lock.held.add('ale');
    const harvester = createLockedHarvester({ harvester: createCounted(soon), lock, againMs: 1, patienceMs: 5 });

    const outcome = await harvester.harvest(ref('ale'), undefined, never);

    expect(outcome).toEqual({ type: 'unchanged' });
    expect(lock.held).toEqual(new Set(['ale']));
  });

  it('ends its wait with the reason of an abort', async () => {
    const lock = createLock();
    lock.held.add('ale');
    const stop = new AbortController();
    const reason = new Error('stopping');
    const counted = createCounted(soon);
    const harvester = createLockedHarvester({ harvester: counted, lock, againMs: 60_000, patienceMs: 120_000 });

    const waiting = harvester.harvest(ref('ale'), undefined, stop.signal);
    stop.abort(reason);

    await expect(waiting).rejects.toBe(reason);
    expect(counted.most()).toBe(0);
  });
});
