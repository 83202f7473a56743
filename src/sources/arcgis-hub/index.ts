import { inTurns } from '../../dcat-us/in-turns.ts';
import { readDcatUs } from '../../dcat-us/read-catalogue.ts';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { CatalogueSource, Harvested, Recognised, SourceDependencies } from '../source.ts';
import { feedUrl, searchUrl, siteOf, WALL } from './address.ts';
import { nextStart, readItem, readSearchPage, type SearchPage } from './api.ts';
import { fetchFeed } from './feed.ts';
import { createServiceCollector, type ServiceCollector } from './services.ts';
import { toDcat } from './to-dcat.ts';

/** An ArcGIS Hub site: its search API, and its DCAT-US feed where that cannot give all (see README.md). */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    check,
    async *harvest(catalogue, _since, signal) {
      const reading = newReading(upstream, catalogue, signal);
      let failure: UpstreamError | undefined;
      try {
        yield* readSite(reading);
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failure = error;
      }
      for (const dataService of reading.services.services()) yield { type: 'dataService', dataService };
      if (failure !== undefined) throw failure;
    },
    recognise: (base, signal) => recognise(upstream, base, signal),
  };
}

function check({ url, options }: CatalogueRef): string | undefined {
  const [option] = Object.keys(options);
  if (option !== undefined) return `option ${option} is not known; arcgis-hub has no options`;
  const { pathname, search, origin } = new URL(url);
  return pathname === '/' && search === '' ? undefined : `url must be the address of the site alone: ${origin}`;
}

interface Reading {
  readonly upstream: Upstream;
  readonly catalogue: CatalogueRef;
  readonly site: URL;
  readonly signal: AbortSignal;
  readonly services: ServiceCollector;
  /** Ids of datasets and agents that were handed on: page edges move, and the feed begins anew. */
  readonly given: Set<string>;
}

const newReading = (upstream: Upstream, catalogue: CatalogueRef, signal: AbortSignal): Reading => ({
  upstream,
  catalogue,
  site: siteOf(catalogue),
  signal,
  services: createServiceCollector(catalogue.id),
  given: new Set(),
});

async function* readSite(reading: Reading): AsyncGenerator<Harvested> {
  let refused: UpstreamError | undefined;
  try {
    if (yield* readPages(reading)) return;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    refused = error;
  }
  try {
    yield* readFeed(reading);
  } catch (error) {
    // Where neither is there, the search is what the site was asked for.
    throw refused !== undefined && isRefusal(error) ? refused : error;
  }
}

/** A search that is switched off, of another version, or tripped by its own limits. */
const isRefusal = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && [400, 404, 500].includes(error.status ?? 0);

/**
 * Reads page after page by the links to the next one. False: there is more than the search can give, for
 * `startindex + limit` may not pass 10,000.
 */
async function* readPages(reading: Reading): AsyncGenerator<Harvested, boolean> {
  const { upstream, site, signal } = reading;
  let start: number | undefined = 1;
  while (start !== undefined) {
    if (start >= WALL) return false;
    const page = await fetchPage(upstream, searchUrl(site, start), signal);
    if (start === 1 && page.numberMatched !== undefined) {
      if (page.numberMatched >= WALL) return false;
      yield { type: 'expected', records: page.numberMatched };
    }
    for (const [index, value] of page.features.entries()) yield* readOne(reading, value, start + index);
    const next = nextStart(page, start);
    if (next !== undefined && next <= start) {
      const message = `${site.host} names item ${next} as the next after a page that began with item ${start}`;
      throw new UpstreamError('MALFORMED', message, { url: searchUrl(site, start).href });
    }
    start = next;
  }
  return true;
}

async function fetchPage(upstream: Upstream, url: URL, signal: AbortSignal): Promise<SearchPage> {
  const page = await upstream.json(url, readSearchPage(url), signal);
  if (page instanceof UpstreamError) throw page;
  return page;
}

function* readOne({ catalogue, site, services, given }: Reading, value: unknown, place: number): Generator<Harvested> {
  const item = readItem(value);
  if (typeof item === 'string') {
    yield { type: 'skipped', skipped: { id: `item ${place}`, reason: item } };
    return;
  }
  const { dataset, publisher } = toDcat(item, site, catalogue.id);
  if (given.has(dataset.id)) return;
  given.add(dataset.id);
  yield { type: 'dataset', dataset: services.link(dataset) };
  if (publisher === undefined || given.has(publisher.id)) return;
  given.add(publisher.id);
  yield { type: 'agent', agent: publisher };
}

async function* readFeed({ upstream, catalogue, site, signal, services, given }: Reading): AsyncGenerator<Harvested> {
  const document = await fetchFeed(upstream, feedUrl(site), signal);
  yield { type: 'expected', records: document.datasets.length };
  for await (const item of inTurns(readDcatUs(document, catalogue.id), signal)) {
    if (item.type === 'dataset') {
      if (!given.has(item.dataset.id)) yield { type: 'dataset', dataset: services.link(item.dataset) };
    } else if (item.type !== 'agent' || !given.has(item.agent.id)) yield item;
  }
}

async function recognise(upstream: Upstream, base: URL, signal: AbortSignal): Promise<Recognised | undefined> {
  const site = siteOf({ url: base.href });
  const url = searchUrl(site, 1);
  url.searchParams.set('limit', '1');
  const page = await unlessRefused(fetchPage(upstream, url, signal));
  if (page !== undefined) {
    return { url: site.origin, ...(page.numberMatched === undefined ? {} : { datasets: page.numberMatched }) };
  }
  const feed = await unlessRefused(fetchFeed(upstream, feedUrl(site), signal));
  return feed === undefined ? undefined : { url: site.origin, datasets: feed.datasets.length };
}

/** Undefined where something answers, but not as a Hub site does. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const answered =
      error instanceof UpstreamError &&
      (error.status !== undefined || error.kind === 'MALFORMED' || error.kind === 'TOO_LARGE');
    if (answered) return undefined;
    throw error;
  }
}
