import { catalogueByNodeId } from '../src/catalogue/ownership.ts';
import { InputError } from '../src/errors.ts';
import type { NodeKind } from '../src/model/id.ts';
import { createStatistics } from '../src/statistics/counts.ts';
import { unknownSpecifications } from '../src/statistics/unknown-specifications.ts';
import type { QueryResolvers } from './__generated__/types.ts';
import { catalogueList } from './catalogue-list.ts';
import { coverageQueries } from './coverage.ts';
import { dataServiceList } from './data-service-list.ts';
import { readDatasetFilter } from './dataset-filter.ts';
import { datasetList } from './dataset-list.ts';
import {
  present,
  readCatalogue,
  readCollaboration,
  readId,
  readMunicipalityCode,
  readOrganisationId,
  readSpecification,
} from './filter-value.ts';
import { keyFigureQueries } from './key-figure.ts';
import { nodeById } from './node.ts';
import { organisationList } from './organisation-list.ts';
import { qualityQuery } from './quality.ts';
import { readSearch } from './search-text.ts';
import { readLastDay } from './statistics-day.ts';
import { suggestions } from './suggestion.ts';
import { languageOf } from './text.ts';

const MOST_IDS = 100;

/** The one argument that was given, by its name. Throws InputError when there is none, or more than one. */
function onlyOne<K extends string>(given: Readonly<Record<K, string | null | undefined>>, names: readonly K[]) {
  const [first, ...others] = names.flatMap((name) => {
    const value = given[name];
    return value == null ? [] : [{ name, value }];
  });
  if (first !== undefined && others.length === 0) return first;
  const what = first === undefined ? 'none was sent' : `${others.length + 1} were sent`;
  throw new InputError(names.join(' | '), `send exactly one of ${names.join(', ')}; ${what}`);
}

function checkForm(argument: string, value: string, form: RegExp, advice: string): string {
  if (form.test(value)) return value;
  throw new InputError(argument, `${argument} "${value.slice(0, 60)}" ${advice}`);
}

/** The node with this identifier. Throws InputError for one of another form, and for one that nothing has. */
function byId<T>(kind: NodeKind, id: string, find: (id: string) => T | undefined): T {
  return present(kind, id, find(readId(kind)(id, 'id')));
}

export const query: QueryResolvers = {
  organisation: (_root, { id, municipalityCode, organisationNumber }, context) => {
    const { store } = context;
    const given = onlyOne({ id, municipalityCode, organisationNumber }, [
      'id',
      'municipalityCode',
      'organisationNumber',
    ]);
    if (given.name === 'id') return store.organisation(readOrganisationId(context)(given.value, 'id'));
    if (given.name === 'municipalityCode') {
      return store.organisationByAlias(readMunicipalityCode(context)(given.value, 'municipalityCode'));
    }
    // The register does not know every number, so one that is not found may be right all the same: null.
    const advice = 'is not an organisation number; numbers have ten digits, for example 212000-1355';
    return store.organisationByAlias(checkForm('organisationNumber', given.value, /^\d{6}-?\d{4}$/, advice));
  },
  organisations: (_root, args, context) => organisationList(context, args),
  dataset: (_root, { id, uri }, { store }) => {
    const given = onlyOne({ id, uri }, ['id', 'uri']);
    return given.name === 'id'
      ? byId('dataset', given.value, (known) => store.dataset(known))
      : store.datasetByUri(given.value);
  },
  datasets: (_root, args, context) => datasetList(context, args),
  distribution: (_root, { id }, { store }) =>
    byId('distribution', id, (known) => store.distribution(known)).distribution,
  dataService: (_root, { id }, { store }) => byId('dataService', id, (known) => store.dataService(known)),
  dataServices: (_root, args, context) => dataServiceList(context, args),
  datasetSeries: (_root, { id }, { store }) => byId('datasetSeries', id, (known) => store.datasetSeries(known)),
  catalogue: (_root, { id, slug }, context) => {
    const { store } = context;
    const given = onlyOne({ id, slug }, ['id', 'slug']);
    return given.name === 'id'
      ? byId('catalogue', given.value, (known) => catalogueByNodeId(store, known))
      : store.catalogue(readCatalogue(context)(given.value, 'slug'));
  },
  catalogues: (_root, args, context) => catalogueList(context, args),
  collaboration: (_root, { id }, context) => {
    const known = readCollaboration(context)(id, 'id');
    return context.store.collaborations().find((one) => one.id === known);
  },
  collaborations: (_root, _args, { store }) => store.collaborations(),
  specification: (_root, { slug }, context) =>
    context.store.specifications().get(readSpecification(context)(slug, 'slug')),
  specifications: (_root, { search, ...args }, { store }) => {
    const text = readSearch(search);
    return text === undefined ? store.specifications().all : store.searchSpecifications(text, languageOf(args));
  },
  suggest: (_root, args, context) => suggestions(context, args),
  unknownSpecifications: (_root, _args, { store }) => unknownSpecifications(store),
  statistics: (_root, { filter, asOf }, context) =>
    createStatistics(context.store, readDatasetFilter(context, filter), readLastDay('asOf', asOf)),
  ...qualityQuery,
  ...coverageQueries,
  node: (_root, { id }, context) => nodeById(context, 'id', id),
  nodes: (_root, { ids }, context) => {
    if (ids.length > MOST_IDS) {
      throw new InputError('ids', `ids has ${ids.length} values; send at most ${MOST_IDS} at a time`);
    }
    return ids.map((id) => nodeById(context, 'ids', id));
  },
  ...keyFigureQueries,
  revision: (_root, _args, { store }) => String(store.revision()),
};
