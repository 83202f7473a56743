import { afterEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { fixture, idOf, packageOf, refusal } from './fixtures/platform.ts';
import { createSource } from './index.ts';

type Json = Readonly<Record<string, unknown>>;

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const upstream = createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined });
const source = createSource({ upstream });
const refOf = (url: string, options: CatalogueRef['options'] = {}): CatalogueRef => ({
  id: 'exempel',
  platform: 'ckan',
  url,
  status: 'active',
  options,
});

const many = (count: number): Json[] =>
  Array.from({ length: count }, (_, number) =>
    packageOf({ number, title: `Datamängd ${number}`, file: `https://data.example.se/${number}.csv` }),
  );

interface Asked {
  readonly start: number;
  readonly rows: number;
  /** From 1. */
  readonly time: number;
}

/** A CKAN whose page for what is asked is the test's to say. */
async function site(page: (asked: Asked) => { readonly count: number; readonly results: readonly unknown[] }) {
  const server = await startServer((request, response, time) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const result = page({ start: Number(query.get('start')), rows: Number(query.get('rows')), time });
    sendJson(response, { help: '', success: true, result });
  });
  servers.push(server);
  return server;
}

/** The same with an answer of any kind. */
async function answering(value: unknown, status = 200): Promise<LocalServer> {
  const server = await startServer((_, response) => {
    sendJson(response, value, status);
  });
  servers.push(server);
  return server;
}

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
const skipped = (items: readonly Harvested[]): string[] =>
  items.flatMap((item) => (item.type === 'skipped' ? [item.skipped.reason] : []));

describe('reading a CKAN', () => {
  it('reads every page in the one order that does not move, and asks for nothing else', async () => {
    const packages = many(120);
    const server = await site(({ start, rows }) => ({ count: 120, results: packages.slice(start, start + rows) }));

    const { items, error } = await harvestAll(refOf(`${server.url}/`));

    expect(error).toBeUndefined();
    expect(new Set(titles(items)).size).toBe(120);
    expect(server.requests).toEqual([
      '/api/3/action/package_search?rows=100&start=0&sort=id+asc',
      '/api/3/action/package_search?rows=100&start=100&sort=id+asc',
    ]);
    expect(items[0]).toEqual({ type: 'expected', records: 120 });
  });

  it('misses nothing where the server gives fewer rows than asked without saying so', async () => {
    const packages = many(60);
    const server = await site(({ start }) => ({ count: 60, results: packages.slice(start, start + 25) }));

    const { items } = await harvestAll(refOf(server.url));

    expect(titles(items)).toHaveLength(60);
    expect(server.requests).toHaveLength(3);
  });

  it('reads on to an empty page where the count says less than what came', async () => {
    const packages = many(150);
    const server = await site(({ start, rows }) => ({ count: 7, results: packages.slice(start, start + rows) }));

    const { items, error } = await harvestAll(refOf(server.url));

    expect(error).toBeUndefined();
    expect(titles(items)).toHaveLength(150);
  });

  it('counts a package once that has moved over the edge of a page', async () => {
    const packages = many(130);
    const grown = [{ ...packages[0], id: '00000000-new', title: 'Ny' }, ...packages];
    const server = await site(({ start, rows, time }) => {
      const now = time === 1 ? packages : grown;
      return { count: now.length, results: now.slice(start, start + rows) };
    });

    const { items, error } = await harvestAll(refOf(server.url));

    expect(error).toBeUndefined();
    expect(titles(items)).toHaveLength(130);
    expect(new Set(titles(items)).size).toBe(130);
  });

  it('misses nothing where a package is deleted while the list is read', async () => {
    const packages = many(130);
    const server = await site(({ start, rows, time }) => {
      const now = time === 1 ? packages : packages.slice(1);
      return { count: now.length, results: now.slice(start, start + rows) };
    });

    const { items, error } = await harvestAll(refOf(server.url));

    expect(error).toBeUndefined();
    expect(new Set(titles(items)).size).toBe(130);
  });

  it('lists it where the index counts a package that the server does not hand out', async () => {
    const packages = many(20);
    // CKAN leaves out what the index has and the database does not: the page is shorter by one.
    const server = await site(({ start }) => ({ count: 21, results: start === 0 ? packages : [] }));

    const { items, error } = await harvestAll(refOf(server.url));

    expect(error).toBeUndefined();
    expect(titles(items)).toHaveLength(20);
    expect(skipped(items)).toEqual([expect.stringContaining('says that it has 21 packages and gives 20')]);
  });

  it('says MALFORMED when the server stops giving long before its own count', async () => {
    const packages = many(100);
    const server = await site(({ start }) => ({ count: 5000, results: start === 0 ? packages : [] }));

    const { items, error } = await harvestAll(refOf(server.url));

    expect(titles(items)).toHaveLength(100);
    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('5000') as string });
  });

  it('says MALFORMED when the same page comes again and again', async () => {
    const server = await site(() => ({ count: 250, results: many(100) }));

    const { error } = await harvestAll(refOf(server.url));

    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('again') as string });
    expect(server.requests).toHaveLength(2);
  });

  it('skips a package that is none and lists it, and leaves out what is not public', async () => {
    const [one, two, three, four, five] = many(5);
    const results = [
      'nonsense',
      { ...one, id: null },
      { ...two, private: true },
      { ...three, state: 'deleted' },
      { ...four, type: 'harvest' },
      five,
    ];
    const server = await site(() => ({ count: 6, results }));

    const { items, error } = await harvestAll(refOf(server.url));

    expect(error).toBeUndefined();
    expect(titles(items)).toEqual(['Datamängd 4']);
    expect(skipped(items)).toEqual([
      'is no object, and so no package',
      'is a package without an id',
      'is a source that the catalogue harvests from, and no dataset',
    ]);
  });

  it('gives each organisation once, as the publisher of its datasets', async () => {
    const packages = many(3);
    const server = await site(() => ({ count: 3, results: packages }));

    const { items } = await harvestAll(refOf(server.url));

    const agents = items.flatMap((item) => (item.type === 'agent' ? [item.agent] : []));
    expect(agents).toMatchObject([
      {
        uri: `${server.url}/organization/6f8a0f0e-6c5b-4a51-9d0e-000000000001`,
        names: [{ value: 'Exempelstads kommun' }],
      },
    ]);
    const publishers = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.publisher] : []));
    expect(new Set(publishers)).toEqual(new Set([agents[0]?.id]));
  });

  it('names datasets after base_uri where the entry gives one', async () => {
    const server = await site(() => ({ count: 1, results: many(1) }));

    const { items } = await harvestAll(refOf(server.url, { base_uri: 'https://data.exempelstad.se/' }));

    const uris = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.uri] : []));
    expect(uris).toEqual([`https://data.exempelstad.se/dataset/${idOf(0)}`]);
  });

  it('gives what it read before a page failed, with its agents, and the failure', async () => {
    const packages = many(100);
    const server = await startServer((_request, response, time) => {
      if (time > 1) sendJson(response, {}, 500);
      else sendJson(response, { success: true, result: { count: 201, results: packages } });
    });
    servers.push(server);

    const { items, error } = await harvestAll(refOf(server.url));

    expect(titles(items)).toHaveLength(100);
    expect(items.filter((item) => item.type === 'agent')).toHaveLength(1);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ kind: 'UNREACHABLE' });
  });

  it('says MALFORMED when the answer has another shape', async () => {
    const server = await answering(JSON.parse(fixture.brokenEnvelope));

    const { error } = await harvestAll(refOf(server.url));

    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('result.results') as string });
  });

  it.each([
    [refusal('Authorization Error', 'Access denied'), 'Authorization Error: Access denied'],
    [
      { body: JSON.stringify({ success: false, error: { __type: 'Validation Error', rows: ['Must be a number'] } }) },
      'Validation Error: rows: Must be a number',
    ],
    [{ body: JSON.stringify({ success: false, error: 'Nej' }) }, 'Nej'],
    [{ body: JSON.stringify({ success: false }) }, 'no reason given'],
  ])(
    'says REFUSED with the server’s own words where it says success: false with status 200 (%#)',
    async (answer, words) => {
      const server = await answering(JSON.parse(String(answer.body)));

      const { items, error } = await harvestAll(refOf(server.url));

      expect(items).toEqual([]);
      expect(error).toMatchObject({ kind: 'REFUSED', message: expect.stringContaining(words) as string });
    },
  );
});

describe('an entry of a sources file for CKAN', () => {
  it.each([
    ['https://ckan.example.se', {}],
    ['https://example.se/oppnadata/', { base_uri: 'https://data.example.se' }],
  ])('takes %s', (url, options) => {
    const wrong = source.check?.(refOf(url, options));

    expect(wrong).toBeUndefined();
  });

  it.each([
    ['https://ckan.example.se/api/3', {}, /what stands before \/api\/3, for example/],
    ['https://ckan.example.se/api/3/action/package_search', {}, /what stands before \/api\/3/],
    ['https://ckan.example.se/dataset/offentliga-toaletter', {}, /the address of the site, not of a page/],
    ['https://ckan.example.se/catalog.xml', {}, /the address of the site, not of a page/],
    ['https://ckan.example.se/?q=toalett', {}, /no \? and no #/],
    ['https://ckan.example.se', { context: 1 }, /option context is not known; ckan has one option: base_uri/],
    ['https://ckan.example.se', { base_uri: 'data' }, /base_uri must be/],
  ])('says what to write instead of %s %j', (url, options: CatalogueRef['options'], expected) => {
    const wrong = source.check?.(refOf(url, options));

    expect(wrong).toMatch(expected);
  });
});
