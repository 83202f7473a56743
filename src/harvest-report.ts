import type { Logger } from 'pino';
import type { HarvestOutcome } from './catalogue/harvest.ts';
import type { CatalogueRef } from './model/catalogue.ts';
import type { Metrics } from './observability/metrics.ts';

/** What became of a catalogue, and how long that took. */
export interface HarvestReport {
  readonly catalogue: CatalogueRef;
  readonly outcome: HarvestOutcome;
  readonly durationMs: number;
}

/** Writes it down, for the operator and for the metrics. */
export function reportHarvest(
  { catalogue, outcome, durationMs }: HarvestReport,
  log: Logger,
  metrics: Metrics | undefined,
): void {
  metrics?.harvested({
    catalogueId: catalogue.id,
    outcome: outcome.type,
    seconds: durationMs / 1000,
    ...(outcome.type === 'failed' ? { kind: outcome.error.kind } : {}),
  });
  const about = { catalogue: catalogue.id, ms: Math.round(durationMs) };
  if (outcome.type === 'whole') {
    const { counts, skippedCount } = outcome.snapshot;
    log.info({ ...about, datasets: counts.datasets, skipped: skippedCount }, 'catalogue read');
  } else if (outcome.type === 'unchanged') log.info(about, 'catalogue unchanged');
  else {
    const { kind, message } = outcome.error;
    log.warn({ ...about, kind, partDatasets: outcome.part?.counts.datasets ?? 0 }, `catalogue failed: ${message}`);
  }
}
