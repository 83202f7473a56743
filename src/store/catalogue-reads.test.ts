import { describe, expect, it } from 'vitest';
import { aDataset, anAgent, aSnapshot, datasetId, fresh } from './fixtures/records.ts';
import { temporaryStore } from './fixtures/temporary-store.ts';

describe('how many of some datasets a catalogue has', () => {
  it('counts those of its own snapshot, however many are asked for', async () => {
    const { store, writer } = await temporaryStore();
    const names = Array.from({ length: 40 }, (_, index) => String(index));
    const agent = anAgent('http://example.se/agent', 'A');
    const datasets = names.slice(0, 30).map((name) => aDataset(name));
    await writer.writeSnapshot(aSnapshot('one', { datasets, agents: [agent] }), fresh('one'));
    await writer.writeSnapshot(aSnapshot('two', { datasets: [aDataset('39', { catalogueId: 'two' })] }), fresh('two'));
    const ids = [...names.map(datasetId), agent.id];

    const counts = ['one', 'two', 'three'].map((id) => store.countKnownDatasets(id, ids));

    expect(counts).toEqual([30, 1, 0]);
    expect(store.countKnownDatasets('one', [datasetId('3'), datasetId('35')])).toBe(1);
    expect(store.countKnownDatasets('one', [])).toBe(0);
  });

  it('counts what a catalogue said before the last writing no more', async () => {
    const { store, writer } = await temporaryStore();
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('a'), aDataset('b')] }), fresh('one'));
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('b')] }), fresh('one'));

    const known = store.countKnownDatasets('one', [datasetId('a'), datasetId('b')]);

    expect(known).toBe(1);
  });
});
