import { afterEach, describe, expect, it } from 'vitest';
import type { Content } from './content/content.ts';
import { demoContents } from './content/contents.ts';
import { startEntryStore } from './entrystore.ts';
import type { DemoServer } from './entrystore.ts';
import type { Quirks } from './local-server.ts';
import type { RdfJson } from './rdf/rdf-json.ts';
import { ANY, DATASET, resourceOf, search, searchUrl } from './search-client.ts';
import type { Child } from './search-client.ts';

const contents = demoContents();
const contentOf = (id: string): Content => {
  const content = contents.find((one) => one.id === id);
  if (content === undefined) throw new Error(`No content ${id}`);
  return content;
};

let running: DemoServer | undefined;
async function start(id: string, quirks: Quirks = {}): Promise<DemoServer> {
  running = await startEntryStore({ content: contentOf(id), quirks });
  return running;
}
afterEach(() => running?.close());

describe("EntryStore's other resources", () => {
  it('gives a dataset with its neighbours when asked for recursively', async () => {
    const server = await start('harryda');
    const dataset = contentOf('harryda').datasets[0];
    const path = `${server.url}/1/metadata/${dataset?.entryId ?? ''}?recursive=dcat&format=application/json`;

    const graph = (await (await fetch(path)).json()) as RdfJson;

    const needed = [dataset?.uri, dataset?.publisher, dataset?.contactPoint, dataset?.distributions[0]?.uri];
    expect(needed.filter((uri) => uri === undefined || graph[uri] === undefined)).toEqual([]);
    expect(graph[contentOf('harryda').datasets[1]?.uri ?? '']).toBeUndefined();
  });

  it('cuts a recursive answer off at 1000 entries without a word', async () => {
    const content = contentOf('harryda');
    const [dataset] = content.datasets;
    if (dataset === undefined) throw new Error('Härryda has no datasets');
    const many = Array.from({ length: 1200 }, (_, index) => ({
      ...dataset,
      entryId: String(5000 + index),
      uri: `${content.store}/1/resource/${String(5000 + index)}`,
      distributions: [],
    }));
    running = await startEntryStore({ content: { ...content, datasets: many } });
    const path = `${running.url}/1/metadata/${content.catalogue.entryId}?recursive=dcat&format=application/json`;

    const graph = (await (await fetch(path)).json()) as RdfJson;

    const described = Object.keys(graph).filter((subject) => !subject.startsWith('_:'));
    expect(described).toHaveLength(1000);
  });

  it('chooses the format by parameter, then by header, and is RDF/XML otherwise', async () => {
    const server = await start('hjo');
    const path = `${server.url}/11/metadata/${contentOf('hjo').catalogue.entryId}`;
    const typeOf = async (query: string, accept: string): Promise<string | null> =>
      (await fetch(path + query, { headers: { Accept: accept } })).headers.get('content-type');

    const types = await Promise.all([
      typeOf('', '*/*'),
      typeOf('', 'text/turtle'),
      typeOf('?format=application/ld+json', 'text/turtle'),
      typeOf('?format=application/rdf%2Bjson', '*/*'),
    ]);

    const names = ['application/rdf+xml', 'text/turtle', 'application/ld+json', 'application/rdf+json'];
    expect(types).toEqual(names.map((name) => `${name};charset=UTF-8`));
  });

  it('validates metadata by ETag and by date', async () => {
    const server = await start('hjo');
    const path = `${server.url}/11/metadata/${contentOf('hjo').catalogue.entryId}`;
    const first = await fetch(path);

    const byTag = await fetch(path, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    const byDate = await fetch(path, { headers: { 'If-Modified-Since': first.headers.get('last-modified') ?? '' } });
    const old = await fetch(path, { headers: { 'If-Modified-Since': 'Wed, 01 Jan 2020 00:00:00 GMT' } });

    expect([byTag.status, byDate.status, old.status]).toEqual([304, 304, 200]);
  });

  it.each([
    ['/11', 401, ''],
    ['/11/metadata/99999', 404, '{"error":"Entry not found"}'],
    ['/11/metadata/1?recursive=nosuchprofile', 400, ''],
    ['/management/status', 200, 'UP'],
  ])('answers %s with %i', async (path, status, body) => {
    const server = await start('hjo');

    const response = await fetch(server.url + path);

    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('refuses drafts with 401, in JSON where JSON is asked for', async () => {
    const server = await start('goteborg');
    const draft = contentOf('goteborg').drafts.find(({ access }) => access === 'hidden');

    const response = await fetch(`${server.url}/6/entry/${draft?.entryId ?? ''}`, {
      headers: { Accept: 'application/json' },
    });

    expect([response.status, await response.json()]).toEqual([401, { error: 'Not authorized' }]);
  });

  it('gives an entry with its info, and sends on to the resource of a link', async () => {
    const server = await start('hjo');
    const agent = contentOf('hjo').agents[0];

    const entry = (await (await fetch(`${server.url}/11/entry/${agent?.entryId ?? ''}`)).json()) as Child;
    const resource = await fetch(`${server.url}/11/resource/${agent?.entryId ?? ''}`, { redirect: 'manual' });

    expect(resourceOf(entry)).toBe(agent?.uri);
    expect([resource.status, resource.headers.get('location')]).toEqual([303, agent?.uri]);
  });
});

describe('a faulty EntryStore', () => {
  it('shows what was put in place of its content', async () => {
    const server = await start('ale');
    server.replace({ ...contentOf('ale'), datasets: contentOf('ale').datasets.slice(0, 2), drafts: [] });

    const page = await search(server, DATASET);

    expect(page.results).toBe(2);
  });

  it('counts what it is asked', async () => {
    const server = await start('ale');

    await search(server, DATASET);
    await fetch(`${server.url}/management/status`);

    expect(server.requests.total).toBe(2);
    expect(server.requests.paths[1]).toBe('/store/management/status');
  });

  it('is closed, and open again', async () => {
    const server = await start('ale', { down: 'refuse' });

    await expect(fetch(server.url)).rejects.toThrow();
    await server.setQuirks({});

    await expect(search(server, DATASET)).resolves.toMatchObject({ offset: 0 });
  });

  it('answers 503, HTML or 429 when told to', async () => {
    const server = await start('ale', { down: 'unavailable' });
    const ask = (): Promise<Response> => fetch(searchUrl(server, DATASET));

    const unavailable = await ask();
    await server.setQuirks({ html: true });
    const html = await ask();
    await server.setQuirks({ rateLimit: { every: 2, retryAfterSeconds: 7 } });
    const limited = [await ask(), await ask()];

    expect(unavailable.status).toBe(503);
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html;charset=UTF-8']);
    expect(limited.map(({ status }) => status)).toEqual([200, 429]);
    expect(limited[1]?.headers.get('retry-after')).toBe('7');
  });

  it('loses the connection half-way through the page it is told', async () => {
    const server = await start('goteborg', { cut: 2 });
    const page = (offset: string): Promise<unknown> => search(server, ANY, { limit: '100', offset, sort: 'uri asc' });

    await expect(page('0')).resolves.toBeDefined();
    await expect(page('100')).rejects.toThrow();
  });

  it('waits before it answers when it is slow', async () => {
    const server = await start('ale', { slow: 60_000 });

    const answer = fetch(server.url, { signal: AbortSignal.timeout(300) });

    await expect(answer).rejects.toThrow();
    expect(server.requests.total).toBe(1);
  });
});
