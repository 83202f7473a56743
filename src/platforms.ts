import { type Config, VERSION } from './config.ts';
import { createRedisCoordination } from './coordination/redis-coordination.ts';
import type { HarvesterSettings } from './harvester/messages.ts';
import { PLATFORMS } from './sources/registry.ts';
import type { CatalogueSource } from './sources/source.ts';
import { createAddressGuard } from './upstream/address-guard.ts';
import { parseAllowList } from './upstream/allow-list.ts';
import { createUpstream } from './upstream/http.ts';
import type { UpstreamOptions } from './upstream/options.ts';
import type { HttpUpstream } from './upstream/upstream.ts';

/** Before each key of what replicas agree on. */
const PREFIX = 'kommungraf:shared:';
/** The longest that one question to Redis may take. */
const REDIS_TIMEOUT_MS = 200;

/** What the way out is made with, of the settings. */
export function harvesterSettings(config: Config): HarvesterSettings {
  const contact = config.contactUrl === undefined ? '' : `; ${config.contactUrl}`;
  return {
    userAgent: `Kommungraf/${VERSION} (open data gateway${contact})`,
    allow: config.upstreamAllow,
    jsonDeadlineMs: config.upstreamTimeoutMs,
    streamDeadlineMs: config.upstreamTimeoutMs * 4,
    maxBytes: config.upstreamMaxBytes,
    hostConcurrency: config.upstreamPerHost,
    hostMinIntervalMs: config.upstreamIntervalMs,
    harvestTimeoutMs: config.harvestTimeoutMs,
    ...(config.redisUrl === undefined ? {} : { redisUrl: config.redisUrl }),
  };
}

/**
 * The adapters, by platform, and the one way out that they share, which connects to Redis when it first asks anything.
 * Throws an Error for a wrong allow list.
 */
export function createSources(settings: Omit<HarvesterSettings, 'harvestTimeoutMs'>): {
  readonly upstream: HttpUpstream;
  readonly sources: ReadonlyMap<string, CatalogueSource>;
} {
  const upstream = openUpstream(settings);
  return {
    upstream,
    sources: new Map(Object.entries(PLATFORMS).map(([name, createSource]) => [name, createSource({ upstream })])),
  };
}

/**
 * A way out for what nobody waits for: one call at a time to a host, whatever the settings allow harvests, and fewer
 * retries. Throws as `createSources` does.
 */
export function createBackgroundUpstream(settings: Omit<HarvesterSettings, 'harvestTimeoutMs'>): HttpUpstream {
  return openUpstream({ ...settings, hostConcurrency: 1 }, { retries: 1 });
}

function openUpstream(
  settings: Omit<HarvesterSettings, 'harvestTimeoutMs'>,
  more: Pick<UpstreamOptions, 'retries'> = {},
): HttpUpstream {
  const { allow, redisUrl, ...limits } = settings;
  const guard = createAddressGuard(parseAllowList(allow));
  const coordination =
    redisUrl === undefined
      ? undefined
      : createRedisCoordination({ url: redisUrl, timeoutMs: REDIS_TIMEOUT_MS, prefix: PREFIX });
  const http = createUpstream({
    userAgent: limits.userAgent,
    jsonDeadlineMs: limits.jsonDeadlineMs,
    streamDeadlineMs: limits.streamDeadlineMs,
    maxBytes: limits.maxBytes,
    hostConcurrency: limits.hostConcurrency,
    hostMinIntervalMs: limits.hostMinIntervalMs,
    ...more,
    ...guard,
    ...(coordination === undefined ? {} : { coordination }),
  });
  return {
    ...http,
    async close() {
      await http.close();
      coordination?.close();
    },
  };
}
