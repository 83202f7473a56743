import { LRUCache } from 'lru-cache';
import type { Dataset } from '../../model/dataset.ts';
import type { County, RegisterEntry } from '../../model/organisation.ts';
import type { Specification, Specifications } from '../../model/specification.ts';
import type { Language, Texts } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import { dataServiceConditions } from '../data-services.ts';
import type { HotRecords } from '../hot-records.ts';
import { organisationConditions } from '../organisation-reads.ts';
import type { OrganisationScope } from '../organisation-scope.ts';
import { createRevision } from '../revision-memo.ts';
import type { SpecificationTerms } from '../specification-terms.ts';
import type { Store } from '../store.ts';
import type { EngineParts } from './engine-parts.ts';
import { highlights } from './highlight.ts';
import type { Highlight, HighlightField, HighlightText } from './highlight.ts';
import { createOrganisationSearch } from './organisation-search.ts';
import type { Plan } from './plan.ts';
import type { DatasetQuestion } from './search.ts';
import { createDataServiceSearch } from './service-search.ts';
import { createSimilar } from './similar.ts';
import { createSpecificationSearch } from './specification-search.ts';
import { createSuggest } from './suggest.ts';
import type { SuggestRequest, Suggestion } from './suggest.ts';

/** What is found besides datasets by a question, and what is told of found datasets. */
export interface Searches extends Pick<Store, 'searchOrganisations' | 'searchDataServices'> {
  /** Those found, the best first; all in order of their slugs for a blank text. */
  searchSpecifications(text: string, language: Language): readonly Specification[];
  suggest(prefix: string, request: SuggestRequest): readonly Suggestion[];
  similar(datasetId: string, first: number): readonly Dataset[];
}

export interface SearchesDeps {
  readonly connection: Connection;
  /** What datasets are searched by; made when it is first needed. */
  readonly parts: () => EngineParts;
  readonly store: Pick<Store, 'organisation' | 'organisations' | 'dataService' | 'dataServices'>;
  readonly scope: OrganisationScope;
  readonly records: HotRecords<Dataset>;
  readonly register: readonly RegisterEntry[];
  readonly counties: readonly County[];
  readonly specifications: Specifications;
  readonly specificationTerms: SpecificationTerms;
}

/** Questions whose plans are kept: each dataset of a page asks for its highlights by the same one. */
const PLANS = 20;

function textsOf({ titles, descriptions, keywords }: Dataset): readonly HighlightText[] {
  const of = (field: HighlightField, texts: Texts): readonly HighlightText[] =>
    texts.map((text) => ({ field, ...text }));
  return [...of('title', titles), ...of('description', descriptions), ...of('keyword', keywords)];
}

export interface MadeSearches {
  readonly searches: Searches;
  /** Where the question's words stand in the dataset's titles, descriptions and keywords. */
  readonly highlights: (dataset: Dataset, question: DatasetQuestion) => readonly Highlight[];
  /** Reads what the first calls would wait for. */
  readonly prepare: () => void;
}

/** Searches on the calling thread: what is few is searched at once. */
export function createSearches(deps: SearchesDeps): MadeSearches {
  const { connection, parts, store, scope, specifications } = deps;
  const revision = createRevision(connection);
  const plans = new LRUCache<string, Plan>({ max: PLANS });
  const planOf = (text: string, language: Language): Plan => {
    const key = `${revision()} ${language} ${text}`;
    const known = plans.get(key) ?? parts().plan(text, language);
    plans.set(key, known);
    return known;
  };
  const index = () => parts().index;
  const suggesting = createSuggest({ ...deps, index });
  const searches: Searches = {
    searchOrganisations: createOrganisationSearch({
      ...deps,
      words: parts,
      conditionsOf: (filter) => organisationConditions(filter, scope),
    }),
    searchDataServices: createDataServiceSearch({
      connection,
      store,
      words: parts,
      conditionsOf: (filter) => dataServiceConditions(filter, scope),
    }),
    searchSpecifications: createSpecificationSearch(specifications, parts),
    suggest: (prefix, request) => suggesting.suggest(prefix, request),
    similar: createSimilar({ ...deps, index, specifications: deps.specificationTerms }),
  };
  return {
    searches,
    prepare: () => {
      suggesting.prepare();
    },
    highlights: (dataset, { text = '', language }) =>
      text.trim() === ''
        ? []
        : connection.reading(() => highlights(textsOf(dataset), planOf(text, language), parts().analyser)),
  };
}
