import { describe, expect, it } from 'vitest';
import {
  aDataService,
  aDataset,
  aDistribution,
  aSeries,
  agentId,
  anAgent,
  aSnapshot,
  concept,
  datasetId,
  fresh,
  portalUri,
} from './fixtures/records.ts';
import { temporaryStore } from './fixtures/temporary-store.ts';

const JANUARY = '2026-01-01T00:00:00.000Z';
const FEBRUARY = '2026-02-01T00:00:00.000Z';
const MARCH = '2026-03-01T00:00:00.000Z';

describe('the union of the catalogues', () => {
  it('reads a node from the first catalogue that has it, and from the next when that one drops it', async () => {
    const { store, writer } = await temporaryStore();
    const as = (catalogueId: string) =>
      aDataset('A', { catalogueId, themes: [concept(catalogueId)], distributions: [aDistribution(catalogueId)] });
    await writer.writeSnapshot(aSnapshot('two', { datasets: [as('two')], harvestedAt: JANUARY }), fresh('two'));
    await writer.writeSnapshot(aSnapshot('one', { datasets: [as('one')], harvestedAt: FEBRUARY }), fresh('one'));

    expect(store.countDatasets({})).toBe(1);
    expect(store.dataset(datasetId('A'))).toEqual(as('one'));
    expect(store.origins(datasetId('A'))).toEqual([
      { catalogueId: 'one', harvestedAt: FEBRUARY, firstSeen: JANUARY },
      { catalogueId: 'two', harvestedAt: JANUARY, firstSeen: JANUARY },
    ]);
    expect(store.countDatasets({ themes: ['two'] })).toBe(0);
    expect(store.distribution(aDistribution('two').id)).toBeUndefined();
    expect(store.countDatasetsBy('CATALOGUE', {})).toEqual([
      { key: 'one', datasets: 1 },
      { key: 'two', datasets: 1 },
    ]);

    await writer.writeSnapshot(aSnapshot('one', { harvestedAt: MARCH }), fresh('one'));

    expect(store.dataset(datasetId('A'))).toEqual(as('two'));
    expect(store.countDatasets({ themes: ['two'] })).toBe(1);
    expect(store.countDatasets({ catalogues: ['one'] })).toBe(0);
    expect(store.distribution(aDistribution('two').id)?.datasetId).toBe(datasetId('A'));
  });

  it('keeps when a dataset was first seen, whatever is harvested later and whoever drops it', async () => {
    const { store, writer } = await temporaryStore();
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('A')], harvestedAt: JANUARY }), fresh('one'));
    await writer.writeSnapshot(
      aSnapshot('one', { datasets: [aDataset('A', { version: '2' })], harvestedAt: FEBRUARY }),
      fresh('one'),
    );
    await writer.writeSnapshot(
      aSnapshot('two', { datasets: [aDataset('A', { catalogueId: 'two' })], harvestedAt: FEBRUARY }),
      fresh('two'),
    );
    await writer.writeSnapshot(aSnapshot('one', { harvestedAt: MARCH }), fresh('one'));

    expect(store.origins(datasetId('A'))).toEqual([{ catalogueId: 'two', harvestedAt: FEBRUARY, firstSeen: JANUARY }]);
  });

  it('finds a distribution that several datasets have in the first of them by id', async () => {
    const { store, writer } = await temporaryStore();
    const distributions = [aDistribution('shared'), aDistribution('shared')];
    const datasets = [
      aDataset('A', { distributions }),
      aDataset('B', { distributions }),
      aDataset('C', { distributions }),
    ];

    await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));

    expect(store.distribution(aDistribution('shared').id)?.datasetId).toBe(datasets.map(({ id }) => id).toSorted()[0]);
  });

  it('falls back to the next catalogue for services and series too', async () => {
    const { store, writer } = await temporaryStore();
    for (const catalogueId of ['two', 'one']) {
      const parts = {
        dataServices: [aDataService('S', { catalogueId })],
        datasetSeries: [aSeries('R', { catalogueId })],
      };
      await writer.writeSnapshot(aSnapshot(catalogueId, parts), fresh(catalogueId));
    }
    expect(store.dataService(aDataService('S').id)?.catalogueId).toBe('one');

    await writer.writeSnapshot(aSnapshot('one'), fresh('one'));

    expect(store.dataService(aDataService('S').id)?.catalogueId).toBe('two');
    expect(store.datasetSeries(aSeries('R').id)?.catalogueId).toBe('two');
  });

  it('gives a dataset to the organisation that its publisher turns out to be', async () => {
    const { store, writer } = await temporaryStore();
    const uri = 'http://a.example/1';
    await writer.writeSnapshot(
      aSnapshot('one', { datasets: [aDataset('A', { publisher: agentId(uri) })] }),
      fresh('one'),
    );
    expect(store.countDatasets({ municipalityCodes: ['1480'] })).toBe(0);

    await writer.writeSnapshot(
      aSnapshot('two', { agents: [anAgent(uri, 'Göteborgs Stad', { catalogueId: 'two' })] }),
      fresh('two'),
    );
    expect(store.countDatasets({ municipalityCodes: ['1480'] })).toBe(1);
    expect(
      store.organisations({ publishes: true }, { order: 'NAME', descending: false, limit: 9, backward: false }).items,
    ).toHaveLength(1);

    await writer.writeSnapshot(aSnapshot('two'), fresh('two'));
    expect(store.countDatasets({ municipalityCodes: ['1480'] })).toBe(0);
    expect(store.countOrganisations({ publishes: true })).toBe(0);
  });

  it('counts what a unit publishes for the body above it, until the unit is gone', async () => {
    const { store, writer } = await temporaryStore();
    const uri = `${portalUri('2120001355')}-kultur`;
    const datasets = [aDataset('A', { publisher: agentId(uri) })];
    await writer.writeSnapshot(aSnapshot('one', { datasets, agents: [anAgent(uri, 'Kultur')] }), fresh('one'));
    expect(store.countOrganisations({ publishes: true, municipalityCodes: ['1480'] })).toBe(1);

    await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));

    expect(store.countOrganisations({ publishes: true })).toBe(0);
  });
});
