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
}

/** The problem of this catalogue, or undefined when nothing is wrong with it. */
export function problemOf(store: Pick<Store, 'catalogueStatus'>, catalogueId: string): ProblemOfCatalogue | undefined {
  const { problem } = store.catalogueStatus(catalogueId);
  return problem && { catalogueId, ...problem };
}

/** What an answer rests on that is drawn from these catalogues; problems come in the order of the ids. */
export function completenessOf(store: Pick<Store, 'catalogueStatus'>, catalogueIds: readonly string[]): Completeness {
  const states = catalogueIds.map((id) => store.catalogueStatus(id).state);
  return {
    asked: states.length,
    fresh: states.filter((state) => state === 'FRESH').length,
    stale: states.filter((state) => state === 'STALE').length,
    missing: states.filter((state) => state === 'MISSING').length,
    problems: catalogueIds.map((id) => problemOf(store, id)).filter((problem) => problem !== undefined),
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
