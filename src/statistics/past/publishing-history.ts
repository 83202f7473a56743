import type { DatasetFilter, Dimension } from '../../store/store.ts';

/** The conditions that the past can be asked by: those that `DatasetFacts` can meet, and those on who publishes. */
export const PAST_CONDITIONS = [
  'organisations',
  'municipalityCodes',
  'countyCodes',
  'organisationKinds',
  'collaborations',
  'catalogues',
  'themes',
  'formats',
  'mediaTypes',
  'licences',
  'openLicence',
  'accessRights',
  'highValueCategories',
  'specifications',
  'frequencies',
  'hasDistributions',
] as const satisfies readonly (keyof DatasetFilter)[];
export type PastFilter = Pick<DatasetFilter, (typeof PAST_CONDITIONS)[number]>;

/**
 * What can be counted at a day of the past.
 *
 * - `DATASETS`: distinct identities that at least one catalogue holds
 * - `DISTRIBUTIONS`: of these datasets
 * - `PUBLISHING_ORGANISATIONS`: publishers of at least one; a unit counts as the organisation it belongs to
 * - `OPEN_LICENCE_DATASETS`, `MACHINE_READABLE_DATASETS`, `HIGH_VALUE_DATASETS`, `DATASETS_WITH_SPECIFICATION`
 * - `QUALITY_POINTS`: the sum of the points of `metadataQuality`, over `DATASETS_WITH_QUALITY`, those whose facts know them
 */
export const PAST_MEASURES = [
  'DATASETS',
  'DISTRIBUTIONS',
  'PUBLISHING_ORGANISATIONS',
  'OPEN_LICENCE_DATASETS',
  'MACHINE_READABLE_DATASETS',
  'HIGH_VALUE_DATASETS',
  'DATASETS_WITH_SPECIFICATION',
  'QUALITY_POINTS',
  'DATASETS_WITH_QUALITY',
] as const;
export type PastMeasure = (typeof PAST_MEASURES)[number];

/** A count at the end of a day (UTC). */
export interface PastCount {
  /** `2026-06-30`. */
  readonly day: string;
  readonly value: number;
  /**
   * `DERIVED`: at least one catalogue behind the filter had not been read by then; of its datasets those are counted whose
   * `issued` date is not later, which is a lower bound (what has gone since is not among them).
   */
  readonly basis: 'OBSERVED' | 'DERIVED';
  /** Catalogues behind the filter that had not been read by then. */
  readonly unobserved: readonly string[];
  /**
   * Catalogues behind the filter that were read before but not in the period that ends with the day (since the day asked
   * before it; of the first, on the day itself): their part is what was last known, a gap and not a change.
   */
  readonly gaps: readonly string[];
  /** When the newest reading behind the count ended: ISO 8601, UTC; absent: none. */
  readonly asOf?: string;
}

/** One count for each day asked. */
export interface PastSeries {
  /** Of the part: organisation id, catalogue id, collaboration id, slug or code; absent: those that have none, or no parts were asked. */
  readonly key?: string;
  readonly counts: readonly PastCount[];
}

export interface PastQuestion {
  readonly measure: PastMeasure;
  readonly filter: PastFilter;
  /** In order of time, each once. */
  readonly days: readonly string[];
  /** Parts: each gets a series of its own. */
  readonly by?: Dimension;
}

/**
 * What was published when, worked out from the durable record's events: the same question at the same position of the
 * record and revision of the read model (which says who is whose unit) has the same answer.
 */
export interface PublishingHistory {
  /** One series, or one for each part. Throws an Error when the record is away and nothing is known of it yet. */
  count(question: PastQuestion, signal: AbortSignal): Promise<readonly PastSeries[]>;
  /** When the first catalogue was first read: ISO 8601, UTC. */
  firstReading(signal: AbortSignal): Promise<string | undefined>;
}
