import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Dataset } from '../../model/dataset.ts';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { createSource } from './index.ts';

const SAMPLES = new URL('../../../../shared/real/opendatasoft/samples/', import.meta.url);

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** A domain that has the Search API 1.0 only; `clamp` is its own largest page. */
async function olderDomain(datasets: readonly unknown[], clamp = 10_000): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const one = /^\/api\/datasets\/1\.0\/([^/]+)\/$/.exec(pathname)?.[1];
    if (one === 'search') {
      const start = Number(searchParams.get('start'));
      const rows = Math.min(Number(searchParams.get('rows')), clamp);
      sendJson(response, { nhits: datasets.length, parameters: {}, datasets: datasets.slice(start, start + rows) });
      return;
    }
    const found = datasets.find((each) => JSON.stringify(each).includes(`"datasetid":"${one ?? ' '}"`));
    if (found === undefined) sendJson(response, {}, 404);
    else sendJson(response, found);
  });
  servers.push(server);
  return server;
}

const source = createSource({ upstream: createUpstream({ userAgent: 'test', retries: 0 }) });
const refOf = (server: LocalServer): CatalogueRef => ({
  id: 'aldre',
  platform: 'opendatasoft',
  url: `${server.url}/api/explore/v2.1`,
  status: 'active',
  options: {},
});
const signal = (): AbortSignal => AbortSignal.timeout(20_000);

async function harvestAll(server: LocalServer): Promise<readonly Harvested[]> {
  const items: Harvested[] = [];
  for await (const item of source.harvest(refOf(server), undefined, signal())) items.push(item);
  return items;
}
const datasetsOf = (items: readonly Harvested[]): readonly Dataset[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));

const plain = (index: number) => ({ datasetid: `rad-${index}`, has_records: true, metas: { title: `Rad ${index}` } });

describe('a domain that has only the Search API 1.0', () => {
  it('is read to its end, also where it gives smaller pages', async () => {
    const server = await olderDomain(
      Array.from({ length: 130 }, (_, index) => plain(index)),
      50,
    );

    const items = await harvestAll(server);

    expect(datasetsOf(items)).toHaveLength(130);
    expect(server.requests).toHaveLength(4); // v2.1 is not found, then three pages
  });

  it('gives files and the API by the addresses that it has', async () => {
    const server = await olderDomain([{ ...plain(1), attachments: [{ id: 'a_pdf', url: 'odsfile://a.pdf' }] }]);

    const items = await harvestAll(server);

    expect(datasetsOf(items)[0]?.distributions.map(({ downloadUrls }) => downloadUrls[0]?.uri)).toEqual([
      `${server.url}/api/records/1.0/download/?dataset=rad-1&format=csv`,
      `${server.url}/api/records/1.0/download/?dataset=rad-1&format=json`,
      `${server.url}/api/datasets/1.0/rad-1/attachments/a_pdf`,
    ]);
    expect(items.find((item) => item.type === 'dataService')).toMatchObject({
      dataService: { endpointUrls: [{ uri: `${server.url}/api/records/1.0/search/` }] },
    });
  });

  it('is recognised, and single datasets are looked up in it', async () => {
    const server = await olderDomain([plain(1), plain(2)]);

    const recognised = await source.recognise?.(new URL(server.url), signal());
    const found = await source.datasets?.(
      refOf(server),
      [`${server.url}/explore/dataset/rad-2/`, `${server.url}/explore/dataset/borta/`],
      signal(),
    );

    expect(recognised).toEqual({ url: `${server.url}/api/explore/v2.1`, datasets: 2 });
    expect([...(found?.values() ?? [])].map(({ titles }) => titles[0]?.value)).toEqual(['Rad 2']);
  });

  it('is not what a server is that knows neither: the error is about v2.1', async () => {
    const server = await startServer((_, response) => {
      sendJson(response, {}, 404);
    });
    servers.push(server);

    const harvesting = harvestAll(server);

    await expect(harvesting).rejects.toMatchObject({
      kind: 'REFUSED',
      url: expect.stringContaining('/api/explore/v2.1/') as string,
    });
  });
});

interface SampleFile {
  readonly id: string;
  readonly title: string;
}
interface Sample {
  readonly datasetid: string;
  readonly metas: Readonly<Record<string, unknown>> & {
    readonly keyword?: string | readonly string[];
    readonly theme?: string | readonly string[];
  };
  readonly interop_metas?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly has_records: boolean;
  readonly features: readonly string[];
  readonly attachments: readonly SampleFile[];
  readonly alternative_exports?: readonly SampleFile[];
}

/** One file is a search's answer, the others are one dataset each; some ids stand in two files. */
function samples(): readonly Sample[] {
  const all = readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name): readonly Sample[] => {
      const value = JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8')) as
        Sample | { datasets: readonly Sample[] };
      return 'datasets' in value ? value.datasets : [value];
    });
  return [...new Map(all.map((each) => [each.datasetid, each])).values()];
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

describe.skipIf(!existsSync(SAMPLES))('the samples of a harvester of this platform', () => {
  it('are read with nothing missing and nothing invented', async () => {
    const wanted = samples();
    const server = await olderDomain(wanted);

    const items = await harvestAll(server);

    const read = new Map(datasetsOf(items).map((each) => [each.identifiers[0], each]));
    expect([...read.keys()].sort()).toEqual(wanted.map(({ datasetid }) => datasetid).sort());
    expect(items.filter((item) => item.type === 'skipped')).toEqual([]);
    for (const sample of wanted) {
      const dataset = read.get(sample.datasetid);
      const files = [...sample.attachments, ...(sample.alternative_exports ?? [])];
      const exports = sample.has_records ? 2 + Number(sample.features.includes('geo')) : 0;
      expect({
        titles: dataset?.titles,
        keywords: dataset?.keywords.map(({ value }) => value),
        themes: dataset?.themes.map(({ said }) => said),
        languages: dataset?.languages.map(({ code }) => code),
        modified: dataset?.modified?.said,
        distributions: dataset?.distributions.length,
        fileTitles: dataset?.distributions.slice(exports).map(({ titles }) => titles[0]?.value),
        problems: dataset?.problems,
      }).toEqual({
        titles: [{ value: sample.metas['title'] }],
        keywords: listOf(sample.metas.keyword),
        themes: listOf(sample.metas.theme),
        languages: ['ENG'],
        modified: sample.metas['modified'],
        distributions: exports + files.length,
        fileTitles: files.map(({ title }) => title),
        problems: [],
      });
    }
  });

  it('keep every word: in a place of the model or among the other properties', async () => {
    const wanted = samples();
    const server = await olderDomain(wanted);

    const items = await harvestAll(server);

    const text = JSON.stringify(items);
    const words = wanted.flatMap((sample) => [
      ...Object.values(sample.metas).flatMap((value) => [value].flat()),
      ...Object.values(sample.interop_metas ?? {}).flatMap((group) => Object.values(group)),
    ]);
    const missing = words.filter((word) => !text.includes(String(word).replaceAll(/<\/?p>/g, '')));
    expect(words.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('say whom to ask, and where, in what INSPIRE has of one', async () => {
    const server = await olderDomain(samples());

    const items = await harvestAll(server);

    const inspire = datasetsOf(items).find(({ identifiers }) => identifiers[0] === 'inspire');
    expect(inspire).toMatchObject({
      otherIdentifiers: ['{73E--sfA386709}'],
      contactPoints: [{ kind: 'Individual', names: [{ value: 'ACME' }], emails: ['tnt@acme.com'] }],
      spatial: [{ bbox: 'POLYGON((0.1568 46.4944,0.5084 46.4944,0.5084 46.6848,0.1568 46.6848,0.1568 46.4944))' }],
    });
  });
});
