import { completenessOf } from '../src/catalogue/completeness.ts';
import { createStatistics } from '../src/statistics/counts.ts';
import type {
  SpecificationAddressResolvers,
  SpecificationResolvers,
  UnknownSpecificationsResolvers,
} from './__generated__/types.ts';
import { datasetList } from './dataset-list.ts';
import { textIn } from './text.ts';

export const specification: SpecificationResolvers = {
  name: ({ names }, asked) => textIn(names, asked),
  description: ({ descriptions }, asked) => textIn(descriptions, asked),
  steward: ({ stewards }, asked) => textIn(stewards, asked),
  datasets: ({ slug }, args, context) => datasetList(context, args, { specifications: [slug] }),
  statistics: ({ slug }, _args, { store }) => createStatistics(store, { specifications: [slug] }),
};

export const specificationAddress: SpecificationAddressResolvers = {
  status: ({ status }) => (status === 'attested' ? 'ATTESTED' : 'GUESSED'),
};

export const unknownSpecifications: UnknownSpecificationsResolvers = {
  completeness: ({ behind }, _args, { store }) => completenessOf(store, behind),
};
