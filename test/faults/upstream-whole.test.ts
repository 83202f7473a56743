import { afterEach, describe, expect, vi } from 'vitest';
import { type LocalServer, startServer } from '../local-server.ts';
import { startGateway, type TestGateway } from '../gateway.ts';
import { loadPlatforms } from '../platforms/open-platform.ts';
import { dataset, PREFIXES, turtle, uriOf } from './documents.ts';
import { fault } from './fault.ts';
import { type Handler, refreshIn, refusing, sending, useWorld, viewOf } from './world.ts';

const HOUR_MS = 3_600_000;
const world = useWorld(['u35', 'u36']);
const platforms = await loadPlatforms();

const open: (LocalServer | TestGateway)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
async function serve(handler: Handler): Promise<LocalServer> {
  const server = await startServer(handler);
  open.push(server);
  return server;
}
async function over(
  catalogues: readonly Readonly<Record<string, unknown>>[],
  unread = false,
  env: Readonly<Record<string, string>> = {},
): Promise<TestGateway> {
  const graph = await startGateway({ catalogues, unread, env });
  open.push(graph);
  return graph;
}
/** A catalogue of so many datasets. */
const manyOf = (slug: string, count: number): string =>
  turtle(slug, ...Array.from({ length: count }, (_, n) => `d${n}`));
const LIST = '{ datasets(first: 100) { totalCount completeness { asked fresh stale missing } } }';
interface Listed {
  readonly datasets: { readonly totalCount: number; readonly completeness: Readonly<Record<string, number>> };
}

describe('the whole of what upstreams say', () => {
  fault(
    'U9',
    [
      'Turtle cut between two statements, so that nothing in it is wrong',
      'what is too little is held back; the last good stands',
    ],
    async (saw) => {
      const whole = manyOf('u9', 40);
      let body = whole;
      const server = await serve((request, response, count) => {
        sending(body)(request, response, count);
      });
      const graph = await over([{ id: 'u9', platform: 'dcat', url: server.url }]);

      body = whole.split('\n').slice(0, -30).join('\n');
      const cut = await refreshIn(graph, 'u9');
      body = whole;
      const again = await refreshIn(graph, 'u9');

      saw(`${cut.state}, ${cut.kind ?? 'no problem'}, ${cut.titles.length} served; then ${again.state}`);
      expect(cut).toMatchObject({ state: 'STALE', kind: 'SUSPICIOUS' });
      expect(cut.titles).toHaveLength(40);
      expect(again).toMatchObject({ state: 'FRESH', kind: undefined });
    },
  );

  fault(
    'U24',
    [
      'a catalogue that is empty, a tenth of itself, or another one',
      'held back as SUSPICIOUS, and the last good stands',
    ],
    async (saw) => {
      const whole = manyOf('u24', 40);
      let body = whole;
      const server = await serve((request, response, count) => {
        sending(body)(request, response, count);
      });
      const graph = await over([{ id: 'u24', platform: 'dcat', url: server.url }]);
      const catalogue = `${PREFIXES}<https://data.example.se/katalog> a dcat:Catalog ; dcterms:title "Tom"@sv .\n`;

      for (const [name, next] of [
        ['empty', catalogue],
        ['a tenth', manyOf('u24', 4)],
        ['another', manyOf('u24-annan', 40)],
      ] as const) {
        body = next;
        const view = await refreshIn(graph, 'u24');
        saw(`${name}: ${view.kind ?? 'no problem'}, ${view.titles.length} served`);
        expect(view, name).toMatchObject({ state: 'STALE', kind: 'SUSPICIOUS' });
        expect(view.titles).toHaveLength(40);
        expect(view.message).toContain('--accept u24');
      }
      body = whole;
      const again = await refreshIn(graph, 'u24');

      expect(again).toMatchObject({ state: 'FRESH', kind: undefined });
    },
  );

  fault(
    'U33',
    ['an error with status 200, in the words of any platform', 'a failure, never an empty catalogue'],
    async (saw) => {
      const errors = [
        { help: 'x', success: false, error: { __type: 'Internal Server Error', message: 'Tekniskt fel' } },
        { error: { code: 400, message: 'Unable to complete operation.', details: [] } },
        { error_code: 'InternalError', message: 'An internal error occurred.' },
      ];
      let failing: string | undefined;
      const catalogues = [];
      for (const { name, fixture } of platforms) {
        const datasets = [1, 2].map((number) => ({
          number,
          title: `Datamängd ${number}`,
          file: `https://data.example.se/${name}/${number}.csv`,
        }));
        const server = await serve((request, response) => {
          const url = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
          const { status = 200, headers = {}, body } = fixture.answer({ url, headers: request.headers }, datasets);
          response.writeHead(
            failing === undefined ? status : 200,
            failing === undefined ? headers : { 'content-type': 'application/json' },
          );
          response.end(failing ?? body);
        });
        catalogues.push({ id: name, platform: name, ...fixture.entry(server.url) });
      }
      const graph = await over(catalogues);
      const before = await graph.query<Listed>(LIST);

      for (const error of errors) {
        failing = JSON.stringify(error);
        for (const { name } of platforms) {
          const view = await refreshIn(graph, name);
          expect([name, view.state, view.titles.length], failing).toEqual([name, 'STALE', 2]);
        }
      }
      const after = await graph.query<Listed>(LIST);

      saw(
        `${platforms.length} platforms × ${errors.length} errors: all told as failures, ${after.datasets.totalCount} datasets served`,
      );
      expect(before.datasets.completeness).toMatchObject({ fresh: platforms.length });
      expect(after.datasets.totalCount).toBe(before.datasets.totalCount);
    },
  );

  fault(
    'U35',
    [
      'titles that are blank, in English only, or missing',
      'the language that there is; null where there is none; nothing fails',
    ],
    async (saw) => {
      const body = [
        dataset('u35', 'svensk', 'dcterms:title "english"@en'),
        `<${uriOf('u35', 'en')}> a dcat:Dataset ; dcterms:title "only english"@en .\n`,
        `<${uriOf('u35', 'blank')}> a dcat:Dataset ; dcterms:title " \\t "@sv , "not blank"@en .\n`,
        `<${uriOf('u35', 'none')}> a dcat:Dataset ; dcterms:description "utan titel"@sv .\n`,
      ].join('');

      const view = await world.station('u35').read(sending(PREFIXES + body));

      const titles = new Map(view.nodes.map(({ uri, title }) => [uri?.split('/').at(-1), title]));
      saw([...titles].map(([name, title]) => `${name ?? ''} → ${title ?? 'null'}`).join('; '));
      expect(Object.fromEntries(titles)).toEqual({
        svensk: 'svensk',
        en: 'only english',
        blank: 'not blank',
        none: null,
      });
      expect(view.state).toBe('FRESH');
    },
  );

  fault('U36', ['clocks that are wrong, and a max-age of a century', 'our own times count'], async (saw) => {
    const station = world.station('u36');
    const headers = {
      date: 'Thu, 01 Jan 1970 00:00:00 GMT',
      expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
      'cache-control': 'public, immutable, max-age=3155760000',
      age: '99999999',
    };

    const first = await station.read(sending(turtle('u36', 'a', 'b'), headers));
    const second = await station.read(sending(turtle('u36', 'a', 'c'), headers));

    const hours = (Date.parse(second.nextAttempt ?? '') - Date.now()) / HOUR_MS;
    saw(`${first.state}; read again when it was due; next in ${hours.toFixed(1)} h`);
    expect(first.state).toBe('FRESH');
    expect(second.titles).toEqual(['a', 'c']);
    expect(hours).toBeGreaterThan(1);
    expect(hours).toBeLessThan(12);
  });

  fault(
    'U37',
    [
      'one catalogue that hangs beside thirty that answer',
      'it hangs alone: the others are read and answered from meanwhile',
    ],
    async (saw) => {
      const names = Array.from({ length: 30 }, (_, index) => `snabb-${index}`);
      const quick = await serve((request, response, count) => {
        sending(turtle(request.url?.slice(1) ?? '', 'a'))(request, response, count);
      });
      const hang = { isOpen: false };
      const slow = await serve((_request, response) => {
        hang.isOpen = true;
        response.once('close', () => (hang.isOpen = false));
      });
      const graph = await over(
        [
          { id: 'langsam', platform: 'dcat', url: slow.url },
          ...names.map((id) => ({ id, platform: 'dcat', url: `${quick.url}/${id}` })),
        ],
        true,
        { HARVEST_CONCURRENCY: '4', UPSTREAM_TIMEOUT_SECONDS: '30' },
      );

      const reading = graph.gateway.refresher.start();
      const listed = await vi.waitFor(
        async () => {
          const { datasets } = await graph.query<Listed>(LIST);
          expect(datasets.completeness).toMatchObject({ fresh: names.length });
          return datasets;
        },
        { timeout: 20_000, interval: 50 },
      );
      const stillHanging = hang.isOpen;
      await slow.close();
      await reading;

      saw(
        `${listed.totalCount} datasets of ${names.length} catalogues answered while the 31st ${stillHanging ? 'still hung' : 'had ended'}`,
      );
      expect(stillHanging).toBe(true);
      expect(listed).toMatchObject({ totalCount: names.length, completeness: { asked: 31, missing: 1 } });
    },
  );

  fault(
    'U38',
    ['every catalogue is down', '200 with everything last known, marked stale; readiness stays'],
    async (saw) => {
      let handler: Handler = (request, response, count) => {
        sending(turtle(request.url?.slice(1) ?? '', 'a', 'b'))(request, response, count);
      };
      const server = await serve((request, response, count) => {
        handler(request, response, count);
      });
      const names = ['ett', 'tva', 'tre'];
      const graph = await over(names.map((id) => ({ id, platform: 'dcat', url: `${server.url}/${id}` })));

      handler = refusing(404);
      await Promise.all(names.map((slug) => refreshIn(graph, slug)));
      const { status, data } = await graph.ask<Listed>(LIST);
      const ready = await fetch(`${graph.url}/health/ready`);
      const one = await viewOf(graph, 'ett');

      saw(
        `${status}, ${data.datasets.totalCount} datasets, ${data.datasets.completeness['stale'] ?? 0} of 3 stale; ready ${ready.status}`,
      );
      expect(status).toBe(200);
      expect(data.datasets).toEqual({ totalCount: 6, completeness: { asked: 3, fresh: 0, stale: 3, missing: 0 } });
      expect(ready.status).toBe(200);
      expect(one).toMatchObject({ state: 'STALE', kind: 'REFUSED', titles: ['a', 'b'] });
    },
  );
});
