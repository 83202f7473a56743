import { afterEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { createSource } from './index.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

type Json = Record<string, unknown>;
const uri = (value: string): Json => ({ type: 'uri', value });
const text = (value: string, lang?: string): Json => ({
  type: 'literal',
  value,
  ...(lang === undefined ? {} : { lang }),
});

/** An entry as EntryStore's search gives it. */
function entry(id: number, resource: string, metadata: Json, more: Json = {}): Json {
  return {
    contextId: '1',
    entryId: String(id),
    info: {
      [`https://katalog.example.se/store/1/entry/${id}`]: { 'http://entrystore.org/terms/resource': [uri(resource)] },
    },
    metadata: { [resource]: metadata },
    relations: {},
    rights: ['readmetadata'],
    ...more,
  };
}

const dataset = (id: number, more: Json = {}): Json =>
  entry(id, `https://katalog.example.se/store/1/resource/${id}`, {
    [TYPE]: [uri(`${DCAT}Dataset`)],
    [`${DCT}title`]: [text(`Datamängd ${id}`, 'sv')],
    [`${DCT}publisher`]: [uri('https://katalog.example.se/store/1/resource/p')],
    [`${DCAT}distribution`]: [uri(`https://katalog.example.se/store/1/resource/${id}-csv`)],
    ...more,
  });
const distribution = (id: number): Json =>
  entry(id + 1000, `https://katalog.example.se/store/1/resource/${id}-csv`, {
    [TYPE]: [uri(`${DCAT}Distribution`)],
    [`${DCAT}accessURL`]: [uri(`https://katalog.example.se/${id}.csv`)],
    [`${DCT}format`]: [text('text/csv')],
  });
const publisher = entry(9999, 'https://katalog.example.se/store/1/resource/p', {
  [TYPE]: [uri(`${FOAF}Organization`)],
  [`${FOAF}name`]: [text('Exempelstads kommun', 'sv')],
});

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
const many = (count: number): Json[] => [
  publisher,
  ...Array.from({ length: count }, (_, index) => [dataset(index), distribution(index)]).flat(),
];

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
      if (count > 1) return sendJson(response, {}, 500);
      sendJson(response, { resource: { children: entries.slice(0, 100) }, limit: 100, results: 201 });
    });
    servers.push(server);

    const { items, error } = await harvestAll(refOf(server));

    expect(titles(items).length).toBeGreaterThan(40);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ kind: 'UNREACHABLE' });
  });

  it('looks single datasets up in batches, with what belongs to them', async () => {
    const entries = many(30);
    const server = await startServer((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams.get('query')?.replaceAll('\\', '') ?? '';
      const wanted = new Set([...query.matchAll(/resource:"([^"]+)"/g)].map((match) => match[1]));
      const children = entries.filter((each) => wanted.has(Object.keys(each['metadata'] as Json)[0]));
      sendJson(response, { resource: { children }, limit: 100, results: children.length });
    });
    servers.push(server);
    const uris = Array.from({ length: 30 }, (_, index) => `https://katalog.example.se/store/1/resource/${index}`);

    const found = await source.datasets?.(
      refOf(server),
      [...uris, 'https://katalog.example.se/finns-inte'],
      AbortSignal.timeout(10_000),
    );

    expect(found?.size).toBe(30);
    expect(found?.get(uris[7] ?? '')?.distributions[0]?.accessUrls[0]?.uri).toBe('https://katalog.example.se/7.csv');
    expect(server.requests.length).toBeLessThan(12);
    expect(server.requests.every((path) => path.length < 1500)).toBe(true);
  });

  it.each([
    ['https://katalog.example.se', {}, /url must end in \/store/],
    ['https://katalog.example.se/store', { contxt: 1 }, /option contxt is not known/],
    ['https://katalog.example.se/store', { context: 'a b' }, /context must be/],
  ])('says what to write instead of %s %j', (url, options, expected) => {
    const wrong = source.check?.({
      id: 'x',
      platform: 'entryscape',
      url,
      status: 'active',
      options: options as CatalogueRef['options'],
    });

    expect(wrong).toMatch(expected);
  });
});
