import type { Context, DataServiceFilter, DataServiceOrder, DatasetFilter } from '../src/context.ts';
import type { DataService } from '../src/model/dataset.ts';
import type { DataServiceFilter as GivenFilter, QueryDataServicesArgs, RequireFields } from './__generated__/types.ts';
import type { Connection } from './connection.ts';
import { withFreshness } from './freshness.ts';
import * as read from './filter-value.ts';
import { searchedList } from './searched-list.ts';
import type { Listed } from './searched-list.ts';

/** The caller's filter, read. Throws InputError. */
function readFilter(context: Context, given: GivenFilter | null | undefined): DataServiceFilter {
  const organisations = read.readValues('filter.organisations', given?.organisations, read.readOrganisationId(context));
  const catalogues = read.readValues('filter.catalogues', given?.catalogues, read.readCatalogue(context));
  const dataset = given?.dataset ?? undefined;
  return {
    ...(organisations === undefined ? {} : { organisations }),
    ...(catalogues === undefined ? {} : { catalogues }),
    ...(dataset === undefined ? {} : { dataset: read.readId('dataset')(dataset, 'filter.dataset') }),
  };
}

/** What a list of data services stands on. */
function datasetsOf({ dataset, organisations, catalogues }: DataServiceFilter): DatasetFilter {
  return {
    ...(dataset === undefined ? {} : { ids: [dataset] }),
    ...(organisations === undefined ? {} : { organisations }),
    ...(catalogues === undefined ? {} : { catalogues }),
  };
}

type DataServiceList = Connection<DataService, Listed<DataService>>;

/** A page of data services, by the caller's arguments. Throws InputError, StaleDataError. */
export function dataServiceList(
  context: Context,
  args: RequireFields<QueryDataServicesArgs, 'language'>,
): DataServiceList | Promise<DataServiceList> {
  const { store } = context;
  const asked = readFilter(context, args.filter);
  const behind = (): readonly string[] => store.cataloguesBehind(datasetsOf(asked));
  return withFreshness(context, args, behind, (standing, listedBy) => {
    const filter = listedBy === undefined ? asked : { ...asked, listedBy };
    return searchedList<DataService, Listed<DataService>, DataServiceOrder>(context, args, {
      otherwise: 'TITLE',
      read: (request) => store.dataServices(filter, request),
      count: () => store.countDataServices(filter),
      find: (words) => store.searchDataServices({ ...words, filter }),
      behind,
      standing,
    });
  });
}
