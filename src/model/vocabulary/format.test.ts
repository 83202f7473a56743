import { describe, expect, it } from 'vitest';
import { readTerm, term, terms } from './index.ts';

const read = (said: string): string | undefined => readTerm('format', said)?.code;

const EU = 'http://publications.europa.eu/resource/authority/file-type/';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('format', () => {
  it.each([
    'text/csv',
    'TEXT/CSV',
    'text/csv; charset=utf-8',
    'text/csv;header=present',
    'CSV',
    '.csv',
    '*.csv',
    'csv-fil',
    'CSV-format',
    'CSV (.csv)',
    `${EU}CSV`,
    `${EU.replace('http', 'https')}CSV/`,
    'http://www.iana.org/assignments/media-types/text/csv',
    'https://www.iana.org/assignments/media-types/text/csv',
    'https://www.iana.org/assignments/media-types/media-types.xhtml#text/csv',
    'http://purl.org/NET/mediatypes/text/csv',
    'text/comma-separated-values',
  ])('reads %j as text/csv', (said) => {
    expect(read(said)).toBe('text/csv');
  });

  it.each([
    ['Excel', 'application/vnd.ms-excel'],
    ['xls', 'application/vnd.ms-excel'],
    ['Microsoft Excel (.xls)', 'application/vnd.ms-excel'],
    ['XLSX', XLSX],
    ['Excel-fil (.xlsx)', XLSX],
    ['Microsoft Excel XML (.xlsx)', XLSX],
    ['GeoJSON', 'application/geo+json'],
    ['application/vnd.geo+json', 'application/geo+json'],
    ['WMS', 'application/vnd.ogc.wms_xml'],
    ['OGC:WMS', 'application/vnd.ogc.wms_xml'],
    ['WFS-tjänst', 'application/vnd.ogc.wfs_xml'],
    ['ESRI Shapefile', 'application/x-shapefile'],
    ['text/xml', 'application/xml'],
    ['RDF/XML', 'application/rdf+xml'],
    ['JSON-LD', 'application/ld+json'],
    ['jsonld', 'application/ld+json'],
    ['GeoPackage', 'application/geopackage+sqlite3'],
    ['jpg', 'image/jpeg'],
    ['CSV (.csv) i en zip', 'text/csv+zip'],
    ['RDF as Turtle (.ttl)', 'text/turtle'],
    ['Web Page', 'text/html'],
    ['px', 'text/x-pcaxis'],
  ])('reads %j as %s', (said, code) => {
    expect(read(said)).toBe(code);
  });

  it.each([
    ['CSV', 'text/csv'],
    ['XLSX', XLSX],
    ['XLS', 'application/vnd.ms-excel'],
    ['ODS', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['JSON', 'application/json'],
    ['JSON_LD', 'application/ld+json'],
    ['GEOJSON', 'application/geo+json'],
    ['XML', 'application/xml'],
    ['RDF_XML', 'application/rdf+xml'],
    ['RDF_TURTLE', 'text/turtle'],
    ['PDF', 'application/pdf'],
    ['PDFA2A', 'application/pdf'],
    ['ZIP', 'application/zip'],
    ['SHP', 'application/x-shapefile'],
    ['GPKG', 'application/geopackage+sqlite3'],
    ['KML', 'application/vnd.google-earth.kml+xml'],
    ['KMZ', 'application/vnd.google-earth.kmz'],
    ['WMS_SRVC', 'application/vnd.ogc.wms_xml'],
    ['WFS_SRVC', 'application/vnd.ogc.wfs_xml'],
    ['HTML', 'text/html'],
    ['TXT', 'text/plain'],
    ['PNG', 'image/png'],
    ['TIFF', 'image/tiff'],
    ['GEOTIFF', 'image/tiff'],
  ])('reads the EU file type %s as %s', (fileType, code) => {
    expect(read(EU + fileType)).toBe(code);
  });

  it("has every media type of DCAT-AP-SE's two lists", () => {
    const common =
      'text/csv text/csv+zip application/xml application/xml+zip application/json application/json+zip application/zip ' +
      `text/html application/vnd.ms-excel application/pdf text/plain application/n-triples ${XLSX} ` +
      'application/vnd.oasis.opendocument.spreadsheet application/rdf+xml application/sparql-query text/turtle';
    const geographic =
      'application/geo+json application/x-shapefile application/x-filegdb application/gml+xml application/x-gmz ' +
      'application/vnd.google-earth.kml+xml application/vnd.google-earth.kmz application/x-ecw ' +
      'application/x-ascii-grid application/x-oracledump application/x-las application/x-laz application/x-tab ' +
      'application/x-tab-raster application/x-worldfile application/vnd.sqlite3 application/geopackage+sqlite3 ' +
      'image/tiff image/jp2 application/vnd.ogc.wms_xml application/vnd.ogc.wmts_xml application/vnd.ogc.wfs_xml ' +
      'application/vnd.ogc.wcs_xml';
    const listed = new Set(terms('format').map((one) => one.code));

    expect(`${common} ${geographic}`.split(' ').filter((code) => !listed.has(code))).toEqual([]);
  });

  it('takes any other media type as it is, without its parameters', () => {
    expect(readTerm('format', 'Application/Vnd.Example.v2+JSON; q=1')).toEqual({
      uri: 'http://www.iana.org/assignments/media-types/application/vnd.example.v2+json',
      code: 'application/vnd.example.v2+json',
      labels: { sv: 'application/vnd.example.v2+json', en: 'application/vnd.example.v2+json' },
      machineReadable: true,
      nonProprietary: true,
    });
    expect(term('format', 'application/x-unheard-of')?.machineReadable).toBe(false);
  });

  it.each(['csv/json', 'xlsx/csv', 'Excel, CSV', 'API', 'csv eller xml', 'text/', 'text/c s v', `${EU}XXXX`, 'fil'])(
    'does not guess what %j means',
    (said) => {
      expect(read(said)).toBeUndefined();
    },
  );

  it('tells formats that software can read, and those anybody may implement', () => {
    const traits = ['CSV', 'XLSX', 'PDF', 'HTML'].map((said) => {
      const found = readTerm('format', said);
      return [found?.machineReadable, found?.nonProprietary, found?.fileType];
    });

    expect(traits).toEqual([
      [true, true, 'CSV'],
      [true, false, 'XLSX'],
      [false, false, 'PDF'],
      [false, true, 'HTML'],
    ]);
  });

  it('reads each EU file type it knows back as the format that has it', () => {
    const misread = terms('format').filter((one) => one.fileType !== undefined && read(EU + one.fileType) !== one.code);

    expect(misread).toEqual([]);
  });
});
