import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import { CATALOGUE_STATES } from '../model/snapshot.ts';
import type { Store } from '../store/store.ts';

/** How one harvest ended. */
export interface HarvestObservation {
  readonly catalogueId: string;
  /** As the harvest names it: `whole`, `unchanged`, `failed`. */
  readonly outcome: string;
  /** Of the failure. */
  readonly kind?: string;
  readonly seconds: number;
}

/** The metrics of catalogues. */
interface CatalogueMetrics {
  readonly harvested: (harvest: HarvestObservation) => void;
  /** Reads from the store what it knows of each active catalogue; before each scrape. */
  readonly refresh: () => void;
}

interface CatalogueMetricsOptions {
  readonly store: Pick<Store, 'catalogues' | 'catalogueStatus' | 'catalogueCounts'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Seconds. */
const BUCKETS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200];

/**
 * Registers the metrics of catalogues. What the store knows (age, size, state) is read from it at each scrape, so that
 * it is right also after a restart and while nothing is harvested.
 */
export function createCatalogueMetrics(registry: Registry, { store, now }: CatalogueMetricsOptions): CatalogueMetrics {
  const registers = [registry];
  const harvests = new Counter({
    name: 'kommungraf_catalogue_harvests_total',
    help: 'Harvests by catalogue, outcome and, of a failure, kind of problem.',
    labelNames: ['catalogue', 'outcome', 'kind'],
    registers,
  });
  const duration = new Histogram({
    name: 'kommungraf_harvest_duration_seconds',
    help: 'How long harvests took, of all catalogues, by outcome.',
    labelNames: ['outcome'],
    buckets: BUCKETS,
    registers,
  });
  const gauge = (name: string, help: string): Gauge<'catalogue'> =>
    new Gauge({ name: `kommungraf_catalogue_${name}`, help, labelNames: ['catalogue'], registers });
  const age = gauge('snapshot_age_seconds', 'Time since the catalogue was last read whole or found unchanged.');
  const datasets = gauge('datasets', 'Datasets served of the catalogue.');
  const failures = gauge('consecutive_failures', 'Failed harvests since the last success.');
  const latency = gauge('last_harvest_duration_seconds', 'How long the last harvest took.');
  const untilNext = gauge('next_attempt_seconds', 'Time until the next harvest; negative when it is overdue.');
  const skipped = gauge('skipped_records', 'Records of the snapshot that could not be read.');

  const state = new Gauge({
    name: 'kommungraf_catalogue_state',
    help: 'Whether the catalogue is FRESH, STALE or MISSING: 1 for the state it is in.',
    labelNames: ['catalogue', 'state'],
    registers,
  });

  const read = (catalogue: string): void => {
    const status = store.catalogueStatus(catalogue);
    const counts = store.catalogueCounts(catalogue);
    for (const each of CATALOGUE_STATES) state.set({ catalogue, state: each }, each === status.state ? 1 : 0);
    datasets.set({ catalogue }, counts.datasets);
    skipped.set({ catalogue }, counts.skipped);
    failures.set({ catalogue }, status.consecutiveFailures);
    if (status.lastDurationMs !== undefined) latency.set({ catalogue }, status.lastDurationMs / 1000);
    if (status.lastSuccess !== undefined) age.set({ catalogue }, (now() - Date.parse(status.lastSuccess)) / 1000);
    if (status.nextAttempt !== undefined) untilNext.set({ catalogue }, (Date.parse(status.nextAttempt) - now()) / 1000);
  };

  return {
    refresh() {
      // What has ended (a problem, a catalogue) must not go on being told.
      for (const each of [state, age, datasets, failures, latency, untilNext, skipped]) each.reset();
      for (const { id, status } of store.catalogues()) {
        if (status === 'active') read(id);
      }
    },
    harvested({ catalogueId, outcome, kind = 'none', seconds }) {
      harvests.inc({ catalogue: catalogueId, outcome, kind });
      duration.observe({ outcome }, seconds);
    },
  };
}
