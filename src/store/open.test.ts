import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from './connection.ts';
import {
  aCatalogue,
  aDataset,
  aDataService,
  aDistribution,
  agentId,
  anAgent,
  aSeries,
  aSnapshot,
  concept,
  datasetId,
  fresh,
} from './fixtures/records.ts';
import { temporaryFile, temporaryStore } from './fixtures/temporary-store.ts';

const asideOf = (file: string): readonly string[] =>
  readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.broken-`));

describe('openStore', () => {
  it('gives back every kind of record as it was written', async () => {
    const { store, writer } = await temporaryStore();
    const service = aDataService('wms', {
      servesDatasets: [datasetId('Luft')],
      endpointUrls: [{ uri: 'http://x', labels: [] }],
    });
    const distribution = aDistribution('csv', { formats: [concept('text/csv')], byteSize: { said: '12', value: 12 } });
    const dataset = aDataset('Luft', {
      distributions: [distribution],
      titles: [{ value: 'Luft "å" \u0000 𝄞' }, { value: 'Air', language: 'en' }],
      modified: { said: '2024', value: '2024' },
    });
    const series = aSeries('serie');
    const agent = anAgent('http://a.example/1', 'Någon', { emails: ['a@b.se'] });
    const catalogue = {
      publisher: agent.id,
      titles: [{ value: 'Katalog' }],
      descriptions: [],
      licences: [],
      rights: [],
      languages: [],
      homepages: [],
      spatial: [],
      themeTaxonomies: [],
      hasPart: [],
      isPartOf: [],
      catalogues: [],
      otherProperties: [],
    };
    const skipped = [{ id: 'x', reason: 'No title.', line: 3 }];
    const status = fresh('one', { lastSuccess: '2026-01-01T00:00:00Z', lastDurationMs: 12 });

    await writer.writeSnapshot(
      aSnapshot('one', {
        datasets: [dataset],
        dataServices: [service],
        datasetSeries: [series],
        agents: [agent],
        catalogue,
        skipped,
        skippedCount: 7,
        validator: { etag: '"a"' },
      }),
      status,
    );

    expect(store.dataset(dataset.id)).toEqual(dataset);
    expect(store.datasetByUri(dataset.uri ?? '')).toEqual(dataset);
    expect(store.distribution(distribution.id)).toEqual({ distribution, datasetId: dataset.id });
    expect(store.dataService(service.id)).toEqual(service);
    expect(store.datasetSeries(series.id)).toEqual(series);
    expect(store.organisation(agent.id)?.agents).toEqual([agent]);
    expect(store.catalogueDescription('one')).toEqual(catalogue);
    expect(store.catalogueStatus('one')).toEqual(status);
    expect(store.catalogueCounts('one')).toEqual({ datasets: 1, distributions: 1, dataServices: 1, skipped: 7 });
    expect(store.skipped('one')).toEqual(skipped);
    expect(writer.snapshotInfo('one')).toEqual({ complete: true, validator: { etag: '"a"' } });
  });

  it('knows nothing of a catalogue that was never tried', async () => {
    const { store, writer } = await temporaryStore();

    expect(store.catalogueStatus('one')).toEqual({ catalogueId: 'one', state: 'MISSING', consecutiveFailures: 0 });
    expect(store.catalogueCounts('one')).toEqual({ datasets: 0, distributions: 0, dataServices: 0, skipped: 0 });
    expect(store.skipped('one')).toEqual([]);
    expect(writer.snapshotInfo('one')).toBeUndefined();
    expect(store.dataset('d0000000000000000')).toBeUndefined();
  });

  it('serves the same under the same revision after a restart', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    await first.writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')] }), fresh('one'));
    const revision = first.store.revision();
    await first.writer.close();

    const { store } = await temporaryStore({ file });

    expect(store.revision()).toBe(revision);
    expect(store.dataset(datasetId('A'))).toEqual(aDataset('A'));
  });

  it('takes a new revision when the configuration has changed', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    const revision = first.store.revision();
    await first.writer.close();

    const { store } = await temporaryStore({ file, collaborations: [{ id: 'c', name: [], members: ['1480'] }] });

    expect(store.revision()).toBeGreaterThan(revision);
  });

  it('removes what came from catalogues that are not in the sources file any more, or not active', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    for (const id of ['one', 'two', 'three']) {
      await first.writer.writeSnapshot(
        aSnapshot(id, {
          datasets: [aDataset(`only ${id}`, { catalogueId: id }), aDataset('all', { catalogueId: id })],
          agents: [anAgent(`http://${id}.example/`, id, { catalogueId: id })],
        }),
        fresh(id),
      );
    }
    await first.writer.close();

    const { store } = await temporaryStore({
      file,
      catalogues: [aCatalogue('two'), aCatalogue('three', { status: 'inactive' })],
    });

    expect(store.countDatasets({})).toBe(2);
    expect(store.dataset(datasetId('all'))?.catalogueId).toBe('two');
    expect(store.origins(datasetId('all')).map((origin) => origin.catalogueId)).toEqual(['two']);
    expect(store.organisation(agentId('http://one.example/'))).toBeUndefined();
    expect(store.organisation(agentId('http://two.example/'))).toBeDefined();
    expect(store.catalogueCounts('three').datasets).toBe(0);
  });

  it('reads a node from another catalogue when the order of the sources file has changed', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    for (const id of ['one', 'two']) {
      await first.writer.writeSnapshot(aSnapshot(id, { datasets: [aDataset('A', { catalogueId: id })] }), fresh(id));
    }
    await first.writer.close();

    const { store } = await temporaryStore({ file, catalogues: [aCatalogue('two'), aCatalogue('one')] });

    expect(store.dataset(datasetId('A'))?.catalogueId).toBe('two');
  });

  it('sets a file aside that is no database, and starts anew', async () => {
    const file = temporaryFile();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'not a database '.repeat(1_000));
    const said: string[] = [];

    const { store } = await temporaryStore({ file, log: (message) => said.push(message) });

    expect(store.countDatasets({})).toBe(0);
    expect(asideOf(file)).toHaveLength(1);
    expect(readFileSync(`${dirname(file)}/${asideOf(file)[0] ?? ''}`, 'utf8')).toContain('not a database');
    expect(said.join()).toContain('made anew');
  });

  it('sets a file aside that is damaged in the middle', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    const datasets = Array.from({ length: 300 }, (_, n) => aDataset(`A${n}`));
    await first.writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));
    await first.writer.close();
    const descriptor = openSync(file, 'r+');
    for (let page = 20; page * 4096 < statSync(file).size; page += 2)
      writeSync(descriptor, Buffer.alloc(4096, 0xaa), 0, 4096, page * 4096);
    closeSync(descriptor);

    const { store } = await temporaryStore({ file });

    expect(store.countDatasets({})).toBe(0);
    expect(asideOf(file).length).toBeGreaterThan(0);
  });

  it('sets a file of another version aside', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    await first.writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')] }), fresh('one'));
    await first.writer.close();
    const connection = openConnection(file, { readOnly: false });
    connection.exec('PRAGMA user_version = 999');
    connection.close();

    const { store } = await temporaryStore({ file });

    expect(store.dataset(datasetId('A'))).toBeUndefined();
    expect(asideOf(file).length).toBeGreaterThan(0);
  });

  it('sets a file aside whose words were analysed in another way', async () => {
    const file = temporaryFile();
    const first = await temporaryStore({ file });
    await first.writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')] }), fresh('one'));
    await first.writer.close();
    const connection = openConnection(file, { readOnly: false });
    connection.exec("UPDATE meta SET value = 'older' WHERE key = 'analyser'");
    connection.close();
    const said: string[] = [];

    const { store } = await temporaryStore({ file, log: (message) => said.push(message) });

    expect(store.dataset(datasetId('A'))).toBeUndefined();
    expect(said.join()).toContain('its words were analysed by version older');
  });

  it('makes the directory', async () => {
    const file = temporaryFile();

    await temporaryStore({ file });

    expect(existsSync(file)).toBe(true);
  });
});
