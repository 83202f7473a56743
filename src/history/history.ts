import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';

/** A snapshot that the record holds, without its records. */
export interface HeldSnapshot extends Pick<SerialisedSnapshot, 'catalogueId' | 'harvestedAt' | 'counts' | 'complete'> {
  readonly validator?: NonNullable<SerialisedSnapshot['validator']>;
  /** The last that was saved, with the snapshot or after it. */
  readonly status: CatalogueStatus;
}

/** How the record is. */
export interface HistoryState {
  /** False: the last attempt failed, and it is tried again. */
  readonly available: boolean;
  /** Catalogues whose newest snapshot or status waits to be written. */
  readonly queued: number;
  /** Why it is not available: a sentence for operators. */
  readonly problem?: string;
}

/**
 * The durable record: the last good snapshot of each catalogue. The read model is derived from it and can be made anew.
 * What was saved is on disk when the promise resolves; a snapshot is there whole or not at all.
 */
export interface History {
  /**
   * Replaces the catalogue's snapshot and status, in one transaction. A snapshot that is older than the one held changes
   * nothing; one that is not complete never replaces a complete one, then only the status is kept. Throws an Error when
   * the record cannot be written: what it held, it still holds.
   */
  save(snapshot: SerialisedSnapshot, status: CatalogueStatus): Promise<void>;
  /** Replaces the status, unless one of a later attempt is held. Throws as `save` does. */
  saveStatus(status: CatalogueStatus): Promise<void>;
  /** All that the record holds, in order of catalogue. Throws an Error when it cannot be read. */
  held(): Promise<readonly HeldSnapshot[]>;
  /**
   * The whole snapshot, of one moment, or undefined where there is none. Throws RecordDamagedError when it is not what
   * was saved, the signal's reason when aborted, and an Error when the record cannot be read.
   */
  load(catalogueId: string, signal: AbortSignal): Promise<SerialisedSnapshot | undefined>;
  state(): HistoryState;
  /** Ends the work under way and the connection; the record is not used after. */
  close(): Promise<void>;
}

/** What the record tells an operator; a pino logger is one. */
export interface HistoryLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
