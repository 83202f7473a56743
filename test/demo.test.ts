import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expected } from '../demo/content/content.ts';
import { type Demo, startDemo } from '../demo/municipalities.ts';
import { EXAMPLES } from '../src/examples.ts';
import { startGateway, type TestGateway } from './gateway.ts';

interface Counts {
  readonly datasets: number;
  readonly distributions: number;
  readonly dataServices: number;
}

describe('the gateway over the demo municipalities', () => {
  let demo: Demo;
  let graph: TestGateway;

  beforeAll(async () => {
    demo = await startDemo({ slow: 50 });
    const catalogues = demo.catalogues.map(({ id, platform, url, organisation, options }) => ({
      id,
      platform,
      url,
      organisation,
      ...(Object.keys(options).length === 0 ? {} : { options }),
    }));
    const collaborations = demo.collaborations.map(({ id, members }) => ({ id, name: 'Samverkan', members }));
    graph = await startGateway({ catalogues, collaborations });
  }, 60_000);
  afterAll(async () => {
    await graph.close();
    await demo.close();
  });

  it('holds of each catalogue exactly what it publishes', async () => {
    const { catalogues } = await graph.query<{
      catalogues: { nodes: { slug: string; counts: Counts }[] };
    }>('{ catalogues(first: 100) { nodes { slug counts { datasets distributions dataServices } } } }');

    const held = Object.fromEntries(catalogues.nodes.map(({ slug, counts }) => [slug, counts]));
    const published = demo.contents
      .map(expected)
      .map(({ id, datasets, distributions, dataServices }) => [id, { datasets, distributions, dataServices }]);
    expect(held).toEqual({
      ...Object.fromEntries(published),
      'dals-ed': { datasets: 0, distributions: 0, dataServices: 0 },
    });
  });

  it('names the catalogue that is down, and serves all others fresh', async () => {
    const { datasets } = await graph.query<{
      datasets: { completeness: { asked: number; fresh: number; stale: number; missing: number; problems: unknown[] } };
    }>('{ datasets(first: 0) { completeness { asked fresh stale missing problems { catalogue { slug } kind } } } }');

    expect(datasets.completeness).toEqual({
      asked: demo.catalogues.length,
      fresh: demo.catalogues.length - 1,
      stale: 0,
      missing: 1,
      problems: [{ catalogue: { slug: 'dals-ed' }, kind: 'UNREACHABLE' }],
    });
  });

  it('counts what the catalogues publish, in statistics that say what they count', async () => {
    const total = demo.contents.map(expected).reduce((sum, { datasets }) => sum + datasets, 0);

    const { statistics } = await graph.query<{
      statistics: { datasets: { value: number; definition: string }; byCatalogue: { count: { value: number } }[] };
    }>('{ statistics { datasets { value definition } byCatalogue { key count { value } } } }');

    expect(statistics.datasets.value).toBe(total);
    expect(statistics.datasets.definition.length).toBeGreaterThan(20);
    expect(statistics.byCatalogue.reduce((sum, { count }) => sum + count.value, 0)).toBe(total);
  });

  it('counts what the units of Göteborg publish for Göteborg, and joins everybody', async () => {
    const { organisation, unresolved } = await graph.query<object & Record<string, unknown>>(`{
      organisation(municipalityCode: "1480") { datasets { totalCount } units { totalCount } }
      unresolved: organisations(filter: { unresolved: true }) { nodes { name unresolved } }
    }`);

    expect(organisation).toEqual({ datasets: { totalCount: 43 }, units: { totalCount: 3 } });
    expect(unresolved).toEqual({ nodes: [] });
  });

  it('asks no catalogue anything for a query over fresh snapshots', async () => {
    const before = demo.requests.total;

    for (const { query, variables } of EXAMPLES) await graph.query(query, variables);
    await graph.query(
      '{ organisations(first: 50, filter: { publishes: true }) { nodes { name datasets(first: 5) { nodes { title publisher { name } distributions { accessServices { title } } } } } } }',
    );

    expect(demo.requests.total).toBe(before);
  });

  it.each(EXAMPLES)('answers the ready operation $title with something to look at', async ({ query, variables }) => {
    const answer = await graph.query<object>(query, variables);

    expect(JSON.stringify(answer)).not.toMatch(
      /"(name|title|definition|value|organisation|collaboration)":null|"totalCount":0|"nodes":\[\]/,
    );
  });

  it('reads a dataset live from its catalogue, all of one catalogue in one go', async () => {
    const store = demo.server('goteborg');
    const before = store.requests.total;

    const { datasets } = await graph.query<{
      datasets: { nodes: { title: string; live: { dataset: { title: string }; problem: unknown } }[] };
    }>(
      '{ datasets(first: 10, filter: { catalogues: ["goteborg"] }) { nodes { title live { dataset { title } problem { kind } } } } }',
    );
    const asked = store.requests.total - before;
    await graph.query('{ datasets(first: 10, filter: { catalogues: ["goteborg"] }) { nodes { live { readAt } } } }');

    expect(datasets.nodes.map(({ live }) => live.dataset.title)).toEqual(datasets.nodes.map(({ title }) => title));
    expect(asked).toBeLessThan(10);
    expect(store.requests.total).toBe(before + asked);
  });
});

describe('a cold start', () => {
  it('asks each catalogue for its pages and for nothing else', async () => {
    const demo = await startDemo({ slow: 0 });
    const entryStores = demo.catalogues.filter(({ id, platform }) => platform === 'entryscape' && id !== 'dals-ed');
    const catalogues = entryStores.map(({ id, platform, url, organisation, options }) => ({
      id,
      platform,
      url,
      organisation,
      ...(Object.keys(options).length === 0 ? {} : { options }),
    }));

    const graph = await startGateway({ catalogues });
    await graph.query('{ datasets(first: 100) { totalCount nodes { title distributions { id } } } }');

    for (const { id } of entryStores) {
      const { paths } = demo.server(id).requests;
      const own = paths.filter((path) => path.includes('/search'));
      expect(own, id).toEqual(paths);
      // Each request is another page.
      expect(new Set(paths).size, id).toBe(paths.length);
    }
    const entries = entryStores.map(({ id }) => demo.contents.find((content) => content.id === id));
    const pages = entries.flatMap((content) => (content === undefined ? [] : [pagesOf(expected(content))]));
    // A page more per catalogue, at the most, where entries that nobody may read shorten the first.
    const total = entryStores.reduce((sum, { id }) => sum + demo.server(id).requests.total, 0);
    expect(total).toBeLessThanOrEqual(pages.reduce((sum, count) => sum + count + 1, 0));
    await graph.close();
    await demo.close();
  }, 60_000);
});

/** Full pages of a hundred entries, a last one, and the empty one that ends the list. */
function pagesOf(counts: ReturnType<typeof expected>): number {
  const { datasets, distributions, dataServices, datasetSeries, agents, contactPoints } = counts;
  const entries = 1 + datasets + distributions + dataServices + datasetSeries + agents + contactPoints;
  return Math.ceil(entries / 100) + 1;
}
