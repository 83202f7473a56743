import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from './gateway.ts';
import { type LocalServer, startServer } from './local-server.ts';

const PREFIXES = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n';
const turtle = (id: string, count: number): string =>
  PREFIXES +
  Array.from(
    { length: count },
    (_, index) => `<https://${id}.example.se/${index}> a dcat:Dataset ; dcterms:title "Nummer ${index}"@sv .\n`,
  ).join('');

interface Listing {
  readonly datasets: {
    readonly totalCount: number;
    readonly completeness: { readonly fresh: number; readonly stale: number; readonly missing: number };
  };
}
const LISTING = '{ datasets(first: 1) { totalCount completeness { fresh stale missing } } }';

const open: (LocalServer | TestGateway)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** Two catalogues, read once, and the gateway and its upstreams gone: what is left is the data folder. */
async function readOnce(): Promise<{ readonly folder: string; readonly catalogues: readonly object[] }> {
  const servers = await Promise.all(
    ['ale', 'bollebygd'].map(async (id) => ({
      id,
      server: await startServer((_request, response) => response.end(turtle(id, 12))),
    })),
  );
  const catalogues = servers.map(({ id, server }) => ({ id, platform: 'dcat', url: `${server.url}/dcat` }));
  const graph = await startGateway({ catalogues });
  await graph.close(true);
  for (const { server } of servers) await server.close();
  return { folder: graph.folder, catalogues };
}
async function restart(
  { folder, catalogues }: Awaited<ReturnType<typeof readOnce>>,
  env: Readonly<Record<string, string>> = {},
  unread = false,
): Promise<TestGateway> {
  const graph = await startGateway({ catalogues: catalogues as Record<string, unknown>[], folder, env, unread });
  open.push(graph);
  return graph;
}
const removeReadModel = (folder: string): void => {
  for (const name of readdirSync(join(folder, 'data'))) {
    if (name.startsWith('read-model')) rmSync(join(folder, 'data', name));
  }
};

describe('a gateway that starts again', () => {
  it('serves everything last known before it has asked anybody, with every upstream and Redis gone', async () => {
    const before = await readOnce();

    const graph = await restart(before, { REDIS_URL: 'redis://127.0.0.1:49151' }, true);

    expect((await graph.query<Listing>(LISTING)).datasets).toMatchObject({ totalCount: 24 });
  });

  it('marks as stale what it could not read again', async () => {
    const before = await readOnce();
    const graph = await restart(before, { REDIS_URL: 'redis://127.0.0.1:49151' });

    for (const catalogue of graph.gateway.store.catalogues()) await graph.gateway.refresher.refresh(catalogue);

    const { datasets } = await graph.query<Listing>(LISTING);
    expect(datasets).toEqual({ totalCount: 24, completeness: { fresh: 0, stale: 2, missing: 0 } });
  });

  it('makes a missing read model anew from the durable record', async () => {
    const before = await readOnce();
    removeReadModel(before.folder);

    const graph = await restart(before);

    expect((await graph.query<Listing>(LISTING)).datasets).toMatchObject({
      totalCount: 24,
      completeness: { missing: 0 },
    });
  });

  it('sets a corrupt read model aside, answers meanwhile, and has everything when the record has been read', async () => {
    const before = await readOnce();
    removeReadModel(before.folder);
    writeFileSync(join(before.folder, 'data/read-model.sqlite'), 'no database, and never was one');

    const graph = await restart(before, {}, true);
    const meanwhile = await graph.ask<Listing>(LISTING);
    await graph.gateway.refresher.start();

    expect(meanwhile).toMatchObject({ status: 200, errors: [] });
    expect((await graph.query<Listing>(LISTING)).datasets.totalCount).toBe(24);
    const files = readdirSync(join(before.folder, 'data'));
    expect(files.filter((name) => name.startsWith('read-model.sqlite.'))).not.toEqual([]);
  });

  it('begins the durable record anew from the upstreams when it was lost', async () => {
    const server = await startServer((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"' }).end(turtle('ale', 5));
    });
    open.push(server);
    const catalogues = [{ id: 'ale', platform: 'dcat', url: `${server.url}/dcat` }];
    const first = await startGateway({ catalogues });
    await first.close(true);
    for (const name of readdirSync(join(first.folder, 'data'))) {
      if (name.startsWith('record')) rmSync(join(first.folder, 'data', name));
    }

    const second = await restart({ folder: first.folder, catalogues });
    for (const catalogue of second.gateway.store.catalogues()) await second.gateway.refresher.refresh(catalogue);
    await second.close(true);
    removeReadModel(first.folder);
    await server.close();
    const third = await restart({ folder: first.folder, catalogues });

    expect(existsSync(join(first.folder, 'data/record.sqlite'))).toBe(true);
    expect((await third.query<Listing>(LISTING)).datasets.totalCount).toBe(5);
  });
});
