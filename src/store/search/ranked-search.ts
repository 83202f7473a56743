import { LRUCache } from 'lru-cache';
import type { Language } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import { createRevision } from '../revision-memo.ts';
import type { Page, PageRequest } from '../store.ts';
import { hitValue, selectHits } from './hit-page.ts';
import { findHits, scoreOfPlace } from './hits.ts';
import type { Hits } from './hits.ts';
import { idOrder } from './index-entry.ts';
import type { Plan } from './plan.ts';
import type { RowSet } from './row-set.ts';
import type { Scoring } from './scorer.ts';
import type { Hit, HitPage, SearchResult } from './search.ts';
import type { IndexReader } from './search-index.ts';

/** A question about what is few beside the datasets: organisations, data services, specifications. */
export interface RankedQuestion<F> {
  /** In the query language of `query-language.ts`; without it everything that meets the filter is found. */
  readonly text?: string;
  readonly language: Language;
  readonly filter: F;
}

/** What is searched, as it is now. */
export interface RankedSpace {
  readonly index: IndexReader;
  readonly plan: (text: string, language: Language) => Plan;
  readonly score: (plan: Plan, language: Language) => Scoring;
}

export interface RankedSearchDeps<T, F, O extends string> {
  readonly connection: Connection;
  readonly space: () => RankedSpace;
  /** Rows that meet the filter; undefined: all do. */
  readonly rowsOf: (filter: F) => RowSet | undefined;
  /** The node that the row holds now. */
  readonly nodeOf: (row: number) => T | undefined;
  /** A page in another order than by relevance; of those with these ids, where they are given. */
  readonly listed: (filter: F, ids: readonly string[] | undefined, request: PageRequest<O>) => Page<T>;
}

/** Questions remembered, each for its revision. What was found is small: 20 bytes for each hit. */
const REMEMBERED = 64;

/**
 * Searches a small space at once, with the scorer that datasets are searched by: all words must be met (or, where nothing
 * meets all, most of them), the best first; ties by what the index calls quality, then the last change, then the id.
 */
export function createRankedSearch<T extends { readonly id: string }, F, O extends string>(
  deps: RankedSearchDeps<T, F, O>,
): (question: RankedQuestion<F>) => SearchResult<T, O | 'RELEVANCE'> {
  const { connection, space, rowsOf, nodeOf, listed } = deps;
  const revision = createRevision(connection);
  const remembered = new LRUCache<string, Hits>({ max: REMEMBERED });
  const isSearch = ({ text = '' }: RankedQuestion<F>): boolean => text.trim() !== '';

  /** The hits, and the revision that they are of: that of the walk's beginning while it is remembered. */
  const find = (question: RankedQuestion<F>, asOf?: number): { readonly hits: Hits; readonly of: number } => {
    const { text = '', language, filter } = question;
    const key = JSON.stringify([text, language, filter]);
    const then = asOf === undefined ? undefined : remembered.get(`${asOf} ${key}`);
    if (then !== undefined && asOf !== undefined) return { hits: then, of: asOf };
    const of = revision();
    const known = remembered.get(`${of} ${key}`);
    if (known !== undefined) return { hits: known, of };
    const { index, plan, score } = space();
    const asked = isSearch(question) ? plan(text, language) : { slots: [], excluded: [] };
    const all = rowsOf(filter);
    const hits = findHits(index, score(asked, language), { apart: [], ...(all === undefined ? {} : { all }) });
    remembered.set(`${of} ${key}`, hits);
    return { hits, of };
  };
  /** A row's number may be another's since the hits were found. */
  const nodeAt = (hits: Hits, i: number): T | undefined => {
    const node = nodeOf(hits.rows[i] ?? -1);
    return node !== undefined && idOrder(node.id) === hits.ids[i] ? node : undefined;
  };
  const byRelevance = (hits: Hits, { descending, limit, from, backward }: PageRequest<O | 'RELEVANCE'>): HitPage<T> => {
    const found: Hit<T>[] = [];
    let key = from?.value;
    for (;;) {
      const range = { count: limit + 1 - found.length, reversed: descending !== backward };
      const next = selectHits(hits, key === undefined ? range : { ...range, from: key });
      for (const i of next) {
        const node = nodeAt(hits, i);
        if (node === undefined) continue;
        const score = scoreOfPlace(hits.places[i] ?? 0);
        found.push({ node, key: { value: hitValue(hits, i), id: node.id }, score });
      }
      const last = next.at(-1);
      if (last === undefined || found.length > limit || next.length < range.count) break;
      key = hitValue(hits, last);
    }
    const items = found.slice(0, limit);
    return { items: backward ? items.toReversed() : items, hasMore: found.length > limit };
  };
  const inOrder = (question: RankedQuestion<F>, request: PageRequest<O>): HitPage<T> => {
    const scores = new Map<string, number>();
    if (isSearch(question)) {
      const { hits } = find(question, request.asOf);
      for (let i = 0; i < hits.rows.length; i += 1) {
        const node = nodeAt(hits, i);
        if (node !== undefined) scores.set(node.id, scoreOfPlace(hits.places[i] ?? 0));
      }
    }
    const { items, hasMore } = listed(question.filter, isSearch(question) ? [...scores.keys()] : undefined, request);
    return { items: items.map((item) => ({ ...item, score: scores.get(item.node.id) ?? 0 })), hasMore };
  };
  return (question) => ({
    page: (request) =>
      connection.reading(() => {
        const { order, ...rest } = request;
        if (order !== 'RELEVANCE') return inOrder(question, { ...rest, order });
        const { hits, of } = find(question, request.asOf);
        return { ...byRelevance(hits, request), asOf: of };
      }),
    total: () => connection.reading(() => find(question).hits.rows.length),
  });
}
