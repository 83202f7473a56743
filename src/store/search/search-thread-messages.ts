import type { OrganisationOrder, PageRequest } from '../store.ts';
import type { EnginePage } from './engine.ts';
import type { EngineSettings } from './engine-parts.ts';
import type { Highlight } from './highlight.ts';
import type { OrganisationQuestion } from './organisation-search.ts';
import type { DatasetQuestion, FacetCount, FacetName, HitPage, SearchOrder } from './search.ts';
import type { DataServiceOrder, DataServiceQuestion } from './service-search.ts';
import type { Language } from '../../model/text.ts';
import type { SuggestRequest, Suggestion } from './suggest.ts';

/** What the search thread is started with. */
export interface SearchThreadData {
  /** The read model's file. */
  readonly file: string;
  readonly settings: EngineSettings;
}

/** Of a page only the ids cross: the nodes are read where they are needed. */
export type IdPage = HitPage<string>;

/** What the search thread is asked. */
export type SearchThreadRequest =
  | { readonly type: 'prepare' }
  /** A step of some milliseconds: to be asked until it is done. */
  | { readonly type: 'practise' }
  | { readonly type: 'page'; readonly question: DatasetQuestion; readonly request: PageRequest<SearchOrder> }
  | { readonly type: 'total'; readonly question: DatasetQuestion }
  | { readonly type: 'facet'; readonly question: DatasetQuestion; readonly name: FacetName; readonly limit: number }
  | { readonly type: 'highlights'; readonly question: DatasetQuestion; readonly datasetId: string }
  | {
      readonly type: 'organisations';
      readonly question: OrganisationQuestion;
      readonly request: PageRequest<OrganisationOrder | 'RELEVANCE'>;
    }
  | { readonly type: 'countOrganisations'; readonly question: OrganisationQuestion }
  | {
      readonly type: 'dataServices';
      readonly question: DataServiceQuestion;
      readonly request: PageRequest<DataServiceOrder | 'RELEVANCE'>;
    }
  | { readonly type: 'countDataServices'; readonly question: DataServiceQuestion }
  | { readonly type: 'specifications'; readonly text: string; readonly language: Language }
  | { readonly type: 'suggest'; readonly prefix: string; readonly request: SuggestRequest }
  | { readonly type: 'similar'; readonly datasetId: string; readonly first: number };

/** What it answers. `refused`: the caller's mistake (`InputError`). */
export type SearchThreadAnswer =
  | { readonly type: 'prepare' }
  | { readonly type: 'practise'; readonly isDone: boolean }
  | { readonly type: 'page'; readonly page: EnginePage }
  | { readonly type: 'total' | 'countOrganisations' | 'countDataServices'; readonly total: number }
  | { readonly type: 'facet'; readonly counts: readonly FacetCount[] }
  | { readonly type: 'highlights'; readonly highlights: readonly Highlight[] }
  | { readonly type: 'organisations' | 'dataServices'; readonly page: IdPage }
  | { readonly type: 'specifications'; readonly slugs: readonly string[] }
  | { readonly type: 'suggest'; readonly suggestions: readonly Suggestion[] }
  | { readonly type: 'similar'; readonly ids: readonly string[] }
  | { readonly type: 'refused'; readonly argument: string; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };

/** Questions that were asked at one time: one message there, and one back. */
export type SearchThreadBatch = readonly SearchThreadRequest[];

/** The answers, in the order of the questions. `failed`: the thread could answer none of them. */
export type SearchThreadAnswers =
  | { readonly type: 'answers'; readonly answers: readonly SearchThreadAnswer[] }
  | { readonly type: 'failed'; readonly message: string };
