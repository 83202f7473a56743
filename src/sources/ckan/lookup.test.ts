import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import { idOf, packageOf, search } from './fixtures/platform.ts';
import { createSource } from './index.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const upstream = createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined });
const source = createSource({ upstream });
const refOf = (url: string): CatalogueRef => ({ id: 'exempel', platform: 'ckan', url, status: 'active', options: {} });

const packages = Array.from({ length: 60 }, (_, number) =>
  packageOf(
    { number, title: `Datamängd ${number}`, file: `https://data.example.se/${number}.csv` },
    number === 59 ? { uri: 'https://exempelstad.se/data/egen' } : {},
  ),
);

/** A CKAN under a path of its host, as `root` says. */
async function ckan(root = ''): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    if (url.pathname !== `${root}/api/3/action/package_search`) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
      return;
    }
    const { status, body } = search(url.searchParams, packages);
    response.writeHead(status ?? 200, { 'content-type': 'application/json' }).end(body);
  });
  servers.push(server);
  return server;
}

describe('looking datasets up in a CKAN', () => {
  it('looks them up in batches by what their URIs carry, with what belongs to them', async () => {
    const server = await ckan();
    const uris = Array.from({ length: 50 }, (_, number) => `${server.url}/dataset/${idOf(number)}`);

    const found = await source.datasets?.(refOf(server.url), uris, AbortSignal.timeout(10_000));

    expect([...(found?.keys() ?? [])].sort()).toEqual([...uris].sort());
    expect(found?.get(uris[7] ?? '')?.distributions[0]?.accessUrls[0]?.uri).toBe('https://data.example.se/7.csv');
    expect(server.requests).toHaveLength(3);
    expect(server.requests.every((path) => server.url.length + path.length < 1500)).toBe(true);
  });

  it('finds a dataset by a URI of its own, and leaves out what is not there', async () => {
    const server = await ckan();
    const wanted = ['https://exempelstad.se/data/egen', `${server.url}/dataset/${idOf(999)}`, 'https://example.org/x'];

    const found = await source.datasets?.(refOf(server.url), wanted, AbortSignal.timeout(10_000));

    expect([...(found?.keys() ?? [])]).toEqual(['https://exempelstad.se/data/egen']);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps each request’s address short, however long the URIs are', async () => {
    const server = await ckan();
    const uris = Array.from({ length: 20 }, (_, number) => `https://example.org/${'x'.repeat(200)}/${number}`);

    await source.datasets?.(refOf(server.url), uris, AbortSignal.timeout(10_000));

    expect(server.requests.length).toBeGreaterThan(2);
    expect(server.requests.every((path) => server.url.length + path.length < 1500)).toBe(true);
  });
});

describe('recognising a CKAN', () => {
  it.each([
    ['', '', 1],
    ['', '/', 1],
    ['', '/dataset/offentliga-toaletter', 1],
    ['', '/sv/organization/exempelstad', 1],
    ['', '/api/3/action/package_list', 1],
    ['', '/catalog.ttl', 1],
    ['', '/om-oss/psidata', 2],
    ['/oppnadata', '/oppnadata/dataset', 1],
  ])('finds the one at %j by the address %j in as few requests as it takes', async (root, path, requests) => {
    const server = await ckan(root);

    const found = await source.recognise?.(new URL(server.url + path), AbortSignal.timeout(10_000));

    expect(found).toEqual({ url: server.url + root, datasets: 60 });
    expect(server.requests).toHaveLength(requests);
  });

  it.each([
    ['HTML', '<html></html>', 200],
    ['another API', '{"results":[]}', 200],
    ['a refusal', '{"success":false,"error":{"__type":"Authorization Error"}}', 200],
    ['a server error', '{}', 500],
    ['not found', '{}', 404],
  ])('does not take %s for one', async (_, body, status) => {
    const server = await startServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    servers.push(server);

    const found = await source.recognise?.(new URL(server.url), AbortSignal.timeout(10_000));

    expect(found).toBeUndefined();
  });

  it('throws where the server cannot be reached at all', async () => {
    const server = await startServer((_, response) => {
      sendJson(response, {});
    });
    await server.close();

    const recognised = source.recognise?.(new URL(`${server.url}/dataset`), AbortSignal.timeout(10_000));

    await expect(recognised).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });
});
