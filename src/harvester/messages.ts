import type { HarvestProgress } from '../catalogue/harvest.ts';
import type { UpstreamErrorDetails } from '../errors.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { RecordBatch } from '../model/record-batch.ts';
import type { SerialisedSnapshot } from '../model/snapshot.ts';
import type { HostState, Validator } from '../upstream/upstream.ts';

/** What the thread is started with: limits and addresses, for its own way out. */
export interface HarvesterSettings {
  readonly userAgent: string;
  /** As `UPSTREAM_ALLOW` has it. */
  readonly allow: string;
  readonly jsonDeadlineMs: number;
  readonly streamDeadlineMs: number;
  readonly maxBytes: number;
  readonly hostConcurrency: number;
  /** Between the starts of two requests to one host, in milliseconds. */
  readonly hostMinIntervalMs: number;
  /** How long one harvest may take, in milliseconds. */
  readonly harvestTimeoutMs: number;
  /** Where replicas agree on how much they ask of whom; without it each is polite for itself. */
  readonly redisUrl?: string;
}

/** To the thread; `job` names the call that answers belong to. */
export type HarvesterRequest =
  | { readonly type: 'harvest'; readonly job: number; readonly catalogue: CatalogueRef; readonly since?: Validator }
  | {
      readonly type: 'lookUp';
      readonly job: number;
      readonly catalogue: CatalogueRef;
      readonly uris: readonly string[];
    }
  | { readonly type: 'abort'; readonly job: number }
  | { readonly type: 'hosts'; readonly job: number }
  | { readonly type: 'close' };

/** An `UpstreamError` as it crosses threads. */
export interface PortableError extends Omit<UpstreamErrorDetails, 'cause'> {
  readonly kind: ProblemKind;
  readonly message: string;
}

/** A snapshot without its records, which have been sent before it. */
export type PortableSnapshot = Omit<SerialisedSnapshot, 'records'>;

export type PortableOutcome =
  | { readonly type: 'whole'; readonly snapshot: PortableSnapshot }
  | { readonly type: 'unchanged' }
  | { readonly type: 'failed'; readonly error: PortableError; readonly part?: PortableSnapshot };

/** From the thread. Records come before the outcome that they belong to. */
export type HarvesterAnswer =
  | { readonly type: 'progress'; readonly job: number; readonly progress: HarvestProgress }
  | { readonly type: 'records'; readonly job: number; readonly batch: RecordBatch }
  | { readonly type: 'outcome'; readonly job: number; readonly outcome: PortableOutcome }
  /** URI and dataset as JSON; `found` is absent where the platform gives no single records. */
  | { readonly type: 'lookedUp'; readonly job: number; readonly found?: readonly (readonly [string, string])[] }
  | { readonly type: 'hosts'; readonly job: number; readonly hosts: readonly HostState[] }
  | { readonly type: 'failed'; readonly job: number; readonly error: PortableError }
  /** A bug of ours. */
  | { readonly type: 'bug'; readonly job: number; readonly message: string; readonly stack?: string }
  | { readonly type: 'closed' };
