import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Dataset } from '../../model/dataset.ts';
import { readDcat } from '../../rdf/dcat/read-dcat.ts';
import { Graph } from '../../rdf/graph.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { readSearchPage } from './api.ts';
import { addEntry, createEntryReader } from './entries.ts';
import { linkedUris } from './links.ts';
import { lookupUrls } from './query.ts';

/** A dataset, then what it names, then what that names: three rounds of batched look-ups. */
const ROUNDS = 3;

/** These datasets as the store gives them now, by URI; absent where it has none. Throws `UpstreamError`. */
export async function lookUp(
  upstream: Upstream,
  catalogue: CatalogueRef,
  context: string | undefined,
  uris: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Dataset>> {
  const store = new URL(catalogue.url);
  const graph = new Graph();
  const readEntries = createEntryReader();
  const asked = new Set<string>();
  let wanted: readonly string[] = uris;
  for (let round = 0; round < ROUNDS && wanted.length > 0; round += 1) {
    for (const uri of wanted) asked.add(uri);
    for (const url of lookupUrls(store, context, wanted)) {
      const page = await upstream.json(url, readSearchPage, signal);
      for (const entry of readEntries(page.resource.children).entries) addEntry(graph, entry);
    }
    wanted = linkedUris(graph).filter((uri) => !asked.has(uri));
  }
  const found = new Map<string, Dataset>();
  for (const item of readDcat(graph, catalogue.id)) {
    if (item.type === 'dataset' && item.dataset.uri !== undefined) found.set(item.dataset.uri, item.dataset);
  }
  return found;
}
