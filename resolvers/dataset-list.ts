import type { Context, DatasetOrder, DatasetSearchResult } from '../src/context.ts';
import type { Dataset } from '../src/model/dataset.ts';
import type { DatasetEdgeResolvers, QueryDatasetsArgs, RequireFields } from './__generated__/types.ts';
import { connectionFields } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Place } from './dataset-filter.ts';
import { readDatasetFilter } from './dataset-filter.ts';
import type { Facets } from './facet.ts';
import { withFreshness } from './freshness.ts';
import { readSearch } from './search-text.ts';
import { searchedList } from './searched-list.ts';
import type { Listed, ListedEdge } from './searched-list.ts';
import { languageOf } from './text.ts';

type Arguments = RequireFields<QueryDatasetsArgs, 'language'>;

/** A dataset of a list; where the list was searched for, who knows where the words stand. */
interface ListedDataset extends Listed<Dataset> {
  readonly found?: DatasetSearchResult;
}

/** The same with its cursor. */
export type DatasetListEdge = ListedEdge<Dataset, ListedDataset>;

/** A page of datasets, and what the whole list can be narrowed by. */
export interface DatasetList extends Connection<Dataset, ListedDataset> {
  readonly facets: Facets;
}

/** A page of datasets, by the caller's arguments, within a place. Throws InputError, StaleDataError. */
export function datasetList(context: Context, args: Arguments, place?: Place): DatasetList | Promise<DatasetList> {
  const { store } = context;
  const asked = readDatasetFilter(context, args.filter, place);
  const text = readSearch(args.search);
  const behind = (): readonly string[] => store.cataloguesBehind(asked);
  return withFreshness(context, args, behind, (standing, listedBy) => {
    const filter = listedBy === undefined ? asked : { ...asked, listedBy };
    // Without words a page is read along an index, and only the facets are searched for.
    const found = store.search({ language: languageOf(args), filter, ...(text === undefined ? {} : { text }) });
    const list = searchedList<Dataset, ListedDataset, DatasetOrder>(context, args, {
      otherwise: 'TITLE',
      read: (request) => store.datasets(filter, request),
      count: () => store.countDatasets(filter),
      find: () => ({
        total: () => found.total(),
        page: async (request) => {
          const { items, hasMore } = await found.page(request);
          return { items: items.map((item) => ({ ...item, found })), hasMore };
        },
      }),
      behind,
      standing,
    });
    return { ...list, facets: found };
  });
}

export const datasetConnection = {
  ...connectionFields,
  facets: ({ facets }: DatasetList) => facets,
};

export const datasetEdge: DatasetEdgeResolvers = {
  highlights: ({ node, found }) => found?.highlights(node) ?? [],
};
