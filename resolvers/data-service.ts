import type { DataServiceResolvers } from './__generated__/types.ts';
import { termsOf } from './concept.ts';
import { datasetList } from './dataset-list.ts';
import { resourceFields } from './resource.ts';

export const dataService: DataServiceResolvers = {
  ...resourceFields,
  formats: ({ formats }) => termsOf(formats, 'format'),
  types: ({ types }) => termsOf(types, 'serviceType'),
  datasets: ({ id }, args, context) => datasetList(context, args, { dataServices: [id] }),
};
