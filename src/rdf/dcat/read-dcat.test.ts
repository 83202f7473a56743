import { readFileSync } from 'node:fs';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { idFromUri } from '../../model/id.ts';
import type { Harvested } from '../../sources/source.ts';
import { Graph } from '../graph.ts';
import { readDcat } from './read-dcat.ts';

const EX = 'https://data.example.se/';
const everyProperty = readFileSync(new URL('./fixtures/every-property.ttl', import.meta.url), 'utf8');

function graphOf(turtle: string): Graph {
  const graph = new Graph();
  const prefixes =
    '@prefix dcat: <http://www.w3.org/ns/dcat#>. @prefix dcterms: <http://purl.org/dc/terms/>. @prefix foaf: <http://xmlns.com/foaf/0.1/>. ';
  for (const { subject, predicate, object } of new Parser().parse(prefixes + turtle)) {
    const label = (term: typeof subject | typeof object): string =>
      term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
    if (object.termType === 'Literal') {
      const language = object.language === '' ? {} : { language: object.language };
      graph.add(label(subject), predicate.value, { kind: 'literal', value: object.value, ...language });
    } else {
      const kind = object.termType === 'BlankNode' ? 'blank' : 'iri';
      graph.add(label(subject), predicate.value, { kind, value: label(object) });
    }
  }
  return graph;
}

function pick<T extends Harvested['type']>(items: readonly Harvested[], type: T): Extract<Harvested, { type: T }>[] {
  return items.filter((item): item is Extract<Harvested, { type: T }> => item.type === type);
}

const read = (turtle: string): readonly Harvested[] => [...readDcat(graphOf(turtle), 'exempel', { whole: true })];

describe('reading DCAT-AP-SE', () => {
  it('gives every property of the profile for a dataset its place in the model', () => {
    const [dataset] = pick(read(everyProperty), 'dataset').map((item) => item.dataset);

    expect(dataset).toMatchObject({
      id: idFromUri('dataset', `${EX}bad`),
      uri: `${EX}bad`,
      catalogueId: 'exempel',
      titles: [
        { value: 'Badplatser', language: 'sv' },
        { value: 'Bathing places', language: 'en' },
      ],
      descriptions: [{ value: 'Kommunens badplatser', language: 'sv' }],
      publisher: idFromUri('organisation', `${EX}stad`),
      creators: [idFromUri('organisation', `${EX}miljo`)],
      keywords: [
        { value: 'bad', language: 'sv' },
        { value: 'bathing', language: 'en' },
      ],
      issued: { said: '2022', value: '2022' },
      modified: { said: '2024-05-01 12:00', value: '2024-05-01T12:00:00Z' },
      conformsTo: [{ uri: 'https://www.dataportal.se/specifications/badplatser/1.0', labels: [] }],
      temporal: [
        { start: { said: '2020-01-01', value: '2020-01-01' }, end: { said: '2025-12-31', value: '2025-12-31' } },
        { start: { said: '2019', value: '2019' } },
      ],
      applicableLegislation: [{ uri: 'http://data.europa.eu/eli/reg_impl/2023/138/oj' }],
      identifiers: ['bad-1'],
      otherIdentifiers: ['SE0441480000000001'],
      landingPages: [{ uri: 'https://exempelstad.example.se/bad' }],
      temporalResolutions: ['P1D'],
      spatialResolutions: [{ said: '10.5', value: 10.5 }],
      version: '1.2',
      versionNotes: [{ value: 'Ny kolumn', language: 'sv' }],
      sources: [{ uri: `${EX}kalla` }],
      offers: [
        {
          descriptions: [{ value: 'Gratis', language: 'sv' }],
          pages: [{ uri: 'https://exempelstad.example.se/villkor' }],
        },
      ],
      versions: [{ uri: `${EX}bad-2` }],
      isVersionOf: [{ uri: `${EX}bad-0` }],
      isReferencedBy: [{ uri: `${EX}rapport` }],
      relations: [{ uri: `${EX}vatten` }],
      qualifiedRelations: [{ relations: [{ uri: `${EX}vatten` }] }],
      documentation: [{ uri: 'https://exempelstad.example.se/dokumentation' }],
      provenance: [{ value: 'Mätt av kommunen', language: 'sv' }],
      inSeries: [idFromUri('datasetSeries', `${EX}serie`)],
    });
    expect(dataset?.spatial).toEqual([
      { uri: 'http://sws.geonames.org/2711537/', labels: [] },
      {
        labels: [],
        bbox: 'POLYGON((11 57,12 57,12 58,11 58,11 57))',
        centroid: 'POINT(11.5 57.5)',
        geometry: 'POINT(11.4 57.4)',
      },
      { labels: [{ value: 'Exempelstad', language: 'sv' }] },
    ]);
    expect(dataset?.contactPoints).toEqual([
      {
        uri: `${EX}kontakt`,
        kind: 'Organization',
        names: [{ value: 'Öppna data-gruppen' }],
        emails: ['data@exempelstad.example.se'],
        telephones: ['+46-31-000000'],
        addresses: [{ street: 'Storgatan 1', postalCode: '411 01', locality: 'Exempelstad', country: 'Sverige' }],
        urls: [{ uri: 'https://exempelstad.example.se/kontakt', labels: [] }],
        otherProperties: [],
      },
    ]);
  });

  it('keeps what upstream said beside the normalised reading', () => {
    const [dataset] = pick(read(everyProperty), 'dataset').map((item) => item.dataset);

    expect(dataset?.themes.map(({ said, code }) => [said, code])).toEqual([
      ['http://publications.europa.eu/resource/authority/data-theme/ENVI', 'ENVI'],
      ['http://eurovoc.europa.eu/100155', undefined],
    ]);
    expect(dataset?.frequency).toMatchObject({
      said: 'http://purl.org/cld/freq/daily',
      code: 'DAILY',
      uri: 'http://publications.europa.eu/resource/authority/frequency/DAILY',
    });
    expect(dataset?.distributions[0]?.licences[0]).toMatchObject({
      said: 'https://creativecommons.org/licenses/by/4.0/deed.sv',
      uri: 'http://creativecommons.org/licenses/by/4.0/',
    });
    expect(dataset?.distributions[0]?.availability?.code).toBe('STABLE');
    expect(dataset?.distributions[0]?.languages[0]).toMatchObject({ said: 'sv', code: 'SWE' });
  });

  it('passes on what has no place in the model, nested nodes included', () => {
    const [dataset] = pick(read(everyProperty), 'dataset').map((item) => item.dataset);

    expect(dataset?.otherProperties).toEqual([
      { property: `${EX}egen`, value: 'Egen uppgift', isUri: false, language: 'sv', properties: [] },
      {
        property: `${EX}djup`,
        isUri: false,
        properties: [{ property: `${EX}inre`, value: 'Djupare', isUri: false, properties: [] }],
      },
    ]);
  });

  it('notes what cannot be read where it stands, and keeps what was said', () => {
    const [dataset] = pick(read(everyProperty), 'dataset').map((item) => item.dataset);

    expect(dataset?.problems).toEqual([
      { property: 'distributions', said: `${EX}borta`, reason: 'is named but not described in the catalogue' },
    ]);
    expect(dataset?.distributions[0]?.modified).toEqual({ said: 'i går' });
    expect(dataset?.distributions[0]?.problems).toMatchObject([{ property: 'modified', said: 'i går' }]);
  });

  it('reads a distribution with all its addresses, and the titles that stand on them', () => {
    const [dataset] = pick(read(everyProperty), 'dataset').map((item) => item.dataset);

    expect(dataset?.distributions).toHaveLength(1);
    expect(dataset?.distributions[0]).toMatchObject({
      id: idFromUri('distribution', `${EX}bad-csv`),
      accessUrls: [{ uri: 'https://exempelstad.example.se/bad.csv' }],
      downloadUrls: [
        { uri: 'https://exempelstad.example.se/bad-2024.csv', labels: [] },
        { uri: 'https://exempelstad.example.se/bad-2025.csv', labels: [{ value: 'År 2025', language: 'sv' }] },
      ],
      formats: [{ said: 'text/csv', code: 'text/csv' }],
      byteSize: { said: '1234', value: 1234 },
      rights: [{ texts: [{ value: 'Ange källan', language: 'sv' }] }],
      checksums: [{ algorithm: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256', value: 'abc123' }],
      accessServices: [idFromUri('dataService', `${EX}api`)],
      conformsTo: [{ uri: 'https://exempelstad.example.se/schema.json' }],
      temporalResolutions: ['PT1H'],
      spatialResolutions: [{ said: '5', value: 5 }],
    });
  });

  it('reads the catalogue, its agents, services and series', () => {
    const items = read(everyProperty);

    expect(pick(items, 'catalogue')[0]?.catalogue).toMatchObject({
      uri: `${EX}catalogue`,
      titles: [{ value: 'Exempelstads öppna data' }, { value: 'Open data of Exempelstad' }],
      publisher: idFromUri('organisation', `${EX}stad`),
      modified: { value: '2026-10-01T06:00:00Z' },
      homepages: [{ uri: 'https://exempelstad.example.se/' }],
      rights: [{ attributionTexts: [{ value: 'Exempelstad' }], copyrightNotices: [{ value: 'Fritt att använda' }] }],
      hasPart: [{ uri: `${EX}part` }],
      otherProperties: [],
    });
    expect(pick(items, 'agent').map((item) => item.agent.names[0]?.value)).toEqual([
      'Exempelstads kommun',
      'Miljöförvaltningen',
    ]);
    expect(pick(items, 'agent')[0]?.agent).toMatchObject({
      identifiers: ['212000-1355'],
      types: [{ code: 'LocalAuthority' }],
      emails: ['stad@exempelstad.example.se'],
      sameAs: [{ uri: 'http://www.wikidata.org/entity/Q1' }],
      otherProperties: [],
    });
    expect(pick(items, 'dataService')[0]?.dataService).toMatchObject({
      endpointUrls: [{ uri: 'https://api.exempelstad.example.se/bad' }],
      servesDatasets: [idFromUri('dataset', `${EX}bad`)],
      types: [{ said: 'http://www.wikidata.org/entity/Q749568' }],
      otherProperties: [],
    });
    expect(pick(items, 'datasetSeries')[0]?.datasetSeries).toMatchObject({
      id: idFromUri('datasetSeries', `${EX}serie`),
      frequency: { code: 'ANNUAL' },
    });
    expect(pick(items, 'skipped')).toEqual([]);
  });

  it('gives a dataset without a URI the same id whatever its blank label and place', () => {
    const one = '[] a dcat:Dataset ; dcterms:title "Första" .';
    const two = '[] a dcat:Dataset ; dcterms:title "Andra" ; dcterms:identifier "2" .';

    const before = pick(read(one + two), 'dataset').map(({ dataset }) => [dataset.titles[0]?.value, dataset.id]);
    const after = pick(read(two + one), 'dataset').map(({ dataset }) => [dataset.titles[0]?.value, dataset.id]);

    expect(new Map(after as [string, string][])).toEqual(new Map(before as [string, string][]));
    expect(new Set(before.map(([, id]) => id)).size).toBe(2);
  });

  it('keeps two datasets apart that say the same of themselves and have no URI', () => {
    const twins = '[] a dcat:Dataset ; dcterms:title "Samma" . [] a dcat:Dataset ; dcterms:title "Samma" .';

    const ids = pick(read(twins), 'dataset').map(({ dataset }) => dataset.id);

    expect(new Set(ids).size).toBe(2);
  });

  it('takes a literal in the place of a publisher as an agent known by name, once per name', () => {
    const turtle = `<${EX}1> a dcat:Dataset ; dcterms:title "A" ; dcterms:publisher "Umeå kommun" .
      <${EX}2> a dcat:Dataset ; dcterms:title "B" ; dcterms:publisher "Umeå kommun" .`;

    const items = read(turtle);
    const publishers = pick(items, 'dataset').map(({ dataset }) => dataset.publisher);

    expect(new Set(publishers).size).toBe(1);
    expect(pick(items, 'agent').map(({ agent }) => [agent.id, agent.names])).toEqual([
      [publishers[0], [{ value: 'Umeå kommun' }]],
    ]);
  });

  it('keeps a publisher that is named by its URI but described nowhere', () => {
    const turtle = `<${EX}1> a dcat:Dataset ; dcterms:title "A" ; dcterms:publisher <http://dataportal.se/organisation/SE2120001355> .`;

    const [agent] = pick(read(turtle), 'agent').map((item) => item.agent);

    expect(agent).toMatchObject({ uri: 'http://dataportal.se/organisation/SE2120001355', names: [] });
  });

  it('counts a catalogue record not as a dataset, but keeps what it says', () => {
    const turtle = `<${EX}1> a dcat:Dataset ; dcterms:title "A" .
      <${EX}r> a dcat:CatalogRecord ; foaf:primaryTopic <${EX}1> ; dcterms:modified "2024-01-01" .`;

    const datasets = pick(read(turtle), 'dataset').map((item) => item.dataset);

    expect(datasets).toHaveLength(1);
    expect(datasets[0]?.otherProperties[0]?.properties[0]?.value).toBe('2024-01-01');
  });

  it('lists datasets that are named but not described, and distributions that belong to none', () => {
    const turtle = `<${EX}c> a dcat:Catalog ; dcat:dataset <${EX}1> , <${EX}2> . <${EX}2> dcterms:title "Utan typ" .
      <${EX}f> a dcat:Distribution ; dcat:accessURL <${EX}fil> .`;

    const items = read(turtle);

    expect(pick(items, 'dataset').map(({ dataset }) => dataset.uri)).toEqual([`${EX}2`]);
    expect(pick(items, 'skipped').map(({ skipped }) => skipped.id)).toEqual([`${EX}f`, `${EX}1`]);
  });

  it('takes a node that is both dataset and series once, as a series', () => {
    const turtle = `<${EX}s> a dcat:Dataset, dcat:DatasetSeries ; dcterms:title "Serie" .`;

    const items = read(turtle);

    expect(pick(items, 'dataset')).toEqual([]);
    expect(pick(items, 'datasetSeries')).toHaveLength(1);
  });

  it('ends on nodes that point at each other', () => {
    const turtle = `<${EX}1> a dcat:Dataset ; dcterms:title "A" ; <${EX}p> _:a . _:a <${EX}p> _:b . _:b <${EX}p> _:a, _:b .`;

    const [dataset] = pick(read(turtle), 'dataset').map((item) => item.dataset);

    expect(dataset?.otherProperties[0]?.properties.length).toBe(1);
  });
});
