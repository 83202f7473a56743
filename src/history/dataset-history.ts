import type { AttemptOutcome } from '../model/snapshot.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { DatasetFacts } from './dataset-history-facts.ts';
import type { DatasetHistoryLog } from './dataset-history-log.ts';
import type { ImportedFigure } from './imported-figure.ts';

/**
 * What can happen to a dataset in a catalogue.
 *
 * - `APPEARED`: it was in the catalogue for the first time that we know of
 * - `CHANGED`: its content is another; `fields` are those of the model that changed
 * - `MOVED`: it was found to be another dataset's next address: `identity` is that dataset's from now on
 * - `VANISHED`: the catalogue was read whole, and it was not there any more
 * - `RETURNED`: it is there again after it had vanished
 */
export const DATASET_EVENT_KINDS = ['APPEARED', 'CHANGED', 'MOVED', 'VANISHED', 'RETURNED'] as const;
export type DatasetEventKind = (typeof DATASET_EVENT_KINDS)[number];

/** Something that happened to a dataset in a catalogue; never changed once written. */
export interface DatasetEvent {
  readonly kind: DatasetEventKind;
  /** When the reading ended that showed it: ISO 8601, UTC. It happened after the reading before that one. */
  readonly at: string;
  readonly catalogueId: string;
  /** Our id of it in that catalogue. */
  readonly datasetId: string;
  /**
   * Under which id the dataset is counted: the same in all catalogues that hold it and at all its addresses, as far as
   * was known at that time. Datasets at a moment are the distinct identities that at least one catalogue holds.
   */
  readonly identity: string;
  /** Of the content, over the model; absent for VANISHED. */
  readonly hash?: string;
  /**
   * Fields of the model that changed, by name, of CHANGED and RETURNED; absent where none did, or where that is not known
   * (what was before came by an import).
   */
  readonly fields?: readonly string[];
  /** What it is counted by; absent where that is what the dataset's last event with facts said. */
  readonly facts?: DatasetFacts;
  /** Of VANISHED: the last reading that had it, ISO 8601, UTC. */
  readonly lastSeen?: string;
}

/** An attempt to read a catalogue: where there is no successful one, there is a gap in what is known, not a fall. */
export interface CatalogueReading {
  readonly catalogueId: string;
  /** When it began: ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: AttemptOutcome;
  /** Of FAILED (absent: a fault of ours) and HELD_BACK. */
  readonly problem?: ProblemKind;
  /** Datasets in what came; of UNCHANGED, those that it has. */
  readonly datasets?: number;
  readonly durationMs?: number;
}

/** Which part of the history; what is absent does not narrow it. */
export interface HistoryQuery {
  /** From this moment on, and before that one: ISO 8601, UTC. */
  readonly since?: string;
  readonly until?: string;
  readonly catalogueIds?: readonly string[];
}

/** Of events besides. */
export interface DatasetEventQuery extends HistoryQuery {
  readonly datasetIds?: readonly string[];
  readonly kinds?: readonly DatasetEventKind[];
}

/** A row of history, as files hold it. */
export type HistoryRow =
  | { readonly type: 'event'; readonly event: DatasetEvent }
  | { readonly type: 'reading'; readonly reading: CatalogueReading }
  | { readonly type: 'figure'; readonly figure: ImportedFigure };

/** What became of rows that were taken in. */
export interface ImportCounts {
  readonly added: number;
  /** Were there already: nothing changed. */
  readonly known: number;
}

/** What happened to datasets and catalogues, from the durable record. Everything throws an Error when it is away. */
export interface DatasetHistory {
  /** In order of time; of one moment in the order in which they were written. Read in pages, never held as a whole. */
  datasetEvents(query?: DatasetEventQuery): AsyncIterable<DatasetEvent>;
  /** In order of time, then of catalogue; read in pages. */
  catalogueReadings(query?: HistoryQuery): AsyncIterable<CatalogueReading>;
  /** Counts from before our own observation, in order of date. */
  importedFigures(): Promise<readonly ImportedFigure[]>;
  /** Grows when an event or a figure is added, or readings are imported: what was worked out at the same position still holds. */
  position(): Promise<number>;
  /** For those who keep what they have read. */
  readonly log: DatasetHistoryLog;
  /**
   * Takes rows in, in one transaction; the same rows again change nothing. An event that is later than all that is known
   * of its dataset is where the next reading goes on from.
   */
  importRows(rows: readonly HistoryRow[]): Promise<ImportCounts>;
}
