import type { Change } from '../statistics/change.ts';
import type { Figure } from '../statistics/figure.ts';
import type { Measure } from '../statistics/measure.ts';
import type { Rate } from '../statistics/population.ts';
import type { Share } from '../statistics/share.ts';

/** What the measures are called in the table. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  MEMBERS: 'Municipalities and regions',
  PUBLISHING_ORGANISATIONS: 'Publishing organisations',
  DATASETS: 'Datasets',
  DISTRIBUTIONS: 'Distributions',
  OPEN_LICENCE_DATASETS: 'Datasets with an open licence',
  MACHINE_READABLE_DATASETS: 'Datasets in a machine-readable format',
  HIGH_VALUE_DATASETS: 'High-value datasets',
  DATASETS_WITH_SPECIFICATION: 'Datasets with a national specification',
};

/** A line of the table: a value of each column by its name; absent: there is none. */
export type StatsLine = Readonly<Record<string, string | number | boolean | undefined>>;

const aboutFigure = ({
  basis,
  asOf,
  source,
  isLowerBound,
  unobserved = [],
  gaps = [],
}: Omit<Figure, 'value' | 'definition'>) => ({
  basis,
  asOf,
  isLowerBound: isLowerBound === true,
  unobserved: unobserved.length === 0 ? undefined : unobserved.join(' '),
  gaps: gaps.length === 0 ? undefined : gaps.join(' '),
  source: source?.url,
  note: source?.note,
});

/** A count. */
export const figureLine = (id: string, measure: string, figure: Figure): StatsLine => ({
  id,
  measure,
  value: figure.value,
  unit: undefined,
  ...aboutFigure(figure),
  definition: figure.definition.en,
});

/** A share in percent, or a rate. */
export function ratioLine(id: string, measure: string, ratio: Share | Rate): StatsLine {
  const isShare = 'percent' in ratio || 'numerator' in ratio;
  const of = 'numerator' in ratio ? ratio.numerator : ratio.datasets;
  return {
    id,
    measure,
    value: 'numerator' in ratio ? ratio.percent : ratio.value,
    unit: isShare ? '%' : undefined,
    ...aboutFigure({ ...of, basis: ratio.basis }),
    definition: ratio.definition.en,
  };
}

/** A count at the ends of two days. */
export const changeLine = (
  id: string,
  measure: string,
  { from, to, delta, percent, basis, obstacles }: Change,
): StatsLine => ({
  id,
  measure,
  from: from.value,
  to: to.value,
  delta,
  percent,
  basis,
  fromBasis: from.basis,
  fromAsOf: from.asOf,
  toBasis: to.basis,
  toAsOf: to.asOf,
  isComparable: obstacles.length === 0,
  obstacles: obstacles.length === 0 ? undefined : obstacles.join(' '),
  fromSource: from.source?.url,
  toSource: to.source?.url,
  definition: to.definition.en,
});

const cell = (value: StatsLine[string]): string => {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** As CSV (RFC 4180) with a header. */
export const csvOf = (lines: readonly StatsLine[]): readonly string[] => [
  Object.keys(lines[0] ?? {}).join(','),
  ...lines.map((line) => Object.values(line).map(cell).join(',')),
];
