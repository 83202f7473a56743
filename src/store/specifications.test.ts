import { describe, expect, it } from 'vitest';
import type { Specification } from '../model/specification.ts';
import { aDataset, aDistribution, agentId, anAgent, aSnapshot, fresh, portalUri } from './fixtures/records.ts';
import { sharedStore, temporaryFile, temporaryStore } from './fixtures/temporary-store.ts';
import type { OpenedStore } from './open.ts';
import type { DatasetFilter } from './store.ts';

const specification = (slug: string, address: string): Specification => ({
  slug,
  names: [],
  descriptions: [],
  aliases: [],
  addresses: [{ address, status: 'guessed' }],
  stewards: [],
});
const SPECIFICATIONS = [
  specification('bad', 'dataportal.se/specifications/badplatser'),
  specification('lek', 'lankadedata.se/spec/lekplatser'),
  specification('unused', 'lankadedata.se/spec/unused'),
];
const GOTEBORG = portalUri('2120001355');
const REGION = portalUri('2321000131');
const refer = (...uris: readonly string[]) => uris.map((uri) => ({ uri, labels: [] }));

const DATASETS = [
  aDataset('Bad', {
    publisher: agentId(GOTEBORG),
    conformsTo: refer('https://www.dataportal.se/specifications/badplatser/1.0'),
    distributions: [aDistribution('1', { conformsTo: refer('https://dataportal.se/specifications/badplatser') })],
  }),
  aDataset('Lek och bad', {
    publisher: agentId(REGION),
    conformsTo: refer('http://lankadedata.se/spec/lekplatser/', 'http://dataportal.se/specifications/Badplatser/2'),
  }),
  aDataset('I fil', {
    publisher: agentId(REGION),
    distributions: [aDistribution('2', { conformsTo: refer('https://dataportal.se/specifications/badplatser/1.0/') })],
  }),
  aDataset('Okänd', { conformsTo: refer('https://x.example/Spec', 'https://y.example/spec') }),
  aDataset('Okänd med', { conformsTo: refer('https://x.example/spec') }),
  aDataset('Ingen'),
];

const fill = async ({ writer }: OpenedStore): Promise<void> => {
  const agents = [anAgent(GOTEBORG, 'Göteborgs Stad'), anAgent(REGION, 'VGR')];
  await writer.writeSnapshot(aSnapshot('one', { datasets: DATASETS, agents }), fresh('one'));
};
const store = sharedStore({ specifications: SPECIFICATIONS }, fill);

const titles = (filter: DatasetFilter): readonly (string | undefined)[] =>
  store()
    .datasets(filter, { order: 'TITLE', descending: false, limit: 100, backward: false })
    .items.map(({ node }) => node.titles[0]?.value);

describe('datasets by specification', () => {
  it.each([
    [['bad'], ['Bad', 'I fil', 'Lek och bad']],
    [['lek'], ['Lek och bad']],
    [
      ['bad', 'lek'],
      ['Bad', 'I fil', 'Lek och bad'],
    ],
    [['unused'], []],
    [['nobody'], []],
  ])('are found by %s whatever spelling they give, themselves or in a distribution', (specifications, expected) => {
    expect(titles({ specifications })).toEqual(expected);
    expect(store().countDatasets({ specifications })).toBe(expected.length);
  });

  it('are those that meet the other conditions too', () => {
    expect(titles({ specifications: ['bad'], organisationKinds: ['REGION'] })).toEqual(['I fil', 'Lek och bad']);
    expect(store().countPublishers({ specifications: ['bad'] })).toBe(2);
  });

  it('are counted once for each specification, and those that follow none that is known last', () => {
    expect(store().countDatasetsBy('SPECIFICATION', {})).toEqual([
      { key: 'bad', datasets: 3 },
      { key: 'lek', datasets: 1 },
      { key: undefined, datasets: 3 },
    ]);
    expect(store().countDatasetsBy('SPECIFICATION', { organisationKinds: ['MUNICIPALITY'] })).toEqual([
      { key: 'bad', datasets: 1 },
    ]);
  });

  it('leave the addresses that nobody knows, most datasets first; spellings that differ in case are one', () => {
    const unknown = store().unknownSpecifications();

    expect(unknown).toEqual([
      { address: 'https://x.example/Spec', datasets: 2 },
      { address: 'https://y.example/spec', datasets: 1 },
    ]);
    expect(unknown.map(({ address }) => store().countDatasets({ conformsTo: [address] }))).toEqual([2, 1]);
  });
});

describe('a store that is opened with more specifications than before', () => {
  it('finds the datasets that it has by them, and says that answers may have changed', async () => {
    const file = temporaryFile();
    const before = await temporaryStore({ file });
    await fill(before);
    const revision = before.store.revision();
    const unknown = before.store.unknownSpecifications().length;
    await before.writer.close();

    const after = await temporaryStore({ file, specifications: SPECIFICATIONS });

    expect(unknown).toBe(7);
    expect(after.store.unknownSpecifications()).toHaveLength(2);
    expect(after.store.countDatasets({ specifications: ['bad'] })).toBe(3);
    expect(after.store.revision()).toBeGreaterThan(revision);
  });
});
