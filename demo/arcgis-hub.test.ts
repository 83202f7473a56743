import { afterEach, describe, expect, it } from 'vitest';
import type { HubItem } from './arcgis-hub-item.ts';
import { startArcgisHub } from './arcgis-hub.ts';
import { contentOf, manyOf } from './content-of.ts';
import type { DemoServer } from './entrystore.ts';

const jonkoping = contentOf('jonkoping');

let running: DemoServer[] = [];
async function start(options: Omit<Parameters<typeof startArcgisHub>[0], 'content'> = {}): Promise<DemoServer> {
  const server = await startArcgisHub({ content: jonkoping, ...options });
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

interface Found {
  readonly features: readonly HubItem[];
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly statusCode?: number;
  readonly message?: unknown;
}

interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

async function get<T = Found>(url: string): Promise<Reply<T>> {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as T };
}
const items = (server: DemoServer, query: Readonly<Record<string, string>> = {}, collection = 'dataset') =>
  get(`${server.url}/api/search/v1/collections/${collection}/items?${new URLSearchParams(query).toString()}`);
const feedOf = (server: DemoServer): string => `${server.url}/api/feed/dcat-us/1.1.json`;

interface Feed {
  readonly dataset: readonly { readonly identifier: string; readonly title: string; readonly issued: string }[];
}

describe("the demo's ArcGIS Hub site", () => {
  it('counts its items from one, and links each page to the next until the last', async () => {
    const server = await start();
    const ids: string[] = [];
    let pages = 0;

    let next: string | undefined = `${server.url}/api/search/v1/collections/dataset/items?limit=10&startindex=1`;
    while (next !== undefined) {
      const { body }: Reply<Found> = await get(next);
      ids.push(...body.features.map(({ id }) => id));
      pages += 1;
      next = body.links.find(({ rel }) => rel === 'next')?.href;
    }

    expect(pages).toBe(3);
    expect(new Set(ids).size).toBe(jonkoping.datasets.length);
    expect(ids).toHaveLength(jonkoping.datasets.length);
  });

  it('gives ten items when not told how many, and refuses limits and places that there are not', async () => {
    const server = await start();

    const [usual, many, zero] = await Promise.all([
      items(server),
      items(server, { limit: '101' }),
      items(server, { startindex: '0' }),
    ]);

    expect([usual.body.numberMatched, usual.body.numberReturned]).toEqual([27, 10]);
    expect([many.status, many.body.message]).toEqual([400, ['limit must not be greater than 100']]);
    expect([zero.status, zero.body.message]).toEqual([400, ['startindex must not be less than 1']]);
  });

  it('breaks past ten thousand items', async () => {
    const server = await start();
    server.replace(manyOf(jonkoping, 10_020));

    const [last, beyond] = await Promise.all([
      items(server, { limit: '100', startindex: '9900' }),
      items(server, { limit: '100', startindex: '9901' }),
    ]);

    expect([last.status, last.body.numberMatched, last.body.numberReturned]).toEqual([200, 10_020, 100]);
    expect([beyond.status, beyond.body.statusCode]).toEqual([500, 500]);
  });

  it('has layers of one service as items of their own, by the number of the layer', async () => {
    const server = await start();

    const { body } = await items(server, { filter: "title LIKE '*skolor*'", limit: '100' });

    const found = body.features.map(({ id, properties }) => [id.split('_')[1], properties.url.split('/').slice(-3)]);
    expect(found).toEqual([
      ['0', ['Skolor', 'FeatureServer', '0']],
      ['1', ['Skolor', 'FeatureServer', '1']],
    ]);
    expect(new Set(body.features.map(({ id }) => id.split('_')[0])).size).toBe(1);
  });

  it('gives times in milliseconds, terms of use as HTML and apps only where they belong', async () => {
    const server = await start();

    const [datasets, apps, all] = await Promise.all([
      items(server, { limit: '100' }),
      items(server, { limit: '100' }, 'appAndMap'),
      items(server, { limit: '100' }, 'all'),
    ]);

    const said = datasets.body.features.map(({ properties }) => properties);
    expect(said.every(({ created, modified }) => created > 1.5e12 && modified >= created)).toBe(true);
    expect(
      said.some(({ licenseInfo }) => licenseInfo?.includes('<a href="https://creativecommons.org/') === true),
    ).toBe(true);
    expect(said.some(({ licenseInfo }) => licenseInfo === null)).toBe(true);
    expect(apps.body.features.map(({ properties }) => properties.type)).toEqual(['Web Mapping Application']);
    expect(all.body.numberMatched).toBe(28);
  });

  it('finds items by id, type and time, and refuses a filter that it cannot read', async () => {
    const server = await start();
    const id = (await items(server)).body.features[3]?.id ?? '';

    const answers = await Promise.all([
      items(server, { filter: `id IN ('${id}', 'x')` }),
      items(server, { filter: "type='Image Service'" }),
      items(server, { filter: 'created > 1900000000000' }),
      items(server, { recordId: id }),
    ]);
    const wrong = await items(server, { filter: 'badplatser' });
    const one = await get<HubItem>(`${server.url}/api/search/v1/collections/dataset/items/${id}`);
    const missing = await get(`${server.url}/api/search/v1/collections/nothing/items`);

    expect(answers.map(({ body }) => body.numberMatched)).toEqual([1, 3, 0, 1]);
    expect([wrong.status, one.body.id, missing.status]).toEqual([400, id, 404]);
  });

  it('makes a DCAT-US feed of the same datasets, which is there when the search is not', async () => {
    const server = await start({ search: false });

    const search = await items(server);
    const feed = await get<Feed>(feedOf(server));
    const legacy = await fetch(`${server.url}/data.json`);

    expect(search.status).toBe(500);
    expect(feed.body.dataset.map(({ title }) => title)).toEqual(
      jonkoping.datasets.map(({ titles }) => titles[0]?.value),
    );
    expect(feed.body.dataset.every(({ issued }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(issued))).toBe(true);
    expect(feed.body.dataset.some(({ identifier }) => /\?id=[0-9a-f]{32}&sublayer=3$/.test(identifier))).toBe(true);
    expect([legacy.status, legacy.redirected]).toEqual([200, true]);
  });

  it('says the same at every start', async () => {
    const [first, second] = [await start(), await start()];
    const text = async (server: DemoServer): Promise<string> => {
      const { body } = await items(server, { limit: '100' });
      const feed = await get<object>(feedOf(server));
      return JSON.stringify([body, feed.body]).replaceAll(server.url, 'https://site');
    };

    const [one, other] = [await text(first), await text(second)];

    expect(one).toContain('"numberMatched":27');
    expect(other).toBe(one);
  });
});
