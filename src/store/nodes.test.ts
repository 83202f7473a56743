import { describe, expect, it } from 'vitest';
import { idFromUri } from '../model/id.ts';
import { aDataService, aDataset, aDistribution, agentId, anAgent, aSnapshot, aCatalogue, datasetId, fresh } from './fixtures/records.ts'; // prettier-ignore
import { temporaryFile, temporaryStore } from './fixtures/temporary-store.ts';

const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const FIRST = { order: 'ID', descending: false, limit: 20, backward: false } as const;
const named = (uri: string, catalogueId: string, parts = {}) => ({
  ...aDataset('A', { catalogueId, titles: [{ value: catalogueId }], ...parts }),
  id: idFromUri('dataset', uri),
  uri,
});

describe('a dataset that two catalogues call differently', () => {
  it('is one node: the first catalogue’s, found by every id and URI, held by both', async () => {
    const { store, writer } = await temporaryStore();
    const [own, copy] = ['http://own.example/1', 'http://portal.example/9'] as const;
    const identifiers = [UUID];
    await writer.writeSnapshot(
      aSnapshot('two', { datasets: [named(copy, 'two', { identifiers, distributions: [aDistribution('c')] })] }),
      fresh('two'),
    );
    expect(store.datasetByUri(copy)?.catalogueId).toBe('two');

    await writer.writeSnapshot(
      aSnapshot('one', { datasets: [named(own, 'one', { identifiers, distributions: [aDistribution('o')] })] }),
      fresh('one'),
    );

    const id = idFromUri('dataset', own);
    expect(store.countDatasets({})).toBe(1);
    for (const found of [store.dataset(id), store.dataset(idFromUri('dataset', copy)), store.datasetByUri(own), store.datasetByUri(copy)]) {
      expect(found).toMatchObject({ id, catalogueId: 'one' });
    } // prettier-ignore
    expect(store.origins(idFromUri('dataset', copy)).map(({ catalogueId }) => catalogueId)).toEqual(['one', 'two']);
    expect(store.countDatasets({ catalogues: ['two'] })).toBe(1);
    expect(store.countDatasets({ ids: [idFromUri('dataset', copy), id] })).toBe(1);
    expect(store.cataloguesBehind({ ids: [id] })).toEqual(['one', 'two']);
    expect(store.cataloguesBehind({ ids: [idFromUri('dataset', copy)] })).toEqual(['one', 'two']);
    expect(store.distribution(aDistribution('o').id)?.datasetId).toBe(id);
    expect(store.distribution(aDistribution('c').id)).toBeUndefined();
  });

  it('is two nodes again when the sign is gone, and one when it comes back', async () => {
    const { store, writer } = await temporaryStore();
    const put = (catalogueId: string, identifiers: readonly string[]) =>
      writer.writeSnapshot(
        aSnapshot(catalogueId, { datasets: [named(`http://${catalogueId}.example/1`, catalogueId, { identifiers })] }),
        fresh(catalogueId),
      );
    await put('one', [UUID]);
    await put('two', [UUID]);

    await put('one', []);
    expect(store.countDatasets({})).toBe(2);
    expect(store.datasetByUri('http://two.example/1')?.catalogueId).toBe('two');

    await put('one', [UUID]);
    expect(store.countDatasets({})).toBe(1);
    expect(store.datasetByUri('http://two.example/1')?.catalogueId).toBe('one');
  });

  it('is read from the next catalogue, under its id there, when the first drops it', async () => {
    const { store, writer } = await temporaryStore();
    for (const [catalogueId, uri] of [['one', 'https://a.example/1/'], ['two', 'http://a.example:80/1']] as const) {
      await writer.writeSnapshot(aSnapshot(catalogueId, { datasets: [named(uri, catalogueId)] }), fresh(catalogueId));
    } // prettier-ignore
    expect(store.countDatasets({})).toBe(1);

    await writer.writeSnapshot(aSnapshot('one'), fresh('one'));

    expect(store.datasets({}, FIRST).items.map(({ node }) => node.catalogueId)).toEqual(['two']);
    expect(store.datasetByUri('https://a.example/1/')?.catalogueId).toBe('two');
    expect(store.dataset(idFromUri('dataset', 'https://a.example/1/'))).toBeUndefined();
  });

  it('stays two where one catalogue has both, until it drops one of them', async () => {
    const { store, writer } = await temporaryStore();
    const twice = [named('http://a.example/1', 'one', { identifiers: [UUID] }), named('http://a.example/2', 'one', { identifiers: [UUID] })]; // prettier-ignore
    await writer.writeSnapshot(aSnapshot('one', { datasets: twice }), fresh('one'));
    await writer.writeSnapshot(
      aSnapshot('two', { datasets: [named('http://b.example/1', 'two', { identifiers: [UUID] })] }),
      fresh('two'),
    );
    expect(store.countDatasets({})).toBe(3);

    await writer.writeSnapshot(aSnapshot('one', { datasets: twice.slice(0, 1) }), fresh('one'));

    expect(store.countDatasets({})).toBe(1);
  });

  it('has the publisher of the first catalogue, and the other catalogue counts among those behind it', async () => {
    const { store, writer } = await temporaryStore();
    const publisher = { publisher: agentId('http://a.example/goteborg'), identifiers: [UUID] };
    const agents = [anAgent('http://a.example/goteborg', 'Göteborgs Stad')];
    await writer.writeSnapshot(
      aSnapshot('two', { datasets: [named('http://b.example/1', 'two', { identifiers: [UUID] })] }),
      fresh('two'),
    );
    await writer.writeSnapshot(
      aSnapshot('one', { datasets: [named('http://a.example/1', 'one', publisher)], agents }),
      fresh('one'),
    );

    expect(store.countDatasets({ municipalityCodes: ['1480'] })).toBe(1);
    expect(store.cataloguesBehind({ municipalityCodes: ['1480'] })).toEqual(['one', 'two']);
  });

  it('follows the order of the sources file when that changes, and forgets a catalogue that goes', async () => {
    const file = temporaryFile();
    const opened = await temporaryStore({ file });
    for (const catalogueId of ['one', 'two']) {
      const datasets = [named(`http://${catalogueId}.example/1`, catalogueId, { identifiers: [UUID] })];
      await opened.writer.writeSnapshot(aSnapshot(catalogueId, { datasets }), fresh(catalogueId));
    }
    await opened.writer.close();

    const turned = await temporaryStore({ file, catalogues: [aCatalogue('two'), aCatalogue('one')] });
    expect(turned.store.datasets({}, FIRST).items.map(({ node }) => node.catalogueId)).toEqual(['two']);
    await turned.writer.close();

    const { store } = await temporaryStore({ file, catalogues: [aCatalogue('one')] });
    expect(store.datasets({}, FIRST).items.map(({ node }) => node.uri)).toEqual(['http://one.example/1']);
  });
});

describe('an API that three publishers list', () => {
  const ADDRESSES = {
    one: 'https://api.example/v1/',
    two: 'http://API.example/v1',
    three: 'https://api.example:443/v1',
  };
  const listed = (catalogueId: 'one' | 'two' | 'three') => {
    const service = aDataService(`http://${catalogueId}.example/service`, {
      uri: `http://${catalogueId}.example/service`,
      catalogueId,
      titles: [{ value: `API i ${catalogueId}` }],
      publisher: agentId(`http://${catalogueId}.example/agent`),
      endpointUrls: [{ uri: ADDRESSES[catalogueId], labels: [] }],
      servesDatasets: catalogueId === 'three' ? [] : [datasetId(catalogueId)],
    });
    const distributions = catalogueId === 'three' ? [aDistribution('three', { accessServices: [service.id] })] : [];
    return {
      service,
      snapshot: aSnapshot(catalogueId, {
        dataServices: [service],
        datasets: [aDataset(catalogueId, { catalogueId, distributions })],
        agents: [anAgent(`http://${catalogueId}.example/agent`, `Utgivare ${catalogueId}`, { catalogueId })],
      }),
    };
  };

  it('is one service with all their datasets, found by each of its ids, by each publisher and catalogue', async () => {
    const { store, writer } = await temporaryStore();
    for (const id of ['three', 'two', 'one'] as const) await writer.writeSnapshot(listed(id).snapshot, fresh(id));

    const { id } = listed('one').service;
    expect(store.countDataServices({})).toBe(1);
    for (const name of ['one', 'two', 'three'] as const) {
      expect(store.dataService(listed(name).service.id)?.id).toBe(id);
      expect(store.countDatasets({ dataServices: [listed(name).service.id] })).toBe(3);
      expect(store.countDataServices({ catalogues: [name] })).toBe(1);
      expect(store.countDataServices({ organisations: [agentId(`http://${name}.example/agent`)] })).toBe(1);
      expect(store.dataServices({ dataset: datasetId(name) }, { ...FIRST }).items.map(({ node }) => node.id)).toEqual([id]);
    } // prettier-ignore
    expect(store.dataServiceRecords(id).map(({ catalogueId }) => catalogueId)).toEqual(['one', 'two', 'three']);
  });

  it('loses what a publisher said that drops it', async () => {
    const { store, writer } = await temporaryStore();
    for (const id of ['one', 'two', 'three'] as const) await writer.writeSnapshot(listed(id).snapshot, fresh(id));

    await writer.writeSnapshot({ ...listed('one').snapshot, dataServices: [] }, fresh('one'));

    const { id } = listed('two').service;
    expect(store.dataServices({}, FIRST).items.map(({ node }) => node.id)).toEqual([id]);
    expect(store.countDatasets({ dataServices: [id] })).toBe(2);
    expect(store.countDataServices({ organisations: [agentId('http://one.example/agent')] })).toBe(0);
  });

  it('is one service too where a catalogue of many publishers lists all three', async () => {
    const { store, writer } = await temporaryStore();
    const parts = (['one', 'two', 'three'] as const).map((id) => ({ ...listed(id).service, catalogueId: 'three' }));

    await writer.writeSnapshot(aSnapshot('three', { dataServices: parts }), fresh('three'));

    expect(store.countDataServices({})).toBe(1);
  });
});
