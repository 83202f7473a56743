import type { AskedDays } from './asked-days.ts';
import { type Meanings, filterTests, measureTest, remembered } from './filter-tests.ts';
import { createPace, type PastRecord } from './past-record.ts';
import type { PartKeys, Parts } from './parts.ts';
import type { PastFilter, PastMeasure } from './publishing-history.ts';

/** Values at the days asked, by key of the part; undefined: no parts were asked, or those that have none. */
export type DaySums = ReadonlyMap<string | undefined, readonly number[]>;

export interface DaySumQuestion {
  readonly measure: PastMeasure;
  readonly filter: PastFilter;
  readonly days: AskedDays;
  readonly parts?: Parts;
}

const WHOLE: PartKeys = [undefined];
/** Segments between two looks at the time. */
const BETWEEN = 1_024;

/** What changes from day to day; its running sum is the value. */
type Changes = Float64Array;

/** Changes of several counts, each by a key of its own. */
interface ChangesByKey<Key> {
  add(key: Key, from: number, to: number, weight: number): void;
  readonly all: ReadonlyMap<Key, Changes>;
}

function createChanges<Key>(days: number): ChangesByKey<Key> {
  const all = new Map<Key, Changes>();
  return {
    all,
    add(key, from, to, weight) {
      let changes = all.get(key);
      if (changes === undefined) all.set(key, (changes = new Float64Array(days + 1)));
      changes[from] = (changes[from] ?? 0) + weight;
      changes[to] = (changes[to] ?? 0) - weight;
    },
  };
}

function valuesOf(changes: Changes): readonly number[] {
  let sum = 0;
  return Array.from(changes.subarray(0, -1), (change) => (sum += change));
}

/** How much a state adds to the measure. */
function weightOf(measure: PastMeasure, { states }: PastRecord): (state: number) => number {
  if (measure === 'DISTRIBUTIONS') return states.distributions;
  if (measure === 'QUALITY_POINTS') return (state) => states.quality(state) ?? 0;
  if (measure === 'DATASETS_WITH_QUALITY') return (state) => (states.quality(state) === undefined ? 0 : 1);
  return () => 1;
}

/** Of each part, how many organisations published at least one dataset. */
function publishing(byPart: ReadonlyMap<string | undefined, ChangesByKey<string>>, days: number): DaySums {
  return new Map(
    [...byPart].map(([key, { all }]) => {
      const sums = Array.from({ length: days }, () => 0);
      for (const changes of all.values()) {
        let sum = 0;
        for (let place = 0; place < days; place += 1) {
          sum += changes[place] ?? 0;
          if (sum > 0) sums[place] = (sums[place] ?? 0) + 1;
        }
      }
      return [key, sums];
    }),
  );
}

/** Which segments are meant, and what each is counted under. */
interface Reading {
  isMeant(segment: number, state: number): boolean;
  partsOf(segment: number, state: number): PartKeys;
  /** Undefined: nobody that is known publishes it. */
  publisherOf(state: number): string | undefined;
}

function readingOf({ measure, filter, parts }: DaySumQuestion, record: PastRecord, meanings: Meanings): Reading {
  const { states, segments, catalogues } = record;
  const test = measureTest(measure, meanings);
  const tests = [...filterTests(filter, meanings), ...(test === undefined ? [] : [test])];
  const meets = remembered((profile) => tests.every((one) => one(profile)));
  const { catalogues: listed, hasDistributions } = filter;
  const wanted = listed === undefined ? undefined : new Set(listed);
  const topOf = remembered((set): { readonly id?: string } => {
    const [agent] = states.sets.publisher.values(set);
    return agent === undefined ? {} : { id: meanings.publisherOf(agent).id };
  });
  return {
    isMeant: (segment, state) =>
      (tests.length === 0 || meets(states.profile(state))) &&
      (hasDistributions === undefined || states.distributions(state) > 0 === hasDistributions) &&
      (wanted === undefined || segments.holders(segment).some((number) => wanted.has(catalogues.id(number)))),
    partsOf: (segment, state) => {
      if (parts === undefined) return WHOLE;
      return parts.ofHolders?.(segments.holders(segment)) ?? parts.ofProfile(states.profile(state));
    },
    publisherOf: (state) => topOf(states.setOf('publisher', states.profile(state))).id,
  };
}

/** Sums a measure over the segments at the end of each day asked. Throws the signal's reason. */
export async function daySums(
  question: DaySumQuestion,
  record: PastRecord,
  meanings: Meanings,
  signal: AbortSignal,
): Promise<DaySums> {
  const { measure, days, parts } = question;
  const { segments } = record;
  const reading = readingOf(question, record, meanings);
  const weight = weightOf(measure, record);
  const count = days.days.length;
  const counts = createChanges<string | undefined>(count);
  const publishers = new Map<string | undefined, ChangesByKey<string>>();
  const byOrganisation = measure === 'PUBLISHING_ORGANISATIONS';
  const add = (segment: number, from: number, to: number): void => {
    const state = segments.state(segment);
    if (!reading.isMeant(segment, state)) return;
    const organisation = byOrganisation ? reading.publisherOf(state) : undefined;
    if (byOrganisation && organisation === undefined) return;
    for (const key of reading.partsOf(segment, state)) {
      if (organisation === undefined) {
        counts.add(key, from, to, weight(state));
        continue;
      }
      let its = publishers.get(key);
      if (its === undefined) publishers.set(key, (its = createChanges(count)));
      its.add(organisation, from, to, 1);
    }
  };
  const pace = createPace();
  const size = segments.size();
  for (let segment = 0; segment < size; segment += 1) {
    const [from, to] = [days.placeFrom(segments.from(segment)), days.placeFrom(segments.to(segment))];
    if (from < to) add(segment, from, to);
    if (segment % BETWEEN === 0) {
      signal.throwIfAborted();
      await pace();
    }
  }
  const sums = byOrganisation
    ? publishing(publishers, count)
    : new Map([...counts.all].map(([key, changes]) => [key, valuesOf(changes)]));
  if (parts !== undefined || sums.size > 0) return sums;
  return new Map([[undefined, Array.from({ length: count }, () => 0)]]);
}
