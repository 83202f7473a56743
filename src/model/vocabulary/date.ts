const EARLIEST = 1000;
const LATEST = 2200;

const ZONE = String.raw`\s*(Z|[+-]\d{2}(?::?\d{2})?)?`;
const YEAR = new RegExp(`^(\\d{4})${ZONE}$`, 'i');
const YEAR_MONTH = new RegExp(`^(\\d{4})-(\\d{2})(?:Z|[+-]\\d{2}:\\d{2})?$`, 'i');
const DATE = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${ZONE}$`, 'i');
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const DATE_TIME = new RegExp(
  `^(\\d{4})-(\\d{2})-(\\d{2})(?:T|\\s+)(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?${ZONE}$`,
  'i',
);

const within = (year: number): boolean => year >= EARLIEST && year <= LATEST;

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return within(year) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Minutes east of UTC; no zone is UTC, as CKAN and EntryStore write it; undefined for a zone that cannot be. */
function offset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(/\D/g, '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined; // XML Schema 1.1, 3.3.7: at most 14 hours
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function readDateTime(parts: RegExpExecArray): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const east = offset(parts[7]);
  const endOfDay = hour === 24 && minute === 0 && second === 0; // XML Schema: the first moment of the next day
  if (!isDate(year, month, day) || (hour > 23 && !endOfDay) || minute > 59 || second > 59) return undefined;
  if (east === undefined) return undefined;
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute - east, second));
  return within(moment.getUTCFullYear()) ? moment.toISOString().replace(/\.\d+Z$/, 'Z') : undefined;
}

/**
 * A point in time as ISO 8601: `2020`, `2020-05`, `2020-05-01` or a UTC date-time in whole seconds. Reads XML Schema's
 * gYear, gYearMonth, date and dateTime with and without zone (a zone on a day or longer is dropped: it is the
 * publisher's calendar day), `20240501` and `2024-05-01 12:00`. Undefined for anything else, for days that are in no
 * calendar and for years outside 1000 to 2200.
 */
export function readTime(said: string): string | undefined {
  const text = said.trim();
  if (text.length > 50) return undefined;
  const moment = DATE_TIME.exec(text);
  if (moment !== null) return readDateTime(moment);
  const day = DATE.exec(text) ?? COMPACT_DATE.exec(text);
  if (day !== null) {
    const [, y = '', m = '', d = ''] = day;
    return isDate(Number(y), Number(m), Number(d)) && offset(day[4]) !== undefined ? `${y}-${m}-${d}` : undefined;
  }
  const [, year = '', month] = YEAR_MONTH.exec(text) ?? YEAR.exec(text) ?? [];
  if (!within(Number(year))) return undefined;
  if (month === undefined || !/^\d{2}$/.test(month)) return year;
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : undefined;
}
