import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '../../src/model/agent.ts';
import type { CatalogueRef } from '../../src/model/catalogue.ts';
import { idFromUri } from '../../src/model/id.ts';
import { agent, catalogue, dataService, dataset, fresh, snapshot } from './build-record.ts';
import type { Graph } from './graph.ts';
import { openGraph } from './graph.ts';

const STORE = 'https://catalog.goteborg.se/store';
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const CATALOGUES: readonly CatalogueRef[] = [
  catalogue('goteborg', '1480', { url: STORE }),
  catalogue('ale', '1440', { url: 'https://catalog.ale.se/store' }),
  catalogue('mark', '1463', { url: 'https://catalog.mark.se/store' }),
  // Everybody's, so nobody's own; last, so that what a publisher says itself comes first.
  { id: 'portal', platform: 'dcat', url: 'https://admin.dataportal.se/all.rdf', status: 'active', options: {} },
];

/** As they publish on dataportal.se: some with a number, some with a domain or a resource of a store, some by name only. */
const AT_PORTAL: readonly (readonly [uri: string, name: string])[] = [
  ['http://dataportal.se/organisation/SE2120001355', 'Göteborgs stad'],
  [`${STORE}/6/resource/86162`, 'Göteborg & Co'],
  [`${STORE}/6/resource/91154`, 'Göteborg Stad Kulturförvaltningen'],
  [`${STORE}/6/resource/89648`, 'Göteborgs stad Kretslopp och vatten'],
  [`${STORE}/6/resource/48808`, 'Göteborgs Stad Stadsmiljöförvaltningen'],
  ['https://malmo.se/', 'Malmö stad'],
  ['https://www.orebro.se', 'Örebro kommun'],
  ['https://admin.dataportal.se/store/43/resource/7a00bd3796ed09a600646432cb321722', 'Umeå kommun'],
  ['https://admin.dataportal.se/store/43/resource/fd2584866d01e4eaee64e3ffcfe40e02', 'Umeå Energi'],
  ['https://catalog.lerum.se/store/1/resource/1', 'Lerums kommun'],
  ['http://dataportal.se/organisation/SE2321000222', 'Västerbottens läns landsting'],
  ['https://resources.stockholm.se/metadata#foaf/Stockholms+stad+-+Miljöförvaltningen/', 'Stockholms stad - Miljöförvaltningen'],
  ['https://stuns.entryscape.net/store/1/resource/1', 'STUNS Energi'],
]; // prettier-ignore
const atPortal = AT_PORTAL.map(([uri, name]) => agent(uri, 'portal', name));
const idOf = (one: Agent | undefined): { publisher: string } => ({ publisher: one?.id ?? '' });

/** The same national API, as three municipalities list it. */
const listed = (id: string, name: string) =>
  dataService(`https://catalog.${id}.se/store/1/resource/7`, id, `Livsmedelskontroll i ${name}`, {
    publisher: idFromUri('organisation', `https://catalog.${id}.se/store/1/resource/1`),
    endpointUrls: [{ uri: id === 'ale' ? 'https://API.example.se/kontroll/' : 'http://api.example.se/kontroll', labels: [] }], // prettier-ignore
    servesDatasets: [idFromUri('dataset', `https://catalog.${id}.se/store/1/resource/8`)],
  });
const kontroll = (id: string, name: string) => ({
  agents: [agent(`https://catalog.${id}.se/store/1/resource/1`, id, name)],
  dataServices: [listed(id, name)],
  datasets: [
    dataset(`https://catalog.${id}.se/store/1/resource/8`, id, `Livsmedelskontroller ${name}`, {
      publisher: idFromUri('organisation', `https://catalog.${id}.se/store/1/resource/1`),
    }),
  ],
});

let graph: Graph;

beforeAll(async () => {
  graph = await openGraph({ catalogues: CATALOGUES });
  const copies = atPortal.map((one, index) =>
    dataset(`https://admin.dataportal.se/d/${index}`, 'portal', `Data ${index}`, {
      ...idOf(one),
      ...(index === 1 ? { identifiers: [UUID] } : {}),
    }),
  );
  const own = kontroll('goteborg', 'Göteborgs Stad');
  const besok = dataset(`${STORE}/6/resource/1`, 'goteborg', 'Besök', { ...idOf(atPortal[1]), identifiers: [UUID.toUpperCase()] }); // prettier-ignore
  await graph.writer.writeSnapshot(snapshot('portal', { agents: atPortal, datasets: copies }), fresh('portal'));
  await graph.writer.writeSnapshot(snapshot('mark', kontroll('mark', 'Marks kommun')), fresh('mark'));
  await graph.writer.writeSnapshot(snapshot('ale', kontroll('ale', 'Ale kommun')), fresh('ale'));
  await graph.writer.writeSnapshot(
    snapshot('goteborg', {
      ...own,
      agents: [...own.agents, agent(`${STORE}/6/resource/91154`, 'goteborg', 'Kulturförvaltningen')],
      datasets: [...own.datasets, besok],
    }),
    fresh('goteborg'),
  );
});

afterAll(async () => {
  await graph.close();
});

describe('publishers as they are in reality', () => {
  it('are one organisation with its units', async () => {
    const { organisation } = await graph.ask(`{
      organisation(municipalityCode: "1480") {
        resolved unresolved
        units { nodes { name parent { municipalityCode } resolved joinedBy { alias rule evidence catalogues { slug } } } }
        datasets { totalCount }
        joinedBy { alias rule catalogues { slug } }
      }
    }`);

    expect(organisation).toEqual({
      resolved: true,
      unresolved: null,
      units: {
        nodes: [
          ['Göteborg & Co', 86162, 'catalog.goteborg.se', ['portal']],
          ['Göteborgs stad Kretslopp och vatten', 89648, 'göteborgs stad kretslopp och vatten', ['portal']],
          ['Göteborgs Stad Stadsmiljöförvaltningen', 48808, 'göteborgs stad stadsmiljöförvaltningen', ['portal']],
          ['Kulturförvaltningen', 91154, 'göteborg stad kulturförvaltningen', ['goteborg', 'portal']],
        ].map(([name, entry, evidence, slugs]) => ({
          name,
          parent: { municipalityCode: '1480' },
          resolved: true,
          joinedBy: [
            {
              alias: `${STORE}/6/resource/${String(entry)}`,
              rule: 'UNIT',
              evidence,
              catalogues: (slugs as string[]).map((slug) => ({ slug })),
            },
          ],
        })),
      },
      // Five at the portal, of which the catalogue of Göteborg has one too, and one more that only that one has.
      datasets: { totalCount: 6 },
      joinedBy: [
        { alias: '1480', rule: 'REGISTER', catalogues: [] },
        { alias: 'http://dataportal.se/organisation/SE2120001355', rule: 'ORGANISATION_NUMBER', catalogues: [{ slug: 'portal' }] }, // prettier-ignore
        { alias: `${STORE}/1/resource/1`, rule: 'NAME', catalogues: [{ slug: 'goteborg' }] },
      ],
    });
  });

  it.each([
    ['1280', 'https://malmo.se/'],
    ['1880', 'https://www.orebro.se'],
    ['2480', 'https://admin.dataportal.se/store/43/resource/7a00bd3796ed09a600646432cb321722'],
    ['1441', 'https://catalog.lerum.se/store/1/resource/1'],
  ])('are municipality %s without a number in the URI %s', async (municipalityCode, uri) => {
    const answer = await graph.ask(
      `query ($municipalityCode: String!) {
        organisation(municipalityCode: $municipalityCode) { uris joinedBy { rule } datasets { totalCount } }
      }`,
      { municipalityCode },
    );

    expect(answer).toEqual({
      organisation: { uris: [uri], joinedBy: [{ rule: 'REGISTER' }, { rule: 'NAME' }], datasets: { totalCount: 1 } },
    });
  });

  it('are listed when they could not be joined, each with the reason', async () => {
    const answer = await graph.ask(`{
      unresolved: organisations(filter: { unresolved: true }) { totalCount nodes { name resolved unresolved parent { id } } }
      resolved: organisations(filter: { unresolved: false, publishes: true }) { totalCount }
      publishing: organisations(filter: { publishes: true }) { totalCount }
    }`);

    const why =
      'Only catalogues that belong to no single organisation describe it, and neither its URI nor its name says whose part it is.';
    expect(answer).toEqual({
      unresolved: {
        totalCount: 2,
        nodes: [
          { name: 'STUNS Energi', resolved: false, unresolved: why, parent: null },
          { name: 'Umeå Energi', resolved: false, unresolved: why, parent: null },
        ],
      },
      resolved: { totalCount: 14 },
      publishing: { totalCount: 16 },
    });
  });
});

describe('a dataset with a UUID that the portal has under another URI', () => {
  it('is one node, read from its own catalogue, and is found by the portal’s URI and id too', async () => {
    const copy = 'https://admin.dataportal.se/d/1';

    const answer = await graph.ask(
      `query ($uri: String!, $id: ID!) {
        dataset(uri: $uri) { id uri catalogue { slug } catalogues { catalogue { slug } } publisher { name } }
        byId: dataset(id: $id) { uri }
        node: node(id: $id) { id }
      }`,
      { uri: copy, id: idFromUri('dataset', copy) },
    );

    const uri = `${STORE}/6/resource/1`;
    expect(answer).toEqual({
      dataset: {
        id: idFromUri('dataset', uri),
        uri,
        catalogue: { slug: 'goteborg' },
        catalogues: [{ catalogue: { slug: 'goteborg' } }, { catalogue: { slug: 'portal' } }],
        publisher: { name: 'Göteborg & Co' },
      },
      byId: { uri },
      node: { id: idFromUri('dataset', uri) },
    });
  });
});

describe('a national API that three municipalities list', () => {
  it('is one data service with the datasets, publishers and URIs of all three', async () => {
    const { dataServices } = await graph.ask(`{
      dataServices {
        totalCount
        nodes {
          title uris catalogue { slug } catalogues { slug } publisher { name } publishers { name }
          datasets { totalCount nodes { title dataServices { title } } }
        }
      }
    }`);

    const node = { title: 'Livsmedelskontroll i Göteborgs Stad' };
    expect(dataServices).toEqual({
      totalCount: 1,
      nodes: [
        {
          ...node,
          uris: ['goteborg', 'ale', 'mark'].map((id) => `https://catalog.${id}.se/store/1/resource/7`),
          catalogue: { slug: 'goteborg' },
          catalogues: [{ slug: 'goteborg' }, { slug: 'ale' }, { slug: 'mark' }],
          publisher: { name: 'Göteborgs Stad' },
          publishers: [{ name: 'Göteborgs Stad' }, { name: 'Ale kommun' }, { name: 'Marks kommun' }],
          datasets: {
            totalCount: 3,
            nodes: ['Ale kommun', 'Göteborgs Stad', 'Marks kommun'].map((name) => ({
              title: `Livsmedelskontroller ${name}`,
              dataServices: [node],
            })),
          },
        },
      ],
    });
  });
});
