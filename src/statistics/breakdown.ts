import type { DatasetFilter, Store } from '../store/store.ts';
import type { Statistics } from './counts.ts';
import type { Day } from './day.ts';
import { DEFINITIONS, type Figure, observed } from './figure.ts';
import { pastFigure, type StatisticsSources } from './figure-on.ts';
import { filteredParts, isFiltered, leavesRest, type StatisticsDimension } from './part.ts';
import type { PastCount, PastQuestion } from './past/publishing-history.ts';
import { pastFilter } from './past-filter.ts';
import { populationOf, populationUnder } from './population.ts';

/** A part of a count: how many datasets have this key in this dimension. */
export interface Breakdown {
  readonly dimension: StatisticsDimension;
  /** Organisation id, catalogue id, collaboration id, specification's slug, platform or code; absent: those that have none. */
  readonly key?: string;
  readonly count: Figure;
  /** Of the whole. */
  readonly filter: DatasetFilter;
}

interface KeyedCount {
  readonly key: string | undefined;
  readonly figure: Figure;
}

/** The datasets of the statistics by one dimension, most first, those without a key last; equals by key. */
export async function breakdown(
  sources: StatisticsSources,
  statistics: Statistics,
  dimension: StatisticsDimension,
): Promise<readonly Breakdown[]> {
  const { filter, day } = statistics;
  const counts =
    day === undefined
      ? countsNow(sources.store, statistics, dimension)
      : await countsOn(sources, filter, dimension, day);
  return counts
    .filter(({ figure }) => figure.value > 0)
    .toSorted(
      (a, b) =>
        Number(a.key === undefined) - Number(b.key === undefined) ||
        b.figure.value - a.figure.value ||
        ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
    )
    .map(({ key, figure }) => ({ dimension, filter, count: figure, ...(key === undefined ? {} : { key }) }));
}

function countsNow(store: Store, { filter, asOf }: Statistics, dimension: StatisticsDimension): readonly KeyedCount[] {
  const counted = (key: string | undefined, datasets: number): KeyedCount => ({
    key,
    figure: observed(datasets, DEFINITIONS.datasetsOfPart, asOf),
  });
  if (!isFiltered(dimension)) {
    return store.countDatasetsBy(dimension, filter).map(({ key, datasets }) => counted(key, datasets));
  }
  const parts = filteredParts(store, dimension, filter).map((part) =>
    counted(part.key, store.countDatasets(part.filter)),
  );
  if (!leavesRest(dimension)) return parts;
  const rest = parts.reduce((left, { figure }) => left - figure.value, store.countDatasets(filter));
  return [...parts, counted(undefined, Math.max(0, rest))];
}

async function countsOn(
  { past, store, signal }: StatisticsSources,
  filter: DatasetFilter,
  dimension: StatisticsDimension,
  day: Day,
): Promise<readonly KeyedCount[]> {
  const first = await past.firstReading(signal);
  const figureOf = (count: PastCount): Figure => pastFigure(count, DEFINITIONS.datasetsOfPart, first);
  const question: PastQuestion = { measure: 'DATASETS', filter: pastFilter(filter), days: [day] };
  if (!isFiltered(dimension)) {
    const series = await past.count({ ...question, by: dimension }, signal);
    return series.flatMap(({ key, counts: [count] }) =>
      count === undefined ? [] : [{ key, figure: figureOf(count) }],
    );
  }
  const parts: KeyedCount[] = [];
  for (const part of filteredParts(store, dimension, filter)) {
    const [series] = await past.count({ ...question, filter: pastFilter(part.filter) }, signal);
    const [count] = series?.counts ?? [];
    if (count !== undefined) parts.push({ key: part.key, figure: figureOf(count) });
  }
  const [whole] = (await past.count(question, signal))[0]?.counts ?? [];
  if (whole === undefined || !leavesRest(dimension)) return parts;
  const rest = parts.reduce((left, { figure }) => left - figure.value, whole.value);
  return [...parts, { key: undefined, figure: { ...figureOf(whole), value: Math.max(0, rest) } }];
}

/** Inhabitants of a part that people live in: of an organisation, a kind of them, a county or a collaboration. */
export function populationOfPart(store: Store, { dimension, key, filter }: Breakdown): Figure | undefined {
  if (key === undefined) return undefined;
  switch (dimension) {
    case 'ORGANISATION': {
      const organisation = store.organisation(key);
      return organisation && populationOf(organisation);
    }
    case 'COUNTY':
      return populationUnder(store, { ...filter, countyCodes: [key] });
    case 'COLLABORATION':
      return populationUnder(store, { ...filter, collaborations: [key] });
    case 'KIND':
      return key === 'MUNICIPALITY' || key === 'REGION'
        ? populationUnder(store, { ...filter, organisationKinds: [key] })
        : undefined;
    default:
      return undefined;
  }
}
