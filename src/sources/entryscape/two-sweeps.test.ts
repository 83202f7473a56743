import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { DCAT, DCT, entry, type Json, publisher, text, TYPE, uri } from './fixtures/entries.ts';
import { search } from './fixtures/search.ts';
import { createSource } from './index.ts';

const FOAF = 'http://xmlns.com/foaf/0.1/';
const VCARD = 'http://www.w3.org/2006/vcard/ns#';
const upstream = createUpstream({ userAgent: 'test', retries: 0 });
const source = createSource({ upstream });

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** A store that says of itself that it holds so many entries; `failAt`: the first request that it answers with 500. */
async function store(entries: readonly Json[], results: number, failAt = Infinity): Promise<LocalServer> {
  const server = await startServer((request, response, count) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    if (count >= failAt) sendJson(response, {}, 500);
    else sendJson(response, { ...search('', entries, searchParams), results });
  });
  servers.push(server);
  return server;
}

async function harvestAll(server: LocalServer): Promise<{ items: Harvested[]; error?: unknown }> {
  const catalogue: CatalogueRef = {
    id: 'exempel',
    platform: 'entryscape',
    url: `${server.url}/store`,
    status: 'active',
    options: {},
  };
  const items: Harvested[] = [];
  try {
    for await (const item of source.harvest(catalogue, undefined, AbortSignal.timeout(15_000))) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items };
}

const at = (id: number | string): string => `https://katalog.example.se/store/1/resource/${id}`;
const some = (random: () => number, count: number): number => Math.floor(random() * count);

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Entries that link to each other forwards and backwards, are shared, lost, broken, doubled and nested. */
function tangled(seed: number, datasets: number): readonly Json[] {
  const random = randomOf(seed);
  const agent = (): Json => uri(at(`agent-${some(random, 8)}`));
  const services = 6;
  const entries: Json[] = [publisher];
  for (let id = 0; id < 6; id += 1) {
    entries.push(
      entry(100 + id, at(`agent-${id}`), {
        [TYPE]: [uri(`${FOAF}${id % 2 === 0 ? 'Agent' : 'Organization'}`)],
        [`${FOAF}name`]: [text(`Förvaltning ${id}`, 'sv')],
      }),
      entry(200 + id, at(`contact-${id}`), {
        [TYPE]: [uri(`${VCARD}Organization`)],
        [`${VCARD}fn`]: [text(`Kontakt ${id}`)],
        [`${VCARD}hasAddress`]: [{ type: 'bnode', value: '_:a' }],
      }),
    );
  }
  for (let id = 0; id < services; id += 1) {
    entries.push(
      entry(300 + id, at(`service-${id}`), {
        [TYPE]: [uri(`${DCAT}DataService`)],
        [`${DCT}title`]: [text(`Tjänst ${id}`, 'sv')],
        [`${DCT}publisher`]: [agent()],
        [`${DCAT}servesDataset`]: [uri(at(some(random, datasets))), uri(at(some(random, datasets)))],
        [`${DCT}relation`]: [uri(at(some(random, datasets)))],
      }),
      entry(400 + id, at(`series-${id}`), {
        [TYPE]: [uri(`${DCAT}DatasetSeries`), ...(id % 2 === 0 ? [uri(`${DCAT}Dataset`)] : [])],
        [`${DCT}title`]: [text(`Serie ${id}`, 'sv')],
        [`${DCT}publisher`]: [agent()],
      }),
    );
  }
  for (let id = 0; id < datasets; id += 1) {
    const blank = `_:b${id % 3}`;
    entries.push(
      entry(1000 + id, at(id), {
        [TYPE]: [uri(`${DCAT}Dataset`)],
        [`${DCT}title`]: [text(`Datamängd ${id}`, 'sv'), text(`Dataset ${id}`, 'en')],
        [`${DCT}publisher`]: [random() < 0.9 ? agent() : text('Okänd nämnd')],
        [`${DCT}creator`]: random() < 0.3 ? [agent(), { type: 'bnode', value: blank }] : [],
        [`${DCAT}contactPoint`]: [uri(at(`contact-${some(random, 8)}`))],
        [`${DCAT}inSeries`]: random() < 0.2 ? [uri(at(`series-${some(random, 6)}`))] : [],
        [`${DCT}relation`]:
          random() < 0.4
            ? [
                uri(at(some(random, datasets))),
                uri(at(`${some(random, datasets)}-csv`)),
                uri('https://annan.example.se/'),
              ]
            : [],
        [`${DCT}isVersionOf`]: random() < 0.2 ? [uri(at(`service-${some(random, services)}`))] : [],
        [`${DCAT}landingPage`]: random() < 0.1 ? [uri('http://exempel se/sida')] : [],
        [`${DCAT}distribution`]: [uri(at(`${id}-csv`)), uri(at(`${some(random, datasets)}-csv`))],
      }),
    );
    if (random() < 0.1) entries.push({ contextId: '2', entryId: `again-${id}`, info: {}, metadata: { [at(id)]: {} } });
    if (random() < 0.1) entries.push({ contextId: '1', entryId: `bad-${id}`, metadata: 'nonsense' });
    const file = `https://katalog.example.se/${id}.csv`;
    const named = entry(5000 + id, at(`${id}-csv`), {
      [TYPE]: [uri(`${DCAT}Distribution`)],
      [`${DCAT}downloadURL`]: [uri(file)],
      [`${DCAT}accessService`]: random() < 0.3 ? [uri(at(`service-${some(random, services)}`))] : [],
      [`${DCT}conformsTo`]: [{ type: 'bnode', value: '_:spec' }],
    });
    const titled = { ...(named['metadata'] as Json), [file]: { [`${DCT}title`]: [text(`Fil ${id}`)] } };
    if (random() < 0.95) entries.push({ ...named, metadata: titled });
    if (random() < 0.05) {
      entries.push(
        entry(9000 + id, at(`${id}-lost`), {
          [TYPE]: [uri(`${DCAT}Distribution`)],
          [`${DCAT}accessURL`]: [uri(`https://katalog.example.se/lost-${id}.csv`)],
        }),
      );
    }
  }
  return entries;
}

/** What a harvest found, in an order of its own; what counts twice by its nature (broken in both sweeps) once. */
const records = (items: readonly Harvested[]): readonly string[] => [
  ...new Set(
    items
      .filter(({ type }) => type !== 'expected')
      // The number of a broken entry is its place in the sweep.
      .map((item) => JSON.stringify(item).replace(/"entry \d+"/, '"entry"'))
      .sort(),
  ),
];

describe('reading a large EntryStore in two sweeps', () => {
  it.each([1, 2, 3, 4, 5])('finds the same records with the same ids as in one sweep (seed %i)', async (seed) => {
    const entries = tangled(seed, 170);

    const one = await harvestAll(await store(entries, 1_999));
    const two = await harvestAll(await store(entries, 2_001));

    expect(one.error).toBeUndefined();
    expect(two.error).toBeUndefined();
    expect(records(two.items)).toEqual(records(one.items));
    expect(one.items.filter(({ type }) => type === 'dataset')).toHaveLength(170);
  });

  it('gives each agent, service and series once, and datasets before the last page is asked for', async () => {
    const server = await store(tangled(6, 230), 2_001);
    const ids: string[] = [];
    let askedAtFirstDataset = 0;

    const catalogue: CatalogueRef = {
      id: 'exempel',
      platform: 'entryscape',
      url: `${server.url}/store`,
      status: 'active',
      options: {},
    };
    for await (const item of source.harvest(catalogue, undefined, AbortSignal.timeout(15_000))) {
      if (item.type === 'dataset' && askedAtFirstDataset === 0) askedAtFirstDataset = server.requests.length;
      if (item.type === 'agent') ids.push(item.agent.id);
      if (item.type === 'dataService') ids.push(item.dataService.id);
      if (item.type === 'datasetSeries') ids.push(item.datasetSeries.id);
    }

    expect(ids.length).toBeGreaterThan(18);
    expect(new Set(ids).size).toBe(ids.length);
    expect(askedAtFirstDataset).toBeGreaterThan(0);
    expect(askedAtFirstDataset).toBeLessThan(server.requests.length - 1);
  });

  it('asks for datasets and for the rest, each entry once, after the page that showed the size', async () => {
    const server = await store(tangled(7, 120), 2_001);

    await harvestAll(server);

    const offsets = server.requests.map((path) => {
      const { searchParams } = new URL(path, 'http://x');
      const query = searchParams.get('query') ?? '';
      const what = query.startsWith('(rdfType:http\\://www.w3.org/ns/dcat#Dataset)') ? 'datasets' : 'others';
      return `${query.includes('dcat#Dataset OR') ? 'everything' : what} ${searchParams.get('offset') ?? ''}`;
    });
    expect(offsets).toEqual([
      'everything 0',
      'others 0',
      'others 100',
      'others 200',
      'datasets 0',
      'datasets 100',
      'datasets 200',
    ]);
  });

  it('gives what it read before a page of datasets failed, and the failure', async () => {
    const server = await store(tangled(8, 170), 2_001, 7);

    const { items, error } = await harvestAll(server);

    const datasets = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
    expect(datasets.length).toBeGreaterThan(80);
    expect(datasets.some(({ distributions }) => distributions.length > 0)).toBe(true);
    expect(items.some(({ type }) => type === 'agent')).toBe(true);
    expect(items.filter((item) => item.type === 'skipped' && item.skipped.reason.includes('no dataset'))).toEqual([]);
    expect(error).toMatchObject({ kind: 'UNREACHABLE' });
  });
});
