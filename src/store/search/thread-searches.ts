import type { Dataset } from '../../model/dataset.ts';
import type { Specifications } from '../../model/specification.ts';
import type { HotRecords } from '../hot-records.ts';
import type { Store } from '../store.ts';
import type { EnginePage } from './engine.ts';
import type { HitPage } from './search.ts';
import type { SearchThread } from './search-thread.ts';
import type { IdPage } from './search-thread-messages.ts';

type ThreadSearches = Pick<
  Store,
  'search' | 'searchOrganisations' | 'searchDataServices' | 'searchSpecifications' | 'suggest' | 'similar'
>;

export interface ThreadSearchesDeps {
  readonly thread: SearchThread;
  readonly store: Pick<Store, 'datasets' | 'dataset' | 'organisation' | 'dataService'>;
  readonly records: HotRecords<Dataset>;
  readonly specifications: Specifications;
}

/** The nodes of a page; what has gone since the thread looked is left out. */
function nodesOf<T>({ items, ...rest }: IdPage, nodeOf: (id: string) => T | undefined): HitPage<T> {
  const found = items.flatMap(({ node: id, ...item }) => {
    const node = nodeOf(id);
    return node === undefined ? [] : [{ ...item, node }];
  });
  return { ...rest, items: found };
}

/**
 * Searches in a thread of their own: the lexicon, the glossary and the index's columns are in memory once, and whatever is
 * asked, this thread goes on answering everything else.
 */
export function createThreadSearches({ thread, store, records, specifications }: ThreadSearchesDeps): ThreadSearches {
  const withNodes = ({ items, ...rest }: EnginePage): HitPage<Dataset> => ({
    ...rest,
    items: items.flatMap(({ record, id, key, score }) => {
      // The thread may have seen another revision than this one does: the record is replaced, the dataset is there.
      const node = records.get(record) ?? store.dataset(id);
      return node === undefined ? [] : [{ node, key, score }];
    }),
  });
  return {
    search: (question) => ({
      page(request) {
        const { order } = request;
        if (order !== 'RELEVANCE' && (question.text ?? '').trim() === '') {
          const { items, hasMore } = store.datasets(question.filter, { ...request, order });
          return { items: items.map((item) => ({ ...item, score: 0 })), hasMore };
        }
        return thread.ask({ type: 'page', question, request }).then(({ page }) => withNodes(page));
      },
      total: () => thread.ask({ type: 'total', question }).then(({ total }) => total),
      facet: (name, limit) => thread.ask({ type: 'facet', question, name, limit }).then(({ counts }) => counts),
      highlights: ({ id: datasetId }) =>
        thread.ask({ type: 'highlights', question, datasetId }).then(({ highlights }) => highlights),
    }),
    searchOrganisations: (question) => ({
      page: (request) =>
        thread
          .ask({ type: 'organisations', question, request })
          .then(({ page }) => nodesOf(page, (id) => store.organisation(id))),
      total: () => thread.ask({ type: 'countOrganisations', question }).then(({ total }) => total),
    }),
    searchDataServices: (question) => ({
      page: (request) =>
        thread
          .ask({ type: 'dataServices', question, request })
          .then(({ page }) => nodesOf(page, (id) => store.dataService(id))),
      total: () => thread.ask({ type: 'countDataServices', question }).then(({ total }) => total),
    }),
    searchSpecifications: (text, language) =>
      thread
        .ask({ type: 'specifications', text, language })
        .then(({ slugs }) => slugs.flatMap((slug) => specifications.get(slug) ?? [])),
    suggest: (prefix, request) =>
      thread.ask({ type: 'suggest', prefix, request }).then(({ suggestions }) => suggestions),
    similar: (datasetId, first) =>
      thread.ask({ type: 'similar', datasetId, first }).then(({ ids }) => ids.flatMap((id) => store.dataset(id) ?? [])),
  };
}
