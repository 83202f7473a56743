import { readDate } from './filter-value.ts';
import { firstDayOf, lastDayOf } from '../src/statistics/day.ts';
import type { Day } from '../src/statistics/day.ts';

type Given = string | null | undefined;
type Argument = 'asOf' | 'from' | 'to';

/** The day at whose end things are counted: the last one of a year or month. Throws InputError. */
export function readLastDay(argument: Argument, value: Given): Day | undefined {
  const time = readDate(argument, value);
  return time === undefined ? undefined : lastDayOf(time);
}

/** The first one of a year or month. Throws InputError. */
export function readFirstDay(argument: Argument, value: Given): Day | undefined {
  const time = readDate(argument, value);
  return time === undefined ? undefined : firstDayOf(time);
}
