import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import { createCatalogueMetrics } from './catalogue-metrics.ts';
import type { HarvestObservation } from './catalogue-metrics.ts';
import { createCheckMetrics } from './check-metrics.ts';
import type { CheckCounter } from './check-metrics.ts';
import type { CacheCounter } from './counted-cache.ts';
import { createHostMetrics } from './host-metrics.ts';
import type { HostReader } from './host-metrics.ts';
import { createReadyMetrics } from './ready-metrics.ts';
import type { ReadyReading } from './ready-metrics.ts';
import { createRequestMetrics } from './request-metrics.ts';
import type { RequestMetrics } from './request-metrics.ts';

/** What the gateway counts about itself, in the words of Prometheus. Label values are bounded; none is a URL or a query. */
export interface Metrics {
  readonly requests: RequestMetrics;
  readonly harvested: (harvest: HarvestObservation) => void;
  /** Background checks, each as it ends. */
  readonly checked: CheckCounter;
  /** Counts for one level of the cache: `memory`, `redis`. */
  readonly cache: (level: string) => CacheCounter;
  /** Has kept answers read at each scrape; to be called once. */
  readonly ready: (read: () => ReadyReading) => void;
  readonly contentType: string;
  /** The exposition, text format 0.0.4. Those who ask at the same moment share one. */
  readonly text: () => Promise<string>;
}

/** What is known of pressure at the moment of a scrape. */
export interface PressureReading {
  /** 99th percentile of how late the event loop was in the last sample, in milliseconds. */
  readonly loopDelayMs: number;
  /** What is over its bound; empty in good times. */
  readonly reasons: readonly string[];
}

export interface MetricsOptions {
  readonly store: Pick<Store, 'catalogues' | 'catalogueStatus' | 'catalogueCounts' | 'revision'>;
  readonly version: string;
  readonly pressure?: () => PressureReading;
  /** Whether the shared cache answers; undefined where there is none. */
  readonly isRedisUp?: () => boolean;
  /** How the durable record is; `queued` are the catalogues that wait to be written to it. */
  readonly record?: () => { readonly available: boolean; readonly queued: number };
  readonly hosts?: HostReader;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Metrics in a registry of their own, so that two gateways in one process do not share any. */
export function createMetrics(options: MetricsOptions): Metrics {
  const { store, version, pressure, isRedisUp, record, hosts, now = Date.now } = options;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  new Gauge({
    name: 'kommungraf_build_info',
    help: 'Always 1; the label says which version runs.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  new Gauge({
    name: 'kommungraf_revision',
    help: 'Revision of the data that is served; grows with each change.',
    registers,
    collect() {
      this.set(store.revision());
    },
  });
  const lookups = new Counter({
    name: 'kommungraf_cache_lookups_total',
    help: 'Values asked of the cache, by level and result.',
    labelNames: ['level', 'result'],
    registers,
  });
  const stored = new Counter({
    name: 'kommungraf_cache_stores_total',
    help: 'Values handed to the cache, by level.',
    labelNames: ['level'],
    registers,
  });
  if (pressure !== undefined) registerPressure(registry, pressure);
  if (record !== undefined) registerRecord(registry, record);
  if (isRedisUp !== undefined) {
    new Gauge({
      name: 'kommungraf_redis_up',
      help: 'Whether Redis answers: 1 or 0. Without it the gateway answers from its own memory.',
      registers,
      collect() {
        this.set(isRedisUp() ? 1 : 0);
      },
    });
  }
  const catalogues = createCatalogueMetrics(registry, { store, now });
  const readHosts = hosts === undefined ? undefined : createHostMetrics(registry, hosts);

  const write = async (): Promise<string> => {
    catalogues.refresh();
    await readHosts?.();
    return registry.metrics();
  };

  let scrape: Promise<string> | undefined;
  return {
    requests: createRequestMetrics(registry),
    harvested: catalogues.harvested,
    checked: createCheckMetrics(registry),
    cache: (level) => {
      // Both results from the start, so that a ratio of them can be formed before the first hit.
      for (const result of ['hit', 'miss']) lookups.inc({ level, result }, 0);
      return {
        found: (hits, misses) => {
          lookups.inc({ level, result: 'hit' }, hits);
          lookups.inc({ level, result: 'miss' }, misses);
        },
        stored: (entries) => {
          stored.inc({ level }, entries);
        },
      };
    },
    ready: (read) => {
      createReadyMetrics(registry, read);
    },
    contentType: registry.contentType,
    text() {
      scrape ??= write().finally(() => {
        scrape = undefined;
      });
      return scrape;
    },
  };
}

function registerPressure(registry: Registry, pressure: () => PressureReading): void {
  const registers = [registry];
  new Gauge({
    name: 'kommungraf_event_loop_delay_seconds',
    help: '99th percentile of how late the event loop was in the last half second: what load shedding goes by.',
    registers,
    collect() {
      this.set(pressure().loopDelayMs / 1000);
    },
  });
  new Gauge({
    name: 'kommungraf_under_pressure',
    help: '1 while new GraphQL requests are turned away, by what is over its bound.',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const reason of pressure().reasons) this.set({ reason }, 1);
    },
  });
}

function registerRecord(registry: Registry, record: NonNullable<MetricsOptions['record']>): void {
  new Gauge({
    name: 'kommungraf_record_available',
    help: 'Whether the durable record could be written when it was last tried: 1 or 0. Answers go on without it.',
    registers: [registry],
    collect() {
      this.set(record().available ? 1 : 0);
    },
  });
  new Gauge({
    name: 'kommungraf_record_queued_catalogues',
    help: 'Catalogues whose newest snapshot or status waits to be written to the durable record.',
    registers: [registry],
    collect() {
      this.set(record().queued);
    },
  });
}
