import type { Dataset } from '../../model/dataset.ts';
import type { Language } from '../../model/text.ts';
import type { DatasetFilter, DatasetOrder, Key, PageRequest } from '../store.ts';
import type { Highlight } from './highlight.ts';

/** A question about datasets: the words, the conditions, and whose language comes first. */
export interface DatasetQuestion {
  /** In the query language of `query-language.ts`; without it every dataset that meets the filter is found. */
  readonly text?: string;
  readonly language: Language;
  readonly filter: DatasetFilter;
}

/** What the datasets that were found can be counted by. */
export const FACETS = [
  'organisation',
  'organisationKind',
  'municipality',
  'county',
  'collaboration',
  'catalogue',
  'theme',
  'keyword',
  'format',
  'licence',
  'accessRights',
  'highValueCategory',
  'specification',
  'frequency',
  'language',
] as const;
export type FacetName = (typeof FACETS)[number];

/** One value of a facet. */
export interface FacetCount {
  /** As the filter of that name takes it: organisation id, code, slug, keyword. Undefined: datasets that have none. */
  readonly key: string | undefined;
  readonly datasets: number;
  /** The filter names it. Selected values are there even with a count of 0. */
  readonly selected: boolean;
}

/** A dataset that was found. */
export interface Hit<T> {
  readonly node: T;
  readonly key: Key;
  /** 0 without words; comparable within one question and revision only. */
  readonly score: number;
}

export interface HitPage<T> {
  readonly items: readonly Hit<T>[];
  readonly hasMore: boolean;
  /** The revision whose list this is a page of, for the cursors; undefined: as it was asked for. */
  readonly asOf?: number;
}

export type SearchOrder = DatasetOrder | 'RELEVANCE';

/** Given at once, or worked out by another thread. */
export type MaybePromise<T> = T | Promise<T>;

/**
 * What was found, of one revision. Nothing is worked out before it is asked for; the rows that were found are remembered, so
 * that page, count and facets of one question cost one search.
 */
export interface SearchResult<T, O extends string> {
  page(request: PageRequest<O>): MaybePromise<HitPage<T>>;
  total(): MaybePromise<number>;
}

export interface DatasetSearchResult extends SearchResult<Dataset, SearchOrder> {
  /** Most first, at most `limit`, the selected ones besides. The facet's own condition in the filter does not count. */
  facet(name: FacetName, limit: number): MaybePromise<readonly FacetCount[]>;
  /** Where the question's words stand in the dataset's titles, descriptions and keywords; nothing without words. */
  highlights(dataset: Dataset): MaybePromise<readonly Highlight[]>;
}
