import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, vi } from 'vitest';
import { createLocalPostgres, hasPostgres, type LocalPostgres } from '../../src/history/local-postgres.ts';
import { type LocalServer, startServer } from '../local-server.ts';
import { turtle } from './documents.ts';
import { fault } from './fault.ts';
import { openWorkplace, type Program, type Workplace } from './program.ts';
import { type Handler, sending } from './world.ts';

const SKIP = { skip: !hasPostgres() && process.env['CI'] !== 'true', timeout: 120_000 };
const LIST = '{ datasets(first: 1, orderBy: { field: TITLE, direction: DESCENDING }) { totalCount nodes { title } } }';
interface Listed {
  readonly datasets: { readonly totalCount: number; readonly nodes: readonly { readonly title: string }[] };
}
const sized = (slug: string, size: number): string => turtle(slug, ...Array.from({ length: size }, (_, n) => `d${n}`));

describe('the record in PostgreSQL', () => {
  const opened: { close(): Promise<void> }[] = [];
  let postgres: LocalPostgres | undefined;
  beforeAll(async () => {
    if (SKIP.skip) return;
    postgres = await createLocalPostgres();
    await postgres.start();
  });
  afterEach(async () => {
    postgres?.goOn();
    for (const each of opened.splice(0).reverse()) await each.close();
  });
  afterAll(() => postgres?.close());

  const server = (): LocalPostgres => {
    if (postgres === undefined) throw new Error('There is no PostgreSQL on this machine.');
    return postgres;
  };
  const serve = async (handler: Handler): Promise<LocalServer> => {
    const each = await startServer(handler);
    opened.push(each);
    return each;
  };
  const workplace = (slug: string, url: string): Workplace => {
    const place = openWorkplace([{ id: slug, platform: 'dcat', url }]);
    opened.push(place);
    return place;
  };
  const settings = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    DATABASE_URL: server().url,
    REFRESH_HOURS: '0.000001',
    SHRINK_LIMIT_PERCENT: '100',
    ...more,
  });
  const lists = (program: Program, accepts: (listed: Listed['datasets']) => boolean): Promise<Listed['datasets']> =>
    vi.waitFor(
      async () => {
        const { datasets } = await program.query<Listed>(LIST);
        expect(datasets).toSatisfy(accepts);
        return datasets;
      },
      { timeout: 30_000, interval: 50 },
    );
  const kill = async (program: Program): Promise<void> => {
    program.child.kill('SIGKILL');
    await program.exit;
  };
  /** Nothing but the record is left. */
  const forget = (place: Workplace): void => {
    rmSync(join(place.folder, 'data'), { recursive: true, force: true });
  };

  fault(
    'P3',
    [
      'SIGKILL at many moments of saving in PostgreSQL, and the read model lost',
      'the record gives back a whole catalogue each time: the one before or the one after',
    ],
    async (saw) => {
      const sizes = [400, 600];
      let asked = 0;
      let isAsleep = false;
      const upstream = await serve((request, response, count) => {
        if (isAsleep) {
          response.destroy();
          return;
        }
        const size = sizes[asked % 2] ?? 0;
        asked += 1;
        sending(sized('p3', size))(request, response, count);
      });
      const place = workplace('p3', upstream.url);
      const first = place.start(settings());
      await lists(first, ({ totalCount }) => totalCount === 400);
      first.child.kill('SIGTERM');
      await first.exit;

      const counts: number[] = [];
      for (const afterMs of [0, 40, 90, 150]) {
        isAsleep = true;
        forget(place);
        const restored = place.start(settings());
        counts.push((await lists(restored, ({ totalCount }) => totalCount > 0)).totalCount);
        await kill(restored);
        isAsleep = false;
        const before = asked;
        const saving = place.start(settings());
        await vi.waitFor(
          () => {
            expect(asked).toBeGreaterThan(before);
          },
          { timeout: 20_000, interval: 5 },
        );
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await kill(saving);
      }

      saw(`datasets given back: ${counts.join(', ')}`);
      expect(counts.filter((count) => !sizes.includes(count))).toEqual([]);
    },
    SKIP,
  );

  fault(
    'P6',
    [
      'a PostgreSQL that stands still in the middle of saving',
      'answers go on and are of the newest version; what it lacks is written when it goes on',
    ],
    async (saw) => {
      let version = 0;
      const held: (() => void)[] = [];
      let isAsleep = false;
      const upstream = await serve((request, response, count) => {
        if (isAsleep) {
          response.destroy();
          return;
        }
        const answer = (): void => {
          version += 1;
          sending(turtle('p6', `v${version}`, ...Array.from({ length: 300 }, (_, n) => `d${n}`)))(
            request,
            response,
            count,
          );
        };
        if (version === 0) answer();
        else held.push(answer);
      });
      const place = workplace('p6', upstream.url);
      const isVersion =
        (wanted: number) =>
        ({ nodes }: Listed['datasets']) =>
          nodes[0]?.title === `v${wanted}`;
      const first = place.start(settings());
      await lists(first, isVersion(1));
      first.child.kill('SIGTERM');
      await first.exit;

      const second = place.start(settings());
      await lists(second, isVersion(1));
      await vi.waitFor(
        () => {
          expect(held).not.toEqual([]);
        },
        { timeout: 20_000 },
      );
      await server().hang();
      for (const answer of held) answer();
      await lists(second, isVersion(2));
      const ready = await fetch(`${await second.address()}/health/ready`);
      await second.says('the durable record is not available');
      server().goOn();
      await second.says('the durable record is available again');
      isAsleep = true;
      await kill(second);
      forget(place);
      const third = place.start(settings());
      const { nodes } = await lists(third, ({ totalCount }) => totalCount > 0);

      saw(`version 2 was served while it stood still, ready ${ready.status}; given back: ${nodes[0]?.title ?? ''}`);
      expect(ready.status).toBe(200);
      expect(nodes[0]?.title).toBe('v2');
    },
    SKIP,
  );
});
