import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idFromUri } from '../../src/model/id.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';
import { AIR } from './air-quality.ts';
import { AIR_SERIES, AIR_SERVICE, ROUTE_SERVICE } from './configuration.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

const csvId = idFromUri('distribution', 'https://goteborg.example/air/csv');
const goteborgCatalogueId = idFromUri('catalogue', 'goteborg');

describe('a dataset', () => {
  it('is found by its id and by its URI', async () => {
    const answer = await graph.ask(
      'query ($id: ID!, $uri: String!) { id: dataset(id: $id) { title } uri: dataset(uri: $uri) { title(language: EN) } none: dataset(uri: "https://x.example") { id } }',
      { id: AIR.id, uri: AIR.uri },
    );

    expect(answer).toEqual({ id: { title: 'Luftkvalitet' }, uri: { title: 'Air quality' }, none: null });
  });

  it('that two catalogues have is one node that names both', async () => {
    const { dataset } = await graph.ask(`{
      dataset(uri: "https://goteborg.example/parking") { publisher { name } catalogues { catalogue { slug } harvestedAt } }
    }`);

    expect(dataset).toEqual({
      publisher: { name: 'Göteborgs Stad' },
      catalogues: [
        { catalogue: { slug: 'goteborg' }, harvestedAt: '2024-05-01T10:00:00.000Z' },
        { catalogue: { slug: 'vgr' }, harvestedAt: '2024-05-02T10:00:00.000Z' },
      ],
    });
  });

  it('leads to its series and services, and they lead back', async () => {
    const { dataset } = await graph.ask(
      'query ($id: ID!) { dataset(id: $id) { series { id datasets { nodes { id } } } dataServices { id datasets { nodes { id } } } } }',
      {
        id: AIR.id,
      },
    );

    expect(dataset).toEqual({
      series: [{ id: AIR_SERIES.id, datasets: { nodes: [{ id: AIR.id }] } }],
      dataServices: [{ id: AIR_SERVICE.id, datasets: { nodes: [{ id: AIR.id }] } }],
    });
  });
});

describe('a distribution, a data service, a series', () => {
  it('are found by their ids', async () => {
    const answer = await graph.ask(
      `query ($distribution: ID!, $service: ID!, $series: ID!) {
        distribution(id: $distribution) { byteSize formats { code } dataset { id } }
        dataService(id: $service) { title types { code } publisher { municipalityCode } }
        datasetSeries(id: $series) { title datasets { totalCount } }
      }`,
      { distribution: csvId, service: AIR_SERVICE.id, series: AIR_SERIES.id },
    );

    expect(answer).toEqual({
      distribution: { byteSize: 5_000_000_000, formats: [{ code: 'text/csv' }], dataset: { id: AIR.id } },
      dataService: { title: 'Luft-API', types: [{ code: 'REST' }], publisher: { municipalityCode: '1480' } },
      datasetSeries: { title: 'Luft per år', datasets: { totalCount: 1 } },
    });
  });

  it('of a catalogue, a publisher or a dataset are listed', async () => {
    const { organisation } = await graph.ask('{ organisation(municipalityCode: "1480") { id } }');
    const answer = await graph.ask(
      `query ($dataset: ID!, $organisation: ID!) {
        all: dataServices { nodes { title } totalCount }
        vgr: dataServices(filter: { catalogues: ["vgr"] }) { nodes { id } }
        air: dataServices(filter: { dataset: $dataset }) { nodes { id } completeness { asked } }
        goteborg: dataServices(filter: { organisations: [$organisation] }) { totalCount }
      }`,
      { dataset: AIR.id, organisation: (organisation as { id: string }).id },
    );

    expect(answer).toEqual({
      all: { nodes: [{ title: 'Luft-API' }, { title: 'Rutt-API' }], totalCount: 2 },
      vgr: { nodes: [{ id: ROUTE_SERVICE.id }] },
      air: { nodes: [{ id: AIR_SERVICE.id }], completeness: { asked: 1 } },
      goteborg: { totalCount: 1 },
    });
  });
});

describe('nodes', () => {
  it('come in the order of their ids, each as its type, null where there is none', async () => {
    const ids = [AIR_SERVICE.id, 'd0000000000000000', AIR.id, csvId, AIR_SERIES.id, goteborgCatalogueId, AIR.id];

    const answer = await graph.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } none: node(id: "s0000000000000000") { id } }',
      { ids },
    );

    expect(answer).toEqual({
      nodes: [
        { __typename: 'DataService', id: AIR_SERVICE.id },
        null,
        { __typename: 'Dataset', id: AIR.id },
        { __typename: 'Distribution', id: csvId },
        { __typename: 'DatasetSeries', id: AIR_SERIES.id },
        { __typename: 'Catalogue', id: goteborgCatalogueId },
        { __typename: 'Dataset', id: AIR.id },
      ],
      none: null,
    });
  });
});

describe('the revision', () => {
  it('grows with each change of the data', async () => {
    const before = await graph.ask('{ revision }');
    await graph.writer.writeStatus({ catalogueId: 'ale', state: 'MISSING', consecutiveFailures: 2 });
    const after = await graph.ask('{ revision }');

    expect(Number(after['revision'])).toBeGreaterThan(Number(before['revision']));
  });
});
