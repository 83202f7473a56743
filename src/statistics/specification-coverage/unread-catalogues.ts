import { cataloguesOf } from '../../catalogue/ownership.ts';
import type { CatalogueStatus } from '../../model/snapshot.ts';
import type { Store } from '../../store/store.ts';
import type { NoDatasetReason } from './coverage-cell.ts';

/** What the state of an organisation's catalogues says where nothing of a specification is known. */
export interface Absence {
  readonly state: 'NONE' | 'UNKNOWN';
  readonly reason: NoDatasetReason;
  /** Ids of the catalogues that cannot be read. */
  readonly catalogues: readonly string[];
}

/** How the catalogues of organisations stand: for one answer, which reads each catalogue's state once. */
export interface Standings {
  /** Whether nothing is there, or nothing is known: a catalogue in trouble may have what we do not see. */
  absenceOf(organisationId: string): Absence;
  /** The same of a day of the past, by the catalogues that had not been read by then. */
  pastAbsenceOf(organisationId: string, unobserved: ReadonlySet<string>): Absence;
  /** When the newest of the organisation's catalogues was last read: ISO 8601, UTC. */
  readingOf(organisationId: string): string | undefined;
}

type Catalogues = Pick<
  Store,
  'revision' | 'catalogues' | 'organisationByAlias' | 'catalogueStatus' | 'cataloguesBehind' | 'countDatasetsBy'
>;

const NO_CATALOGUE: Absence = { state: 'NONE', reason: 'NO_CATALOGUE', catalogues: [] };
const NOT_PUBLISHED: Absence = { state: 'NONE', reason: 'NOT_PUBLISHED', catalogues: [] };

/** Standings of the present revision. */
export function createStandings(store: Catalogues): Standings {
  const statuses = new Map<string, CatalogueStatus>();
  const statusOf = (id: string): CatalogueStatus => {
    let status = statuses.get(id);
    if (status === undefined) statuses.set(id, (status = store.catalogueStatus(id)));
    return status;
  };
  let publishers: ReadonlySet<string | undefined> | undefined;
  /** Few organisations have datasets in others' catalogues only; all others need not be looked up one by one. */
  const publishes = (organisationId: string): boolean =>
    (publishers ??= new Set(store.countDatasetsBy('ORGANISATION', {}).map(({ key }) => key))).has(organisationId);
  /** Its own catalogues; of one that has none those that have datasets of it. */
  const catalogueIdsOf = (organisationId: string): readonly string[] => {
    const own = cataloguesOf(store, organisationId).filter(({ status }) => status === 'active');
    if (own.length > 0) return own.map(({ id }) => id);
    return publishes(organisationId) ? store.cataloguesBehind({ organisations: [organisationId] }) : [];
  };
  return {
    absenceOf(organisationId) {
      const found = catalogueIdsOf(organisationId).map(statusOf);
      if (found.length === 0) return NO_CATALOGUE;
      const unread = found.filter(({ state, problem }) => state === 'MISSING' || problem !== undefined);
      if (unread.length === 0) return NOT_PUBLISHED;
      const isNever = unread.every(({ lastSuccess, problem }) => lastSuccess === undefined && problem === undefined);
      return {
        state: 'UNKNOWN',
        reason: isNever ? 'NEVER_READ' : 'CATALOGUE_DOWN',
        catalogues: unread.map(({ catalogueId }) => catalogueId),
      };
    },
    pastAbsenceOf(organisationId, unobserved) {
      const ids = catalogueIdsOf(organisationId);
      if (ids.length === 0) return NO_CATALOGUE;
      const unread = ids.filter((id) => unobserved.has(id));
      return unread.length === 0 ? NOT_PUBLISHED : { state: 'UNKNOWN', reason: 'NEVER_READ', catalogues: unread };
    },
    readingOf: (organisationId) =>
      catalogueIdsOf(organisationId)
        .flatMap((id) => statusOf(id).lastSuccess ?? [])
        .toSorted()
        .at(-1),
  };
}
