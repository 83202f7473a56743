import { afterEach, describe, expect, it } from 'vitest';
import { expected } from './content/content.ts';
import type { Content } from './content/content.ts';
import { demoContents } from './content/contents.ts';
import { startEntryStore } from './entrystore.ts';
import type { DemoServer } from './entrystore.ts';
import { ANY, DATASET, crawl, resourceOf, search } from './search-client.ts';

const contents = demoContents();
const contentOf = (id: string): Content => {
  const content = contents.find((one) => one.id === id);
  if (content === undefined) throw new Error(`No content ${id}`);
  return content;
};

let running: DemoServer | undefined;
async function start(id: string): Promise<DemoServer> {
  running = await startEntryStore({ content: contentOf(id) });
  return running;
}
afterEach(() => running?.close());

describe("EntryStore's search", () => {
  it('holds every record of the catalogue as an entry of its own', async () => {
    const server = await start('goteborg');
    const type = (name: string): string => `rdfType:http\\://www.w3.org/ns/dcat#${name} AND public:true`;

    const readable = async (name: string): Promise<number> =>
      (await crawl(server, type(name), 'uri asc')).filter((child) => child.metadata !== undefined).length;

    const counts = expected(contentOf('goteborg'));
    expect(await readable('Dataset')).toBe(counts.datasets);
    expect(await readable('Distribution')).toBe(counts.distributions);
    expect(await readable('DataService')).toBe(counts.dataServices);
    expect(await readable('DatasetSeries')).toBe(counts.datasetSeries);
    expect(await readable('Catalog')).toBe(1);
  });

  it('gives children the shape of the recorded answers', async () => {
    const server = await start('goteborg');
    const dataset = contentOf('goteborg').datasets[0];

    const page = await search(server, `resource:"${dataset?.uri ?? ''}"`);

    const [child] = page.resource.children;
    expect(page).toMatchObject({ offset: 0, limit: 50, results: 1, facetFields: [] });
    expect(child).toMatchObject({
      contextId: '6',
      entryId: dataset?.entryId,
      rights: ['readmetadata', 'readresource'],
    });
    expect(Object.keys(child?.info ?? {})).toEqual([
      `https://catalog.goteborg.example/store/6/entry/${dataset?.entryId ?? ''}`,
    ]);
    expect(child?.metadata?.[dataset?.uri ?? '']?.['http://purl.org/dc/terms/title']?.[0]).toMatchObject({
      type: 'literal',
      lang: 'sv',
    });
    expect(Object.keys(child?.relations ?? {})).toContain(contentOf('goteborg').catalogue.uri);
  });

  it('clamps the limit to 100, reads a negative one as 50, and counts with 0', async () => {
    const server = await start('goteborg');

    const [most, negative, none] = await Promise.all(
      ['1000', '-1', '0'].map((limit) => search(server, ANY, { limit, sort: 'uri asc' })),
    );

    expect([most?.limit, most?.resource.children.length]).toEqual([100, 100]);
    expect([negative?.limit, negative?.resource.children.length]).toEqual([50, 50]);
    const { datasets, distributions, dataServices, datasetSeries, agents, contactPoints } = expected(
      contentOf('goteborg'),
    );
    const entries = datasets + distributions + dataServices + datasetSeries + agents + contactPoints + 1;
    expect([none?.resource.children.length, none?.results]).toEqual([0, entries + 3]);
  });

  it('reports results that drift with what a page may not show, and 0 past the end', async () => {
    const server = await start('goteborg');

    const pages = await Promise.all(
      ['0', '100', '200'].map((offset) => search(server, ANY, { limit: '100', offset, sort: 'uri asc' })),
    );

    const [first, second, empty] = pages;
    expect(new Set([first?.results, second?.results]).size).toBe(2);
    expect([empty?.results, empty?.resource.children.length]).toEqual([0, 0]);
  });

  it('shows an entry whose metadata may not be read without it, and hidden ones not at all', async () => {
    const server = await start('goteborg');

    const children = await crawl(server, `${DATASET} AND public:true`, 'uri asc');

    const closed = children.filter((child) => child.noAccessToMetadata === true);
    expect(closed.map((child) => [child.metadata, child.rights])).toEqual([[undefined, []]]);
    expect(children).toHaveLength(contentOf('goteborg').datasets.length + 1);
  });

  it('moves entries over page edges unless sorted by uri', async () => {
    const server = await start('goteborg');
    const distinct = async (sort: string): Promise<readonly [number, number]> => {
      const children = await crawl(server, `${ANY} AND public:true`, sort);
      return [children.length, new Set(children.map(resourceOf)).size];
    };

    const [all, unique] = await distinct('uri asc');
    const [movedAll, movedUnique] = await distinct('modified desc');

    expect(unique).toBe(all);
    expect(movedAll - movedUnique).toBe(1);
  });

  it('keeps harvested DCAT in the cached external metadata', async () => {
    const server = await start('skara');

    const { children } = (await search(server, DATASET)).resource;

    const readable = children.filter((child) => child.noAccessToMetadata !== true);
    expect(readable).toHaveLength(6);
    expect(
      readable.every((child) => child.metadata === undefined && child['cached-external-metadata'] !== undefined),
    ).toBe(true);
    expect(readable.every((child) => !(resourceOf(child) ?? '').includes('/store/'))).toBe(true);
  });

  it('tells the contexts of a shared store apart, by its own name and by the address it is reached at', async () => {
    running = await startEntryStore({ content: ['hjo', 'tibro', 'karlsborg'].map(contentOf) });
    const escaped = running.url.replaceAll(':', '\\:');

    const all = await search(running, DATASET);
    const hjo = await search(running, `${DATASET} AND context:${escaped}/11`);
    const tibro = await search(running, `${DATASET} AND context:https\\://skaraborg.entryscape.example/store/12`);

    expect(all.results).toBe(3);
    expect(hjo.resource.children.map(resourceOf)).toEqual([contentOf('hjo').datasets[0]?.uri]);
    expect(tibro.resource.children.map((child) => child.contextId)).toEqual(['12']);
  });

  it('refuses contexts of different stores', async () => {
    const wrong = startEntryStore({ content: ['hjo', 'ale'].map(contentOf) });

    await expect(wrong).rejects.toThrow(RangeError);
  });

  it('counts facets', async () => {
    const server = await start('boras');

    const page = await search(server, DATASET, { facetFields: 'rdfType', limit: '0' });

    expect(page.facetFields[0]?.values).toEqual([{ name: 'http://www.w3.org/ns/dcat#Dataset', count: page.results }]);
  });

  it.each([
    ['?type=solr&query=ab', 'Query too short'],
    ['?type=solr', 'Search failed due to wrong parameters'],
    ['?query=public:true', 'Search failed due to wrong parameters'],
    ['?type=solr&query=public:(true', 'Search failed due to wrong parameters'],
    ['?type=solr&query=nosuchfield:1', 'Search failed due to wrong parameters'],
    ['?type=solr&query=rdfType:http://www.w3.org/ns/dcat%23Dataset', 'Search failed due to wrong parameters'],
    ['?type=solr&query=public:true&limit=many', 'Search failed due to wrong parameters'],
  ])('answers 400 to %s', async (parameters, error) => {
    const server = await start('hjo');

    const response = await fetch(`${server.url}/search${parameters}`);

    expect([response.status, await response.json()]).toEqual([400, { error }]);
  });
});
