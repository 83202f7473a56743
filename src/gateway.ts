import { join } from 'node:path';
import type { Logger } from 'pino';
import { createMemoryCache } from './cache/memory.ts';
import { createRedisCache } from './cache/redis.ts';
import { createTwoLevelCache } from './cache/two-level.ts';
import type { Cache } from './cache/cache.ts';
import type { HarvestOutcome, HarvestProgress } from './catalogue/harvest.ts';
import { readRegister } from './catalogue/register.ts';
import { createRefresher, type Refresher } from './catalogue/refresher.ts';
import { type Config, ConfigError, ROOT } from './config.ts';
import { createContext } from './context.ts';
import { EXAMPLES } from './examples.ts';
import type { HarvesterSettings } from './harvester/messages.ts';
import { createHarvesterThread } from './harvester/thread.ts';
import type { CatalogueRef } from './model/catalogue.ts';
import { overviewOf } from './overview.ts';
import { readSpecificationFiles } from './records/specification-files.ts';
import { createSources, harvesterSettings } from './platforms.ts';
import { createServer } from './server/server.ts';
import { readSourcesFile, type SourceFileProblem } from './sources/file.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { createSchema } from '../resolvers/schema.ts';
import { loadTypeDefs } from '../resolvers/type-defs.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly log: Logger;
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
const CACHE_BYTES = 64 * 2 ** 20;
const REDIS_TIMEOUT_MS = 100;

/** The composition root: the one place that knows both the adapters and the server. */
export async function createGateway({ config, log, ...told }: GatewayOptions): Promise<Gateway> {
  const register = readRegister(join(ROOT, 'register/organisations.json'));
  const settings = harvesterSettings(config);
  // Here only to check entries and to know the platforms; what is asked of them is asked in the harvester's thread.
  const { upstream, sources } = checkedSources(settings);
  const file = readSourcesFile(config.sources, {
    platforms: [...sources.keys()],
    codes: new Set(register.organisations.map(({ code }) => code)),
    check: (entry) => sources.get(entry.platform)?.check?.(entry),
  });
  for (const { file: name, line, entry, message } of file.problems) {
    log.error({ file: name, line, entry }, `${name}:${line}: ${entry === undefined ? '' : `${entry}: `}${message}`);
  }

  const specifications = readSpecificationFiles(join(ROOT, 'specifications'));
  for (const { file: name, line, message } of specifications.problems) {
    log.error({ file: name, line }, `${name}:${line}: ${message}`);
  }

  const { store, writer } = await openStore({
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
  const cache = createCache(config, log);
  const harvester = createHarvesterThread(settings);
  const refresher = createRefresher({
    store,
    writer,
    harvester,
    freshMs: config.refreshMs,
    concurrency: config.harvestConcurrency,
    ...(told.onProgress === undefined ? {} : { onProgress: told.onProgress }),
    onOutcome: (catalogue, outcome, durationMs) => {
      logOutcome(log, catalogue, outcome, durationMs);
      told.onOutcome?.(catalogue, outcome, durationMs);
    },
    onBug: (catalogue, error) => {
      log.error({ catalogue: catalogue.id, err: error }, 'a fault of ours: this catalogue could not be refreshed');
    },
  });
  const server = await createServer({
    schema: createSchema(),
    sdl: loadTypeDefs(),
    createContext: (signal) =>
      createContext(
        {
          store,
          counties: register.counties,
          cache,
          lookUp: (catalogue, uris, live) => harvester.lookUp(catalogue, uris, live),
          now: () => new Date().toISOString(),
          liveTtlMs: LIVE_MS,
        },
        signal,
      ),
    log,
    overview: () => overviewOf(store),
    examples: EXAMPLES,
    // It can answer from the first moment: an empty store says so in `completeness`.
    ready: () => true,
  });

  return {
    store,
    refresher,
    problems: file.problems,
    listen: () => server.listen({ host: config.host, port: config.port }),
    async close() {
      await Promise.all([server.drain(), refresher.stop()]);
      await Promise.all([harvester.close(), upstream.close(), cache.close()]);
      await writer.close();
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

function createCache(config: Config, log: Logger): Cache {
  const near = createMemoryCache({ maxBytes: CACHE_BYTES });
  if (config.redisUrl === undefined) return near;
  const far = createRedisCache({ url: config.redisUrl, prefix: 'kommungraf:', timeoutMs: REDIS_TIMEOUT_MS, log });
  return createTwoLevelCache(near, far);
}

function logOutcome(log: Logger, catalogue: CatalogueRef, outcome: HarvestOutcome, durationMs: number): void {
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
