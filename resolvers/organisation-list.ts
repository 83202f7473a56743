import type { Context } from '../src/context.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { QueryOrganisationsArgs, RequireFields } from './__generated__/types.ts';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Place } from './organisation-filter.ts';
import { datasetsOf, readOrganisationFilter } from './organisation-filter.ts';

type Arguments = RequireFields<QueryOrganisationsArgs, 'orderBy'>;

/** A page of organisations, by the caller's arguments, within a place. Throws InputError. */
export function organisationList(context: Context, args: Arguments, place?: Place): Connection<Organisation> {
  const { store } = context;
  const filter = readOrganisationFilter(context, args.filter, place);
  return createConnection(context, args, {
    order: args.orderBy,
    read: (request) => store.organisations(filter, request),
    count: () => store.countOrganisations(filter),
    behind: () => store.cataloguesBehind(datasetsOf(filter)),
  });
}
