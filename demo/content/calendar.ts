import { hash } from './choice.ts';
import type { DemoDate } from './content.ts';
import type { Publisher } from './publisher.ts';

const DAY = 86_400_000;
const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** When the demo's world stands still: nothing in it is later than this. */
const LAST_DAY = '2026-06-30';

const SPANS = [
  ['2020-02-01', '2022-12-01'],
  ['2023-01-20', '2023-12-01'],
  ['2024-02-01', '2026-06-01'],
] as const;

/** ISO date of a day number. */
const isoDay = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/**
 * The day on which the publisher's dataset number `index` came out. Chosen so that the region's own figures come out
 * right: 111 datasets from 17 municipalities by the end of 2022, 165 from 25 by the end of 2023.
 */
export function issuedDay(publisher: Publisher, index: number): string {
  const [by2022, by2023] = publisher.published;
  const bounds = [0, by2022, by2023, publisher.kinds.length];
  const span = index < by2022 ? 0 : index < by2023 ? 1 : 2;
  const [from, to] = SPANS[span];
  const first = bounds[span] ?? 0;
  const count = (bounds[span + 1] ?? 0) - first;
  const share = (index - first + 0.5) / count;
  const jitter = hash(`${publisher.id} ${index} issued`) % 12;
  return isoDay(Math.floor(day(from) + share * (day(to) - day(from))) + jitter);
}

/** The day of the last change, between `issued` and the last day, near the end for what changes often. */
export function modifiedDay(issued: string, frequency: string, key: string): string {
  if (frequency === 'NEVER') return issued;
  const last = day(LAST_DAY);
  const often = ['UPDATE_CONT', 'DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency);
  const from = often ? Math.max(day(issued), last - 40) : day(issued);
  return isoDay(from + (hash(`${key} modified`) % (last - from + 1)));
}

/** A time on that day, as EntryStore writes it. */
export function timeOn(isoDate: string, key: string): string {
  const seconds = hash(`${key} time`) % 36_000;
  return new Date(day(isoDate) * DAY + 6 * 3_600_000 + seconds * 1000 + (hash(key) % 1000)).toISOString();
}

/** The date as this catalogue writes it: mostly xsd:date, in some a date-time, tagged right or wrongly as a date. */
export function writtenDate(publisher: Publisher, isoDate: string, key: string): DemoDate {
  const choice = hash(`${key} written`) % 12;
  if (publisher.code === '14' && choice < 6) return { value: timeOn(isoDate, key), datatype: 'date' };
  if (publisher.code === '1482' || choice === 7) return { value: timeOn(isoDate, key), datatype: 'dateTime' };
  return { value: isoDate, datatype: 'date' };
}
