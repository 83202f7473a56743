import PQueue from 'p-queue';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import type { HarvestOutcome, HarvestProgress } from './harvest.ts';
import type { Harvester } from './harvester.ts';
import { expired, failed, succeeded } from './status.ts';

export interface RefresherOptions {
  readonly store: Store;
  readonly writer: StoreWriter;
  readonly harvester: Pick<Harvester, 'harvest'>;
  /** How long a snapshot is fresh, in milliseconds. */
  readonly freshMs: number;
  /** How many catalogues are read at a time. */
  readonly concurrency: number;
  readonly now?: () => number;
  /** From 0 to 1: spreads the refreshes of catalogues that were read together. */
  readonly random?: () => number;
  readonly onProgress?: (catalogue: CatalogueRef, progress: HarvestProgress) => void;
  readonly onOutcome?: (catalogue: CatalogueRef, outcome: HarvestOutcome, durationMs: number) => void;
  /** A bug of ours, met while a catalogue was read or written. */
  readonly onBug?: (catalogue: CatalogueRef, error: unknown) => void;
}

/** Keeps the catalogues fresh, each by its own clock, a few at a time. */
export interface Refresher {
  /** Reads what is due now, and goes on as things fall due. Resolves when what was due at start has been read. */
  start(): Promise<void>;
  /** Reads one catalogue now; resolves when its outcome is in the store. */
  refresh(catalogue: CatalogueRef): Promise<void>;
  /** Ends the harvests under way, which leave their snapshots as they were, and the timers. */
  stop(): Promise<void>;
}

const MAX_TIMER = 2 ** 31 - 1;
/**
 * The least time between two attempts, in milliseconds: also after a bug of ours, which leaves the status, and so the
 * time of the next attempt, as it was.
 */
const LEAST_WAIT = 60_000;

export function createRefresher(options: RefresherOptions): Refresher {
  const { store, writer, harvester, freshMs } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const queue = new PQueue({ concurrency: options.concurrency });
  const stopping = new AbortController();
  const timers = new Map<string, NodeJS.Timeout>();
  const active = (): readonly CatalogueRef[] => store.catalogues().filter((each) => each.status === 'active');

  /** Runs one harvest and writes what became of it. */
  const read = async (catalogue: CatalogueRef): Promise<void> => {
    if (stopping.signal.aborted) return;
    const started = now();
    const before = store.catalogueStatus(catalogue.id);
    const info = writer.snapshotInfo(catalogue.id);
    const since = info?.complete === true ? info.validator : undefined;
    const outcome = await harvester.harvest(catalogue, since, stopping.signal, (progress) =>
      options.onProgress?.(catalogue, progress),
    );
    const moment = { startedAt: started, endedAt: now(), freshMs, spread: random() };
    if (outcome.type === 'whole') await writer.writeSnapshot(outcome.snapshot, succeeded(before, moment));
    else if (outcome.type === 'unchanged') await writer.writeStatus(succeeded(before, moment));
    else {
      // A part is only served where there is no whole snapshot: it never replaces one.
      const servesPart = outcome.part !== undefined && info?.complete !== true;
      const status = failed(before, outcome.error, moment, servesPart || info !== undefined);
      if (outcome.part !== undefined && servesPart) await writer.writeSnapshot(outcome.part, status);
      else await writer.writeStatus(status);
    }
    options.onOutcome?.(catalogue, outcome, moment.endedAt - started);
  };

  const refresh = (catalogue: CatalogueRef): Promise<void> =>
    queue.add(async () => {
      try {
        await read(catalogue);
      } catch (error) {
        if (!stopping.signal.aborted) options.onBug?.(catalogue, error);
      } finally {
        schedule(catalogue, now() + LEAST_WAIT);
      }
    });

  /** One timer per catalogue: its next attempt, or the moment when its snapshot stops being fresh. */
  const schedule = (catalogue: CatalogueRef, earliest: number): void => {
    clearTimeout(timers.get(catalogue.id));
    if (stopping.signal.aborted) return;
    const status = store.catalogueStatus(catalogue.id);
    const due = Math.max(dueAt(status, now() + freshMs / 4), earliest);
    const timer = setTimeout(() => void refresh(catalogue), Math.min(Math.max(due - now(), 0), MAX_TIMER));
    timer.unref();
    timers.set(catalogue.id, timer);
  };

  return {
    async start() {
      const due = active().filter((catalogue) => dueAt(store.catalogueStatus(catalogue.id), 0) <= now());
      for (const catalogue of active()) {
        const stale = expired(store.catalogueStatus(catalogue.id), now(), freshMs);
        if (stale !== undefined) await writer.writeStatus(stale);
        if (!due.includes(catalogue)) schedule(catalogue, now());
      }
      await Promise.all(due.map(refresh));
    },
    refresh,
    async stop() {
      stopping.abort(new Error('the gateway is stopping'));
      for (const timer of timers.values()) clearTimeout(timer);
      queue.clear();
      await queue.onIdle();
    },
  };
}

const dueAt = (status: CatalogueStatus, otherwise: number): number =>
  status.nextAttempt === undefined ? otherwise : Date.parse(status.nextAttempt);
