import type { DatasetSeriesResolvers } from './__generated__/types.ts';
import { datasetList } from './dataset-list.ts';
import { resourceFields } from './resource.ts';

export const datasetSeries: DatasetSeriesResolvers = {
  ...resourceFields,
  datasets: ({ id }, args, context) => datasetList(context, args, { series: [id] }),
};
