import type { CatalogueRef } from '../../model/catalogue.ts';
import type { CatalogueSource, Harvested, SourceDependencies } from '../source.ts';
import { lookUp } from './lookup.ts';
import { readInOneSweep } from './one-sweep.ts';
import { readPages, type SearchedPage } from './pages.ts';
import { pageUrl } from './query.ts';
import { recognise } from './recognise.ts';
import { readInTwoSweeps } from './two-sweeps.ts';

/** Stores of more entries than this are read in two sweeps, for not all of them fit into memory (decision 0001). */
const SMALL_STORE = 2_000;

/** EntryStore, the server behind EntryScape: its search API, in `/store` (see README.md). */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    check,
    async *harvest(catalogue, _since, signal): AsyncGenerator<Harvested> {
      const store = new URL(catalogue.url);
      const context = contextOf(catalogue);
      const sweep = (what: 'everything' | 'datasets' | 'others'): AsyncGenerator<SearchedPage, void> =>
        readPages(upstream, (offset) => pageUrl(store, context, offset, what), signal);

      const pages = sweep('everything');
      const first = await pages.next();
      if (first.done === true) return;
      const { results } = first.value;
      if (results !== undefined) yield { type: 'expected', records: results };
      if (results !== undefined && results > SMALL_STORE) {
        yield* readInTwoSweeps(sweep('others'), sweep('datasets'), catalogue, signal);
      } else yield* readInOneSweep(withFirst(first.value, pages), catalogue, signal);
    },
    datasets: (catalogue, uris, signal) => lookUp(upstream, catalogue, contextOf(catalogue), uris, signal),
    recognise: (base, signal) => recognise(upstream, base, signal),
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

async function* withFirst(first: SearchedPage, rest: AsyncIterable<SearchedPage>): AsyncGenerator<SearchedPage, void> {
  yield first;
  yield* rest;
}
