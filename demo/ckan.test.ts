import { afterEach, describe, expect, it } from 'vitest';
import { toCkanSite } from './ckan-package.ts';
import type { CkanPackage } from './ckan-package.ts';
import { startCkan } from './ckan.ts';
import { contentOf, manyOf } from './content-of.ts';
import type { DemoServer } from './entrystore.ts';

const malmo = contentOf('malmo');

let running: DemoServer[] = [];
async function start(options: Omit<Parameters<typeof startCkan>[0], 'content'> = {}): Promise<DemoServer> {
  const server = await startCkan({ content: malmo, ...options });
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

interface Said<T> {
  readonly success: boolean;
  readonly help: string;
  readonly result: T;
  readonly error: Readonly<Record<string, unknown>>;
}
interface Found {
  readonly count: number;
  readonly results: readonly CkanPackage[];
  readonly search_facets: Readonly<Record<string, { readonly items: readonly object[] }>>;
}

async function call<T>(server: DemoServer, action: string, query: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${server.url}/api/3/action/${action}?${new URLSearchParams(query).toString()}`);
  return { status: response.status, body: (await response.json()) as Said<T> };
}
const search = async (server: DemoServer, query: Readonly<Record<string, string>> = {}): Promise<Found> =>
  (await call<Found>(server, 'package_search', query)).body.result;

describe("the demo's CKAN site", () => {
  it('gives ten packages when not told how many, and never more than its bound, without a word', async () => {
    const server = await start({ rowsMax: 15 });

    const [usual, many] = [await search(server), await search(server, { rows: '1000' })];

    expect([usual.count, usual.results.length]).toEqual([34, 10]);
    expect([many.count, many.results.length]).toEqual([34, 15]);
  });

  it('gives every package once when read by id from page to page', async () => {
    const server = await start({ rowsMax: 15 });
    const ids: string[] = [];

    for (const start of ['0', '15', '30', '45']) {
      const page = await search(server, { rows: '100', start, sort: 'id asc' });
      ids.push(...page.results.map(({ id }) => id));
    }

    expect(ids).toHaveLength(malmo.datasets.length);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  it('caps at 1000 rows as CKAN does when no bound is set', async () => {
    const server = await start();
    server.replace(manyOf(malmo, 1200));

    const page = await search(server, { rows: '5000' });

    expect([page.count, page.results.length]).toEqual([1200, 1000]);
  });

  it('finds packages by lists of ids, by groups of clauses, by words, by organisation and by the time of change', async () => {
    const server = await start();
    const [a, b] = (await search(server, { sort: 'id asc' })).results;

    const found = await Promise.all([
      search(server, { fq: `id:("${a?.id ?? ''}" OR "${b?.id ?? ''}")` }),
      search(server, { fq: `+(id:(${a?.id ?? ''}) OR uri:("https://example.org/1"))` }),
      search(server, { q: 'name:badplatser' }),
      search(server, { q: 'badplats bad', fq: '-name:badplatser' }),
      search(server, { fq: 'organization:malmo-stad AND groups:transport' }),
      search(server, { fq: 'metadata_modified:[2026-07-01T00:00:00Z TO *]' }),
    ]);

    expect(found.map(({ count }) => count)).toEqual([2, 1, 1, 0, 1, 0]);
  });

  it('counts facets', async () => {
    const server = await start();

    const page = await search(server, { rows: '0', 'facet.field': '["organization"]', 'facet.limit': '1' });

    expect(page.results).toEqual([]);
    expect(page.search_facets['organization']?.items).toEqual([
      {
        name: 'fastighets-och-gatukontoret-malmo-stad',
        display_name: 'Fastighets- och gatukontoret, Malmö stad',
        count: 16,
      },
    ]);
  });

  it('has the fields that Civity gives its sites, and CKAN’s times without a zone', async () => {
    const server = await start();

    const { body } = await call<CkanPackage>(server, 'package_show', { id: 'offentliga-toaletter' });

    const { result } = body;
    expect(result.conforms_to).toEqual(['https://lankadedata.se/spec/public-toilets']);
    expect(result.contact_point_email).toBe('oppnadata@malmo.example');
    expect(result.frequency).toMatch(/^http:\/\/publications\.europa\.eu\/resource\/authority\/frequency\/[A-Z_0-9]+$/);
    expect(result.groups.map(({ title }) => title)).toEqual(['Hälsa', 'Regioner och städer']);
    expect(result.title_translated).toEqual({ sv: result.title, en: 'Public toilets' });
    expect(result.metadata_modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
  });

  it('refuses in its own words: what it does not have, does not show, does not take or does not know', async () => {
    const server = await start();
    const [closed = ''] = toCkanSite(malmo).closed;

    const answers = await Promise.all([
      call(server, 'package_show', { id: 'finns-inte' }),
      call(server, 'package_show', { id: closed }),
      call(server, 'package_show'),
      call(server, 'package_search', { rows: '-1' }),
      call(server, 'package_search', { fq: 'name:(' }),
      call(server, 'package_search', { sort: 'id sideways' }),
    ]);
    const unknown = await call(server, 'package_serach');

    expect(answers.map(({ status, body }) => [status, body.success, body.error['__type']])).toEqual([
      [404, false, 'Not Found Error'],
      [403, false, 'Authorization Error'],
      [409, false, 'Validation Error'],
      [409, false, 'Validation Error'],
      [409, false, 'Search Error'],
      [409, false, 'Search Error'],
    ]);
    expect(answers[3].body.error['rows']).toEqual(['Must be a natural number']);
    expect([unknown.status, unknown.body]).toEqual([400, 'Bad request - Action name not known: package_serach']);
  });

  it('lists organisations by name, and at most 25 of them with all fields', async () => {
    const companies = Array.from({ length: 10 }, (_, index) =>
      malmo.agents.map((agent) => ({
        ...agent,
        uri: `${agent.uri}#${String(index)}`,
        names: [{ value: `Bolag ${String(index)}` }],
      })),
    ).flat();
    const server = await start();
    const names = (await call<readonly string[]>(server, 'organization_list')).body.result;
    const shown = (
      await call<{ package_count: number }>(server, 'organization_show', {
        id: 'fastighets-och-gatukontoret-malmo-stad',
      })
    ).body.result;

    server.replace({ ...malmo, agents: [...malmo.agents, ...companies] });
    const whole = await call<readonly object[]>(server, 'organization_list', { all_fields: 'true', limit: '100' });

    expect(names).toEqual(['fastighets-och-gatukontoret-malmo-stad', 'kulturforvaltningen-malmo-stad', 'malmo-stad']);
    expect(shown.package_count).toBe(16);
    expect(whole.body.result).toHaveLength(25);
  });

  it('says the same at every start', async () => {
    const [first, second] = [await start(), await start()];

    const [one, other] = [await search(first, { rows: '100' }), await search(second, { rows: '100' })];

    expect(one.results).toHaveLength(34);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it('can lose the connection half-way through a page', async () => {
    const server = await start({ rowsMax: 15, quirks: { cut: 2 } });

    const first = await search(server, { rows: '15' });
    const second = search(server, { rows: '15', start: '15' });

    expect(first.results).toHaveLength(15);
    await expect(second).rejects.toThrow();
  });
});
