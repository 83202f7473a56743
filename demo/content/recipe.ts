import { happens } from './choice.ts';
import type { Form } from './kind.ts';

/** Through what the data is reached. */
export type Access = 'file' | 'months' | 'rowstore' | 'api' | 'wms' | 'wfs' | 'page';

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

/** The distributions that a dataset of this form has; the first of the list always, the others by chance of the key. */
export function recipesFor(form: Form, key: string): readonly Recipe[] {
  return RECIPES[form].filter((one) => happens(one.percent, `${key} ${one.access} ${one.extension}`));
}
