import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Dataset } from '../../model/dataset.ts';
import { readDcat } from '../../rdf/dcat/read-dcat.ts';
import { Graph } from '../../rdf/graph.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { CatalogueSource, Harvested, SourceDependencies } from '../source.ts';
import { readSearchPage, type SearchPage } from './api.ts';
import { createEntryCollector, type EntryCollector } from './entries.ts';
import { linkedUris } from './links.ts';
import { lookupUrls, PAGE_SIZE, pageUrl } from './query.ts';

/** EntryStore, the server behind EntryScape: its search API, in `/store` (see README.md). */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    check,
    async *harvest(catalogue, _since, signal) {
      const collector = createEntryCollector(new Graph());
      let failure: UpstreamError | undefined;
      try {
        yield* readPages(upstream, catalogue, collector, signal);
      } catch (error) {
        if (!(error instanceof UpstreamError) || collector.graph.size === 0) throw error;
        failure = error;
      }
      yield* readDcat(collector.graph, catalogue.id);
      if (failure !== undefined) throw failure;
    },
    datasets: (catalogue, uris, signal) => lookUp(upstream, catalogue, uris, signal),
  };
}

function check(catalogue: CatalogueRef): string | undefined {
  if (!/\/store\/?$/.test(new URL(catalogue.url).pathname)) {
    return 'url must end in /store, for example https://catalog.ale.se/store';
  }
  for (const [name, value] of Object.entries(catalogue.options)) {
    if (name !== 'context') return `option ${name} is not known; entryscape has one option: context`;
    if (!/^[\w-]+$/.test(String(value))) return 'context must be the number or name of one context, for example 66';
  }
  return undefined;
}

const contextOf = (catalogue: CatalogueRef): string | undefined => {
  const { context } = catalogue.options;
  return context === undefined ? undefined : String(context);
};

/**
 * Reads until a page is empty. `results` is no guide (it counts what this page may show), and `limit` only where a
 * full first page has shown that the server means it: else a server that clamps lower would lose us entries.
 */
async function* readPages(
  upstream: Upstream,
  catalogue: CatalogueRef,
  collector: EntryCollector,
  signal: AbortSignal,
): AsyncGenerator<Harvested> {
  const store = new URL(catalogue.url);
  let offset = 0;
  let step: number | undefined;
  let before: string | undefined;
  for (;;) {
    const url = pageUrl(store, contextOf(catalogue), offset);
    const page: SearchPage = await upstream.json(url, readSearchPage, signal);
    const { children } = page.resource;
    if (children.length === 0) return;
    if (offset === 0 && page.results !== undefined) yield { type: 'expected', records: page.results };
    const entries = collector.add(children);
    // Short pages may overlap; one that is the same all over means that the offset is not heeded.
    if (entries === before) {
      throw new UpstreamError('MALFORMED', `${store.host} answers the same page again at offset ${offset}`, {
        url: url.href,
      });
    }
    before = entries;
    for (const skipped of collector.takeSkipped()) yield { type: 'skipped', skipped };
    if (offset === 0 && children.length >= Math.min(page.limit ?? PAGE_SIZE, PAGE_SIZE)) step = children.length;
    offset += step ?? children.length;
  }
}

/** A dataset, then what it names, then what that names: three rounds of batched look-ups. */
const ROUNDS = 3;

async function lookUp(
  upstream: Upstream,
  catalogue: CatalogueRef,
  uris: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Dataset>> {
  const store = new URL(catalogue.url);
  const collector = createEntryCollector(new Graph());
  const asked = new Set<string>();
  let wanted: readonly string[] = uris;
  for (let round = 0; round < ROUNDS && wanted.length > 0; round += 1) {
    for (const uri of wanted) asked.add(uri);
    for (const url of lookupUrls(store, contextOf(catalogue), wanted)) {
      const page: SearchPage = await upstream.json(url, readSearchPage, signal);
      collector.add(page.resource.children);
    }
    wanted = linkedUris(collector.graph).filter((uri) => !asked.has(uri));
  }
  const found = new Map<string, Dataset>();
  for (const item of readDcat(collector.graph, catalogue.id)) {
    if (item.type === 'dataset' && item.dataset.uri !== undefined) found.set(item.dataset.uri, item.dataset);
  }
  return found;
}
