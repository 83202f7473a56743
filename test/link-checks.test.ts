import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLinkSource } from '../src/checks/link-source.ts';
import { createRecordChecks } from '../src/checks/record-checks.ts';
import { createSchedule, type RoundReport } from '../src/checks/schedule.ts';
import { type Engine, engines } from '../src/history/fixtures/engines.ts';
import type { SqlHistory } from '../src/history/sql-history.ts';
import type { Reference } from '../src/model/value.ts';
import { aDataset, aDistribution, aSnapshot, fresh } from '../src/store/fixtures/records.ts';
import { temporaryStore } from '../src/store/fixtures/temporary-store.ts';
import type { Store } from '../src/store/store.ts';
import { createAddressGuard } from '../src/upstream/address-guard.ts';
import { parseAllowList } from '../src/upstream/allow-list.ts';
import type { LocalServer } from '../src/upstream/local-server.ts';
import { createLocalUpstream } from '../src/upstream/local-upstream.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const forever = new AbortController().signal;
const quiet = { info: (): void => undefined, warn: (): void => undefined };

const local = createLocalUpstream();
const opened: SqlHistory[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((history) => history.close()));
  await local.close();
});

const open = (engine: Engine): SqlHistory => {
  const history = engine.connect();
  opened.push(history);
  return history;
};

const references = (urls: readonly string[]): readonly Reference[] => urls.map((uri) => ({ uri, labels: [] }));

/** A read model whose datasets give these addresses: the even ones for access, the odd ones for download. */
async function storeGiving(urls: readonly string[]): Promise<Store> {
  const { store, writer } = await temporaryStore();
  const datasets = urls.map((url, n) =>
    aDataset(`d${n}`, {
      distributions: [aDistribution(`x${n}`, { [n % 2 === 0 ? 'accessUrls' : 'downloadUrls']: references([url]) })],
    }),
  );
  await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));
  return store;
}

interface Checker {
  /** A round at so many days after the start. */
  readonly round: (days: number) => Promise<RoundReport>;
}

/** One replica's checker: a way out, a schedule and a clock of its own. */
function checkerOf(store: Store, history: SqlHistory, name = 'one', allow = '127.0.0.0/8'): Checker {
  let at = START;
  const record = history.checks;
  const now = (): number => at;
  const upstream = local.upstream({
    ...{ hostConcurrency: 1, retries: 0, headersTimeoutMs: 500 },
    ...createAddressGuard(parseAllowList(allow)),
  });
  const schedule = createSchedule({
    sources: [createLinkSource({ store, record, probe: upstream, now, everyMs: 7 * DAY_MS })],
    leases: {
      take: (host, from, until) => record.takeHost(host, name, from, until),
      release: (host) => record.releaseHost(host, name),
    },
    isBusy: () => Promise.resolve(false),
    ...{ log: quiet, now, hostPauseMs: 0 },
  });
  return {
    round(days) {
      at = START + days * DAY_MS;
      return schedule.round(forever);
    },
  };
}

/** What is known, as the resolvers read it: outcome, and status where there is one. */
async function knownOf(history: SqlHistory, urls: readonly string[]): Promise<readonly string[]> {
  const found = await createRecordChecks({ record: history.checks }).links(urls);
  return urls.map((url) => {
    const link = found.get(url);
    return link === undefined ? 'unknown' : `${link.outcome}${link.status === undefined ? '' : ` ${link.status}`}`;
  });
}

const methods = ({ requests }: LocalServer): readonly string[] =>
  requests.map(({ method, url }: IncomingMessage) => `${method} ${url}`);

/** Answers `/404` with 404, and so on. */
const byPath = (): Promise<LocalServer> =>
  local.server((response, request) => {
    const status = Number(request.url?.slice(1, 4));
    response.writeHead(Number.isInteger(status) ? status : 200, { 'content-type': 'text/csv' }).end();
  });

for (const engine of engines()) {
  describe.skipIf(!engine.isThere && process.env['CI'] !== 'true')(
    `link checks, with a record in ${engine.name}`,
    () => {
      beforeAll(() => engine.start());
      beforeEach(() => engine.empty());
      afterAll(() => engine.stop());

      test('each address gets the outcome that its answer stands for, and is gone only on a later day', async () => {
        const server = await byPath();
        const closed = await byPath();
        await closed.close();
        const urls = [
          ...['fil.csv', '403', '404', '410', '500'].map((path) => new URL(path, server.url).href),
          ...[closed.url.href, 'ftp://ale.example/fil.csv', 'inte en adress', 'http://10.0.0.1/'],
        ];
        const history = open(engine);
        const checker = checkerOf(await storeGiving(urls), history);

        await checker.round(0);
        const first = await knownOf(history, urls);
        await checker.round(2);

        const same = ['FORBIDDEN_ADDRESS', 'FORBIDDEN_ADDRESS', 'FORBIDDEN_ADDRESS'];
        expect(first).toEqual([
          'OK 200',
          'REFUSED 403',
          'REFUSED 404',
          'REFUSED 410',
          'NO_ANSWER 500',
          'NO_ANSWER',
          ...same,
        ]);
        expect(await knownOf(history, urls)).toEqual([
          ...['OK 200', 'REFUSED 403', 'GONE 404', 'GONE 410', 'NO_ANSWER 500', 'NO_ANSWER'],
          ...same,
        ]);
      });

      test('an address is asked once in a week, and what was found outlives a restart', async () => {
        const server = await byPath();
        const urls = [new URL('/a', server.url).href, new URL('/b', server.url).href];
        const store = await storeGiving([...urls, urls[0] ?? '']);
        await checkerOf(store, open(engine)).round(0);

        const history = open(engine);
        const again = checkerOf(store, history, 'two');
        await again.round(6.9);
        const after = methods(server).length;
        const known = await knownOf(history, urls);
        await again.round(8.1);

        expect(after).toBe(2);
        expect(known).toEqual(['OK 200', 'OK 200']);
        expect(methods(server).toSorted()).toEqual(['HEAD /a', 'HEAD /a', 'HEAD /b', 'HEAD /b']);
      });

      test('two replicas ask each address once between them, one at a time', async () => {
        const server = await local.server((response) => {
          setTimeout(() => response.writeHead(200).end(), 2);
        });
        const urls = Array.from({ length: 40 }, (_, n) => new URL(`/${n}`, server.url).href);
        const store = await storeGiving(urls);
        const [one, two] = [open(engine), open(engine)];
        // Both know the tables before they begin.
        await one.checks.links(urls);
        const [first, second] = [checkerOf(store, one, 'one'), checkerOf(store, two, 'two')];

        await Promise.all([first.round(0), second.round(0)]);
        await Promise.all([first.round(0), second.round(0)]);

        expect(methods(server).toSorted()).toEqual(urls.map((url) => `HEAD ${new URL(url).pathname}`).toSorted());
        expect(server.mostAtOnce()).toBe(1);
        expect(new Set(await knownOf(two, urls))).toEqual(new Set(['OK 200']));
      });
    },
  );
}

describe('link checks', () => {
  const [sqlite] = engines();
  if (sqlite === undefined) throw new Error('SQLite is always there');
  beforeAll(() => sqlite.start());
  beforeEach(() => sqlite.empty());
  afterAll(() => sqlite.stop());

  test('a host is asked one thing at a time while others are asked too', async () => {
    const slow = (): Promise<LocalServer> =>
      local.server((response) => {
        setTimeout(() => response.writeHead(200).end(), 3);
      });
    const [one, other] = [await slow(), await slow()];
    const urls = [one, other].flatMap(({ url }) => Array.from({ length: 12 }, (_, n) => new URL(`/${n}`, url).href));

    await checkerOf(await storeGiving(urls), open(sqlite)).round(0);

    expect([one.mostAtOnce(), other.mostAtOnce()]).toEqual([1, 1]);
    expect([one.requests.length, other.requests.length]).toEqual([12, 12]);
    expect(new Set(one.requests.map(({ method }) => method))).toEqual(new Set(['HEAD']));
  });

  test('a host that is down for months gives no answer, and is gone for nobody', async () => {
    const server = await byPath();
    await server.close();
    const urls = [server.url.href];
    const history = open(sqlite);
    const checker = checkerOf(await storeGiving(urls), history);

    for (const days of [0, 1, 3, 8, 16, 30, 60, 100]) await checker.round(days);

    const link = (await history.checks.links(urls)).get(urls[0] ?? '');
    expect(link).toMatchObject({ outcome: 'NO_ANSWER', failingSince: new Date(START).toISOString() });
  });

  test('an address that is not public is not asked, also where a redirect leads to it', async () => {
    const inner = await byPath();
    const outer = await local.server((response) => {
      response.writeHead(301, { location: inner.url.href }).end();
    });
    const urls = [inner.url.href, outer.url.href];
    const history = open(sqlite);

    await checkerOf(await storeGiving(urls), history, 'one', outer.url.host).round(0);

    expect(await knownOf(history, urls)).toEqual(['FORBIDDEN_ADDRESS', 'FORBIDDEN_ADDRESS']);
    expect(inner.requests).toEqual([]);
  });

  test('a host that asks for fewer requests is left alone, and its other addresses stay unknown', async () => {
    const server = await local.server((response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });
    const urls = ['/a', '/b', '/c'].map((path) => new URL(path, server.url).href);
    const history = open(sqlite);
    const checker = checkerOf(await storeGiving(urls), history);

    await checker.round(0);
    const report = await checker.round(0.01);

    expect(server.requests).toHaveLength(1);
    expect((await knownOf(history, urls)).toSorted()).toEqual(['REFUSED 429', 'unknown', 'unknown']);
    expect(Object.fromEntries(report.ended)).toEqual({ 'links PUT_OFF': 1 });
  });

  test('what no catalogue gives any more is not asked, and is forgotten after 90 days', async () => {
    const server = await byPath();
    const [kept, dropped] = [new URL('/a', server.url).href, new URL('/b', server.url).href];
    const history = open(sqlite);
    await checkerOf(await storeGiving([kept, dropped]), history).round(0);

    const later = checkerOf(await storeGiving([kept]), history);
    for (const days of [10, 50, 89]) await later.round(days);
    const before = await knownOf(history, [dropped]);
    await later.round(92);

    expect(methods(server).filter((request) => request === 'HEAD /b')).toHaveLength(1);
    expect(before).toEqual(['OK 200']);
    expect(await knownOf(history, [kept, dropped])).toEqual(['OK 200', 'unknown']);
  });
});
