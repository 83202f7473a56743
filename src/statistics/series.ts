import { newestReading } from '../catalogue/completeness.ts';
import { InputError } from '../errors.ts';
import type { DatasetFilter } from '../store/store.ts';
import { type Day, type Interval, intervalEnds } from './day.ts';
import type { Definition, Figure } from './figure.ts';
import { figuresOn, pastFigure, type StatisticsSources } from './figure-on.ts';
import { type CountedMeasure, isCounted, type Measure, MEASURE_DEFINITIONS } from './measure.ts';
import { filteredParts, isFiltered, type StatisticsDimension } from './part.ts';
import type { PastQuestion, PastSeries } from './past/publishing-history.ts';
import { pastFilter } from './past-filter.ts';

/** The most points that a series has. */
export const MOST_POINTS = 800;
/** The most parts that one is divided into. */
export const MOST_PARTS = 50;

export interface SeriesQuestion {
  readonly measure: Measure;
  readonly interval: Interval;
  /** Without it the first reading, or the first imported figure. */
  readonly from?: Day;
  /** Without it the newest reading, or the newest imported figure. */
  readonly to?: Day;
  readonly by?: StatisticsDimension;
  /** At most so many. */
  readonly parts: number;
}

/** A count at the end of a day. */
export interface SeriesPoint extends Figure {
  readonly day: Day;
}

/** A part's counts. */
export interface SeriesPart {
  readonly dimension: StatisticsDimension;
  readonly key?: string;
  readonly points: readonly SeriesPoint[];
}

export interface StatisticsSeries {
  readonly measure: Measure;
  readonly interval: Interval;
  /** Absent: nothing is known, and no days were asked. */
  readonly from?: Day;
  readonly to?: Day;
  readonly definition: Definition;
  readonly points: readonly SeriesPoint[];
  /** Those of most in the last point first, those without a key last. */
  readonly parts: readonly SeriesPart[];
  /** How many there are besides. */
  readonly partsLeftOut: number;
}

/** A measure at the end of each interval. Throws InputError for what cannot be asked, and as `figuresOn` does. */
export async function seriesOf(
  sources: StatisticsSources,
  filter: DatasetFilter,
  question: SeriesQuestion,
): Promise<StatisticsSeries> {
  const { measure, interval, by } = question;
  const asked = checked(filter, question);
  const about = { measure, interval, definition: MEASURE_DEFINITIONS[measure] };
  const range = await rangeOf(sources, filter, question);
  if (range === undefined) return { ...about, points: [], parts: [], partsLeftOut: 0 };
  const { from, to } = range;
  if (from > to) throw new InputError('from', `from ${from} is after to ${to}; send an earlier from, or a later to`);
  const days = intervalEnds(from, to, interval, MOST_POINTS);
  if (days === undefined) {
    throw new InputError(
      'interval',
      `${interval} from ${from} to ${to} makes more than ${MOST_POINTS} points; send a longer interval, or a later from`,
    );
  }
  const figures = await figuresOn(sources, measure, filter, days);
  const points = days.flatMap((day, n) => (figures[n] === undefined ? [] : [{ ...figures[n], day }]));
  const parts =
    by === undefined || asked === undefined ? [] : await partsOf(sources, filter, { measure: asked, days, by });
  const shown = parts.slice(0, question.parts);
  return { ...about, from, to, points, parts: shown, partsLeftOut: parts.length - shown.length };
}

/** The measure that parts are counted by; undefined where none are asked. */
function checked(filter: DatasetFilter, { measure, by, parts }: SeriesQuestion): CountedMeasure | undefined {
  pastFilter(filter);
  if (by === undefined) return undefined;
  if (parts < 1 || parts > MOST_PARTS) {
    throw new InputError('parts', `parts is ${parts}; send 1 to ${MOST_PARTS}`);
  }
  if (isCounted(measure)) return measure;
  throw new InputError(
    'by',
    `${measure} is of the register, which is not divided; leave by out, or send another metric`,
  );
}

async function rangeOf(
  { store, past, figures, signal }: StatisticsSources,
  filter: DatasetFilter,
  { from, to }: SeriesQuestion,
): Promise<{ readonly from: Day; readonly to: Day } | undefined> {
  if (from !== undefined && to !== undefined) return { from, to };
  const imported = await figures.all();
  const newest = newestReading(store, store.cataloguesBehind(filter))?.slice(0, 10) ?? imported.at(-1)?.date;
  const end = to ?? newest ?? from;
  const start = from ?? (await past.firstReading(signal))?.slice(0, 10) ?? imported[0]?.date ?? end;
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

interface PartsQuestion {
  readonly measure: CountedMeasure;
  readonly days: readonly Day[];
  readonly by: StatisticsDimension;
}

async function partsOf(
  { store, past, signal }: StatisticsSources,
  filter: DatasetFilter,
  { measure, days, by }: PartsQuestion,
): Promise<readonly SeriesPart[]> {
  const first = await past.firstReading(signal);
  const question: PastQuestion = { measure, filter: pastFilter(filter), days };
  const series: PastSeries[] = [];
  if (!isFiltered(by)) series.push(...(await past.count({ ...question, by }, signal)));
  else {
    for (const part of filteredParts(store, by, filter)) {
      const [found] = await past.count({ ...question, filter: pastFilter(part.filter) }, signal);
      if (found !== undefined) series.push({ ...found, key: part.key });
    }
  }
  const lastOf = ({ counts }: PastSeries): number => counts.at(-1)?.value ?? 0;
  const sumOf = ({ counts }: PastSeries): number => counts.reduce((sum, { value }) => sum + value, 0);
  return series
    .filter((one) => sumOf(one) > 0)
    .toSorted(
      (a, b) =>
        Number(a.key === undefined) - Number(b.key === undefined) ||
        lastOf(b) - lastOf(a) ||
        sumOf(b) - sumOf(a) ||
        ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
    )
    .map(({ key, counts }) => ({
      dimension: by,
      ...(key === undefined ? {} : { key }),
      points: counts.map((count) => ({ ...pastFigure(count, MEASURE_DEFINITIONS[measure], first), day: count.day })),
    }));
}
