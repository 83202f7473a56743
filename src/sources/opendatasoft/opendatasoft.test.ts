import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../errors.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { many, record } from './fixtures/domain.ts';
import { type Intercept, refOf, startDomain } from './fixtures/domain-server.ts';
import { createSource } from './index.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function domain(records: readonly unknown[], intercept?: Intercept): Promise<LocalServer> {
  const server = await startDomain(records, intercept);
  servers.push(server);
  return server;
}

const source = createSource({ upstream: createUpstream({ userAgent: 'test', retries: 0 }) });
const signal = (): AbortSignal => AbortSignal.timeout(20_000);

async function harvestAll(server: LocalServer): Promise<{ items: Harvested[]; error?: unknown }> {
  const items: Harvested[] = [];
  try {
    for await (const item of source.harvest(refOf(server), undefined, signal())) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items };
}
const uris = (items: readonly Harvested[]): readonly string[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.uri ?? ''] : []));
const skipped = (items: readonly Harvested[]) =>
  items.flatMap((item) => (item.type === 'skipped' ? [item.skipped] : []));

const onExport =
  (answer: (response: ServerResponse) => void): Intercept =>
  ({ pathname }, response) => {
    if (!pathname.endsWith('/exports/json')) return false;
    answer(response);
    return true;
  };

describe('reading a domain', () => {
  it('asks once where everything fits on a page, in Swedish and in an order that stays', async () => {
    const server = await domain(many(100));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(uris(items)).toHaveLength(100);
    expect(server.requests).toEqual([
      '/api/explore/v2.1/catalog/datasets?limit=100&offset=0&order_by=dataset_id&lang=sv',
    ]);
  });

  it('reads the rest of a larger one in one export', async () => {
    const server = await domain(many(2_345));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(new Set(uris(items)).size).toBe(2_345);
    expect(uris(items)).toHaveLength(2_345);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [
      'is not offered',
      (response: ServerResponse) => {
        sendJson(response, { message: 'no' }, 400);
      },
    ],
    [
      'is HTML',
      (response: ServerResponse) => {
        response.end('<html>Logga in</html>');
      },
    ],
    [
      'is something else',
      (response: ServerResponse) => {
        sendJson(response, { results: [] });
      },
    ],
    [
      'is cut off',
      (response: ServerResponse) => {
        response.end(JSON.stringify(many(150)).slice(0, -500));
      },
    ],
    [
      'is short',
      (response: ServerResponse) => {
        sendJson(response, many(120));
      },
    ],
    [
      'is empty',
      (response: ServerResponse) => {
        response.end(' [ ] ');
      },
    ],
  ])('goes on with pages where the export %s, and gives each dataset once', async (_, answer) => {
    const server = await domain(many(250), onExport(answer));

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(uris(items)).toHaveLength(250);
    expect(new Set(uris(items)).size).toBe(250);
    expect(server.requests).toHaveLength(4); // the first page, the export, two more pages
  });

  it('says what it could not read where pages end before the catalogue does', async () => {
    const server = await domain(
      many(10_050),
      onExport((response) => {
        sendJson(response, {}, 404);
      }),
    );

    const { items, error } = await harvestAll(server);

    expect(uris(items)).toHaveLength(9_999);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('10050 datasets') as string });
    expect((error as UpstreamError).cause).toMatchObject({ kind: 'REFUSED' });
  });

  it('says so when fewer datasets come than the domain counts', async () => {
    const server = await domain(many(7), ({ pathname }, response) => {
      if (pathname.endsWith('/exports/json')) sendJson(response, many(7));
      else sendJson(response, { total_count: 9, results: many(7) });
      return true;
    });

    const { items, error } = await harvestAll(server);

    expect(uris(items)).toHaveLength(7);
    expect(error).toMatchObject({
      kind: 'MALFORMED',
      message: expect.stringContaining('9 datasets and gave 7') as string,
    });
  });

  it('misses nothing where the server gives smaller pages than it was asked for', async () => {
    const server = await domain(many(60), ({ pathname, searchParams }, response) => {
      if (pathname.endsWith('/exports/json')) sendJson(response, {}, 403);
      else {
        const offset = Number(searchParams.get('offset'));
        sendJson(response, { total_count: 60, results: many(60).slice(offset, offset + 25) });
      }
      return true;
    });

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(uris(items)).toHaveLength(60);
  });

  it('keeps what it has, and the error, when the daily quota ends before the export', async () => {
    const server = await domain(
      many(250),
      onExport((response) => {
        sendJson(response, { errorcode: 10002, reset_time: '2026-08-12T00:00:00Z', call_limit: 10_000 }, 429);
      }),
    );

    const { items, error } = await harvestAll(server);

    expect(uris(items)).toHaveLength(100);
    expect(error).toMatchObject({ kind: 'RATE_LIMITED' });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [250, 'in the export as well'],
    [50, 'on the only page'],
  ])('skips a bad record of %d and lists it once, also when it stands %s', async (count) => {
    const records: unknown[] = [...many(count)];
    records[3] = { metas: {} };
    records[4] = 'inte en datamängd';
    records[5] = { dataset_id: 'trasig', metas: null };
    const server = await domain(records);

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    expect(uris(items)).toHaveLength(count - 3);
    expect(skipped(items).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('dataset_id'),
      'is no JSON object',
      expect.stringContaining('metas'),
    ]);
    expect(skipped(items)[2]?.id).toBe('trasig');
  });

  it('reads NaN in the export as no value, and lists what is no JSON at all', async () => {
    const records = many(103).map((each) => JSON.stringify(each));
    records[100] = JSON.stringify(record('nan', { records_count: 0, title: 'NaN, "NaN"' })).replace(':0', ':NaN');
    records[101] = '{"dataset_id":"trasig","metas":{"default":{"title":}}}';
    const server = await domain(
      [...many(100), record('nan'), record('x'), ...many(103).slice(102)],
      onExport((response) => {
        response.end(`[${records.join(',\n')}]`);
      }),
    );

    const { items, error } = await harvestAll(server);

    expect(error).toBeUndefined();
    const nan = items.find((item) => item.type === 'dataset' && item.dataset.identifiers[0] === 'nan');
    expect(nan).toMatchObject({ dataset: { titles: [{ value: 'NaN, "NaN"' }] } });
    expect(skipped(items)).toMatchObject([{ id: 'trasig', reason: expect.stringContaining('no JSON') as string }]);
  });

  it('names the API of the domain once, with the datasets whose records it gives', async () => {
    const server = await domain([
      record('a'),
      record('b', {}, { has_records: false }),
      record('c', {}, { data_visible: false }),
    ]);

    const { items } = await harvestAll(server);

    const datasets = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
    const services = items.flatMap((item) => (item.type === 'dataService' ? [item.dataService] : []));
    expect(services).toMatchObject([
      { endpointUrls: [{ uri: `${server.url}/api/explore/v2.1` }], servesDatasets: [datasets[0]?.id] },
    ]);
    expect(datasets.map(({ distributions }) => distributions.length)).toEqual([4, 0, 0]);
  });

  it('gives each agent once', async () => {
    const server = await domain([...many(3), record('x', { publisher: 'EXEMPELSTADS kommun' })]);

    const { items } = await harvestAll(server);

    const agents = items.flatMap((item) => (item.type === 'agent' ? [item.agent] : []));
    expect(agents).toMatchObject([{ names: [{ value: 'Exempelstads kommun' }] }]);
    expect(items.every((item) => item.type !== 'dataset' || item.dataset.publisher === agents[0]?.id)).toBe(true);
  });

  it('says MALFORMED when the answer has another shape', async () => {
    const server = await startServer((_, response) => {
      sendJson(response, { nhits: 0, datasets: [] });
    });
    servers.push(server);

    const { error } = await harvestAll(server);

    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('total_count') as string });
    expect(server.requests).toHaveLength(1);
  });
});
