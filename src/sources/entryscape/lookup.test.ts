import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import { type Json, many } from './fixtures/entries.ts';
import { createSource } from './index.ts';

const upstream = createUpstream({ userAgent: 'test', retries: 0 });
const source = createSource({ upstream });
const refOf = (server: LocalServer): CatalogueRef => ({
  id: 'exempel',
  platform: 'entryscape',
  url: `${server.url}/store`,
  status: 'active',
  options: {},
});

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

describe('looking datasets up in an EntryStore', () => {
  it('looks single datasets up in batches, with what belongs to them', async () => {
    const entries = many(30);
    const server = await startServer((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams.get('query')?.replaceAll('\\', '') ?? '';
      const wanted = new Set([...query.matchAll(/resource:"([^"]+)"/g)].map((match) => match[1]));
      const children = entries.filter((each) => wanted.has(Object.keys(each['metadata'] as Json)[0]));
      sendJson(response, { resource: { children }, limit: 100, results: children.length });
    });
    servers.push(server);
    const uris = Array.from({ length: 30 }, (_, index) => `https://katalog.example.se/store/1/resource/${index}`);

    const found = await source.datasets?.(
      refOf(server),
      [...uris, 'https://katalog.example.se/finns-inte'],
      AbortSignal.timeout(10_000),
    );

    expect(found?.size).toBe(30);
    expect(found?.get(uris[7] ?? '')?.distributions[0]?.accessUrls[0]?.uri).toBe('https://katalog.example.se/7.csv');
    expect(server.requests.length).toBeLessThan(12);
    expect(server.requests.every((path) => path.length < 1500)).toBe(true);
  });
});

describe('an entry of a sources file for EntryStore', () => {
  it.each([
    ['https://katalog.example.se', {}, /url must end in \/store/],
    ['https://katalog.example.se/store', { contxt: 1 }, /option contxt is not known/],
    ['https://katalog.example.se/store', { context: 'a b' }, /context must be/],
  ])('says what to write instead of %s %j', (url, options, expected) => {
    const wrong = source.check?.({
      id: 'x',
      platform: 'entryscape',
      url,
      status: 'active',
      options: options,
    });

    expect(wrong).toMatch(expected);
  });
});
