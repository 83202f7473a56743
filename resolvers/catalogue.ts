import { problemOf } from '../src/catalogue/completeness.ts';
import { catalogueNodeId, ownerOf } from '../src/catalogue/ownership.ts';
import type { Context } from '../src/context.ts';
import type { CatalogueDescription, CatalogueRef } from '../src/model/catalogue.ts';
import type {
  CatalogueHealthResolvers,
  CatalogueProblemResolvers,
  CatalogueResolvers,
  SkippedRecordResolvers,
} from './__generated__/types.ts';
import { statusOf } from './catalogue-list.ts';
import { termsOf } from './concept.ts';
import { datasetList } from './dataset-list.ts';
import { organisationOf } from './organisation-of.ts';
import { catalogueQuality } from './quality.ts';
import { catalogueOf, datedFields } from './resource.ts';
import { textIn } from './text.ts';

/** What a catalogue says of itself before it has been read. */
const UNREAD: CatalogueDescription = {
  titles: [],
  descriptions: [],
  licences: [],
  rights: [],
  languages: [],
  homepages: [],
  spatial: [],
  themeTaxonomies: [],
  hasPart: [],
  isPartOf: [],
  catalogues: [],
  otherProperties: [],
};

/** A field that is read from what the catalogue says of itself. */
function described<T, A>(pick: (description: CatalogueDescription, args: A, context: Context) => T) {
  return ({ id }: CatalogueRef, args: A, context: Context): T =>
    pick(context.store.catalogueDescription(id) ?? UNREAD, args, context);
}

export const catalogue: CatalogueResolvers = {
  id: catalogueNodeId,
  slug: ({ id }) => id,
  name: ({ id, name }, asked, { store }) =>
    name?.value ?? textIn(store.catalogueDescription(id)?.titles ?? [], asked) ?? id,
  title: described(({ titles }, asked) => textIn(titles, asked)),
  titles: described(({ titles }) => titles),
  description: described(({ descriptions }, asked) => textIn(descriptions, asked)),
  descriptions: described(({ descriptions }) => descriptions),
  uri: described(({ uri }) => uri),
  status: statusOf,
  organisation: (ref, _args, { store }) => ownerOf(store, ref),
  publisher: described(({ publisher }, _args, context) => organisationOf(context, publisher)),
  licences: described(({ licences }) => termsOf(licences, 'licence')),
  rights: described(({ rights }) => rights),
  issued: described(datedFields.issued),
  issuedSaid: described(datedFields.issuedSaid),
  modified: described(datedFields.modified),
  modifiedSaid: described(datedFields.modifiedSaid),
  languages: described(({ languages }) => termsOf(languages, 'language')),
  homepages: described(({ homepages }) => homepages),
  spatial: described(({ spatial }) => spatial),
  themeTaxonomies: described(({ themeTaxonomies }) => themeTaxonomies),
  hasPart: described(({ hasPart }) => hasPart),
  isPartOf: described(({ isPartOf }) => isPartOf),
  catalogues: described(({ catalogues }) => catalogues),
  otherProperties: described(({ otherProperties }) => otherProperties),
  health: ({ id }, _args, { store }) => store.catalogueStatus(id),
  counts: ({ id }, _args, { store }) => store.catalogueCounts(id),
  skipped: ({ id }, _args, { store }) => ({
    count: store.catalogueCounts(id).skipped,
    records: store.skipped(id),
  }),
  datasets: ({ id }, args, context) => datasetList(context, args, { catalogues: [id] }),
  ...catalogueQuality,
};

export const catalogueHealth: CatalogueHealthResolvers = {
  problem: ({ catalogueId }, _args, { store }) => problemOf(store, catalogueId),
  history: ({ history }) => history ?? [],
};

export const catalogueProblem: CatalogueProblemResolvers = {
  catalogue: (problem, _args, context) => catalogueOf(context, problem),
};

export const skippedRecord: SkippedRecordResolvers = {
  properties: ({ properties }) => properties ?? [],
};
