import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SpecificationDataset, Store } from '../../store/store.ts';
import { declaring, likely } from './dataset-of-specification.ts';
import type { DatasetOfSpecification } from './dataset-of-specification.ts';
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
  | 'revision'
  | 'specifications'
  | 'declaringDatasets'
  | 'likelyDatasets'
  | 'dataset'
  | 'organisation'
  | 'organisationByAlias'
>;

/** Datasets read between two turns for others: some milliseconds where each is read from the file. */
const AT_ONCE = 50;

/** What a dataset says of a specification, and who publishes it. */
interface Saying {
  readonly publisher: string | undefined;
  readonly one: DatasetOfSpecification;
}

/** A list of the store, page by page, with turns for others between. */
async function* wholly(read: (after: number) => readonly SpecificationDataset[]): AsyncGenerator<SpecificationDataset> {
  for (let rows = read(0); rows.length > 0; rows = read(rows.at(-1)?.n ?? 0)) {
    yield* rows;
    await nextTurn();
  }
}

/** A revision that is read. */
interface Reading {
  readonly bodiesOf: BodiesOf;
  /** Whether it is still the store's. */
  readonly isPresent: () => boolean;
}

/** Puts a dataset under each of the bodies that publish it. */
function put(map: Map<string, DatasetOfSpecification[]>, bodies: readonly string[], one: DatasetOfSpecification): void {
  for (const body of bodies) {
    const there = map.get(body);
    if (there === undefined) map.set(body, [one]);
    else there.push(one);
  }
}

const ofStores = new WeakMap<Facts, CoverageFacts>();

/** The facts of the store's present revision, the same for all who ask. */
export function coverageFactsOf(store: Facts): CoverageFacts {
  let facts = ofStores.get(store);
  if (facts === undefined) ofStores.set(store, (facts = createCoverageFacts(store)));
  return facts;
}

function createCoverageFacts(store: Facts): CoverageFacts {
  /** By specification and the number of the dataset's record: what the list had that was read last. */
  const sayings = new Map<string, ReadonlyMap<number, Saying>>();
  const sayingOf = (slug: string, { id, likeness }: SpecificationDataset): Saying | undefined => {
    const dataset = store.dataset(id);
    if (dataset === undefined) return undefined;
    const one = likeness === undefined ? declaring(store, dataset, slug) : likely(dataset, likeness);
    return one === undefined ? undefined : { publisher: dataset.publisher, one };
  };
  /** The datasets of a list by their publishers. Those that did not change since the last revision are not read again. */
  const read = async (
    slug: string,
    list: 'declaringDatasets' | 'likelyDatasets',
    { bodiesOf, isPresent }: Reading,
  ): Promise<ByOrganisation> => {
    const name = `${list} ${slug}`;
    const before = sayings.get(name);
    const now = new Map<number, Saying>();
    const found = new Map<string, DatasetOfSpecification[]>();
    let reads = 0;
    for await (const row of wholly((after) => store[list](slug, after))) {
      const known = before?.get(row.record);
      if (known === undefined && ++reads % AT_ONCE === 0) await nextTurn();
      // One that has gone since the list was read: then the revision is another one, and this is worked out again.
      const saying = known ?? sayingOf(slug, row);
      if (saying === undefined) continue;
      if (known !== undefined || isPresent()) now.set(row.record, saying);
      put(found, bodiesOf(saying.publisher), saying.one);
    }
    sayings.set(name, now);
    for (const datasets of found.values()) datasets.sort((a, b) => (a.id < b.id ? -1 : 1));
    return found;
  };

  let revision: number | undefined;
  let bodiesOf = createBodies(store);
  const known = new Map<string, Promise<SpecificationFacts>>();
  let queue: Promise<unknown> = Promise.resolve();
  const readBoth = async (slug: string, reading: Reading): Promise<SpecificationFacts> => {
    const declared = await read(slug, 'declaringDatasets', reading);
    return { declared, likely: await read(slug, 'likelyDatasets', reading) };
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
      const reading: Reading = { bodiesOf, isPresent: () => store.revision() === now };
      // One after another, so that others have their turn between two pages, whatever is asked.
      const facts = queue.then(() => readBoth(slug, reading));
      queue = facts.catch(() => undefined);
      known.set(slug, facts);
      // What could not be read is not remembered, nor what was read of two revisions.
      const forget = (): void => {
        if (known.get(slug) === facts) known.delete(slug);
      };
      facts.then(() => {
        if (!reading.isPresent()) forget();
      }, forget);
      return facts;
    },
  };
}
