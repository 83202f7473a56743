import type { ProblemKind } from '../errors.ts';

/** One catalogue as the front page shows it. */
export interface CatalogueOverview {
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  readonly platform: string;
  /** Whose catalogue it is, where that is known. */
  readonly organisationName?: string;
  /** FRESH: read within its interval. STALE: last good data is served. MISSING: never read with success. */
  readonly state: 'FRESH' | 'STALE' | 'MISSING';
  /** An inactive catalogue is known but not asked. */
  readonly status: 'active' | 'inactive';
  readonly datasets: number;
  /** ISO 8601, when it was last read with success. */
  readonly lastSuccess?: string;
  readonly problem?: { readonly kind: ProblemKind; readonly message: string };
}

/** What the front page shows: counts and health, all of one revision. */
export interface Overview {
  readonly datasets: number;
  /** Organisations that publish at least one dataset. */
  readonly publishers: number;
  readonly distributions: number;
  readonly catalogues: readonly CatalogueOverview[];
  readonly revision: number;
}
