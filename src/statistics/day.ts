/** A calendar day in UTC: `2026-06-30`. */
export type Day = string;

/** How long the steps of a series are. */
export const INTERVALS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Interval = (typeof INTERVALS)[number];

const DAY_MS = 86_400_000;
const SUNDAY = 0;

const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const lastOfMonth = (year: number, month: number): Day => dayOf(Date.UTC(year, month, 0));

/** The day of a time in ISO 8601 (`2024`, `2024-05`, `2024-05-01`, a UTC date-time); the last one of a year or month. */
export function lastDayOf(time: string): Day {
  const [year = 0, month = 12] = time.slice(0, 7).split('-').map(Number);
  return time.length > 7 ? time.slice(0, 10) : lastOfMonth(year, month);
}

/** The same; the first one of a year or month. */
export function firstDayOf(time: string): Day {
  return time.length > 7 ? time.slice(0, 10) : `${time.slice(0, 7)}${time.length === 4 ? '-01' : ''}-01`;
}

/** The day a year before; of 29 February the 28th. */
export function yearBefore(day: Day): Day {
  const year = Number(day.slice(0, 4)) - 1;
  const month = Number(day.slice(5, 7));
  const last = lastOfMonth(year, month);
  const same = `${String(year).padStart(4, '0')}${day.slice(4)}`;
  return same < last ? same : last;
}

/** The last day of the step that the day is in; weeks are those of ISO 8601, which end on Sunday. */
export function endOfInterval(day: Day, interval: Interval): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  switch (interval) {
    case 'DAY':
      return day;
    case 'WEEK': {
      const weekday = new Date(timeOf(day)).getUTCDay();
      return dayOf(timeOf(day) + (weekday === SUNDAY ? 0 : 7 - weekday) * DAY_MS);
    }
    case 'MONTH':
      return lastOfMonth(year, month);
    case 'QUARTER':
      return lastOfMonth(year, Math.ceil(month / 3) * 3);
    case 'YEAR':
      return lastOfMonth(year, 12);
  }
}

/**
 * The last day of each step from `from` to `to`; of the last one `to` itself. Undefined where they are more than `most`.
 */
export function intervalEnds(from: Day, to: Day, interval: Interval, most: number): readonly Day[] | undefined {
  const days: Day[] = [];
  for (let day = from; day <= to; day = dayOf(timeOf(days.at(-1) ?? to) + DAY_MS)) {
    if (days.length >= most) return undefined;
    const end = endOfInterval(day, interval);
    days.push(end < to ? end : to);
  }
  return days;
}
