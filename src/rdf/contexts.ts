/** A JSON-LD context of ours: term → IRI, or its definition (JSON-LD 1.1 section 9.15.1). */
export type BundledContext = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  locn: 'http://www.w3.org/ns/locn#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  pod: 'https://project-open-data.cio.gov/v1.1/schema#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  sdo: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  time: 'http://www.w3.org/2006/time#',
  vann: 'http://purl.org/vocab/vann/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const link = (id: string): Readonly<Record<string, string>> => ({ '@id': id, '@type': '@id' });
const typed = (id: string, datatype: string): Readonly<Record<string, string>> => ({ '@id': id, '@type': datatype });

/** DCAT-US 1.1 (Project Open Data metadata schema): its field names, as its own context maps them. */
const DCAT_US: BundledContext = {
  ...PREFIXES,
  accessLevel: 'pod:accessLevel',
  accessURL: link('dcat:accessURL'),
  accrualPeriodicity: 'dct:accrualPeriodicity',
  bureauCode: 'pod:bureauCode',
  conformsTo: link('dct:conformsTo'),
  contactPoint: 'dcat:contactPoint',
  dataQuality: 'pod:dataQuality',
  dataset: 'dcat:dataset',
  describedBy: link('http://www.w3.org/2007/05/powder-s#describedby'),
  describedByType: 'pod:describedByType',
  description: 'dct:description',
  distribution: 'dcat:distribution',
  downloadURL: link('dcat:downloadURL'),
  fn: 'vcard:fn',
  format: 'dct:format',
  hasEmail: link('vcard:hasEmail'),
  identifier: 'dct:identifier',
  isPartOf: 'dct:isPartOf',
  issued: 'dct:issued',
  keyword: 'dcat:keyword',
  landingPage: link('dcat:landingPage'),
  language: 'dct:language',
  license: link('dct:license'),
  mediaType: 'dcat:mediaType',
  modified: 'dct:modified',
  name: 'foaf:name',
  primaryITInvestmentUII: 'pod:primaryITInvestmentUII',
  programCode: 'pod:programCode',
  publisher: 'dct:publisher',
  references: link('dct:references'),
  rights: 'dct:rights',
  spatial: 'dct:spatial',
  subOrganizationOf: 'org:subOrganizationOf',
  systemOfRecords: link('pod:systemOfRecords'),
  temporal: 'dct:temporal',
  theme: 'dcat:theme',
  title: 'dct:title',
};

/** schema.org: every term is the vocabulary's own; these hold addresses or times rather than text. */
const SCHEMA_ORG: BundledContext = {
  ...PREFIXES,
  '@vocab': 'http://schema.org/',
  id: '@id',
  type: '@type',
  contentUrl: link('schema:contentUrl'),
  dateCreated: typed('schema:dateCreated', 'schema:Date'),
  dateModified: typed('schema:dateModified', 'schema:Date'),
  datePublished: typed('schema:datePublished', 'schema:Date'),
  downloadUrl: link('schema:downloadUrl'),
  isBasedOn: link('schema:isBasedOn'),
  license: link('schema:license'),
  sameAs: link('schema:sameAs'),
  url: link('schema:url'),
};

/** DCAT 3, the terms of the vocabulary by their local names. */
const DCAT: BundledContext = {
  ...PREFIXES,
  Catalog: 'dcat:Catalog',
  CatalogRecord: 'dcat:CatalogRecord',
  DataService: 'dcat:DataService',
  Dataset: 'dcat:Dataset',
  DatasetSeries: 'dcat:DatasetSeries',
  Distribution: 'dcat:Distribution',
  accessService: link('dcat:accessService'),
  accessURL: link('dcat:accessURL'),
  byteSize: typed('dcat:byteSize', 'xsd:nonNegativeInteger'),
  catalog: link('dcat:catalog'),
  conformsTo: link('dct:conformsTo'),
  contactPoint: link('dcat:contactPoint'),
  dataset: link('dcat:dataset'),
  description: 'dct:description',
  distribution: link('dcat:distribution'),
  downloadURL: link('dcat:downloadURL'),
  endpointDescription: link('dcat:endpointDescription'),
  endpointURL: link('dcat:endpointURL'),
  identifier: 'dct:identifier',
  inSeries: link('dcat:inSeries'),
  issued: 'dct:issued',
  keyword: 'dcat:keyword',
  landingPage: link('dcat:landingPage'),
  language: link('dct:language'),
  license: link('dct:license'),
  mediaType: link('dcat:mediaType'),
  modified: 'dct:modified',
  publisher: link('dct:publisher'),
  record: link('dcat:record'),
  servesDataset: link('dcat:servesDataset'),
  service: link('dcat:service'),
  theme: link('dcat:theme'),
  themeTaxonomy: link('dcat:themeTaxonomy'),
  title: 'dct:title',
};

/** Without scheme, `www.`, fragment and final slash: catalogues write each of them in several ways. */
const BUNDLED: ReadonlyMap<string, BundledContext> = new Map([
  ['project-open-data.cio.gov/v1.1/schema/catalog.jsonld', DCAT_US],
  ['schema.org', SCHEMA_ORG],
  ['schema.org/docs/jsonldcontext.jsonld', SCHEMA_ORG],
  ['schema.org/docs/jsonldcontext.json', SCHEMA_ORG],
  ['w3.org/ns/dcat.jsonld', DCAT],
  ['w3.org/ns/dcat', DCAT],
]);

/** The context that stands for the one at this address; no context is ever fetched. */
export const bundledContext = (address: string): BundledContext | undefined =>
  BUNDLED.get(address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/#.*$|\/$/, ''));
