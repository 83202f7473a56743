import type { CatalogueRef } from '../model/catalogue.ts';
import { LEAST_MAX_AGE } from '../model/freshness.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import type { Store } from '../store/store.ts';

export interface RefreshWishesOptions {
  readonly store: Pick<Store, 'catalogue' | 'catalogueStatus'>;
  /** Reads one catalogue, or joins where that is under way; settles when its outcome is in the store. */
  readonly refresh: (catalogue: CatalogueRef) => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A refresh that callers have wished for. */
export interface Reading {
  readonly isOver: () => boolean;
  /** Calls the listener when it is over; to be given up by a call, so that a long reading does not gather those who left. */
  readonly onOver: (listener: () => void) => () => void;
}

/** What a wish led to; `until`, where known, is in milliseconds since 1970. */
export type Granted =
  | { readonly type: 'UNDER_WAY'; readonly reading: Reading; readonly isNew: boolean }
  | { readonly type: 'RESTING'; readonly until?: number }
  | { readonly type: 'OVER_LIMIT' };

/** Callers' wishes that a catalogue be read, of all requests of this process: none can make us hammer an upstream. */
export interface RefreshWishes {
  /** Joins a refresh that another wish has begun, or begins one, if `mayStart` and the bounds allow it. */
  ask(catalogueId: string, mayStart: boolean): Granted;
  /** A place among the requests that wait, to be given back by a call; undefined when all are taken. */
  seat(): (() => void) | undefined;
}

const REST_MS = LEAST_MAX_AGE * 1000;
/** After a reading, a catalogue rests for so many times as long as it took: large ones are not read without end. */
const REST_FACTOR = 9;
/** Refreshes on callers' wishes at a time, for those of the schedule wait in the same queue. */
const MOST_UNDER_WAY = 10;
/** Half of the requests that the server works on at a time: those who wait leave room for those who do not. */
const MOST_WAITING = 250;

const timeOf = (said: string | undefined): number => (said === undefined ? 0 : Date.parse(said));

/** When the catalogue may be read on a caller's wish again, by what is known of its last reading. */
function restsUntil({ lastAttempt, lastSuccess, lastDurationMs = 0, ...status }: CatalogueStatus): number {
  const failing = status.problem !== undefined || status.consecutiveFailures > 0;
  const ended = Math.max(timeOf(lastSuccess), lastAttempt === undefined ? 0 : timeOf(lastAttempt) + lastDurationMs);
  const rested = ended === 0 ? 0 : ended + Math.max(REST_MS, REST_FACTOR * lastDurationMs);
  return Math.max(rested, failing ? timeOf(status.nextAttempt) : 0);
}

/** One for the process. */
export function createRefreshWishes({ store, refresh, now }: RefreshWishesOptions): RefreshWishes {
  const underWay = new Map<string, Reading>();
  /** When we last began or ended a refresh: a bug of ours leaves the status as it was. */
  const touched = new Map<string, number>();
  let waiting = 0;

  const start = (catalogue: CatalogueRef): Reading => {
    const listeners = new Set<() => void>();
    const reading: Reading = {
      isOver: () => underWay.get(catalogue.id) !== reading,
      onOver: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    };
    const end = (): void => {
      underWay.delete(catalogue.id);
      touched.set(catalogue.id, now());
      for (const listener of listeners) listener();
    };
    touched.set(catalogue.id, now());
    underWay.set(catalogue.id, reading);
    // What went wrong is told by the catalogue's status, and a bug of ours by the refresher.
    void refresh(catalogue).then(end, end);
    return reading;
  };

  return {
    ask(catalogueId, mayStart) {
      const joined = underWay.get(catalogueId);
      if (joined !== undefined) return { type: 'UNDER_WAY', reading: joined, isNew: false };
      const catalogue = store.catalogue(catalogueId);
      if (catalogue?.status !== 'active') return { type: 'RESTING' };
      const last = touched.get(catalogueId);
      const until = Math.max(restsUntil(store.catalogueStatus(catalogueId)), last === undefined ? 0 : last + REST_MS);
      if (until > now()) return { type: 'RESTING', until };
      if (!mayStart || underWay.size >= MOST_UNDER_WAY) return { type: 'OVER_LIMIT' };
      return { type: 'UNDER_WAY', reading: start(catalogue), isNew: true };
    },
    seat() {
      if (waiting >= MOST_WAITING) return undefined;
      waiting += 1;
      let taken = true;
      return () => {
        if (taken) waiting -= 1;
        taken = false;
      };
    },
  };
}
