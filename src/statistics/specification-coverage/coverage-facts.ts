import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../../model/dataset.ts';
import { followedBy } from '../../model/specification.ts';
import type { Page, PageRequest, Store } from '../../store/store.ts';
import { declaring, likely } from './dataset-of-specification.ts';
import type { DatasetOfSpecification } from './dataset-of-specification.ts';
import { createLikenessReader } from './likeness.ts';
import type { Likeness } from './likeness.ts';
import { createBodies } from './publisher-bodies.ts';
import type { BodiesOf } from './publisher-bodies.ts';

/** By organisation id; what a unit publishes is there under the bodies that it belongs to, too. */
type ByOrganisation = ReadonlyMap<string, readonly DatasetOfSpecification[]>;

/** Who publishes what of one specification. */
export interface SpecificationFacts {
  readonly declared: ByOrganisation;
  /** Datasets that declare no known specification. */
  readonly likely: ByOrganisation;
}

/** What the store's datasets say of specifications: worked out once for a revision, for all requests. */
export interface CoverageFacts {
  /** Of a known specification. */
  of(slug: string): Promise<SpecificationFacts>;
}

type Facts = Pick<
  Store,
  'revision' | 'specifications' | 'datasets' | 'search' | 'organisation' | 'organisationByAlias'
>;

/** Some milliseconds' reading; others have their turn between two pages. */
const PAGE = 200;
/** Of one word. Those that meet it best are looked at; the judgement is by the title itself. */
const MOST_CANDIDATES = 5_000;
const IN_ORDER = { order: 'ID', descending: false, limit: PAGE, backward: false } as const;

/** All rows of a list, page by page, with turns for others between; at most so many. */
async function* rows(
  read: (request: PageRequest<'ID'>) => Page<Dataset> | Promise<Page<Dataset>>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Dataset> {
  let from: PageRequest<'ID'>['from'];
  for (let count = 0; count < most;) {
    const { items, hasMore } = await read({ ...IN_ORDER, ...(from === undefined ? {} : { from }) });
    for (const { node } of items) yield node;
    count += items.length;
    from = items.at(-1)?.key;
    if (!hasMore || from === undefined) return;
    await nextTurn();
  }
}

/** Puts a dataset under each of the bodies that publish it. */
function put(map: Map<string, DatasetOfSpecification[]>, bodies: readonly string[], one: DatasetOfSpecification): void {
  for (const body of bodies) {
    const there = map.get(body);
    if (there === undefined) map.set(body, [one]);
    else there.push(one);
  }
}

/** A question that finds every text with the words, in any inflection; the blank says that the last is written out. */
const asked = (field: 'title' | 'keyword', parts: readonly string[]): string =>
  parts.map((part) => `${field}:${part} `).join('');

const ofStores = new WeakMap<Facts, CoverageFacts>();

/** The facts of the store's present revision, the same for all who ask. */
export function coverageFactsOf(store: Facts): CoverageFacts {
  let facts = ofStores.get(store);
  if (facts === undefined) ofStores.set(store, (facts = createCoverageFacts(store)));
  return facts;
}

function createCoverageFacts(store: Facts): CoverageFacts {
  const reader = createLikenessReader(store.specifications().all);
  // Datasets that did not change are the same objects, which several words and revisions meet.
  const judged = new WeakMap<Dataset, readonly Likeness[]>();
  const judge = (dataset: Dataset): readonly Likeness[] => {
    let found = judged.get(dataset);
    if (found === undefined) {
      const isOther = followedBy(dataset, store.specifications()).length > 0;
      judged.set(dataset, (found = isOther ? [] : reader.of(dataset)));
    }
    return found;
  };

  const declaredOf = async (slug: string, bodiesOf: BodiesOf): Promise<ByOrganisation> => {
    const found = new Map<string, DatasetOfSpecification[]>();
    for await (const dataset of rows((request) => store.datasets({ specifications: [slug] }, request))) {
      const one = declaring(store, dataset, slug);
      if (one !== undefined) put(found, bodiesOf(dataset.publisher), one);
    }
    return found;
  };
  const likelyOf = async (slug: string, bodiesOf: BodiesOf): Promise<ByOrganisation> => {
    const found = new Map<string, DatasetOfSpecification[]>();
    const seen = new Set<string>();
    const questions = reader
      .searchedWords(slug)
      .flatMap(({ parts }) => [asked('title', parts), asked('keyword', parts)]);
    for (const text of questions) {
      const result = store.search({ text, language: 'sv', filter: {} });
      for await (const dataset of rows((request) => result.page(request), MOST_CANDIDATES)) {
        if (seen.has(dataset.id)) continue;
        seen.add(dataset.id);
        const likeness = judge(dataset).find((one) => one.slug === slug);
        if (likeness !== undefined) put(found, bodiesOf(dataset.publisher), likely(dataset, likeness));
      }
    }
    for (const datasets of found.values()) datasets.sort((a, b) => (a.id < b.id ? -1 : 1));
    return found;
  };

  let revision: number | undefined;
  let bodiesOf = createBodies(store);
  const known = new Map<string, Promise<SpecificationFacts>>();
  let queue: Promise<unknown> = Promise.resolve();
  const read = async (slug: string, bodies: BodiesOf): Promise<SpecificationFacts> => {
    const declared = await declaredOf(slug, bodies);
    return { declared, likely: await likelyOf(slug, bodies) };
  };
  return {
    of(slug) {
      const now = store.revision();
      if (now !== revision) {
        revision = now;
        bodiesOf = createBodies(store);
        known.clear();
      }
      const before = known.get(slug);
      if (before !== undefined) return before;
      const bodies = bodiesOf;
      // One after another: what a search found is remembered for its next page only while few are under way.
      const facts = queue.then(() => read(slug, bodies));
      queue = facts.catch(() => undefined);
      known.set(slug, facts);
      // What could not be read is not remembered, nor what was read of two revisions.
      const forget = (): void => {
        if (known.get(slug) === facts) known.delete(slug);
      };
      facts.then(() => {
        if (store.revision() !== now) forget();
      }, forget);
      return facts;
    },
  };
}
