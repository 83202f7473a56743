import { setTimeout as delay } from 'node:timers/promises';
import type { Harvester } from './harvester.ts';

/** One harvest of a catalogue at a time, over all replicas. */
export interface HarvestLock {
  /** Gives the catalogue back when called; undefined where another replica harvests it now. */
  acquire(catalogueId: string, ttlMs: number): Promise<(() => Promise<void>) | undefined>;
}

export interface LockedHarvesterOptions {
  readonly harvester: Harvester;
  readonly lock: HarvestLock;
  /** How long a lock outlives the process that holds it, in milliseconds. */
  readonly ttlMs?: number;
  /** Between two tries while another replica has it, in milliseconds. */
  readonly againMs?: number;
  /** The longest wait for the other, in milliseconds: as long as its harvest may take. */
  readonly patienceMs: number;
}

const TTL_MS = 30_000;
const AGAIN_MS = 2_000;

/**
 * Waits until no other replica harvests the catalogue, then harvests it: an upstream never has two of us at a time. One
 * that has waited in vain for `patienceMs` goes on without the lock, for whoever holds it should have ended long ago.
 */
export function createLockedHarvester(options: LockedHarvesterOptions): Harvester {
  const { harvester, lock, ttlMs = TTL_MS, againMs = AGAIN_MS, patienceMs } = options;

  const locked = async (catalogueId: string, signal: AbortSignal): Promise<() => Promise<void>> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      signal.throwIfAborted();
      const release = await lock.acquire(catalogueId, ttlMs);
      if (release !== undefined) return release;
      if (Date.now() >= until) return () => Promise.resolve();
      // Aborted, the wait ends at once, and the loop throws the signal's own reason.
      await delay(againMs, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    ...harvester,
    async harvest(catalogue, since, signal, onProgress) {
      const release = await locked(catalogue.id, signal);
      try {
        return await harvester.harvest(catalogue, since, signal, onProgress);
      } finally {
        await release();
      }
    },
  };
}
