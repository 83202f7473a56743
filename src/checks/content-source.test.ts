import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteHistory } from '../history/open.ts';
import type { SqlHistory } from '../history/sql-history.ts';
import type { Dataset } from '../model/dataset.ts';
import { checkFile } from '../records/check-file.ts';
import { aDataset, aDistribution, aSnapshot, fresh } from '../store/fixtures/records.ts';
import { temporaryStore } from '../store/fixtures/temporary-store.ts';
import { createLocalUpstream, never } from '../upstream/local-upstream.ts';
import type { LocalServer } from '../upstream/local-server.ts';
import type { ContentCheck } from './check.ts';
import { createContentSource } from './content-source.ts';
import { csv, formats, GOOD, KNOWN, published, refer, spec, title } from './fixtures/published-files.ts';
import { createRecordChecks } from './record-checks.ts';
import { createSchedule } from './schedule.ts';

const local = createLocalUpstream();
const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00Z');

let folder: string;
let history: SqlHistory;
let clock: number;

const openRecord = (): SqlHistory => createSqliteHistory(join(folder, 'record.db'), { info() {}, warn() {} });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommungraf-contents-'));
  history = openRecord();
  clock = START;
});
afterEach(async () => {
  await local.close();
  await history.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Rounds of content checks over these datasets: resolves to what is known after each. */
async function checking(datasets: readonly Dataset[], mostBytes?: number) {
  const { store, writer } = await temporaryStore({ specifications: KNOWN.all });
  await writer.writeSnapshot(aSnapshot('one', { datasets: [...datasets] }), fresh('one'));
  const source = createContentSource({
    store,
    specifications: KNOWN,
    record: history.checks,
    upstream: local.upstream({ breakerFailures: 1_000 }),
    now: () => clock,
    everyMs: 7 * DAY_MS,
    checkFile,
    onBug: () => undefined,
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
  const schedule = createSchedule({
    sources: [source],
    leases: { take: () => Promise.resolve(true), release: () => Promise.resolve() },
    isBusy: () => Promise.resolve(false),
    log: { info() {}, warn() {} },
    now: () => clock,
    hostPauseMs: 0,
  });
  return async (): Promise<{ readonly ended: object; readonly found: readonly ContentCheck[] }> => {
    const { ended } = await schedule.round(never());
    const found = await createRecordChecks({ record: history.checks }).contentsOf(['toilets', 'unread']);
    return { ended: Object.fromEntries(ended), found };
  };
}

const only = ({ found }: { readonly found: readonly ContentCheck[] }): ContentCheck => {
  const [first] = found;
  if (found.length !== 1 || first === undefined)
    throw new Error(`One was expected, and ${String(found.length)} are there`);
  return first;
};
const at = (server: LocalServer, path: string): string => new URL(path, server.url).href;

describe('files of datasets that declare none', () => {
  it('are read where the dataset has the words of one, against its columns', async () => {
    const server = await local.server((response) => {
      csv(response, GOOD);
    });
    const file = (name: string) => [aDistribution(name, { formats, downloadUrls: refer(at(server, `${name}.csv`)) })];
    const round = await checking([
      aDataset('A', { ...title('Toilets in the parks'), distributions: file('a') }),
      aDataset('B', { ...title('Benches in the parks'), distributions: file('b') }),
      aDataset('C', { ...title('Toilets'), conformsTo: spec('unread'), distributions: file('c') }),
    ]);

    const { ended, found } = await round();

    expect(ended).toEqual({ 'contents VALID': 1 });
    expect(found.map(({ url, specification: of }) => [url, of])).toEqual([[at(server, 'a.csv'), 'toilets']]);
  });

  it('are read up to twelve of a dataset', async () => {
    const server = await local.server((response) => {
      csv(response, GOOD);
    });
    const many = Array.from({ length: 20 }, (_, n) =>
      aDistribution(`many-${n}`, { formats, downloadUrls: refer(at(server, `${n}.csv`)) }),
    );
    const round = await checking([aDataset('A', { ...title('Toilets'), distributions: many })]);

    const { ended } = await round();

    expect(ended).toEqual({ 'contents VALID': 12 });
  });
});

describe('files of datasets that declare a specification', () => {
  it('are read against its columns, and what is found is kept over a restart', async () => {
    const server = await local.server((response, { url }) => {
      csv(response, url === '/good.csv' ? GOOD : 'id,latitud\n1,58.1\n');
    });
    const round = await checking([published('A', at(server, 'good.csv')), published('B', at(server, 'bad.csv'))]);

    const { ended } = await round();
    await history.close();
    history = openRecord();
    const found = await createRecordChecks({ record: history.checks }).contents([
      { url: at(server, 'good.csv'), specification: 'toilets' },
      { url: at(server, 'bad.csv'), specification: 'toilets' },
      { url: at(server, 'never.csv'), specification: 'toilets' },
    ]);

    expect(ended).toEqual({ 'contents VALID': 1, 'contents INVALID': 1 });
    expect([...found.values()].map(({ state, rows, whole, columns }) => [state, rows, whole, columns])).toEqual([
      ['VALID', 2, true, ['id', 'latitude']],
      ['INVALID', 1, true, ['id', 'latitud']],
    ]);
    expect(found.get(`${at(server, 'bad.csv')} toilets`)?.faults).toMatchObject([
      { kind: 'NO_SUCH_COLUMN', column: 'latitude' },
    ]);
    expect(found.get(`${at(server, 'bad.csv')} toilets`)?.checkedAt).toBe('2026-03-01T00:00:00.000Z');
  });

  it('are those of the distributions that declare it, or declare nothing where the dataset does', async () => {
    const server = await local.server((response) => {
      csv(response, GOOD);
    });
    const file = (name: string, slug?: string) =>
      aDistribution(name, {
        formats,
        accessUrls: refer(at(server, name)),
        ...(slug === undefined ? {} : { conformsTo: spec(slug) }),
      });
    const page = aDistribution('page', { accessUrls: refer(at(server, 'page.html')) });
    const round = await checking([
      aDataset('Whole', {
        conformsTo: spec('toilets'),
        distributions: [file('own.csv'), file('other.csv', 'unread'), page],
      }),
      aDataset('Part', { distributions: [file('none.csv'), file('declared.csv', 'toilets')] }),
      aDataset('Unread', { conformsTo: spec('unread'), distributions: [file('unread.csv')] }),
    ]);

    await round();

    expect(server.requests.map(({ url }) => url).toSorted()).toEqual(['/declared.csv', '/own.csv']);
  });

  it('are asked one at a time, once a week, and only for what changed', async () => {
    const server = await local.server((response, { headers }) => {
      if (headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else csv(response, GOOD, { etag: '"v1"' });
    });
    const urls = Array.from({ length: 5 }, (_, index) => at(server, `${String(index)}.csv`));
    const round = await checking(urls.map((url, index) => published(`D${String(index)}`, url)));

    await round();
    clock += 6 * DAY_MS;
    const early = await round();
    clock += 3 * DAY_MS;
    const late = await round();

    expect(early.ended).toEqual({});
    expect(late.ended).toEqual({ 'contents VALID': 5 });
    expect(late.found.map(({ state, rows, checkedAt }) => [state, rows, checkedAt])).toEqual(
      urls.map(() => ['VALID', 2, '2026-03-10T00:00:00.000Z']),
    );
    expect(server.requests).toHaveLength(10);
    expect(server.requests.slice(5).some(({ headers }) => headers['if-none-match'] === '"v1"')).toBe(true);
    expect(server.mostAtOnce()).toBe(1);
  });

  it('are read to a bound, after which nothing more is taken', async () => {
    const row = `${'x'.repeat(999)},58.1\n`;
    let sent = 0;
    const server = await local.server((response) => {
      response.writeHead(200, { 'content-type': 'text/csv' }).write('id,latitude\n');
      const more = (): void => {
        while (!response.destroyed && sent < 50_000 && response.write(row)) sent += 1;
        if (!response.destroyed && sent < 50_000) response.once('drain', more);
      };
      more();
    });
    const round = await checking([published('A', at(server, 'large.csv'))], 100_000);

    const check = only(await round());

    expect([check.state, check.whole, check.rows]).toEqual(['VALID', false, 99]);
    expect(sent).toBeLessThan(20_000);
  });
});

describe('a file that is not to be had', () => {
  it('leaves what was known before as it was, and is asked for again the next day', async () => {
    let isDown = false;
    const server = await local.server((response) => {
      if (isDown) response.writeHead(500).end();
      else csv(response, GOOD);
    });
    const round = await checking([published('A', at(server, 'a.csv'))]);

    await round();
    isDown = true;
    clock += 9 * DAY_MS;
    const down = await round();
    isDown = false;
    clock += DAY_MS;
    const up = await round();

    expect(down.ended).toEqual({ 'contents NO_ANSWER': 1 });
    expect(only(down)).toMatchObject({ state: 'VALID', rows: 2, checkedAt: '2026-03-01T00:00:00.000Z' });
    expect(only(up)).toMatchObject({ state: 'VALID', checkedAt: '2026-03-11T00:00:00.000Z' });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['for want of an answer', (response) => response.destroy(), 'gave us no whole answer'],
    ['because it is not there', (response) => response.writeHead(404).end(), 'does not give us the file'],
    ['behind a page', (response) => response.writeHead(200).end('<!doctype html><p>Underhåll</p>'), 'a web page'],
    [
      'because it ends too soon',
      (response) => {
        response.writeHead(200, { 'content-length': 999 }).write('id,latitude\n1,', () => response.destroy());
      },
      'gave us no whole answer',
    ],
  ])('is UNKNOWN, never invalid: %s', async (_, reply, message) => {
    const server = await local.server(reply);
    const round = await checking([published('A', at(server, 'a.csv'))]);

    const check = only(await round());

    expect(check.state).toBe('UNKNOWN');
    expect(check.rows).toBeUndefined();
    expect(check.faults[0]?.message.en).toContain(message);
  });

  it('replaces a verdict where it is gone', async () => {
    let isGone = false;
    const server = await local.server((response) => {
      if (isGone) response.writeHead(410).end();
      else csv(response, GOOD);
    });
    const round = await checking([published('A', at(server, 'a.csv'))]);

    await round();
    isGone = true;
    clock += 9 * DAY_MS;
    const gone = await round();

    expect(only(gone).state).toBe('UNKNOWN');
  });

  it('is forgotten after ninety days in which nobody gave its address', async () => {
    const server = await local.server((response) => {
      csv(response, GOOD);
    });
    const round = await checking([published('A', at(server, 'a.csv'))]);
    await round();
    const other = await checking([]);

    clock += 91 * DAY_MS;
    const { found } = await other();

    expect(found).toEqual([]);
  });
});
