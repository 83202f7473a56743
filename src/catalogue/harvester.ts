import type { CatalogueRef } from '../model/catalogue.ts';
import type { Dataset } from '../model/dataset.ts';
import type { CatalogueSource } from '../sources/source.ts';
import type { Validator } from '../upstream/upstream.ts';
import { harvest, type HarvestOutcome, type HarvestProgress } from './harvest.ts';

export interface HarvesterOptions {
  /** The adapter of a platform. */
  readonly source: (platform: string) => CatalogueSource | undefined;
  /** How long one harvest may take, in milliseconds. */
  readonly timeoutMs: number;
  /** ISO 8601 of the moment, UTC. */
  readonly now?: () => string;
}

/** Reads catalogues; where it does so (this thread or another) is nobody else's business. */
export interface Harvester {
  /** As `harvest`; throws the signal's reason, or what is a bug of ours. */
  readonly harvest: (
    catalogue: CatalogueRef,
    since: Validator | undefined,
    signal: AbortSignal,
    onProgress?: (progress: HarvestProgress) => void,
  ) => Promise<HarvestOutcome>;
  /** Single datasets by URI; undefined where the platform gives none. Throws `UpstreamError`. */
  readonly lookUp: (
    catalogue: CatalogueRef,
    uris: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, Dataset> | undefined>;
  readonly close: () => Promise<void>;
}

/** A harvester that works in the thread that calls it. */
export function createHarvester(options: HarvesterOptions): Harvester {
  const { source, timeoutMs, now = () => new Date().toISOString() } = options;
  const adapter = (catalogue: CatalogueRef): CatalogueSource => {
    const found = source(catalogue.platform);
    if (found === undefined) throw new Error(`no adapter is registered for platform ${catalogue.platform}`);
    return found;
  };
  return {
    harvest: (catalogue, since, signal, onProgress) =>
      harvest({
        source: adapter(catalogue),
        catalogue,
        since,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        now,
        ...(onProgress === undefined ? {} : { onProgress }),
      }),
    lookUp: async (catalogue, uris, signal) => adapter(catalogue).datasets?.(catalogue, uris, signal),
    close: () => Promise.resolve(),
  };
}
