import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataset, distribution, fresh, snapshot } from './build-record.ts';
import { BORAS, GOTEBORG } from './configuration.ts';
import type { Graph } from './graph.ts';
import { openGraph } from './graph.ts';

const refer = (...uris: readonly string[]) => uris.map((uri) => ({ uri, labels: [] }));
const PORTAL = 'https://www.dataportal.se/specifications';

let graph: Graph;

beforeAll(async () => {
  graph = await openGraph();
  const goteborg = [
    dataset('https://goteborg.example/bad', 'goteborg', 'Bad i Göteborg', {
      publisher: GOTEBORG.id,
      conformsTo: refer('https://unknown.example/spec', `${PORTAL}/badplatser/1.0`),
    }),
    dataset('https://goteborg.example/wc', 'goteborg', 'Toaletter', {
      publisher: GOTEBORG.id,
      distributions: [
        distribution('https://goteborg.example/wc/csv', {
          conformsTo: refer('https://lankadedata.se/spec/public-toilets/'),
        }),
      ],
    }),
    dataset('https://goteborg.example/none', 'goteborg', 'Ekar', { publisher: GOTEBORG.id }),
  ];
  const boras = [
    dataset('https://boras.example/bad', 'boras', 'Bad i Borås', {
      publisher: BORAS.id,
      conformsTo: refer('https://dataportal.se/specifications/badplatser'),
    }),
  ];
  await graph.writer.writeSnapshot(snapshot('goteborg', { datasets: goteborg, agents: [GOTEBORG] }), fresh('goteborg'));
  await graph.writer.writeSnapshot(snapshot('boras', { datasets: boras, agents: [BORAS] }), fresh('boras'));
});

afterAll(async () => {
  await graph.close();
});

const titlesOf = (connection: unknown): readonly string[] =>
  (connection as { nodes: readonly { title: string }[] }).nodes.map(({ title }) => title);

describe('the columns of a specification', () => {
  it('are given with their types, and with where it is known from that they are its', async () => {
    const { specification } = await graph.ask(
      '{ specification(slug: "public-toilets") { columns { name type isMandatory status source } } }',
    );

    expect(specification).toMatchObject({
      columns: expect.arrayContaining([
        expect.objectContaining({ name: 'id', type: 'TEXT', isMandatory: true, status: 'ATTESTED' }),
        expect.objectContaining({ name: 'latitude', isMandatory: true }),
      ]) as unknown,
    });
  });
});

describe('a specification', () => {
  it('says what it is, and where it is known from', async () => {
    const { specification } = await graph.ask(`{
      specification(slug: "grillplatser") {
        slug name english: name(language: EN) names { language } description(language: EN) aliases
        addresses { address status source } homepage steward rank
      }
    }`);

    expect(specification).toMatchObject({
      slug: 'grillplatser',
      name: 'Grillplatser',
      english: 'Barbecue places',
      names: [{ language: 'sv' }, { language: 'en' }],
      description: expect.stringContaining('barbecue') as string,
      aliases: expect.arrayContaining(['grillplats']) as unknown,
      addresses: expect.arrayContaining([
        {
          address: 'dataportal.se/specifications/grillplatser',
          status: 'ATTESTED',
          source: expect.stringContaining('guideline') as string,
        },
        { address: 'lankadedata.se/spec/grillplatser', status: 'GUESSED', source: null },
      ]) as unknown,
      homepage: expect.stringContaining('https://') as string,
      steward: expect.stringContaining('Nationell dataverkstad') as string,
      rank: 47,
    });
  });

  it('has the datasets of all municipalities that follow it, and counts that say what they count', async () => {
    const { specification } = await graph.ask(`{
      specification(slug: "badplatser") {
        datasets { nodes { title } totalCount completeness { asked } }
        boras: datasets(filter: { municipalityCodes: ["1490"] }) { nodes { title } }
        statistics { datasets { value definition } publishingOrganisations { value } dataServices { value } }
      }
    }`);

    const found = specification as Readonly<Record<string, unknown>>;
    expect(titlesOf(found['datasets'])).toEqual(['Bad i Borås', 'Bad i Göteborg']);
    expect(titlesOf(found['boras'])).toEqual(['Bad i Borås']);
    expect(found).toMatchObject({
      datasets: { totalCount: 2 },
      statistics: {
        datasets: { value: 2, definition: expect.stringContaining('dcat:Dataset') as string },
        publishingOrganisations: { value: 2 },
        dataServices: null,
      },
    });
  });

  it.each([
    'public-toilets',
    'offentliga-toaletter',
    'Offentliga toaletter',
    'http://www.lankadedata.se/spec/public-toilets/1.0',
  ])('is found as %s, alone and in a filter', async (name) => {
    const answer = await graph.ask(
      `query ($slug: String!) {
          specification(slug: $slug) { slug }
          datasets(filter: { specifications: [$slug] }) { nodes { title } }
        }`,
      { slug: name },
    );

    expect(answer).toEqual({
      specification: { slug: 'public-toilets' },
      datasets: { nodes: [{ title: 'Toaletter' }] },
    });
  });

  it.each([
    [
      '{ specification(slug: "badplattser") { slug } }',
      'slug',
      /^slug "badplattser" is not a specification; did you mean badplatser\?$/,
    ],
    ['{ specification(slug: "offentliga-toalett") { slug } }', 'slug', /did you mean public-toilets\?$/],
    [
      '{ specification(slug: "zzz") { slug } }',
      'slug',
      /"zzz" is not a specification; allowed are atervinningsstationer, .* and others$/,
    ],
    [
      '{ datasets(filter: { specifications: ["https://unknown.example/spec"] }) { totalCount } }',
      'filter.specifications',
      /is not the address of a known specification; send a short name.*conformsTo/,
    ],
    ['{ datasets(filter: { specifications: [] }) { totalCount } }', 'filter.specifications', /empty list/],
    [
      '{ specification(slug: "utegym") { datasets(filter: { specifications: ["utegym"] }) { totalCount } } }',
      'filter.specifications',
      /leave filter.specifications out/,
    ],
  ])('that is not known is refused with what to send: %s', async (query, argument, message) => {
    const refusal = await graph.refusal(query);

    expect(refusal.argument).toBe(argument);
    expect(refusal.message).toMatch(message);
  });
});

describe('a dataset', () => {
  it('tells the specification that it follows, its version, and the address as it was said', async () => {
    const { datasets } = await graph.ask(`{
      datasets { nodes { title conformsTo { uri } specification { slug } specifications { specification { name } version said } } }
    }`);

    expect(datasets).toMatchObject({
      nodes: [
        { title: 'Bad i Borås', specification: { slug: 'badplatser' } },
        {
          title: 'Bad i Göteborg',
          conformsTo: [{ uri: 'https://unknown.example/spec' }, { uri: `${PORTAL}/badplatser/1.0` }],
          specification: { slug: 'badplatser' },
          specifications: [{ specification: { name: 'Badplatser' }, version: '1.0', said: `${PORTAL}/badplatser/1.0` }],
        },
        { title: 'Ekar', specification: null, specifications: [] },
        {
          title: 'Toaletter',
          specification: { slug: 'public-toilets' },
          specifications: [{ version: null, said: 'https://lankadedata.se/spec/public-toilets/' }],
        },
      ],
    });
  });
});

describe('the specifications', () => {
  it('are listed by their short names, whether a dataset follows them or not', async () => {
    const { specifications } = await graph.ask('{ specifications { slug name statistics { datasets { value } } } }');

    const listed = specifications as readonly { slug: string; statistics: { datasets: { value: number } } }[];
    const slugs = listed.map(({ slug }) => slug);
    expect(slugs).toEqual(slugs.toSorted());
    expect(slugs.length).toBeGreaterThanOrEqual(20);
    expect(listed.filter(({ statistics }) => statistics.datasets.value > 0).map(({ slug }) => slug)).toEqual([
      'badplatser',
      'public-toilets',
    ]);
  });

  it('part the statistics, most first', async () => {
    const { statistics } = await graph.ask(
      '{ statistics { bySpecification { key label english: label(language: EN) count { value } specification { slug } } } }',
    );

    expect(statistics).toEqual({
      bySpecification: [
        {
          key: 'badplatser',
          label: 'Badplatser',
          english: 'Bathing places',
          count: { value: 2 },
          specification: { slug: 'badplatser' },
        },
        {
          key: 'public-toilets',
          label: 'Offentliga toaletter',
          english: 'Public toilets',
          count: { value: 1 },
          specification: { slug: 'public-toilets' },
        },
        {
          key: null,
          label: 'Ingen känd specifikation',
          english: 'No known specification',
          count: { value: 1 },
          specification: null,
        },
      ],
    });
  });

  it('that are not known are listed as they are said, with how many datasets say them', async () => {
    const { unknownSpecifications } = await graph.ask(
      '{ unknownSpecifications { count addresses { address datasets { value definition basis asOf } } completeness { asked } } }',
    );

    expect(unknownSpecifications).toEqual({
      count: 1,
      addresses: [
        {
          address: 'https://unknown.example/spec',
          datasets: {
            value: 1,
            definition: expect.stringContaining('dcterms:conformsTo') as string,
            basis: 'OBSERVED',
            asOf: '2024-05-01T10:00:00.000Z',
          },
        },
      ],
      completeness: { asked: 4 },
    });
  });
});
