import { afterEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { dataset, DCAT, DCT, entry, type Json, many, text, TYPE, uri } from './fixtures/entries.ts';
import { createSource } from './index.ts';

interface Quirks {
  /** The server's own maximum, whatever is asked. */
  readonly clamp?: number;
  /** `limit` in the answer: true to what was delivered, or to what was asked. */
  readonly echo?: 'asked' | 'delivered';
  readonly results?: (offset: number) => number;
}

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function store(entries: readonly Json[], quirks: Quirks = {}): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const offset = Number(query.get('offset'));
    const asked = Number(query.get('limit'));
    const size = Math.min(asked, quirks.clamp ?? 100);
    const children = entries.slice(offset, offset + size);
    sendJson(response, {
      resource: { children },
      offset,
      limit: quirks.echo === 'asked' ? asked : size,
      results: quirks.results?.(offset) ?? (children.length === 0 ? 0 : entries.length),
    });
  });
  servers.push(server);
  return server;
}

const upstream = createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined });
const source = createSource({ upstream });
const refOf = (server: LocalServer, options: CatalogueRef['options'] = {}): CatalogueRef => ({
  id: 'exempel',
  platform: 'entryscape',
  url: `${server.url}/store`,
  status: 'active',
  options,
});

async function harvestAll(ref: CatalogueRef): Promise<{ items: Harvested[]; error?: unknown }> {
  const items: Harvested[] = [];
  try {
    for await (const item of source.harvest(ref, undefined, AbortSignal.timeout(10_000))) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items };
}
const titles = (items: readonly Harvested[]): string[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.titles[0]?.value ?? ''] : []));

describe('reading an EntryStore', () => {
  it('reads every page until one is empty, and asks for nothing else', async () => {
    const server = await store(many(120));

    const { items, error } = await harvestAll(refOf(server));

    expect(error).toBeUndefined();
    expect(titles(items)).toHaveLength(120);
    expect(server.requests).toHaveLength(4); // 241 entries: three pages and the empty one
    expect(server.requests.every((path) => path.includes('sort=uri+asc'))).toBe(true);
  });

  it('puts distributions and agents, which are entries of their own, where they belong', async () => {
    const server = await store(many(2));

    const { items } = await harvestAll(refOf(server));

    const [first] = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
    expect(first?.distributions[0]).toMatchObject({ accessUrls: [{ uri: 'https://katalog.example.se/0.csv' }] });
    const agents = items.flatMap((item) => (item.type === 'agent' ? [item.agent] : []));
    expect(agents).toMatchObject([{ id: first?.publisher, names: [{ value: 'Exempelstads kommun' }] }]);
  });

  it.each([
    ['says so', 'delivered'],
    ['does not say so', 'asked'],
  ] as const)('misses nothing where the server gives smaller pages and %s', async (_, echo) => {
    const server = await store(many(60), { clamp: 25, echo });

    const { items } = await harvestAll(refOf(server));

    expect(titles(items)).toHaveLength(60);
  });

  it('is not misled by a count of results that drifts from page to page', async () => {
    const server = await store(many(150), { results: (offset) => (offset === 0 ? 7 : 300 - offset) });

    const { items } = await harvestAll(refOf(server));

    expect(titles(items)).toHaveLength(150);
  });

  it('counts an entry once that stands on two pages', async () => {
    const entries = many(70);
    const server = await store([...entries.slice(0, 100), ...entries.slice(95)]);

    const { items } = await harvestAll(refOf(server));

    expect(new Set(titles(items)).size).toBe(70);
    expect(titles(items)).toHaveLength(70);
  });

  it('merges own metadata with what was harvested from elsewhere', async () => {
    const resource = 'https://annan.example.se/data/1';
    const harvested = entry(
      1,
      resource,
      {},
      {
        metadata: { [resource]: { [`${DCAT}keyword`]: [text('eget', 'sv')] } },
        'cached-external-metadata': {
          [resource]: { [TYPE]: [uri(`${DCAT}Dataset`)], [`${DCT}title`]: [text('Utifrån', 'sv')] },
        },
      },
    );
    const server = await store([harvested]);

    const { items } = await harvestAll(refOf(server));

    const [only] = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
    expect(only).toMatchObject({ uri: resource, titles: [{ value: 'Utifrån' }], keywords: [{ value: 'eget' }] });
  });

  it('leaves out what the index still calls public but nobody may read', async () => {
    const server = await store([dataset(1), { contextId: '1', entryId: '2', noAccessToMetadata: true }]);

    const { items } = await harvestAll(refOf(server));

    expect(titles(items)).toEqual(['Datamängd 1']);
  });

  it('skips one bad entry and lists it', async () => {
    const bad = { contextId: '1', entryId: '3', metadata: 'nonsense' };
    const badStatement = dataset(4, { [`${DCAT}landingPage`]: [uri('http://exempel se/sida')] });
    const server = await store([dataset(1), bad, badStatement]);

    const { items, error } = await harvestAll(refOf(server));

    expect(error).toBeUndefined();
    expect(titles(items)).toEqual(['Datamängd 1', 'Datamängd 4']);
    const skipped = items.flatMap((item) => (item.type === 'skipped' ? [item.skipped.reason] : []));
    expect(skipped).toEqual([expect.stringContaining('metadata'), expect.stringContaining('http://exempel se/sida')]);
  });

  it('asks only for its own context on a shared instance', async () => {
    const server = await store([dataset(1)]);

    await harvestAll(refOf(server, { context: 66 }));

    const query = new URL(server.requests[0] ?? '', server.url).searchParams.get('query');
    expect(query?.replaceAll('\\', '')).toContain(`AND context:${server.url}/store/66`);
  });

  it('says MALFORMED when the answer has another shape', async () => {
    const server = await startServer((_, response) => {
      sendJson(response, { results: [] });
    });
    servers.push(server);

    const { error } = await harvestAll(refOf(server));

    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('EntryStore') as string });
  });

  it('reads on where a page is short because what nobody may read was taken out of it', async () => {
    const entries = many(3);
    const server = await startServer((request, response) => {
      // Seven hits, of which the third is taken out of the page.
      const offset = Number(new URL(request.url ?? '', 'http://x').searchParams.get('offset'));
      const children = entries.slice(offset, offset + 100).filter((each) => each !== entries[2]);
      sendJson(response, { resource: { children }, offset, limit: 100, results: children.length });
    });
    servers.push(server);

    const { items, error } = await harvestAll(refOf(server));

    expect(error).toBeUndefined();
    expect(titles(items)).toHaveLength(3);
  });

  it('says MALFORMED when the same page comes again and again', async () => {
    const server = await startServer((_, response) => {
      sendJson(response, { resource: { children: many(50).slice(0, 100) }, limit: 100, results: 101 });
    });
    servers.push(server);

    const { error } = await harvestAll(refOf(server));

    expect(error).toMatchObject({ kind: 'MALFORMED' });
    expect(server.requests).toHaveLength(2);
  });

  it('gives what it read before a page failed, and the failure', async () => {
    const entries = many(100);
    const server = await startServer((_request, response, count) => {
      if (count > 1) sendJson(response, {}, 500);
      else sendJson(response, { resource: { children: entries.slice(0, 100) }, limit: 100, results: 201 });
    });
    servers.push(server);

    const { items, error } = await harvestAll(refOf(server));

    expect(titles(items).length).toBeGreaterThan(40);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ kind: 'UNREACHABLE' });
  });
});
