import { describe, expect, it } from 'vitest';
import { idFromUri } from '../../model/id.ts';
import { read, SITE } from './fixtures/read-package.ts';

type Resource = Readonly<Record<string, unknown>>;
/** The distribution of one resource. */
const distributionOf = (given: Resource) =>
  read({ resources: [{ id: 'r1', url: 'https://data.example.se/1.csv', ...given }] }).dataset.distributions[0];

describe('resources', () => {
  it('are distributions with all that is said of them', () => {
    const distribution = distributionOf({
      name: 'CSV',
      access_url: 'https://data.example.se/sida',
      download_url: 'https://data.example.se/1.csv',
      format: '.csv',
      mimetype: 'text/csv; charset=utf-8',
      size: '1234',
      hash: 'abc',
      hash_algorithm: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha1',
      created: '2023-02-01T08:00:00',
      last_modified: '2024-01-01T00:00:00',
      status: 'http://purl.org/adms/status/Completed',
      availability: 'http://data.europa.eu/r5r/availability/stable',
      rights: 'Ange källa',
      datastore_active: true,
    });

    expect(distribution).toMatchObject({
      accessUrls: [{ uri: 'https://data.example.se/sida' }],
      downloadUrls: [{ uri: 'https://data.example.se/1.csv' }],
      formats: [{ said: '.csv', code: 'text/csv' }],
      mediaTypes: [{ code: 'text/csv' }],
      byteSize: { said: '1234', value: 1234 },
      checksums: [{ value: 'abc' }],
      issued: { value: '2023-02-01T08:00:00Z' },
      modified: { value: '2024-01-01T00:00:00Z' },
      status: { code: 'COMPLETED' },
      availability: { code: 'STABLE' },
      rights: [{ texts: [{ value: 'Ange källa' }] }],
      otherProperties: [{ property: 'datastore_active', value: 'true' }],
      problems: [],
    });
  });

  it('say what is wrong with an address and a size', () => {
    const without = distributionOf({ url: '' });
    const wrong = distributionOf({ url: 'se bilaga', size: 'stor' });

    expect(without?.problems).toMatchObject([{ property: 'accessUrls', reason: 'has no address (url is empty)' }]);
    expect(wrong?.problems).toMatchObject([
      { property: 'accessUrls', said: 'se bilaga' },
      { property: 'byteSize', said: 'stor' },
    ]);
  });

  it('are left out where deleted, and passed on where they are none', () => {
    const { dataset } = read({ resources: [{ id: 'a', state: 'deleted' }, 'b.csv', { id: 'c', state: 'active' }] });

    expect(dataset.distributions.map(({ uri }) => uri)).toEqual([`${SITE}/dataset/b3c2/resource/c`]);
    expect(dataset.otherProperties).toMatchObject([{ property: 'resources', value: 'b.csv' }]);
    expect(dataset.problems).toMatchObject([{ property: 'distributions' }]);
  });

  it('bring their access services, of which one with a URI is one however often it is described', () => {
    const service = { uri: 'https://api.example.se', endpoint_url: ['https://api.example.se/v1'], extra: 'x' };
    const { dataset, services } = read({
      resources: [
        { id: 'a', access_services: [{ ...service, serves_dataset: ['https://a.example.se'] }] },
        { id: 'b', access_services: JSON.stringify([{ ...service, serves_dataset: ['https://b.example.se'] }]) },
      ],
    });

    expect(services).toMatchObject([
      {
        uri: 'https://api.example.se',
        endpointUrls: [{ uri: 'https://api.example.se/v1' }],
        servesDatasets: [idFromUri('dataset', 'https://a.example.se'), idFromUri('dataset', 'https://b.example.se')],
        otherProperties: [{ property: 'extra', value: 'x' }],
      },
    ]);
    expect(dataset.distributions.map(({ accessServices }) => accessServices)).toEqual([
      [services[0]?.id],
      [services[0]?.id],
    ]);
  });
});
