import { happens } from './choice.ts';
import type { Platform } from './content.ts';
import type { Form } from './kind.ts';

/** Through what the data is reached. */
export type Access = 'file' | 'months' | 'rowstore' | 'api' | 'wms' | 'wfs' | 'arcgis' | 'image' | 'page';

/** One distribution to be made: what it is, how it is reached, and how many of a hundred datasets of this form have it. */
export interface Recipe {
  readonly access: Access;
  readonly mediaType: string;
  readonly extension: string;
  readonly title: readonly [sv: string, en: string];
  readonly percent: number;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const recipe = (
  access: Access,
  mediaType: string,
  extension: string,
  title: readonly [string, string],
  percent = 100,
): Recipe => ({ access, mediaType, extension, title, percent });

const csv = (percent?: number): Recipe => recipe('file', 'text/csv', 'csv', ['CSV-fil', 'CSV file'], percent);
const xlsx = (percent: number): Recipe => recipe('file', XLSX, 'xlsx', ['Excel-fil', 'Excel file'], percent);
const geojson = (percent?: number): Recipe =>
  recipe('file', 'application/geo+json', 'geojson', ['GeoJSON', 'GeoJSON'], percent);
const rowstore = (percent: number): Recipe =>
  recipe('rowstore', 'application/json', 'json', ['API (JSON)', 'API (JSON)'], percent);
const wms = (percent?: number): Recipe =>
  recipe('wms', 'application/vnd.ogc.wms_xml', 'xml', ['Visningstjänst (WMS)', 'View service (WMS)'], percent);
const api = (): Recipe => recipe('api', 'application/json', 'json', ['Öppet API', 'Open API']);
const page = (percent?: number): Recipe => recipe('page', 'text/html', 'html', ['Webbsida', 'Web page'], percent);

const RECIPES: Readonly<Record<Form, readonly Recipe[]>> = {
  places: [csv(), geojson(45), rowstore(40), xlsx(8)],
  table: [csv(), xlsx(35), rowstore(25)],
  map: [
    geojson(),
    wms(60),
    recipe('wfs', 'application/vnd.ogc.wfs_xml', 'xml', ['Nedladdningstjänst (WFS)', 'Download service (WFS)'], 55),
    recipe('file', 'application/zip', 'zip', ['Shape-fil i zip', 'Zipped shapefile'], 20),
  ],
  raster: [wms(), recipe('file', 'image/tiff', 'tif', ['GeoTIFF', 'GeoTIFF'], 60)],
  live: [api(), csv(40)],
  report: [recipe('file', 'application/pdf', 'pdf', ['Rapport (PDF)', 'Report (PDF)']), xlsx(70)],
  ledger: [recipe('months', 'text/csv', 'csv', ['CSV-filer per månad', 'CSV files by month']), rowstore(45)],
  page: [page()],
  calendar: [api(), page(50), csv(25)],
};

const WITH_POSITIONS: readonly Form[] = ['places', 'map'];
const WITHOUT_ROWS: readonly Form[] = ['raster', 'report', 'page'];

/** Opendatasoft holds the rows itself and gives them in every format it has, those of maps where there are positions. */
const EXPORTS = [
  csv(),
  recipe('file', 'application/json', 'json', ['JSON', 'JSON']),
  xlsx(100),
] as const satisfies readonly Recipe[];

/** A Hub site gives the layer itself, and makes files of it on demand; of an image service it makes none. */
const LAYER = [
  recipe('arcgis', 'application/json', 'json', ['ArcGIS GeoService', 'ArcGIS GeoService']),
  geojson(),
  csv(),
  recipe('file', 'application/vnd.google-earth.kml+xml', 'kml', ['KML', 'KML']),
  recipe('file', 'application/zip', 'zip', ['Shape-fil i zip', 'Zipped shapefile']),
] as const satisfies readonly Recipe[];
const IMAGES = [
  recipe('image', 'application/json', 'json', ['ArcGIS GeoService', 'ArcGIS GeoService']),
] as const satisfies readonly Recipe[];

function recipesOn(platform: Platform | undefined, form: Form): readonly Recipe[] {
  if (platform === undefined) return RECIPES[form];
  if (platform === 'opendatasoft' && !WITHOUT_ROWS.includes(form)) {
    return WITH_POSITIONS.includes(form) ? [...EXPORTS, geojson()] : EXPORTS;
  }
  if (platform === 'arcgis-hub') return form === 'raster' ? IMAGES : LAYER;
  // RowStore is EntryScape's; and one distribution has one address, so that a ledger is one file.
  return RECIPES[form]
    .filter(({ access }) => access !== 'rowstore')
    .map((one) => (one.access === 'months' ? { ...one, access: 'file', title: ['CSV-fil', 'CSV file'] } : one));
}

/** The distributions that a dataset of this form has; the first of the list always, the others by chance of the key. */
export function recipesFor(form: Form, key: string, platform?: Platform): readonly Recipe[] {
  return recipesOn(platform, form).filter((one) => happens(one.percent, `${key} ${one.access} ${one.extension}`));
}
