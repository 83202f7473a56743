import type { Context } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import { changeOf } from '../src/statistics/change.ts';
import type { Change, Growth } from '../src/statistics/change.ts';
import { ofKind } from '../src/statistics/counts.ts';
import type { Measure } from '../src/statistics/measure.ts';
import { pastFilter } from '../src/statistics/past-filter.ts';
import type { ChangeResolvers, GrowthResolvers, StatisticsResolvers } from './__generated__/types.ts';
import { readLastDay } from './statistics-day.ts';
import { languageOf } from './text.ts';

export const statisticsGrowth: Pick<StatisticsResolvers, 'growth'> = {
  growth: ({ filter }, given) => {
    const from = readLastDay('from', given.from) ?? '';
    const to = readLastDay('to', given.to) ?? '';
    if (from > to) throw new InputError('from', `from ${from} is after to ${to}; send them the other way round`);
    return { filter: pastFilter(filter), from, to };
  },
};

const changed =
  (measure: Measure) =>
  (growth: Growth, _args: unknown, context: Context): Promise<Change> =>
    changeOf(context, growth, measure);

const changedOf =
  (kind: 'MUNICIPALITY' | 'REGION', measure: Measure) =>
  (growth: Growth, _args: unknown, context: Context): Promise<Change> =>
    changeOf(context, { ...growth, filter: ofKind(growth.filter, kind) }, measure);

export const growth: GrowthResolvers = {
  memberOrganisations: changed('MEMBERS'),
  memberMunicipalities: changedOf('MUNICIPALITY', 'MEMBERS'),
  memberRegions: changedOf('REGION', 'MEMBERS'),
  publishingOrganisations: changed('PUBLISHING_ORGANISATIONS'),
  publishingMunicipalities: changedOf('MUNICIPALITY', 'PUBLISHING_ORGANISATIONS'),
  publishingRegions: changedOf('REGION', 'PUBLISHING_ORGANISATIONS'),
  datasets: changed('DATASETS'),
  distributions: changed('DISTRIBUTIONS'),
  openLicenceDatasets: changed('OPEN_LICENCE_DATASETS'),
  machineReadableDatasets: changed('MACHINE_READABLE_DATASETS'),
  highValueDatasets: changed('HIGH_VALUE_DATASETS'),
  datasetsWithSpecification: changed('DATASETS_WITH_SPECIFICATION'),
};

export const change: ChangeResolvers = {
  reason: ({ percent }) => (percent === undefined ? 'FROM_IS_ZERO' : undefined),
  definition: ({ to }, asked) => to.definition[languageOf(asked)],
  isComparable: ({ obstacles }) => obstacles.length === 0,
};
