import type { DataService } from '../../model/dataset.ts';
import type { Connection } from '../connection.ts';
import type { Fragment } from '../keyset.ts';
import type { DataServiceFilter, Store } from '../store.ts';
import type { Analyser } from './analyser.ts';
import type { Glossary } from './glossary.ts';
import { createIndexReader } from './index-reader.ts';
import type { WordedLabels } from './labels.ts';
import { createPlanner } from './query-plan.ts';
import { createRankedSearch } from './ranked-search.ts';
import type { RankedQuestion, RankedSpace } from './ranked-search.ts';
import { rowSet } from './row-set.ts';
import { createScorer } from './scorer.ts';
import type { SearchResult } from './search.ts';

export type DataServiceOrder = 'TITLE' | 'ID';
export type DataServiceQuestion = RankedQuestion<DataServiceFilter>;
export type DataServiceSearchResult = SearchResult<DataService, DataServiceOrder | 'RELEVANCE'>;

export interface DataServiceSearchDeps {
  readonly connection: Connection;
  /** Made when they are first needed. The numbers of publishers and terms are those of datasets: one table for all. */
  readonly words: () => { readonly analyser: Analyser; readonly glossary: Glossary; readonly labels: WordedLabels };
  readonly store: Pick<Store, 'dataService' | 'dataServices'>;
  /** Of `data_service s`. */
  readonly conditionsOf: (filter: DataServiceFilter) => readonly Fragment[];
}

/** Searches data services by their titles, keywords, descriptions and publishers. */
export function createDataServiceSearch(
  deps: DataServiceSearchDeps,
): (question: DataServiceQuestion) => DataServiceSearchResult {
  const { connection, words, store, conditionsOf } = deps;
  const { prepare } = connection;
  const idOf = prepare<{ id: string }>('SELECT id FROM data_service WHERE n = ?');
  let made: RankedSpace | undefined;
  const space = (): RankedSpace => {
    if (made !== undefined) return made;
    const { analyser, glossary, labels } = words();
    const index = createIndexReader(connection, 'dataService');
    const plan = createPlanner({ analyser, glossary, vocabulary: index, labelWords: () => labels.labelWords() });
    made = { index, plan, score: createScorer({ index, labels }) };
    return made;
  };
  return createRankedSearch<DataService, DataServiceFilter, DataServiceOrder>({
    connection,
    space,
    rowsOf: (filter) => {
      const conditions = conditionsOf(filter);
      if (conditions.length === 0) return undefined;
      const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ');
      const parameters = conditions.flatMap((condition) => condition.parameters);
      const found = prepare<{ n: number }>(`SELECT s.n FROM data_service s WHERE ${where}`).all(parameters);
      return rowSet(found.map(({ n }) => n));
    },
    nodeOf: (row) => {
      const id = idOf.get([row])?.id;
      return id === undefined ? undefined : store.dataService(id);
    },
    listed: (filter, ids, request) => store.dataServices(ids === undefined ? filter : { ...filter, ids }, request),
  });
}
