import type { Gender, KeyFigureValue } from '../../../model/key-figure.ts';
import type { SkippedValue, WantedValues } from '../statistics-source.ts';
import { readCell } from './cell-status.ts';
import type { GenderVariable, TableFigure } from './definition.ts';
import type { Cut, Group } from './group.ts';
import { periodCode } from './group.ts';
import type { Cube } from './json-stat.ts';
import type { Selection } from './split.ts';

/** An answer, and what it answers. */
export interface Answered {
  readonly cube: Cube;
  readonly selection: Selection;
}

interface Place {
  readonly figure: TableFigure;
  readonly area: string;
  readonly year: number;
  readonly gender: Gender;
}

/** Everybody, where the selection leaves the variable out; else whom its codes are. */
function gendersIn(selection: Selection, gender: GenderVariable | undefined): ReadonlyMap<Gender, string | undefined> {
  const codes = selection.find(({ variable }) => variable === gender?.variable)?.codes;
  if (gender === undefined || codes === undefined) return new Map([['ALL', undefined]]);
  const all: readonly (readonly [Gender, string | undefined])[] = [
    ['WOMEN', gender.women],
    ['MEN', gender.men],
    ['ALL', gender.total],
  ];
  return new Map(all.filter(([, code]) => code !== undefined && codes.includes(code)));
}

/** Position in each dimension; the name of a code that the answer has no place for. */
function positionsOf(
  { dimensions }: Cube,
  selection: Selection,
  wanted: ReadonlyMap<string, string>,
): readonly number[] | string {
  const positions: number[] = [];
  for (const { code, categories } of dimensions) {
    const choice = selection.find(({ variable }) => variable === code);
    // One value, or the answer would have been refused: what the table calls the whole.
    if (choice === undefined) positions.push(0);
    else {
      const value = wanted.get(code) ?? choice.codes[0] ?? '';
      const category = categories.get(value);
      if (category === undefined) return `${code} ${value}`;
      positions.push(category.position);
    }
  }
  return positions;
}

function* placesIn(group: Group, cut: Cut, wanted: WantedValues, { selection }: Answered): Generator<Place> {
  const has = (variable: string | undefined, code: string | undefined): boolean =>
    selection.some((choice) => choice.variable === variable && code !== undefined && choice.codes.includes(code));
  for (const figure of group.figures) {
    if (cut.metric !== undefined && !has(cut.metric.code, figure.contents)) continue;
    const { place } = figure;
    const areas = wanted.areas.filter((area) => ('area' in place ? area === place.area : has(place.region, area)));
    const years = wanted.years.filter((year) => has(cut.time.code, periodCode(cut.time, figure.period, year)));
    const genders = gendersIn(selection, figure.gender);
    for (const area of areas) {
      for (const year of years) for (const gender of genders.keys()) yield { figure, area, year, gender };
    }
  }
}

/** The values that an answer holds of a group's figures. What it should hold and does not is `skipped`. */
export function readValues(
  group: Group,
  cut: Cut,
  wanted: WantedValues,
  answered: Answered,
): { readonly values: readonly KeyFigureValue[]; readonly skipped: readonly SkippedValue[] } {
  const { cube, selection } = answered;
  const values: KeyFigureValue[] = [];
  const skipped: SkippedValue[] = [];
  for (const { figure, area, year, gender } of placesIn(group, cut, wanted, answered)) {
    const codes = new Map<string, string>();
    if (cut.region !== undefined) codes.set(cut.region.code, area);
    codes.set(cut.time.code, periodCode(cut.time, figure.period, year) ?? '');
    if (cut.metric !== undefined && figure.contents !== undefined) codes.set(cut.metric.code, figure.contents);
    const genderCode = gendersIn(selection, figure.gender).get(gender);
    if (cut.gender !== undefined && genderCode !== undefined) codes.set(cut.gender.code, genderCode);
    const positions = positionsOf(cube, selection, codes);
    const read =
      typeof positions === 'string' ? `the answer has no place for ${positions}` : readCell(cube.cell(positions));
    if (typeof read === 'string') {
      skipped.push({ id: `${figure.table} ${[...codes.values()].join(' ')}`, keyFigure: figure.id, reason: read });
    } else values.push({ keyFigure: figure.id, area, year, gender, ...read });
  }
  return { values, skipped };
}
