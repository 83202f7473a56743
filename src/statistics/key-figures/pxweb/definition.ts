import { z } from 'zod';
import type { KeyFigureDefinition, StatisticsRef } from '../../../model/key-figure.ts';
import type { Texts } from '../../../model/text.ts';
import type { StatisticsObjection } from '../statistics-source.ts';
import { readAddress } from './address.ts';

/** How a table tells women and men apart. */
export interface GenderVariable {
  readonly variable: string;
  readonly women: string;
  readonly men: string;
  /** Its value for everybody, where it has one. */
  readonly total?: string;
}

/** A key figure as the sources file cuts it out of a table. */
export interface TableFigure {
  readonly id: string;
  /** v1: path below the url; v2: the table's id. */
  readonly table: string;
  /** The metric's code, where the table has a variable of metrics. */
  readonly contents?: string;
  readonly titles: Texts;
  readonly unit: Texts;
  readonly page?: string;
  /** The variable of municipalities, counties and the country; or the one area that the whole table is about. */
  readonly place: { readonly region: string } | { readonly area: string };
  /** The variable of time; absent: the one that the table marks as such. */
  readonly time?: string;
  /** What a period of a year is called: `{year}`, `{year}M12`. */
  readonly period: string;
  readonly gender?: GenderVariable;
  /** One code each of other variables. */
  readonly fixed: ReadonlyMap<string, string>;
}

const name = z.string().trim().min(1);
/** A text, which is Swedish, or one for each language. */
const texts = z.union([
  name.transform((value): Texts => [{ value, language: 'sv' }]),
  z
    .strictObject({ sv: name.optional(), en: name.optional() })
    .transform(({ sv, en }): Texts => [
      ...(sv === undefined ? [] : [{ value: sv, language: 'sv' }]),
      ...(en === undefined ? [] : [{ value: en, language: 'en' }]),
    ]),
]);
const definition = z
  .strictObject({
    table: name,
    contents: name.optional(),
    title: texts.optional(),
    unit: texts.optional(),
    page: z.url({ protocol: /^https?$/ }).optional(),
    region: name.optional(),
    area: z
      .string()
      .regex(/^(?:\d{4}|\d{2})$/, 'must be a code: 0580 a municipality, 05 a county, 00 the country')
      .optional(),
    time: name.optional(),
    period: z
      .string()
      .refine((value) => value.split('{year}').length === 2, 'must have {year} in it once, as {year}M12 has')
      .optional(),
    gender: z.strictObject({ variable: name, women: name, men: name, total: name.optional() }).optional(),
    fixed: z.record(name, name).optional(),
  })
  .refine(({ region, area }) => (region === undefined) !== (area === undefined), {
    message:
      'needs either region (the variable of municipalities) or area (the code of the one that the table is about)',
  });

/** A definition read; a sentence that says what to write instead where it cannot be. */
function readFigure({ id, fields }: KeyFigureDefinition): TableFigure | string {
  const result = definition.safeParse(fields);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    return `key figure ${id}: ${where}${issue?.message ?? 'cannot be read'}`;
  }
  const { table, contents, title, unit, page, region, area, time, period, gender, fixed } = result.data;
  const figure: TableFigure = {
    id,
    table,
    ...(contents === undefined ? {} : { contents }),
    titles: title ?? [],
    unit: unit ?? [],
    ...(page === undefined ? {} : { page }),
    place: region === undefined ? { area: area ?? '' } : { region },
    ...(time === undefined ? {} : { time }),
    period: period ?? '{year}',
    ...(gender === undefined
      ? {}
      : {
          gender: {
            variable: gender.variable,
            women: gender.women,
            men: gender.men,
            ...(gender.total === undefined ? {} : { total: gender.total }),
          },
        }),
    fixed: new Map(Object.entries(fixed ?? {})),
  };
  return figure;
}

/** The key figures that a source defines, by id; throws RangeError for a definition that `checkSource` objects to. */
export function figuresOf({ keyFigures }: StatisticsRef): ReadonlyMap<string, TableFigure> {
  return new Map(
    keyFigures.map((each) => {
      const figure = readFigure(each);
      if (typeof figure === 'string') throw new RangeError(figure);
      return [each.id, figure];
    }),
  );
}

const OPTIONS = ['version', 'languages'];

/** The languages that names are read in, besides the first; undefined where the source does not say. */
export function languagesOf({ options: { languages } }: StatisticsRef): readonly string[] | undefined {
  if (typeof languages !== 'string') return undefined;
  return languages
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function optionObjection(source: StatisticsRef): string | undefined {
  const unknown = Object.keys(source.options).find((each) => !OPTIONS.includes(each));
  if (unknown !== undefined) return `option ${unknown} is not known; there are version and languages`;
  if (source.options['languages'] === undefined) return undefined;
  const languages = languagesOf(source) ?? [];
  return languages.length > 0 && languages.every((each) => /^[a-z]{2}$/.test(each))
    ? undefined
    : 'option languages must be a list as a text: sv, en';
}

/** What is wrong with an entry of the sources file; undefined: nothing. */
export function checkSource(source: StatisticsRef): StatisticsObjection | undefined {
  const address = readAddress(source);
  if (typeof address === 'string') return { message: address };
  const option = optionObjection(source);
  if (option !== undefined) return { message: option };
  const { keyFigures, population } = source;
  if (keyFigures.length === 0) {
    return { message: 'needs keyFigures: this platform has tables, and the entry says which key figures are in them' };
  }
  for (const each of keyFigures) {
    const figure = readFigure(each);
    if (typeof figure === 'string') return { message: figure, line: each.line };
  }
  if (population !== undefined && !keyFigures.some(({ id }) => id === population)) {
    const ids = keyFigures.map(({ id }) => id).join(', ');
    return { message: `population names ${population}, which is none of its keyFigures: ${ids}` };
  }
  return undefined;
}
