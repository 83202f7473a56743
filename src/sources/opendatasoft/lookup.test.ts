import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, startServer } from '../../../test/local-server.ts';
import { many, record } from './fixtures/domain.ts';
import { refOf, startDomain } from './fixtures/domain-server.ts';
import { createSource } from './index.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function domain(records: readonly unknown[]): Promise<LocalServer> {
  const server = await startDomain(records);
  servers.push(server);
  return server;
}

const source = createSource({ upstream: createUpstream({ userAgent: 'test', retries: 0 }) });
const signal = (): AbortSignal => AbortSignal.timeout(20_000);

describe('looking datasets up', () => {
  it('asks for many at a time, with what would break out of a string escaped', async () => {
    const odd = 'a"b\\c';
    const server = await domain([...many(60), record(odd), record('taxonomy@public')]);
    const wanted = Array.from({ length: 60 }, (_, index) => `rad-${String(index).padStart(5, '0')}`);
    const asked = [...wanted, odd, 'taxonomy@public', 'finns-inte'].map(
      (id) => `${server.url}/explore/dataset/${encodeURIComponent(id)}/`,
    );

    const found = await source.datasets?.(refOf(server), [...asked, 'https://annan.se/explore/dataset/x/'], signal());

    expect(found?.size).toBe(62);
    expect(found?.get(asked[60] ?? '')?.identifiers).toEqual([odd]);
    expect(found?.get(asked[61] ?? '')?.uri).toBe(`${server.url}/explore/dataset/taxonomy@public/`);
    expect(server.requests.length).toBeLessThan(4);
    expect(server.requests.every((path) => server.url.length + path.length < 1_500)).toBe(true);
  });

  it('asks nothing for addresses that are not of the domain', async () => {
    const server = await domain(many(1));

    const found = await source.datasets?.(refOf(server), ['https://annan.se/explore/dataset/x/', 'rad-1'], signal());

    expect(found?.size).toBe(0);
    expect(server.requests).toEqual([]);
  });
});

describe('recognising a domain', () => {
  it('tells it, and how many datasets there are, from any of its pages', async () => {
    const server = await domain(many(134));

    const recognised = await source.recognise?.(new URL('/explore/?sort=title', server.url), signal());

    expect(recognised).toEqual({ url: `${server.url}/api/explore/v2.1`, datasets: 134 });
    expect(server.requests).toEqual(['/api/explore/v2.1/catalog/datasets?limit=0']);
  });

  it.each([
    ['answers 404', 404, '{}'],
    ['answers 500', 500, ''],
    ['answers HTML', 200, '<!doctype html><title>Öppna data</title>'],
    ['answers other JSON', 200, '{"total_count":"many"}'],
  ])('does not claim a server that %s', async (_, status, body) => {
    const server = await startServer((_request, response) => response.writeHead(status).end(body));
    servers.push(server);

    const recognised = await source.recognise?.(new URL(server.url), signal());

    expect(recognised).toBeUndefined();
  });

  it('says so when nobody is there', async () => {
    const server = await startServer(() => undefined);
    await server.close();

    const recognising = source.recognise?.(new URL(server.url), signal());

    await expect(recognising).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });
});

describe('an entry of a sources file', () => {
  const check = (url: string, options: CatalogueRef['options'] = {}) =>
    source.check?.({ id: 'x', platform: 'opendatasoft', url, status: 'active', options });

  it('is right with an address that ends in /api/explore/v2.1', () => {
    const wrong = [
      check('https://data.example.se/api/explore/v2.1'),
      check('https://data.example.se/api/explore/v2.1/'),
    ];

    expect(wrong).toEqual([undefined, undefined]);
  });

  it('says what to write instead', () => {
    const wrong = [
      check('https://data.example.se'),
      check('https://data.example.se/api/explore/v2.1/catalog/datasets'),
      check('https://data.example.se/api/explore/v2.1', { lang: 'sv' }),
    ];

    expect(wrong).toEqual([
      expect.stringContaining('url must end in /api/explore/v2.1'),
      expect.stringContaining('url must end in /api/explore/v2.1'),
      expect.stringContaining('option lang is not known'),
    ]);
  });
});
