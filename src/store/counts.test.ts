import { describe, expect, it } from 'vitest';
import type { DatasetFilter } from './store.ts';
import {
  aCatalogue,
  aDataService,
  aDataset,
  aDistribution,
  agentId,
  anAgent,
  aSnapshot,
  concept,
  datasetId,
  fresh,
  portalUri,
  uncoded,
} from './fixtures/records.ts';
import { sharedStore, temporaryStore } from './fixtures/temporary-store.ts';
import type { OpenedStore, StoreOptions } from './open.ts';
import { registerId } from './organisations.ts';

const GOTEBORG = portalUri('2120001355');
const REGION = portalUri('2321000131');
const KULTUR = `${GOTEBORG}-kultur`;
const CITY = registerId({ kind: 'MUNICIPALITY', code: '1480' });
const COUNTY = registerId({ kind: 'REGION', code: '14' });

const csv = (code: string) => aDistribution(code, { formats: [uncoded(code)], licences: [concept('CC0-1.0')] });

const OPTIONS = {
  catalogues: [
    aCatalogue('one'),
    aCatalogue('two', { organisation: '1440' }),
    aCatalogue('three'),
    aCatalogue('off', { status: 'inactive', organisation: '1480' }),
  ],
  collaborations: [
    { id: 'vg', name: [], members: ['1480', '14'] },
    { id: 'city', name: [], members: ['1480'] },
  ],
} satisfies Partial<StoreOptions>;

async function fill({ writer }: OpenedStore): Promise<void> {
  const agents = [anAgent(GOTEBORG, 'Göteborg'), anAgent(KULTUR, 'Kultur'), anAgent(REGION, 'VGR')];
  const datasets = [
    aDataset('A', {
      publisher: agentId(GOTEBORG),
      themes: [concept('ENVI'), concept('TRAN')],
      distributions: [csv('Excel'), csv('excel')],
    }),
    aDataset('B', { publisher: agentId(KULTUR), themes: [concept('ENVI')], distributions: [csv('EXCEL')] }),
    aDataset('C', { publisher: agentId(REGION) }),
    aDataset('D'),
  ];
  await writer.writeSnapshot(aSnapshot('one', { agents, datasets }), fresh('one'));
}

describe('counts of datasets', () => {
  const opened = sharedStore(OPTIONS, fill);

  it.each([
    [
      'ORGANISATION',
      [
        { key: CITY, datasets: 2 },
        { key: COUNTY, datasets: 1 },
        { key: undefined, datasets: 1 },
      ],
    ],
    [
      'THEME',
      [
        { key: 'ENVI', datasets: 2 },
        { key: 'TRAN', datasets: 1 },
        { key: undefined, datasets: 2 },
      ],
    ],
    [
      'FORMAT',
      [
        { key: 'EXCEL', datasets: 2 },
        { key: undefined, datasets: 2 },
      ],
    ],
    [
      'LICENCE',
      [
        { key: 'CC0-1.0', datasets: 2 },
        { key: undefined, datasets: 2 },
      ],
    ],
    ['CATALOGUE', [{ key: 'one', datasets: 4 }]],
    [
      'COUNTY',
      [
        { key: '14', datasets: 3 },
        { key: undefined, datasets: 1 },
      ],
    ],
    [
      'COLLABORATION',
      [
        { key: 'vg', datasets: 3 },
        { key: 'city', datasets: 2 },
        { key: undefined, datasets: 1 },
      ],
    ],
  ] as const)('by %s, those without one last', (dimension, expected) => {
    const store = opened();

    expect(store.countDatasetsBy(dimension, {})).toEqual(expected);
    // The same by way of a condition that all meet.
    expect(store.countDatasetsBy(dimension, { catalogues: ['one'] })).toEqual(expected);
  });

  it('by a dimension under a filter', () => {
    const store = opened();

    expect(store.countDatasetsBy('THEME', { municipalityCodes: ['1480'], hasDistributions: true })).toEqual([
      { key: 'ENVI', datasets: 2 },
      { key: 'TRAN', datasets: 1 },
    ]);
  });

  it('by a dimension of what a catalogue lists', () => {
    const store = opened();

    expect(store.countDatasetsBy('THEME', { listedBy: ['three'] })).toEqual([]);
    expect(store.countDatasetsBy('THEME', { listedBy: ['one', 'three'] })).toEqual(store.countDatasetsBy('THEME', {}));
  });

  it('count a unit’s publications for the body above it', () => {
    const store = opened();

    expect(store.countPublishers({})).toBe(2);
    expect(store.countPublishers({ organisations: [agentId(KULTUR)] })).toBe(1);
  });

  it('are worked out anew for a new revision', async () => {
    const changing = await temporaryStore(OPTIONS);
    await fill(changing);
    const { store, writer } = changing;
    const before = [store.countDatasets({ themes: ['ENVI'] }), store.countDatasetsBy('CATALOGUE', {})];

    await writer.writeSnapshot(
      aSnapshot('three', { datasets: [aDataset('E', { catalogueId: 'three', themes: [concept('ENVI')] })] }),
      fresh('three'),
    );

    expect(before).toEqual([2, [{ key: 'one', datasets: 4 }]]);
    expect(store.countDatasets({ themes: ['ENVI'] })).toBe(3);
    expect(store.countDatasetsBy('CATALOGUE', {})).toHaveLength(2);
  });
});

describe('cataloguesBehind', () => {
  const opened = sharedStore(OPTIONS, fill);

  it.each<readonly [string, DatasetFilter, readonly string[]]>([
    ['nothing: all active ones', {}, ['one', 'two', 'three']],
    ['a theme: all active ones', { themes: ['ENVI'] }, ['one', 'two', 'three']],
    ['catalogues: those that are active', { catalogues: ['three', 'off', 'nowhere'] }, ['three']],
    [
      'an organisation: its own, and those that hold what it publishes',
      { municipalityCodes: ['1440', '1480'] },
      ['one', 'two'],
    ],
    ['an organisation that publishes nothing: its own', { municipalityCodes: ['1440'] }, ['two']],
    ['a county', { countyCodes: ['14'] }, ['one', 'two']],
    ['a collaboration', { collaborations: ['city'] }, ['one']],
    ['ids: those that hold them', { ids: [datasetId('A')] }, ['one']],
    ['unknown ids', { ids: ['d0000000000000000'] }, []],
  ])('under %s', (_, filter, expected) => {
    const store = opened();

    expect(store.cataloguesBehind(filter)).toEqual(expected);
  });
});

describe('organisations', () => {
  const opened = sharedStore(OPTIONS, fill);

  const page = { order: 'NAME', descending: false, limit: 100, backward: false } as const;
  const codes = (
    items: readonly { readonly node: { readonly municipalityCode?: string; readonly regionCode?: string } }[],
  ) => items.map(({ node }) => node.municipalityCode ?? node.regionCode);

  it('are found by code, number in any form, URI and agent id', () => {
    const store = opened();

    for (const alias of [
      '1480',
      '212000-1355',
      '2120001355',
      'SE2120001355',
      GOTEBORG,
      GOTEBORG.replace('http:', 'https:'),
      agentId(GOTEBORG),
    ]) {
      expect(store.organisationByAlias(alias)?.id).toBe(CITY);
    }
    expect(store.organisation(agentId(GOTEBORG))?.id).toBe(CITY);
    expect(store.organisationByAlias('9999')).toBeUndefined();
  });

  it('come in Swedish order of names', () => {
    const store = opened();

    const { items } = store.organisations({ kinds: ['MUNICIPALITY'] }, page);

    expect(codes(items)).toEqual(['1440', '0980', '1480', '1492', '1407']);
  });

  it.each([
    ['ids', { ids: [agentId(GOTEBORG)] }, ['1480']],
    ['kinds', { kinds: ['REGION'] }, ['09', '14']],
    ['municipality codes, without the units', { municipalityCodes: ['1480'] }, ['1480']],
    ['county codes', { countyCodes: ['09'] }, ['0980', '09']],
    ['collaborations', { collaborations: ['vg'] }, ['1480', '14']],
    ['who publishes, units counted above', { publishes: true, kinds: ['MUNICIPALITY', 'REGION'] }, ['1480', '14']],
    ['who does not publish', { publishes: false, countyCodes: ['14'] }, ['1440', '1492', '1407']],
    ['units of a parent', { parent: CITY }, [undefined]],
    ['those that a catalogue describes', { parent: CITY, listedBy: ['one'] }, [undefined]],
    ['those that none of the catalogues describes', { parent: CITY, listedBy: ['two', 'three'] }, []],
    ['the register, which no catalogue describes', { countyCodes: ['09'], listedBy: [] }, ['0980', '09']],
  ] as const)('are filtered by %s', (_, filter, expected) => {
    const store = opened();

    expect(codes(store.organisations(filter, page).items)).toEqual(expected);
    expect(store.countOrganisations(filter)).toBe(expected.length);
  });

  it.each(['NAME', 'POPULATION', 'DATASETS', 'ID'] as const)('are paged by %s without losing one', (order) => {
    const store = opened();
    const all = store.organisations({}, { ...page, order, descending: true }).items;

    const backwards = store.organisations({}, { ...page, order, descending: true, backward: true, limit: 5 });
    const from = backwards.items[0]?.key;
    const before = store.organisations(
      {},
      { ...page, order, descending: true, backward: true, ...(from === undefined ? {} : { from }) },
    );

    expect(backwards.hasMore).toBe(true);
    expect([...before.items, ...backwards.items]).toEqual(all);
    expect(all).toHaveLength(8);
  });
});

describe('data services', () => {
  it('are found by publisher, catalogue and the datasets that they serve, in either direction', async () => {
    const { store, writer } = await temporaryStore();
    const wms = aDataService('wms', { publisher: agentId(GOTEBORG), servesDatasets: [datasetId('A')] });
    const api = aDataService('api');
    const other = aDataService('other', { catalogueId: 'two' });
    const datasets = [aDataset('A', { distributions: [aDistribution('1', { accessServices: [api.id] })] })];
    await writer.writeSnapshot(aSnapshot('one', { datasets, dataServices: [wms, api] }), fresh('one'));
    await writer.writeSnapshot(aSnapshot('two', { dataServices: [other] }), fresh('two'));
    const found = (filter: Parameters<typeof store.dataServices>[0]) => {
      const { items } = store.dataServices(filter, { order: 'TITLE', descending: false, limit: 9, backward: false });
      expect(store.countDataServices(filter)).toBe(items.length);
      return items.map(({ node }) => node);
    };

    expect(found({})).toEqual([api, other, wms]);
    expect(found({ dataset: datasetId('A') })).toEqual([api, wms]);
    expect(found({ catalogues: ['two'] })).toEqual([other]);
    expect(found({ organisations: [CITY] })).toEqual([wms]);
    expect(found({ organisations: [CITY], catalogues: ['two'] })).toEqual([]);
    expect(found({ listedBy: ['two'] })).toEqual([other]);
    expect(found({ catalogues: ['one'], listedBy: ['two'] })).toEqual([]);
  });
});
