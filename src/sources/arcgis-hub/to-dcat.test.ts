import { describe, expect, it } from 'vitest';
import type { DataService, Dataset } from '../../model/dataset.ts';
import { idFromUri } from '../../model/id.ts';
import { readItem } from './api.ts';
import { createServiceCollector } from './services.ts';
import { type HubRecord, toDcat } from './to-dcat.ts';

const SITE = new URL('https://data.exempelstad.example.se/');
const ITEM = 'f4bcc1035b7d46cba95e977f4affb6be';
const SERVICE = 'https://services.arcgis.com/Xj56SBi2udA78cC9/arcgis/rest/services/Bad_och_lek/FeatureServer';

function read(properties: Readonly<Record<string, unknown>>, id = ITEM, geometry: unknown = null): HubRecord {
  const item = readItem({ id, type: 'Feature', geometry, time: null, properties: { id, ...properties } });
  if (typeof item === 'string') throw new Error(item);
  return toDcat(item, SITE, 'exempel');
}
const layer = (properties: Readonly<Record<string, unknown>>, number = 3): Dataset =>
  read({ title: 'Bad', type: 'Feature Layer', url: `${SERVICE}/${number}`, ...properties }, `${ITEM}_${number}`)
    .dataset;
const addressesOf = ({ distributions }: Dataset): (string | undefined)[] =>
  distributions.map(({ accessUrls }) => accessUrls[0]?.uri);

describe('an item of a Hub site', () => {
  it('is read into the fields of the model', () => {
    const { dataset } = read({
      title: 'Badplatser',
      name: 'Badplatser_2024',
      type: 'CSV',
      description: '<div>Kommunens <b>badplatser</b>.</div>',
      snippet: 'Badplatser',
      tags: ['bad', 'vatten'],
      created: 1_611_934_478_000,
      modified: 1_671_554_653_000,
      access: 'public',
      owner: 'gis_exempelstad',
      source: 'Exempelstads kommun',
      orgContactEmail: 'gis@exempelstad.example.se',
      categories: ['/Categories/Miljö'],
      licenseInfo: '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>',
      accessInformation: '© Exempelstads kommun',
      guid: null,
      numViews: 17,
    });

    expect(dataset).toMatchObject({
      id: idFromUri('dataset', `https://www.arcgis.com/home/item.html?id=${ITEM}`),
      titles: [{ value: 'Badplatser' }],
      descriptions: [{ value: 'Kommunens badplatser.' }],
      keywords: [{ value: 'bad' }, { value: 'vatten' }],
      issued: { said: '1611934478000', value: '2021-01-29T15:34:38Z' },
      modified: { said: '1671554653000', value: '2022-12-20T16:44:13Z' },
      accessRights: { said: 'public', code: 'PUBLIC' },
      contactPoints: [{ names: [{ value: 'gis_exempelstad' }], emails: ['gis@exempelstad.example.se'] }],
      themes: [{ said: '/Categories/Miljö', code: 'ENVI', labels: [{ value: 'Miljö' }] }],
      licences: [{ said: 'https://creativecommons.org/licenses/by/4.0/', code: 'CC-BY-4.0' }],
      rights: [{ attributionTexts: [{ value: '© Exempelstads kommun' }] }],
      landingPages: [{ uri: `https://data.exempelstad.example.se/datasets/${ITEM}` }],
      identifiers: [ITEM],
      relations: [],
    });
    expect(dataset.otherProperties.map(({ property, value }) => [property, value])).toEqual([
      ['name', 'Badplatser_2024'],
      ['type', 'CSV'],
      ['snippet', 'Badplatser'],
      ['numViews', '17'],
    ]);
  });

  it('is a part of its item, and a dataset of its own, where it is a layer', () => {
    const first = layer({}, 0);
    const second = layer({}, 3);

    expect(first.id).not.toBe(second.id);
    expect(second.uri).toBe(`https://www.arcgis.com/home/item.html?id=${ITEM}&sublayer=3`);
    expect(second.relations).toEqual([{ uri: `https://www.arcgis.com/home/item.html?id=${ITEM}`, labels: [] }]);
  });

  it.each([
    ['source', { source: 'Exempelstads kommun', orgName: 'Org', owner: 'konto' }, 'Exempelstads kommun'],
    ['orgName', { orgName: 'Org', owner: 'konto' }, 'Org'],
    ['owner', { owner: 'konto' }, 'konto'],
  ])('names its publisher, and that the name is from %s', (property, properties, name) => {
    const { publisher, dataset } = read({ title: 'Bad', ...properties });

    expect(publisher).toMatchObject({ names: [{ value: name }], otherProperties: [{ property, value: name }] });
    expect(dataset.publisher).toBe(publisher?.id);
  });

  it('has no publisher where none is named', () => {
    const { publisher } = read({ title: 'Bad' });

    expect(publisher).toBeUndefined();
  });

  it('gives terms of use without a known licence as rights', () => {
    const { dataset } = read({ title: 'Bad', licenseInfo: '<p>Ange <i>källa</i>.</p>', license: 'none' });

    expect(dataset.licences).toEqual([]);
    expect(dataset.rights).toMatchObject([{ texts: [{ value: 'Ange källa.' }] }]);
  });

  it('keeps a moment that cannot be one, and notes it', () => {
    const { dataset } = read({ title: 'Bad', created: -1, modified: 'nyss' });

    expect(dataset.issued).toEqual({ said: '-1' });
    expect(dataset.modified).toEqual({ said: 'nyss' });
    expect(dataset.problems.map(({ property }) => property)).toEqual(['created', 'modified']);
  });
});

describe('where an item is', () => {
  const box = 'POLYGON((14 57,15 57,15 58,14 58,14 57))';

  it.each([
    [
      'an envelope',
      {
        type: 'envelope',
        coordinates: [
          [14, 57],
          [15, 58],
        ],
      },
    ],
    [
      'two corners',
      [
        [14, 57],
        [15, 58],
      ],
    ],
    [
      'a polygon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [14, 58],
            [15, 58],
            [15, 57],
            [14, 57],
            [14, 58],
          ],
        ],
      },
    ],
  ])('is a box, out of %s', (_, extent) => {
    const { dataset } = read({ title: 'Bad', extent });

    expect(dataset.spatial).toEqual([{ labels: [], bbox: box }]);
    expect(dataset.otherProperties).toEqual([]);
  });

  it('is its outline too, where that is more than a box', () => {
    const outline = {
      type: 'Polygon',
      coordinates: [
        [
          [14, 57],
          [15, 57],
          [15, 58],
          [14, 57],
        ],
      ],
    };

    const { dataset } = read({ title: 'Bad' }, ITEM, outline);

    expect(dataset.spatial).toEqual([{ labels: [], bbox: box, geometry: JSON.stringify(outline) }]);
  });
});

describe('the distributions of an item', () => {
  const download = (format: string): string =>
    `https://data.exempelstad.example.se/api/download/v1/items/${ITEM}/${format}?layers=3`;

  it('are the service and the files of its layer', () => {
    const dataset = layer({});

    expect(addressesOf(dataset)).toEqual([`${SERVICE}/3`, ...['geojson', 'csv', 'kml', 'shapefile'].map(download)]);
    expect(dataset.distributions[0]?.formats[0]?.said).toBe('ArcGIS GeoServices REST API');
  });

  it('leave out what has no meaning for a table, and all files for a raster', () => {
    const [table, raster] = [layer({ type: 'Table' }), layer({ type: 'Raster Layer' })];

    expect(addressesOf(table)).toEqual([`${SERVICE}/3`, download('geojson'), download('csv')]);
    expect(addressesOf(raster)).toEqual([`${SERVICE}/3`]);
  });

  it('are the service alone where no layer is known, for it need not be layer 0', () => {
    const { dataset } = read({ title: 'Bad', type: 'Feature Service', url: SERVICE });

    expect(addressesOf(dataset)).toEqual([SERVICE]);
  });

  it('are the file of a file item, wherever it is', () => {
    const [onPortal, elsewhere] = [
      read({ title: 'Bad', type: 'Microsoft Excel', url: null }).dataset,
      read({ title: 'Bad', type: 'CSV', url: 'https://exempelstad.example.se/bad.csv' }).dataset,
    ];

    expect(addressesOf(onPortal)).toEqual([`https://www.arcgis.com/sharing/rest/content/items/${ITEM}/data`]);
    expect(addressesOf(elsewhere)).toEqual(['https://exempelstad.example.se/bad.csv']);
    expect(elsewhere.distributions[0]?.formats[0]?.code).toBe('text/csv');
  });
});

describe('the service behind the layers', () => {
  const gather = (datasets: readonly Dataset[]): { linked: Dataset[]; services: readonly DataService[] } => {
    const collector = createServiceCollector('exempel');
    const linked = datasets.map((dataset) => collector.link(dataset));
    return { linked, services: collector.services() };
  };

  it('is one, with all layers as its datasets, and each layer names it', () => {
    const layers = [layer({ source: 'Exempelstads kommun' }, 0), layer({ source: 'Exempelstads kommun' }, 1)];

    const { linked, services } = gather(layers);

    const id = idFromUri('dataService', SERVICE);
    expect(services).toMatchObject([
      {
        id,
        titles: [{ value: 'Bad_och_lek' }],
        endpointUrls: [{ uri: SERVICE }],
        publisher: layers[0]?.publisher,
        servesDatasets: layers.map((dataset) => dataset.id),
      },
    ]);
    expect(linked.map(({ distributions }) => distributions[0]?.accessServices)).toEqual([[id], [id]]);
    expect(linked[0]?.distributions[1]?.accessServices).toEqual([]);
  });

  it('has no publisher where its layers name several', () => {
    const { services } = gather([layer({ source: 'A' }, 0), layer({ source: 'B' }, 1)]);

    expect(services[0]?.publisher).toBeUndefined();
  });
});
