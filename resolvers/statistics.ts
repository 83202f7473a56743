import { completenessOf } from '../src/catalogue/completeness.ts';
import type { Context } from '../src/context.ts';
import { breakdown, populationOfPart } from '../src/statistics/breakdown.ts';
import type { Breakdown } from '../src/statistics/breakdown.ts';
import * as counts from '../src/statistics/counts.ts';
import { DEFINITIONS } from '../src/statistics/figure.ts';
import { importedOnly } from '../src/statistics/figure-on.ts';
import { datasetShare, measured, measuredOfKind } from '../src/statistics/measured.ts';
import type { StatisticsDimension } from '../src/statistics/part.ts';
import { partLabel } from '../src/statistics/part-label.ts';
import type { PartKind } from '../src/statistics/part-label.ts';
import { populationUnder, rateOf } from '../src/statistics/population.ts';
import { knownRows, ROWS_DEFINITION } from '../src/statistics/rows.ts';
import type {
  BreakdownResolvers,
  FigureResolvers,
  RateResolvers,
  ShareResolvers,
  StatisticsResolvers,
} from './__generated__/types.ts';
import { languageOf } from './text.ts';

export const statistics: StatisticsResolvers = {
  memberOrganisations: (of, _args, context) => measured(context, of, 'MEMBERS'),
  memberMunicipalities: (of, _args, context) => measuredOfKind(context, of, 'MUNICIPALITY', 'MEMBERS'),
  memberRegions: (of, _args, context) => measuredOfKind(context, of, 'REGION', 'MEMBERS'),
  publishingOrganisations: (of, _args, context) => measured(context, of, 'PUBLISHING_ORGANISATIONS'),
  publishingMunicipalities: (of, _args, context) =>
    measuredOfKind(context, of, 'MUNICIPALITY', 'PUBLISHING_ORGANISATIONS'),
  publishingRegions: (of, _args, context) => measuredOfKind(context, of, 'REGION', 'PUBLISHING_ORGANISATIONS'),
  datasets: (of, _args, context) => measured(context, of, 'DATASETS'),
  distributions: (of, _args, context) => measured(context, of, 'DISTRIBUTIONS'),
  dataServices: (of, _args, context) =>
    of.day === undefined
      ? counts.dataServices(context.store, of)
      : importedOnly(context, 'DATA_SERVICES', of.filter, of.day, DEFINITIONS.dataServices),
  rows: (of, _args, context) =>
    of.day === undefined
      ? knownRows(context, of.filter)
      : importedOnly(context, 'ROWS', of.filter, of.day, ROWS_DEFINITION),
  openLicenceDatasets: (of, _args, context) => measured(context, of, 'OPEN_LICENCE_DATASETS'),
  machineReadableDatasets: (of, _args, context) => measured(context, of, 'MACHINE_READABLE_DATASETS'),
  highValueDatasets: (of, _args, context) => measured(context, of, 'HIGH_VALUE_DATASETS'),
  datasetsWithSpecification: (of, _args, context) => measured(context, of, 'DATASETS_WITH_SPECIFICATION'),
  openLicenceShare: (of, _args, context) => datasetShare(context, of, 'openLicence'),
  machineReadableShare: (of, _args, context) => datasetShare(context, of, 'machineReadable'),
  datasetsPerTenThousandInhabitants: async (of, _args, context) =>
    rateOf(await measured(context, of, 'DATASETS'), populationUnder(context.store, of.filter)),
  byOrganisation: (of, _args, context) => breakdown(context, of, 'ORGANISATION'),
  byKind: (of, _args, context) => breakdown(context, of, 'KIND'),
  byTheme: (of, _args, context) => breakdown(context, of, 'THEME'),
  byFormat: (of, _args, context) => breakdown(context, of, 'FORMAT'),
  byLicence: (of, _args, context) => breakdown(context, of, 'LICENCE'),
  byCatalogue: (of, _args, context) => breakdown(context, of, 'CATALOGUE'),
  byPlatform: (of, _args, context) => breakdown(context, of, 'PLATFORM'),
  byFrequency: (of, _args, context) => breakdown(context, of, 'FREQUENCY'),
  byCounty: (of, _args, context) => breakdown(context, of, 'COUNTY'),
  byCollaboration: (of, _args, context) => breakdown(context, of, 'COLLABORATION'),
  bySpecification: (of, _args, context) => breakdown(context, of, 'SPECIFICATION'),
  completeness: ({ behind }, _args, { store }) => completenessOf(store, behind),
};

export const figure: FigureResolvers = {
  definition: ({ definition }, asked) => definition[languageOf(asked)],
  isLowerBound: ({ isLowerBound }) => isLowerBound === true,
  unobserved: ({ unobserved }) => unobserved ?? [],
  gaps: ({ gaps }) => gaps ?? [],
};

export const share: ShareResolvers = {
  definition: ({ definition }, asked) => definition[languageOf(asked)],
  reason: ({ percent }) => (percent === undefined ? 'DENOMINATOR_IS_ZERO' : undefined),
};

export const rate: RateResolvers = {
  definition: ({ definition }, asked) => definition[languageOf(asked)],
};

const PARTS: Readonly<Record<StatisticsDimension, PartKind>> = {
  ORGANISATION: 'organisation',
  KIND: 'organisationKind',
  THEME: 'theme',
  FORMAT: 'format',
  LICENCE: 'licence',
  CATALOGUE: 'catalogue',
  PLATFORM: 'platform',
  FREQUENCY: 'frequency',
  COUNTY: 'county',
  COLLABORATION: 'collaboration',
  SPECIFICATION: 'specification',
};

type Labelled = Pick<Breakdown, 'dimension' | 'key'>;

/** The name of a part of statistics. */
export const labelOf = (
  { dimension, key }: Labelled,
  asked: Parameters<typeof languageOf>[0],
  { store, counties }: Context,
): string => partLabel(store, counties, PARTS[dimension], key, languageOf(asked));

export const breakdownFields: BreakdownResolvers = {
  label: labelOf,
  perTenThousandInhabitants: (part, _args, { store }) => {
    const population = populationOfPart(store, part);
    return population && rateOf(part.count, population);
  },
  organisation: ({ dimension, key }, _args, { store }) =>
    dimension === 'ORGANISATION' && key !== undefined ? store.organisation(key) : undefined,
  catalogue: ({ dimension, key }, _args, { store }) =>
    dimension === 'CATALOGUE' && key !== undefined ? store.catalogue(key) : undefined,
  collaboration: ({ dimension, key }, _args, { store }) =>
    dimension === 'COLLABORATION' ? store.collaborations().find(({ id }) => id === key) : undefined,
  specification: ({ dimension, key }, _args, { store }) =>
    dimension === 'SPECIFICATION' && key !== undefined ? store.specifications().get(key) : undefined,
};
