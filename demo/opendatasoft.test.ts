import { afterEach, describe, expect, it } from 'vitest';
import { contentOf, manyOf } from './content-of.ts';
import type { DemoServer } from './entrystore.ts';
import type { ExploreDataset } from './opendatasoft-dataset.ts';
import { startOpendatasoft } from './opendatasoft.ts';

const umea = contentOf('umea');

let running: DemoServer[] = [];
async function start(options: Omit<Parameters<typeof startOpendatasoft>[0], 'content'> = {}): Promise<DemoServer> {
  const server = await startOpendatasoft({ content: umea, ...options });
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

interface Listing {
  readonly total_count: number;
  readonly results: readonly ExploreDataset[];
  readonly message?: string;
  readonly error_code?: string;
}

interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

async function ask<T = Listing>(
  server: DemoServer,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Reply<T>> {
  const response = await fetch(`${server.url}/catalog/${path}?${new URLSearchParams(query).toString()}`);
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

describe("the demo's Opendatasoft domain", () => {
  it('gives ten datasets when not told how many, none for 0, and refuses more than a hundred', async () => {
    const server = await start();

    const [usual, none, many] = await Promise.all([
      ask(server, 'datasets'),
      ask(server, 'datasets', { limit: '0' }),
      ask(server, 'datasets', { limit: '101' }),
    ]);

    expect([usual.body.total_count, usual.body.results.length]).toEqual([30, 10]);
    expect([none.body.total_count, none.body.results.length]).toEqual([30, 0]);
    expect([many.status, many.body.error_code]).toEqual([400, 'InvalidRESTParameterError']);
  });

  it('ends its pages before 10,000 datasets, and gives them all in one export', async () => {
    const server = await start();
    server.replace(manyOf(umea, 10_050));

    const [last, beyond, exported] = await Promise.all([
      ask(server, 'datasets', { limit: '99', offset: '9900' }),
      ask(server, 'datasets', { limit: '100', offset: '9900' }),
      ask<readonly ExploreDataset[]>(server, 'exports/json'),
    ]);

    expect([last.status, last.body.total_count, last.body.results.length]).toEqual([200, 10_050, 99]);
    expect(beyond.status).toBe(400);
    expect(beyond.body.message).toContain('offset');
    expect(exported.body).toHaveLength(10_050);
  });

  it('promises an order only where one is asked for', async () => {
    const server = await start();
    const page = async (offset: string, order: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { body } = await ask(server, 'datasets', { limit: '10', offset, ...order });
      return body.results.map(({ dataset_id: id }) => id);
    };
    const all = async (order: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      (await Promise.all(['0', '10', '20'].map((offset) => page(offset, order)))).flat();

    const [ordered, loose] = [await all({ order_by: 'dataset_id' }), await all({})];

    expect(ordered).toEqual([...new Set(ordered)].toSorted());
    expect(ordered).toHaveLength(30);
    expect(new Set(loose).size).toBeLessThan(30);
  });

  it('finds datasets by id and by words, and refuses what is not its query language', async () => {
    const server = await start();

    const [ids, words, both, unknown, field] = await Promise.all([
      ask(server, 'datasets', { where: 'dataset_id in ("badplatser","wifi","finns-inte")' }),
      ask(server, 'datasets', { where: 'search("skoter")' }),
      ask(server, 'datasets', { where: 'dataset_id="wifi" and modified >= date\'2030-01-01\'' }),
      ask(server, 'datasets', { where: 'alla badplatser' }),
      ask(server, 'datasets', { where: 'colour = "red"' }),
    ]);

    expect(ids.body.results.map(({ dataset_id: id }) => id).toSorted()).toEqual(['badplatser', 'wifi']);
    expect(words.body.results.map(({ dataset_id: id }) => id)).toEqual(['skoterleder']);
    expect(both.body.total_count).toBe(0);
    expect([unknown, field].map(({ status, body }) => [status, body.error_code])).toEqual([
      [400, 'ODSQLError'],
      [400, 'ODSQLError'],
    ]);
  });

  it('ignores what it does not know: without a working filter the whole catalogue comes back', async () => {
    const server = await start();

    const { body } = await ask(server, 'datasets', { q: 'wifi' });

    expect(body.total_count).toBe(30);
  });

  it('describes in HTML, and in the language asked for where there is a translation', async () => {
    const server = await start();

    const [swedish, english] = await Promise.all([
      ask<ExploreDataset>(server, 'datasets/badplatser', { lang: 'sv' }),
      ask<ExploreDataset>(server, 'datasets/badplatser', { lang: 'en' }),
    ]);
    const refused = await ask(server, 'datasets', { lang: 'fi' });

    expect(swedish.body.metas.default.title).toBe('Badplatser');
    expect(swedish.body.metas.default.description).toMatch(/^<p>Kommunala badplatser i Umeå kommun.*<\/p>$/);
    expect(english.body.metas.default.title).toBe('Bathing places');
    expect(refused.status).toBe(400);
  });

  it('answers 404 in JSON for a dataset that it does not have', async () => {
    const server = await start();

    const { status, body } = await ask(server, 'datasets/finns-inte');

    expect(status).toBe(404);
    expect(body.message).toContain('finns-inte');
  });

  it('counts calls down in its headers, and refuses when the quota is used up', async () => {
    const server = await start({ quota: 2 });

    const answers = [
      await ask(server, 'datasets'),
      await ask(server, 'datasets'),
      await ask<object>(server, 'datasets'),
    ];

    expect(answers.map(({ status, headers }) => [status, headers.get('x-ratelimit-remaining')])).toEqual([
      [200, '1'],
      [200, '0'],
      [429, '0'],
    ]);
    expect(answers[2]?.headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-\d\d-\d\d 00:00:00\+00:00$/);
    expect(answers[2]?.body).toMatchObject({ errorcode: 10002, call_limit: 2, limit_time_unit: 'day' });
  });

  it('says the same at every start', async () => {
    const [first, second] = [await start(), await start()];

    const [one, other] = await Promise.all(
      [first, second].map((server) => ask<readonly object[]>(server, 'exports/json')),
    );

    expect(one?.body).toHaveLength(30);
    expect(JSON.stringify(other?.body)).toBe(JSON.stringify(one?.body));
  });
});
