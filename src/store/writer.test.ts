import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { openConnection } from './connection.ts';
import { aDataset, aDistribution, agentId, anAgent, aSnapshot, concept, datasetId, fresh } from './fixtures/records.ts';
import { temporaryFile, temporaryStore } from './fixtures/temporary-store.ts';
import { startWorker } from './worker-thread.ts';

describe('StoreWriter', () => {
  it('writes nothing for unchanged records and says what it did', async () => {
    const { store, writer } = await temporaryStore();
    const agents = [anAgent('http://a.example/1', 'A')];
    await writer.writeSnapshot(
      aSnapshot('one', { agents, datasets: [aDataset('A'), aDataset('B'), aDataset('C')] }),
      fresh('one'),
    );
    const before = store.revision();

    const result = await writer.writeSnapshot(
      aSnapshot('one', { agents, datasets: [aDataset('A'), aDataset('B', { version: '2' }), aDataset('D')] }),
      fresh('one'),
    );

    expect(result).toEqual({ revision: before + 1, written: 2, unchanged: 2, removed: 1 });
    expect(store.dataset(datasetId('B'))?.version).toBe('2');
    expect(store.dataset(datasetId('C'))).toBeUndefined();
    expect(store.countDatasets({})).toBe(3);
  });

  it('forgets all that stood on a record that is gone', async () => {
    const { store, writer } = await temporaryStore();
    const dataset = aDataset('A', {
      publisher: agentId('http://a.example/1'),
      keywords: [{ value: 'luft' }],
      distributions: [aDistribution('csv')],
    });
    await writer.writeSnapshot(
      aSnapshot('one', { agents: [anAgent('http://a.example/1', 'A')], datasets: [dataset] }),
      fresh('one'),
    );

    await writer.writeSnapshot(aSnapshot('one'), fresh('one'));

    expect(store.distribution(aDistribution('csv').id)).toBeUndefined();
    expect(store.organisation(agentId('http://a.example/1'))).toBeUndefined();
    expect(store.countDatasets({ keywords: ['luft'] })).toBe(0);
    expect(store.countDatasetsBy('THEME', {})).toEqual([]);
    expect(store.origins(dataset.id)).toEqual([]);
  });

  it('keeps the first of two records with one id', async () => {
    const { store, writer } = await temporaryStore();

    const result = await writer.writeSnapshot(
      aSnapshot('one', { datasets: [aDataset('A'), aDataset('A', { version: '2' })] }),
      fresh('one'),
    );

    expect(result.written).toBe(1);
    expect(store.dataset(datasetId('A'))?.version).toBeUndefined();
  });

  it('shows a reader the old state or the new one, never a mix', async () => {
    const { store, writer } = await temporaryStore();
    const snapshot = (version: string) =>
      aSnapshot('one', {
        datasets: Array.from({ length: 1_000 }, (_, n) => aDataset(`A${n}`, { version, themes: [concept(version)] })),
      });
    await writer.writeSnapshot(snapshot('OLD'), fresh('one'));
    const seen = new Set<string>();
    let running = true;
    const look = async (): Promise<number> => {
      let looks = 0;
      for (; running; looks += 1) {
        const revision = store.revision();
        const versions = new Set([0, 500, 999].map((n) => store.dataset(datasetId(`A${n}`))?.version));
        const counts = [store.countDatasets({ themes: ['OLD'] }), store.countDatasets({ themes: ['NEW'] })];
        if (store.revision() === revision) seen.add(`${revision} ${[...versions].join()} ${counts.join()}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return looks;
    };

    const looking = look();
    const { revision } = await writer.writeSnapshot(snapshot('NEW'), fresh('one'));
    running = false;

    expect(await looking).toBeGreaterThan(1);
    expect([...seen].filter((state) => state !== `${revision} NEW 0,1000`)).toEqual([`${revision - 1} OLD 1000,0`]);
    expect(store.revision()).toBe(revision);
  });

  it('does not disturb a read of several pieces', async () => {
    const { store, writer } = await temporaryStore();
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A'), aDataset('B')] }), fresh('one'));
    const page = store.datasets({}, { order: 'TITLE', descending: false, limit: 10, backward: false });

    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A', { version: '2' })] }), fresh('one'));

    expect(page.items.map(({ node }) => node.version)).toEqual([undefined, undefined]);
    expect(store.dataset(datasetId('A'))?.version).toBe('2');
  });

  it('takes a new revision for a new status, and none for the same', async () => {
    const { store, writer } = await temporaryStore();
    const status = fresh('one', {
      state: 'STALE',
      problem: { kind: 'TIMED_OUT', message: 'Late.', since: '2026-01-01T00:00:00Z' },
    });

    const first = await writer.writeStatus(status);
    const second = await writer.writeStatus(status);

    expect(store.catalogueStatus('one')).toEqual(status);
    expect(first).toBe(store.revision());
    expect(second).toBe(first);
  });

  it('has no validator of a snapshot that is not whole', async () => {
    const { writer } = await temporaryStore();

    await writer.writeSnapshot(aSnapshot('one', { complete: false, validator: { etag: '"a"' } }), fresh('one'));

    expect(writer.snapshotInfo('one')).toEqual({ complete: false });
  });

  it('refuses a catalogue that is not in the sources file', async () => {
    const { writer } = await temporaryStore();

    await expect(writer.writeSnapshot(aSnapshot('nowhere'), fresh('nowhere'))).rejects.toThrow(
      /no active catalogue "nowhere"/,
    );
    await expect(writer.writeStatus(fresh('nowhere'))).rejects.toThrow(/no active catalogue "nowhere"/);
  });

  it('rejects a write that fails, keeps the state before it, and goes on', async () => {
    const file = temporaryFile();
    const { store, writer } = await temporaryStore({ file });
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')] }), fresh('one'));
    const revision = store.revision();
    const saboteur = openConnection(file, { readOnly: false });
    saboteur.exec(
      "CREATE TRIGGER sabotage BEFORE INSERT ON dataset WHEN new.title = 'b' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );

    const failing = writer.writeSnapshot(
      aSnapshot('one', { datasets: [aDataset('C'), aDataset('B')] }),
      fresh('one', { state: 'STALE' }),
    );
    await expect(failing).rejects.toThrow(/catalogue "one" could not be written.*disk full/);

    expect(store.revision()).toBe(revision);
    expect(store.catalogueStatus('one').state).toBe('FRESH');
    expect(store.dataset(datasetId('A'))).toEqual(aDataset('A'));
    expect(store.dataset(datasetId('C'))).toBeUndefined();
    saboteur.exec('DROP TRIGGER sabotage');
    saboteur.close();
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('B')] }), fresh('one'));
    expect(store.dataset(datasetId('B'))).toEqual(aDataset('B'));
  });

  it('rejects what its thread was doing when it died, and starts another', async () => {
    const threads: Worker[] = [];
    const start = (): Worker => {
      const worker = startWorker();
      threads.push(worker);
      return worker;
    };
    const { store, writer } = await temporaryStore({ start });
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')] }), fresh('one'));

    const dying = writer.writeSnapshot(
      aSnapshot('one', { datasets: Array.from({ length: 2_000 }, (_, n) => aDataset(`B${n}`)) }),
      fresh('one'),
    );
    await Promise.all([
      expect(dying).rejects.toThrow(/could not be written, the state before it stands/),
      threads[0]?.terminate(),
    ]);

    expect(store.countDatasets({})).toBe(1);
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('C')] }), fresh('one'));
    expect(threads).toHaveLength(2);
    expect(store.dataset(datasetId('C'))).toEqual(aDataset('C'));
  });

  it('finishes the writes that wait before it closes, and takes no more', async () => {
    const file = temporaryFile();
    const { writer } = await temporaryStore({ file });
    const writes = ['one', 'two', 'three'].map((id) =>
      writer.writeSnapshot(aSnapshot(id, { datasets: [aDataset(id, { catalogueId: id })] }), fresh(id)),
    );

    await writer.close();
    await expect(writer.writeStatus(fresh('one'))).rejects.toThrow(/the store is closed/);

    expect((await Promise.all(writes)).map(({ written }) => written)).toEqual([1, 1, 1]);
    const { store } = await temporaryStore({ file });
    expect(store.countDatasets({})).toBe(3);
  });
});
