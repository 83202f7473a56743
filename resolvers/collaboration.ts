import { createStatistics } from '../src/statistics/counts.ts';
import type { CollaborationResolvers } from './__generated__/types.ts';
import { datasetList } from './dataset-list.ts';
import { organisationList } from './organisation-list.ts';
import { readLastDay } from './statistics-day.ts';
import { textIn } from './text.ts';

export const collaboration: CollaborationResolvers = {
  name: ({ name }, asked) => textIn(name, asked),
  names: ({ name }) => name,
  organisations: ({ id }, args, context) => organisationList(context, args, { collaborations: [id] }),
  datasets: ({ id }, args, context) => datasetList(context, args, { collaborations: [id] }),
  statistics: ({ id }, { asOf }, { store }) =>
    createStatistics(store, { collaborations: [id] }, readLastDay('asOf', asOf)),
};
