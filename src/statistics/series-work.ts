import { readTime } from '../model/vocabulary/date.ts';
import { firstDayOf, INTERVALS, lastDayOf } from './day.ts';
import { MOST_PARTS, MOST_POINTS } from './series.ts';

const DAY_MS = 86_400_000;
const INTERVAL_DAYS = { DAY: 1, WEEK: 7, MONTH: 28, QUARTER: 90, YEAR: 365 } as const;
/** As long as a series can be whose ends are not said: fifteen years. */
const LONGEST_DAYS = 15 * 365;
/** Of `Statistics.series`, where nothing else is said. */
const PARTS = 10;

const timeOf = (given: unknown, dayOf: (time: string) => string): number | undefined => {
  const time = typeof given === 'string' ? readTime(given) : undefined;
  return time === undefined ? undefined : Date.parse(`${dayOf(time)}T00:00:00Z`);
};

/** How many points a series with these arguments has at the most, in all its parts. */
export function seriesPoints(given: Readonly<Record<string, unknown>>): number {
  const interval = INTERVALS.find((known) => known === given['interval']) ?? 'DAY';
  const [from, to] = [timeOf(given['from'], firstDayOf), timeOf(given['to'], lastDayOf)];
  const days = from === undefined || to === undefined ? LONGEST_DAYS : Math.max(0, to - from) / DAY_MS;
  const points = Math.min(MOST_POINTS, Math.ceil(days / INTERVAL_DAYS[interval]) + 1);
  const parts = typeof given['parts'] === 'number' ? Math.min(MOST_PARTS, Math.max(0, given['parts'])) : PARTS;
  return points * (given['by'] == null ? 1 : 1 + parts);
}
