import { catalogueByNodeId } from '../src/catalogue/ownership.ts';
import type { Context } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import type { CatalogueRef } from '../src/model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../src/model/dataset.ts';
import type { Distribution } from '../src/model/distribution.ts';
import { kindOfId } from '../src/model/id.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { NodeResolvers } from './__generated__/types.ts';

/** What has a global identifier. */
type NodeModel = CatalogueRef | DataService | Dataset | DatasetSeries | Distribution | Organisation;

/** The node with this identifier; undefined when there is none. Throws InputError for what is no identifier of ours. */
export function nodeById({ store }: Context, argument: 'id' | 'ids', id: string): NodeModel | undefined {
  switch (kindOfId(id)) {
    case 'organisation':
      return store.organisation(id);
    case 'catalogue':
      return catalogueByNodeId(store, id);
    case 'dataset':
      return store.dataset(id);
    case 'distribution':
      return store.distribution(id)?.distribution;
    case 'dataService':
      return store.dataService(id);
    case 'datasetSeries':
      return store.datasetSeries(id);
    case undefined:
      throw new InputError(
        argument,
        `${argument} "${id.slice(0, 60)}" is not an identifier of this API; send what the field id of an earlier answer gave`,
      );
  }
}

export const node: NodeResolvers = {
  // By what only that kind has: models carry no names of GraphQL's types.
  __resolveType: (value) => {
    if ('distributions' in value) return 'Dataset';
    if ('accessUrls' in value) return 'Distribution';
    if ('endpointUrls' in value) return 'DataService';
    if ('platform' in value) return 'Catalogue';
    if ('agents' in value) return 'Organisation';
    return 'DatasetSeries';
  },
};
