import type { Agent, ContactPoint } from './agent.ts';
import type { CatalogueDescription } from './catalogue.ts';
import type { DataService, Dataset, DatasetSeries, Resource } from './dataset.ts';
import type { Distribution } from './distribution.ts';

const NONE: readonly never[] = [];

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Identified = Pick<Resource, 'id' | 'catalogueId'>;

// The records are spelt out: spreading what is given over what is empty costs about three times as much, and platforms
// whose answers are JSON make tens of thousands of them.

/** A dataset of what is given, with nothing where nothing is given: for platforms whose records are not RDF. */
export function newDataset(given: Identified & Partial<Dataset>): Dataset {
  const made: Writable<Dataset> = {
    id: given.id,
    catalogueId: given.catalogueId,
    titles: given.titles ?? NONE,
    descriptions: given.descriptions ?? NONE,
    creators: given.creators ?? NONE,
    contactPoints: given.contactPoints ?? NONE,
    keywords: given.keywords ?? NONE,
    themes: given.themes ?? NONE,
    subjects: given.subjects ?? NONE,
    highValueCategories: given.highValueCategories ?? NONE,
    applicableLegislation: given.applicableLegislation ?? NONE,
    licences: given.licences ?? NONE,
    rights: given.rights ?? NONE,
    languages: given.languages ?? NONE,
    conformsTo: given.conformsTo ?? NONE,
    landingPages: given.landingPages ?? NONE,
    documentation: given.documentation ?? NONE,
    relations: given.relations ?? NONE,
    qualifiedRelations: given.qualifiedRelations ?? NONE,
    qualifiedAttributions: given.qualifiedAttributions ?? NONE,
    identifiers: given.identifiers ?? NONE,
    spatial: given.spatial ?? NONE,
    temporal: given.temporal ?? NONE,
    problems: given.problems ?? NONE,
    otherProperties: given.otherProperties ?? NONE,
    distributions: given.distributions ?? NONE,
    inSeries: given.inSeries ?? NONE,
    otherIdentifiers: given.otherIdentifiers ?? NONE,
    temporalResolutions: given.temporalResolutions ?? NONE,
    spatialResolutions: given.spatialResolutions ?? NONE,
    versionNotes: given.versionNotes ?? NONE,
    sources: given.sources ?? NONE,
    offers: given.offers ?? NONE,
    versions: given.versions ?? NONE,
    isVersionOf: given.isVersionOf ?? NONE,
    isReferencedBy: given.isReferencedBy ?? NONE,
    provenance: given.provenance ?? NONE,
  };
  if (given.uri !== undefined) made.uri = given.uri;
  if (given.publisher !== undefined) made.publisher = given.publisher;
  if (given.accessRights !== undefined) made.accessRights = given.accessRights;
  if (given.issued !== undefined) made.issued = given.issued;
  if (given.modified !== undefined) made.modified = given.modified;
  if (given.frequency !== undefined) made.frequency = given.frequency;
  if (given.version !== undefined) made.version = given.version;
  return made;
}

/** A data service of what is given. */
export function newDataService(given: Identified & Partial<DataService>): DataService {
  const made: Writable<DataService> = {
    id: given.id,
    catalogueId: given.catalogueId,
    titles: given.titles ?? NONE,
    descriptions: given.descriptions ?? NONE,
    creators: given.creators ?? NONE,
    contactPoints: given.contactPoints ?? NONE,
    keywords: given.keywords ?? NONE,
    themes: given.themes ?? NONE,
    subjects: given.subjects ?? NONE,
    highValueCategories: given.highValueCategories ?? NONE,
    applicableLegislation: given.applicableLegislation ?? NONE,
    licences: given.licences ?? NONE,
    rights: given.rights ?? NONE,
    languages: given.languages ?? NONE,
    conformsTo: given.conformsTo ?? NONE,
    landingPages: given.landingPages ?? NONE,
    documentation: given.documentation ?? NONE,
    relations: given.relations ?? NONE,
    qualifiedRelations: given.qualifiedRelations ?? NONE,
    qualifiedAttributions: given.qualifiedAttributions ?? NONE,
    identifiers: given.identifiers ?? NONE,
    spatial: given.spatial ?? NONE,
    temporal: given.temporal ?? NONE,
    problems: given.problems ?? NONE,
    otherProperties: given.otherProperties ?? NONE,
    endpointUrls: given.endpointUrls ?? NONE,
    endpointDescriptions: given.endpointDescriptions ?? NONE,
    formats: given.formats ?? NONE,
    types: given.types ?? NONE,
    servesDatasets: given.servesDatasets ?? NONE,
  };
  if (given.uri !== undefined) made.uri = given.uri;
  if (given.publisher !== undefined) made.publisher = given.publisher;
  if (given.accessRights !== undefined) made.accessRights = given.accessRights;
  if (given.issued !== undefined) made.issued = given.issued;
  if (given.modified !== undefined) made.modified = given.modified;
  if (given.frequency !== undefined) made.frequency = given.frequency;
  return made;
}

/** A dataset series of what is given. */
export function newDatasetSeries(given: Identified & Partial<DatasetSeries>): DatasetSeries {
  const made: Writable<DatasetSeries> = {
    kind: 'series',
    id: given.id,
    catalogueId: given.catalogueId,
    titles: given.titles ?? NONE,
    descriptions: given.descriptions ?? NONE,
    creators: given.creators ?? NONE,
    contactPoints: given.contactPoints ?? NONE,
    keywords: given.keywords ?? NONE,
    themes: given.themes ?? NONE,
    subjects: given.subjects ?? NONE,
    highValueCategories: given.highValueCategories ?? NONE,
    applicableLegislation: given.applicableLegislation ?? NONE,
    licences: given.licences ?? NONE,
    rights: given.rights ?? NONE,
    languages: given.languages ?? NONE,
    conformsTo: given.conformsTo ?? NONE,
    landingPages: given.landingPages ?? NONE,
    documentation: given.documentation ?? NONE,
    relations: given.relations ?? NONE,
    qualifiedRelations: given.qualifiedRelations ?? NONE,
    qualifiedAttributions: given.qualifiedAttributions ?? NONE,
    identifiers: given.identifiers ?? NONE,
    spatial: given.spatial ?? NONE,
    temporal: given.temporal ?? NONE,
    problems: given.problems ?? NONE,
    otherProperties: given.otherProperties ?? NONE,
  };
  if (given.uri !== undefined) made.uri = given.uri;
  if (given.publisher !== undefined) made.publisher = given.publisher;
  if (given.accessRights !== undefined) made.accessRights = given.accessRights;
  if (given.issued !== undefined) made.issued = given.issued;
  if (given.modified !== undefined) made.modified = given.modified;
  if (given.frequency !== undefined) made.frequency = given.frequency;
  return made;
}

/** A distribution of what is given. */
export function newDistribution(given: Pick<Distribution, 'id'> & Partial<Distribution>): Distribution {
  const made: Writable<Distribution> = {
    id: given.id,
    titles: given.titles ?? NONE,
    descriptions: given.descriptions ?? NONE,
    accessUrls: given.accessUrls ?? NONE,
    downloadUrls: given.downloadUrls ?? NONE,
    formats: given.formats ?? NONE,
    mediaTypes: given.mediaTypes ?? NONE,
    compressFormats: given.compressFormats ?? NONE,
    packageFormats: given.packageFormats ?? NONE,
    licences: given.licences ?? NONE,
    rights: given.rights ?? NONE,
    checksums: given.checksums ?? NONE,
    languages: given.languages ?? NONE,
    applicableLegislation: given.applicableLegislation ?? NONE,
    conformsTo: given.conformsTo ?? NONE,
    documentation: given.documentation ?? NONE,
    temporal: given.temporal ?? NONE,
    temporalResolutions: given.temporalResolutions ?? NONE,
    spatialResolutions: given.spatialResolutions ?? NONE,
    accessServices: given.accessServices ?? NONE,
    problems: given.problems ?? NONE,
    otherProperties: given.otherProperties ?? NONE,
  };
  if (given.uri !== undefined) made.uri = given.uri;
  if (given.availability !== undefined) made.availability = given.availability;
  if (given.status !== undefined) made.status = given.status;
  if (given.byteSize !== undefined) made.byteSize = given.byteSize;
  if (given.issued !== undefined) made.issued = given.issued;
  if (given.modified !== undefined) made.modified = given.modified;
  return made;
}

/** An agent of what is given. */
export const newAgent = (given: Pick<Agent, 'id' | 'catalogueId'> & Partial<Agent>): Agent => ({
  names: [],
  descriptions: [],
  types: [],
  identifiers: [],
  classifications: [],
  homepages: [],
  emails: [],
  sameAs: [],
  otherProperties: [],
  ...given,
});

/** A contact point of what is given. */
export const newContactPoint = (given: Partial<ContactPoint>): ContactPoint => ({
  names: [],
  emails: [],
  telephones: [],
  addresses: [],
  urls: [],
  otherProperties: [],
  ...given,
});

/** A catalogue's description of itself, of what is given. */
export const newCatalogueDescription = (given: Partial<CatalogueDescription>): CatalogueDescription => ({
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
  ...given,
});
