import type { TooOld } from '../model/freshness.ts';
import type { CatalogueProblem } from '../model/snapshot.ts';
import type { Store } from '../store/store.ts';

/** What is wrong with one catalogue. */
export interface ProblemOfCatalogue extends CatalogueProblem {
  readonly catalogueId: string;
}

/** How many of the catalogues that an answer rests on are in which state, and what is wrong with which. */
export interface Completeness {
  readonly asked: number;
  readonly fresh: number;
  readonly stale: number;
  readonly missing: number;
  readonly problems: readonly ProblemOfCatalogue[];
  /** Those that are not fresh enough for the caller, who has said how fresh they should be. */
  readonly tooOld: readonly TooOld[];
}

/** The problem of this catalogue, or undefined when nothing is wrong with it. */
export function problemOf(store: Pick<Store, 'catalogueStatus'>, catalogueId: string): ProblemOfCatalogue | undefined {
  const { problem } = store.catalogueStatus(catalogueId);
  return problem && { catalogueId, ...problem };
}

/**
 * What an answer rests on that is drawn from these catalogues; problems come in the order of the ids. Fresh are all but
 * those that are `tooOld` for the caller, where the caller has said how fresh they should be.
 */
export function completenessOf(
  store: Pick<Store, 'catalogueStatus'>,
  catalogueIds: readonly string[],
  tooOld?: readonly TooOld[],
): Completeness {
  const old = new Set(tooOld?.map(({ catalogueId }) => catalogueId));
  const statuses = catalogueIds.map((id) => store.catalogueStatus(id));
  const states = statuses.map(({ catalogueId, state }) => {
    if (tooOld === undefined) return state;
    if (!old.has(catalogueId)) return 'FRESH';
    return state === 'MISSING' ? 'MISSING' : 'STALE';
  });
  return {
    asked: states.length,
    fresh: states.filter((state) => state === 'FRESH').length,
    stale: states.filter((state) => state === 'STALE').length,
    missing: states.filter((state) => state === 'MISSING').length,
    problems: statuses.flatMap(({ catalogueId, problem }) =>
      problem === undefined ? [] : [{ catalogueId, ...problem }],
    ),
    tooOld: tooOld ?? [],
  };
}

/** When the newest of these catalogues was last read (ISO 8601, UTC); undefined when none has been. */
export function newestReading(
  store: Pick<Store, 'catalogueStatus'>,
  catalogueIds: readonly string[],
): string | undefined {
  let newest: string | undefined;
  for (const id of catalogueIds) {
    const { lastSuccess } = store.catalogueStatus(id);
    if (lastSuccess !== undefined && (newest === undefined || lastSuccess > newest)) newest = lastSuccess;
  }
  return newest;
}
