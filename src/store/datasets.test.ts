import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import type { Dataset } from '../model/dataset.ts';
import {
  aDataService,
  aDataset,
  aDistribution,
  agentId,
  anAgent,
  aSeries,
  aSnapshot,
  concept,
  datasetId,
  fresh,
  portalUri,
  uncoded,
} from './fixtures/records.ts';
import { sharedStore, temporaryStore } from './fixtures/temporary-store.ts';
import type { OpenedStore } from './open.ts';
import type { DatasetFilter, DatasetOrder, Key, Store } from './store.ts';

const GOTEBORG = portalUri('2120001355');
const KULTUR = `${GOTEBORG}-kultur`;
const REGION = portalUri('2321000131');
const COMPANY = 'http://a.example/company';

const AGENTS = [
  anAgent(GOTEBORG, 'Göteborgs Stad'),
  anAgent(KULTUR, 'Kultur'),
  anAgent(REGION, 'VGR'),
  anAgent(COMPANY, 'Bolaget', { types: [concept('Company')] }),
];

const WMS = aDataService('wms', { servesDatasets: [datasetId('Served')] });

const DATASETS: readonly Dataset[] = [
  aDataset('Stad', {
    publisher: agentId(GOTEBORG),
    themes: [concept('ENVI'), concept('TRAN')],
    issued: { said: '2020', value: '2020' },
    distributions: [aDistribution('1', { formats: [concept('text/csv')], licences: [concept('CC0-1.0')] })],
  }),
  aDataset('Kultur', {
    publisher: agentId(KULTUR),
    keywords: [{ value: ' Luft ', language: 'sv' }],
    modified: { said: 'x', value: '2024-05-31T10:00:00Z' },
    distributions: [
      aDistribution('2', { formats: [uncoded('Excel-Fil')] }),
      aDistribution('3', { accessServices: [WMS.id] }),
    ],
  }),
  aDataset('Region', {
    publisher: agentId(REGION),
    licences: [concept('CC-BY-4.0')],
    languages: [concept('SWE')],
    accessRights: concept('PUBLIC'),
    modified: { said: 'x', value: '2023' },
  }),
  aDataset('Bolag', {
    publisher: agentId(COMPANY),
    highValueCategories: [concept('c_dd313021')],
    frequency: concept('DAILY'),
    conformsTo: [{ uri: 'https://example.se/spec', labels: [] }],
    inSeries: [aSeries('R').id],
  }),
  aDataset('Served', { publisher: agentId('http://nobody.example/') }),
];

const COLLABORATIONS = [
  { id: 'vg', name: [], members: ['1480', '14'] },
  { id: 'empty', name: [], members: [] },
];

async function fill({ writer }: OpenedStore): Promise<void> {
  await writer.writeSnapshot(
    aSnapshot('one', { datasets: DATASETS, agents: AGENTS, dataServices: [WMS] }),
    fresh('one'),
  );
  const second = [aDataset('Stad', { catalogueId: 'two' }), aDataset('Two', { catalogueId: 'two' })];
  await writer.writeSnapshot(aSnapshot('two', { datasets: second }), fresh('two'));
}

const titles = (store: Store, filter: DatasetFilter): readonly string[] =>
  store
    .datasets(filter, { order: 'TITLE', descending: false, limit: 100, backward: false })
    .items.map(({ node }) => node.titles[0]?.value ?? '');

/** Every filter with what it finds, in order of titles. */
const CASES: readonly (readonly [string, (store: Store) => DatasetFilter, readonly string[]])[] = [
  ['no condition', () => ({}), ['Bolag', 'Kultur', 'Region', 'Served', 'Stad', 'Two']],
  ['ids', () => ({ ids: [datasetId('Stad'), datasetId('Two'), 'd0000000000000000'] }), ['Stad', 'Two']],
  ['an empty list', () => ({ ids: [] }), []],
  ['an empty list of terms', () => ({ themes: [] }), []],
  [
    'an organisation and its units',
    (store) => ({ organisations: [store.organisationByAlias('1480')?.id ?? ''] }),
    ['Kultur', 'Stad'],
  ],
  ['a unit', () => ({ organisations: [agentId(KULTUR)] }), ['Kultur']],
  ['an unknown organisation', () => ({ organisations: ['o0000000000000000'] }), []],
  ['a municipality code', () => ({ municipalityCodes: ['1480'] }), ['Kultur', 'Stad']],
  ['a region’s code among municipality codes', () => ({ municipalityCodes: ['14'] }), []],
  ['a county code', () => ({ countyCodes: ['14'] }), ['Kultur', 'Region', 'Stad']],
  ['kinds', () => ({ organisationKinds: ['MUNICIPALITY', 'COMPANY'] }), ['Bolag', 'Kultur', 'Stad']],
  ['a collaboration', () => ({ collaborations: ['vg'] }), ['Kultur', 'Region', 'Stad']],
  ['a collaboration without members', () => ({ collaborations: ['empty'] }), []],
  ['a catalogue, the second one too', () => ({ catalogues: ['two'] }), ['Stad', 'Two']],
  ['a second catalogue that lists it too', () => ({ catalogues: ['one'], listedBy: ['two'] }), ['Stad']],
  ['no catalogue that lists it', () => ({ listedBy: [] }), []],
  ['themes', () => ({ themes: ['ENVI', 'TRAN'] }), ['Stad']],
  ['a keyword in another case', () => ({ keywords: ['LUFT'] }), ['Kultur']],
  ['a format by code', () => ({ formats: ['TEXT/csv'] }), ['Stad']],
  ['a format as said', () => ({ formats: ['excel-fil'] }), ['Kultur']],
  ['licences of datasets and distributions', () => ({ licences: ['CC0-1.0', 'CC-BY-4.0'] }), ['Region', 'Stad']],
  ['access rights', () => ({ accessRights: ['PUBLIC'] }), ['Region']],
  ['a high-value category', () => ({ highValueCategories: ['c_dd313021'] }), ['Bolag']],
  ['a frequency', () => ({ frequencies: ['DAILY'] }), ['Bolag']],
  ['a language', () => ({ languages: ['SWE'] }), ['Region']],
  ['a specification', () => ({ conformsTo: ['https://example.se/spec'] }), ['Bolag']],
  ['a data service, in either direction', () => ({ dataServices: [WMS.id] }), ['Kultur', 'Served']],
  ['a series', () => ({ series: [aSeries('R').id] }), ['Bolag']],
  ['with distributions', () => ({ hasDistributions: true }), ['Kultur', 'Stad']],
  ['without distributions', () => ({ hasDistributions: false }), ['Bolag', 'Region', 'Served', 'Two']],
  ['issued from', () => ({ issuedFrom: '2020-01-01' }), ['Stad']],
  ['issued to', () => ({ issuedTo: '2019-12-31' }), []],
  [
    'modified in a day, both ends inclusive',
    () => ({ modifiedFrom: '2024-05-31', modifiedTo: '2024-05-31' }),
    ['Kultur'],
  ],
  ['modified to a year', () => ({ modifiedTo: '2023' }), ['Region']],
  ['several conditions', () => ({ countyCodes: ['14'], hasDistributions: true, themes: ['ENVI'] }), ['Stad']],
  ['conditions that nothing meets together', () => ({ themes: ['ENVI'], keywords: ['luft'] }), []],
];

describe.each([0, 5_000])('filters of datasets, sorting at most %d rows', (sortedAtMost) => {
  const opened = sharedStore({ collaborations: COLLABORATIONS, sortedAtMost }, fill);

  it.each(CASES)('%s: finds and counts the same', (_, filterOf, expected) => {
    const store = opened();
    const filter = filterOf(store);

    expect(titles(store, filter)).toEqual(expected);
    expect(store.countDatasets(filter)).toBe(expected.length);
    expect(store.countDistributions(filter)).toBe(
      DATASETS.filter(({ titles: [title] }) => expected.includes(title?.value ?? '')).reduce(
        (sum, { distributions }) => sum + distributions.length,
        0,
      ),
    );
  });

  it('finds the same with more values than are bound one by one', () => {
    const store = opened();
    const many = Array.from({ length: 40 }, (_, n) => `T${n}`);

    expect(titles(store, { themes: [...many, 'ENVI'] })).toEqual(['Stad']);
    expect(titles(store, { ids: [...many, datasetId('Two')] })).toEqual(['Two']);
  });

  it('says which bound is no date', () => {
    const store = opened();

    expect(() => store.countDatasets({ modifiedFrom: 'igår' })).toThrow(InputError);
    expect(() => store.countDatasets({ modifiedFrom: 'igår' })).toThrow(/modifiedFrom "igår".*2024-05-31/);
  });
});

describe.each([0, 5_000])('pages of datasets, sorting at most %d rows', (sortedAtMost) => {
  const dates = ['2024', '2024-01-01', '2023-06', undefined];
  const many = Array.from({ length: 53 }, (_, n) => {
    const value = dates[n % 4];
    return aDataset(`P${n}`, {
      titles: n % 5 === 0 ? [] : [{ value: ['Ale', 'Åmål', 'Örebro', 'ale'][n % 4] ?? '', language: 'sv' }],
      themes: n % 2 === 0 ? [concept('ENVI')] : [],
      ...(value === undefined ? {} : { modified: { said: value, value }, issued: { said: value, value } }),
    });
  });
  const opened = sharedStore({ sortedAtMost }, async ({ writer }) => {
    await writer.writeSnapshot(aSnapshot('one', { datasets: many }), fresh('one'));
  });
  const walk = (store: Store, order: DatasetOrder, descending: boolean, backward: boolean, filter: DatasetFilter) => {
    const pages: { readonly id: string; readonly value: Key['value'] }[][] = [];
    let from: Key | undefined;
    for (;;) {
      const page = store.datasets(filter, {
        order,
        descending,
        backward,
        limit: 7,
        ...(from === undefined ? {} : { from }),
      });
      pages.push(page.items.map(({ node, key }) => ({ id: node.id, value: key.value })));
      from = (backward ? page.items[0] : page.items.at(-1))?.key;
      if (!page.hasMore || from === undefined || pages.length > 20) break;
    }
    return (backward ? pages.toReversed() : pages).flat();
  };

  const orders = (['TITLE', 'MODIFIED', 'ISSUED', 'ID'] as const).flatMap((order) =>
    [true, false].flatMap((descending) => [{}, { themes: ['ENVI'] }].map((filter) => ({ order, descending, filter }))),
  );

  it.each(orders)(
    'visit each once in $order, descending $descending, under $filter, forwards and backwards',
    ({ order, descending, filter }) => {
      const store = opened();
      const expected = many.filter(({ themes }) => !('themes' in filter) || themes.length > 0).map(({ id }) => id);

      const forwards = walk(store, order, descending, false, filter);
      const backwards = walk(store, order, descending, true, filter);

      expect(forwards.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      expect(backwards).toEqual(forwards);
      const values = forwards.map(({ value }) => value);
      const given = values.filter((value) => value !== null);
      expect(values.slice(given.length).every((value) => value === null)).toBe(true);
      expect(given).toEqual(descending ? given.toSorted().toReversed() : given.toSorted());
    },
  );

  it('put Swedish titles in Swedish order', async () => {
    const { store, writer } = await temporaryStore();
    const names = ['Öckerö', 'Åmål', 'Ale', 'Örebro', 'Borås', 'Ängelholm'];
    await writer.writeSnapshot(aSnapshot('one', { datasets: names.map((name) => aDataset(name)) }), fresh('one'));

    expect(titles(store, {})).toEqual(['Ale', 'Borås', 'Åmål', 'Ängelholm', 'Öckerö', 'Örebro']);
  });

  it('go on after a row that has gone meanwhile', async () => {
    const { store, writer } = await temporaryStore();
    const named = ['A', 'B', 'C', 'D'].map((name) => aDataset(name));
    await writer.writeSnapshot(aSnapshot('one', { datasets: named }), fresh('one'));
    const page = { order: 'TITLE', descending: false, limit: 2, backward: false } as const;
    const from = store.datasets({}, page).items.at(-1)?.key;
    await writer.writeSnapshot(aSnapshot('one', { datasets: named.filter(({ id }) => id !== from?.id) }), fresh('one'));

    const next = store.datasets({}, { ...page, ...(from === undefined ? {} : { from }) });

    expect(next.items.map(({ node }) => node.titles[0]?.value)).toEqual(['C', 'D']);
    expect(next.hasMore).toBe(false);
  });
});
