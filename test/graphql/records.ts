import type { Dataset } from '../../src/model/dataset.ts';
import type { CatalogueStatus, Snapshot } from '../../src/model/snapshot.ts';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import { AIR } from './air-quality.ts';
import { dataset, distribution, fresh, snapshot, sv } from './build-record.ts';
import {
  AIR_SERIES,
  AIR_SERVICE,
  BORAS,
  CC0,
  csv,
  environment,
  GOTEBORG,
  json,
  MUSEUM,
  ROUTE_SERVICE,
  transport,
  VGR,
} from './configuration.ts';

const goteborgDatasets: readonly Dataset[] = [
  AIR,
  dataset('https://goteborg.example/parking', 'goteborg', 'Parkering', {
    publisher: GOTEBORG.id,
    themes: [transport],
    modified: { said: '2024-02-01', value: '2024-02-01' },
    distributions: [distribution('https://goteborg.example/parking/json', { formats: [json] })],
  }),
  dataset('https://goteborg.example/bridges', 'goteborg', 'Broar', {
    publisher: GOTEBORG.id,
    themes: [transport, environment],
  }),
  dataset('https://goteborg.example/oaks', 'goteborg', 'Ekar', {
    publisher: GOTEBORG.id,
    keywords: [{ value: 'Träd' }],
  }),
];

const borasDatasets: readonly Dataset[] = [
  dataset('https://boras.example/art', 'boras', 'Konst', {
    publisher: BORAS.id,
    modified: { said: '2023', value: '2023' },
    distributions: [distribution('https://boras.example/art/csv', { formats: [csv], licences: [CC0] })],
  }),
  dataset('https://boras.example/area', 'boras', 'Åkermark', { publisher: BORAS.id }),
];

/** The second is Göteborg's, told of by the region too; the third is a museum's, which is in no register. */
const vgrDatasets: readonly Dataset[] = [
  dataset('https://vgr.example/care', 'vgr', 'Vårdenheter', {
    publisher: VGR.id,
    issued: { said: '2022', value: '2022' },
  }),
  dataset('https://goteborg.example/parking', 'vgr', 'Parkering', { publisher: GOTEBORG.id, themes: [transport] }),
  dataset('https://museum.example/machines', 'vgr', 'Maskiner', { publisher: MUSEUM.id }),
];

export const SNAPSHOTS: readonly Snapshot[] = [
  snapshot('goteborg', {
    datasets: goteborgDatasets,
    agents: [GOTEBORG],
    dataServices: [AIR_SERVICE],
    datasetSeries: [AIR_SERIES],
    skippedCount: 2,
    skipped: [
      {
        id: 'https://goteborg.example/broken',
        reason: 'It has no title.',
        line: 12,
        properties: [{ property: 'https://x.example/p', value: 'x', isUri: false, properties: [] }],
      },
    ],
    catalogue: {
      uri: 'https://goteborg.example/catalogue',
      titles: sv('Öppna data i Göteborg'),
      descriptions: sv('Allt öppet.'),
      publisher: GOTEBORG.id,
      licences: [CC0],
      rights: [],
      issued: { said: '2015', value: '2015' },
      languages: [toConcept('language', 'sv')],
      homepages: [{ uri: 'https://goteborg.example/oppna-data', labels: [] }],
      spatial: [],
      themeTaxonomies: [{ uri: 'http://publications.europa.eu/resource/authority/data-theme', labels: [] }],
      hasPart: [],
      isPartOf: [],
      catalogues: [],
      otherProperties: [],
    },
  }),
  snapshot('boras', { datasets: borasDatasets, agents: [BORAS] }),
  snapshot('vgr', {
    datasets: vgrDatasets,
    agents: [VGR, GOTEBORG, MUSEUM].map((one) => ({ ...one, catalogueId: 'vgr' })),
    dataServices: [ROUTE_SERVICE],
  }),
];

export const STALE: CatalogueStatus = {
  ...fresh('boras'),
  state: 'STALE',
  lastAttempt: '2024-05-03T10:00:00.000Z',
  consecutiveFailures: 3,
  problem: { kind: 'TIMED_OUT', message: 'boras.example did not answer in 30 s.', since: '2024-05-01T10:00:00.000Z' },
};

export const MISSING: CatalogueStatus = {
  catalogueId: 'ale',
  state: 'MISSING',
  consecutiveFailures: 1,
  problem: {
    kind: 'MALFORMED',
    message: 'The document ends in the middle of an element.',
    line: 7,
    since: '2024-05-01T09:00:00.000Z',
  },
};
