import { afterEach, describe, expect, it } from 'vitest';
import { parseSources } from '../src/sources/file.ts';
import { PLATFORMS } from '../src/sources/registry.ts';
import { startDemo, writeSourcesYaml } from './municipalities.ts';
import type { Demo } from './municipalities.ts';

let demo: Demo | undefined;
afterEach(() => demo?.close());

/** Something small that each platform answers. */
const SMALL: Readonly<Record<string, string>> = {
  entryscape: '/search?type=solr&limit=0&query=rdfType:*',
  ckan: '/api/3/action/package_search?rows=0',
  opendatasoft: '/catalog/datasets?limit=0',
  'arcgis-hub': '/api/search/v1/collections',
};

describe('the municipalities of the demo', () => {
  it('answer on their ports, all but the one that is down and the one that is slow', async () => {
    demo = await startDemo();
    const statuses = new Map<string, number>();

    for (const { id, platform, url } of demo.catalogues) {
      if (id === 'mellerud' || id === 'dals-ed') continue;
      const response = await fetch(url + (SMALL[platform] ?? ''));
      statuses.set(id, response.status);
      await response.arrayBuffer();
    }

    expect([...statuses].filter(([, status]) => status !== 200)).toEqual([]);
    expect(demo.requests.total).toBe(statuses.size);
    expect(demo.server('goteborg').requests.total).toBe(1);
  });

  it('are thirty-seven, four of them plain DCAT files in four formats, three in one store', async () => {
    demo = await startDemo();

    const files = demo.catalogues.filter(({ platform }) => platform === 'dcat');
    const types = await Promise.all(files.map(async ({ url }) => (await fetch(url)).headers.get('content-type')));
    const shared = demo.catalogues.filter(({ options }) => options['context'] !== undefined);

    expect(demo.catalogues).toHaveLength(37);
    expect(new Set(types).size).toBe(4);
    expect(new Set(shared.map(({ url }) => url)).size).toBe(1);
    expect(shared.map(({ id }) => id).toSorted()).toEqual(['hjo', 'karlsborg', 'tibro']);
  });

  it('have one on each further platform, at the address that a sources file gives', async () => {
    demo = await startDemo();

    const others = demo.catalogues.filter(({ platform }) => !['entryscape', 'dcat'].includes(platform));

    const said = others.map(({ id, platform, url }) => [id, platform, url.replace(/^http:\/\/127\.0\.0\.1:\d+/, '')]);
    expect(said).toEqual([
      ['jonkoping', 'arcgis-hub', ''],
      ['malmo', 'ckan', ''],
      ['sandviken', 'data-json', '/data.json'],
      ['umea', 'opendatasoft', '/api/explore/v2.1'],
    ]);
  });

  it('include one whose port is closed and one that answers late', async () => {
    demo = await startDemo({ slow: 60_000 });
    const urlOf = (id: string): string => demo?.catalogues.find((one) => one.id === id)?.url ?? '';

    await expect(fetch(urlOf('dals-ed'))).rejects.toThrow();
    await expect(fetch(urlOf('mellerud'), { signal: AbortSignal.timeout(300) })).rejects.toThrow();
  });

  it('can be written as a sources file of registered platforms that reads back the same', async () => {
    demo = await startDemo();
    const codes = new Set(demo.catalogues.map(({ organisation }) => organisation ?? ''));

    const file = parseSources(writeSourcesYaml(demo), 'demo.yaml', { platforms: Object.keys(PLATFORMS), codes });

    expect(file.problems).toEqual([]);
    expect(file.catalogues.map(({ id, url, options }) => [id, url, options])).toEqual(
      demo.catalogues.map(({ id, url, options }) => [id, url, options]),
    );
    expect(file.collaborations).toEqual(demo.collaborations);
  });

  it('form a collaboration of 29 municipalities and the region', async () => {
    demo = await startDemo();

    const members = demo.collaborations[0]?.members ?? [];

    expect(members.filter((code) => code.length === 4)).toHaveLength(29);
    expect(members).toContain('14');
  });

  it('leave no server running when a port is taken', async () => {
    const first = await startDemo();
    demo = first;
    const taken = first.server('goteborg').port;

    const second = startDemo({ basePort: taken });

    await expect(second).rejects.toThrow(/EADDRINUSE/);
  });
});
