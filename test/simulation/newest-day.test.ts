import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/municipalities.ts';
import { createSqliteHistory } from '../../src/history/open.ts';
import type { SqlHistory } from '../../src/history/sql-history.ts';
import { ORGANISATION_KINDS } from '../../src/model/organisation.ts';
import type { PastFilter, PastMeasure } from '../../src/statistics/past/publishing-history.ts';
import { createRecordedPast, type RecordedPast } from '../../src/statistics/past/recorded-past.ts';
import type { DatasetFilter, Dimension, Store } from '../../src/store/store.ts';
import { startGateway, type TestGateway } from '../gateway.ts';

const NEVER = new AbortController().signal;
const DIMENSIONS = [
  'ORGANISATION',
  'THEME',
  'FORMAT',
  'LICENCE',
  'CATALOGUE',
  'COUNTY',
  'COLLABORATION',
  'SPECIFICATION',
] as const satisfies readonly Dimension[];

/** Filters over what the read model holds, and some things that it does not. */
function filtersOver(store: Store): fc.Arbitrary<PastFilter> {
  const datasets = store.datasets({}, { order: 'ID', descending: false, limit: 500, backward: false }).items;
  const nodes = datasets.map(({ node }) => node);
  const codesOf = (concepts: readonly { readonly code?: string; readonly said: string }[]): readonly string[] =>
    concepts.map(({ code, said }) => code ?? said);
  const some = (values: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc.array(fc.constantFrom(...new Set(values), 'nothing-of-this-kind'), { minLength: 1, maxLength: 3 });
  const keysBy = (dimension: Dimension) => store.countDatasetsBy(dimension, {}).flatMap(({ key }) => key ?? []);
  const organisations = nodes.flatMap(({ publisher = '' }) => {
    const found = store.organisation(publisher);
    return found === undefined ? [] : [found.id, found.parent ?? found.id];
  });
  const formats = keysBy('FORMAT');
  return fc.record(
    {
      organisations: some(organisations),
      municipalityCodes: some(['1480', '1440', '1482']),
      countyCodes: some(['14', '01']),
      organisationKinds: fc.array(fc.constantFrom(...ORGANISATION_KINDS), { minLength: 1, maxLength: 2 }),
      collaborations: some(keysBy('COLLABORATION')),
      catalogues: some(keysBy('CATALOGUE')),
      themes: some(keysBy('THEME').flatMap((theme) => [theme, theme.toLowerCase()])),
      formats: some(formats),
      mediaTypes: some([...formats, ...nodes.flatMap((one) => one.distributions.flatMap((each) => codesOf(each.mediaTypes)))]), // prettier-ignore
      licences: some(keysBy('LICENCE')),
      openLicence: fc.boolean(),
      accessRights: some(nodes.flatMap(({ accessRights }) => (accessRights === undefined ? [] : codesOf([accessRights])))), // prettier-ignore
      highValueCategories: some(nodes.flatMap(({ highValueCategories }) => codesOf(highValueCategories))),
      specifications: some(store.specifications().all.map(({ slug }) => slug)),
      frequencies: some(nodes.flatMap(({ frequency }) => (frequency === undefined ? [] : codesOf([frequency])))),
      hasDistributions: fc.boolean(),
    },
    { requiredKeys: [] },
  );
}

describe('the newest day of the past', () => {
  let demo: Demo;
  let gateway: TestGateway;
  let history: SqlHistory;
  let past: RecordedPast;
  let day = '';

  beforeAll(async () => {
    demo = await startDemo({ slow: 50 });
    const read = demo.catalogues.map(({ id, platform, url, organisation, options }) => ({
      ...{ id, platform, url, organisation },
      ...(Object.keys(options).length === 0 ? {} : { options }),
    }));
    // Catalogues that list what others list too, and are read from first.
    const portals = read
      .filter(({ platform }) => platform === 'dcat')
      .slice(0, 3)
      .map(({ id, platform, url, options }) => ({ ...{ platform, options }, id: `${id}-again`, url: `${url}?again` }));
    const collaborations = demo.collaborations.map(({ id, members }) => ({ id, name: 'Samverkan', members }));
    gateway = await startGateway({ catalogues: [...portals, ...read], collaborations });
    const { store } = gateway.gateway;
    history = createSqliteHistory(join(gateway.folder, 'data/record.sqlite'), { info: () => undefined, warn: () => undefined }); // prettier-ignore
    past = createRecordedPast({ history: history.datasets, store, patienceMs: 60_000 });
    day = store.catalogues().map(({ id }) => store.catalogueStatus(id).lastSuccess ?? '').toSorted().at(-1)?.slice(0, 10) ?? ''; // prettier-ignore
  }, 60_000);
  afterAll(async () => {
    await past.close();
    await history.close();
    await gateway.close();
    await demo.close();
  });

  const countOf = async (measure: PastMeasure, filter: PastFilter): Promise<number | undefined> => {
    const [series] = await past.count({ measure, filter, days: [day] }, NEVER);
    return series?.counts[0]?.value;
  };

  it('has data of several catalogues that list the same, and of units', () => {
    const { store } = gateway.gateway;
    const shared = store.datasets({}, { order: 'ID', descending: false, limit: 500, backward: false }).items.filter(
      ({ node }) => store.origins(node.id).length > 1,
    ); // prettier-ignore

    expect(shared.length).toBeGreaterThan(5);
    expect(store.countDatasets({})).toBeGreaterThan(100);
    expect(store.countOrganisations({ publishes: true })).toBeGreaterThan(store.countPublishers({}));
  });

  it('counts under any filter what the read model counts', async () => {
    const { store } = gateway.gateway;

    await fc.assert(
      fc.asyncProperty(filtersOver(store), async (filter) => {
        const asked: DatasetFilter = filter;
        const isOpen = filter.openLicence === false ? 0 : store.countDatasets({ ...asked, openLicence: true });
        expect({
          datasets: await countOf('DATASETS', filter),
          distributions: await countOf('DISTRIBUTIONS', filter),
          publishers: await countOf('PUBLISHING_ORGANISATIONS', filter),
          open: await countOf('OPEN_LICENCE_DATASETS', filter),
          readable: await countOf('MACHINE_READABLE_DATASETS', filter),
          highValue: await countOf('HIGH_VALUE_DATASETS', filter),
        }).toEqual({
          datasets: store.countDatasets(asked),
          distributions: store.countDistributions(asked),
          publishers: store.countPublishers(asked),
          open: isOpen,
          readable: store.countDatasets({ ...asked, machineReadable: true }),
          highValue: store.countDatasets({ ...asked, highValue: true }),
        });
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('divides under any filter as the read model divides', async () => {
    const { store } = gateway.gateway;

    await fc.assert(
      fc.asyncProperty(filtersOver(store), fc.constantFrom(...DIMENSIONS), async (filter, by) => {
        const series = await past.count({ measure: 'DATASETS', filter, by, days: [day] }, NEVER);

        expect(series.map(({ key, counts }) => ({ key, datasets: counts[0]?.value }))).toEqual(
          store.countDatasetsBy(by, filter),
        );
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('knows the specifications and the quality of all that has them', async () => {
    const { store } = gateway.gateway;
    const withOne = store.countDatasetsBy('SPECIFICATION', {}).find(({ key }) => key === undefined)?.datasets ?? 0;

    expect(await countOf('DATASETS_WITH_SPECIFICATION', {})).toBe(store.countDatasets({}) - withOne);
    expect(await countOf('DATASETS_WITH_QUALITY', {})).toBe(store.countDatasets({}));
  });
});
