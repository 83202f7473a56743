import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueDescription, CatalogueRef } from '../../model/catalogue.ts';
import { readDcat } from '../../rdf/dcat/read-dcat.ts';
import { Graph } from '../../rdf/graph.ts';
import type { Harvested } from '../source.ts';
import { describeStore } from './descriptions.ts';
import { addEntry } from './entries.ts';
import type { SearchedPage } from './pages.ts';

/** Records between two turns of the event loop: some milliseconds of reading. */
const TURN = 50;

/** Reads a small store: all its entries in one graph, then the records of that graph. */
export async function* readInOneSweep(
  pages: AsyncIterable<SearchedPage>,
  catalogue: CatalogueRef,
  signal: AbortSignal,
): AsyncGenerator<Harvested> {
  const graph = new Graph();
  let failure: UpstreamError | undefined;
  try {
    for await (const page of pages) {
      const skipped = [...page.skipped, ...page.entries.flatMap((entry) => addEntry(graph, entry))];
      for (const each of skipped) yield { type: 'skipped', skipped: each };
    }
  } catch (error) {
    if (!(error instanceof UpstreamError) || graph.size === 0) throw error;
    failure = error;
  }
  const descriptions: CatalogueDescription[] = [];
  let count = 0;
  for (const item of readDcat(graph, catalogue.id)) {
    if (item.type === 'catalogue') descriptions.push(item.catalogue);
    else yield item;
    count += 1;
    if (count % TURN !== 0) continue;
    await setImmediate();
    signal.throwIfAborted();
  }
  yield* describeStore(descriptions, new URL(catalogue.url));
  if (failure !== undefined) throw failure;
}
