import type { FreshnessLoader, Standing } from './catalogue/freshness.ts';
import { createFreshnessLoader } from './catalogue/freshness.ts';
import type { LiveDependencies, LiveLoader } from './catalogue/live.ts';
import { createLiveLoader } from './catalogue/live.ts';
import type { RefreshWishes } from './catalogue/refresh-wishes.ts';
import type { Checks } from './checks/check.ts';
import { createRequestChecks } from './checks/request-checks.ts';
import type { County } from './model/organisation.ts';
import type { ImportedFigures } from './statistics/imported-figures.ts';
import { coverageFactsOf } from './statistics/specification-coverage/coverage-facts.ts';
import { createCoverageLoader } from './statistics/specification-coverage/coverage-loader.ts';
import type { CoverageLoader } from './statistics/specification-coverage/coverage-loader.ts';
import type { ValuableDatasets } from './statistics/specification-coverage/valuable-datasets.ts';
import type { KeyFigureLoaders, KeyFigures } from './statistics/key-figures/loaders.ts';
import type { PublishingHistory } from './statistics/past/publishing-history.ts';
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
  /** What is known of the national list of especially important datasets. */
  readonly valuableDatasets: ValuableDatasets;
  /** What was published when, by the durable record. */
  readonly past: PublishingHistory;
  /** Counts from before our own observation, by the durable record. */
  readonly figures: ImportedFigures;
  /** What background checks found, batched within this request; it changes between revisions. */
  readonly checks: Checks;
  /** What is not in the store: batched, or bounded, within this request. */
  readonly loaders: {
    readonly liveDataset: LiveLoader;
    readonly freshness: FreshnessLoader;
    readonly keyFigures: KeyFigureLoaders;
    readonly coverage: CoverageLoader;
  };
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

interface ContextDependencies extends Omit<LiveDependencies, 'store' | 'ttlMs'> {
  readonly store: Store;
  readonly counties: readonly County[];
  /** What is known of the national list of especially important datasets. */
  readonly valuableDatasets: ValuableDatasets;
  readonly past: PublishingHistory;
  readonly figures: ImportedFigures;
  /** What background checks found, for all requests. */
  readonly checks: Checks;
  /** How old a dataset that was read live may be, in milliseconds. */
  readonly liveTtlMs: number;
  /** Callers' wishes that catalogues be read, of all requests. */
  readonly wishes: RefreshWishes;
  /** Key figures, for all requests. */
  readonly keyFigures: KeyFigures;
}

/** The context of one request. What a request does not need is not made for it: most ask the store alone. */
export function createContext(dependencies: ContextDependencies, ending: Pick<Context, 'signal'>): Context {
  const { store, counties, valuableDatasets, past, figures, checks: found } = dependencies;
  const { cache, lookUp, now, liveTtlMs, wishes, keyFigures } = dependencies;
  const checks = once(() => createRequestChecks(found));
  const liveDataset = once(() => createLiveLoader({ store, cache, lookUp, now, ttlMs: liveTtlMs }, ending.signal));
  const freshness = once(() => createFreshnessLoader({ store, wishes, now: () => Date.parse(now()) }, ending.signal));
  const ofKeyFigures = once(() => keyFigures.loaders(ending.signal));
  const coverage = once(() =>
    createCoverageLoader({ store, facts: coverageFactsOf(store), checks: checks(), past }, ending.signal),
  );
  const loaders: Context['loaders'] = {
    get liveDataset() {
      return liveDataset();
    },
    get freshness() {
      return freshness();
    },
    get keyFigures() {
      return ofKeyFigures();
    },
    get coverage() {
      return coverage();
    },
  };
  return {
    store,
    counties,
    valuableDatasets,
    past,
    figures,
    loaders,
    get checks() {
      return checks();
    },
    get signal() {
      return ending.signal;
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
