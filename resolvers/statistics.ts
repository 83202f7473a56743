import { completenessOf } from '../src/catalogue/completeness.ts';
import { breakdown } from '../src/statistics/breakdown.ts';
import type { Breakdown } from '../src/statistics/breakdown.ts';
import * as counts from '../src/statistics/counts.ts';
import { partLabel } from '../src/statistics/part-label.ts';
import type { PartKind } from '../src/statistics/part-label.ts';
import type { BreakdownResolvers, FigureResolvers, StatisticsResolvers } from './__generated__/types.ts';
import { languageOf } from './text.ts';

export const statistics: StatisticsResolvers = {
  memberOrganisations: (of, _args, { store }) => counts.memberOrganisations(store, of),
  publishingOrganisations: (of, _args, { store }) => counts.publishingOrganisations(store, of),
  datasets: (of, _args, { store }) => counts.datasets(store, of),
  distributions: (of, _args, { store }) => counts.distributions(store, of),
  dataServices: (of, _args, { store }) => counts.dataServices(store, of),
  byOrganisation: (of, _args, { store }) => breakdown(store, of, 'ORGANISATION'),
  byTheme: (of, _args, { store }) => breakdown(store, of, 'THEME'),
  byFormat: (of, _args, { store }) => breakdown(store, of, 'FORMAT'),
  byLicence: (of, _args, { store }) => breakdown(store, of, 'LICENCE'),
  byCatalogue: (of, _args, { store }) => breakdown(store, of, 'CATALOGUE'),
  byCounty: (of, _args, { store }) => breakdown(store, of, 'COUNTY'),
  byCollaboration: (of, _args, { store }) => breakdown(store, of, 'COLLABORATION'),
  bySpecification: (of, _args, { store }) => breakdown(store, of, 'SPECIFICATION'),
  completeness: ({ behind }, _args, { store }) => completenessOf(store, behind),
};

export const figure: FigureResolvers = {
  definition: ({ definition }, asked) => definition[languageOf(asked)],
};

const PARTS: Readonly<Record<Breakdown['dimension'], PartKind>> = {
  ORGANISATION: 'organisation',
  THEME: 'theme',
  FORMAT: 'format',
  LICENCE: 'licence',
  CATALOGUE: 'catalogue',
  COUNTY: 'county',
  COLLABORATION: 'collaboration',
  SPECIFICATION: 'specification',
};

export const breakdownFields: BreakdownResolvers = {
  label: ({ dimension, key }, asked, { store, counties }) =>
    partLabel(store, counties, PARTS[dimension], key, languageOf(asked)),
  organisation: ({ dimension, key }, _args, { store }) =>
    dimension === 'ORGANISATION' && key !== undefined ? store.organisation(key) : undefined,
  catalogue: ({ dimension, key }, _args, { store }) =>
    dimension === 'CATALOGUE' && key !== undefined ? store.catalogue(key) : undefined,
  collaboration: ({ dimension, key }, _args, { store }) =>
    dimension === 'COLLABORATION' ? store.collaborations().find(({ id }) => id === key) : undefined,
  specification: ({ dimension, key }, _args, { store }) =>
    dimension === 'SPECIFICATION' && key !== undefined ? store.specifications().get(key) : undefined,
};
