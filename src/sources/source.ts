import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../model/dataset.ts';
import type { OtherProperty } from '../model/value.ts';
import type { Upstream, Validator } from '../upstream/upstream.ts';

/** A statement or record that could not be read: what it was, why, and where. */
export interface Skipped {
  /** The record's URI or upstream id, or the document's URL for a statement. */
  readonly id: string;
  readonly reason: string;
  /** 1-based line in the document, where known. */
  readonly line?: number;
  /** What the record says, where it could be read but has no place. */
  readonly properties?: readonly OtherProperty[];
}

/**
 * What an adapter finds, one by one and in any order. Throwing `UpstreamError` after some of them means that the
 * catalogue could not be read to its end: what came before is only served where there is no whole snapshot yet.
 */
export type Harvested =
  | { readonly type: 'catalogue'; readonly catalogue: CatalogueDescription }
  | { readonly type: 'dataset'; readonly dataset: Dataset }
  | { readonly type: 'agent'; readonly agent: Agent }
  | { readonly type: 'dataService'; readonly dataService: DataService }
  | { readonly type: 'datasetSeries'; readonly datasetSeries: DatasetSeries }
  | { readonly type: 'skipped'; readonly skipped: Skipped }
  /** Further ones that are counted but not listed. */
  | { readonly type: 'skippedMore'; readonly count: number }
  /** How many records upstream says there are: progress only, never trusted. */
  | { readonly type: 'expected'; readonly records: number }
  /** For the next conditional request. */
  | { readonly type: 'validator'; readonly validator: Validator }
  /** Nothing has changed since `since`: the snapshot stands. */
  | { readonly type: 'unchanged' };

/** What a platform found at an address: enough to write an entry of a sources file. */
export interface Recognised {
  /** What `url` must be in the entry. */
  readonly url: string;
  /** Options that the entry needs, where the address says so. */
  readonly options?: CatalogueRef['options'];
  /** Datasets there, where the platform tells without reading them all. */
  readonly datasets?: number;
  /** Publishers that share the instance, of which an entry should name one: EntryStore's contexts. */
  readonly contexts?: readonly { readonly context: string; readonly name?: string; readonly datasets?: number }[];
}

/** HTTP on one side, DCAT on the other, nothing else. One per platform. */
export interface CatalogueSource {
  harvest(catalogue: CatalogueRef, since: Validator | undefined, signal: AbortSignal): AsyncIterable<Harvested>;
  /**
   * These datasets as the catalogue gives them now, by their URIs; those that it does not have are absent. Asks for
   * several in one request, at most 20. Having this method says that the platform gives single records. Throws
   * `UpstreamError`.
   */
  datasets?(
    catalogue: CatalogueRef,
    uris: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Dataset>>;
  /**
   * Whether an address, as a person has it from a browser, is of this platform; undefined when it is not. Makes as few
   * requests as tell it apart. Throws `UpstreamError` only where the server cannot be reached at all.
   */
  recognise?(base: URL, signal: AbortSignal): Promise<Recognised | undefined>;
  /** What is wrong with the entry's url or options, as a sentence that says what to write instead. */
  check?(catalogue: CatalogueRef): string | undefined;
}

export interface SourceDependencies {
  readonly upstream: Upstream;
}

/** What a platform's folder exports as `createSource`. */
export type CreateSource = (dependencies: SourceDependencies) => CatalogueSource;
