import type { Context, DatasetFilter, OrganisationFilter } from '../src/context.ts';
import { chosenByPlace } from './dataset-filter.ts';
import type { OrganisationFilter as GivenFilter } from './__generated__/types.ts';
import * as read from './filter-value.ts';

/** A condition that the place of a list sets: the units of this organisation, the members of this collaboration. */
export type Place = Pick<OrganisationFilter, 'collaborations' | 'parent'>;

/** The caller's filter, read, together with the condition of the place. Throws InputError. */
export function readOrganisationFilter(
  context: Context,
  given: GivenFilter | null | undefined,
  place: Place = {},
): OrganisationFilter {
  if (given == null) return place;
  const filter: { -readonly [K in keyof OrganisationFilter]: OrganisationFilter[K] } = { ...place };
  const readId = read.readOrganisationId(context);
  const readerOf = {
    ids: readId,
    municipalityCodes: read.readMunicipalityCode(context),
    countyCodes: read.readCountyCode(context),
    collaborations: read.readCollaboration(context),
  } as const;
  for (const name of ['ids', 'municipalityCodes', 'countyCodes', 'collaborations'] as const) {
    const values = read.readValues(`filter.${name}`, given[name], readerOf[name]);
    if (values === undefined) continue;
    if (filter[name] !== undefined) throw chosenByPlace(name);
    filter[name] = values;
  }
  const kinds = read.readValues('filter.kinds', given.kinds, read.keep);
  if (kinds !== undefined) filter.kinds = kinds;
  if (given.publishes != null) filter.publishes = given.publishes;
  if (given.unresolved != null) filter.unresolved = given.unresolved;
  if (given.parent != null) {
    if (filter.parent !== undefined) throw chosenByPlace('parent');
    filter.parent = readId(given.parent, 'filter.parent');
  }
  return filter;
}

/** The datasets of the organisations: what a list of organisations stands on. */
export function datasetsOf(filter: OrganisationFilter): DatasetFilter {
  const organisations = filter.ids ?? (filter.parent === undefined ? undefined : [filter.parent]);
  return {
    ...(organisations === undefined ? {} : { organisations }),
    ...(filter.kinds === undefined ? {} : { organisationKinds: filter.kinds }),
    ...(filter.municipalityCodes === undefined ? {} : { municipalityCodes: filter.municipalityCodes }),
    ...(filter.countyCodes === undefined ? {} : { countyCodes: filter.countyCodes }),
    ...(filter.collaborations === undefined ? {} : { collaborations: filter.collaborations }),
  };
}
