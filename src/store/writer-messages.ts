import type { CatalogueRef } from '../model/catalogue.ts';
import type { RegisterEntry } from '../model/organisation.ts';
import type { RecordBatch } from '../model/record-batch.ts';
import type { Specification } from '../model/specification.ts';
import type { WriteResult } from './store.ts';

/** What the read model is made under; when it changes, so do the answers. */
export interface Configuration {
  readonly catalogues: readonly CatalogueRef[];
  readonly register: readonly RegisterEntry[];
  /** By whose words datasets are judged that declare none. */
  readonly specifications: readonly Specification[];
  /** Of all that answers depend on besides the records. */
  readonly hash: string;
}

/** What stands beside the records of a snapshot, as it is kept: objects as JSON. */
export interface SnapshotFrame {
  readonly catalogueId: string;
  readonly status: string;
  readonly description: string | null;
  readonly complete: boolean;
  readonly validator: string | null;
  readonly harvestedAt: string;
  readonly datasets: number;
  readonly distributions: number;
  readonly dataServices: number;
  readonly skippedCount: number;
  readonly skipped: string;
}

/** From the main thread to the worker: answered one by one, in order. */
export type WriterRequest =
  | {
      readonly type: 'open';
      readonly file: string;
      readonly configuration: Configuration;
      readonly mayReplace: boolean;
    }
  | { readonly type: 'begin'; readonly frame: SnapshotFrame }
  | { readonly type: 'records'; readonly batches: readonly RecordBatch[] }
  | { readonly type: 'commit' }
  | { readonly type: 'abort' }
  | { readonly type: 'status'; readonly catalogueId: string; readonly status: string }
  | { readonly type: 'close' };

/** What the worker did; `failed` leaves the file as it was before the transaction. */
export type WriterAnswer =
  | { readonly type: 'opened'; readonly setAside?: { readonly file: string; readonly reason: string } }
  | { readonly type: 'written'; readonly result: WriteResult }
  | { readonly type: 'revision'; readonly revision: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };
