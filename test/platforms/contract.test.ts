import { gzipSync } from 'node:zlib';
import { describe, expect, it, type TestContext } from 'vitest';
import { PLATFORMS } from '../../src/sources/registry.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import {
  type Harvest,
  loadPlatforms,
  type Opening,
  openPlatform,
  type OpenPlatform,
  platformFolders,
  send,
} from './open-platform.ts';

const platforms = await loadPlatforms();

const datasetsOf = ({ items }: Harvest): readonly Dataset[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
const titlesOf = (harvest: Harvest): readonly string[] =>
  datasetsOf(harvest).map(({ titles }) => titles.map(({ value }) => value).join(' | '));
const skippedOf = ({ items }: Harvest): number =>
  items.reduce((sum, item) => sum + (item.type === 'skipped' ? 1 : item.type === 'skippedMore' ? item.count : 0), 0);
const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted((a, b) => a.localeCompare(b, 'sv'));

describe('the register of platforms', () => {
  it('names every folder of src/sources, and each name has a folder', () => {
    const registered = Object.keys(PLATFORMS).sort();

    const folders = platformFolders();

    expect({ notRegistered: folders.filter((name) => !registered.includes(name)) }).toEqual({ notRegistered: [] });
    expect({ withoutFolder: registered.filter((name) => !folders.includes(name)) }).toEqual({ withoutFolder: [] });
  });
});

describe.concurrent.each(platforms)('platform $name', (platform) => {
  const { fixture } = platform;
  const open = async ({ onTestFinished }: TestContext, opening: Opening): Promise<OpenPlatform> => {
    const opened = await openPlatform(platform, opening);
    onTestFinished(() => opened.close());
    return opened;
  };

  it('reads all datasets over several pages to the end', async (context) => {
    const opened = await open(context, { datasets: fixture.severalPages });

    const harvest = await opened.harvest();

    expect(harvest.error).toBeUndefined();
    expect(sorted(titlesOf(harvest))).toEqual(sorted(opened.wanted.map(({ title }) => title)));
    expect(skippedOf(harvest)).toBe(0);
  });

  it('reads a catalogue of no dataset, of one, and of just as many as a page or two may hold', async (context) => {
    const read: number[] = [];

    for (const datasets of [0, 1, 50, 100, 200]) {
      const harvest = await (await open(context, { datasets })).harvest();
      expect(harvest.error).toBeUndefined();
      read.push(new Set(titlesOf(harvest)).size);
    }

    expect(read).toEqual([0, 1, 50, 100, 200]);
  });

  it('makes no more requests than the pages need, and asks for no address twice', async (context) => {
    for (const datasets of [1, fixture.severalPages]) {
      const opened = await open(context, { datasets });

      await opened.harvest();

      const { requests } = opened.server;
      expect(requests.length).toBeLessThanOrEqual(fixture.requestsFor(datasets));
      expect(new Set(requests).size).toBe(requests.length);
    }
  });

  it('gives the same ids when it reads the same again', async (context) => {
    const opened = await open(context, { datasets: 20 });
    const idsOf = (harvest: Harvest): readonly string[] =>
      sorted(
        harvest.items.flatMap((item) => {
          if (item.type === 'agent') return [item.agent.id];
          return item.type === 'dataset' ? [item.dataset.id, ...item.dataset.distributions.map(({ id }) => id)] : [];
        }),
      );

    const first = await opened.harvest();
    const second = await opened.harvest();

    expect(idsOf(first).length).toBeGreaterThan(40);
    expect(new Set(idsOf(first)).size).toBe(idsOf(first).length);
    expect(idsOf(second)).toEqual(idsOf(first));
  });

  it('gives each dataset its own file, and its publisher with a name', async (context) => {
    const opened = await open(context, { datasets: 5 });

    const harvest = await opened.harvest();

    const agents = new Map(
      harvest.items.flatMap((item) => (item.type === 'agent' ? [[item.agent.id, item.agent]] : [])),
    );
    for (const { title, file } of opened.wanted) {
      const dataset = datasetsOf(harvest).find(({ titles }) => titles.some(({ value }) => value === title));
      const addresses = dataset?.distributions.flatMap(({ accessUrls, downloadUrls }) => [
        ...accessUrls,
        ...downloadUrls,
      ]);
      expect(addresses?.map(({ uri }) => uri)).toContain(file);
      expect(agents.get(dataset?.publisher ?? '')?.names.map(({ value }) => value)).toContain('Exempelstads kommun');
    }
  });

  it('skips a record that is none, lists it, and reads all others', async (context) => {
    const opened = await open(context, { datasets: 12, bad: [0, 7] });

    const harvest = await opened.harvest();

    expect(harvest.error).toBeUndefined();
    const good = opened.wanted.filter(({ number }) => number !== 0 && number !== 7);
    expect(sorted(titlesOf(harvest))).toEqual(sorted(good.map(({ title }) => title)));
    expect(skippedOf(harvest)).toBe(2);
  });

  it('stops in the middle of a page when it is aborted, and asks for nothing more', async (context) => {
    const clean = await open(context, { datasets: fixture.severalPages });
    await clean.harvest();
    const hangsAt = Math.min(2, clean.server.requests.length);
    const reason = new Error('stopped by the test');
    const controller = new AbortController();
    const opened = await open(context, {
      datasets: fixture.severalPages,
      spoil: (response, prepared, count) => {
        if (count !== hangsAt) {
          send(response, prepared, count);
          return;
        }
        response.writeHead(200, { ...prepared.headers });
        response.write(prepared.body.subarray(0, prepared.body.length / 2), () => {
          controller.abort(reason);
        });
      },
    });

    const { error } = await opened.harvest({ signal: controller.signal });
    const asked = opened.server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(error).toBe(reason);
    expect(opened.server.requests).toHaveLength(asked);
  });

  it('accepts the entry of a sources file that its fixture writes', async (context) => {
    const { source, catalogue } = await open(context, { datasets: 1 });

    const complaint = source.check?.(catalogue);

    expect(complaint).toBeUndefined();
  });

  it('is the first of the register to recognise its own server, and what it says can be harvested', async (context) => {
    const opened = await open(context, { datasets: 12 });
    const signal = AbortSignal.timeout(15_000);
    const base = new URL(opened.server.url);
    const recognisers: string[] = [];

    for (const other of platforms) {
      const found = await opened.sourceOf(other).recognise?.(base, signal);
      if (found !== undefined) recognisers.push(other.name);
    }
    const recognised = await opened.source.recognise?.(base, signal);
    const { url, options = {} } = recognised ?? { url: 'http://127.0.0.1:9' };
    const harvest = await opened.harvest({ catalogue: { ...opened.catalogue, url, options } });

    expect(recognisers[0]).toBe(platform.name);
    expect([12, undefined]).toContain(recognised?.datasets);
    expect(new Set(titlesOf(harvest)).size).toBe(12);
  });

  it('reads what comes compressed', async (context) => {
    const opened = await open(context, {
      datasets: 3,
      spoil: (response, { status, headers, body }) => {
        response.writeHead(status, { ...headers, 'content-encoding': 'gzip' });
        response.end(gzipSync(body));
      },
    });

    const harvest = await opened.harvest();

    expect(harvest.error).toBeUndefined();
    expect(titlesOf(harvest)).toHaveLength(3);
  });

  it.for([
    ['that begin with a byte order mark', 'utf-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['in Latin-1, labelled so', 'iso-8859-1', (text: string) => Buffer.from(text, 'latin1')],
    ['in Latin-1, labelled UTF-8', 'utf-8', (text: string) => Buffer.from(text, 'latin1')],
  ] as const)('reads å, ä and ö in answers $0', async ([, charset, encode], context) => {
    const opened = await open(context, {
      datasets: 3,
      title: (number) => `Båtplatser på öar och fjärdar ${number}`,
      spoil: (response, { status, headers, body }) => {
        const type = headers['content-type']?.replace(/;.*/, '') ?? 'application/json';
        response.writeHead(status, { ...headers, 'content-type': `${type}; charset=${charset}` });
        response.end(encode(body.toString('utf8')));
      },
    });

    const harvest = await opened.harvest();

    expect(harvest.error).toBeUndefined();
    expect(sorted(titlesOf(harvest))).toEqual(opened.wanted.map(({ title }) => title));
  });
});
