import { newestReading } from '../catalogue/completeness.ts';
import { InputError } from '../errors.ts';
import { MAXIMUM_QUALITY } from '../model/quality.ts';
import { shareOf } from '../model/quality-rating.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { type Day, type Interval, intervalEnds } from './day.ts';
import type { PastCount, PastMeasure, PublishingHistory } from './past/publishing-history.ts';
import { pastFilter } from './past-filter.ts';
import { MOST_POINTS } from './series.ts';

/** What the past quality is drawn from. */
export interface QualitySources {
  readonly store: Pick<Store, 'cataloguesBehind' | 'catalogueStatus'>;
  readonly past: PublishingHistory;
  readonly signal: AbortSignal;
}

export interface QualityQuestion {
  readonly interval: Interval;
  /** Without it the first reading. */
  readonly from?: Day;
  /** Without it the newest reading. */
  readonly to?: Day;
}

/** Mean points at the end of a day. */
export interface QualityPoint {
  readonly day: Day;
  /** To one decimal place; absent: of no dataset of that day the points are known. */
  readonly points?: number;
  /** Of `MAXIMUM_QUALITY`: 0 to 1. */
  readonly share?: number;
  /** Datasets that it is the mean of: those whose points are known. */
  readonly assessed: number;
  /** All datasets of that day. */
  readonly datasets: number;
  readonly basis: PastCount['basis'];
  readonly asOf?: string;
  /** Ids of catalogues, as in `PastCount`. */
  readonly unobserved: readonly string[];
  readonly gaps: readonly string[];
}

function pointOf(all: PastCount, assessed: number, total: number): QualityPoint {
  const { day, basis, asOf, unobserved, gaps } = all;
  const mean =
    assessed === 0
      ? {}
      : { points: Math.round((total / assessed) * 10) / 10, share: shareOf(total, assessed * MAXIMUM_QUALITY) };
  const of = asOf === undefined ? {} : { asOf };
  return { day, ...mean, assessed, datasets: all.value, basis, ...of, unobserved, gaps };
}

/** The ends of the intervals; none where nothing is known and no days were asked. Throws InputError. */
async function daysOf(
  { store, past, signal }: QualitySources,
  filter: DatasetFilter,
  { interval, from, to }: QualityQuestion,
): Promise<readonly Day[]> {
  const end = to ?? newestReading(store, store.cataloguesBehind(filter))?.slice(0, 10) ?? from;
  const start = from ?? (await past.firstReading(signal))?.slice(0, 10) ?? end;
  if (start === undefined || end === undefined) return [];
  if (start > end)
    throw new InputError('from', `from ${start} is after to ${end}; send an earlier from, or a later to`);
  const days = intervalEnds(start, end, interval, MOST_POINTS);
  if (days !== undefined) return days;
  const advice = 'send a longer interval, or a later from';
  throw new InputError(
    'interval',
    `${interval} from ${start} to ${end} makes more than ${MOST_POINTS} points; ${advice}`,
  );
}

/**
 * The mean quality at the end of each interval. Throws InputError for what cannot be asked, and an Error when the record
 * is away.
 */
export async function qualitySeries(
  sources: QualitySources,
  filter: DatasetFilter,
  question: QualityQuestion,
): Promise<readonly QualityPoint[]> {
  const asked = pastFilter(filter);
  const days = await daysOf(sources, filter, question);
  if (days.length === 0) return [];
  const count = async (measure: PastMeasure): Promise<readonly PastCount[]> => {
    const [series] = await sources.past.count({ measure, filter: asked, days }, sources.signal);
    return series?.counts ?? [];
  };
  const [datasets, assessed, points] = await Promise.all([
    count('DATASETS'),
    count('DATASETS_WITH_QUALITY'),
    count('QUALITY_POINTS'),
  ]);
  const valueOn = (counts: readonly PastCount[]): ReadonlyMap<Day, number> =>
    new Map(counts.map(({ day, value }) => [day, value]));
  const [known, total] = [valueOn(assessed), valueOn(points)];
  return datasets.map((all) => pointOf(all, known.get(all.day) ?? 0, total.get(all.day) ?? 0));
}
