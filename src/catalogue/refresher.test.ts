import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import { readDcat } from '../rdf/dcat/read-dcat.ts';
import { Graph } from '../rdf/graph.ts';
import type { CatalogueSource, Harvested } from '../sources/source.ts';
import { openStore } from '../store/open.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import { createHarvester } from './harvester.ts';
import { createRefresher, type Refresher, type RefresherOptions } from './refresher.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-23T12:00:00Z');
const ref = (id: string, more: Partial<CatalogueRef> = {}): CatalogueRef => ({
  id,
  platform: 'test',
  url: `https://${id}.example.se/dcat`,
  status: 'active',
  options: {},
  ...more,
});

function found(uri: string): Harvested[] {
  const graph = new Graph();
  graph.add(uri, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', {
    kind: 'iri',
    value: 'http://www.w3.org/ns/dcat#Dataset',
  });
  graph.add(uri, 'http://purl.org/dc/terms/title', { kind: 'literal', value: uri });
  return [...readDcat(graph, 'ale')];
}

interface World {
  readonly store: Store;
  readonly writer: StoreWriter;
  readonly refresher: Refresher;
  readonly asked: string[];
  readonly bugs: unknown[];
  now: number;
}
const clean: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of clean.splice(0).reverse()) await each();
});

async function world(
  catalogues: readonly CatalogueRef[],
  answer: (catalogue: CatalogueRef) => Iterable<Harvested> | Error,
  more: Partial<RefresherOptions> = {},
  folder = mkdtempSync(join(tmpdir(), 'kommungraf-refresher-')),
): Promise<World> {
  const { store, writer } = await openStore({
    file: join(folder, 'read-model.sqlite'),
    register: [],
    counties: [],
    catalogues,
    collaborations: [],
  });
  const asked: string[] = [];
  const bugs: unknown[] = [];
  const source: CatalogueSource = {
    async *harvest(catalogue) {
      asked.push(catalogue.id);
      await Promise.resolve();
      const items = answer(catalogue);
      if (items instanceof Error) throw items;
      yield* items;
    },
  };
  const made = { store, writer, asked, bugs, now: START };
  const refresher = createRefresher({
    store,
    writer,
    harvester: createHarvester({
      source: () => source,
      timeoutMs: 10_000,
      now: () => new Date(made.now).toISOString(),
    }),
    freshMs: 12 * HOUR,
    concurrency: 2,
    now: () => made.now,
    random: () => 0.5,
    onBug: (_catalogue, error) => bugs.push(error),
    ...more,
  });
  clean.push(async () => {
    await refresher.stop();
    await writer.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return Object.assign(made, { refresher });
}

describe('keeping catalogues fresh', () => {
  it('reads every active catalogue at the first start, and no inactive one', async () => {
    const catalogues = [ref('ale'), ref('boras'), ref('dals-ed', { status: 'inactive' })];
    const { refresher, asked, store } = await world(catalogues, ({ id }) => found(`https://${id}.example.se/1`));

    await refresher.start();

    expect(asked.sort()).toEqual(['ale', 'boras']);
    expect(store.countDatasets({})).toBe(2);
    expect(store.catalogueStatus('ale')).toMatchObject({ state: 'FRESH', consecutiveFailures: 0 });
  });

  it('reads nothing at a start where all is fresh, and what is due when its time has come', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kommungraf-refresher-'));
    const first = await world([ref('ale')], () => found('https://ale.example.se/1'), {}, folder);
    await first.refresher.start();
    await first.refresher.stop();
    await first.writer.close();

    const soon = await world([ref('ale')], () => found('https://ale.example.se/1'), {}, folder);
    soon.now = START + HOUR;
    await soon.refresher.start();
    await soon.refresher.stop();
    await soon.writer.close();
    const late = await world([ref('ale')], () => new UpstreamError('UNREACHABLE', 'nere'), {}, folder);
    late.now = START + 13 * HOUR;
    await late.refresher.start();

    expect(soon.asked).toEqual([]);
    expect(late.asked).toEqual(['ale']);
    expect(late.store.countDatasets({})).toBe(1);
    expect(late.store.catalogueStatus('ale')).toMatchObject({ state: 'STALE', problem: { kind: 'UNREACHABLE' } });
  });

  it('keeps a whole snapshot when a later reading breaks off, and serves a part where there was none', async () => {
    let items: readonly string[] = [];
    const { refresher, store } = await world([ref('ale'), ref('boras')], function* ({ id }) {
      for (const name of items) yield* found(`https://${id}.example.se/${name}`);
      if (items.length === 1) throw new UpstreamError('MALFORMED', 'cut off', { line: 9 });
    });

    items = ['1', '2'];
    await refresher.refresh(ref('ale'));
    items = ['3'];
    await refresher.refresh(ref('ale'));
    await refresher.refresh(ref('boras'));

    expect(store.catalogueCounts('ale').datasets).toBe(2);
    expect(store.catalogueCounts('boras').datasets).toBe(1);
    for (const id of ['ale', 'boras']) {
      expect(store.catalogueStatus(id)).toMatchObject({ state: 'STALE', problem: { kind: 'MALFORMED', line: 9 } });
    }
  });

  it('grows the revision with each change of data or state', async () => {
    let answer: Iterable<Harvested> | Error = found('https://ale.example.se/1');
    const { refresher, store } = await world([ref('ale')], () => answer);

    await refresher.refresh(ref('ale'));
    const read = store.revision();
    answer = new UpstreamError('UNREACHABLE', 'nere');
    await refresher.refresh(ref('ale'));

    expect(store.revision()).toBeGreaterThan(read);
  });

  it('goes on with the others when one trips over a bug of ours', async () => {
    const { refresher, store, bugs } = await world([ref('ale'), ref('boras')], ({ id }) =>
      id === 'ale' ? new TypeError('a bug') : found('https://boras.example.se/1'),
    );

    await refresher.start();

    expect(bugs).toEqual([expect.any(TypeError)]);
    expect(store.catalogueCounts('boras').datasets).toBe(1);
  });

  it('does not ask an upstream again and again when a bug of ours leaves its next attempt in the past', async () => {
    let answer: Iterable<Harvested> | Error = found('https://ale.example.se/1');
    const made = await world([ref('ale')], () => answer);
    await made.refresher.start();
    made.now = START + 13 * HOUR;
    answer = new TypeError('a bug');

    await made.refresher.start();
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(made.asked).toEqual(['ale', 'ale']);
    expect(made.bugs).toHaveLength(1);
  });

  it('leaves the snapshot as it was when it is stopped in the middle', async () => {
    let started: () => void = () => undefined;
    const underway = new Promise<void>((resolve) => (started = resolve));
    const slow: CatalogueSource = {
      async *harvest(_catalogue, _since, signal) {
        yield* found('https://ale.example.se/1');
        started();
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
      },
    };
    const { refresher, store, bugs } = await world([ref('ale')], () => [], {
      harvester: createHarvester({ source: () => slow, timeoutMs: 10_000 }),
    });

    const reading = refresher.start();
    await underway;
    await refresher.stop();
    await reading;

    expect(store.countDatasets({})).toBe(0);
    expect(store.catalogueStatus('ale')).toMatchObject({ state: 'MISSING', consecutiveFailures: 0 });
    expect(bugs).toEqual([]);
  });
});
