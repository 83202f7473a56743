import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { CatalogueSource } from '../../src/sources/source.ts';
import type { LocalServer } from '../local-server.ts';
import { sendJson, startServer } from '../local-server.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';
import { AIR } from './air-quality.ts';
import { dataset } from './build-record.ts';

const LIVE = 'title live { dataset { title } readAt problem { kind message } }';

let graph: Graph;
let server: LocalServer;
let down: boolean;
/** What the platform can do: undefined, no such platform; without `datasets`, no single records. */
let source: CatalogueSource | undefined;
let now: string;

interface Live {
  readonly title: string;
  readonly live: unknown;
}

const harvest = (): never => {
  throw new Error('Nothing is harvested here');
};

/** A platform of single records: titles are the ones in the store, with "nu" behind them; "Ekar" is gone. */
const singleRecords: CatalogueSource = {
  harvest,
  datasets: async ({ id }, uris, signal) => {
    const url = `${server.url}/${id}?${new URLSearchParams(uris.map((uri): [string, string] => ['uri', uri])).toString()}`;
    const response = await fetch(url, { signal });
    if (!response.ok) throw new UpstreamError('UNREACHABLE', `${id} answered ${response.status}.`);
    const found = (await response.json()) as readonly Dataset[];
    return new Map(found.map((one) => [one.uri ?? '', one]));
  },
};

beforeEach(async () => {
  down = false;
  source = singleRecords;
  now = '2024-06-01T12:00:00.000Z';
  server = await startServer((request, response) => {
    if (down) {
      sendJson(response, {}, 503);
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const found = searchParams.getAll('uri').filter((uri) => !uri.endsWith('/oaks'));
    // In another order than asked for: answers are matched by URI.
    sendJson(
      response,
      found.reverse().map((uri) => dataset(uri, pathname.slice(1), `${uri.split('/').at(-1) ?? ''} nu`)),
    );
  });
  graph = await openFullGraph({ sources: () => source, now: () => now });
});

afterEach(async () => {
  await graph.close();
  await server.close();
});

async function ask(args = ''): Promise<readonly Live[]> {
  const { datasets } = await graph.ask(`{ datasets${args} { nodes { ${LIVE} } } }`);
  return (datasets as { nodes: readonly Live[] }).nodes;
}

const read = (title: string) => ({ dataset: { title }, readAt: now, problem: null });

describe('live', () => {
  it('reads all datasets of one catalogue together, and gives each its own', async () => {
    const nodes = await ask('(filter: { catalogues: ["goteborg"] })');

    expect(server.requests).toHaveLength(1);
    expect(nodes).toEqual([
      { title: 'Broar', live: read('bridges nu') },
      { title: 'Ekar', live: { dataset: null, readAt: now, problem: null } },
      { title: 'Luftkvalitet', live: read('air nu') },
      { title: 'Parkering', live: read('parking nu') },
    ]);
  });

  it('asks each catalogue once', async () => {
    await ask();

    expect(server.requests.map((path) => path.split('?')[0]).toSorted()).toEqual(['/boras', '/goteborg', '/vgr']);
  });

  it('asks once for a dataset that a query meets twice', async () => {
    await graph.ask(
      'query ($id: ID!) { a: dataset(id: $id) { live { readAt } } b: dataset(id: $id) { live { readAt } } }',
      { id: AIR.id },
    );

    expect(server.requests).toEqual([`/goteborg?uri=${encodeURIComponent(AIR.uri ?? '')}`]);
  });

  it('remembers what it read, and that there was nothing, for later requests', async () => {
    const first = await ask('(filter: { catalogues: ["goteborg"] })');
    now = '2024-06-01T12:00:30.000Z';
    const second = await ask('(filter: { catalogues: ["goteborg"] })');

    expect(second).toEqual(first);
    expect(server.requests).toHaveLength(1);
  });

  it('asks only for what it does not remember', async () => {
    await graph.ask('query ($id: ID!) { dataset(id: $id) { live { readAt } } }', { id: AIR.id });

    await ask('(filter: { catalogues: ["goteborg"] })');

    expect(new URL(server.requests[1] ?? '', server.url).searchParams.getAll('uri')).toEqual([
      'https://goteborg.example/bridges',
      'https://goteborg.example/oaks',
      'https://goteborg.example/parking',
    ]);
  });

  it('tells a failure as a problem, keeps the rest of the answer, and tries again the next time', async () => {
    down = true;
    const failed = await ask('(filter: { catalogues: ["boras"] })');
    down = false;
    const recovered = await ask('(filter: { catalogues: ["boras"] })');

    const problem = { kind: 'UNREACHABLE', message: 'boras answered 503.' };
    expect(failed).toEqual([
      { title: 'Konst', live: { dataset: null, readAt: null, problem } },
      { title: 'Åkermark', live: { dataset: null, readAt: null, problem } },
    ]);
    expect(recovered.map(({ live }) => live)).toEqual([read('art nu'), read('area nu')]);
  });

  it('is null where the platform gives no single records', async () => {
    source = { harvest };

    const nodes = await ask('(filter: { catalogues: ["boras"] })');

    expect(nodes.map(({ live }) => live)).toEqual([null, null]);
    expect(server.requests).toEqual([]);
  });

  it('leads from the live dataset to its publisher and catalogue as the store knows them', async () => {
    const answer = await graph.ask(
      'query ($id: ID!) { dataset(id: $id) { live { dataset { catalogue { slug } publisher { name } } } } }',
      { id: AIR.id },
    );

    expect(answer).toEqual({ dataset: { live: { dataset: { catalogue: { slug: 'goteborg' }, publisher: null } } } });
  });
});
