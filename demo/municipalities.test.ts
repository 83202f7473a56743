import { afterEach, describe, expect, it } from 'vitest';
import { parseSources } from '../src/sources/file.ts';
import { startDemo, writeSourcesYaml } from './municipalities.ts';
import type { Demo } from './municipalities.ts';

let demo: Demo | undefined;
afterEach(() => demo?.close());

const countUrl = (store: string): string => `${store}/search?type=solr&limit=0&query=rdfType:*`;

describe('the municipalities of the demo', () => {
  it('answer on their ports, all but the one that is down and the one that is slow', async () => {
    demo = await startDemo();
    const statuses = new Map<string, number>();

    for (const { id, platform, url } of demo.catalogues) {
      if (id === 'mellerud' || id === 'dals-ed') continue;
      const response = await fetch(platform === 'dcat' ? url : countUrl(url));
      statuses.set(id, response.status);
      await response.arrayBuffer();
    }

    expect([...statuses].filter(([, status]) => status !== 200)).toEqual([]);
    expect(demo.requests.total).toBe(statuses.size);
    expect(demo.server('goteborg').requests.total).toBe(1);
  });

  it('are thirty-three, four of them plain DCAT files in four formats, three in one store', async () => {
    demo = await startDemo();

    const files = demo.catalogues.filter(({ platform }) => platform === 'dcat');
    const types = await Promise.all(files.map(async ({ url }) => (await fetch(url)).headers.get('content-type')));
    const shared = demo.catalogues.filter(({ options }) => options['context'] !== undefined);

    expect(demo.catalogues).toHaveLength(33);
    expect(new Set(types).size).toBe(4);
    expect(new Set(shared.map(({ url }) => url)).size).toBe(1);
    expect(shared.map(({ id }) => id).toSorted()).toEqual(['hjo', 'karlsborg', 'tibro']);
  });

  it('include one whose port is closed and one that answers late', async () => {
    demo = await startDemo({ slow: 60_000 });
    const urlOf = (id: string): string => demo?.catalogues.find((one) => one.id === id)?.url ?? '';

    await expect(fetch(urlOf('dals-ed'))).rejects.toThrow();
    await expect(fetch(urlOf('mellerud'), { signal: AbortSignal.timeout(300) })).rejects.toThrow();
  });

  it('can be written as a sources file that reads back the same', async () => {
    demo = await startDemo();
    const codes = new Set(demo.catalogues.map(({ organisation }) => organisation ?? ''));

    const file = parseSources(writeSourcesYaml(demo), 'demo.yaml', { platforms: ['entryscape', 'dcat'], codes });

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
