import type { Context } from '../src/context.ts';
import type { Dataset } from '../src/model/dataset.ts';
import type { QueryDatasetsArgs, RequireFields } from './__generated__/types.ts';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Place } from './dataset-filter.ts';
import { readDatasetFilter } from './dataset-filter.ts';
import { withFreshness } from './freshness.ts';

type Arguments = RequireFields<QueryDatasetsArgs, 'orderBy'>;

/** A page of datasets, by the caller's arguments, within a place. Throws InputError, StaleDataError. */
export function datasetList(
  context: Context,
  args: Arguments,
  place?: Place,
): Connection<Dataset> | Promise<Connection<Dataset>> {
  const { store } = context;
  const asked = readDatasetFilter(context, args.filter, place);
  const behind = (): readonly string[] => store.cataloguesBehind(asked);
  return withFreshness(context, args, behind, (standing, listedBy) => {
    const filter = listedBy === undefined ? asked : { ...asked, listedBy };
    return createConnection(context, args, {
      order: args.orderBy,
      read: (request) => store.datasets(filter, request),
      count: () => store.countDatasets(filter),
      behind,
      standing,
    });
  });
}
