import type { Context, OrganisationOrder } from '../src/context.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { QueryOrganisationsArgs, RequireFields } from './__generated__/types.ts';
import type { Connection } from './connection.ts';
import { withFreshness } from './freshness.ts';
import type { Place } from './organisation-filter.ts';
import { datasetsOf, readOrganisationFilter } from './organisation-filter.ts';
import { searchedList } from './searched-list.ts';
import type { Listed } from './searched-list.ts';

type Arguments = RequireFields<QueryOrganisationsArgs, 'language'>;
type OrganisationList = Connection<Organisation, Listed<Organisation>>;

/** A page of organisations, by the caller's arguments, within a place. Throws InputError, StaleDataError. */
export function organisationList(
  context: Context,
  args: Arguments,
  place?: Place,
): OrganisationList | Promise<OrganisationList> {
  const { store } = context;
  const asked = readOrganisationFilter(context, args.filter, place);
  const behind = (): readonly string[] => store.cataloguesBehind(datasetsOf(asked));
  return withFreshness(context, args, behind, (standing, listedBy) => {
    const filter = listedBy === undefined ? asked : { ...asked, listedBy };
    return searchedList<Organisation, Listed<Organisation>, OrganisationOrder>(context, args, {
      otherwise: 'NAME',
      read: (request) => store.organisations(filter, request),
      count: () => store.countOrganisations(filter),
      find: (words) => store.searchOrganisations({ ...words, filter }),
      behind,
      standing,
    });
  });
}
