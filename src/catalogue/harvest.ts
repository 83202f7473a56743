import { UpstreamError } from '../errors.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { SkippedRecord, Snapshot } from '../model/snapshot.ts';
import type { CatalogueSource, Harvested } from '../sources/source.ts';
import type { Validator } from '../upstream/upstream.ts';

/** As many skipped records as a snapshot lists; all of them are counted. */
const LISTED = 1000;
const REPORT_EVERY = 50;

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
  | { readonly type: 'whole'; readonly snapshot: Snapshot }
  | { readonly type: 'unchanged' }
  | { readonly type: 'failed'; readonly error: UpstreamError; readonly part?: Snapshot };

/**
 * Reads one catalogue whole. Never throws for what upstream does; throws the signal's reason when aborted, and what
 * is a bug of ours.
 */
export async function harvest(options: HarvestOptions): Promise<HarvestOutcome> {
  const gathered = createGathering(options);
  try {
    for await (const item of options.source.harvest(options.catalogue, options.since, options.signal)) {
      if (item.type === 'unchanged') return { type: 'unchanged' };
      gathered.add(item);
    }
  } catch (error) {
    const failure = failureOf(options, error);
    const part = gathered.snapshot(false);
    return { type: 'failed', error: failure, ...(part.datasets.length === 0 ? {} : { part }) };
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
  snapshot(complete: boolean): Snapshot;
}

function createGathering({ catalogue, now, onProgress }: HarvestOptions): Gathering {
  const datasets: Snapshot['datasets'][number][] = [];
  const agents: Snapshot['agents'][number][] = [];
  const dataServices: Snapshot['dataServices'][number][] = [];
  const datasetSeries: Snapshot['datasetSeries'][number][] = [];
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
  /** The first of two records with one id stands; the second is listed, not lost in silence. */
  const once = <T extends { readonly id: string; readonly uri?: string }>(list: T[], record: T): void => {
    if (seen.has(record.id)) {
      skip({ id: record.uri ?? record.id, reason: 'is described twice in the catalogue; the first was kept' });
      return;
    }
    seen.add(record.id);
    list.push(record);
  };

  const add = (item: Harvested): void => {
    switch (item.type) {
      case 'catalogue':
        descriptions.push(item.catalogue);
        return;
      case 'dataset':
        once(datasets, item.dataset);
        if (datasets.length % REPORT_EVERY === 1) onProgress?.(progress());
        return;
      case 'agent':
        once(agents, item.agent);
        return;
      case 'dataService':
        once(dataServices, item.dataService);
        return;
      case 'datasetSeries':
        once(datasetSeries, item.datasetSeries);
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
    datasets: datasets.length,
    ...(expected === undefined ? {} : { expected }),
  });

  return {
    add,
    snapshot(complete) {
      onProgress?.(progress());
      const main = mainCatalogue(descriptions);
      return {
        catalogueId: catalogue.id,
        ...(main === undefined ? {} : { catalogue: main }),
        datasets,
        agents,
        dataServices,
        datasetSeries,
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
