import { wholeList } from '../src/catalogue/whole-list.ts';
import { InputError } from '../src/errors.ts';
import { placesOf } from '../src/model/geometry.ts';
import { followedBy } from '../src/model/specification.ts';
import type { DatasetOriginResolvers, DatasetResolvers } from './__generated__/types.ts';
import { datasetQualityOf } from './quality.ts';
import { catalogueOf, resourceFields } from './resource.ts';
import { textIn } from './text.ts';

const MOST_SIMILAR = 20;

export const dataset: DatasetResolvers = {
  ...resourceFields,
  catalogues: ({ id }, _args, { store }) => store.origins(id),
  dataServices: ({ id }, _args, { store }) => wholeList((request) => store.dataServices({ dataset: id }, request)),
  quality: (one, _args, context) => datasetQualityOf(one, context),
  // Geometries are read when a dataset is written; what of them could not be read is told beside what its reader noted.
  problems: ({ problems, spatial }) => [...problems, ...placesOf(spatial).problems],
  series: ({ inSeries }, _args, { store }) =>
    inSeries.map((id) => store.datasetSeries(id)).filter((series) => series !== undefined),
  similar: ({ id }, { first }, { store }) => {
    if (first >= 1 && first <= MOST_SIMILAR) return store.similar(id, first);
    throw new InputError('first', `first is ${first}; send a number from 1 to ${MOST_SIMILAR}`);
  },
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
