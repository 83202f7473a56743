import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import { dataset, DCAT, DCT, entry, type Json, many, text, TYPE, uri } from './fixtures/entries.ts';
import { search } from './fixtures/search.ts';
import { createSource } from './index.ts';

const upstream = createUpstream({ userAgent: 'test', retries: 0 });
const source = createSource({ upstream });

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<LocalServer> {
  const server = await startServer(answer);
  servers.push(server);
  return server;
}

/** An EntryStore under a path, `/store` unless said. */
const store = (entries: readonly Json[], path = '/store'): Promise<LocalServer> =>
  serve((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
    if (url.pathname !== `${path}/search`) sendJson(response, { error: 'Not found' }, 404);
    else sendJson(response, search(url.origin + path, entries, url.searchParams));
  });

const catalogue = (context: string, title: string): Json =>
  entry(
    1,
    `https://katalog.example.se/store/${context}/resource/katalog`,
    { [TYPE]: [uri(`${DCAT}Catalog`)], [`${DCT}title`]: [text(`${title} (en)`, 'en'), text(title, 'sv')] },
    { contextId: context },
  );
const recognise = (server: LocalServer, path = ''): ReturnType<NonNullable<typeof source.recognise>> =>
  source.recognise?.(new URL(server.url + path), AbortSignal.timeout(10_000)) ?? Promise.resolve(undefined);

describe('recognising an EntryStore', () => {
  it.each(['', '/', '/store', '/store/', '/store/search?type=solr', '/#view=dataset&resource=x', '/katalog/sida'])(
    'finds the store of a server from the address %s',
    async (path) => {
      const server = await store([catalogue('1', 'Exempelstad'), ...many(3)]);

      const found = await recognise(server, path);

      expect(found).toEqual({ url: `${server.url}/store`, datasets: 3 });
      expect(server.requests).toHaveLength(2);
    },
  );

  it('finds a store below the address where the server has none at its root', async () => {
    const server = await store(many(2), '/katalog/store');

    const found = await recognise(server, '/katalog/');

    expect(found).toEqual({ url: `${server.url}/katalog/store`, datasets: 2 });
  });

  it('lists the contexts of a shared store by the titles of their catalogues, with their datasets', async () => {
    const server = await store([
      catalogue('3', 'Ale'),
      catalogue('66', 'Göteborg'),
      catalogue('7', 'Tom'),
      { ...dataset(1), contextId: '3' },
      { ...dataset(2), contextId: '66' },
      { ...dataset(3), contextId: '66' },
    ]);

    const found = await recognise(server);

    expect(found?.contexts).toEqual([
      { context: '3', name: 'Ale', datasets: 1 },
      { context: '66', name: 'Göteborg', datasets: 2 },
      { context: '7', name: 'Tom', datasets: 0 },
    ]);
    expect(server.requests).toHaveLength(3);
  });

  it('reads all pages of catalogues of a store that gathers those of a country', async () => {
    const server = await store(Array.from({ length: 230 }, (_, index) => catalogue(String(index), `Nr ${index}`)));

    const found = await recognise(server);

    expect(found?.contexts).toHaveLength(230);
  });

  it('takes the context from the address of something in it', async () => {
    const server = await store([
      { ...dataset(1), contextId: '3' },
      { ...dataset(2), contextId: '66' },
    ]);

    const found = await recognise(server, '/store/66/resource/2');

    expect(found).toEqual({ url: `${server.url}/store`, datasets: 1, options: { context: 66 } });
  });

  it('does not take a page that speaks of EntryScape for a store, also where a name that nobody has leads to it', async () => {
    const site = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>EntryScape</title><p>EntryScape, for linked open data');
    });
    const nobodys = await serve((_, response) => {
      response.writeHead(302, { location: `${site.url}/en/` });
      response.end();
    });

    const found = await recognise(nobodys);

    expect(found).toBeUndefined();
  });

  it.each([
    ['another API', { results: 'many', resource: {} }, 200],
    ['an error', { error: 'no' }, 500],
    ['too many requests', {}, 429],
  ])('does not take %s for a store', async (_, answer, status) => {
    const server = await serve((_request, response) => {
      sendJson(response, answer, status);
    });

    const found = await recognise(server);

    expect(found).toBeUndefined();
  });

  it('says so where nobody answers', async () => {
    const server = await store([]);
    await server.close();

    const found = recognise(server);

    await expect(found).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });
});

describe('what a store says of itself', () => {
  const PART = 'http://purl.org/dc/terms/hasPart';
  const described = (context: string, publisher: string, more: Json = {}): Json =>
    entry(
      1,
      `https://katalog.example.se/store/${context}/resource/katalog`,
      {
        [TYPE]: [uri(`${DCAT}Catalog`)],
        [`${DCT}title`]: [text(`Katalog ${context}`, 'sv')],
        [`${DCT}publisher`]: [uri(publisher)],
        ...more,
      },
      { contextId: context },
    );
  const [ale, orust] = ['https://ale.example.se/', 'https://orust.example.se/'];

  it.each([
    [
      'of one publisher is in its catalogues',
      [described('1', ale), described('2', ale)],
      ['Katalog 1', 'Katalog 2'],
      0,
    ],
    ['of several publishers is nothing, and it says why', [described('1', ale), described('2', orust)], [], 1],
    [
      'is in the catalogue that the others are parts of',
      [described('1', ale), described('2', orust), described('3', orust, { [PART]: [uri(ale)] })],
      ['Katalog 3'],
      0,
    ],
  ])('%s', async (_, entries, titles, skipped) => {
    const server = await store(entries);
    const found: string[] = [];
    let said = 0;

    const entryOfIt = { id: 'x', platform: 'x', url: `${server.url}/store`, status: 'active', options: {} } as const;
    for await (const item of source.harvest(entryOfIt, undefined, AbortSignal.timeout(10_000))) {
      if (item.type === 'catalogue') found.push(item.catalogue.titles[0]?.value ?? '');
      if (item.type === 'skipped') said += 1;
    }

    expect(found).toEqual(titles);
    expect(said).toBe(skipped);
  });
});
