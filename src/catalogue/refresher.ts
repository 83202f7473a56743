import PQueue from 'p-queue';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import type { HarvestOutcome, HarvestProgress } from './harvest.ts';
import type { Harvester } from './harvester.ts';
import { createSettlement } from './settlement.ts';
import type { RefreshOutcome } from './settlement.ts';
import { dueAt, expired, expiryOf, freshMsOf, outlived, staleMsOf } from './status.ts';
import type { Moment } from './status.ts';
import type { SuspicionLimits } from './suspicion.ts';

export type { RefreshOutcome } from './settlement.ts';

export interface RefresherOptions {
  readonly store: Store;
  readonly writer: StoreWriter;
  readonly harvester: Pick<Harvester, 'harvest'>;
  /** How long a snapshot is fresh, in milliseconds, where the catalogue's entry does not say. */
  readonly freshMs: number;
  /** How long it is served, in milliseconds, where the catalogue's entry does not say; without end unless given. */
  readonly staleMs?: number | undefined;
  /** When an answer is held back; its share is that of catalogues whose entry does not say. */
  readonly suspicion: SuspicionLimits;
  /** How many catalogues are read at a time. */
  readonly concurrency: number;
  /** Whether the catalogue has to be read whole, also when nothing has changed: something behind the store lacks it. */
  readonly needsWhole?: (catalogueId: string) => boolean;
  readonly now?: () => number;
  /** From 0 to 1: spreads the refreshes of catalogues that were read together. */
  readonly random?: () => number;
  readonly onProgress?: (catalogue: CatalogueRef, progress: HarvestProgress) => void;
  /** What became of a catalogue; one that is held back is `failed` with kind SUSPICIOUS. */
  readonly onOutcome?: (catalogue: CatalogueRef, outcome: HarvestOutcome, durationMs: number) => void;
  /** A bug of ours, met while a catalogue was read or written. */
  readonly onBug?: (catalogue: CatalogueRef, error: unknown) => void;
}

/** Keeps the catalogues fresh, each by its own clock, a few at a time. */
export interface Refresher {
  /** Reads what is due now, and goes on as things fall due. Resolves when what was due at start has been read. */
  start(): Promise<void>;
  /**
   * Reads one catalogue now; resolves when its outcome is in the store, and never rejects. A reading that is under way,
   * or waits for its turn, is joined: a catalogue is never read twice at the same time.
   */
  readonly refresh: (catalogue: CatalogueRef) => Promise<RefreshOutcome>;
  /** As `refresh`, and believes whatever is read: an operator has looked at it. */
  readonly accept: (catalogue: CatalogueRef) => Promise<RefreshOutcome>;
  /** Ends the harvests under way, which leave their snapshots as they were, and the timers. */
  stop(): Promise<void>;
}

const MAX_TIMER = 2 ** 31 - 1;
/** The least time between two attempts that nobody asked for, in milliseconds, whatever a status says. */
const LEAST_WAIT = 60_000;

export function createRefresher(options: RefresherOptions): Refresher {
  const { store, writer, harvester, suspicion } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const queue = new PQueue({ concurrency: options.concurrency });
  const stopping = new AbortController();
  const underway = new Map<string, Promise<RefreshOutcome>>();
  const settlement = createSettlement({ store, writer, suspicion });
  const freshMsFor = (catalogue: CatalogueRef): number => freshMsOf(catalogue, options.freshMs);
  const staleMsFor = (catalogue: CatalogueRef): number | undefined => staleMsOf(catalogue, options.staleMs);
  const active = (): readonly CatalogueRef[] => store.catalogues().filter((each) => each.status === 'active');
  const momentOf = (catalogue: CatalogueRef, startedAt: number): Moment => ({
    startedAt,
    endedAt: now(),
    freshMs: freshMsFor(catalogue),
    spread: random(),
  });

  const fault = async (catalogue: CatalogueRef, startedAt: number, error: unknown): Promise<RefreshOutcome> => {
    if (stopping.signal.aborted) return { type: 'stopped' };
    options.onBug?.(catalogue, error);
    try {
      await settlement.fault(catalogue.id, momentOf(catalogue, startedAt));
    } catch (cause) {
      options.onBug?.(catalogue, cause);
    }
    return { type: 'faulted' };
  };

  /** Runs one harvest and writes what became of it. */
  const read = async (catalogue: CatalogueRef, believe: boolean): Promise<RefreshOutcome> => {
    if (stopping.signal.aborted) return { type: 'stopped' };
    const startedAt = now();
    try {
      const info = writer.snapshotInfo(catalogue.id);
      const asksWhole = believe || options.needsWhole?.(catalogue.id) === true;
      const since = info?.complete === true && !asksWhole ? info.validator : undefined;
      const outcome = await harvester.harvest(catalogue, since, stopping.signal, (progress) =>
        options.onProgress?.(catalogue, progress),
      );
      const moment = momentOf(catalogue, startedAt);
      const result = await settlement.settle(catalogue, outcome, moment, believe);
      const told = result.type === 'heldBack' ? ({ type: 'failed', error: result.error } as const) : outcome;
      options.onOutcome?.(catalogue, told, moment.endedAt - startedAt);
      return result;
    } catch (error) {
      return await fault(catalogue, startedAt, error);
    } finally {
      timetable.put(catalogue, now() + LEAST_WAIT);
    }
  };
  const enqueue = (catalogue: CatalogueRef, believe: boolean): Promise<RefreshOutcome> => {
    const reading = queue
      .add(() => read(catalogue, believe))
      .finally(() => {
        if (underway.get(catalogue.id) === reading) underway.delete(catalogue.id);
      });
    underway.set(catalogue.id, reading);
    return reading;
  };
  const refresh = (catalogue: CatalogueRef): Promise<RefreshOutcome> =>
    underway.get(catalogue.id) ?? enqueue(catalogue, false);

  /** Says that a snapshot has grown old, or takes it away when it has grown too old, also where its refresh hangs or waits for its turn. */
  const expire = async (catalogue: CatalogueRef): Promise<void> => {
    // What is being written knows better.
    if (stopping.signal.aborted || settlement.isWriting(catalogue.id)) return;
    const status = store.catalogueStatus(catalogue.id);
    const gone = outlived(status, now(), staleMsFor(catalogue));
    const stale = expired(status, now(), freshMsFor(catalogue));
    try {
      if (gone !== undefined) await settlement.withdraw(gone, now());
      else if (stale !== undefined) await writer.writeStatus(stale);
    } catch (error) {
      options.onBug?.(catalogue, error);
    }
  };
  const timetable = createTimetable({
    now,
    freshMsFor,
    staleMsFor,
    statusOf: ({ id }) => settlement.statusOf(id),
    attempt: (catalogue) => void refresh(catalogue),
    expire: (catalogue) => void expire(catalogue),
  });

  return {
    async start() {
      const due = active().filter((each) => dueAt(settlement.statusOf(each.id), now(), freshMsFor(each)) <= now());
      for (const catalogue of active()) {
        await expire(catalogue);
        if (!due.includes(catalogue)) timetable.put(catalogue, now());
      }
      await Promise.all(due.map(refresh));
    },
    refresh,
    async accept(catalogue) {
      // What is under way was asked for before anyone had looked.
      while (underway.has(catalogue.id)) await underway.get(catalogue.id);
      return enqueue(catalogue, true);
    },
    async stop() {
      stopping.abort(new Error('the gateway is stopping'));
      timetable.close();
      // What waits for its turn ends at once when that comes.
      await queue.onIdle();
    },
  };
}

interface TimetableOptions {
  readonly now: () => number;
  readonly freshMsFor: (catalogue: CatalogueRef) => number;
  readonly staleMsFor: (catalogue: CatalogueRef) => number | undefined;
  readonly statusOf: (catalogue: CatalogueRef) => CatalogueStatus;
  readonly attempt: (catalogue: CatalogueRef) => void;
  readonly expire: (catalogue: CatalogueRef) => void;
}

/** Timers of each catalogue: for its next attempt, and for the moments when its snapshot stops being fresh, and being served. */
function createTimetable({ now, freshMsFor, staleMsFor, statusOf, attempt, expire }: TimetableOptions) {
  const timers = new Map<string, readonly NodeJS.Timeout[]>();
  let closed = false;
  // Longer than a timer can be, it comes early: then there is an attempt, and a new timer after it.
  const at = (due: number, work: () => void): NodeJS.Timeout =>
    setTimeout(work, Math.min(Math.max(due - now(), 0), MAX_TIMER)).unref();
  const clear = (id: string): void => {
    // Of one that keeps no process alive Node keeps a list, for its duration, until that has passed; these are hours long,
    // to the millisecond, and made anew at each attempt.
    for (const timer of timers.get(id) ?? []) clearTimeout(timer.ref());
    timers.delete(id);
  };
  return {
    /** As its status says, but no attempt before `earliest`. */
    put(catalogue: CatalogueRef, earliest: number): void {
      clear(catalogue.id);
      if (closed) return;
      const status = statusOf(catalogue);
      const freshMs = freshMsFor(catalogue);
      const due = Math.max(dueAt(status, now(), freshMs), earliest);
      const next = at(due, () => {
        attempt(catalogue);
      });
      const ends = [
        ...(status.state === 'FRESH' ? [freshMs] : []),
        ...(status.state === 'MISSING' ? [] : [staleMsFor(catalogue) ?? []].flat()),
      ];
      const expiries = ends.map((ms) =>
        at(expiryOf(status, ms), () => {
          expire(catalogue);
        }),
      );
      timers.set(catalogue.id, [next, ...expiries]);
    },
    close(): void {
      closed = true;
      for (const id of [...timers.keys()]) clear(id);
    },
  };
}
