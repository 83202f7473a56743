const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const DCATAP = 'http://data.europa.eu/r5r/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const VCARD = 'http://www.w3.org/2006/vcard/ns#';
const ADMS = 'http://www.w3.org/ns/adms#';
const PROV = 'http://www.w3.org/ns/prov#';
const ODRS = 'http://schema.theodi.org/odrs#';
const SPDX = 'http://spdx.org/rdf/terms#';
const OWL = 'http://www.w3.org/2002/07/owl#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const LOCN = 'http://www.w3.org/ns/locn#';
const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const SCHEMA = ['http://schema.org/', 'https://schema.org/'] as const;
const ORG = ['https://www.w3.org/ns/org#', 'http://www.w3.org/ns/org#'] as const;
const OLD_VCARD = 'http://www.w3.org/2001/vcard-rdf/3.0#';

type Spellings = readonly [string, ...string[]];

const schema = (name: string): Spellings => [SCHEMA[0] + name, SCHEMA[1] + name];

/** Class IRIs by which nodes are recognised. */
export const CLASSES = {
  catalogue: [`${DCAT}Catalog`],
  catalogueRecord: [`${DCAT}CatalogRecord`],
  dataset: [`${DCAT}Dataset`],
  datasetSeries: [`${DCAT}DatasetSeries`],
  distribution: [`${DCAT}Distribution`],
  dataService: [
    `${DCAT}DataService`,
    'http://entryscape.com/terms/IndependentDataService',
    'http://entryscape.com/terms/ServedByDataService',
  ],
  agent: [`${FOAF}Agent`, `${FOAF}Organization`, `${FOAF}Person`, `${PROV}Agent`, `${DCT}Agent`],
  contactPoint: ['Kind', 'Organization', 'Individual', 'Group', 'VCard'].map((name) => VCARD + name),
} as const;

/**
 * Property IRIs by model field: DCAT-AP-SE 3.0.1's spelling first, then the spellings of 2.x, of 1.x and of other
 * national profiles that mean the same.
 */
export const PROPERTIES = {
  type: [`${RDF}type`],
  title: [`${DCT}title`],
  description: [`${DCT}description`],
  publisher: [`${DCT}publisher`],
  creator: [`${DCT}creator`],
  contactPoint: [`${DCAT}contactPoint`, `${ADMS}contactPoint`],
  keyword: [`${DCAT}keyword`],
  theme: [`${DCAT}theme`],
  subject: [`${DCT}subject`],
  highValueCategory: [`${DCATAP}hvdCategory`],
  applicableLegislation: [`${DCATAP}applicableLegislation`],
  accessRights: [`${DCT}accessRights`],
  licence: [`${DCT}license`],
  rights: [`${DCT}rights`],
  language: [`${DCT}language`],
  issued: [`${DCT}issued`],
  modified: [`${DCT}modified`],
  conformsTo: [`${DCT}conformsTo`],
  landingPage: [`${DCAT}landingPage`],
  documentation: [`${FOAF}page`],
  relation: [`${DCT}relation`],
  qualifiedRelation: [`${DCAT}qualifiedRelation`],
  qualifiedAttribution: [`${PROV}qualifiedAttribution`],
  hadRole: [`${DCAT}hadRole`],
  agent: [`${PROV}agent`],
  identifier: [`${DCT}identifier`],
  otherIdentifier: [`${ADMS}identifier`],
  notation: [`${SKOS}notation`],
  spatial: [`${DCT}spatial`],
  temporal: [`${DCT}temporal`],
  frequency: [`${DCT}accrualPeriodicity`],
  distribution: [`${DCAT}distribution`, `${DCT}distribution`], // the second: a slip that real catalogues make
  inSeries: [`${DCAT}inSeries`],
  temporalResolution: [`${DCAT}temporalResolution`],
  spatialResolution: [`${DCAT}spatialResolutionInMeters`],
  version: [`${DCAT}version`, `${OWL}versionInfo`, 'http://purl.org/pav/version'],
  versionNotes: [`${ADMS}versionNotes`],
  source: [`${DCT}source`],
  offer: schema('offers'),
  offerPage: schema('mainEntityOfPage'),
  offerDescription: [`${DCT}description`, ...schema('description')],
  hasVersion: [`${DCAT}hasVersion`, `${DCT}hasVersion`],
  isVersionOf: [`${DCAT}isVersionOf`, `${DCT}isVersionOf`],
  isReferencedBy: [`${DCT}isReferencedBy`],
  provenance: [`${DCT}provenance`],
  accessUrl: [`${DCAT}accessURL`],
  downloadUrl: [`${DCAT}downloadURL`],
  format: [`${DCT}format`],
  mediaType: [`${DCAT}mediaType`],
  compressFormat: [`${DCAT}compressFormat`],
  packageFormat: [`${DCAT}packageFormat`],
  availability: [`${DCATAP}availability`],
  status: [`${ADMS}status`],
  byteSize: [`${DCAT}byteSize`],
  checksum: [`${SPDX}checksum`],
  checksumValue: [`${SPDX}checksumValue`],
  algorithm: [`${SPDX}algorithm`],
  accessService: [`${DCAT}accessService`],
  endpointUrl: [`${DCAT}endpointURL`],
  endpointDescription: [`${DCAT}endpointDescription`],
  servesDataset: [`${DCAT}servesDataset`],
  serviceType: [`${DCT}type`],
  dataset: [`${DCAT}dataset`],
  service: [`${DCAT}service`],
  record: [`${DCAT}record`],
  primaryTopic: [`${FOAF}primaryTopic`],
  homepage: [`${FOAF}homepage`],
  themeTaxonomy: [`${DCAT}themeTaxonomy`],
  hasPart: [`${DCT}hasPart`],
  isPartOf: [`${DCT}isPartOf`],
  catalogue: [`${DCAT}catalog`],
  name: [`${FOAF}name`],
  agentType: [`${DCT}type`],
  classification: [`${ORG[0]}classification`, `${ORG[1]}classification`],
  mbox: [`${FOAF}mbox`],
  sameAs: [`${OWL}sameAs`],
  fn: [`${VCARD}fn`, `${VCARD}organization-name`, `${OLD_VCARD}FN`],
  email: [`${VCARD}hasEmail`, `${VCARD}email`],
  telephone: [`${VCARD}hasTelephone`, `${VCARD}tel`],
  address: [`${VCARD}hasAddress`, `${VCARD}adr`],
  contactUrl: [`${VCARD}hasURL`, `${VCARD}url`],
  vcardValue: [`${VCARD}hasValue`, `${VCARD}value`, `${RDF}value`],
  street: [`${VCARD}street-address`],
  postalCode: [`${VCARD}postal-code`],
  locality: [`${VCARD}locality`],
  region: [`${VCARD}region`],
  country: [`${VCARD}country-name`],
  startDate: [`${DCAT}startDate`, ...schema('startDate'), 'http://www.w3.org/2006/time#hasBeginning'],
  endDate: [`${DCAT}endDate`, ...schema('endDate'), 'http://www.w3.org/2006/time#hasEnd'],
  timeValue: ['http://www.w3.org/2006/time#inXSDDateTime', 'http://www.w3.org/2006/time#inXSDDate'],
  bbox: [`${DCAT}bbox`],
  centroid: [`${DCAT}centroid`],
  geometry: [`${LOCN}geometry`],
  attributionText: [`${ODRS}attributionText`],
  attributionUrl: [`${ODRS}attributionURL`],
  copyrightNotice: [`${ODRS}copyrightNotice`],
  /** What may name a node that is described elsewhere. */
  label: [`${RDFS}label`, `${SKOS}prefLabel`, `${DCT}title`, `${FOAF}name`, `${SKOS}altLabel`, ...schema('name')],
  /** What a blank node stands for (dcterms:IMT with rdf:value). */
  value: [`${RDF}value`],
} as const satisfies Record<string, Spellings>;

/** Hydra Core paging, in the new spelling and the old (PagedCollection). */
export const HYDRA_NEXT = [`${HYDRA}next`, `${HYDRA}nextPage`] as const;

/** The local name of a vcard class, `Organization` of `vcard:Organization`; undefined for another class. */
export function vcardKind(type: string): string | undefined {
  return type.startsWith(VCARD) ? type.slice(VCARD.length) : undefined;
}
