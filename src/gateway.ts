import { join } from 'node:path';
import type { Logger } from 'pino';
import { type CheckPace, createBackgroundChecks } from './background-checks.ts';
import { createMemoryCache } from './cache/memory.ts';
import { createRedisCache } from './cache/redis.ts';
import { createRedisConnection, type RedisConnection } from './cache/redis-connection.ts';
import { createTwoLevelCache } from './cache/two-level.ts';
import type { Cache } from './cache/cache.ts';
import type { HarvestOutcome, HarvestProgress } from './catalogue/harvest.ts';
import { createLockedHarvester } from './catalogue/locked-harvester.ts';
import { readRegister } from './catalogue/register.ts';
import { createRefreshWishes } from './catalogue/refresh-wishes.ts';
import { createRefresher, type Refresher } from './catalogue/refresher.ts';
import { type Config, ConfigError, ROOT, VERSION } from './config.ts';
import { createContext } from './context.ts';
import { createCatalogueLock } from './coordination/catalogue-lock.ts';
import { createDurableStore } from './durable-store.ts';
import { EXAMPLES } from './examples.ts';
import { reportHarvest } from './harvest-report.ts';
import type { HarvesterSettings } from './harvester/messages.ts';
import { createHarvesterThread } from './harvester/thread.ts';
import { takeShippedFigures } from './history/shipped-figures.ts';
import type { CatalogueRef } from './model/catalogue.ts';
import { createCountedCache } from './observability/counted-cache.ts';
import { createMetrics, type Metrics } from './observability/metrics.ts';
import { createTracedHarvester } from './observability/traced-harvester.ts';
import { createTracing } from './observability/tracing.ts';
import { overviewOf } from './overview.ts';
import { readSpecificationFiles } from './records/specification-files.ts';
import { createSources, harvesterSettings } from './platforms.ts';
import { readySettings } from './ready-settings.ts';
import { createPressure } from './server/pressure.ts';
import { createMemoryRateLimit, createSharedRateLimit, type RateLimit } from './server/rate-limit.ts';
import { createServer } from './server/server.ts';
import { readSourcesFile, type SourceFileProblem } from './sources/file.ts';
import { NotWrittenError } from './store/not-written-error.ts';
import { openSources } from './statistics/key-figures/configured-sources.ts';
import { createImportedFigures } from './statistics/imported-figures.ts';
import { createRecordedPast } from './statistics/past/recorded-past.ts';
import { readValuableDatasets } from './statistics/specification-coverage/valuable-datasets.ts';
import { createKeyFigures } from './statistics/key-figures/loaders.ts';
import { STATISTICS_PLATFORMS } from './statistics/key-figures/registry.ts';
import { openStore } from './store/open.ts';
import { workOf } from './field-work.ts';
import type { Store } from './store/store.ts';
import { createSchema } from '../resolvers/schema.ts';
import { loadTypeDefs } from '../resolvers/type-defs.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly log: Logger;
  /** How fast background checks are; slow unless told. */
  readonly pace?: CheckPace;
  readonly onProgress?: (catalogue: CatalogueRef, progress: HarvestProgress) => void;
  readonly onOutcome?: (catalogue: CatalogueRef, outcome: HarvestOutcome, durationMs: number) => void;
}

export interface Gateway {
  readonly store: Store;
  readonly refresher: Refresher;
  /** What is wrong in the sources file; the entries concerned were left out. */
  readonly problems: readonly SourceFileProblem[];
  /** Opens the port; resolves to the address, `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
  /** Finishes the requests under way, ends the harvests, closes everything. */
  close(): Promise<void>;
}

/** How old a dataset read live may be, in milliseconds. */
const LIVE_MS = 60_000;
/** How old a key figure may be, in milliseconds: sources publish in the night at the most. */
const KEY_FIGURE_MS = 24 * 3_600_000;
/** How long a request waits for key figures, in milliseconds: the server gives it ten seconds. */
const KEY_FIGURE_PATIENCE_MS = 6_000;
const CACHE_BYTES = 64 * 2 ** 20;
const REDIS_TIMEOUT_MS = 100;
const REDIS_PREFIX = 'kommungraf:';

/** The composition root: the one place that knows both the adapters and the server. */
export async function createGateway({ config, log, ...told }: GatewayOptions): Promise<Gateway> {
  const register = readRegister(join(ROOT, 'register/organisations.json'));
  const settings = harvesterSettings(config);
  // Here to check entries, to know the platforms, and to ask for key figures, which are small; catalogues are asked in the
  // harvester's thread.
  const { upstream, sources } = checkedSources(settings);
  const file = readSourcesFile(config.sources, {
    platforms: [...sources.keys()],
    codes: new Set(register.organisations.map(({ code }) => code)),
    check: (entry) => sources.get(entry.platform)?.check?.(entry),
    statistics: STATISTICS_PLATFORMS,
  });
  for (const { file: name, line, entry, message } of file.problems) {
    log.error({ file: name, line, entry }, `${name}:${line}: ${entry === undefined ? '' : `${entry}: `}${message}`);
  }

  const valuableDatasets = readValuableDatasets(join(ROOT, 'statistics/especially-valuable-datasets.yaml'));
  const specifications = readSpecificationFiles(join(ROOT, 'specifications'));
  for (const { file: name, line, message } of specifications.problems) {
    log.error({ file: name, line }, `${name}:${line}: ${message}`);
  }

  const { store, writer, prepareSearch } = await openStore({
    file: join(config.dataDir, 'read-model.sqlite'),
    register: register.organisations,
    counties: register.counties,
    catalogues: file.catalogues,
    collaborations: file.collaborations,
    specifications: specifications.specifications,
    log: (message) => {
      log.warn(message);
    },
  });
  const redis =
    config.redisUrl === undefined
      ? undefined
      : createRedisConnection({ url: config.redisUrl, timeoutMs: REDIS_TIMEOUT_MS, log });
  const durable = createDurableStore({
    config,
    writer,
    catalogues: file.catalogues,
    log,
    firstSeen: (catalogueId, datasetId) => {
      // Of several catalogues' dataset it is not known which had it first.
      const [origin, ...others] = store.origins(datasetId);
      return others.length === 0 && origin?.catalogueId === catalogueId ? origin.firstSeen : undefined;
    },
  });
  const ending = new AbortController();
  const shipped = takeShippedFigures(join(ROOT, 'statistics'), durable.history.datasets, log, ending.signal);
  const past = createRecordedPast({
    history: durable.history.datasets,
    store,
    onProblem: (error) => {
      log.warn({ err: error }, 'the history of datasets could not be read; statistics of the past wait for it');
    },
  });
  const figures = createImportedFigures(durable.history.datasets, shipped);
  const thread = createHarvesterThread(settings);
  const pressure = createPressure({ limits: config.shed });
  const metrics = config.metrics
    ? createMetrics({
        store,
        version: VERSION,
        pressure: () => pressure.state(),
        hosts: thread.hosts,
        record: () => durable.history.state(),
        ...(redis === undefined ? {} : { isRedisUp: () => redis.state() === 'up' }),
      })
    : undefined;
  const background = createBackgroundChecks({
    ...{ config, settings, store, log, record: durable.history.checks, hosts: thread.hosts },
    ...(metrics === undefined ? {} : { onEnd: metrics.checked }),
    ...(told.pace === undefined ? {} : { pace: told.pace }),
  });
  const tracing = await createTracing({ endpoint: config.otlpEndpoint, version: VERSION, log });
  const cache = createCache(redis, metrics);
  const lock = createCatalogueLock({ prefix: REDIS_PREFIX, ...(redis === undefined ? {} : { connection: redis }) });
  const alone = createLockedHarvester({ harvester: thread, lock, patienceMs: config.harvestTimeoutMs });
  const harvester = createTracedHarvester(alone, tracing);
  const refresher = createRefresher({
    store,
    writer: durable.writer,
    harvester,
    needsWhole: (id) => durable.history.needsWhole(id),
    freshMs: config.refreshMs,
    staleMs: config.staleMs,
    suspicion: config,
    concurrency: config.harvestConcurrency,
    ...(told.onProgress === undefined ? {} : { onProgress: told.onProgress }),
    onOutcome: (catalogue, outcome, durationMs) => {
      reportHarvest({ catalogue, outcome, durationMs }, log, metrics);
      told.onOutcome?.(catalogue, outcome, durationMs);
    },
    onBug: (catalogue, error) => {
      const what = error instanceof NotWrittenError ? 'what was read could not be kept' : 'a fault of ours';
      log.error({ catalogue: catalogue.id, err: error }, `${what}: this catalogue could not be refreshed`);
    },
  });
  const wishes = createRefreshWishes({ store, refresh: (catalogue) => refresher.refresh(catalogue), now: Date.now });
  const keyFigures = createKeyFigures({
    sources: openSources({ refs: file.statistics, platforms: STATISTICS_PLATFORMS, upstream }),
    cache,
    now: Date.now,
    freshMs: KEY_FIGURE_MS,
    patienceMs: KEY_FIGURE_PATIENCE_MS,
  });
  const rateLimit = createRateLimit(config, log);
  const sdl = loadTypeDefs();
  const made = [VERSION, sdl, file.statistics, file.collaborations, register, specifications.specifications];
  const readyAnswers = readySettings({ bytes: config.readyBytes, store, redis, prefix: REDIS_PREFIX, made });
  const server = await createServer({
    schema: createSchema(),
    reading: (work) => store.reading(work),
    sdl,
    createContext: (ending) =>
      createContext(
        {
          store,
          counties: register.counties,
          valuableDatasets,
          cache,
          lookUp: (catalogue, uris, live) => harvester.lookUp(catalogue, uris, live),
          now: () => new Date().toISOString(),
          liveTtlMs: LIVE_MS,
          wishes,
          keyFigures,
          past,
          figures,
          checks: background.checks,
        },
        ending,
      ),
    log,
    overview: () => overviewOf(store),
    examples: EXAMPLES,
    // It can answer from the first moment: an empty store says so in `completeness`.
    ready: () => true,
    tracing,
    pressure,
    workOf,
    limits: { drainGraceMs: config.drainGraceMs },
    trustProxy: config.trustProxy,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(readyAnswers === undefined ? {} : { readyAnswers }),
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(metrics === undefined ? {} : { metrics }),
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
  });

  let closing = false;
  return {
    store,
    refresher: {
      ...refresher,
      async start() {
        await durable.restore();
        await refresher.start();
      },
    },
    problems: file.problems,
    async listen() {
      const address = await server.listen({ host: config.host, port: config.port });
      pressure.start();
      background.start();
      // Beside the first answers; what goes wrong then is told by the first search.
      void prepareSearch().catch((error: unknown) => {
        if (!closing) log.warn({ err: error }, 'searching could not be prepared; the first search tries again');
      });
      // So that the first question need not wait for it; what goes wrong is told above.
      void past.prepare().catch(() => undefined);
      return address;
    },
    async close() {
      closing = true;
      ending.abort();
      await Promise.all([server.drain(), refresher.stop(), background.close()]);
      await Promise.all([keyFigures.close(), past.close()]);
      lock.close();
      await Promise.all([harvester.close(), upstream.close(), cache.close()]);
      await Promise.all([durable.close(), tracing.close()]);
      redis?.close();
      pressure.close();
    },
  };
}

function checkedSources(settings: HarvesterSettings): ReturnType<typeof createSources> {
  try {
    return createSources(settings);
  } catch (cause) {
    // Of all that goes in, the list of addresses is what a person has written.
    throw new ConfigError([`UPSTREAM_ALLOW: ${cause instanceof Error ? cause.message : String(cause)}`], { cause });
  }
}

function createCache(redis: RedisConnection | undefined, metrics: Metrics | undefined): Cache {
  const counted = (level: string, cache: Cache): Cache =>
    metrics === undefined ? cache : createCountedCache(cache, metrics.cache(level));
  const near = counted('memory', createMemoryCache({ maxBytes: CACHE_BYTES }));
  if (redis === undefined) return near;
  const far = createRedisCache({ connection: redis, prefix: REDIS_PREFIX });
  return createTwoLevelCache(near, counted('redis', far));
}

function createRateLimit(config: Config, log: Logger): RateLimit | undefined {
  const { redisUrl: url, rateLimitPerMinute: pointsPerMinute } = config;
  if (pointsPerMinute === 0) return undefined;
  if (url === undefined) return createMemoryRateLimit({ pointsPerMinute });
  return createSharedRateLimit({ url, prefix: REDIS_PREFIX, pointsPerMinute, log });
}
