import { setImmediate as turn } from 'node:timers/promises';
import { UpstreamError } from '../errors.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueStatus, HeldBack, SerialisedSnapshot } from '../model/snapshot.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import type { HarvestOutcome } from './harvest.ts';
import { failed, faulted, succeeded } from './status.ts';
import type { Moment } from './status.ts';
import { heldBackAfter, isBelieved, suspicionOf, suspiciousMessage } from './suspicion.ts';
import type { SuspicionLimits } from './suspicion.ts';

/**
 * What became of a refresh.
 *
 * - `succeeded`: it was read whole, and is served; so many datasets
 * - `unchanged`: upstream says that nothing changed
 * - `failed`: it could not be read; what was known goes on being served
 * - `heldBack`: it was read and is not believed (kind SUSPICIOUS); the last good snapshot goes on being served
 * - `faulted`: a bug of ours, which `onBug` was told
 * - `stopped`: the refresher was stopped before it ended
 */
export type RefreshOutcome =
  | { readonly type: 'succeeded'; readonly datasets: number }
  | { readonly type: 'unchanged' }
  | { readonly type: 'failed'; readonly error: UpstreamError }
  | { readonly type: 'heldBack'; readonly error: UpstreamError }
  | { readonly type: 'faulted' }
  | { readonly type: 'stopped' };

export interface SettlementDependencies {
  readonly store: Store;
  readonly writer: StoreWriter;
  readonly suspicion: SuspicionLimits;
}

/** Decides what a harvest is worth, and puts it into the store. */
export interface Settlement {
  /** The last status, also where it could not be written. */
  statusOf(catalogueId: string): CatalogueStatus;
  /** A new status of the catalogue is on its way into the store. */
  isWriting(catalogueId: string): boolean;
  /** Resolves when it is in the store; rejects when it could not be written. `believe`: whatever came is taken. */
  settle(catalogue: CatalogueRef, outcome: HarvestOutcome, moment: Moment, believe: boolean): Promise<RefreshOutcome>;
  /** Takes away what is too old to be served; the durable record keeps it. Rejects when that could not be written. */
  withdraw(status: CatalogueStatus, now: number): Promise<void>;
  /** Puts a fault of ours down in the catalogue's history; rejects when that could not be written. */
  fault(catalogueId: string, moment: Moment): Promise<void>;
}

export function createSettlement({ store, writer, suspicion }: SettlementDependencies): Settlement {
  const writing = new Set<string>();
  /** Statuses that could not be written (a full disk): they still say when to try again. */
  const unwritten = new Map<string, CatalogueStatus>();

  const statusOf = (id: string): CatalogueStatus => {
    const stored = store.catalogueStatus(id);
    const kept = unwritten.get(id);
    // Another process may have written a later one.
    return kept !== undefined && (kept.lastAttempt ?? '') > (stored.lastAttempt ?? '') ? kept : stored;
  };

  /** The one place where a snapshot, and what is known of its catalogue, goes into the store. */
  const write = async (status: CatalogueStatus, snapshot?: SerialisedSnapshot): Promise<void> => {
    writing.add(status.catalogueId);
    try {
      if (snapshot === undefined) await writer.writeStatus(status);
      else await writer.writeSnapshot(snapshot, status);
      unwritten.delete(status.catalogueId);
    } finally {
      writing.delete(status.catalogueId);
    }
  };

  const doubt = (catalogue: CatalogueRef, snapshot: SerialisedSnapshot, moment: Moment): Promise<Doubt | undefined> =>
    doubtOf({ store, writer, suspicion }, { catalogue, snapshot, moment, before: statusOf(catalogue.id) });

  const settleWhole = async (
    catalogue: CatalogueRef,
    snapshot: SerialisedSnapshot,
    moment: Moment,
    believe: boolean,
  ): Promise<RefreshOutcome> => {
    const { datasets } = snapshot.counts;
    const doubted = believe ? undefined : await doubt(catalogue, snapshot, moment);
    const before = statusOf(catalogue.id);
    if (doubted === undefined) {
      await write(succeeded(before, moment, { outcome: 'SUCCEEDED', datasets }), snapshot);
      return { type: 'succeeded', datasets };
    }
    // Only the status: the validator in the store stays that of the good snapshot, and the next request asks by it.
    await write(failed(before, { ...doubted, serves: true, datasets }, moment));
    return { type: 'heldBack', error: doubted.error };
  };

  const settleFailed = async (
    { id }: CatalogueRef,
    { error, part }: Extract<HarvestOutcome, { type: 'failed' }>,
    moment: Moment,
  ): Promise<RefreshOutcome> => {
    const info = writer.snapshotInfo(id);
    // A part is only served where there is no whole snapshot: it never replaces one.
    const served = info?.complete === true ? undefined : part;
    // What was too old to be served has left an empty part.
    const isServed = info !== undefined && (info.complete || store.catalogueCounts(id).datasets > 0);
    const serves = served !== undefined || isServed;
    const datasets = part === undefined ? {} : { datasets: part.counts.datasets };
    await write(failed(statusOf(id), { error, serves, ...datasets }, moment), served);
    return { type: 'failed', error };
  };

  return {
    statusOf,
    isWriting: (id) => writing.has(id),
    async settle(catalogue, outcome, moment, believe) {
      if (outcome.type === 'whole') return settleWhole(catalogue, outcome.snapshot, moment, believe);
      if (outcome.type === 'failed') return settleFailed(catalogue, outcome, moment);
      const { datasets } = store.catalogueCounts(catalogue.id);
      await write(succeeded(statusOf(catalogue.id), moment, { outcome: 'UNCHANGED', datasets }));
      return outcome;
    },
    withdraw: (status, now) =>
      write(status, {
        catalogueId: status.catalogueId,
        counts: { datasets: 0, distributions: 0, dataServices: 0 },
        records: [],
        skippedCount: 0,
        skipped: [],
        complete: false,
        harvestedAt: new Date(now).toISOString(),
      }),
    async fault(id, moment) {
      const status = faulted(statusOf(id), moment);
      unwritten.set(id, status);
      await write(status);
    },
  };
}

interface Doubt {
  readonly error: UpstreamError;
  readonly heldBack: HeldBack;
}

interface Candidate {
  readonly catalogue: CatalogueRef;
  readonly snapshot: SerialisedSnapshot;
  readonly moment: Moment;
  readonly before: CatalogueStatus;
}

/** Why what came is not believed, and what is to be remembered of it; undefined: it is believed. */
async function doubtOf(
  { store, writer, suspicion }: SettlementDependencies,
  { catalogue, snapshot, moment, before }: Candidate,
): Promise<Doubt | undefined> {
  // What was never read whole is no measure.
  if (writer.snapshotInfo(catalogue.id)?.complete !== true) return undefined;
  let known = 0;
  for (const { kind, ids } of snapshot.records) {
    if (kind !== 'dataset') continue;
    known += store.countKnownDatasets(catalogue.id, ids);
    await turn();
  }
  const comparison = { served: store.catalogueCounts(catalogue.id).datasets, came: snapshot.counts.datasets, known };
  const clause = suspicionOf(comparison, catalogue.shrinkLimitPercent ?? suspicion.shrinkLimitPercent);
  if (clause === undefined) return undefined;
  const heldBack = heldBackAfter(before, comparison, moment.endedAt, suspicion.suspiciousMs);
  if (isBelieved(heldBack, moment.endedAt)) return undefined;
  const message = suspiciousMessage(catalogue.id, clause, heldBack);
  return { error: new UpstreamError('SUSPICIOUS', message, { url: catalogue.url }), heldBack };
}
