import { completenessOf } from '../src/catalogue/completeness.ts';
import type { ColumnType } from '../src/model/specification.ts';
import { createStatistics } from '../src/statistics/counts.ts';
import type {
  SpecificationAddressResolvers,
  SpecificationColumnResolvers,
  SpecificationColumnType,
  SpecificationResolvers,
  UnknownSpecificationsResolvers,
} from './__generated__/types.ts';
import { specificationCoverage } from './coverage.ts';
import { datasetList } from './dataset-list.ts';
import { readLastDay } from './statistics-day.ts';
import { textIn } from './text.ts';

export const specification: SpecificationResolvers = {
  ...specificationCoverage,
  name: ({ names }, asked) => textIn(names, asked),
  description: ({ descriptions }, asked) => textIn(descriptions, asked),
  steward: ({ stewards }, asked) => textIn(stewards, asked),
  columns: ({ columns = [] }) => columns,
  datasets: ({ slug }, args, context) => datasetList(context, args, { specifications: [slug] }),
  statistics: ({ slug }, { asOf }, { store }) =>
    createStatistics(store, { specifications: [slug] }, readLastDay('asOf', asOf)),
};

export const specificationAddress: SpecificationAddressResolvers = {
  status: ({ status }) => (status === 'attested' ? 'ATTESTED' : 'GUESSED'),
};

const COLUMN_TYPES: Readonly<Record<ColumnType, SpecificationColumnType>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  decimal: 'DECIMAL',
  date: 'DATE',
  datetime: 'DATETIME',
  boolean: 'BOOLEAN',
  url: 'URL',
  email: 'EMAIL',
  latitude: 'LATITUDE',
  longitude: 'LONGITUDE',
  'organisation-number': 'ORGANISATION_NUMBER',
  'municipality-code': 'MUNICIPALITY_CODE',
  'municipality-or-organisation': 'MUNICIPALITY_OR_ORGANISATION',
  wikidata: 'WIKIDATA',
};

export const specificationColumn: SpecificationColumnResolvers = {
  type: ({ type }) => COLUMN_TYPES[type],
  isMandatory: ({ mandatory }) => mandatory,
  status: ({ status }) => (status === 'attested' ? 'ATTESTED' : 'GUESSED'),
};

export const unknownSpecifications: UnknownSpecificationsResolvers = {
  completeness: ({ behind }, _args, { store }) => completenessOf(store, behind),
};
