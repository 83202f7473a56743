import type { CheckTables } from './check-tables.ts';
import type { DatasetHistoryTables } from './dataset-history-tables.ts';

/** The tables of the record, alike in SQLite and PostgreSQL; made by `migrations.ts`. */
export interface RecordTables extends DatasetHistoryTables, CheckTables {
  readonly record_catalogue: CatalogueTable;
  readonly record_snapshot: SnapshotTable;
  readonly record_batch: BatchTable;
}

/** A catalogue and its last status. Its row is also the lock that writers of one catalogue take. */
interface CatalogueTable {
  readonly catalogue: string;
  /** A `CatalogueStatus` as JSON. */
  readonly status: string;
  /** Its `lastAttempt`; empty where there was none. */
  readonly attempted_at: string;
}

interface SnapshotTable {
  readonly catalogue: string;
  /** ISO 8601, UTC. */
  readonly harvested_at: string;
  /** 1 or 0: SQLite has no booleans, and its binding ends the process on one. */
  readonly complete: number;
  /** `SerialisedSnapshot.counts` as JSON. */
  readonly counts: string;
  /** As JSON; null where upstream gave none. */
  readonly validator: string | null;
  /** The rest of the snapshot but its records: compressed JSON. */
  readonly frame: Uint8Array;
  /** The hashes of its batches in their order, as a JSON array. */
  readonly batches: string;
}

/** Some records, found by what they contain: a batch that did not change is not written again. */
interface BatchTable {
  readonly catalogue: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
}
