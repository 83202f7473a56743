import { describe, expect, it } from 'vitest';
import type { Dataset } from '../model/dataset.ts';
import type { Location } from '../model/value.ts';
import { toConcept } from '../model/vocabulary/index.ts';
import {
  aDataService,
  aDataset,
  aDistribution,
  aSnapshot,
  concept,
  datasetId,
  fresh,
  uncoded,
} from './fixtures/records.ts';
import { sharedStore, temporaryStore } from './fixtures/temporary-store.ts';
import type { OpenedStore } from './open.ts';
import type { DatasetFilter, Store } from './store.ts';

const link = (uri: string) => ({ uri, labels: [] });
const at = (geometry: string): readonly Location[] => [{ labels: [], geometry }];
const licence = (said: string) => toConcept('licence', said);
const format = (said: string) => toConcept('format', said);

/** Of Göteborg's harbour, Ale and Kiruna; Stockholm is where the point of "Badplatser" is. */
const GOTEBORG = { west: 11.6, south: 57.5, east: 12.2, north: 57.9 };

const DATASETS: readonly Dataset[] = [
  aDataset('Badplatser', {
    spatial: at('POINT(18.0686 59.3293)'),
    descriptions: [{ value: 'Kommunens badplatser', language: 'sv' }],
    keywords: [{ value: 'bad', language: 'sv' }],
    distributions: [aDistribution('1', { formats: [format('text/csv')], licences: [licence('CC0-1.0')] })],
  }),
  aDataset('Detaljplaner', {
    spatial: at('POLYGON((11.8 57.6, 12 57.6, 12 57.8, 11.8 57.6))'),
    licences: [licence('CC-BY-NC-4.0')],
    distributions: [aDistribution('2', { mediaTypes: [format('text/csv')], formats: [uncoded('tabell')] })],
  }),
  aDataset('Flygbilder', {
    // SWEREF 99 TM, and a second place that is partly in Göteborg.
    spatial: [...at('POINT(674032 6580822)'), ...at('ENVELOPE(12.1, 12.4, 58, 57.8)')],
    distributions: [
      aDistribution('3', { formats: [format('WMS')], accessUrls: [link('https://karta.example.se/wms')] }),
    ],
  }),
  aDataset('Luftkvalitet', {
    licences: [licence('http://creativecommons.org/licenses/by/2.5/se/')],
    spatial: at('POINT(500 500)'),
  }),
  aDataset('Trafik', { spatial: [{ uri: 'https://sws.geonames.org/2711537/', labels: [{ value: 'Göteborg' }] }] }),
];

const SERVICE = aDataService('trafik', { servesDatasets: [datasetId('Trafik')] });

async function fill({ writer }: Pick<OpenedStore, 'writer'>): Promise<void> {
  await writer.writeSnapshot(aSnapshot('one', { datasets: DATASETS, dataServices: [SERVICE] }), fresh('one'));
  const second = [
    aDataset('Badplatser', { catalogueId: 'two' }),
    aDataset('Vägar', { catalogueId: 'two', licences: [uncoded('vår egen')] }),
  ];
  await writer.writeSnapshot(aSnapshot('two', { datasets: second }), fresh('two', { state: 'STALE' }));
}

const titles = (store: Store, filter: DatasetFilter): readonly string[] =>
  store
    .datasets(filter, { order: 'TITLE', descending: false, limit: 100, backward: false })
    .items.map(({ node }) => node.titles[0]?.value ?? '');

const ALL = ['Badplatser', 'Detaljplaner', 'Flygbilder', 'Luftkvalitet', 'Trafik', 'Vägar'];

const CASES: readonly (readonly [string, DatasetFilter, readonly string[]])[] = [
  [
    'media types, of dcat:mediaType and of dcterms:format',
    { mediaTypes: ['text/csv'] },
    ['Badplatser', 'Detaljplaner'],
  ],
  ['media types that nobody has', { mediaTypes: ['application/gml+xml'] }, []],
  ['formats, of dcterms:format alone', { formats: ['text/csv'] }, ['Badplatser']],
  ['an open licence, an adapted one too', { openLicence: true }, ['Badplatser', 'Luftkvalitet']],
  ['no open licence, or none', { openLicence: false }, ['Detaljplaner', 'Flygbilder', 'Trafik', 'Vägar']],
  [
    'fresh catalogues, by the reading that is served',
    { catalogueStates: ['FRESH'] },
    ALL.filter((title) => title !== 'Vägar'),
  ],
  ['stale catalogues', { catalogueStates: ['STALE'] }, ['Vägar']],
  ['catalogues in any state', { catalogueStates: ['FRESH', 'STALE', 'MISSING'] }, ALL],
  ['catalogues that have nothing', { catalogueStates: ['MISSING'] }, []],
  ['rows', { hasRows: true }, ['Badplatser', 'Detaljplaner']],
  ['no rows', { hasRows: false }, ['Flygbilder', 'Luftkvalitet', 'Trafik', 'Vägar']],
  ['an API, a service that says so too', { hasApi: true }, ['Flygbilder', 'Trafik']],
  ['no API', { hasApi: false }, ['Badplatser', 'Detaljplaner', 'Luftkvalitet', 'Vägar']],
  ['a box that a place lies in', { within: GOTEBORG }, ['Detaljplaner']],
  ['a box that a place touches', { intersects: GOTEBORG }, ['Detaljplaner', 'Flygbilder']],
  [
    'a box whose edges are the place’s own',
    { within: { west: 11.8, south: 57.6, east: 12, north: 57.8 } },
    ['Detaljplaner'],
  ],
  [
    'a box that ends a centimetre short of the place',
    { within: { west: 11.8000001, south: 57.6, east: 12, north: 57.8 } },
    [],
  ],
  [
    'a box that only has the place’s corner',
    { intersects: { west: 10, south: 57, east: 11.8, north: 57.6 } },
    ['Detaljplaner'],
  ],
  [
    'the whole world: what has a place',
    { within: { west: -180, south: -90, east: 180, north: 90 } },
    ['Badplatser', 'Detaljplaner', 'Flygbilder'],
  ],
  [
    'a distance, in degrees and in metres',
    { near: { longitude: 18.06, latitude: 59.33, kilometres: 2 } },
    ['Badplatser', 'Flygbilder'],
  ],
  ['no distance, inside a place', { near: { longitude: 11.9, latitude: 57.7, kilometres: 0.001 } }, ['Detaljplaner']],
  // A degree of latitude is 111.19 km on a sphere.
  ['a distance that just reaches', { near: { longitude: 11.9, latitude: 56.6, kilometres: 111.2 } }, ['Detaljplaner']],
  ['a distance that just does not', { near: { longitude: 11.9, latitude: 56.6, kilometres: 111.18 } }, []],
  // From 0° 0° to 18.0686° 59.3293° it is 6,781.9 km: arccos(cos 59.3293° cos 18.0686°) times the radius.
  [
    'a distance across the continents',
    { near: { longitude: 0, latitude: 0, kilometres: 6_783 } },
    ['Badplatser', 'Detaljplaner', 'Flygbilder'],
  ],
  [
    'a distance around a pole',
    { near: { longitude: -150, latitude: 90, kilometres: 3_411 } },
    ['Badplatser', 'Flygbilder'],
  ],
  // Points: 140, 120, 60, 50, 20, 20, in the order of the titles.
  ['quality from', { qualityFrom: 121 }, ['Badplatser']],
  ['quality to', { qualityTo: 50 }, ['Luftkvalitet', 'Trafik', 'Vägar']],
  ['a range of quality, its ends too', { qualityFrom: 60, qualityTo: 120 }, ['Detaljplaner', 'Flygbilder']],
  ['a range of quality that is turned', { qualityFrom: 100, qualityTo: 50 }, []],
  [
    'several of them together',
    { openLicence: true, hasRows: true, hasApi: false, catalogueStates: ['FRESH'] },
    ['Badplatser'],
  ],
  ['one of them with a theme that none has', { openLicence: false, themes: ['ENVI'], intersects: GOTEBORG }, []],
];

describe.each([0, 5_000])('filters by quality, place and reuse, sorting at most %d rows', (sortedAtMost) => {
  const opened = sharedStore({ sortedAtMost }, fill);

  it.each(CASES)('%s: finds and counts the same', (_, filter, expected) => {
    const store = opened();

    expect(titles(store, filter)).toEqual(expected);
    expect(store.countDatasets(filter)).toBe(expected.length);
  });
});

describe('distances', () => {
  /** Kilometres by the spherical law of cosines: another way to the same. */
  const apart = (a: readonly [number, number], b: readonly [number, number]): number => {
    const [x1, y1, x2, y2] = [...a, ...b].map((degrees) => (degrees * Math.PI) / 180) as [
      number,
      number,
      number,
      number,
    ];
    const cosine = Math.sin(y1) * Math.sin(y2) + Math.cos(y1) * Math.cos(y2) * Math.cos(x1 - x2);
    return 6371.0088 * Math.acos(Math.min(1, cosine));
  };
  const points = Array.from({ length: 400 }, (_, n): readonly [number, number] => [
    5 + (n % 20),
    54 + Math.floor(n / 20),
  ]);
  const opened = sharedStore({}, async ({ writer }) => {
    const datasets = points.map(([x, y]) => aDataset(`${x} ${y}`, { spatial: at(`POINT(${x} ${y})`) }));
    await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));
  });

  it.each([
    [11.97, 57.71, 60],
    [18.06, 59.33, 250],
    [20.2, 67.9, 30],
    [4, 80, 1_500],
    [24, 54, 111.3],
  ])('around %d° %d° find exactly what lies within %d km', (longitude, latitude, kilometres) => {
    const store = opened();
    const near = points.filter((point) => apart(point, [longitude, latitude]) <= kilometres);

    const found = titles(store, { near: { longitude, latitude, kilometres } });

    expect(near.length).toBeGreaterThan(0);
    expect(store.countDatasets({ near: { longitude, latitude, kilometres } })).toBe(near.length);
    expect(near.map(([x, y]) => `${x} ${y}`)).toEqual(expect.arrayContaining([...found]));
  });
});

describe('filters of datasets that change', () => {
  const page = { order: 'TITLE', descending: false, limit: 10, backward: false } as const;

  it('follow the state of a catalogue at the revision', async () => {
    const { store, writer } = await temporaryStore();
    await fill({ writer });
    const before = titles(store, { catalogueStates: ['STALE'] });

    await writer.writeStatus(fresh('one', { state: 'STALE' }));
    await writer.writeStatus(fresh('two'));

    expect(before).toEqual(['Vägar']);
    expect(titles(store, { catalogueStates: ['FRESH'] })).toEqual(['Vägar']);
  });

  it('follow a dataset that moves, and forget one that is gone', async () => {
    const { store, writer } = await temporaryStore();
    await fill({ writer });
    const moved = DATASETS.filter((dataset) => dataset.id !== datasetId('Flygbilder')).map((dataset) =>
      dataset.id === datasetId('Detaljplaner') ? { ...dataset, spatial: at('POINT(20.22 67.85)') } : dataset,
    );

    await writer.writeSnapshot(aSnapshot('one', { datasets: moved }), fresh('one'));

    expect(store.datasets({ intersects: GOTEBORG }, page).items).toEqual([]);
    expect(titles(store, { near: { longitude: 20.2, latitude: 67.9, kilometres: 10 } })).toEqual(['Detaljplaner']);
    expect(titles(store, { near: { longitude: 18.06, latitude: 59.33, kilometres: 2 } })).toEqual(['Badplatser']);
  });

  it('read from the next catalogue what the first no longer has', async () => {
    const { store, writer } = await temporaryStore();
    await fill({ writer });

    await writer.writeSnapshot(aSnapshot('one', { datasets: DATASETS.slice(1) }), fresh('one'));

    expect(titles(store, { catalogueStates: ['STALE'] })).toEqual(['Badplatser', 'Vägar']);
    expect(titles(store, { hasRows: true })).toEqual(['Detaljplaner']);
    expect(titles(store, { openLicence: true })).toEqual(['Luftkvalitet']);
  });

  it('know a licence that first comes later', async () => {
    const { store, writer } = await temporaryStore();
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')] }), fresh('one'));
    const before = store.countDatasets({ openLicence: true });

    const open = [aDataset('A', { licences: [concept('ODbL-1.0')] })];
    await writer.writeSnapshot(aSnapshot('one', { datasets: open }), fresh('one'));

    expect(before).toBe(0);
    expect(titles(store, { openLicence: true })).toEqual(['A']);
  });
});
