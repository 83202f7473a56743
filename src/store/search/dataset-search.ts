import type { Dataset } from '../../model/dataset.ts';
import type { HotRecords } from '../hot-records.ts';
import type { Store } from '../store.ts';
import type { Engine, EnginePage } from './engine.ts';
import type { Highlight } from './highlight.ts';
import type { DatasetQuestion, DatasetSearchResult, HitPage, MaybePromise } from './search.ts';
import type { SearchThread } from './search-thread.ts';

/** What is answered at once. Everything else is answered by the reader thread. */
export interface AtOnce {
  /** Indexes of at most so many rows: what an index of more needs in memory takes too long to load. */
  readonly rows: number;
  /** Questions for which at most so many rows are looked at, by `Engine.work`. */
  readonly work: number;
}

/**
 * About 5 ms. Measured: 10 ns for a row that is looked at, as much again for a row that is found, and some for each facet.
 */
const AT_ONCE: AtOnce = { rows: 40_000, work: 150_000 };

export interface DatasetSearchDeps {
  /** Of this thread; made when it is first needed. */
  readonly engine: () => Engine;
  readonly thread: SearchThread;
  readonly store: Pick<Store, 'datasets' | 'dataset'>;
  readonly records: HotRecords<Dataset>;
  readonly atOnce?: AtOnce;
  /** Worked out here whichever thread searched: it is for the datasets of one page. */
  readonly highlights: (dataset: Dataset, question: DatasetQuestion) => readonly Highlight[];
}

/** Searches datasets: what is cheap here, what is dear in the reader thread. */
export function createDatasetSearch(deps: DatasetSearchDeps): (question: DatasetQuestion) => DatasetSearchResult {
  const { engine, thread, store, records, atOnce = AT_ONCE } = deps;
  const isCheap = (question: DatasetQuestion): boolean => engine().work(question, atOnce.rows) <= atOnce.work;
  const withNodes = ({ items, hasMore, asOf }: EnginePage): HitPage<Dataset> => ({
    items: items.flatMap(({ record, id, key, score }) => {
      // The thread may have seen another revision than this one does: the record is replaced, the dataset is there.
      const node = records.get(record) ?? store.dataset(id);
      return node === undefined ? [] : [{ node, key, score }];
    }),
    hasMore,
    asOf,
  });
  return (question) => ({
    page(request): MaybePromise<HitPage<Dataset>> {
      const { order } = request;
      if (order !== 'RELEVANCE' && (question.text ?? '').trim() === '') {
        const { items, hasMore } = store.datasets(question.filter, { ...request, order });
        return { items: items.map((item) => ({ ...item, score: 0 })), hasMore };
      }
      if (isCheap(question)) return withNodes(engine().page(question, request));
      return thread.ask({ type: 'page', question, request }).then(({ page }) => withNodes(page));
    },
    total: () =>
      isCheap(question) ? engine().total(question) : thread.ask({ type: 'total', question }).then(({ total }) => total),
    facet: (name, limit) =>
      isCheap(question)
        ? engine().facet(question, name, limit)
        : thread.ask({ type: 'facet', question, name, limit }).then(({ counts }) => counts),
    highlights: (dataset) => deps.highlights(dataset, question),
  });
}
