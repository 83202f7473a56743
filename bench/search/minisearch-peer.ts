import MiniSearch from 'minisearch';
import * as snowball from 'snowball-stemmers';

/** A dataset as a library for searching takes it: plain texts. */
export interface PlainDataset {
  readonly id: string;
  readonly title: string;
  readonly keywords: string;
  readonly specification: string;
  readonly publisher: string;
  readonly description: string;
  /** Values to count by, a list for each facet. */
  readonly facets: readonly (readonly string[])[];
}

export interface PlainSearch {
  /** Ids, best first, all of them. */
  search(query: string): readonly { readonly id: string; readonly facets: readonly (readonly string[])[] }[];
}

/**
 * MiniSearch as its documentation would set it up for Swedish: words stemmed by Snowball, the order of fields that we
 * have too, beginnings of words found, and a fifth of a word's letters forgiven.
 */
export function createMiniSearchPeer(datasets: Iterable<PlainDataset>): PlainSearch {
  const stemmer = snowball.newStemmer('swedish');
  const index = new MiniSearch<PlainDataset>({
    fields: ['title', 'keywords', 'specification', 'publisher', 'description'],
    storeFields: ['facets'],
    processTerm: (word) => stemmer.stem(word.toLowerCase()),
    searchOptions: {
      boost: { title: 5, keywords: 4, specification: 3, publisher: 2, description: 1 },
      prefix: true,
      fuzzy: 0.2,
    },
  });
  for (const dataset of datasets) index.add(dataset);
  return {
    search: (query) =>
      index
        .search(query)
        .map(({ id, facets }) => ({ id: String(id), facets: facets as readonly (readonly string[])[] })),
  };
}
