import type { Organisation } from '../../model/organisation.ts';
import type { Specification } from '../../model/specification.ts';
import type { Store } from '../../store/store.ts';
import type { PastCount, PublishingHistory } from '../past/publishing-history.ts';
import type { CoverageCell } from './coverage-cell.ts';
import { COVERAGE_DEFINITIONS } from './coverage-definitions.ts';
import { createStandings } from './unread-catalogues.ts';
import type { Absence } from './unread-catalogues.ts';

/** What coverage of the past is worked out from. */
export interface PastCoverageSources {
  readonly store: Store;
  readonly past: Pick<PublishingHistory, 'count'>;
}

/** Datasets that declared the specification at the end of the day, by organisation. */
async function countsOf(
  past: PastCoverageSources['past'],
  organisations: readonly Organisation[],
  slug: string,
  day: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PastCount>> {
  const found = new Map<string, PastCount>();
  const asked = { measure: 'DATASETS', days: [day] } as const;
  const filter = { specifications: [slug] };
  for (const { key, counts } of await past.count({ ...asked, filter, by: 'ORGANISATION' }, signal)) {
    if (key !== undefined && counts[0] !== undefined) found.set(key, counts[0]);
  }
  // Those counts are of the topmost bodies; what a unit publishes is asked by itself.
  for (const { id, parent } of organisations) {
    if (parent === undefined) continue;
    const [series] = await past.count({ ...asked, filter: { ...filter, organisations: [id] } }, signal);
    if (series?.counts[0] !== undefined) found.set(id, series.counts[0]);
  }
  return found;
}

/** Ids of the catalogues that had not been read by the end of the day. */
async function unobservedOn(past: PastCoverageSources['past'], day: string, signal: AbortSignal) {
  const [series] = await past.count({ measure: 'DATASETS', filter: {}, days: [day] }, signal);
  return new Set(series?.counts[0]?.unobserved);
}

function cellOf(
  { organisation, specification }: { readonly organisation: Organisation; readonly specification: Specification },
  count: PastCount | undefined,
  absence: () => Absence,
  day: string,
): CoverageCell {
  const value = count?.value ?? 0;
  const isDerived = count?.basis === 'DERIVED';
  const cell = {
    organisation,
    specification,
    datasetIds: [],
    count: {
      value,
      definition: COVERAGE_DEFINITIONS.declared,
      basis: count?.basis ?? 'OBSERVED',
      asOf: isDerived ? day : (count?.asOf ?? day),
      isLowerBound: isDerived,
      unobserved: count?.unobserved ?? [],
      gaps: count?.gaps ?? [],
    },
    evidence: [],
    faults: [],
    unreadCatalogues: [],
  } as const;
  if (value > 0) return { ...cell, state: 'DECLARED' };
  const { state, reason, catalogues } = absence();
  return { ...cell, state, reason, unreadCatalogues: catalogues };
}

/**
 * The cells at the end of a day of the past: DECLARED, NONE or UNKNOWN, for what datasets were called and what their files
 * held is not known of the past. An organisation is known where all its catalogues had been read by then.
 */
export async function pastCoverage(
  { store, past }: PastCoverageSources,
  organisations: readonly Organisation[],
  specifications: readonly Specification[],
  day: string,
  signal: AbortSignal,
): Promise<readonly (readonly CoverageCell[])[]> {
  const unobserved = await unobservedOn(past, day, signal);
  const counts = await Promise.all(specifications.map(({ slug }) => countsOf(past, organisations, slug, day, signal)));
  const standings = createStandings(store);
  return organisations.map((organisation) => {
    let known: Absence | undefined;
    const absence = (): Absence => (known ??= standings.pastAbsenceOf(organisation.id, unobserved));
    return specifications.map((specification, i) =>
      cellOf({ organisation, specification }, counts[i]?.get(organisation.id), absence, day),
    );
  });
}
