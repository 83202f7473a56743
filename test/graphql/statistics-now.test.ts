import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checks } from '../../src/checks/check.ts';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import { dataset, distribution, fresh, snapshot } from './build-record.ts';
import { BORAS, CC0, csv, GOTEBORG, VGR } from './configuration.ts';
import type { Graph } from './graph.ts';
import { openGraph } from './graph.ts';

const JSON_LD = toConcept('format', 'application/vnd.example+json');
const PDF = toConcept('format', 'application/pdf');
const BY_NC = toConcept('licence', 'http://creativecommons.org/licenses/by-nc/4.0/');
const HVD = toConcept('highValueCategory', 'http://data.europa.eu/bna/c_dd313021');
const DAILY = toConcept('frequency', 'http://publications.europa.eu/resource/authority/frequency/DAILY');
const BATHING = { uri: 'https://dataportal.se/specifications/badplatser/1.0', labels: [] };

/** Six of Göteborg, two of Borås, one of the region: of each it is said here what it is counted as. */
const SNAPSHOTS = [
  snapshot('goteborg', {
    agents: [GOTEBORG],
    datasets: [
      // Open, machine-readable by its format, daily.
      dataset('https://goteborg.example/1', 'goteborg', 'Ett', {
        publisher: GOTEBORG.id,
        licences: [CC0],
        frequency: DAILY,
        distributions: [distribution('https://goteborg.example/1/csv', { formats: [csv] })],
      }),
      // Open by a distribution's licence, machine-readable by a media type that no list has, of high value.
      dataset('https://goteborg.example/2', 'goteborg', 'Två', {
        publisher: GOTEBORG.id,
        highValueCategories: [HVD],
        distributions: [distribution('https://goteborg.example/2/json', { mediaTypes: [JSON_LD], licences: [CC0] })],
      }),
      // Neither open nor machine-readable; updated in words of its own.
      dataset('https://goteborg.example/3', 'goteborg', 'Tre', {
        publisher: GOTEBORG.id,
        licences: [BY_NC],
        frequency: toConcept('frequency', 'när vi hinner'),
        distributions: [distribution('https://goteborg.example/3/pdf', { formats: [PDF] })],
      }),
      // Follows a specification.
      dataset('https://goteborg.example/4', 'goteborg', 'Fyra', {
        publisher: GOTEBORG.id,
        conformsTo: [BATHING],
        distributions: ['a', 'b'].map((name) => distribution(`https://goteborg.example/4/${name}`, { formats: [PDF] })),
      }),
      dataset('https://goteborg.example/5', 'goteborg', 'Fem', { publisher: GOTEBORG.id }),
      dataset('https://goteborg.example/6', 'goteborg', 'Sex', { publisher: GOTEBORG.id }),
    ],
  }),
  snapshot('boras', {
    agents: [BORAS],
    datasets: [
      dataset('https://boras.example/1', 'boras', 'Ett', { publisher: BORAS.id, frequency: DAILY }),
      dataset('https://boras.example/2', 'boras', 'Två', { publisher: BORAS.id }),
    ],
  }),
  snapshot('vgr', {
    agents: [VGR],
    datasets: [dataset('https://vgr.example/1', 'vgr', 'Ett', { publisher: VGR.id })],
  }),
];

/** Of the two files of the dataset with a specification one has been read, and one that nobody has any more. */
const checks: Checks = {
  links: () => Promise.resolve(new Map()),
  contents: () => Promise.resolve(new Map()),
  contentsOf: (specifications) =>
    Promise.resolve(
      ['https://goteborg.example/4/a', 'https://goteborg.example/gone'].map((url) => ({
        url,
        specification: specifications[0] ?? '',
        state: 'VALID',
        rows: 12,
        whole: true,
        columns: [],
        faults: [],
        checkedAt: '2024-05-03T10:00:00.000Z',
      })),
    ),
};

let graph: Graph;

beforeAll(async () => {
  graph = await openGraph({ checks });
  for (const one of SNAPSHOTS) await graph.writer.writeSnapshot(one, fresh(one.catalogueId));
});
afterAll(async () => {
  await graph.close();
});

describe('statistics of today', () => {
  it('count open, machine-readable and high-value datasets, and those with a specification, with their shares', async () => {
    const { statistics, none } = await graph.ask(`{
      statistics {
        openLicenceDatasets { value definition } machineReadableDatasets { value } highValueDatasets { value }
        datasetsWithSpecification { value }
        openLicenceShare { numerator { value } denominator { value } percent reason basis definition(language: EN) }
        machineReadableShare { percent }
      }
      none: statistics(filter: { themes: ["ENVI"] }) { openLicenceShare { percent reason } }
    }`);

    expect(statistics).toEqual({
      openLicenceDatasets: { value: 2, definition: expect.stringContaining('Open Definition') as string },
      machineReadableDatasets: { value: 2 },
      highValueDatasets: { value: 1 },
      datasetsWithSpecification: { value: 1 },
      openLicenceShare: {
        numerator: { value: 2 },
        denominator: { value: 9 },
        percent: 22.2,
        reason: null,
        basis: 'OBSERVED',
        definition: expect.stringContaining('halves rounded away from zero') as string,
      },
      machineReadableShare: { percent: 22.2 },
    });
    expect(none).toEqual({ openLicenceShare: { percent: null, reason: 'DENOMINATOR_IS_ZERO' } });
  });

  it.each([
    ['openLicence: true', 2, 2],
    ['openLicence: false', 0, 0],
    ['mediaTypes: ["text/csv"]', 1, 1],
    ['specifications: ["badplatser"]', 0, 0],
  ])('count these among the datasets of { %s }', async (filter, open, readable) => {
    const { statistics } = await graph.ask(
      `{ statistics(filter: { organisationKinds: [MUNICIPALITY], ${filter} }) { openLicenceDatasets { value } machineReadableDatasets { value } } }`,
    );

    expect(statistics).toEqual({
      openLicenceDatasets: { value: open },
      machineReadableDatasets: { value: readable },
    });
  });

  it('tell the rows of files that were read, and that others may have more', async () => {
    const { statistics, none } = await graph.ask(`{
      statistics { rows { value basis asOf isLowerBound definition(language: EN) } }
      none: statistics(filter: { catalogues: ["boras"] }) { rows { value } }
    }`);

    expect(statistics).toEqual({
      rows: {
        value: 12,
        basis: 'OBSERVED',
        asOf: '2024-05-03T10:00:00.000Z',
        isLowerBound: true,
        definition: expect.stringContaining('Rows of the files') as string,
      },
    });
    expect(none).toEqual({ rows: null });
  });

  it('are divided by kind, platform and frequency', async () => {
    const { statistics } = await graph.ask(`{
      statistics {
        byKind { key label english: label(language: EN) count { value } perTenThousandInhabitants { population { value } } }
        byPlatform { key label count { value } }
        byFrequency { key label count { value } perTenThousandInhabitants { value } }
      }
    }`);

    expect(statistics).toEqual({
      byKind: [
        {
          key: 'MUNICIPALITY',
          label: 'Kommun',
          english: 'Municipality',
          count: { value: 8 },
          perTenThousandInhabitants: { population: { value: 10_551_707 } },
        },
        {
          key: 'REGION',
          label: 'Region',
          english: 'Region',
          count: { value: 1 },
          perTenThousandInhabitants: { population: { value: 10_551_707 } },
        },
      ],
      byPlatform: [{ key: 'dcat', label: 'dcat', count: { value: 9 } }],
      byFrequency: [
        { key: 'DAILY', label: expect.any(String) as string, count: { value: 2 }, perTenThousandInhabitants: null },
        { key: null, label: 'Uppgift saknas', count: { value: 7 }, perTenThousandInhabitants: null },
      ],
    });
  });

  it('are told per 10,000 inhabitants, each of whom counts once', async () => {
    const { county, municipalities, nobody } = await graph.ask(`{
      county: statistics(filter: { countyCodes: ["14"] }) { ...rate }
      municipalities: statistics(filter: { collaborations: ["two-cities"] }) { ...rate }
      nobody: statistics(filter: { organisationKinds: [COMPANY] }) { ...rate }
    }
    fragment rate on Statistics {
      datasetsPerTenThousandInhabitants { value datasets { value } population { value basis asOf } basis }
    }`);

    // The county's inhabitants are its municipalities' and its region's.
    expect(county).toEqual({
      datasetsPerTenThousandInhabitants: {
        value: 0.05,
        datasets: { value: 9 },
        population: { value: 1_767_016, basis: 'REGISTER', asOf: '2023-12-31' },
        basis: 'REGISTER',
      },
    });
    expect(municipalities).toMatchObject({ datasetsPerTenThousandInhabitants: { datasets: { value: 8 } } });
    expect(nobody).toMatchObject({ datasetsPerTenThousandInhabitants: { value: null, population: null } });
  });
});

describe('an organisation compared', () => {
  it('stands beside its county, its size and the country, and is one of each', async () => {
    const { organisation } = await graph.ask(`{
      organisation(municipalityCode: "1490") {
        comparison {
          group definition(language: EN) members { value basis }
          publishing { numerator { value } denominator { value } percent }
          measures { metric value mean median rank basis }
        }
      }
    }`);

    const { comparison } = organisation as { readonly comparison: readonly Record<string, unknown>[] };
    expect(comparison.map(({ group, members }) => [group, members])).toEqual([
      ['COUNTY', { value: 49, basis: 'REGISTER' }],
      ['SIZE', { value: 15, basis: 'REGISTER' }],
      ['COUNTRY', { value: 290, basis: 'REGISTER' }],
    ]);
    expect(comparison[1]?.['definition']).toMatch(/^The municipalities with 100,000 to 199,999 inhabitants/);
    expect(comparison[0]?.['publishing']).toEqual({
      numerator: { value: 2 },
      denominator: { value: 49 },
      percent: 4.1,
    });
    const measures = comparison.map((each) => (each['measures'] as readonly object[])[0]);
    expect(measures).toEqual([
      // 8 datasets of 49, 2 of 15, and 8 of 290 municipalities.
      { metric: 'DATASETS', value: 2, mean: 0.16, median: 0, rank: 2, basis: 'OBSERVED' },
      { metric: 'DATASETS', value: 2, mean: 0.13, median: 0, rank: 1, basis: 'OBSERVED' },
      { metric: 'DATASETS', value: 2, mean: 0.03, median: 0, rank: 2, basis: 'OBSERVED' },
    ]);
    expect((comparison[0]?.['measures'] as readonly { readonly metric: string }[]).map(({ metric }) => metric)).toEqual(
      [
        'DATASETS',
        'OPEN_LICENCE_DATASETS',
        'MACHINE_READABLE_DATASETS',
        'HIGH_VALUE_DATASETS',
        'DATASETS_WITH_SPECIFICATION',
        'DATASETS_PER_TEN_THOUSAND_INHABITANTS',
      ],
    );
  });

  it('is a region beside regions, and nobody beside nobody', async () => {
    const { organisations } = await graph.ask(`{
      organisations(filter: { countyCodes: ["14"], kinds: [REGION] }) { nodes { comparison { group members { value } } } }
    }`);

    expect(organisations).toEqual({ nodes: [{ comparison: [{ group: 'COUNTRY', members: { value: 21 } }] }] });
  });

  it('is compared on a day of the past too', async () => {
    const { organisation } = await graph.ask(`{
      organisation(municipalityCode: "1490") { comparison(asOf: "2024-01") { measures { basis } publishing { numerator { isLowerBound } } } }
    }`);

    expect(organisation).toMatchObject({
      comparison: expect.arrayContaining([
        {
          measures: expect.arrayContaining([{ basis: 'DERIVED' }]) as unknown,
          publishing: { numerator: { isLowerBound: true } },
        },
      ]) as unknown,
    });
  });
});
