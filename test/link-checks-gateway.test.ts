import { afterEach, expect, test, vi } from 'vitest';
import { type TestGateway, startGateway } from './gateway.ts';
import { startServer } from './local-server.ts';

const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of clean.splice(0).reverse()) await each();
});

interface Answered {
  readonly datasets: {
    readonly nodes: readonly {
      readonly distributions: readonly {
        readonly linkChecks: readonly Readonly<Record<string, unknown>>[];
      }[];
    }[];
  };
}

const QUERY = `query Lankar {
  datasets(first: 5) {
    nodes { distributions { linkChecks { url kind outcome status mediaType checkedAt failingSince } } }
  }
}`;

const linksOf = async (graph: TestGateway): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { datasets } = await graph.query<Answered>(QUERY);
  return datasets.nodes.flatMap(({ distributions }) => distributions.flatMap(({ linkChecks }) => linkChecks));
};

/** A catalogue with one dataset, and the host that its addresses are on, which remembers what it was asked. */
async function openPublisher(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = await startServer((request, response) => {
    if (request.url === '/dcat') {
      response.writeHead(200, { 'content-type': 'text/turtle' }).end(turtle);
      return;
    }
    asked.push(`${request.method} ${request.url}`);
    const status = request.url === '/borta' ? 404 : 200;
    response.writeHead(status, { 'content-type': 'text/csv; charset=utf-8' }).end();
  });
  clean.push(() => server.close());
  const turtle = `
    @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
    <https://data.ale.example/1> a dcat:Dataset ; dcterms:title "Parker"@sv ; dcat:distribution <https://data.ale.example/1/x> .
    <https://data.ale.example/1/x> a dcat:Distribution ;
      dcat:accessURL <${server.url}/borta> ; dcat:downloadURL <${server.url}/fil.csv> .`;
  return { url: server.url, asked };
}

test('links are checked behind the answers, told of at the distribution and counted, and known after a restart', async () => {
  const publisher = await openPublisher();
  const catalogues = [{ id: 'ale', platform: 'dcat', url: `${publisher.url}/dcat` }];
  const pace = { firstMs: 1, roundMs: 50, hostPauseMs: 1, walkMs: 1 };
  const first = await startGateway({ catalogues, pace, env: { LINK_CHECKS: 'on' } });
  await vi.waitFor(
    async () => {
      const text = await (await fetch(`${first.url}/metrics`)).text();
      expect(text).toContain('kommungraf_link_checks_total{outcome="OK"} 1');
      expect(text).toContain('kommungraf_link_checks_total{outcome="REFUSED"} 1');
    },
    { timeout: 20_000, interval: 50 },
  );
  const askedThen = publisher.asked.length;
  await first.close(true);

  const second = await startGateway({ catalogues, folder: first.folder });
  clean.push(() => second.close());
  const links = await linksOf(second);

  expect(links).toEqual([
    {
      ...{ url: `${publisher.url}/borta`, kind: 'ACCESS', outcome: 'REFUSED', status: 404, mediaType: null },
      ...{ checkedAt: links[0]?.['checkedAt'], failingSince: links[0]?.['checkedAt'] },
    },
    {
      ...{ url: `${publisher.url}/fil.csv`, kind: 'DOWNLOAD', outcome: 'OK', status: 200, mediaType: 'text/csv' },
      ...{ checkedAt: links[1]?.['checkedAt'], failingSince: null },
    },
  ]);
  expect(links.every(({ checkedAt }) => typeof checkedAt === 'string')).toBe(true);
  expect(publisher.asked.toSorted()).toEqual(['GET /borta', 'HEAD /borta', 'HEAD /fil.csv']);
  expect(askedThen).toBe(publisher.asked.length);
}, 60_000);

test('where checks are off nothing is asked, and nothing is known', async () => {
  const publisher = await openPublisher();
  const catalogues = [{ id: 'ale', platform: 'dcat', url: `${publisher.url}/dcat` }];
  const pace = { firstMs: 1, roundMs: 1, hostPauseMs: 1 };
  const graph = await startGateway({ catalogues, pace });
  clean.push(() => graph.close());

  const links = await linksOf(graph);

  expect(links.map(({ url, outcome, checkedAt }) => [url, outcome, checkedAt])).toEqual([
    [`${publisher.url}/borta`, null, null],
    [`${publisher.url}/fil.csv`, null, null],
  ]);
  expect(publisher.asked).toEqual([]);
});
