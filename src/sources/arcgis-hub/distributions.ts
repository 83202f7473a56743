import { distributionKey } from '../../dcat-us/distribution.ts';
import type { Distribution } from '../../model/distribution.ts';
import { idWithin } from '../../model/id.ts';
import { newDistribution } from '../../model/new-record.ts';
import { toConcept } from '../../model/vocabulary/index.ts';
import { downloadUrl, type ItemName, itemDataUrl, serviceOf } from './address.ts';

/** What the distributions of an item follow from. */
export interface ItemFacts {
  readonly name: ItemName;
  /** Hub's type: `Feature Layer`, `Table`, `CSV` … */
  readonly type: string | undefined;
  readonly url: string | undefined;
  readonly datasetId: string;
  readonly catalogueId: string;
  readonly site: URL;
}

/** Item types whose content is a file on the portal (ArcGIS REST API, items and item types: data files). */
const FILES: ReadonlySet<string> = new Set([
  'CAD Drawing',
  'CSV',
  'CSV Collection',
  'File Geodatabase',
  'GeoJson',
  'GeoPackage',
  'Image',
  'Image Collection',
  'KML',
  'KML Collection',
  'Microsoft Excel',
  'Microsoft Powerpoint',
  'Microsoft Word',
  'PDF',
  'Shapefile',
  'SQLite Geodatabase',
]);

/** Title, format and media type as Hub's own feed gives them, and the name in the download's address. */
const DOWNLOADS = [
  ['GeoJSON', 'GeoJSON', 'application/vnd.geo+json', 'geojson'],
  ['CSV', 'CSV', 'text/csv', 'csv'],
  ['KML', 'KML', 'application/vnd.google-earth.kml+xml', 'kml'],
  ['Shapefile', 'ZIP', 'application/zip', 'shapefile'],
] as const;
const WITHOUT_GEOMETRY: ReadonlySet<string> = new Set(['geojson', 'csv']);

/** The service itself and the files that the site makes of its layer; or the file, page or service of another kind. */
export function distributionsOf(facts: ItemFacts): readonly Distribution[] {
  const { url, type, name } = facts;
  const service = url === undefined ? undefined : serviceOf(url);
  if (url !== undefined && service !== undefined) {
    const layer = name.layer ?? service.layer;
    const api = distribution(facts, url, 'ArcGIS GeoService', 'ArcGIS GeoServices REST API', 'application/json');
    return layer === undefined || !/^(?:Feature|Map)Server$/i.test(service.kind)
      ? [api]
      : [api, ...downloads(facts, layer)];
  }
  if (url !== undefined) return [distribution(facts, url, undefined, type)];
  return type !== undefined && FILES.has(type) ? [distribution(facts, itemDataUrl(name), undefined, type)] : [];
}

/**
 * Only for a layer whose number is known: a service's first layer need not be number 0, and asking for another gives an
 * error. Rasters and groups have no rows to give; tables have no geometry to draw.
 */
function downloads(facts: ItemFacts, layer: string): readonly Distribution[] {
  const { type = '', site, name } = facts;
  if (/raster|image|group/i.test(type)) return [];
  return DOWNLOADS.filter(([, , , word]) => type !== 'Table' || WITHOUT_GEOMETRY.has(word)).map(
    ([title, format, mediaType, word]) =>
      distribution(facts, downloadUrl(site, name.item, word, layer), title, format, mediaType),
  );
}

function distribution(
  { datasetId, catalogueId }: ItemFacts,
  url: string,
  title: string | undefined,
  said: string | undefined,
  mediaType?: string,
): Distribution {
  const accessUrls = [{ uri: url, labels: [] }];
  const format = said === undefined ? undefined : toConcept('format', said);
  const titles = title === undefined ? [] : [{ value: title }];
  return newDistribution({
    id: idWithin('distribution', catalogueId, distributionKey(datasetId, accessUrls, format, titles[0])),
    titles,
    accessUrls,
    formats: format === undefined ? [] : [format],
    mediaTypes: mediaType === undefined ? [] : [toConcept('format', mediaType)],
  });
}
