import type { PageRequest } from '../store.ts';
import type { EnginePage } from './engine.ts';
import type { EngineSettings } from './engine-parts.ts';
import type { DatasetQuestion, FacetCount, FacetName, SearchOrder } from './search.ts';

/** What the reader thread is started with. */
export interface SearchThreadData {
  /** The read model's file. */
  readonly file: string;
  readonly settings: EngineSettings;
}

/** What the reader thread is asked. */
export type SearchThreadRequest =
  | { readonly type: 'page'; readonly question: DatasetQuestion; readonly request: PageRequest<SearchOrder> }
  | { readonly type: 'total'; readonly question: DatasetQuestion }
  | { readonly type: 'facet'; readonly question: DatasetQuestion; readonly name: FacetName; readonly limit: number };

/** What it answers. `refused`: the caller's mistake (`InputError`). */
export type SearchThreadAnswer =
  | { readonly type: 'page'; readonly page: EnginePage }
  | { readonly type: 'total'; readonly total: number }
  | { readonly type: 'facet'; readonly counts: readonly FacetCount[] }
  | { readonly type: 'refused'; readonly argument: string; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };
