import { describe, expect, it } from 'vitest';
import type { Distribution } from './distribution.ts';
import { hasApi, hasRows } from './interface-form.ts';
import { newDistribution } from './new-record.ts';
import { toConcept } from './vocabulary/index.ts';

const link = (uri: string) => ({ uri, labels: [] });
const at = (uri: string): Partial<Distribution> => ({ accessUrls: [link(uri)] });
const inFormat = (said: string): Partial<Distribution> => ({ formats: [toConcept('format', said)] });
const following = (uri: string): Partial<Distribution> => ({ conformsTo: [link(uri)] });

const CASES: readonly (readonly [string, Partial<Distribution>, { rows: boolean; api: boolean }])[] = [
  ['nothing said', {}, { rows: false, api: false }],
  ['a CSV file', inFormat('text/csv'), { rows: true, api: false }],
  ['a CSV file by its media type alone', { mediaTypes: [toConcept('format', 'text/csv')] }, { rows: true, api: false }],
  ['a CSV file in a word', inFormat('CSV'), { rows: true, api: false }],
  ['an XLSX workbook', inFormat('XLSX'), { rows: true, api: false }],
  ['GeoJSON', inFormat('GeoJSON'), { rows: true, api: false }],
  ['a PC-Axis table', inFormat('px'), { rows: true, api: false }],
  ['a PDF', inFormat('application/pdf'), { rows: false, api: false }],
  ['a page', inFormat('text/html'), { rows: false, api: false }],
  ['a page that ends in .csv', { ...inFormat('text/html'), ...at('https://a.se/x.csv') }, { rows: false, api: false }],
  ['RDF', inFormat('text/turtle'), { rows: false, api: false }],
  ['a file without a format, by its name', at('https://a.se/files/badplatser.CSV?v=2'), { rows: true, api: false }],
  ['a file without a format that is no table', at('https://a.se/files/karta.pdf'), { rows: false, api: false }],
  ['a map service by its format', inFormat('WMS'), { rows: false, api: true }],
  ['a feature service by its format', inFormat('application/vnd.ogc.wfs_xml'), { rows: true, api: true }],
  ['a feature service by its address', at('https://karta.a.se/ows?SERVICE=WFS&request=x'), { rows: true, api: true }],
  ['a map service by its address', at('https://karta.a.se/geoserver/wms'), { rows: false, api: true }],
  ['OGC API features', at('https://a.se/ogc/features/collections/bad/items?f=json'), { rows: true, api: true }],
  ['a layer of features', at('https://a.se/rest/services/Bad/FeatureServer/0'), { rows: true, api: true }],
  ['a layer of a map', at('https://a.se/arc/rest/services/Bad/MapServer/3'), { rows: true, api: true }],
  ['a map without a layer', at('https://a.se/arc/rest/services/Bad/MapServer'), { rows: false, api: true }],
  ['a table behind an API', at('https://catalog.a.se/rowstore/dataset/0f1e'), { rows: true, api: true }],
  ['a table of a statistical database', at('https://stat.a.se/api/v1/sv/BE/BE01'), { rows: true, api: true }],
  ['SPARQL', { ...inFormat('SPARQL'), ...at('https://a.se/sparql') }, { rows: false, api: true }],
  ['what is called an API', inFormat('JSON API'), { rows: false, api: true }],
  ['a word that only begins so', inFormat('Apinor'), { rows: false, api: false }],
  ['a host for APIs', at('https://api.a.se/v2/stops'), { rows: false, api: true }],
  ['an access service of which nothing is known', { accessServices: ['a1'] }, { rows: false, api: true }],
  [
    'the specification of an interface',
    following('http://www.opengis.net/spec/ogcapi-features-1/1.0'),
    { rows: true, api: true },
  ],
  [
    'a dataset specification',
    following('https://dataportal.se/specifications/badplatser'),
    { rows: false, api: false },
  ],
];

describe('a dataset with one distribution', () => {
  it.each(CASES)('%s: says whether rows and an API can be had', (_, parts, { rows, api }) => {
    const dataset = { distributions: [newDistribution({ id: 'f1', ...parts })] };

    expect({ rows: hasRows(dataset), api: hasApi(dataset) }).toEqual({ rows, api });
  });

  it('has neither without it', () => {
    expect([hasRows({ distributions: [] }), hasApi({ distributions: [] })]).toEqual([false, false]);
  });
});
