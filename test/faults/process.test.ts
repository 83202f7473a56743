import { connect } from 'node:net';
import { afterEach, describe, expect, vi } from 'vitest';
import { type LocalServer, startServer } from '../local-server.ts';
import { turtle } from './documents.ts';
import { fault } from './fault.ts';
import { startLiveCatalogue, titleOf } from './live.ts';
import { openWorkplace, type Program, type Workplace } from './program.ts';
import { type Handler, sending } from './world.ts';

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

const LIST = '{ datasets(first: 100) { totalCount nodes { title } completeness { fresh stale missing } } }';
interface Listed {
  readonly datasets: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly title: string }[];
    readonly completeness: { readonly fresh: number; readonly stale: number; readonly missing: number };
  };
}
const holds = (program: Program, count: number): Promise<void> =>
  vi.waitFor(
    async () => {
      expect((await program.query<Listed>(LIST)).datasets.totalCount).toBe(count);
    },
    { timeout: 20_000, interval: 50 },
  );

describe('the process', () => {
  fault(
    'P1',
    [
      'SIGTERM with a request under way and an idle connection kept open',
      'the request is finished, new ones are refused, the process ends with 0',
    ],
    async (saw) => {
      const catalogue = keep(await startLiveCatalogue(1));
      const program = workplace([catalogue.entry]).start();
      const url = await program.address();
      await holds(program, 1);
      const { datasets } = await program.query<{ datasets: { nodes: readonly { uri: string }[] } }>(
        '{ datasets { nodes { uri } } }',
      );
      const idle = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
      catalogue.hang();
      const underWay = program.query<{ dataset: { live: { dataset: { title: string } | null } } }>(
        `{ dataset(uri: ${JSON.stringify(datasets.nodes[0]?.uri)}) { live { dataset { title } } } }`,
      );
      await vi.waitFor(() => {
        expect(catalogue.hanging()).toBe(1);
      });

      program.child.kill('SIGTERM');
      await program.says('stopping');
      await vi.waitFor(async () => {
        await expect(fetch(`${url}/health/live`)).rejects.toThrow();
      }, 5_000);
      catalogue.goOn();
      const { dataset } = await underWay;
      const code = await program.exit;
      idle.destroy();

      saw(`answered ${dataset.live.dataset?.title ?? 'nothing'}; then exit ${code ?? 'by signal'}`);
      expect(dataset.live.dataset?.title).toBe(titleOf(0));
      expect(code).toBe(0);
    },
  );

  fault(
    'P2',
    ['SIGTERM in the middle of a harvest', 'the half is dropped; the next start serves the last whole one'],
    async (saw) => {
      let handler: Handler = sending(turtle('p2', 'a', 'b'));
      const server = await serve((request, response, count) => {
        handler(request, response, count);
      });
      const place = workplace([{ id: 'p2', platform: 'dcat', url: server.url }]);
      // Due again at each start: nothing is fresh for longer than a moment.
      const env = { REFRESH_HOURS: '0.000001' };
      const first = place.start(env);
      await holds(first, 2);
      first.child.kill('SIGTERM');
      await first.exit;
      let isHalf = false;
      handler = (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/turtle' }).write(turtle('p2', 'x'), () => (isHalf = true));
      };

      const second = place.start(env);
      await vi.waitFor(
        () => {
          expect(isHalf).toBe(true);
        },
        { timeout: 20_000 },
      );
      second.child.kill('SIGTERM');
      const code = await second.exit;
      const third = place.start(env);
      const { datasets } = await third.query<Listed>(LIST);

      saw(`exit ${code ?? 'by signal'}; then ${datasets.nodes.map(({ title }) => title).join(', ')}`);
      expect(code).toBe(0);
      expect(datasets.nodes.map(({ title }) => title)).toEqual(['a', 'b']);
    },
    { timeout: 60_000 },
  );

  fault(
    'P3',
    [
      'SIGKILL at many moments of reading and writing',
      'each start serves a whole catalogue: the one before or the one after',
    ],
    async (saw) => {
      const sizes = [400, 600];
      let asked = 0;
      const server = await serve((request, response, count) => {
        const size = sizes[asked % 2] ?? 0;
        asked += 1;
        sending(turtle('p3', ...Array.from({ length: size }, (_, n) => `d${n}`)))(request, response, count);
      });
      const place = workplace([{ id: 'p3', platform: 'dcat', url: server.url }]);
      const env = { REFRESH_HOURS: '0.000001', SHRINK_LIMIT_PERCENT: '100' };
      const first = place.start(env);
      await holds(first, 400);
      first.child.kill('SIGKILL');
      await first.exit;

      const counts: number[] = [];
      for (const afterMs of [0, 50, 120]) {
        const before = asked;
        const program = place.start(env);
        counts.push((await program.query<Listed>(LIST)).datasets.totalCount);
        await vi.waitFor(
          () => {
            expect(asked).toBeGreaterThan(before);
          },
          { timeout: 20_000, interval: 5 },
        );
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        program.child.kill('SIGKILL');
        await program.exit;
      }
      const last = place.start(env);
      counts.push((await last.query<Listed>(LIST)).datasets.totalCount);

      saw(`datasets at each start: ${counts.join(', ')}`);
      expect(counts.filter((count) => !sizes.includes(count))).toEqual([]);
    },
    { timeout: 120_000 },
  );

  fault(
    'P8',
    ['settings and sources that are wrong in several ways', 'all of them are told at once, each with its place'],
    async (saw) => {
      const wrong = workplace([]).start({
        PORT: 'http',
        REFRESH_HOURS: 'ofta',
        REDIS_URL: 'localhost',
        UPSTREAM_PER_HOST: '99',
      });
      const code = await wrong.exit;
      const sources = workplace(
        [
          'catalogues:',
          '  - { id: ett, platform: dcat, url: "inte en adress" }',
          '  - { id: tva, platform: dcatt, url: https://a.example.se/ }',
          '  - { id: tva, platform: dcat, url: https://b.example.se/, farg: blå }',
          '',
        ].join('\n'),
      ).start();
      await sources.address();

      const names = ['PORT', 'REFRESH_HOURS', 'REDIS_URL', 'UPSTREAM_PER_HOST'].filter((name) =>
        wrong.output().includes(name),
      );
      const lines = [2, 3, 4].filter((line) => sources.output().includes(`sources.yaml:${line}`));
      saw(
        `exit ${code ?? 'by signal'} naming ${names.length} of 4 settings; lines of the sources file named: ${lines.join(', ')}`,
      );
      expect(code).toBe(2);
      expect(names).toHaveLength(4);
      expect(wrong.output()).not.toContain('    at ');
      expect(lines).toEqual([2, 3, 4]);
    },
  );
});
