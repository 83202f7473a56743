import type { FreshnessLoader, Standing } from './catalogue/freshness.ts';
import { createFreshnessLoader } from './catalogue/freshness.ts';
import type { LiveDependencies, LiveLoader } from './catalogue/live.ts';
import { createLiveLoader } from './catalogue/live.ts';
import type { RefreshWishes } from './catalogue/refresh-wishes.ts';
import type { County } from './model/organisation.ts';
import type { KeyFigureLoaders, KeyFigures } from './statistics/key-figures/loaders.ts';
import type { Store } from './store/store.ts';

export type { Standing };
export type {
  DataServiceFilter,
  DataServiceOrder,
  DatasetFilter,
  DatasetOrder,
  DatasetSearchResult,
  FacetCount,
  FacetName,
  Highlight,
  HighlightField,
  Key,
  MaybePromise,
  OrganisationFilter,
  OrganisationOrder,
  Origin,
  Page,
  PageRequest,
  SearchOrder,
  SearchResult,
  Suggestion,
  SuggestionKind,
} from './store/store.ts';

/** All that a resolver may reach. */
export interface Context {
  readonly store: Store;
  readonly counties: readonly County[];
  /** What is not in the store: batched, or bounded, within this request. */
  readonly loaders: {
    readonly liveDataset: LiveLoader;
    readonly freshness: FreshnessLoader;
    readonly keyFigures: KeyFigureLoaders;
  };
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

interface ContextDependencies extends Omit<LiveDependencies, 'store' | 'ttlMs'> {
  readonly store: Store;
  readonly counties: readonly County[];
  /** How old a dataset that was read live may be, in milliseconds. */
  readonly liveTtlMs: number;
  /** Callers' wishes that catalogues be read, of all requests. */
  readonly wishes: RefreshWishes;
  /** Key figures, for all requests. */
  readonly keyFigures: KeyFigures;
}

/** The context of one request. */
export function createContext(dependencies: ContextDependencies, signal: AbortSignal): Context {
  const { store, counties, cache, lookUp, now, liveTtlMs, wishes, keyFigures } = dependencies;
  const liveDataset = createLiveLoader({ store, cache, lookUp, now, ttlMs: liveTtlMs }, signal);
  const freshness = createFreshnessLoader({ store, wishes, now: () => Date.parse(now()) }, signal);
  return { store, counties, loaders: { liveDataset, freshness, keyFigures: keyFigures.loaders(signal) }, signal };
}
