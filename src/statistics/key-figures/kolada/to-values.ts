import type { Gender, KeyFigureValue, ValueStatus } from '../../../model/key-figure.ts';
import { isObject } from '../../../model/json-object.ts';
import type { SkippedValue } from '../statistics-source.ts';
import { dataItem, genderValue } from './api.ts';
import type { GenderValue } from './api.ts';

const GENDER_OF: Readonly<Record<GenderValue['gender'], Gender>> = { T: 'ALL', K: 'WOMEN', M: 'MEN' };

/** What an answer may hold: the key figures that were asked for, and SCB's code by the platform's own of each area. */
export interface Asked {
  readonly keyFigures: ReadonlySet<string>;
  readonly areas: ReadonlyMap<string, string>;
  readonly years: ReadonlySet<number>;
}

/** What is said of a value: a status that speaks of no number outweighs a number beside it, which is then a filler. */
function readValue({ value, status, isdeleted }: GenderValue): Pick<KeyFigureValue, 'status' | 'value' | 'said'> {
  const said = status?.trim() ?? '';
  const spoken = said === '' ? {} : { said };
  const without = (reading: ValueStatus): Pick<KeyFigureValue, 'status' | 'said'> => ({ status: reading, ...spoken });
  if (isdeleted === true) return without('DELETED');
  if (/privat|privac|sekretess/i.test(said)) return without('PRIVATE');
  if (/missing|saknas/i.test(said)) return without('MISSING');
  if (typeof value === 'number') return { status: 'PRESENT', value, ...spoken };
  if (value === null || value === undefined) return without('MISSING');
  return { status: 'UNREADABLE', said: JSON.stringify(value).slice(0, 200) };
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify([value]).slice(1, -1)).slice(0, 100);

/** Where an item says that it belongs, as far as it can be read. */
function nameOf(item: unknown): { readonly id: string; readonly keyFigure?: string } {
  if (!isObject(item)) return { id: shown(item) };
  const { kpi, municipality, period } = item;
  const id = [kpi, municipality, period].map(shown).join(' ');
  return typeof kpi === 'string' ? { id, keyFigure: kpi } : { id };
}

/** Items of an answer as values, and what could not be read of them. */
export function toValues(
  items: readonly unknown[],
  { keyFigures, areas, years }: Asked,
): { readonly values: readonly KeyFigureValue[]; readonly skipped: readonly SkippedValue[] } {
  const found = new Map<string, KeyFigureValue>();
  const skipped: SkippedValue[] = [];
  for (const item of items) {
    const name = nameOf(item);
    const read = dataItem.safeParse(item).data;
    if (read === undefined) {
      skipped.push({ ...name, reason: 'It is not a key figure, a municipality, a year and a list of values.' });
      continue;
    }
    const { kpi, municipality, period: year } = read;
    const area = areas.get(municipality);
    if (area === undefined || !keyFigures.has(kpi) || !years.has(year)) {
      skipped.push({ ...name, reason: 'It was not asked for.' });
      continue;
    }
    for (const one of read.values) {
      const value = genderValue.safeParse(one).data;
      if (value === undefined) {
        skipped.push({ ...name, reason: `${shown(one)} is not a value of a gender: T, K or M.` });
        continue;
      }
      const gender = GENDER_OF[value.gender];
      const place = `${name.id} ${gender}`;
      const next: KeyFigureValue = {
        keyFigure: kpi,
        area,
        year,
        gender,
        ...readValue(value),
        ...(value.count == null ? {} : { count: value.count }),
      };
      const first = found.get(place);
      // A number that was taken back and given anew is in the answer twice.
      if (first === undefined || first.status === 'DELETED') found.set(place, next);
      else if (next.status !== 'DELETED') {
        skipped.push({
          id: `${name.id} ${value.gender}`,
          keyFigure: kpi,
          reason: 'There are two values of one gender.',
        });
      }
    }
  }
  return { values: [...found.values()], skipped };
}
