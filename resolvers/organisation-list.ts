import type { Context } from '../src/context.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { QueryOrganisationsArgs, RequireFields } from './__generated__/types.ts';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { withFreshness } from './freshness.ts';
import type { Place } from './organisation-filter.ts';
import { datasetsOf, readOrganisationFilter } from './organisation-filter.ts';

type Arguments = RequireFields<QueryOrganisationsArgs, 'orderBy'>;

/** A page of organisations, by the caller's arguments, within a place. Throws InputError, StaleDataError. */
export function organisationList(
  context: Context,
  args: Arguments,
  place?: Place,
): Connection<Organisation> | Promise<Connection<Organisation>> {
  const { store } = context;
  const asked = readOrganisationFilter(context, args.filter, place);
  const behind = (): readonly string[] => store.cataloguesBehind(datasetsOf(asked));
  return withFreshness(context, args, behind, (standing, listedBy) => {
    const filter = listedBy === undefined ? asked : { ...asked, listedBy };
    return createConnection(context, args, {
      order: args.orderBy,
      read: (request) => store.organisations(filter, request),
      count: () => store.countOrganisations(filter),
      behind,
      standing,
    });
  });
}
