import { setImmediate as turn } from 'node:timers/promises';
import { UpstreamError } from '../errors.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import { type RecordBatch, recordBatch } from '../model/record-batch.ts';
import { recordJson } from '../model/record-json.ts';
import type { SerialisedSnapshot, SkippedRecord } from '../model/snapshot.ts';
import type { CatalogueSource, Harvested } from '../sources/source.ts';
import type { Validator } from '../upstream/upstream.ts';

/** As many skipped records as a snapshot lists; all of them are counted. */
const LISTED = 1000;
const REPORT_EVERY = 50;
/** Records in a batch: about 300 kB of text. */
const BATCH = 100;
/** Milliseconds of work after which the event loop gets a turn, so that an abort is heard. */
const SLICE_MS = 10;

/** How far a harvest has come. */
export interface HarvestProgress {
  readonly datasets: number;
  /** What upstream said there would be, records of all kinds; a hint. */
  readonly expected?: number;
}

export interface HarvestOptions {
  readonly source: CatalogueSource;
  readonly catalogue: CatalogueRef;
  /** Of the last whole snapshot. */
  readonly since?: Validator | undefined;
  readonly signal: AbortSignal;
  /** ISO 8601 of the moment, UTC. */
  readonly now: () => string;
  readonly onProgress?: (progress: HarvestProgress) => void;
}

/**
 * - `whole`: the catalogue was read to its end
 * - `unchanged`: upstream says that nothing changed since the last whole snapshot
 * - `failed`: it was not; `part` is what could be read of it, where anything could
 */
export type HarvestOutcome =
  | { readonly type: 'whole'; readonly snapshot: SerialisedSnapshot }
  | { readonly type: 'unchanged' }
  | { readonly type: 'failed'; readonly error: UpstreamError; readonly part?: SerialisedSnapshot };

/**
 * Reads one catalogue whole. Never throws for what upstream does; throws the signal's reason when aborted, and what
 * is a bug of ours.
 */
export async function harvest(options: HarvestOptions): Promise<HarvestOutcome> {
  const gathered = createGathering(options);
  let sliceEnds = performance.now() + SLICE_MS;
  try {
    for await (const item of options.source.harvest(options.catalogue, options.since, options.signal)) {
      if (item.type === 'unchanged') return { type: 'unchanged' };
      gathered.add(item);
      if (performance.now() < sliceEnds) continue;
      await turn();
      options.signal.throwIfAborted();
      sliceEnds = performance.now() + SLICE_MS;
    }
  } catch (error) {
    const failure = failureOf(options, error);
    const part = gathered.snapshot(false);
    return { type: 'failed', error: failure, ...(part.counts.datasets === 0 ? {} : { part }) };
  }
  return { type: 'whole', snapshot: gathered.snapshot(true) };
}

/** The failure as data; an abort that is no deadline, and a bug of ours, are thrown on. */
function failureOf({ signal, catalogue }: HarvestOptions, error: unknown): UpstreamError {
  if (signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError') {
    const message = `${new URL(catalogue.url).host} could not be read to its end in the time that a harvest may take`;
    return new UpstreamError('TIMED_OUT', message, { url: catalogue.url, cause: error });
  }
  signal.throwIfAborted();
  if (error instanceof UpstreamError) return error;
  throw error;
}

interface Gathering {
  add(item: Harvested): void;
  snapshot(complete: boolean): SerialisedSnapshot;
}

function createGathering({ catalogue, now, onProgress }: HarvestOptions): Gathering {
  const records: RecordBatch[] = [];
  /** The batch that each kind is filling. */
  const open = new Map<RecordBatch['kind'], { readonly ids: string[]; readonly jsons: string[] }>();
  const counts = { datasets: 0, distributions: 0, dataServices: 0 };
  const descriptions: CatalogueDescription[] = [];
  const skipped: SkippedRecord[] = [];
  const seen = new Set<string>();
  let skippedCount = 0;
  let expected: number | undefined;
  let validator: Validator | undefined;

  const skip = (record: SkippedRecord): void => {
    skippedCount += 1;
    if (skipped.length < LISTED) skipped.push(record);
  };
  /** Keeps the first of two records with one id; the second is listed, not lost in silence. */
  const keep = (kind: RecordBatch['kind'], record: { readonly id: string; readonly uri?: string }): boolean => {
    if (seen.has(record.id)) {
      skip({ id: record.uri ?? record.id, reason: 'is described twice in the catalogue; the first was kept' });
      return false;
    }
    seen.add(record.id);
    let batch = open.get(kind);
    if (batch === undefined) open.set(kind, (batch = { ids: [], jsons: [] }));
    batch.ids.push(record.id);
    batch.jsons.push(recordJson(record));
    if (batch.ids.length >= BATCH) close(kind);
    return true;
  };
  const close = (kind: RecordBatch['kind']): void => {
    const batch = open.get(kind);
    if (batch !== undefined) records.push(recordBatch(kind, batch.ids, batch.jsons));
    open.delete(kind);
  };

  const add = (item: Harvested): void => {
    switch (item.type) {
      case 'catalogue':
        descriptions.push(item.catalogue);
        return;
      case 'dataset':
        if (!keep('dataset', item.dataset)) return;
        counts.datasets += 1;
        counts.distributions += item.dataset.distributions.length;
        if (counts.datasets % REPORT_EVERY === 1) onProgress?.(progress());
        return;
      case 'agent':
        keep('agent', item.agent);
        return;
      case 'dataService':
        if (keep('dataService', item.dataService)) counts.dataServices += 1;
        return;
      case 'datasetSeries':
        keep('datasetSeries', item.datasetSeries);
        return;
      case 'skipped':
        skip(item.skipped);
        return;
      case 'skippedMore':
        skippedCount += item.count;
        return;
      case 'expected':
        expected = item.records;
        onProgress?.(progress());
        return;
      case 'validator':
        validator = item.validator;
        return;
      case 'unchanged':
        return;
    }
  };
  const progress = (): HarvestProgress => ({
    datasets: counts.datasets,
    ...(expected === undefined ? {} : { expected }),
  });

  return {
    add,
    snapshot(complete) {
      onProgress?.(progress());
      const main = mainCatalogue(descriptions);
      for (const kind of [...open.keys()]) close(kind);
      return {
        catalogueId: catalogue.id,
        ...(main === undefined ? {} : { catalogue: main }),
        counts,
        records,
        skippedCount,
        skipped,
        complete,
        harvestedAt: now(),
        ...(complete && validator !== undefined ? { validator } : {}),
      };
    },
  };
}

/** Of several catalogues in one document: the one that has the others as parts, else the first that is no part itself. */
function mainCatalogue(descriptions: readonly CatalogueDescription[]): CatalogueDescription | undefined {
  return (
    descriptions.find((each) => each.hasPart.length > 0 || each.catalogues.length > 0) ??
    descriptions.find((each) => each.isPartOf.length === 0) ??
    descriptions[0]
  );
}
