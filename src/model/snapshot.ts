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
 * - `MISSING`: nothing could be read yet, or what was read is too old to be served
 */
export const CATALOGUE_STATES = ['FRESH', 'STALE', 'MISSING'] as const;
export type CatalogueState = (typeof CATALOGUE_STATES)[number];

/**
 * What became of an attempt to read a catalogue.
 *
 * - `SUCCEEDED`: it was read to its end, and is served
 * - `UNCHANGED`: upstream said that nothing changed since the last whole reading
 * - `FAILED`: it could not be read to its end; without a problem kind the fault was ours
 * - `HELD_BACK`: it was read, but what came is suspicious: the last good snapshot stays
 */
export const ATTEMPT_OUTCOMES = ['SUCCEEDED', 'UNCHANGED', 'FAILED', 'HELD_BACK'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** One attempt to read a catalogue. */
export interface Attempt {
  /** When it began: ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: AttemptOutcome;
  /** Of `FAILED` (absent: a fault of ours) and `HELD_BACK`. */
  readonly problem?: ProblemKind;
  /** Datasets in what came, whether or not it is served; of `UNCHANGED`, those that are served. */
  readonly datasets?: number;
  readonly durationMs: number;
}

/** The last failure; stays known after the catalogue has recovered. */
export interface CatalogueFailure {
  /** Absent: a fault of ours. */
  readonly kind?: ProblemKind;
  readonly message: string;
  /** 1-based line of the document, where reading failed. */
  readonly line?: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An answer that was not believed, and how often it has come again. */
export interface HeldBack {
  /** When it first came: ISO 8601, UTC. */
  readonly since: string;
  /** How many times in a row it has come, within a few percent. */
  readonly attempts: number;
  /** Datasets in it, the first time. */
  readonly datasets: number;
  /** Of those, datasets that are served too. */
  readonly known: number;
  /** From when on it is believed if it comes again: ISO 8601, UTC. */
  readonly believedFrom: string;
}

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
  /** Keys from here on are absent in what earlier versions have written. */
  readonly lastFailure?: CatalogueFailure;
  readonly heldBack?: HeldBack;
  /** The last attempts, newest first. */
  readonly history?: readonly Attempt[];
}
