import type { Dataset } from './dataset.ts';
import type { Distribution } from './distribution.ts';
import { readTerm, term } from './vocabulary/index.ts';

/** A kind of interface that an address shows. */
interface InterfaceForm {
  /** Of the whole address, without regard to case. */
  readonly address: RegExp;
  /** It gives rows or features, a page at a time. */
  readonly rows: boolean;
}

/** The addresses that standards and widespread interfaces have. */
const INTERFACES: readonly InterfaceForm[] = [
  // OGC web services: the parameter, or the last word of the path.
  { address: /[?&]service=wfs\b|\/wfs\/?(?:[?#]|$)/i, rows: true },
  { address: /[?&]service=(?:wms|wmts|wcs|csw|sos)\b|\/(?:wms|wmts|wcs|csw)\/?(?:[?#]|$)/i, rows: false },
  // OGC API: features are rows, the others (maps, tiles, coverages) not.
  { address: /\/collections\/[^/?#]+\/items\b|\/ogc\/features\b/i, rows: true },
  { address: /\/ogcapi\b|\/ogc\/\w+\b|\/collections\/?(?:[?#]|$)/i, rows: false },
  // GeoServices REST: a layer of features or of a map has rows.
  { address: /\/rest\/services\/.+\/(?:FeatureServer|MapServer\/\d+)\b/i, rows: true },
  { address: /\/rest\/services\//i, rows: false },
  // Tables behind an address of their own.
  { address: /\/rowstore\/dataset\/|\/action\/datastore_search\b|\/datasets\/[^/?#]+\/records\b/i, rows: true },
  // Statistical databases: the table's path below the language.
  { address: /\/api\/v[12](?:-?beta)?\/(?:sv|en)\/|\/api\/v2(?:-?beta)?\/tables\//i, rows: true },
  { address: /\/odata(?:\/|$)|\/sparql\/?(?:[?#]|$)|\/graphql\/?(?:[?#]|$)|\/(?:openapi|swagger)\b/i, rows: false },
  { address: /^https?:\/\/api[.-]|\/(?:api|rest)(?:\/|[?#]|$)/i, rows: false },
];

/** Media types (`format.code`) of tables and features that the gateway has, or is to have, a reader for. */
const ROW_FORMATS: ReadonlySet<string> = new Set([
  'text/csv',
  'text/csv+zip',
  'text/tab-separated-values',
  'application/json',
  'application/jsonl',
  'application/geo+json',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.ogc.wfs_xml',
  'text/x-pcaxis',
]);

/** Media types that only a service has. */
const API_FORMATS: ReadonlySet<string> = new Set([
  'application/vnd.ogc.wms_xml',
  'application/vnd.ogc.wmts_xml',
  'application/vnd.ogc.wfs_xml',
  'application/vnd.ogc.wcs_xml',
  'application/sparql-query',
  'application/openapi+json',
  'application/openapi+yaml',
  'application/vnd.oai.openapi',
  'application/vnd.oai.openapi+json',
]);

/** In a format that is no media type: "JSON API", "REST", "ESRI REST". */
const API_WORD = /(?:^|[^\p{L}])(?:api|apis|rest|odata|graphql|openapi|swagger|sparql)(?:[^\p{L}]|$)/iu;

/** Specifications of interfaces, as dcterms:conformsTo names them. */
const API_SPECIFICATION = /opengis\.net\/.*\b(?:wms|wmts|wfs|wcs|ogcapi)|spec\.openapis\.org|w3\.org\/TR\/sparql11/i;
const ROW_SPECIFICATION = /opengis\.net\/.*\b(?:wfs|ogcapi-features)/i;

/** Longer than any address that is one: what is no address is not searched for patterns. */
const isShort = (address: string): boolean => address.length <= 2_048;

const addressesOf = ({ accessUrls, downloadUrls }: Distribution): readonly string[] =>
  [...accessUrls, ...downloadUrls].map(({ uri }) => uri).filter(isShort);

const EXTENSION = /^[^?#]*\/[^/?#]+\.([a-z0-9]{2,8})(?:[?#]|$)/i;

/** Media types of what it holds; where it states none that we know, by the ending of its file's name. */
function formatCodes(distribution: Distribution): readonly string[] {
  const stated = [...distribution.formats, ...distribution.mediaTypes].flatMap(({ code }) => code ?? []);
  if (stated.length > 0) return stated;
  return addressesOf(distribution).flatMap((address) => {
    const extension = EXTENSION.exec(address)?.[1];
    return extension === undefined ? [] : (readTerm('format', extension)?.code ?? []);
  });
}

const specificationsOf = ({ conformsTo }: Distribution): readonly string[] =>
  conformsTo.map(({ uri }) => uri).filter(isShort);

function givesRows(distribution: Distribution): boolean {
  return (
    formatCodes(distribution).some((code) => ROW_FORMATS.has(code)) ||
    addressesOf(distribution).some((address) => INTERFACES.find((one) => one.address.test(address))?.rows === true) ||
    specificationsOf(distribution).some((specification) => ROW_SPECIFICATION.test(specification))
  );
}

/**
 * Whether rows could be read from the dataset: a distribution whose format or media type is a table's or features' (CSV,
 * TSV, XLSX, ODS, JSON, JSON Lines, GeoJSON, WFS, PC-Axis), whose address is that of an interface that gives rows (WFS, OGC
 * API Features, GeoServices REST layers, tables behind an API), or that follows the specification of one. From the metadata
 * alone: a file may hold something else than its format says, and JSON may be no list. PDF, pages, pictures, maps, XML and
 * archives are no rows, nor is a service of which nothing is said but that it is there.
 */
export function hasRows({ distributions }: Pick<Dataset, 'distributions'>): boolean {
  return distributions.some(givesRows);
}

function isApi(distribution: Distribution): boolean {
  const { formats, mediaTypes, accessServices } = distribution;
  return (
    accessServices.length > 0 ||
    [...formats, ...mediaTypes].some(({ code, said }) =>
      code !== undefined && term('format', code) !== undefined ? API_FORMATS.has(code) : API_WORD.test(said),
    ) ||
    addressesOf(distribution).some((address) => INTERFACES.some((one) => one.address.test(address))) ||
    specificationsOf(distribution).some((specification) => API_SPECIFICATION.test(specification))
  );
}

/**
 * Whether the dataset says that programs can ask for parts of it: a distribution with an access service, or whose format,
 * address or specification is that of an interface (OGC services and OGC API, GeoServices REST, SPARQL, OData, OpenAPI, or
 * what is called an API). Services that say themselves that they serve the dataset are not seen here.
 */
export function hasApi({ distributions }: Pick<Dataset, 'distributions'>): boolean {
  return distributions.some(isApi);
}
