import { describe, expect, it } from 'vitest';
import { idFromUri } from '../../model/id.ts';
import { createContext } from './context.ts';
import { packageOf } from './fixtures/platform.ts';
import { extras, read, SITE } from './fixtures/read-package.ts';
import { toDcat } from './to-dcat.ts';

describe('what a dataset and its parts are called', () => {
  it('has the URIs that ckanext-dcat makes, and ids from them', () => {
    const { dataset, agents } = read({ organization: { id: 'o1', title: 'Exempelstad' }, resources: [{ id: 'r1' }] });

    expect(dataset).toMatchObject({
      id: idFromUri('dataset', `${SITE}/dataset/b3c2`),
      uri: `${SITE}/dataset/b3c2`,
      identifiers: ['b3c2'],
      distributions: [{ uri: `${SITE}/dataset/b3c2/resource/r1` }],
    });
    expect(agents[0]?.uri).toBe(`${SITE}/organization/o1`);
  });

  it('has the URIs of its own where it gives them, and the id is passed on', () => {
    const { dataset } = read({
      ...extras({ uri: 'https://data.example.se/toaletter', identifier: 'SE-1' }),
      resources: [{ id: 'r1', uri: 'https://data.example.se/toaletter/csv' }],
    });

    expect(dataset).toMatchObject({
      uri: 'https://data.example.se/toaletter',
      identifiers: ['SE-1'],
      distributions: [{ uri: 'https://data.example.se/toaletter/csv' }],
      otherProperties: [{ property: 'id', value: 'b3c2' }],
    });
  });

  it('is not called None, which is Python for no URI', () => {
    const { dataset } = read(extras({ uri: 'None' }));

    expect(dataset.uri).toBe(`${SITE}/dataset/b3c2`);
    expect(dataset.otherProperties).toMatchObject([{ property: 'uri', value: 'None' }]);
  });

  it('keeps its id apart from other resources where it has none', () => {
    const { dataset } = read({ resources: [{ url: 'https://a.example.se' }, { url: 'https://a.example.se' }] });

    expect(new Set(dataset.distributions.map((distribution) => distribution.id)).size).toBe(2);
  });

  it('survives an id of half a character', () => {
    const { dataset } = read({ resources: [{ id: 'r\ud800' }] });

    expect(dataset.distributions[0]?.uri).toBe(`${SITE}/dataset/b3c2/resource/r%EF%BF%BD`);
  });

  it('shows the name where there is no title, and says so', () => {
    const { dataset } = read({ title: ' ', name: 'toaletter' });

    expect(dataset.titles).toEqual([{ value: 'toaletter' }]);
    expect(dataset.problems).toMatchObject([{ property: 'titles' }]);
  });
});

describe('legacy extras', () => {
  it('are fields, and their lists are the text of lists', () => {
    const { dataset } = read(
      extras({
        conforms_to: '["https://lankadedata.se/spec/public-toilets/"]',
        language: '["sv","en"]',
        theme: '["http://publications.europa.eu/resource/authority/data-theme/TRAN"]',
        documentation: 'https://a.example.se/1, https://a.example.se/2',
        alternate_identifier: '["a1"]',
        frequency: 'http://publications.europa.eu/resource/authority/frequency/DAILY',
        issued: '2020-05-01',
        provenance: 'Inventering på plats.',
      }),
    );

    expect(dataset).toMatchObject({
      conformsTo: [{ uri: 'https://lankadedata.se/spec/public-toilets/' }],
      languages: [
        { said: 'sv', code: 'SWE' },
        { said: 'en', code: 'ENG' },
      ],
      themes: [{ code: 'TRAN' }],
      documentation: [{ uri: 'https://a.example.se/1' }, { uri: 'https://a.example.se/2' }],
      otherIdentifiers: ['a1'],
      frequency: { code: 'DAILY' },
      issued: { said: '2020-05-01', value: '2020-05-01' },
      provenance: [{ value: 'Inventering på plats.' }],
      otherProperties: [],
    });
  });

  it('are passed on where nothing reads them, once where they repeat a field, and apart where they differ', () => {
    const { dataset } = read({
      frequency: 'daily',
      ...extras({ frequency: 'monthly', title: 'Toaletter', inspire: 'ja' }),
    });

    expect(dataset.otherProperties).toMatchObject([
      { property: 'frequency', value: 'monthly' },
      { property: 'inspire', value: 'ja' },
    ]);
    expect(dataset.frequency).toMatchObject({ said: 'daily', code: 'DAILY' });
  });

  it('are kept whole where a list in them cannot be read', () => {
    const { dataset } = read(extras({ conforms_to: '[trasig' }));

    expect(dataset.conformsTo).toEqual([{ uri: '[trasig', labels: [] }]);
  });
});

describe('themes and licences', () => {
  it('reads groups as themes by title or name, keeps others as they were said, and repeats none', () => {
    const { dataset } = read({
      theme: ['http://publications.europa.eu/resource/authority/data-theme/ENVI'],
      groups: [
        { name: 'miljo', title: 'Miljö' },
        { name: 'tran', title: 'Resor och trafik' },
        { name: 'badplatser', display_name: 'Badplatser' },
      ],
    });

    expect(dataset.themes).toEqual([
      expect.objectContaining({ code: 'ENVI' }),
      expect.objectContaining({ said: 'Resor och trafik', code: 'TRAN', labels: [{ value: 'Resor och trafik' }] }),
      { said: 'Badplatser', labels: [{ value: 'Badplatser' }] },
    ]);
  });

  it('says the licence by its address, else by CKAN’s id, with its title, for resources without one too', () => {
    const { dataset } = read({
      license_id: 'cc-zero',
      license_title: 'Creative Commons CCZero',
      license_url: 'https://example.se/villkor',
      resources: [{ id: 'a' }, { id: 'b', license: 'http://creativecommons.org/licenses/by/4.0/' }],
    });

    const labels = [{ value: 'Creative Commons CCZero' }];
    expect(dataset.licences).toEqual([expect.objectContaining({ said: 'cc-zero', code: 'CC0-1.0', labels })]);
    expect(dataset.distributions.map(({ licences }) => licences.map(({ code }) => code))).toEqual([
      ['CC0-1.0'],
      ['CC-BY-4.0'],
    ]);
    expect(dataset.otherProperties).toMatchObject([{ property: 'license_url', value: 'https://example.se/villkor' }]);
  });

  it('keeps a licence that is not known as it was said', () => {
    const { dataset } = read({ license_id: 'kommunens-egen', license_title: 'Kommunens egen' });

    expect(dataset.licences).toEqual([{ said: 'kommunens-egen', labels: [{ value: 'Kommunens egen' }] }]);
  });
});

describe('packages that are not quite datasets', () => {
  it('reads a series, and the datasets that name it', () => {
    const context = createContext('exempel', SITE);
    const series = toDcat({ id: 's1', record: { id: 's1', type: 'dataset_series', title: 'Mätningar' } }, context);
    const { dataset } = read({ in_series: ['s1'] });

    expect(series).toMatchObject({
      type: 'datasetSeries',
      datasetSeries: { kind: 'series', id: dataset.inSeries[0], titles: [{ value: 'Mätningar' }] },
    });
  });

  it('passes on what is nested without end only so far', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown;

    const { dataset } = read({ djup: deep, bred: Array.from({ length: 5000 }, () => ({ a: 1 })) });

    expect(JSON.stringify(dataset.otherProperties).length).toBeLessThan(100_000);
  });

  it('leaves nothing of an ordinary package over but what the model has no place for', () => {
    const record = packageOf({ number: 1, title: 'Ett', file: 'https://data.example.se/1.csv' });

    const item = toDcat({ id: '1', record }, createContext('exempel', SITE));

    const dataset = item?.type === 'dataset' ? item.dataset : undefined;
    expect(dataset?.otherProperties.map(({ property }) => property)).toEqual(['name', 'license_id']);
    expect(dataset?.distributions[0]?.otherProperties.map(({ property }) => property)).toEqual(['datastore_active']);
  });
});
