import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Dataset } from '../../model/dataset.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, startServer } from '../../../test/local-server.ts';
import type { FixtureAnswer, WantedDataset } from '../../../test/platform-fixture.ts';
import type { Harvested } from '../source.ts';
import { fixture, itemId } from './fixtures/platform.ts';
import { createSource } from './index.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const wanted = (count: number, bad: readonly number[] = []): WantedDataset[] =>
  Array.from({ length: count }, (_, number) => ({
    number,
    title: `Datamängd ${number}`,
    file: `https://data.example.se/${number}.csv`,
    ...(bad.includes(number) ? { bad: true } : {}),
  }));

/** A site with these datasets; `instead` may answer in its place. */
async function serve(
  datasets: readonly WantedDataset[],
  instead: (path: string, request: IncomingMessage) => FixtureAnswer | undefined = () => undefined,
): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const answer =
      instead(`${url.pathname}${url.search}`, request) ?? fixture.answer({ url, headers: request.headers }, datasets);
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body);
  });
  servers.push(server);
  return server;
}

const upstream = createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined });
const source = createSource({ upstream });
const refOf = (url: string): CatalogueRef => ({
  id: 'exempel',
  platform: 'arcgis-hub',
  url,
  status: 'active',
  options: {},
});

async function harvestAll(
  server: LocalServer,
  signal = AbortSignal.timeout(20_000),
): Promise<{ items: Harvested[]; error?: unknown }> {
  const items: Harvested[] = [];
  try {
    for await (const item of source.harvest(refOf(server.url), undefined, signal)) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items };
}
const datasetsOf = (items: readonly Harvested[]): Dataset[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
const json = (value: unknown, status = 200): FixtureAnswer => ({ status, body: JSON.stringify(value) });
const startOf = (path: string): number => Number(/startindex=(\d+)/.exec(path)?.[1]);

describe('reading a Hub site', () => {
  it('follows the links from page to page, counted from 1, and asks for no more', async () => {
    const server = await serve(wanted(250));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(datasetsOf(items)).toHaveLength(250);
    expect(server.requests.map(startOf)).toEqual([1, 101, 201]);
  });

  it('reads to the end where the site gives shorter pages than asked for', async () => {
    const datasets = wanted(25);
    const server = await serve(datasets, (path) => {
      if (!path.startsWith('/api/search')) return undefined;
      const url = new URL(path, 'http://site.example.se');
      url.searchParams.set('limit', '10');
      return fixture.answer({ url, headers: {} }, datasets);
    });

    const { items } = await harvestAll(server);

    expect(datasetsOf(items)).toHaveLength(25);
    expect(server.requests.map(startOf)).toEqual([1, 11, 21]);
  });

  it('stays on the site when a link names another host', async () => {
    const other = await serve(wanted(250));
    const datasets = wanted(150);
    const server = await serve(datasets, (path) =>
      fixture.answer({ url: new URL(path, other.url), headers: {} }, datasets),
    );

    const { items } = await harvestAll(server);

    expect(datasetsOf(items)).toHaveLength(150);
    expect(other.requests).toEqual([]);
  });

  it('takes the feed where the search cannot give all, for it fails beyond 10,000', async () => {
    const server = await serve(wanted(10_050));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(datasetsOf(items)).toHaveLength(10_050);
    expect(server.requests).toEqual([
      '/api/search/v1/collections/dataset/items?limit=100&startindex=1',
      '/api/feed/dcat-us/1.1.json',
    ]);
  });

  it('reads 9,999 by the search alone, with a shorter page before the wall', async () => {
    const server = await serve(wanted(9_999));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(datasetsOf(items)).toHaveLength(9_999);
    expect(server.requests).toHaveLength(100);
    expect(server.requests.at(-1)).toContain('limit=99&startindex=9901');
  });

  it.each([
    ['with status 404', json({ statusCode: 404, message: 'Not found' }, 404)],
    ['with status 500', json({ statusCode: 500, message: 'Internal server error' }, 500)],
    ['in an answer with status 200', json({ statusCode: 400, message: ['collection unknown'], error: 'Bad Request' })],
  ])('takes the feed where the search refuses %s', async (_, refusal) => {
    const server = await serve(wanted(3), (path) => (path.startsWith('/api/search') ? refusal : undefined));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(datasetsOf(items).map(({ titles }) => titles[0]?.value)).toEqual([
      'Datamängd 0',
      'Datamängd 1',
      'Datamängd 2',
    ]);
  });

  it('gives the same datasets, files and publisher by the search and by the feed', async () => {
    const bySearch = await harvestAll(await serve(wanted(5)));
    const byFeed = await harvestAll(
      await serve(wanted(5), (path) => (path.startsWith('/api/search') ? json({}, 404) : undefined)),
    );

    const named = ({ items }: { items: readonly Harvested[] }): unknown =>
      datasetsOf(items).map(({ id, uri, publisher, distributions, issued }) => ({
        id,
        uri,
        publisher,
        files: distributions.map((file) => file.id),
        issued: issued?.value,
      }));
    expect(named(byFeed)).toEqual(named(bySearch));
  });

  it('does not give a dataset twice when the search fails midway and the feed is taken', async () => {
    const server = await serve(wanted(150), (path) => (startOf(path) > 1 ? json({}, 500) : undefined));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(new Set(datasetsOf(items).map(({ id }) => id)).size).toBe(150);
    expect(datasetsOf(items)).toHaveLength(150);
  });

  it('says what the search said where there is no feed either', async () => {
    const server = await serve([], () => json({ statusCode: 404, message: 'Site not found' }));

    const { error } = await harvestAll(server);

    expect(error).toMatchObject({
      kind: 'REFUSED',
      status: 404,
      message: expect.stringContaining('Site not found') as string,
    });
  });

  it.each([
    ['HTML', '<!doctype html><title>Inloggning</title>', 'HTML'],
    ['a feed that breaks off', '{"dataset":[{"title":"a"},', 'cannot be read'],
    ['nothing', '', 'nothing'],
    ['another shape', '{"datasets":[]}', 'dataset'],
  ])('says MALFORMED of %s in the feed', async (_, body, reason) => {
    const server = await serve([], (path) => (path.startsWith('/api/feed') ? { body } : json({}, 404)));

    const { error } = await harvestAll(server);

    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining(reason) as string });
  });

  it('does not turn in circles when the next page is this one', async () => {
    const server = await serve(wanted(3), (path) =>
      path.startsWith('/api/search')
        ? json({
            type: 'FeatureCollection',
            features: [{ id: itemId(1), properties: { title: 'Bad' } }],
            links: [{ rel: 'next', href: '/api/search/v1/collections/dataset/items?startindex=1' }],
          })
        : undefined,
    );

    const { error } = await harvestAll(server);

    expect(error).toMatchObject({ kind: 'MALFORMED' });
    expect(server.requests).toHaveLength(1);
  });

  it('skips and lists what is no item', async () => {
    const server = await serve(wanted(4, [1]));

    const { items } = await harvestAll(server);

    expect(datasetsOf(items)).toHaveLength(3);
    expect(items.filter((item) => item.type === 'skipped')).toMatchObject([{ skipped: { id: 'item 2' } }]);
  });

  it('stops when it is aborted', async () => {
    const server = await serve(wanted(1_000));
    const abort = new AbortController();
    const items: Harvested[] = [];

    const reading = (async () => {
      for await (const item of source.harvest(refOf(server.url), undefined, abort.signal)) {
        items.push(item);
        if (datasetsOf(items).length === 150) abort.abort(new Error('nog'));
      }
    })();

    await expect(reading).rejects.toThrow('nog');
    expect(server.requests).toHaveLength(2);
  });
});

describe('recognising a Hub site', () => {
  it('takes one request, from any page of the site', async () => {
    const server = await serve(wanted(7));

    const found = await source.recognise?.(
      new URL('/search?collection=Dataset', server.url),
      AbortSignal.timeout(5_000),
    );

    expect(found).toEqual({ url: server.url, datasets: 7 });
    expect(server.requests).toHaveLength(1);
  });

  it('goes by the feed where the search is switched off', async () => {
    const server = await serve(wanted(2), (path) => (path.startsWith('/api/search') ? json({}, 404) : undefined));

    const found = await source.recognise?.(new URL(server.url), AbortSignal.timeout(5_000));

    expect(found).toEqual({ url: server.url, datasets: 2 });
  });

  it('says no to a site that answers with pages', async () => {
    const server = await serve([], () => ({ body: '<!doctype html><h1>Välkommen</h1>' }));

    const found = await source.recognise?.(new URL(server.url), AbortSignal.timeout(5_000));

    expect(found).toBeUndefined();
  });

  it('fails where nothing answers', async () => {
    const server = await serve([]);
    await server.close();

    const found = source.recognise?.(new URL(server.url), AbortSignal.timeout(5_000));

    await expect(found).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });
});

describe('an entry of a sources file', () => {
  it.each([
    ['https://data.example.se', undefined],
    ['https://data.example.se/', undefined],
    ['https://data.example.se/search?q=bad', 'url must be the address of the site alone: https://data.example.se'],
    ['https://data.example.se/api/feed/dcat-us/1.1.json', 'url must be the address of the site alone'],
  ])('is checked: %s', (url, complaint) => {
    const said = source.check?.(refOf(url));

    expect(said === undefined).toBe(complaint === undefined);
    expect(said ?? '').toContain(complaint ?? '');
  });
});
