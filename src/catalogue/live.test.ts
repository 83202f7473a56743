import { describe, expect, it } from 'vitest';
import type { Cache } from '../cache/cache.ts';
import { createMemoryCache } from '../cache/memory.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueSource } from '../sources/source.ts';
import { createHarvester } from './harvester.ts';
import type { LiveLoader } from './live.ts';
import { createLiveLoader } from './live.ts';

const CATALOGUE: CatalogueRef = {
  id: 'ale',
  platform: 'dcat',
  url: 'https://ale.example',
  status: 'active',
  options: {},
};

interface Setting {
  readonly datasets?: CatalogueSource['datasets'];
  readonly catalogue?: CatalogueRef | undefined;
  readonly cache?: Cache;
  readonly signal?: AbortSignal;
}

function open({ datasets, catalogue = CATALOGUE, cache, signal = new AbortController().signal }: Setting): LiveLoader {
  const source: CatalogueSource = {
    harvest: () => {
      throw new Error('Nothing is harvested here');
    },
    ...(datasets === undefined ? {} : { datasets }),
  };
  return createLiveLoader(
    {
      store: { catalogue: (id) => (id === catalogue.id ? catalogue : undefined) },
      cache: cache ?? createMemoryCache({ maxBytes: 100_000 }),
      lookUp: createHarvester({ source: () => source, timeoutMs: 10_000 }).lookUp,
      now: () => '2024-06-01T12:00:00.000Z',
      ttlMs: 60_000,
    },
    signal,
  );
}

const nothing = () => Promise.resolve(new Map());

describe('the live loader', () => {
  it('reads nothing of an inactive catalogue, nor of one that is not configured', async () => {
    let calls = 0;
    const datasets = () => {
      calls += 1;
      return nothing();
    };
    const inactive = open({ datasets, catalogue: { ...CATALOGUE, status: 'inactive' } });
    const other = open({ datasets });

    expect(await inactive.load({ catalogueId: 'ale', uri: 'https://ale.example/1' })).toBeUndefined();
    expect(await other.load({ catalogueId: 'gone', uri: 'https://ale.example/1' })).toBeUndefined();
    expect(calls).toBe(0);
  });

  it('lets the caller see the end of the request, and a bug, as the errors they are', async () => {
    const reason = new Error('Nobody waits any more');
    const aborted = open({
      datasets: (_catalogue, _uris, signal) => {
        signal.throwIfAborted();
        return nothing();
      },
      signal: AbortSignal.abort(reason),
    });
    const broken = open({ datasets: () => Promise.reject(new TypeError('x is undefined')) });

    await expect(aborted.load({ catalogueId: 'ale', uri: 'https://ale.example/1' })).rejects.toBe(reason);
    await expect(broken.load({ catalogueId: 'ale', uri: 'https://ale.example/1' })).rejects.toThrow('x is undefined');
  });

  it('reads anew what the cache holds in a form it does not know', async () => {
    const cache = createMemoryCache({ maxBytes: 100_000 });
    const uri = 'https://ale.example/1';
    await open({ datasets: nothing, cache }).load({ catalogueId: 'ale', uri });
    const keys: string[] = [];
    const strange: Cache = {
      ...cache,
      get: (asked) => {
        keys.push(...asked);
        return Promise.resolve(asked.map(() => Buffer.from('{"uri":"https://ale.example/1","answer":"old"}')));
      },
    };

    const answer = await open({ datasets: nothing, cache: strange }).load({ catalogueId: 'ale', uri });

    expect(answer).toEqual({ readAt: '2024-06-01T12:00:00.000Z' });
    expect(keys).toEqual([expect.stringMatching(/^live:ale:[\w-]{43}$/)]);
  });
});
