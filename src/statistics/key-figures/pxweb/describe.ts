import type { KeyFigure, Unit } from '../../../model/key-figure.ts';
import type { Text, Texts } from '../../../model/text.ts';
import type { TableFigure } from './definition.ts';
import type { Category, Cube, Dimension } from './json-stat.ts';
import { otherProperties } from './other-properties.ts';

/** A table as it describes itself in a language. */
export interface Described {
  readonly language: string;
  readonly cube: Cube;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** The dimension of metrics, and which of them a figure is. */
function metricIn({ dimensions }: Cube, { contents, fixed }: TableFigure): [Dimension, Category] | undefined {
  const dimension = dimensions.find(({ role }) => role === 'metric');
  if (dimension === undefined) return undefined;
  const { categories } = dimension;
  const [only] = categories.size === 1 ? categories.values() : [];
  const category = categories.get(contents ?? fixed.get(dimension.code) ?? '') ?? only;
  return category === undefined ? undefined : [dimension, category];
}

const textsOf = (described: readonly Described[], pick: (cube: Cube) => string | undefined): Texts =>
  described.flatMap(({ language, cube }): readonly Text[] => {
    const value = pick(cube)?.trim() ?? '';
    return value === '' ? [] : [{ value, language }];
  });

function unitOf(figure: TableFigure, described: readonly Described[]): Unit | undefined {
  const texts = figure.unit.length > 0 ? figure.unit : textsOf(described, (cube) => metricIn(cube, figure)?.[1].unit);
  if (texts.length === 0) return undefined;
  const [first] = described;
  const { px } = first?.cube.extension ?? {};
  const whole = typeof px === 'object' && px !== null && 'decimals' in px ? px.decimals : undefined;
  const own = first === undefined ? undefined : metricIn(first.cube, figure)?.[1].decimals;
  const decimals = own ?? (typeof whole === 'number' && Number.isSafeInteger(whole) && whole >= 0 ? whole : undefined);
  return { texts, basis: 'SAID', ...(decimals === undefined ? {} : { decimals }) };
}

/** What the table is called where the figure has another name, and what is noted of it and of its contents. */
function descriptionIn(cube: Cube, figure: TableFigure, title: string | undefined): string {
  const metric = metricIn(cube, figure)?.[1];
  return [...(cube.label === title ? [] : [cube.label]), ...cube.notes, ...(metric?.notes ?? [])]
    .map((each) => each.trim())
    .filter(Boolean)
    .join('\n\n');
}

/** Adjustment, price type and the like, which are said of each metric. */
function saidOfMetric(cube: Cube, figure: TableFigure): Readonly<Record<string, unknown>> {
  const found = metricIn(cube, figure);
  if (found === undefined) return {};
  const [{ extension }, { code }] = found;
  return Object.fromEntries(
    Object.entries(extension).flatMap(([name, byCode]): readonly [string, unknown][] =>
      typeof byCode === 'object' && byCode !== null && !Array.isArray(byCode) && code in byCode
        ? [[name, Object.entries(byCode).find(([each]) => each === code)?.[1]]]
        : [],
    ),
  );
}

/** A key figure out of what its table says of itself, in each language. `periods` are the labels of its periods. */
export function describeFigure(
  figure: TableFigure,
  described: readonly Described[],
  periods: readonly string[],
  licence: string | undefined,
): KeyFigure {
  const [first] = described;
  const titles =
    figure.titles.length > 0
      ? figure.titles
      : textsOf(described, (cube) => metricIn(cube, figure)?.[1].label ?? cube.label);
  const unit = unitOf(figure, described);
  const { source, updated } = first?.cube ?? {};
  const latest = periods.toSorted().at(-1);
  const isMoment = updated !== undefined && MOMENT.test(updated);
  return {
    id: figure.id,
    titles,
    descriptions: textsOf(described, (cube) =>
      descriptionIn(cube, figure, titles.find(({ value }) => value === cube.label)?.value),
    ),
    ...(unit === undefined ? {} : { unit }),
    byGender: figure.gender !== undefined,
    ...(source === undefined || source === '' ? {} : { producer: source }),
    ...(latest === undefined ? {} : { latestPeriod: latest }),
    ...(isMoment ? { updated } : {}),
    ...(figure.page === undefined ? {} : { page: figure.page }),
    otherProperties:
      first === undefined
        ? []
        : [
            ...otherProperties('', isMoment || updated === undefined ? {} : { updated }),
            ...otherProperties('license', licence),
            ...otherProperties('', first.cube.others),
            ...otherProperties('extension', first.cube.extension),
            ...otherProperties('', saidOfMetric(first.cube, figure)),
          ],
  };
}
