import { newestReading } from '../catalogue/completeness.ts';
import type { Organisation } from '../model/organisation.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { meeting } from './counts.ts';
import type { Day } from './day.ts';
import { type Definition, type Figure, observed, registered } from './figure.ts';
import { pastFigure, type StatisticsSources } from './figure-on.ts';
import { MEASURE_DEFINITIONS, RATIO_DEFINITIONS } from './measure.ts';
import { membersOf } from './population.ts';
import { ratio } from './ratio.ts';
import { type Share, shareOf } from './share.ts';

/** What organisations are compared by. */
const COMPARED_MEASURES = [
  'DATASETS',
  'OPEN_LICENCE_DATASETS',
  'MACHINE_READABLE_DATASETS',
  'HIGH_VALUE_DATASETS',
  'DATASETS_WITH_SPECIFICATION',
] as const;
type Counted = (typeof COMPARED_MEASURES)[number];
export type ComparedMeasure = Counted | 'DATASETS_PER_TEN_THOUSAND_INHABITANTS';

/** Bounds of the classes of municipalities by inhabitants: from, up to but not including the next one. */
const SIZE_CLASSES = [0, 10_000, 20_000, 50_000, 100_000, 200_000] as const;

export type GroupKind = 'COUNTY' | 'SIZE' | 'COUNTRY';

/** Whom an organisation is compared with. It is one of them. */
export interface Group {
  readonly kind: GroupKind;
  readonly definition: Definition;
  readonly members: readonly Organisation[];
}

/** One measure of an organisation beside that of its group. */
export interface ComparedFigure {
  readonly measure: ComparedMeasure;
  /** Of the organisation. */
  readonly value: number;
  /** With two decimals. */
  readonly mean: number;
  readonly median: number;
  /** From 1: the most; equals share a place. */
  readonly rank: number;
  readonly definition: Definition;
  readonly basis: Figure['basis'];
  readonly asOf?: string;
}

export interface GroupComparison {
  readonly group: Group;
  readonly members: Figure;
  readonly publishing: Share;
  readonly measures: readonly ComparedFigure[];
}

/** A measure of every organisation of a kind. */
interface Counts {
  readonly of: ReadonlyMap<string, number>;
  readonly basis: Figure['basis'];
  readonly asOf?: string;
}

/** The groups of a municipality: its county, its size, the country; of a region all regions; of others none. */
function groupsOf(store: Store, one: Organisation): readonly Group[] {
  if (one.kind !== 'MUNICIPALITY' && one.kind !== 'REGION') return [];
  const all = membersOf(store, { organisationKinds: [one.kind] });
  if (one.kind === 'REGION') return [{ kind: 'COUNTRY', members: all, definition: ALL_REGIONS }];
  const groups: Group[] = [];
  const { countyCode, population } = one;
  if (countyCode !== undefined) {
    const members = all.filter((other) => other.countyCode === countyCode);
    groups.push({ kind: 'COUNTY', members, definition: OF_COUNTY });
  }
  if (population !== undefined) {
    const size = classOf(population);
    const members = all.filter((other) => other.population !== undefined && classOf(other.population) === size);
    groups.push({ kind: 'SIZE', members, definition: ofSize(size) });
  }
  return [...groups, { kind: 'COUNTRY', members: all, definition: ALL_MUNICIPALITIES }];
}

const classOf = (population: number): number => SIZE_CLASSES.findLastIndex((from) => population >= from);

const ALL_REGIONS = { sv: 'Sveriges alla regioner.', en: 'All regions of Sweden.' };
const ALL_MUNICIPALITIES = { sv: 'Sveriges alla kommuner.', en: 'All municipalities of Sweden.' };
const OF_COUNTY = { sv: 'Kommunerna i samma län.', en: 'The municipalities of the same county.' };

function ofSize(size: number): Definition {
  const [from = 0, below] = [SIZE_CLASSES[size], SIZE_CLASSES[size + 1]];
  const told = (number: number, language: string): string => number.toLocaleString(language);
  const sv =
    below === undefined ? `minst ${told(from, 'sv-SE')}` : `${told(from, 'sv-SE')} till ${told(below - 1, 'sv-SE')}`;
  const en =
    below === undefined ? `${told(from, 'en-GB')} or more` : `${told(from, 'en-GB')} to ${told(below - 1, 'en-GB')}`;
  return {
    sv: `Kommunerna med ${sv} invånare enligt registret. Gränserna är ${SIZE_CLASSES.slice(1)
      .map((each) => told(each, 'sv-SE'))
      .join(', ')}.`,
    en: `The municipalities with ${en} inhabitants by the register. The bounds are ${SIZE_CLASSES.slice(1)
      .map((each) => told(each, 'en-GB'))
      .join(', ')}.`,
  };
}

/** An organisation beside its groups, now or at the end of a day. Throws an Error when the record is away and a day is asked. */
export async function comparisonOf(
  sources: StatisticsSources,
  one: Organisation,
  day?: Day,
): Promise<readonly GroupComparison[]> {
  const groups = groupsOf(sources.store, one);
  if (groups.length === 0) return [];
  const counts = new Map<Counted, Counts>();
  for (const measure of COMPARED_MEASURES) {
    const filter = { organisationKinds: [one.kind] };
    counts.set(
      measure,
      day === undefined ? countsNow(sources.store, measure, filter) : await countsOn(sources, measure, filter, day),
    );
  }
  return groups.map((group) => compared(one, group, counts));
}

function countsNow(store: Store, measure: Counted, filter: DatasetFilter): Counts {
  const narrowed = meeting(store, measure, filter);
  const rows = narrowed === undefined ? [] : store.countDatasetsBy('ORGANISATION', narrowed);
  const asOf = newestReading(store, store.cataloguesBehind(filter));
  return {
    of: new Map(rows.flatMap(({ key, datasets }) => (key === undefined ? [] : [[key, datasets]]))),
    basis: 'OBSERVED',
    ...(asOf === undefined ? {} : { asOf }),
  };
}

async function countsOn(
  { past, signal }: StatisticsSources,
  measure: Counted,
  filter: Pick<DatasetFilter, 'organisationKinds'>,
  day: Day,
): Promise<Counts> {
  const first = await past.firstReading(signal);
  const [whole] = await past.count({ measure, filter, days: [day] }, signal);
  const parts = await past.count({ measure, filter, days: [day], by: 'ORGANISATION' }, signal);
  const [count = { day, value: 0, basis: 'DERIVED', unobserved: [], gaps: [] }] = whole?.counts ?? [];
  const { basis, asOf } = pastFigure(count, MEASURE_DEFINITIONS[measure], first);
  return {
    of: new Map(parts.flatMap(({ key, counts: [each] }) => (key === undefined ? [] : [[key, each?.value ?? 0]]))),
    basis,
    ...(asOf === undefined ? {} : { asOf }),
  };
}

function compared(one: Organisation, group: Group, counts: ReadonlyMap<Counted, Counts>): GroupComparison {
  const { members } = group;
  const datasets = counts.get('DATASETS');
  const figure = (value: number, definition: Definition): Figure =>
    datasets?.basis === 'OBSERVED'
      ? observed(value, definition, datasets.asOf)
      : {
          value,
          definition,
          basis: 'DERIVED',
          isLowerBound: true,
          ...(datasets?.asOf === undefined ? {} : { asOf: datasets.asOf }),
        };
  const publishing = members.filter(({ id }) => (datasets?.of.get(id) ?? 0) > 0).length;
  const all = registered(members.length, RATIO_DEFINITIONS.members);
  const measures = [...counts].map(([measure, its]) =>
    beside(one, members, ({ id }) => its.of.get(id) ?? 0, {
      measure,
      definition: MEASURE_DEFINITIONS[measure],
      ...stateOf(its),
    }),
  );
  if (datasets !== undefined && one.population !== undefined) {
    const inhabited = members.filter(({ population }) => population !== undefined && population > 0);
    const rate = ({ id, population = 1 }: Organisation): number =>
      ratio(datasets.of.get(id) ?? 0, population, 10_000, 2) ?? 0;
    const about = {
      measure: 'DATASETS_PER_TEN_THOUSAND_INHABITANTS',
      definition: RATIO_DEFINITIONS.perTenThousand,
    } as const;
    measures.push(beside(one, inhabited, rate, { ...about, ...stateOf(datasets) }));
  }
  return {
    group,
    members: all,
    publishing: shareOf(
      figure(publishing, MEASURE_DEFINITIONS.PUBLISHING_ORGANISATIONS),
      all,
      RATIO_DEFINITIONS.publishing,
    ),
    measures,
  };
}

const stateOf = ({ basis, asOf }: Counts) => ({ basis, ...(asOf === undefined ? {} : { asOf }) });

/** Values have two decimals at the most: whole hundredths make exact sums. */
const HUNDRED = 100;

function beside(
  one: Organisation,
  members: readonly Organisation[],
  valueOf: (member: Organisation) => number,
  about: Pick<ComparedFigure, 'measure' | 'definition' | 'basis' | 'asOf'>,
): ComparedFigure {
  const hundredths = members.map((member) => Math.round(valueOf(member) * HUNDRED)).toSorted((a, b) => a - b);
  const value = valueOf(one);
  const sum = hundredths.reduce((all, each) => all + each, 0);
  const [low, high] = [(hundredths.length - 1) >> 1, hundredths.length >> 1];
  const middle = (hundredths[low] ?? 0) + (hundredths[high] ?? 0);
  return {
    ...about,
    value,
    mean: ratio(sum, HUNDRED * hundredths.length, 1, 2) ?? 0,
    median: ratio(middle, HUNDRED * 2, 1, 2) ?? 0,
    rank: 1 + hundredths.filter((each) => each > Math.round(value * HUNDRED)).length,
  };
}
