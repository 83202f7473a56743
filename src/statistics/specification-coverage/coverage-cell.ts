import type { ContentFault } from '../../checks/check.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Specification } from '../../model/specification.ts';
import type { Figure } from '../figure.ts';
import type { Evidence } from './dataset-of-specification.ts';

/**
 * Whether an organisation publishes a specification's dataset.
 *
 * - `VALID`: it declares one, and all of its files that were read are as the specification says
 * - `INVALID`: it declares one, and a file that was read is not
 * - `DECLARED`: it declares one, and no file of it was read
 * - `LIKELY`: a dataset's title, keywords or columns are the specification's, but it does not declare it
 * - `NONE`: it publishes none
 * - `UNKNOWN`: none is known, but its catalogue cannot be read
 */
export const COVERAGE_STATES = ['VALID', 'INVALID', 'DECLARED', 'LIKELY', 'NONE', 'UNKNOWN'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** States of organisations that declare the specification. */
export const DECLARING: readonly CoverageState[] = ['VALID', 'INVALID', 'DECLARED'];

/**
 * Why there is no dataset.
 *
 * - `NO_CATALOGUE`: no catalogue is known of the organisation, and nobody else's has a dataset of it
 * - `NOT_PUBLISHED`: its catalogue was read, and has none
 * - `NEVER_READ`: its catalogue has not been read yet; of a day of the past: had not been read by then
 * - `CATALOGUE_DOWN`: its catalogue cannot be read now
 */
export type NoDatasetReason = 'NO_CATALOGUE' | 'NOT_PUBLISHED' | 'NEVER_READ' | 'CATALOGUE_DOWN';

/** Something in a file of a declared dataset that is not as the specification says. */
export interface FaultOfFile {
  readonly datasetId: string;
  readonly url: string;
  readonly fault: ContentFault;
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
}

/** One organisation and one specification. */
export interface CoverageCell {
  readonly organisation: Organisation;
  readonly specification: Specification;
  readonly state: CoverageState;
  /** Of NONE and UNKNOWN. */
  readonly reason?: NoDatasetReason;
  /** Declared, or likely where none is declared. Of a day of the past they are counted, but not known one by one. */
  readonly datasetIds: readonly string[];
  readonly count: Figure;
  readonly evidence: readonly Evidence[];
  /** Of INVALID: at most 20. */
  readonly faults: readonly FaultOfFile[];
  /** Of UNKNOWN: ids of the organisation's catalogues that cannot be read. */
  readonly unreadCatalogues: readonly string[];
}
