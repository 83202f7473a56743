import { wholeList } from '../src/catalogue/whole-list.ts';
import { followedBy } from '../src/model/specification.ts';
import type { DatasetOriginResolvers, DatasetResolvers } from './__generated__/types.ts';
import { catalogueOf, resourceFields } from './resource.ts';
import { textIn } from './text.ts';

export const dataset: DatasetResolvers = {
  ...resourceFields,
  catalogues: ({ id }, _args, { store }) => store.origins(id),
  dataServices: ({ id }, _args, { store }) => wholeList((request) => store.dataServices({ dataset: id }, request)),
  series: ({ inSeries }, _args, { store }) =>
    inSeries.map((id) => store.datasetSeries(id)).filter((series) => series !== undefined),
  specification: (one, _args, { store }) => followedBy(one, store.specifications())[0]?.specification,
  specifications: (one, _args, { store }) => followedBy(one, store.specifications()),
  versionNote: ({ versionNotes }, asked) => textIn(versionNotes, asked),
  provenance: ({ provenance }, asked) => textIn(provenance, asked),
  provenanceTexts: ({ provenance }) => provenance,
  live: ({ catalogueId, uri }, _args, { loaders }) =>
    uri === undefined ? undefined : loaders.liveDataset.load({ catalogueId, uri }),
};

export const datasetOrigin: DatasetOriginResolvers = {
  catalogue: (origin, _args, context) => catalogueOf(context, origin),
};
