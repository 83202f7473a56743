import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { createSource } from './index.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** Serves documents by path. */
async function serve(documents: Readonly<Record<string, unknown>>): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const document = documents[request.url ?? ''];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof document === 'string' ? document : JSON.stringify(document));
  });
  servers.push(server);
  return server;
}

const upstream = createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined });
const source = createSource({ upstream });
const refOf = (url: string, options: CatalogueRef['options'] = {}): CatalogueRef => ({
  id: 'exempel',
  platform: 'data-json',
  url,
  status: 'active',
  options,
});
const recognise = (server: LocalServer, path: string): ReturnType<NonNullable<typeof source.recognise>> =>
  source.recognise?.(new URL(path, server.url), AbortSignal.timeout(5_000)) ?? Promise.resolve(undefined);

const catalogue = (count: number): unknown => ({
  '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
  dataset: Array.from({ length: count }, (_, number) => ({
    identifier: String(number),
    title: `Datamängd ${number}`,
    distribution: [{ accessURL: `https://services.arcgis.com/x/${number}` }],
  })),
});

describe('reading a data.json', () => {
  it('takes one request, and never fetches its context', async () => {
    const server = await serve({ '/data.json': catalogue(120) });
    const items: Harvested[] = [];

    for await (const item of source.harvest(refOf(`${server.url}/data.json`), undefined, AbortSignal.timeout(5_000))) {
      items.push(item);
    }

    expect(items.filter(({ type }) => type === 'dataset')).toHaveLength(120);
    expect(items[0]).toEqual({ type: 'expected', records: 120 });
    expect(server.requests).toEqual(['/data.json']);
  });

  it('says what is missing in a document that is no catalogue', async () => {
    const server = await serve({ '/data.json': { datasets: [] } });

    const reading = source.harvest(refOf(`${server.url}/data.json`), undefined, AbortSignal.timeout(5_000));

    await expect(reading[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      kind: 'MALFORMED',
      message: expect.stringContaining('no list called dataset') as string,
    });
  });

  it('stops when it is aborted', async () => {
    const server = await serve({ '/data.json': catalogue(1_000) });
    const abort = new AbortController();
    let datasets = 0;

    const reading = (async () => {
      for await (const item of source.harvest(refOf(`${server.url}/data.json`), undefined, abort.signal)) {
        if (item.type === 'dataset') datasets += 1;
        if (datasets === 10) abort.abort(new Error('nog'));
      }
    })();

    await expect(reading).rejects.toThrow('nog');
    expect(datasets).toBeLessThan(100);
  });
});

describe('recognising a data.json', () => {
  it('takes the address itself where it is one', async () => {
    const server = await serve({ '/katalog.json': catalogue(3) });

    const found = await recognise(server, '/katalog.json');

    expect(found).toEqual({ url: `${server.url}/katalog.json`, datasets: 3 });
    expect(server.requests).toHaveLength(1);
  });

  it('looks in the folder, then at the top of the site', async () => {
    const server = await serve({ '/data.json': catalogue(2) });

    const found = await recognise(server, '/oppna-data/');

    expect(found).toEqual({ url: `${server.url}/data.json`, datasets: 2 });
    expect(server.requests).toEqual(['/oppna-data/data.json', '/data.json']);
  });

  it('leaves the feed of a Hub site to its own platform', async () => {
    const identifier = 'https://www.arcgis.com/home/item.html?id=f4bcc1035b7d46cba95e977f4affb6be&sublayer=0';
    const server = await serve({ '/data.json': { dataset: [{ title: 'Bad', identifier }] } });

    const found = await recognise(server, '/');

    expect(found).toBeUndefined();
  });

  it.each([
    ['a page', '<!doctype html><h1>Hej</h1>'],
    ['JSON of another kind', { name: 'paket' }],
    ['a JSON-LD graph, which is RDF', { '@graph': [{ '@id': 'https://e.se/d', '@type': 'dcat:Dataset', title: 'x' }] }],
  ])('says no to %s', async (_, document) => {
    const server = await serve({ '/data.json': document });

    const found = await recognise(server, '/');

    expect(found).toBeUndefined();
  });

  it('fails where nothing answers', async () => {
    const server = await serve({});
    await server.close();

    const found = recognise(server, '/');

    await expect(found).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });
});

describe('an entry of a sources file', () => {
  it.each([
    ['https://exempelstad.example.se/data.json', undefined],
    ['https://exempelstad.example.se/export?format=dcat-us', undefined],
    ['https://exempelstad.example.se/', 'for example https://exempelstad.example.se/data.json'],
    ['https://exempelstad.example.se/oppna-data/', 'for example https://exempelstad.example.se/oppna-data/data.json'],
  ])('is checked: %s', (url, complaint) => {
    const said = source.check?.(refOf(url));

    expect(said === undefined).toBe(complaint === undefined);
    expect(said ?? '').toContain(complaint ?? '');
  });

  it('has no options', () => {
    const said = source.check?.(refOf('https://exempelstad.example.se/data.json', { context: 1 }));

    expect(said).toBe('option context is not known; data-json has no options');
  });
});
