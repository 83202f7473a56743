import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';
import { SNAPSHOTS } from './records.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

/** Counted here, from the records themselves. */
const all = SNAPSHOTS.flatMap(({ datasets }) => datasets);
const unique = new Map<string, Dataset>();
for (const one of all) if (!unique.has(one.id)) unique.set(one.id, one);
const datasets = [...unique.values()];

function tally(keysOf: (dataset: Dataset) => readonly (string | undefined)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of datasets) {
    const keys = new Set(keysOf(one).map((key) => key ?? 'none'));
    for (const key of keys.size === 0 ? ['none'] : keys) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

interface Part {
  readonly key: string | null;
  readonly count: { readonly value: number };
}

const asTally = (parts: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries((parts as readonly Part[]).map(({ key, count }) => [key ?? 'none', count.value]));

describe('statistics', () => {
  it('count what the catalogues gave, each dataset once', async () => {
    const { statistics } = await graph.ask(`{
      statistics {
        memberOrganisations { value basis asOf }
        publishingOrganisations { value basis asOf definition }
        datasets { value basis asOf definition(language: EN) }
        distributions { value }
        dataServices { value }
      }
    }`);

    expect(statistics).toEqual({
      memberOrganisations: { value: 311, basis: 'REGISTER', asOf: null },
      publishingOrganisations: {
        value: new Set(datasets.map(({ publisher }) => publisher)).size,
        basis: 'OBSERVED',
        asOf: '2024-05-02T10:00:00.000Z',
        definition: expect.stringContaining('utgivare') as string,
      },
      datasets: {
        value: datasets.length,
        basis: 'OBSERVED',
        asOf: '2024-05-02T10:00:00.000Z',
        definition: expect.stringContaining('counts once') as string,
      },
      distributions: { value: datasets.flatMap(({ distributions }) => distributions).length },
      dataServices: { value: 2 },
    });
  });

  it('break the datasets down by theme, format and licence, and tell those that have none', async () => {
    const { statistics } = await graph.ask(
      '{ statistics { byTheme { ...part } byFormat { ...part } byLicence { ...part } } } fragment part on Breakdown { key count { value } }',
    );

    const parts = statistics as Readonly<Record<string, unknown>>;
    expect(asTally(parts['byTheme'])).toEqual(tally(({ themes }) => themes.map(({ code }) => code)));
    expect(asTally(parts['byFormat'])).toEqual(
      tally(({ distributions }) => distributions.flatMap(({ formats }) => formats.map(({ code }) => code))),
    );
    expect(asTally(parts['byLicence'])).toEqual(
      tally(({ licences, distributions }) =>
        [...licences, ...distributions.flatMap((one) => one.licences)].map(({ code }) => code),
      ),
    );
  });

  it('break the datasets down by organisation, catalogue, county and collaboration, with their names', async () => {
    const { statistics } = await graph.ask(`{
      statistics {
        byOrganisation { label count { value } organisation { municipalityCode } }
        byCatalogue { key label count { value } catalogue { slug } }
        byCounty { key label english: label(language: EN) count { value } }
        byCollaboration { key label count { value } collaboration { since } }
      }
    }`);

    expect(statistics).toMatchObject({
      byOrganisation: [
        { label: 'Göteborgs Stad', count: { value: 4 }, organisation: { municipalityCode: '1480' } },
        { label: 'Borås Stad', count: { value: 2 }, organisation: { municipalityCode: '1490' } },
        { count: { value: 1 } },
        { count: { value: 1 } },
      ],
      byCatalogue: [
        { key: 'goteborg', label: 'Göteborgs Stad', count: { value: 4 }, catalogue: { slug: 'goteborg' } },
        { key: 'vgr', label: 'vgr', count: { value: 3 }, catalogue: { slug: 'vgr' } },
        { key: 'boras', label: 'boras', count: { value: 2 }, catalogue: { slug: 'boras' } },
      ],
      byCounty: [
        { key: '14', label: 'Västra Götalands län', english: 'Västra Götaland County', count: { value: 7 } },
        { key: null, label: 'Uppgift saknas', english: 'Not stated', count: { value: 1 } },
      ],
      byCollaboration: expect.arrayContaining([
        { key: 'vastra-gotaland', label: 'Regional samverkan', count: { value: 7 }, collaboration: { since: '2019' } },
        { key: 'two-cities', label: 'Två städer', count: { value: 6 }, collaboration: { since: null } },
      ]) as unknown,
    });
  });

  it('name themes, formats and licences by their vocabularies, most first', async () => {
    const { statistics } = await graph.ask('{ statistics { byTheme { key label count { value } } } }');

    expect(statistics).toEqual({
      byTheme: [
        { key: 'ENVI', label: 'Miljö', count: { value: 2 } },
        { key: 'TRAN', label: 'Transport', count: { value: 2 } },
        { key: null, label: 'Uppgift saknas', count: { value: 5 } },
      ],
    });
  });

  it('of a collaboration have its members for denominator, and the newest of its catalogues for date', async () => {
    const { statistics } = await graph.ask(`{
      statistics(filter: { collaborations: ["two-cities"] }) {
        memberOrganisations { value }
        publishingOrganisations { value asOf }
        datasets { value }
        dataServices { value }
      }
    }`);

    expect(statistics).toMatchObject({
      memberOrganisations: { value: 2 },
      publishingOrganisations: { value: 2 },
      datasets: { value: 6 },
      dataServices: { value: 1 },
    });
  });

  it.each([
    ['{ organisationKinds: [REGION] }', 21, 1],
    ['{ organisationKinds: [COMPANY] }', 0, 0],
    ['{ countyCodes: ["09"] }', 2, 0],
    ['{ municipalityCodes: ["1480"], catalogues: ["vgr"] }', 1, 0],
  ])(
    'under %s have the municipalities and regions, and the services, that it selects',
    async (filter, members, services) => {
      const { statistics } = await graph.ask(
        `{ statistics(filter: ${filter}) { memberOrganisations { value } dataServices { value } } }`,
      );

      expect(statistics).toEqual({ memberOrganisations: { value: members }, dataServices: { value: services } });
    },
  );

  it('do not count data services under a condition that only datasets can meet', async () => {
    const { statistics } = await graph.ask(
      '{ statistics(filter: { themes: ["ENVI"] }) { dataServices { value } datasets { value } } }',
    );

    expect(statistics).toEqual({ dataServices: null, datasets: { value: 2 } });
  });
});
