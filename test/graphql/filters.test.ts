import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import { dataset, distribution, fresh, snapshot, sv } from './build-record.ts';
import { CC0, csv, environment } from './configuration.ts';
import type { Graph } from './graph.ts';
import { openGraph } from './graph.ts';

const BATHING = dataset('https://goteborg.example/bathing', 'goteborg', 'Badplatser', {
  descriptions: sv('Alla badplatser'),
  themes: [environment],
  spatial: [{ labels: [], bbox: 'ENVELOPE(11.6, 12.2, 57.9, 57.5)' }],
  distributions: [distribution('https://goteborg.example/bathing.csv', { formats: [csv], licences: [CC0] })],
});
const PLANS = dataset('https://goteborg.example/plans', 'goteborg', 'Detaljplaner', {
  spatial: [{ labels: [], geometry: 'RT90 1271000 6404000' }],
  distributions: [
    distribution('https://goteborg.example/plans', {
      mediaTypes: [toConcept('format', 'application/geo+json')],
      accessServices: ['a0000000000000000'],
    }),
  ],
});
const BUDGET = dataset('https://boras.example/budget', 'boras', 'Budget');

let graph: Graph;

beforeAll(async () => {
  graph = await openGraph();
  await graph.writer.writeSnapshot(snapshot('goteborg', { datasets: [BATHING, PLANS] }), fresh('goteborg'));
  await graph.writer.writeSnapshot(snapshot('boras', { datasets: [BUDGET] }), {
    ...fresh('boras'),
    state: 'STALE',
  });
});

afterAll(async () => {
  await graph.close();
});

const titles = async (filter: string): Promise<unknown> => {
  const { datasets } = await graph.ask(`{ datasets(filter: { ${filter} }) { totalCount nodes { title } } }`);
  return datasets;
};
const listOf = (...names: readonly string[]) => ({
  totalCount: names.length,
  nodes: names.map((title) => ({ title })),
});

describe('a filter of datasets', () => {
  it.each([
    ['mediaTypes: ["GeoJSON", "text/csv"]', ['Badplatser', 'Detaljplaner']],
    ['openLicence: true', ['Badplatser']],
    ['openLicence: false', ['Budget', 'Detaljplaner']],
    ['catalogueStates: [STALE, MISSING]', ['Budget']],
    ['hasRows: true', ['Badplatser', 'Detaljplaner']],
    ['hasApi: true', ['Detaljplaner']],
    ['hasApi: null, hasRows: null, openLicence: null', ['Badplatser', 'Budget', 'Detaljplaner']],
    ['within: { west: 11, south: 57, east: 13, north: 58 }', ['Badplatser']],
    ['within: { west: 11.7, south: 57, east: 13, north: 58 }', []],
    ['intersects: { west: 11.7, south: 57, east: 13, north: 58 }', ['Badplatser']],
    ['near: { longitude: 12.21, latitude: 57.7, kilometres: 1 }', ['Badplatser']],
    ['near: { longitude: 12.21, latitude: 57.7, kilometres: 0.5 }', []],
    ['qualityFrom: 100', ['Badplatser']],
    ['qualityTo: 0', ['Budget']],
    ['openLicence: true, hasApi: true', []],
  ])('takes %s', async (filter, expected) => {
    expect(await titles(filter)).toEqual(listOf(...expected));
  });

  it.each([
    ['mediaTypes: ["qwertyuiop"]', 'filter.mediaTypes', /"qwertyuiop" is not a media type.*text\/csv/],
    ['catalogueStates: []', 'filter.catalogueStates', /empty list/],
    [
      'within: { west: 13, south: 57, east: 11, north: 58 }',
      'filter.within.west',
      /^filter.within.west 13 is greater than east 11; exchange them/,
    ],
    [
      'intersects: { west: 11, south: 58, east: 13, north: 57 }',
      'filter.intersects.south',
      /south 58 is greater than north 57/,
    ],
    [
      'within: { west: 11, south: 57, east: 13, north: 95 }',
      'filter.within.north',
      /north 95 is outside −90 to 90; send degrees in WGS84/,
    ],
    [
      'near: { longitude: 319000, latitude: 6400000, kilometres: 5 }',
      'filter.near.longitude',
      /319000 is outside −180 to 180; send degrees in WGS84, not metres as in SWEREF 99 TM/,
    ],
    [
      'near: { longitude: 12, latitude: 57, kilometres: 0 }',
      'filter.near.kilometres',
      /kilometres 0 is no distance to look within; send more than 0 and at most 20000$/,
    ],
    ['near: { longitude: 12, latitude: 57, kilometres: 1e9 }', 'filter.near.kilometres', /at most 20000$/],
    ['qualityFrom: -1', 'filter.qualityFrom', /^filter.qualityFrom -1 cannot be; quality has 0 to 325 points$/],
    ['qualityTo: 326', 'filter.qualityTo', /^filter.qualityTo 326 cannot be/],
  ])('refuses %s and says what to send', async (filter, argument, message) => {
    const refusal = await graph.refusal(`{ datasets(filter: { ${filter} }) { totalCount } }`);

    expect(refusal.argument).toBe(argument);
    expect(refusal.message).toMatch(message);
  });
});

describe('a dataset', () => {
  it('tells the points of its metadata', async () => {
    // 30 theme, 20 spatial, 30 compliant, 20 format, 20 open, 20 machine-readable, 20 licence, 10 known.
    expect(
      await graph.ask('query ($id: ID!) { dataset(id: $id) { quality { metadataPoints } } }', { id: BATHING.id }),
    ).toEqual({
      dataset: { quality: { metadataPoints: 170 } },
    });
  });

  it('tells which of its geometries could not be read', async () => {
    const { dataset: found } = await graph.ask(
      'query ($id: ID!) { dataset(id: $id) { problems { property said reason } } }',
      { id: PLANS.id },
    );

    expect(found).toEqual({
      problems: [
        {
          property: 'spatial',
          said: 'RT90 1271000 6404000',
          reason: 'is no geometry in well-known text, GeoJSON or simple GML',
        },
      ],
    });
  });
});
