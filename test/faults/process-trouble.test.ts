import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { startGateway } from '../gateway.ts';
import { type LocalServer, startServer } from '../local-server.ts';
import { ask } from './asking.ts';
import { turtle } from './documents.ts';
import { fault } from './fault.ts';
import { heapAfterCollection } from './heap.ts';
import { startLiveCatalogue, titleOf } from './live.ts';
import { openWorkplace, type Workplace } from './program.ts';
import { type Handler, refreshIn, refusing, sending } from './world.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});
const keep = <T extends { close(): Promise<void> }>(each: T): T => {
  opened.push(each);
  return each;
};
const serve = async (handler: Handler): Promise<LocalServer> => keep(await startServer(handler));
const workplace = (sources: Parameters<typeof openWorkplace>[0]): Workplace => keep(openWorkplace(sources));
const many = (slug: string, count: number): string => turtle(slug, ...Array.from({ length: count }, (_, n) => `d${n}`));
const COUNT = '{ datasets(first: 0) { totalCount } }';
interface Counted {
  readonly datasets: { readonly totalCount: number };
}

describe('a process in trouble', () => {
  fault(
    'P4',
    ['a document of megabytes to parse', 'the thread that answers is free: it says that it lives all the while'],
    async (saw) => {
      let body = turtle('p4', 'a');
      const server = await serve((request, response, count) => {
        sending(body)(request, response, count);
      });
      const graph = keep(
        await startGateway({
          catalogues: [{ id: 'p4', platform: 'dcat', url: server.url }],
          env: { SHRINK_LIMIT_PERCENT: '100' },
        }),
      );
      body = many('p4', 15_000);

      const state = { isRead: false };
      const reading = refreshIn(graph, 'p4').then((view) => {
        state.isRead = true;
        return view;
      });
      let alive = 0;
      let slowest = 0;
      while (!state.isRead) {
        const start = performance.now();
        const response = await fetch(`${graph.url}/health/live`);
        slowest = Math.max(slowest, performance.now() - start);
        if (response.status === 200) alive += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await reading;
      const { datasets } = await graph.query<Counted>(COUNT);

      saw(
        `${(body.length / 1e6).toFixed(1)} MB, ${datasets.totalCount} datasets; said 200 ${alive} times meanwhile, the slowest in ${Math.round(slowest)} ms`,
      );
      expect(datasets.totalCount).toBe(15_000);
      expect(alive).toBeGreaterThan(20);
    },
    { timeout: 60_000 },
  );

  fault(
    'P5',
    [
      'an error that nobody catches, a promise that nobody hears',
      'written down, requests under way finished, an end with code 1',
    ],
    async (saw) => {
      const throwing = ["throw new Error('okänt fel')", "void Promise.reject(new Error('okänt fel'))"];
      for (const what of throwing) {
        const catalogue = keep(await startLiveCatalogue(1));
        const program = workplace([catalogue.entry]).start(
          {},
          { before: `process.on('SIGUSR2', () => { ${what}; });` },
        );
        await program.address();
        const uri = await vi.waitFor(
          async () => {
            const { datasets } = await program.query<{ datasets: { nodes: readonly { uri: string }[] } }>(
              '{ datasets { nodes { uri } } }',
            );
            expect(datasets.nodes).toHaveLength(1);
            return datasets.nodes[0]?.uri ?? '';
          },
          { timeout: 20_000, interval: 50 },
        );
        catalogue.hang();
        const underWay = program.query<{ dataset: { live: { dataset: { title: string } | null } } }>(
          `{ dataset(uri: ${JSON.stringify(uri)}) { live { dataset { title } } } }`,
        );
        await vi.waitFor(() => {
          expect(catalogue.hanging()).toBe(1);
        });

        program.child.kill('SIGUSR2');
        await program.says('okänt fel');
        catalogue.goOn();
        const { dataset } = await underWay;
        const code = await program.exit;

        saw(`answered ${dataset.live.dataset?.title ?? 'nothing'}; exit ${code ?? 'by signal'}`);
        expect(dataset.live.dataset?.title).toBe(titleOf(0));
        expect(code).toBe(1);
      }
    },
    { timeout: 60_000 },
  );

  fault(
    'P6',
    ['a disk that takes no more', 'answers go on from what is there, and the failure is written down'],
    async (saw) => {
      let body = many('p6', 100);
      const server = await serve((request, response, count) => {
        sending(body)(request, response, count);
      });
      const place = workplace([{ id: 'p6', platform: 'dcat', url: server.url }]);
      const env = { REFRESH_HOURS: '0.000001' };
      const first = place.start(env);
      await vi.waitFor(
        async () => {
          expect((await first.query<Counted>(COUNT)).datasets.totalCount).toBe(100);
        },
        { timeout: 20_000, interval: 50 },
      );
      first.child.kill('SIGTERM');
      await first.exit;
      const data = join(place.folder, 'data');
      const largest = Math.max(...readdirSync(data).map((name) => statSync(join(data, name)).size));
      body = many('p6', 20_000);

      const second = place.start(env, { fileKilobytes: Math.ceil(largest / 1024) + 64 });
      await second.address();
      await second.says('"level":50');
      const { datasets } = await second.query<Counted>(COUNT);
      const ready = await fetch(`${await second.address()}/health/ready`);
      const line =
        second
          .output()
          .split('\n')
          .find((each) => each.includes('"level":50')) ?? '';

      const said = /"msg":"([^"]*)"/.exec(line)?.[1] ?? '';
      saw(`${datasets.totalCount} datasets served, ready ${ready.status}; in the log: ${said}`);
      expect(existsSync(data)).toBe(true);
      expect(datasets.totalCount).toBe(100);
      expect(ready.status).toBe(200);
      expect(second.child.exitCode).toBeNull();
    },
    { timeout: 90_000 },
  );

  fault(
    'P7',
    [
      'rounds of mixed questions and failing catalogues',
      'heap and sockets after a round are what they were after the one before',
    ],
    async (saw) => {
      let handler: Handler = sending(turtle('p7', 'a', 'b'));
      const server = await serve((request, response, count) => {
        handler(request, response, count);
      });
      const graph = keep(await startGateway({ catalogues: [{ id: 'p7', platform: 'dcat', url: server.url }] }));
      const round = async (): Promise<{ readonly heap: number; readonly sockets: number }> => {
        for (let count = 0; count < 10; count += 1) {
          handler = [sending(turtle('p7', 'a', 'b')), refusing(404), sending('<html>', {})][count % 3] ?? handler;
          await Promise.all([
            refreshIn(graph, 'p7'),
            ...Array.from({ length: 20 }, (_, n) =>
              ask(graph.url, `{ a${n}: datasets(first: ${n}) { nodes { title } } }`),
            ),
            ask(graph.url, '{ okänt }'),
          ]);
        }
        // Connections that are kept are let go after five seconds.
        await vi.waitFor(() => {
          expect(sockets()).toBeLessThan(30);
        }, 15_000);
        return { heap: heapAfterCollection(), sockets: sockets() };
      };

      await round();
      await round();
      const before = await round();
      const after = await round();

      const grown = (after.heap - before.heap) / 2 ** 20;
      saw(
        `heap ${grown.toFixed(2)} MiB larger after a further round of 220 requests; ${after.sockets} sockets after ${before.sockets}`,
      );
      expect(grown).toBeLessThan(3);
    },
    { timeout: 90_000 },
  );
});

/** Open in this process: ours and those of the local servers. */
const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
