import type { Dataset } from './dataset.ts';
import type { Distribution } from './distribution.ts';
import type { Concept } from './value.ts';
import { foldIri } from './vocabulary/fold.ts';
import { term } from './vocabulary/index.ts';

/** The five dimensions of the Metadata Quality Assessment. */
export const QUALITY_DIMENSIONS = [
  'FINDABILITY',
  'ACCESSIBILITY',
  'INTEROPERABILITY',
  'REUSABILITY',
  'CONTEXTUALITY',
] as const;
export type QualityDimension = (typeof QUALITY_DIMENSIONS)[number];

/** The metrics, in the order of the assessment's table. */
export const QUALITY_METRIC_IDS = [
  'keyword',
  'theme',
  'spatial',
  'temporal',
  'accessUrlStatus',
  'downloadUrl',
  'downloadUrlStatus',
  'format',
  'mediaType',
  'formatVocabulary',
  'mediaTypeVocabulary',
  'nonProprietary',
  'machineReadable',
  'dcatApCompliance',
  'licence',
  'licenceVocabulary',
  'accessRights',
  'accessRightsVocabulary',
  'contactPoint',
  'publisher',
  'rights',
  'byteSize',
  'issued',
  'modified',
] as const;
export type QualityMetricId = (typeof QUALITY_METRIC_IDS)[number];

/** One thing that is asked of a dataset's metadata. */
export interface QualityMetric {
  readonly id: QualityMetricId;
  readonly dimension: QualityDimension;
  /** Points that it gives when it is found. */
  readonly weight: number;
  /** What it is asked of: the dataset, or one of its distributions. */
  readonly of: 'dataset' | 'distribution';
  /** Absent: it cannot be read from the metadata, only found by asking the address (the status of the answer). */
  readonly found?: (dataset: Dataset, distribution: Distribution | undefined) => boolean;
}

const FILE_TYPES = 'publications.europa.eu/resource/authority/file-type/';
const MEDIA_TYPES = 'iana.org/assignments/media-types/';
const ACCESS_RIGHTS = 'publications.europa.eu/resource/authority/access-right/';

/** Upstream itself wrote a term of that vocabulary: its address, not a word for it that we understood. */
const saidFrom = (concept: Concept | undefined, vocabulary: string): boolean =>
  foldIri(concept?.said ?? '')?.startsWith(vocabulary) ?? false;

/** What the distribution says, else what the dataset says for all of them (DCAT-AP-SE allows either). */
const licencesOf = (dataset: Dataset, distribution: Distribution | undefined): readonly Concept[] => {
  const own = distribution?.licences ?? [];
  // The term "no licence stated" is a way of not stating one.
  return (own.length > 0 ? own : dataset.licences).filter(({ code }) => code !== 'nolicense');
};

const formatTerms = (distribution: Distribution | undefined) =>
  [...(distribution?.formats ?? []), ...(distribution?.mediaTypes ?? [])].flatMap(({ code }) =>
    code === undefined ? [] : (term('format', code) ?? []),
  );

/** Not a licence of any vocabulary: "another one". */
const UNNAMED = 'https://dataportal.se/concepts/licensecategories/otherlicense';
const isKnown = ({ uri, code }: Concept): boolean => code !== undefined && uri !== UNNAMED;

/**
 * What of DCAT-AP's constraints can be seen in what was read: the mandatory properties (dcterms:title and
 * dcterms:description of the dataset, dcat:accessURL of each distribution), and that every value has the form that its
 * property asks for. The SHACL shapes of the assessment itself are not run.
 */
const isCompliant = ({ titles, descriptions, distributions, problems }: Dataset): boolean =>
  [titles, descriptions].every((texts) => texts.some(({ value }) => value.trim() !== '')) &&
  problems.length === 0 &&
  distributions.every((one) => one.accessUrls.length > 0 && one.problems.length === 0);

/**
 * The metrics of the Metadata Quality Assessment of data.europa.eu with their weights, 405 points in all
 * (https://data.europa.eu/mqa/methodology). Vocabulary: the assessment gives ten points for format and media type
 * together; here five for each, as its open implementations do (mjanez/metadata-quality-app).
 */
export const QUALITY_METRICS: readonly QualityMetric[] = [
  // dcat:keyword
  { id: 'keyword', dimension: 'FINDABILITY', weight: 30, of: 'dataset', found: (d) => d.keywords.length > 0 },
  // dcat:theme
  { id: 'theme', dimension: 'FINDABILITY', weight: 30, of: 'dataset', found: (d) => d.themes.length > 0 },
  // dcterms:spatial
  { id: 'spatial', dimension: 'FINDABILITY', weight: 20, of: 'dataset', found: (d) => d.spatial.length > 0 },
  // dcterms:temporal
  { id: 'temporal', dimension: 'FINDABILITY', weight: 20, of: 'dataset', found: (d) => d.temporal.length > 0 },

  // dcat:accessURL answers with HTTP status 200 to 399
  { id: 'accessUrlStatus', dimension: 'ACCESSIBILITY', weight: 50, of: 'distribution' },
  // dcat:downloadURL
  {
    id: 'downloadUrl',
    dimension: 'ACCESSIBILITY',
    weight: 20,
    of: 'distribution',
    found: (_, one) => (one?.downloadUrls ?? []).length > 0,
  },
  // dcat:downloadURL answers with HTTP status 200 to 399
  { id: 'downloadUrlStatus', dimension: 'ACCESSIBILITY', weight: 30, of: 'distribution' },

  // dcterms:format
  {
    id: 'format',
    dimension: 'INTEROPERABILITY',
    weight: 20,
    of: 'distribution',
    found: (_, one) => (one?.formats ?? []).length > 0,
  },
  // dcat:mediaType
  {
    id: 'mediaType',
    dimension: 'INTEROPERABILITY',
    weight: 10,
    of: 'distribution',
    found: (_, one) => (one?.mediaTypes ?? []).length > 0,
  },
  // dcterms:format is a term of the EU authority table file-type
  {
    id: 'formatVocabulary',
    dimension: 'INTEROPERABILITY',
    weight: 5,
    of: 'distribution',
    found: (_, one) => (one?.formats ?? []).some((format) => saidFrom(format, FILE_TYPES)),
  },
  // dcat:mediaType is a term of IANA's media types
  {
    id: 'mediaTypeVocabulary',
    dimension: 'INTEROPERABILITY',
    weight: 5,
    of: 'distribution',
    found: (_, one) => (one?.mediaTypes ?? []).some((mediaType) => saidFrom(mediaType, MEDIA_TYPES)),
  },
  // dcterms:format or dcat:mediaType is on the assessment's list of non-proprietary formats
  {
    id: 'nonProprietary',
    dimension: 'INTEROPERABILITY',
    weight: 20,
    of: 'distribution',
    found: (_, one) => formatTerms(one).some(({ nonProprietary }) => nonProprietary),
  },
  // dcterms:format or dcat:mediaType is on the assessment's list of machine-readable formats
  {
    id: 'machineReadable',
    dimension: 'INTEROPERABILITY',
    weight: 20,
    of: 'distribution',
    found: (_, one) => formatTerms(one).some(({ machineReadable }) => machineReadable),
  },
  // DCAT-AP
  { id: 'dcatApCompliance', dimension: 'INTEROPERABILITY', weight: 30, of: 'dataset', found: isCompliant },

  // dcterms:license
  {
    id: 'licence',
    dimension: 'REUSABILITY',
    weight: 20,
    of: 'distribution',
    found: (dataset, one) => licencesOf(dataset, one).length > 0,
  },
  // dcterms:license is a known one
  {
    id: 'licenceVocabulary',
    dimension: 'REUSABILITY',
    weight: 10,
    of: 'distribution',
    found: (dataset, one) => licencesOf(dataset, one).some(isKnown),
  },
  // dcterms:accessRights
  {
    id: 'accessRights',
    dimension: 'REUSABILITY',
    weight: 10,
    of: 'dataset',
    found: (d) => d.accessRights !== undefined,
  },
  // dcterms:accessRights is a term of the EU authority table access-right
  {
    id: 'accessRightsVocabulary',
    dimension: 'REUSABILITY',
    weight: 5,
    of: 'dataset',
    found: (d) => saidFrom(d.accessRights, ACCESS_RIGHTS),
  },
  // dcat:contactPoint
  { id: 'contactPoint', dimension: 'REUSABILITY', weight: 20, of: 'dataset', found: (d) => d.contactPoints.length > 0 },
  // dcterms:publisher
  { id: 'publisher', dimension: 'REUSABILITY', weight: 10, of: 'dataset', found: (d) => d.publisher !== undefined },

  // dcterms:rights
  {
    id: 'rights',
    dimension: 'CONTEXTUALITY',
    weight: 5,
    of: 'distribution',
    found: (dataset, one) => (one?.rights ?? []).length > 0 || dataset.rights.length > 0,
  },
  // dcat:byteSize
  {
    id: 'byteSize',
    dimension: 'CONTEXTUALITY',
    weight: 5,
    of: 'distribution',
    found: (_, one) => one?.byteSize !== undefined,
  },
  // dcterms:issued
  {
    id: 'issued',
    dimension: 'CONTEXTUALITY',
    weight: 5,
    of: 'distribution',
    found: (dataset, one) => (one?.issued ?? dataset.issued) !== undefined,
  },
  // dcterms:modified
  {
    id: 'modified',
    dimension: 'CONTEXTUALITY',
    weight: 5,
    of: 'distribution',
    found: (dataset, one) => (one?.modified ?? dataset.modified) !== undefined,
  },
];
