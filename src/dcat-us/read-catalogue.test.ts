import { describe, expect, it } from 'vitest';
import { idFromUri, idWithin } from '../model/id.ts';
import { readDocument } from './document.ts';
import { datasetsOf, only, readAll, readOne } from './fixtures/reading.ts';

describe('a DCAT-US 1.1 record', () => {
  it('is read into the fields of the model', () => {
    const { dataset } = readOne({
      '@type': 'dcat:Dataset',
      identifier: 'bad-1',
      title: 'Badplatser',
      description: '<p>Kommunens <b>badplatser</b></p>',
      keyword: ['bad', 'vatten'],
      theme: ['Miljö'],
      modified: '2025-06-01',
      issued: '2024-01-01T12:00:00Z',
      accrualPeriodicity: 'R/P1Y',
      accessLevel: 'non-public',
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      language: ['sv-SE'],
      landingPage: 'https://exempelstad.example.se/bad',
      describedBy: 'https://exempelstad.example.se/bad.pdf',
      references: ['https://exempelstad.example.se/api'],
      isPartOf: 'samling',
      temporal: '2020-01-01/2020-12-31',
      distribution: [{ downloadURL: 'https://exempelstad.example.se/bad.csv', mediaType: 'text/csv', format: 'csv' }],
    });

    expect(dataset).toMatchObject({
      id: idWithin('dataset', 'exempel', 'bad-1'),
      titles: [{ value: 'Badplatser' }],
      descriptions: [{ value: 'Kommunens badplatser' }],
      keywords: [{ value: 'bad' }, { value: 'vatten' }],
      themes: [{ said: 'Miljö', code: 'ENVI' }],
      issued: { value: '2024-01-01T12:00:00Z' },
      modified: { value: '2025-06-01' },
      frequency: { said: 'R/P1Y', code: 'ANNUAL' },
      accessRights: { said: 'non-public', code: 'NON_PUBLIC' },
      licences: [{ code: 'CC0-1.0' }],
      landingPages: [{ uri: 'https://exempelstad.example.se/bad' }],
      documentation: [{ uri: 'https://exempelstad.example.se/bad.pdf' }, { uri: 'https://exempelstad.example.se/api' }],
      relations: [{ uri: 'samling' }],
      temporal: [{ start: { value: '2020-01-01' }, end: { value: '2020-12-31' } }],
      identifiers: ['bad-1'],
      distributions: [{ formats: [{ code: 'text/csv' }], mediaTypes: [{ code: 'text/csv' }] }],
      problems: [],
    });
  });

  it('has the URI of its identifier where that is a web address', () => {
    const { dataset } = readOne({ identifier: 'https://exempelstad.example.se/bad', title: 'Bad' });

    expect(dataset.uri).toBe('https://exempelstad.example.se/bad');
    expect(dataset.id).toBe(idFromUri('dataset', 'https://exempelstad.example.se/bad'));
  });

  it('keeps its id without an identifier, as long as its title and files are the same', () => {
    const record = { title: 'Bad', distribution: [{ accessURL: 'https://exempelstad.example.se/bad.csv' }] };

    const [first, twin] = datasetsOf(readAll({ dataset: [record, record] }));
    const again = readOne({ ...record, description: 'ny text', identifier: null }).dataset;

    expect(again.id).toBe(first?.id);
    expect(twin?.id).not.toBe(first?.id);
  });

  it('takes null and blank fields for absent, numbers for texts, and one value for a list', () => {
    const { dataset } = readOne({
      identifier: 17,
      title: 2024,
      description: null,
      keyword: 'bad, vatten',
      landingPage: '',
      distribution: { accessURL: 'https://exempelstad.example.se/bad', byteSize: '1200', title: ' ' },
      spatial: null,
    });

    expect(dataset).toMatchObject({
      identifiers: ['17'],
      titles: [{ value: '2024' }],
      descriptions: [],
      keywords: [{ value: 'bad' }, { value: 'vatten' }],
      landingPages: [],
      distributions: [{ byteSize: { said: '1200', value: 1200 }, titles: [] }],
      otherProperties: [],
      problems: [],
    });
  });

  it('passes on what has no place in the model under its own name, nested as it was', () => {
    const { dataset } = readOne({
      title: 'Bad',
      bureauCode: ['015:11'],
      dataQuality: true,
      extra: { unit: 'meter', depth: { max: 3.5, min: null } },
    });

    expect(dataset.otherProperties).toEqual([
      { property: 'bureauCode', value: '015:11', isUri: false, properties: [] },
      {
        property: 'dataQuality',
        value: 'true',
        isUri: false,
        datatype: 'http://www.w3.org/2001/XMLSchema#boolean',
        properties: [],
      },
      {
        property: 'extra',
        isUri: false,
        properties: [
          { property: 'unit', value: 'meter', isUri: false, properties: [] },
          {
            property: 'depth',
            isUri: false,
            properties: [
              {
                property: 'max',
                value: '3.5',
                isUri: false,
                datatype: 'http://www.w3.org/2001/XMLSchema#decimal',
                properties: [],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('reads a repeating interval in the place of a date as how often', () => {
    const { dataset } = readOne({ title: 'Bad', modified: 'R/P1D' });

    expect(dataset.modified).toEqual({ said: 'R/P1D' });
    expect(dataset.frequency).toMatchObject({ said: 'R/P1D', code: 'DAILY' });
    expect(dataset.problems).toEqual([]);
  });

  it.each([
    ['a name', 'Exempelstad', { labels: [{ value: 'Exempelstad' }] }],
    ['corners', '14,57.6,14.4,57.9', { bbox: 'POLYGON((14 57.6,14.4 57.6,14.4 57.9,14 57.9,14 57.6))' }],
    ['GeoJSON', { type: 'Point', coordinates: [14, 57] }, { geometry: '{"type":"Point","coordinates":[14,57]}' }],
    ['well-known text', 'POINT(14 57)', { geometry: 'POINT(14 57)' }],
    ['an IRI', 'http://www.geonames.org/2702979', { uri: 'http://www.geonames.org/2702979' }],
  ])('reads a place that is %s', (_, spatial, expected) => {
    const { dataset } = readOne({ title: 'Bad', spatial });

    expect(dataset.spatial).toMatchObject([expected]);
  });

  it('notes a period and a date that cannot be read, and keeps what was said', () => {
    const { dataset } = readOne({ title: 'Bad', temporal: 'sommaren', issued: 'i fjol' });

    expect(dataset.issued).toEqual({ said: 'i fjol' });
    expect(dataset.otherProperties).toMatchObject([{ property: 'temporal', value: 'sommaren' }]);
    expect(dataset.problems.map(({ property, said }) => [property, said])).toEqual([
      ['issued', 'i fjol'],
      ['temporal', 'sommaren'],
    ]);
  });

  it('notes a placeholder of a template that was not filled in, and leaves it out', () => {
    const { dataset } = readOne({ title: 'Bad', license: '{{customLicense}}' });

    expect(dataset.licences).toEqual([]);
    expect(dataset.problems).toMatchObject([{ property: 'license', said: '{{customLicense}}' }]);
  });

  it('keeps units of one name under different organisations apart, and the chain above each', () => {
    const unit = (above: string): unknown => ({
      title: `Data från ${above}`,
      publisher: { name: 'Kulturförvaltningen', subOrganizationOf: { name: above } },
    });

    const items = readAll({ dataset: [unit('Ale kommun'), unit('Lerums kommun'), unit('Ale kommun')] });

    const agents = only(items, 'agent').map(({ agent }) => agent);
    expect(agents.map(({ names }) => names[0]?.value)).toEqual(['Kulturförvaltningen', 'Kulturförvaltningen']);
    expect(agents[0]?.otherProperties).toEqual([
      {
        property: 'http://www.w3.org/ns/org#subOrganizationOf',
        isUri: false,
        properties: [{ property: 'http://xmlns.com/foaf/0.1/name', value: 'Ale kommun', isUri: false, properties: [] }],
      },
    ]);
    const [first, second, third] = datasetsOf(items);
    expect(first?.publisher).toBe(agents[0]?.id);
    expect(second?.publisher).toBe(agents[1]?.id);
    expect(third?.publisher).toBe(agents[0]?.id);
  });
});

describe('what cannot be read', () => {
  it('costs one record, which is listed', () => {
    const items = readAll({ dataset: [null, 'text', {}, { title: 'Bad' }] });

    expect(datasetsOf(items)).toHaveLength(1);
    expect(only(items, 'skipped').map(({ skipped }) => skipped.id)).toEqual(['dataset 1', 'dataset 2', 'dataset 3']);
  });

  it.each([[{}], [{ datasets: [] }], [{ dataset: 'nej' }], [[]], [null], ['text'], [{ '@graph': [] }]])(
    'is said of a document that is no catalogue: %j',
    (document) => {
      expect(() => readDocument(document)).toThrow('no list called dataset');
    },
  );

  it('does not unfold a hostile record without end', () => {
    let deep: unknown = 'botten';
    for (let level = 0; level < 5000; level += 1) deep = { inre: deep };

    const { dataset } = readOne({ title: 'Bad', dataset: deep, extra: Array.from({ length: 100_000 }, () => 'x') });

    expect(dataset.titles).toEqual([{ value: 'Bad' }]);
    expect(dataset.otherProperties.length).toBeLessThanOrEqual(2000);
  });
});
