import { type Config, VERSION } from './config.ts';
import type { HarvesterSettings } from './harvester/messages.ts';
import { PLATFORMS } from './sources/registry.ts';
import type { CatalogueSource } from './sources/source.ts';
import { createAddressGuard } from './upstream/address-guard.ts';
import { parseAllowList } from './upstream/allow-list.ts';
import { createUpstream } from './upstream/http.ts';
import type { Upstream } from './upstream/upstream.ts';

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
  };
}

/** The adapters, by platform, and the one way out that they share. Throws an Error for a wrong allow list. */
export function createSources(settings: Omit<HarvesterSettings, 'harvestTimeoutMs'>): {
  readonly upstream: Upstream;
  readonly sources: ReadonlyMap<string, CatalogueSource>;
} {
  const { allow, ...limits } = settings;
  const upstream = createUpstream({
    userAgent: limits.userAgent,
    jsonDeadlineMs: limits.jsonDeadlineMs,
    streamDeadlineMs: limits.streamDeadlineMs,
    maxBytes: limits.maxBytes,
    hostConcurrency: limits.hostConcurrency,
    hostMinIntervalMs: limits.hostMinIntervalMs,
    ...createAddressGuard(parseAllowList(allow)),
  });
  return {
    upstream,
    sources: new Map(Object.entries(PLATFORMS).map(([name, createSource]) => [name, createSource({ upstream })])),
  };
}
