import type { Agent } from './agent.ts';
import type { CatalogueDescription } from './catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from './dataset.ts';
import type { ProblemKind } from './problem.ts';
import type { RecordBatch } from './record-batch.ts';
import type { OtherProperty } from './value.ts';

/** A record or statement that could not be read. */
export interface SkippedRecord {
  readonly id: string;
  readonly reason: string;
  readonly line?: number;
  /** What the record says, where it could be read but has no place. */
  readonly properties?: readonly OtherProperty[];
}

export interface CatalogueProblem {
  readonly kind: ProblemKind;
  /** A sentence for the reader of `completeness.problems`. */
  readonly message: string;
  /** 1-based line of the document, where reading failed. */
  readonly line?: number;
  /** When this trouble began: ISO 8601, UTC. */
  readonly since: string;
}

/** What one harvest of one catalogue gave. */
export interface Snapshot {
  readonly catalogueId: string;
  readonly catalogue?: CatalogueDescription;
  readonly datasets: readonly Dataset[];
  readonly agents: readonly Agent[];
  readonly dataServices: readonly DataService[];
  readonly datasetSeries: readonly DatasetSeries[];
  readonly skippedCount: number;
  readonly skipped: readonly SkippedRecord[];
  /** False: the catalogue could not be read to its end. */
  readonly complete: boolean;
  readonly harvestedAt: string;
  readonly validator?: { readonly etag?: string; readonly lastModified?: string };
}

/** A snapshot whose records are JSON already. */
export interface SerialisedSnapshot extends Omit<Snapshot, 'datasets' | 'agents' | 'dataServices' | 'datasetSeries'> {
  readonly counts: { readonly datasets: number; readonly distributions: number; readonly dataServices: number };
  readonly records: readonly RecordBatch[];
}

/**
 * - `FRESH`: the last harvest succeeded, and not longer ago than the catalogue's time to live
 * - `STALE`: served from an earlier or an unfinished harvest
 * - `MISSING`: nothing could be read yet
 */
export const CATALOGUE_STATES = ['FRESH', 'STALE', 'MISSING'] as const;
export type CatalogueState = (typeof CATALOGUE_STATES)[number];

/** What is known of a catalogue besides its records; part of the revision. */
export interface CatalogueStatus {
  readonly catalogueId: string;
  readonly state: CatalogueState;
  readonly problem?: CatalogueProblem;
  /** ISO 8601, UTC. */
  readonly lastSuccess?: string;
  readonly lastAttempt?: string;
  readonly nextAttempt?: string;
  readonly consecutiveFailures: number;
  /** How long the last harvest took, in milliseconds. */
  readonly lastDurationMs?: number;
}
