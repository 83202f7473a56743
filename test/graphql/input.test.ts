import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '../../resolvers/cursor.ts';
import { idFromUri } from '../../src/model/id.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';
import { AIR } from './air-quality.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

const titleCursor = encodeCursor('TITLE', { value: 'a', id: AIR.id }, { epoch: '0123456789ab', revision: 1 });

/** The arguments of `datasets`, the argument at fault, and what the caller is told. */
const REFUSED: readonly (readonly [args: string, argument: string, message: RegExp])[] = [
  ['first: -1', 'first', /^first is -1; send a number from 0 to 100$/],
  ['first: 101', 'first', /^first may be at most 100; ask for 100 and go on with after: pageInfo.endCursor$/],
  ['last: -1', 'last', /^last is -1; send a number from 0 to 100$/],
  ['last: 101', 'last', /^last may be at most 100; ask for 100 and go on with before: pageInfo.startCursor$/],
  ['first: 1, last: 1', 'last', /send first and after, or last and before/],
  [`first: 1, before: "${titleCursor}"`, 'before', /send first and after, or last and before/],
  [`last: 1, after: "${titleCursor}"`, 'last', /send first and after, or last and before/],
  ['after: "abc"', 'after', /^after is not a cursor of this API; send pageInfo.endCursor of an earlier answer$/],
  ['before: ""', 'before', /^before is not a cursor of this API; send pageInfo.startCursor/],
  [
    `after: "${titleCursor}", orderBy: { field: MODIFIED }`,
    'after',
    /belongs to a list ordered by TITLE; this one is ordered by MODIFIED/,
  ],
  ['filter: { themes: [] }', 'filter.themes', /^filter.themes is an empty list.*leave it out/],
  ['filter: { themes: ["ENVO"] }', 'filter.themes', /^filter.themes "ENVO" is not a theme; did you mean ENVI\?$/],
  ['filter: { themes: ["x"] }', 'filter.themes', /"x" is not a theme; allowed are .*ENVI/],
  [
    'filter: { municipalityCodes: ["148"] }',
    'filter.municipalityCodes',
    /"148" is not a municipality; codes have four digits, for example 1480 \(Göteborg\)$/,
  ],
  [
    'filter: { municipalityCodes: ["180"] }',
    'filter.municipalityCodes',
    /"180" is not a municipality; did you mean 0180 \(Stockholm/,
  ],
  ['filter: { municipalityCodes: ["9999"] }', 'filter.municipalityCodes', /"9999" is not a municipality/],
  ['filter: { municipalityCodes: ["14"] }', 'filter.municipalityCodes', /"14" is not a municipality/],
  ['filter: { countyCodes: ["99"] }', 'filter.countyCodes', /"99" is not a county; codes have two digits/],
  [
    'filter: { countyCodes: ["1"] }',
    'filter.countyCodes',
    /"1" is not a county; did you mean 01 \(Stockholms län\)\?$/,
  ],
  [
    'filter: { catalogues: ["gotebrog"] }',
    'filter.catalogues',
    /"gotebrog" is not the short name of a catalogue; did you mean goteborg\?$/,
  ],
  [
    'filter: { collaborations: ["x"] }',
    'filter.collaborations',
    /"x" is not a collaboration; allowed are vastra-gotaland, two-cities$/,
  ],
  [
    'filter: { organisations: ["1480"] }',
    'filter.organisations',
    /"1480" is not an identifier of this API; that of an organisation begins with "o"/,
  ],
  [
    `filter: { organisations: ["${AIR.id}"] }`,
    'filter.organisations',
    /is the identifier of a dataset; that of an organisation/,
  ],
  [
    'filter: { organisations: ["o0000000000000000"] }',
    'filter.organisations',
    /is not the identifier of any organisation; find it with/,
  ],
  ['filter: { ids: ["x"] }', 'filter.ids', /"x" is not an identifier/],
  ['filter: { dataServices: ["x"] }', 'filter.dataServices', /that of a data service begins with "a"/],
  ['filter: { series: ["x"] }', 'filter.series', /that of a dataset series begins with "s"/],
  ['filter: { formats: ["qwertyuiop"] }', 'filter.formats', /"qwertyuiop" is not a format.*text\/csv/],
  ['filter: { licences: ["qwertyuiop"] }', 'filter.licences', /"qwertyuiop" is not a licence/],
  [
    'filter: { accessRights: ["PUBLLC"] }',
    'filter.accessRights',
    /"PUBLLC" is not an access right; did you mean PUBLIC\?/,
  ],
  ['filter: { highValueCategories: ["x"] }', 'filter.highValueCategories', /"x" is not a high-value category/],
  ['filter: { frequencies: ["DAYLY"] }', 'filter.frequencies', /"DAYLY" is not a frequency; did you mean DAILY\?/],
  ['filter: { languages: ["qwertyuiop"] }', 'filter.languages', /"qwertyuiop" is not a language/],
  ['filter: { keywords: ["  "] }', 'filter.keywords', /filter.keywords holds a blank text/],
  [
    'filter: { issuedFrom: "last year" }',
    'filter.issuedFrom',
    /"last year" is not a date; write 2024, 2024-05, 2024-05-01 or/,
  ],
  ['filter: { modifiedTo: "2024-02-30" }', 'filter.modifiedTo', /"2024-02-30" is not a date/],
];

describe('a list of datasets', () => {
  it.each(REFUSED)('refuses %s and says what to send', async (args, argument, message) => {
    const refusal = await graph.refusal(`{ datasets(${args}) { totalCount } }`);

    expect(refusal.argument).toBe(argument);
    expect(refusal.message).toMatch(message);
  });

  it('refuses more values of one field than it can plan for', async () => {
    const keywords = Array.from({ length: 1001 }, (_, index) => `k${index}`);

    const refusal = await graph.refusal(
      'query ($keywords: [String!]) { datasets(filter: { keywords: $keywords }) { totalCount } }',
      { keywords },
    );

    expect(refusal.message).toBe('filter.keywords has 1001 values; send at most 1000');
  });

  it('refuses a date that is not a text', async () => {
    await expect(graph.ask('{ datasets(filter: { issuedFrom: 2024 }) { totalCount } }')).rejects.toThrow(/Date/);
    await expect(
      graph.ask('query ($from: Date) { datasets(filter: { issuedFrom: $from }) { totalCount } }', { from: 2024 }),
    ).rejects.toThrow(/ISO 8601/);
  });

  it.each([
    [
      '{ organisation(municipalityCode: "1480") { datasets(filter: { organisations: ["ID"] }) { totalCount } } }',
      'filter.organisations',
    ],
    [
      '{ catalogue(slug: "goteborg") { datasets(filter: { catalogues: ["boras"] }) { totalCount } } }',
      'filter.catalogues',
    ],
    [
      '{ collaboration(id: "two-cities") { datasets(filter: { collaborations: ["two-cities"] }) { totalCount } } }',
      'filter.collaborations',
    ],
    [
      '{ collaboration(id: "two-cities") { organisations(filter: { collaborations: ["two-cities"] }) { totalCount } } }',
      'filter.collaborations',
    ],
    ['{ organisation(municipalityCode: "1480") { units(filter: { parent: "ID" }) { totalCount } } }', 'filter.parent'],
  ])('that is bound to an object refuses to be bound once more: %s', async (query, argument) => {
    const { organisation } = await graph.ask('{ organisation(municipalityCode: "1480") { id } }');
    const { id } = organisation as { id: string };

    const refusal = await graph.refusal(query.replace('ID', id));

    expect(refusal.argument).toBe(argument);
    expect(refusal.message).toContain(`leave ${argument} out`);
  });
});

describe('a filter', () => {
  it.each([
    ['themes: ["ENVI"]', ['Luftkvalitet', 'Broar']],
    ['themes: ["http://publications.europa.eu/resource/authority/data-theme/TRAN"]', ['Parkering', 'Broar']],
    ['themes: ["ENVI", "TRAN"], hasDistributions: true', ['Luftkvalitet', 'Parkering']],
    ['keywords: ["träd"]', ['Ekar']],
    ['formats: ["CSV"]', ['Luftkvalitet', 'Konst']],
    ['formats: ["application/json"]', ['Luftkvalitet', 'Parkering']],
    ['licences: ["CC0-1.0"]', ['Luftkvalitet', 'Konst']],
    ['accessRights: ["PUBLIC"]', ['Luftkvalitet']],
    ['highValueCategories: ["c_dd313021"]', ['Luftkvalitet']],
    ['frequencies: ["DAILY"]', ['Luftkvalitet']],
    ['languages: ["SWE"]', ['Luftkvalitet']],
    ['conformsTo: ["https://spec.example/air/1.0"]', ['Luftkvalitet']],
    ['catalogues: ["vgr"]', ['Vårdenheter', 'Parkering', 'Maskiner']],
    ['catalogues: ["vgr"], municipalityCodes: ["1480"]', ['Parkering']],
    ['countyCodes: ["14"], organisationKinds: [REGION]', ['Vårdenheter']],
    ['collaborations: ["two-cities"], hasDistributions: false', ['Broar', 'Ekar', 'Åkermark']],
    ['issuedFrom: "2019", issuedTo: "2019"', ['Luftkvalitet']],
    ['issuedTo: "2018-12-31"', []],
    ['modifiedFrom: "2024-02-01", modifiedTo: "2024-02"', ['Parkering']],
  ])('{ %s } selects those, whatever their order', async (filter, titles) => {
    const { datasets } = await graph.ask(`{ datasets(filter: { ${filter} }) { nodes { title } totalCount } }`);

    const { nodes, totalCount } = datasets as { nodes: readonly { title: string }[]; totalCount: number };
    expect(nodes.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
    expect(totalCount).toBe(titles.length);
  });
});

describe('the root', () => {
  it.each([
    [
      '{ organisation { id } }',
      'id | municipalityCode | organisationNumber',
      /send exactly one of id, municipalityCode, organisationNumber; none was sent/,
    ],
    [
      '{ organisation(municipalityCode: "1480", organisationNumber: "212000-1355") { id } }',
      'id | municipalityCode | organisationNumber',
      /; 2 were sent/,
    ],
    [
      '{ organisation(municipalityCode: "148") { id } }',
      'municipalityCode',
      /"148" is not a municipality; codes have four digits/,
    ],
    [
      '{ organisation(organisationNumber: "212000") { id } }',
      'organisationNumber',
      /"212000" is not an organisation number/,
    ],
    ['{ organisation(id: "x") { id } }', 'id', /"x" is not an identifier of this API/],
    ['{ dataset { id } }', 'id | uri', /send exactly one of id, uri; none was sent/],
    [
      `{ dataset(id: "${idFromUri('catalogue', 'goteborg')}") { id } }`,
      'id',
      /is the identifier of a catalogue; that of a dataset begins with "d"/,
    ],
    ['{ distribution(id: "d0000000000000000") { id } }', 'id', /that of a distribution begins with "f"/],
    ['{ dataService(id: "") { id } }', 'id', /that of a data service begins with "a"/],
    ['{ organisation(municipalityCode: "9999") { id } }', 'municipalityCode', /"9999" is not a municipality/],
    ['{ organisation(id: "o0000000000000000") { id } }', 'id', /not the identifier of any organisation/],
    ['{ dataset(id: "d0000000000000000") { id } }', 'id', /not the identifier of any dataset; it may be gone/],
    ['{ distribution(id: "f0000000000000000") { id } }', 'id', /not the identifier of any distribution/],
    ['{ catalogue(slug: "gotebrg") { id } }', 'slug', /did you mean goteborg\?/],
    ['{ collaboration(id: "vastra") { id } }', 'id', /is not a collaboration/],
    ['{ datasetSeries(id: "s1") { id } }', 'id', /"s1" is not an identifier/],
    ['{ catalogue { id } }', 'id | slug', /exactly one of id, slug/],
    ['{ node(id: "goteborg") { id } }', 'id', /id "goteborg" is not an identifier of this API; send what the field id/],
    ['{ nodes(ids: ["d0000000000000000", "x"]) { id } }', 'ids', /ids "x" is not an identifier/],
    ['{ organisations(filter: { parent: "x" }) { totalCount } }', 'filter.parent', /"x" is not an identifier/],
    ['{ organisations(filter: { ids: [] }) { totalCount } }', 'filter.ids', /empty list/],
    ['{ dataServices(filter: { dataset: "x" }) { totalCount } }', 'filter.dataset', /that of a dataset/],
    ['{ statistics(filter: { themes: ["x"] }) { datasets { value } } }', 'filter.themes', /is not a theme/],
  ])('refuses %s and says what to send', async (query, argument, message) => {
    const refusal = await graph.refusal(query);

    expect(refusal.argument).toBe(argument);
    expect(refusal.message).toMatch(message);
  });

  it('refuses more than 100 ids at a time', async () => {
    const refusal = await graph.refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => AIR.id),
    });

    expect(refusal.message).toBe('ids has 101 values; send at most 100 at a time');
  });
});
