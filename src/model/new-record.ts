import type { Agent, ContactPoint } from './agent.ts';
import type { CatalogueDescription } from './catalogue.ts';
import type { DataService, Dataset, Resource } from './dataset.ts';
import type { Distribution } from './distribution.ts';

const RESOURCE = {
  titles: [],
  descriptions: [],
  creators: [],
  contactPoints: [],
  keywords: [],
  themes: [],
  subjects: [],
  highValueCategories: [],
  applicableLegislation: [],
  licences: [],
  rights: [],
  languages: [],
  conformsTo: [],
  landingPages: [],
  documentation: [],
  relations: [],
  qualifiedRelations: [],
  qualifiedAttributions: [],
  identifiers: [],
  spatial: [],
  temporal: [],
  problems: [],
  otherProperties: [],
} as const satisfies Partial<Resource>;

type Identified = Pick<Resource, 'id' | 'catalogueId'>;

/** A dataset of what is given, with nothing where nothing is given: for platforms whose records are not RDF. */
export const newDataset = (given: Identified & Partial<Dataset>): Dataset => ({
  ...RESOURCE,
  distributions: [],
  inSeries: [],
  otherIdentifiers: [],
  temporalResolutions: [],
  spatialResolutions: [],
  versionNotes: [],
  sources: [],
  offers: [],
  versions: [],
  isVersionOf: [],
  isReferencedBy: [],
  provenance: [],
  ...given,
});

/** A data service of what is given. */
export const newDataService = (given: Identified & Partial<DataService>): DataService => ({
  ...RESOURCE,
  endpointUrls: [],
  endpointDescriptions: [],
  formats: [],
  types: [],
  servesDatasets: [],
  ...given,
});

/** A distribution of what is given. */
export const newDistribution = (given: Pick<Distribution, 'id'> & Partial<Distribution>): Distribution => ({
  titles: [],
  descriptions: [],
  accessUrls: [],
  downloadUrls: [],
  formats: [],
  mediaTypes: [],
  compressFormats: [],
  packageFormats: [],
  licences: [],
  rights: [],
  checksums: [],
  languages: [],
  applicableLegislation: [],
  conformsTo: [],
  documentation: [],
  temporal: [],
  temporalResolutions: [],
  spatialResolutions: [],
  accessServices: [],
  problems: [],
  otherProperties: [],
  ...given,
});

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
