import { LRUCache } from 'lru-cache';
import type { Connection } from '../connection.ts';
import { createRevision } from '../revision-memo.ts';
import type { PageRequest } from '../store.ts';
import type { FacetRequest } from './facet-counts.ts';
import type { HitConditions } from './hit-conditions.ts';
import type { Phrases } from './hit-phrases.ts';
import type { HitPages, HitRows } from './hit-rows.ts';
import { findHits } from './hits.ts';
import type { Hits } from './hits.ts';
import type { Plan } from './plan.ts';
import type { Scoring } from './scorer.ts';
import type { DatasetQuestion, FacetCount, FacetName, SearchOrder } from './search.ts';
import type { IndexReader } from './search-index.ts';

export interface EngineDeps {
  readonly connection: Connection;
  readonly index: IndexReader;
  /** Understands a question's text. */
  readonly plan: (text: string, language: DatasetQuestion['language']) => Plan;
  readonly score: (plan: Plan, language: DatasetQuestion['language']) => Scoring;
  readonly phrases: Phrases;
  readonly conditions: (filter: DatasetQuestion['filter']) => HitConditions;
  readonly pages: HitPages;
  readonly countFacet: (hits: Hits, request: FacetRequest) => readonly FacetCount[];
  /** Hits are remembered up to this size, in bytes; what was used least goes first. */
  readonly bytes: number;
}

/** A page, and the revision whose list it is of. */
export interface EnginePage extends HitRows {
  readonly asOf: number;
}

/** Answers questions about datasets on one connection. Everything is of the state that it sees when asked. */
export interface Engine {
  page(question: DatasetQuestion, request: PageRequest<SearchOrder>): EnginePage;
  total(question: DatasetQuestion): number;
  facet(question: DatasetQuestion, name: FacetName, limit: number): readonly FacetCount[];
  /** Answers the question without remembering what was found. To be called under `reading`. */
  practise(question: DatasetQuestion, facets: readonly FacetName[]): void;
}

/** As most callers ask. */
const PAGE: PageRequest<SearchOrder> = { order: 'RELEVANCE', descending: false, limit: 20, backward: false };

interface Found {
  readonly hits: Hits;
  /** What was counted, by facet and limit. */
  readonly facets: Map<string, readonly FacetCount[]>;
}

/** Without what is not said, and in one order: the same question is found again however it was put together. */
function keyOf({ text = '', language, filter }: DatasetQuestion): string {
  const conditions = Object.entries(filter).filter(([, value]) => value !== undefined);
  return JSON.stringify([text, text === '' ? 'sv' : language, conditions.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** An answer that is asked for again is found by question and revision, so that a list is gone through as it began. */
export function createEngine(deps: EngineDeps): Engine {
  const { connection, index, conditions, pages, countFacet } = deps;
  const revision = createRevision(connection);
  const remembered = new LRUCache<string, Found>({
    maxSize: deps.bytes,
    sizeCalculation: ({ hits }, key) => hits.bytes + 2 * key.length,
  });
  const look = ({ text, language, filter }: DatasetQuestion): Hits => {
    const plan = text === undefined ? { slots: [], excluded: [] } : deps.plan(text, language);
    deps.phrases.begin();
    return findHits(index, deps.score(plan, language), conditions(filter).filter);
  };
  const find = (question: DatasetQuestion): Found => {
    const key = `${revision()} ${keyOf(question)}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = { hits: look(question), facets: new Map<string, readonly FacetCount[]>() };
    remembered.set(key, found);
    return found;
  };
  const count = (hits: Hits, { filter }: DatasetQuestion, name: FacetName, limit: number): readonly FacetCount[] =>
    countFacet(hits, { facet: name, limit, filter, own: conditions(filter).own(name) });

  return {
    page: (question, request) =>
      connection.reading(() => {
        const { asOf } = request;
        const then = asOf === undefined ? undefined : remembered.get(`${asOf} ${keyOf(question)}`);
        const { hits } = then ?? find(question);
        const of = then === undefined || asOf === undefined ? revision() : asOf;
        return { ...pages.page(hits, of, request), asOf: of };
      }),
    total: (question) => connection.reading(() => find(question).hits.rows.length),
    facet: (question, name, limit) =>
      connection.reading(() => {
        const { hits, facets } = find(question);
        const key = `${name} ${limit}`;
        const known = facets.get(key);
        if (known !== undefined) return known;
        const counts = count(hits, question, name, limit);
        facets.set(key, counts);
        return counts;
      }),
    practise(question, names) {
      const hits = look(question);
      pages.page(hits, revision(), PAGE);
      for (const name of names) count(hits, question, name, PAGE.limit);
    },
  };
}
