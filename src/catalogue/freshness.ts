import type { FreshnessWish, RefreshState, TooOld } from '../model/freshness.ts';
import { MOST_REFRESHED, MOST_TIMEOUT_MS } from '../model/freshness.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import type { Store } from '../store/store.ts';
import type { Granted, Reading, RefreshWishes } from './refresh-wishes.ts';

/** Which of a list's catalogues are fresh enough for the caller, in the list's order. */
export interface Standing {
  readonly fresh: readonly string[];
  readonly tooOld: readonly TooOld[];
}

/** For one request: refreshes that callers wish for, and the waiting for them. */
export interface FreshnessLoader {
  /**
   * Resolves to how these catalogues stand after the wish: at once where all are fresh enough or nobody is to be asked,
   * else when their refreshes have ended or the time is up; those go on behind the answer. Rejects with the reason of
   * the request's signal.
   */
  load(catalogueIds: readonly string[], wish: FreshnessWish): Promise<Standing>;
}

export interface FreshnessDependencies {
  readonly store: Pick<Store, 'catalogueStatus'>;
  readonly wishes: RefreshWishes;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The oldest first, before them those that were never read. */
const byAge = (a: CatalogueStatus, b: CatalogueStatus): number =>
  (a.lastSuccess ?? '') < (b.lastSuccess ?? '') ? -1 : Number((a.lastSuccess ?? '') > (b.lastSuccess ?? ''));

/** `now` of the moment of the call is the request's clock: all its lists mean the same by "fresh enough". */
export function createFreshnessLoader(
  { store, wishes, now }: FreshnessDependencies,
  signal: AbortSignal,
): FreshnessLoader {
  const requestedAt = now();
  const asked = new Map<string, Granted>();
  let mayStart = MOST_REFRESHED;
  const ended = whenAborted(signal);
  /** Of all lists together, also of those that stand below others. */
  let latest: number | undefined;

  const isFresh = ({ state, lastSuccess }: CatalogueStatus, maxAgeMs: number | undefined): boolean => {
    if (maxAgeMs === undefined) return state === 'FRESH';
    return lastSuccess !== undefined && Date.parse(lastSuccess) >= requestedAt - maxAgeMs;
  };

  const ask = (catalogueId: string): Granted => {
    const known = asked.get(catalogueId);
    if (known !== undefined) return known;
    const granted = wishes.ask(catalogueId, mayStart > 0);
    asked.set(catalogueId, granted);
    if (granted.type === 'UNDER_WAY' && granted.isNew) mayStart -= 1;
    return granted;
  };

  const wait = async (readings: readonly Reading[], timeoutMs: number): Promise<void> => {
    latest ??= now() + MOST_TIMEOUT_MS;
    const patience = Math.min(timeoutMs, latest - now());
    const leave = readings.length > 0 && patience > 0 ? wishes.seat() : undefined;
    if (leave === undefined) return;
    try {
      await untilOver(readings, patience, ended);
    } finally {
      leave();
    }
  };

  return {
    async load(catalogueIds, { maxAgeMs, timeoutMs }) {
      signal.throwIfAborted();
      const statuses = (ids: readonly string[]): readonly CatalogueStatus[] =>
        ids.map((id) => store.catalogueStatus(id)).filter((status) => !isFresh(status, maxAgeMs));
      let old = statuses(catalogueIds);
      if (maxAgeMs !== undefined && old.length > 0) {
        const answers = old.toSorted(byAge).map(({ catalogueId }) => ask(catalogueId));
        const readings = answers.flatMap((granted) => (granted.type === 'UNDER_WAY' ? [granted.reading] : []));
        await wait(
          readings.filter((reading) => !reading.isOver()),
          timeoutMs,
        );
        old = statuses(old.map(({ catalogueId }) => catalogueId));
      }
      const tooOld = old.map((status) => tooOldOf(status, asked.get(status.catalogueId), maxAgeMs));
      const left = new Set(tooOld.map(({ catalogueId }) => catalogueId));
      return { fresh: catalogueIds.filter((id) => !left.has(id)), tooOld };
    },
  };
}

function tooOldOf(
  { catalogueId, lastSuccess }: CatalogueStatus,
  asked: Granted | undefined,
  maxAgeMs: number | undefined,
): TooOld {
  const isOver = asked?.type === 'UNDER_WAY' && asked.reading.isOver();
  const refresh: RefreshState =
    asked === undefined || maxAgeMs === undefined ? 'NOT_ASKED' : isOver ? 'FAILED' : asked.type;
  const until = asked?.type === 'RESTING' ? asked.until : undefined;
  return {
    catalogueId,
    ...(lastSuccess === undefined ? {} : { lastSuccess }),
    refresh,
    ...(refresh === 'RESTING' && until !== undefined ? { askAgain: new Date(until).toISOString() } : {}),
  };
}

/** Calls the listener with the reason when the request ends early; to be given up by a call. */
type OnEnded = (listener: (reason: Error) => void) => () => void;

/** One listener on the signal for all lists of a request: Node warns of a leak where there are many. */
function whenAborted(signal: AbortSignal): OnEnded {
  const listeners = new Set<(reason: Error) => void>();
  const tell = (): void => {
    const reason: unknown = signal.reason;
    const error = reason instanceof Error ? reason : new Error('The request ended', { cause: reason });
    for (const listener of listeners) listener(error);
  };
  return (listener) => {
    // The same function twice is one listener (DOM, section 2.7).
    signal.addEventListener('abort', tell, { once: true });
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
}

/** Resolves when all are over, or the time is up. Rejects with the reason when the request ends. Leaves nothing behind. */
function untilOver(readings: readonly Reading[], timeoutMs: number, onEnded: OnEnded): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      for (const giveUp of subscriptions) giveUp();
    };
    const enough = (): void => {
      leave();
      resolve();
    };
    const timer = setTimeout(enough, timeoutMs);
    const subscriptions = [
      ...readings.map((reading) =>
        reading.onOver(() => {
          if (readings.every(({ isOver }) => isOver())) enough();
        }),
      ),
      onEnded((reason) => {
        leave();
        reject(reason);
      }),
    ];
  });
}
