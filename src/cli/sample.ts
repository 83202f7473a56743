import { UpstreamError } from '../errors.ts';
import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../model/dataset.ts';
import type { CatalogueSource, Harvested, Skipped } from '../sources/source.ts';

/** The beginning of a catalogue, or all of it. */
export interface Sample {
  readonly catalogue?: CatalogueDescription;
  readonly datasets: readonly Dataset[];
  readonly datasetSeries: readonly DatasetSeries[];
  readonly dataServices: readonly DataService[];
  readonly agents: readonly Agent[];
  /** The first of them. */
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  /** There is more than the limit allowed to be read. */
  readonly more: boolean;
  /** Why reading ended before the end. */
  readonly problem?: UpstreamError;
  readonly durationMs: number;
}

export interface SampleOptions {
  readonly source: CatalogueSource;
  readonly catalogue: CatalogueRef;
  /** Datasets to keep. */
  readonly limit: number;
  /** How long the reading may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const LISTED = 100;

/**
 * Reads up to `limit` datasets, and what comes with them. Throws the signal's reason when aborted; what upstream does
 * wrong is in `problem`.
 */
export async function readSample(options: SampleOptions): Promise<Sample> {
  const { source, catalogue, limit, signal } = options;
  const started = performance.now();
  const enough = new AbortController();
  const deadline = AbortSignal.timeout(options.timeoutMs);
  const gathered = createGathering(limit);
  let problem: UpstreamError | undefined;
  try {
    const reading = source.harvest(catalogue, undefined, AbortSignal.any([signal, deadline, enough.signal]));
    for await (const item of reading) {
      gathered.add(item);
      // No page is asked for any more; what has come already is still handed over: agents, the catalogue itself.
      if (gathered.more()) enough.abort();
    }
  } catch (error) {
    signal.throwIfAborted();
    problem = problemOf(error, { isEnough: enough.signal.aborted, isLate: deadline.aborted, catalogue });
  }
  return {
    ...gathered.records(),
    more: gathered.more(),
    ...(problem === undefined ? {} : { problem }),
    durationMs: performance.now() - started,
  };
}

interface End {
  readonly isEnough: boolean;
  readonly isLate: boolean;
  readonly catalogue: CatalogueRef;
}

/** What cut the reading short; our own having had enough is no problem. Throws on what is a bug of ours. */
function problemOf(error: unknown, { isEnough, isLate, catalogue }: End): UpstreamError | undefined {
  if (isEnough) return undefined;
  if (error instanceof UpstreamError) return error;
  if (!isLate) throw error;
  const message = `${new URL(catalogue.url).host} could not be read to its end in the time that a harvest may take`;
  return new UpstreamError('TIMED_OUT', message, { url: catalogue.url, cause: error });
}

function createGathering(limit: number): {
  readonly add: (item: Harvested) => void;
  readonly more: () => boolean;
  readonly records: () => Omit<Sample, 'more' | 'problem' | 'durationMs'>;
} {
  const datasets: Dataset[] = [];
  const datasetSeries: DatasetSeries[] = [];
  const dataServices: DataService[] = [];
  const agents: Agent[] = [];
  const skipped: Skipped[] = [];
  let catalogue: CatalogueDescription | undefined;
  let skippedCount = 0;
  let more = false;
  return {
    more: () => more,
    add(item) {
      if (item.type === 'catalogue') catalogue ??= item.catalogue;
      else if (item.type === 'datasetSeries') datasetSeries.push(item.datasetSeries);
      else if (item.type === 'dataService') dataServices.push(item.dataService);
      else if (item.type === 'agent') agents.push(item.agent);
      else if (item.type === 'skippedMore') skippedCount += item.count;
      else if (item.type === 'skipped') {
        skippedCount += 1;
        if (skipped.length < LISTED) skipped.push(item.skipped);
      } else if (item.type === 'dataset') {
        if (datasets.length < limit) datasets.push(item.dataset);
        else more = true;
      }
    },
    records: () => ({
      ...(catalogue === undefined ? {} : { catalogue }),
      datasets,
      datasetSeries,
      dataServices,
      agents,
      skipped,
      skippedCount,
    }),
  };
}
