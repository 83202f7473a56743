import { type DayNumber, dayNumber } from './day.ts';

/** The days of a question, by place. */
export interface AskedDays {
  readonly days: readonly string[];
  readonly numbers: readonly DayNumber[];
  /** The place of the first day asked that is not before this one; the number of days where all are. */
  placeFrom(day: DayNumber): number;
}

/** `days`: in order of time, each once. */
export function createAskedDays(days: readonly string[]): AskedDays {
  const numbers = days.map(dayNumber);
  const [first = 0, last = -1] = [numbers[0], numbers.at(-1)];
  const places = new Uint16Array(Math.max(0, last - first + 1));
  let place = 0;
  for (let day = first; day <= last; day += 1) {
    places[day - first] = place;
    if (numbers[place] === day) place += 1;
  }
  return {
    days,
    numbers,
    placeFrom: (day) => (day <= first ? 0 : day > last ? days.length : (places[day - first] ?? days.length)),
  };
}
