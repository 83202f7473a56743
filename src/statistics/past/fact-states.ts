import type { DatasetFacts } from '../../history/dataset-history-facts.ts';
import { endOf } from '../../store/comparable-time.ts';
import { type Column, createColumn } from './column.ts';
import { type DayNumber, dayOfTime, NEVER } from './day.ts';
import { createTextNumbers } from './text-numbers.ts';
import { createValueSets, type ValueSets } from './value-sets.ts';

/** What a dataset is filtered and divided by; each is a set of values, which may be empty. */
export const FACT_KINDS = [
  'publisher',
  'frequency',
  'accessRights',
  'licences',
  'themes',
  'formats',
  'mediaTypes',
  'conformsTo',
  'highValueCategories',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Facts as the record holds them: what a later version added is absent in earlier ones. */
type RecordedFacts = Partial<DatasetFacts> & { readonly quality?: number };

/**
 * What datasets were counted by, at whatever time. A state is what one dataset was counted by for a while; its profile, all of
 * it that many datasets share. State 0 is that of a dataset of which nothing is known.
 */
export interface FactStates {
  /** The state of these facts (JSON); `before` where they say the same. Throws a SyntaxError where it is no JSON. */
  add(facts: string, before: number): number;
  profile(state: number): number;
  readonly distributions: (state: number) => number;
  /** Points, or undefined where the facts do not know them. */
  quality(state: number): number | undefined;
  /** The last day that dcterms:issued can mean: a lower bound must not count what may have come later. */
  issued(state: number): DayNumber;
  /** The profile's set of values of this kind. */
  readonly setOf: (kind: FactKind, profile: number) => number;
  readonly sets: Readonly<Record<FactKind, ValueSets>>;
}

const UNKNOWN = 65_535;

const listed = (value: readonly string[] | string | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

function issuedDay(issued: string | undefined): DayNumber {
  const end = issued === undefined ? undefined : endOf(issued);
  return end === undefined ? NEVER : dayOfTime(Date.parse(end));
}

const eachKind = <T>(make: () => T): Readonly<Record<FactKind, T>> =>
  Object.fromEntries(FACT_KINDS.map((kind) => [kind, make()])) as Readonly<Record<FactKind, T>>;

export function createFactStates(): FactStates {
  const sets = eachKind(createValueSets);
  const profiles = createTextNumbers();
  const setColumns: Readonly<Record<FactKind, Column>> = eachKind(() => createColumn(Uint32Array));
  const columns = {
    profile: createColumn(Uint32Array),
    distributions: createColumn(Uint32Array),
    quality: createColumn(Uint16Array),
    issued: createColumn(Uint16Array),
  } as const;
  let states = 0;

  const profileOf = (facts: RecordedFacts): number => {
    const numbers = FACT_KINDS.map((kind) => sets[kind].of(listed(facts[kind])));
    const before = profiles.size();
    const profile = profiles.of(numbers.join(' '));
    if (profile === before) FACT_KINDS.forEach((kind, index) => { setColumns[kind].set(profile, numbers[index] ?? 0); }); // prettier-ignore
    return profile;
  };
  const push = (facts: RecordedFacts, before: number | undefined): number => {
    const profile = profileOf(facts);
    const said = {
      profile,
      distributions: facts.distributions ?? 0,
      quality: facts.quality ?? UNKNOWN,
      issued: issuedDay(facts.issued),
    };
    const names = Object.keys(columns) as (keyof typeof columns)[];
    if (before !== undefined && names.every((name) => columns[name].get(before) === said[name])) return before;
    for (const name of names) columns[name].set(states, said[name]);
    states += 1;
    return states - 1;
  };
  push({}, undefined);

  return {
    add: (facts, before) => push(JSON.parse(facts) as RecordedFacts, before),
    profile: (state) => columns.profile.get(state),
    distributions: (state) => columns.distributions.get(state),
    quality: (state) => {
      const points = columns.quality.get(state);
      return points === UNKNOWN ? undefined : points;
    },
    issued: (state) => columns.issued.get(state),
    setOf: (kind, profile) => setColumns[kind].get(profile),
    sets,
  };
}
