import { newestReading } from '../catalogue/completeness.ts';
import { wholeList } from '../catalogue/whole-list.ts';
import type { OrganisationKind } from '../model/organisation.ts';
import type { DataServiceFilter, DatasetFilter, OrganisationFilter, Store } from '../store/store.ts';
import type { Day } from './day.ts';
import { DEFINITIONS, observed, registered } from './figure.ts';
import type { Figure } from './figure.ts';
import { type CountedMeasure, type Measure, MEASURE_DEFINITIONS } from './measure.ts';
import { pastFilter } from './past-filter.ts';

/** What is counted, and what the counts stand on. */
export interface Statistics {
  readonly filter: DatasetFilter;
  /** Ids of the catalogues behind the counts. */
  readonly behind: readonly string[];
  /** When the newest of them was read: ISO 8601. */
  readonly asOf?: string;
  /** At the end of which day of the past things are counted; absent: as they are now. */
  readonly day?: Day;
}

/** Conditions on who publishes; all others but `catalogues` are conditions that only a dataset can meet. */
const ON_ORGANISATIONS = [
  'organisations',
  'municipalityCodes',
  'countyCodes',
  'organisationKinds',
  'collaborations',
] as const satisfies readonly (keyof DatasetFilter)[];

/**
 * Statistics over the datasets that the filter selects; nothing is counted before it is asked for. Throws InputError for
 * conditions that the past cannot meet, where a day is given.
 */
export function createStatistics(store: Store, filter: DatasetFilter, day?: Day): Statistics {
  if (day !== undefined) pastFilter(filter);
  const behind = store.cataloguesBehind(filter);
  const asOf = newestReading(store, behind);
  return { filter, behind, ...(asOf === undefined ? {} : { asOf }), ...(day === undefined ? {} : { day }) };
}

/** The filter, of what one kind of organisation publishes. */
export function ofKind(filter: DatasetFilter, kind: OrganisationKind): DatasetFilter {
  return { ...filter, organisationKinds: filter.organisationKinds?.filter((one) => one === kind) ?? [kind] };
}

/** The filter's conditions on who publishes, as conditions on organisations. */
export function organisationsOf(filter: DatasetFilter): OrganisationFilter {
  const { organisations, municipalityCodes, countyCodes, organisationKinds, collaborations } = filter;
  return {
    ...(organisations === undefined ? {} : { ids: organisations }),
    ...(municipalityCodes === undefined ? {} : { municipalityCodes }),
    ...(countyCodes === undefined ? {} : { countyCodes }),
    ...(organisationKinds === undefined ? {} : { kinds: organisationKinds }),
    ...(collaborations === undefined ? {} : { collaborations }),
  };
}

const IN_REGISTER: readonly OrganisationKind[] = ['MUNICIPALITY', 'REGION'];

/** Kinds of the register that the filter leaves. */
export const registerKinds = ({ organisationKinds }: DatasetFilter): readonly OrganisationKind[] =>
  IN_REGISTER.filter((kind) => organisationKinds?.includes(kind) ?? true);

/** How many municipalities and regions could publish under the filter, whether they do or not. */
export function memberCount(store: Store, filter: DatasetFilter): number {
  const kinds = registerKinds(filter);
  return kinds.length === 0 ? 0 : store.countOrganisations({ ...organisationsOf(filter), kinds });
}

/** Datasets, distributions and publishers as the read model has them now. */
function countNow(store: Store, measure: CountedMeasure, filter: DatasetFilter): number {
  switch (measure) {
    case 'PUBLISHING_ORGANISATIONS':
      return store.countPublishers(filter);
    case 'DISTRIBUTIONS':
      return store.countDistributions(filter);
    default: {
      const narrowed = meeting(store, measure, filter);
      return narrowed === undefined ? 0 : store.countDatasets(narrowed);
    }
  }
}

/** The filter for those of its datasets that a measure counts; undefined where there can be none. */
export function meeting(
  store: Pick<Store, 'specifications'>,
  measure: Exclude<CountedMeasure, 'PUBLISHING_ORGANISATIONS' | 'DISTRIBUTIONS'>,
  filter: DatasetFilter,
): DatasetFilter | undefined {
  switch (measure) {
    case 'DATASETS':
      return filter;
    case 'OPEN_LICENCE_DATASETS':
      return filter.openLicence === false ? undefined : { ...filter, openLicence: true };
    case 'MACHINE_READABLE_DATASETS':
      return { ...filter, machineReadable: true };
    case 'HIGH_VALUE_DATASETS':
      return { ...filter, highValue: true };
    case 'DATASETS_WITH_SPECIFICATION': {
      // Those of a filter with specifications have one.
      const specifications = filter.specifications ?? store.specifications().all.map(({ slug }) => slug);
      return { ...filter, specifications };
    }
  }
}

/** What is counted now. */
export function figureNow(store: Store, { filter, asOf }: Statistics, measure: Measure): Figure {
  return measure === 'MEMBERS'
    ? registered(memberCount(store, filter), MEASURE_DEFINITIONS.MEMBERS)
    : observed(countNow(store, measure, filter), MEASURE_DEFINITIONS[measure], asOf);
}

/** Data services of the organisations and catalogues; undefined under a condition that only datasets can meet. */
export function dataServices(store: Store, { filter, asOf }: Statistics): Figure | undefined {
  const services = servicesOf(store, filter);
  if (services === undefined) return undefined;
  // An empty list of organisations is nobody's services, which the store need not be asked about.
  const value = services.organisations?.length === 0 ? 0 : store.countDataServices(services);
  return observed(value, DEFINITIONS.dataServices, asOf);
}

function servicesOf(store: Store, filter: DatasetFilter): DataServiceFilter | undefined {
  const { catalogues, ...others } = filter;
  const among = catalogues === undefined ? {} : { catalogues };
  const given = Object.keys(others);
  if (given.length === 0) return among;
  const known: readonly string[] = ON_ORGANISATIONS;
  if (!given.every((name) => known.includes(name))) return undefined;
  const publishers = wholeList((request) => store.organisations(organisationsOf(filter), request));
  return { ...among, organisations: publishers.map((organisation) => organisation.id) };
}
