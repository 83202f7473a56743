import { describe, expect, it } from 'vitest';
import { idFromUri } from '../model/id.ts';
import { datasetsOf, only, readAll, readOne } from './fixtures/reading.ts';

describe('a DCAT-US 3.0 catalogue', () => {
  it('is read with objects in the place of texts, in several languages', () => {
    const { dataset, items } = readOne({
      '@id': 'https://exempelstad.example.se/klimat',
      title: 'Klimat',
      titleMap: { en: 'Climate' },
      keyword: ['klimat'],
      keywordMap: { en: ['climate'] },
      identifier: { '@type': 'Identifier', notation: 'K-1', schemaAgency: 'Exempelstad' },
      publisher: { '@id': 'https://exempelstad.example.se/org', '@type': 'Organization', name: 'Exempelstads kommun' },
      contactPoint: [
        {
          '@type': 'Kind',
          fn: 'Miljö',
          hasEmail: 'mailto:miljo@exempelstad.example.se',
          tel: 'tel:+4610',
          address: [{ 'street-address': 'Torget 1', locality: 'Exempelstad' }],
        },
      ],
      theme: [{ '@id': 'https://example.se/tema', prefLabel: 'Klimat', definition: 'Väder över tid' }],
      landingPage: { '@id': 'https://example.se/sida', title: 'Sidan', accessURL: 'https://example.se/klimat' },
      temporal: [{ '@type': 'PeriodOfTime', startDate: '2024-01-01', endDate: '2024-12-31' }],
      spatial: [{ '@type': 'Location', label: 'Exempelstad', geometry: 'POINT(14 57)' }],
      inSeries: [{ '@id': 'https://exempelstad.example.se/serie', '@type': 'DatasetSeries', title: 'Serien' }],
      distribution: [
        {
          '@id': 'https://exempelstad.example.se/klimat/csv',
          downloadURL: 'https://exempelstad.example.se/klimat.csv',
          checksum: { algorithm: 'SHA-256', checksumValue: 'ab12' },
          accessService: [
            { '@id': 'https://api.example.se', title: 'API', endpointURL: ['https://api.example.se/v1'] },
          ],
        },
      ],
    });

    expect(dataset).toMatchObject({
      uri: 'https://exempelstad.example.se/klimat',
      titles: [{ value: 'Klimat' }, { value: 'Climate', language: 'en' }],
      keywords: [{ value: 'klimat' }, { value: 'climate', language: 'en' }],
      identifiers: ['K-1'],
      publisher: idFromUri('organisation', 'https://exempelstad.example.se/org'),
      contactPoints: [
        {
          kind: 'Kind',
          names: [{ value: 'Miljö' }],
          emails: ['miljo@exempelstad.example.se'],
          telephones: ['+4610'],
          addresses: [{ street: 'Torget 1', locality: 'Exempelstad' }],
        },
      ],
      themes: [{ said: 'https://example.se/tema', labels: [{ value: 'Klimat' }] }],
      landingPages: [{ uri: 'https://example.se/klimat', labels: [{ value: 'Sidan' }] }],
      temporal: [{ start: { value: '2024-01-01' }, end: { value: '2024-12-31' } }],
      spatial: [{ labels: [{ value: 'Exempelstad' }], geometry: 'POINT(14 57)' }],
      inSeries: [idFromUri('datasetSeries', 'https://exempelstad.example.se/serie')],
      distributions: [
        {
          id: idFromUri('distribution', 'https://exempelstad.example.se/klimat/csv'),
          checksums: [{ algorithm: 'SHA-256', value: 'ab12' }],
          accessServices: [idFromUri('dataService', 'https://api.example.se')],
        },
      ],
    });
    expect(JSON.stringify(dataset.otherProperties)).toContain('Väder över tid');
    expect(JSON.stringify(dataset.otherProperties)).toContain('schemaAgency');
    expect(only(items, 'datasetSeries').map(({ datasetSeries }) => datasetSeries.titles)).toEqual([
      [{ value: 'Serien' }],
    ]);
    expect(only(items, 'dataService').map(({ dataService }) => dataService.endpointUrls)).toEqual([
      [{ uri: 'https://api.example.se/v1', labels: [] }],
    ]);
  });

  it('is read with prefixed names and links between the nodes of a graph', () => {
    const items = readAll({
      '@graph': [
        {
          '@id': 'https://e.se/k',
          '@type': 'dcat:Catalog',
          'dcterms:title': 'Katalog',
          'dcat:dataset': { '@id': 'https://e.se/d' },
        },
        {
          '@id': 'https://e.se/d',
          '@type': ['dcat:Dataset'],
          'dcterms:title': { '@value': 'Bad', '@language': 'sv' },
          'dcterms:publisher': { '@id': 'https://e.se/p' },
          'dcat:distribution': [{ '@id': '_:b1' }],
        },
        { '@id': '_:b1', '@type': 'dcat:Distribution', 'dcat:accessUrl': { '@id': 'https://e.se/bad.csv' } },
        { '@id': 'https://e.se/p', '@type': 'foaf:Organization', 'foaf:name': 'Exempelstads kommun' },
      ],
    });

    const datasets = datasetsOf(items);
    expect(datasets).toMatchObject([
      {
        titles: [{ value: 'Bad', language: 'sv' }],
        publisher: idFromUri('organisation', 'https://e.se/p'),
        distributions: [{ accessUrls: [{ uri: 'https://e.se/bad.csv' }] }],
      },
    ]);
    expect(only(items, 'catalogue').map(({ catalogue }) => catalogue.titles)).toEqual([[{ value: 'Katalog' }]]);
    expect(only(items, 'agent').map(({ agent }) => agent.names)).toEqual([[{ value: 'Exempelstads kommun' }]]);
  });

  it('gives the datasets of collections and of catalogues within it', () => {
    const items = readAll({
      title: 'Hela',
      dataset: [{ identifier: 'samling', title: 'Samlingen', dataset: [{ identifier: 'del', title: 'Delen' }] }],
      catalog: [{ title: 'Gatukontoret', dataset: [{ identifier: 'gata', title: 'Gator' }] }],
    });

    const datasets = datasetsOf(items);
    expect(datasets.map(({ titles }) => titles[0]?.value)).toEqual(['Samlingen', 'Delen', 'Gator']);
    expect(datasets[1]?.relations).toEqual([{ uri: 'samling', labels: [] }]);
    expect(only(items, 'catalogue')).toMatchObject([{ catalogue: { catalogues: [{ uri: 'Gatukontoret' }] } }]);
  });

  it('passes on what a node says that all datasets link to only so often, and says that it stopped', () => {
    const values = Object.fromEntries(Array.from({ length: 1_000 }, (_, number) => [`k${number}`, `v${number}`]));
    const datasets = Array.from({ length: 300 }, (_, number) => ({
      '@id': `https://exempelstad.example.se/${number}`,
      '@type': 'dcat:Dataset',
      title: `Data ${number}`,
      contactPoint: { '@id': 'https://exempelstad.example.se/kontakt' },
    }));

    const items = readAll({
      '@graph': [
        { '@id': 'https://exempelstad.example.se/', '@type': 'dcat:Catalog', title: 'Katalog' },
        { '@id': 'https://exempelstad.example.se/kontakt', fn: 'Miljö', ...values },
        ...datasets,
      ],
    });

    expect(datasetsOf(items)).toHaveLength(300);
    expect(only(items, 'skipped')).toEqual([
      {
        type: 'skipped',
        skipped: expect.objectContaining({ reason: expect.stringContaining('not all') as string }) as object,
      },
    ]);
    expect(JSON.stringify(items).length).toBeLessThan(4_000_000);
  });
});
