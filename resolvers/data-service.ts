import type { DataServiceResolvers } from './__generated__/types.ts';
import { termsOf } from './concept.ts';
import { datasetList } from './dataset-list.ts';
import { organisationsOf } from './organisation-of.ts';
import { catalogueOf, resourceFields } from './resource.ts';

export const dataService: DataServiceResolvers = {
  ...resourceFields,
  uris: ({ id }, _args, { store }) => [...new Set(store.dataServiceRecords(id).flatMap(({ uri }) => uri ?? []))],
  catalogues: ({ id }, _args, context) => [
    ...new Set(context.store.dataServiceRecords(id).map((record) => catalogueOf(context, record))),
  ],
  publishers: ({ id }, _args, context) =>
    organisationsOf(
      context,
      context.store.dataServiceRecords(id).flatMap(({ publisher }) => publisher ?? []),
    ),
  formats: ({ formats }) => termsOf(formats, 'format'),
  types: ({ types }) => termsOf(types, 'serviceType'),
  datasets: ({ id }, args, context) => datasetList(context, args, { dataServices: [id] }),
};
