import { newestReading } from '../catalogue/completeness.ts';
import { wholeList } from '../catalogue/whole-list.ts';
import type { OrganisationKind } from '../model/organisation.ts';
import type { DataServiceFilter, DatasetFilter, OrganisationFilter, Store } from '../store/store.ts';
import { DEFINITIONS, observed, registered } from './figure.ts';
import type { Figure } from './figure.ts';

/** What is counted, and what the counts stand on. */
export interface Statistics {
  readonly filter: DatasetFilter;
  /** Ids of the catalogues behind the counts. */
  readonly behind: readonly string[];
  /** When the newest of them was read: ISO 8601. */
  readonly asOf?: string;
}

/** Conditions on who publishes; all others but `catalogues` are conditions that only a dataset can meet. */
const ON_ORGANISATIONS = [
  'organisations',
  'municipalityCodes',
  'countyCodes',
  'organisationKinds',
  'collaborations',
] as const satisfies readonly (keyof DatasetFilter)[];

/** Statistics over the datasets that the filter selects; nothing is counted before it is asked for. */
export function createStatistics(store: Store, filter: DatasetFilter): Statistics {
  const behind = store.cataloguesBehind(filter);
  const asOf = newestReading(store, behind);
  return { filter, behind, ...(asOf === undefined ? {} : { asOf }) };
}

/** The filter's conditions on who publishes, as conditions on organisations. */
function organisationsOf(filter: DatasetFilter): OrganisationFilter {
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

/** Municipalities and regions that could publish under the filter, whether they do or not. */
export function memberOrganisations(store: Store, { filter }: Statistics): Figure {
  const kinds = IN_REGISTER.filter((kind) => filter.organisationKinds?.includes(kind) ?? true);
  const value = kinds.length === 0 ? 0 : store.countOrganisations({ ...organisationsOf(filter), kinds });
  return registered(value, DEFINITIONS.memberOrganisations);
}

/** Organisations that publish at least one of the datasets. */
export function publishingOrganisations(store: Store, { filter, asOf }: Statistics): Figure {
  return observed(store.countPublishers(filter), DEFINITIONS.publishingOrganisations, asOf);
}

/** The datasets. */
export function datasets(store: Store, { filter, asOf }: Statistics): Figure {
  return observed(store.countDatasets(filter), DEFINITIONS.datasets, asOf);
}

/** Their distributions. */
export function distributions(store: Store, { filter, asOf }: Statistics): Figure {
  return observed(store.countDistributions(filter), DEFINITIONS.distributions, asOf);
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
