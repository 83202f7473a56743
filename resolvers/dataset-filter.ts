import type { Context, DatasetFilter } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import { MAXIMUM_QUALITY } from '../src/model/quality.ts';
import type { DatasetFilter as GivenFilter } from './__generated__/types.ts';
import * as read from './filter-value.ts';
import { readBox, readNear, readPoints } from './filter-number.ts';

const TEXT_FIELDS = [
  'ids',
  'organisations',
  'municipalityCodes',
  'countyCodes',
  'collaborations',
  'catalogues',
  'themes',
  'keywords',
  'formats',
  'mediaTypes',
  'licences',
  'accessRights',
  'highValueCategories',
  'frequencies',
  'languages',
  'conformsTo',
  'specifications',
  'dataServices',
  'series',
] as const satisfies readonly (keyof GivenFilter)[];

const FLAGS = ['openLicence', 'hasRows', 'hasApi', 'hasDistributions'] as const;

const DATE_FIELDS = ['issuedFrom', 'issuedTo', 'modifiedFrom', 'modifiedTo'] as const;

/** How the values of each list of texts are read. */
function readers(context: Context): Readonly<Record<(typeof TEXT_FIELDS)[number], read.ReadValue>> {
  return {
    ids: read.readId('dataset'),
    organisations: read.readOrganisationId(context),
    municipalityCodes: read.readMunicipalityCode(context),
    countyCodes: read.readCountyCode(context),
    collaborations: read.readCollaboration(context),
    catalogues: read.readCatalogue(context),
    themes: read.readCode('theme', 'a theme'),
    keywords: read.readText,
    formats: read.readCode('format', 'a format that we know by that name (media types such as text/csv always are)'),
    mediaTypes: read.readCode('format', 'a media type; they are written as in text/csv'),
    licences: read.readCode('licence', 'a licence'),
    accessRights: read.readCode('accessRights', 'an access right'),
    highValueCategories: read.readCode('highValueCategory', 'a high-value category'),
    frequencies: read.readCode('frequency', 'a frequency'),
    languages: read.readCode('language', 'a language'),
    conformsTo: read.readText,
    specifications: read.readSpecification(context),
    dataServices: read.readId('dataService'),
    series: read.readId('datasetSeries'),
  };
}

/** A condition that the place of a list sets: the datasets of this organisation, of this catalogue. */
export type Place = Pick<
  DatasetFilter,
  'organisations' | 'collaborations' | 'catalogues' | 'dataServices' | 'series' | 'specifications'
>;

/** The caller's filter, read, together with the condition of the place. Throws InputError. */
export function readDatasetFilter(
  context: Context,
  given: GivenFilter | null | undefined,
  place: Place = {},
): DatasetFilter {
  if (given == null) return place;
  const filter: { -readonly [K in keyof DatasetFilter]: DatasetFilter[K] } = { ...place };
  const readerOf = readers(context);
  for (const name of TEXT_FIELDS) {
    const values = read.readValues(`filter.${name}`, given[name], readerOf[name]);
    if (values === undefined) continue;
    // Both would be alternatives to the store; here they would have to be combined with "and".
    if (filter[name] !== undefined) throw chosenByPlace(name);
    filter[name] = values;
  }
  const kinds = read.readValues('filter.organisationKinds', given.organisationKinds, read.keep);
  if (kinds !== undefined) filter.organisationKinds = kinds;
  const states = read.readValues('filter.catalogueStates', given.catalogueStates, read.keep);
  if (states !== undefined) filter.catalogueStates = states;
  for (const name of FLAGS) {
    const flag = given[name];
    if (flag != null) filter[name] = flag;
  }
  for (const name of ['within', 'intersects'] as const) {
    const box = readBox(`filter.${name}`, given[name]);
    if (box !== undefined) filter[name] = box;
  }
  const near = readNear('filter.near', given.near);
  if (near !== undefined) filter.near = near;
  for (const name of ['qualityFrom', 'qualityTo'] as const) {
    const points = readPoints(`filter.${name}`, given[name], MAXIMUM_QUALITY);
    if (points !== undefined) filter[name] = points;
  }
  for (const name of DATE_FIELDS) {
    const date = read.readDate(`filter.${name}`, given[name]);
    if (date !== undefined) filter[name] = date;
  }
  return filter;
}

/** The place of the list has chosen already what the caller's filter chooses once more. */
export function chosenByPlace(name: string): InputError {
  return new InputError(
    `filter.${name}`,
    `this list is bound to one of ${name} by the object it belongs to; leave filter.${name} out, or ask at the root of the query`,
  );
}
