import type { Store } from '../../store/store.ts';
import type { AskedDays } from './asked-days.ts';
import { publisherTest } from './filter-tests.ts';
import type { PastRecord } from './past-record.ts';
import type { PartKeys } from './parts.ts';
import type { PastCount, PastFilter } from './publishing-history.ts';
import type { Publisher } from './publishers.ts';

/** What the readings say of counts: all but their values, for each day asked. */
export type ReadingSigns = readonly Omit<PastCount, 'day' | 'value'>[];

type Context = {
  readonly record: PastRecord;
  readonly store: Pick<Store, 'collaborations' | 'organisation' | 'cataloguesBehind' | 'catalogues'>;
  readonly publisherOf: (agent: string) => Publisher;
};

/**
 * The catalogues that counts under this filter rest on, by number: those that it names; else, under conditions on who
 * publishes, those in which one of them was ever found or that are one of theirs; else all that are read. Catalogues that
 * were taken out of the sources file are among them, for what they had counted until then.
 */
export function cataloguesBehind(filter: PastFilter, { record, store, publisherOf }: Context): readonly number[] {
  const { catalogues, presences, states } = record;
  const all = Array.from({ length: catalogues.size() }, (_, number) => number).filter(
    (number) => catalogues.isActive(number) || presences.lastDay(number) !== undefined,
  );
  const inOrder = all.toSorted(catalogues.compare);
  if (filter.catalogues !== undefined) {
    const wanted = new Set(filter.catalogues);
    return inOrder.filter((number) => wanted.has(catalogues.id(number)));
  }
  const isMeant = publisherTest(filter, store);
  if (isMeant === undefined) return inOrder;
  const found = new Set(store.cataloguesBehind(filter).map(catalogues.of));
  for (const [set, its] of presences.publishing) {
    const [agent] = states.sets.publisher.values(set);
    if (agent === undefined || !isMeant(publisherOf(agent))) continue;
    for (const number of its) found.add(number);
  }
  return inOrder.filter((number) => found.has(number));
}

/** Of the catalogues behind a filter, those behind each part: in which a publisher of the part was ever found, or that are its own. */
export function behindParts(
  behind: readonly number[],
  ofPublisher: (agent: string | undefined) => PartKeys,
  { record, store }: Context,
): (key: string | undefined) => readonly number[] {
  const found = new Map<string | undefined, Set<number>>();
  const note = (keys: PartKeys, number: number): void => {
    for (const key of keys) found.set(key, (found.get(key) ?? new Set()).add(number));
  };
  const { presences, states, catalogues } = record;
  for (const [set, its] of presences.publishing) {
    for (const number of its) note(ofPublisher(states.sets.publisher.values(set)[0]), number);
  }
  for (const { id, organisation } of store.catalogues()) {
    const owner = organisation === undefined ? undefined : store.organisation(organisation);
    if (owner !== undefined) note(ofPublisher(owner.id), catalogues.of(id));
  }
  return (key) => behind.filter((number) => found.get(key)?.has(number) === true);
}

/** What is known of one catalogue at each day asked: `end` of its newest reading, empty for none. */
interface CatalogueSigns {
  readonly id: string;
  readonly isGap: Uint8Array;
  readonly end: readonly string[];
  /** There is a day on which it was not read yet, or a gap. */
  readonly isNoted: boolean;
}

function signsOf(number: number, { record }: Pick<Context, 'record'>, { numbers }: AskedDays): CatalogueSigns {
  const { days, ends } = record.readings().of(number);
  // What was taken out of the sources file is no gap: nothing of it counts any more.
  const last = record.catalogues.isActive(number)
    ? Number.POSITIVE_INFINITY
    : (days.at(-1) ?? Number.POSITIVE_INFINITY);
  const isGap = new Uint8Array(numbers.length);
  const end: string[] = [];
  let [read, isNoted] = [0, false];
  for (const [place, day] of numbers.entries()) {
    const after = place === 0 ? day - 1 : (numbers[place - 1] ?? 0);
    while ((days[read] ?? Number.POSITIVE_INFINITY) <= day) read += 1;
    const newest = read === 0 ? undefined : days[read - 1];
    if (newest === undefined) isNoted = true;
    else if (newest <= after && after < last) {
      isGap[place] = 1;
      isNoted = true;
    }
    end.push(read === 0 ? '' : (ends[read - 1] ?? ''));
  }
  return { id: record.catalogues.id(number), isGap, end, isNoted };
}

const NONE: readonly string[] = [];

/** Makes the signs of any of these catalogues together, at the days asked. */
export function createReadingSigns(
  context: Pick<Context, 'record'>,
  days: AskedDays,
): (behind: readonly number[]) => ReadingSigns {
  const byCatalogue = new Map<number, CatalogueSigns>();
  const known = new Map<string, ReadingSigns>();
  const of = (number: number): CatalogueSigns => {
    const before = byCatalogue.get(number);
    if (before !== undefined) return before;
    const signs = signsOf(number, context, days);
    byCatalogue.set(number, signs);
    return signs;
  };
  const make = (behind: readonly number[]): ReadingSigns => {
    const all = behind.map(of);
    const noted = all.filter(({ isNoted }) => isNoted);
    const idsOf = (isMeant: (signs: CatalogueSigns) => boolean): readonly string[] => {
      if (noted.length === 0) return NONE;
      const found = noted.filter(isMeant);
      return found.length === 0 ? NONE : found.map(({ id }) => id);
    };
    return days.days.map((_, place) => {
      const unobserved = idsOf(({ end }) => end[place] === '');
      const gaps = idsOf(({ isGap }) => isGap[place] === 1);
      let asOf = '';
      for (const { end } of all) {
        const its = end[place] ?? '';
        if (its > asOf) asOf = its;
      }
      const basis = unobserved.length === 0 ? 'OBSERVED' : 'DERIVED';
      return asOf === '' ? { basis, unobserved, gaps } : { basis, unobserved, gaps, asOf };
    });
  };
  return (behind) => {
    const key = behind.join(' ');
    const signs = known.get(key) ?? make(behind);
    known.set(key, signs);
    return signs;
  };
}
