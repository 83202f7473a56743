import type { GoodReading } from '../../history/dataset-history-log.ts';
import { type DayNumber, dayOfTime, NEVER } from './day.ts';

/** On which days a catalogue was read to its end. */
export interface ReadDays {
  /** In order; a reading is of the day on which it ended. */
  readonly days: readonly DayNumber[];
  /** When the last one of each of these days ended: ISO 8601, UTC. */
  readonly ends: readonly string[];
  /** When the newest began, ISO 8601: what comes after it is not known yet. */
  readonly lastAt: string;
  /** When the first one ended: ISO 8601, UTC; absent: there is none. */
  readonly firstEnd?: string;
}

/** By catalogue's number. */
export interface GoodReadings {
  /** Of one catalogue in order of time. */
  add(catalogue: number, reading: Pick<GoodReading, 'at' | 'durationMs'>): void;
  of(catalogue: number): ReadDays;
  /** The first day; NEVER where there is none. */
  firstDay(catalogue: number): DayNumber;
  /** The last day, undefined where there is none. */
  lastDay(catalogue: number): DayNumber | undefined;
}

interface Known extends ReadDays {
  readonly days: DayNumber[];
  readonly ends: string[];
  lastAt: string;
  firstEnd: string;
}

const NOTHING: ReadDays = { days: [], ends: [], lastAt: '' };

const later = (one: string, other: string): string => (one > other ? one : other);

export function createGoodReadings(): GoodReadings {
  const known = new Map<number, Known>();
  return {
    add(catalogue, { at, durationMs }) {
      const time = Date.parse(at) + durationMs;
      const end = new Date(time).toISOString();
      const its = known.get(catalogue) ?? { days: [], ends: [], lastAt: '', firstEnd: end };
      known.set(catalogue, its);
      const last = its.days.length - 1;
      const day = dayOfTime(time);
      // One that took days may have ended after the next one.
      if (last >= 0 && day <= (its.days[last] ?? 0)) its.ends[last] = later(its.ends[last] ?? end, end);
      else {
        its.days.push(day);
        its.ends.push(end);
      }
      its.lastAt = at;
      if (end < its.firstEnd) its.firstEnd = end;
    },
    of: (catalogue) => known.get(catalogue) ?? NOTHING,
    firstDay: (catalogue) => known.get(catalogue)?.days[0] ?? NEVER,
    lastDay: (catalogue) => known.get(catalogue)?.days.at(-1),
  };
}
