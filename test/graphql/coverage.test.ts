import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idFromUri } from '../../src/model/id.ts';
import type { PublishingHistory } from '../../src/statistics/past/publishing-history.ts';
import { fresh } from './build-record.ts';
import { CATALOGUES, CHECKS, GOTEBORG, GYMS, SNAPSHOTS, TOILETS } from './coverage-records.ts';
import { openGraph } from './graph.ts';
import type { Graph } from './graph.ts';

const CELLS = `cells {
  specification { slug } state reason datasetCount { value definition(language: EN) basis }
  datasets { uri } evidence { place said matched dataset { uri } }
  faults { dataset { uri } url kind column row rows message(language: EN) }
  unreadCatalogues { slug } problems { kind }
}`;
interface Cell {
  readonly specification: { readonly slug: string };
  readonly state: string;
  readonly [field: string]: unknown;
}
interface Row {
  readonly organisation: { readonly name: string };
  readonly cells: readonly Cell[];
}

describe('coverage', () => {
  let graph: Graph;

  /** On every day Göteborg had two badplatser; Ale's catalogue had not been read. */
  const past: PublishingHistory = {
    count: ({ days, by }) => {
      const counts = (value: number, unobserved: readonly string[]) =>
        days.map((day) => ({ day, value, basis: 'OBSERVED' as const, unobserved, gaps: [] }));
      return Promise.resolve(
        by === undefined
          ? [{ counts: counts(9, ['ale']) }]
          : [{ key: graph.store.organisation(GOTEBORG.id)?.id ?? '', counts: counts(2, []) }],
      );
    },
    firstReading: () => Promise.resolve(undefined),
  };

  beforeAll(async () => {
    graph = await openGraph({ catalogues: CATALOGUES, checks: CHECKS, past });
    for (const one of SNAPSHOTS) await graph.writer.writeSnapshot(one, fresh(one.catalogueId));
  });
  afterAll(() => graph.close());

  const rowsOf = async (args: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Cell>>> => {
    const answer = await graph.ask(`{ coverage(${args}) { nodes { organisation { name } ${CELLS} } } }`);
    const { nodes } = answer['coverage'] as { readonly nodes: readonly Row[] };
    return new Map(
      nodes.map(({ organisation, cells }) => [
        organisation.name,
        new Map(cells.map((cell) => [cell.specification.slug, cell])),
      ]),
    );
  };
  const cell = async (organisation: string, slug: string, more = ''): Promise<Cell | undefined> => {
    const rows = await rowsOf(
      `organisations: { municipalityCodes: ["${organisation}"] }, specifications: ["${slug}"]${more}`,
    );
    return [...rows.values()][0]?.get(slug);
  };

  it('says DECLARED where no file was read, with the address that declares it', async () => {
    const found = await cell('1480', 'badplatser');

    const uri = 'https://goteborg.example/bathing';
    expect(found).toMatchObject({
      state: 'DECLARED',
      reason: null,
      datasets: [{ uri }],
      datasetCount: { value: 1, basis: 'OBSERVED' },
      evidence: [
        {
          place: 'CONFORMS_TO',
          said: 'https://www.dataportal.se/specifications/badplatser/1.0',
          matched: 'badplatser',
          dataset: { uri },
        },
      ],
    });
  });

  it('says VALID or INVALID where files were read, and what is wrong', async () => {
    const valid = await cell('1480', 'lekplatser');
    const invalid = await cell('1480', 'public-toilets');

    expect(valid).toMatchObject({ state: 'VALID', faults: [] });
    expect(invalid).toMatchObject({
      state: 'INVALID',
      faults: [
        {
          dataset: { uri: TOILETS },
          url: `${TOILETS}/file.csv`,
          kind: 'BAD_VALUE',
          column: 'latitude',
          row: 3,
          rows: 2,
          message: 'Write the latitude with a point.',
        },
      ],
    });
  });

  it('says LIKELY by title, keyword and columns, and by the longest word that is met', async () => {
    const byTitle = await cell('1480', 'utegym');
    const byKeyword = await cell('1490', 'badplatser');
    const byColumns = await cell('1490', 'utegym');
    const bicycles = await cell('1490', 'cykelparkeringar');
    const parking = await cell('1490', 'parkering');

    expect(byTitle).toMatchObject({ state: 'LIKELY', evidence: [{ place: 'TITLE', said: 'Utegymmen i staden' }] });
    expect(byKeyword).toMatchObject({ state: 'LIKELY', evidence: [{ place: 'KEYWORD', said: 'badplats' }] });
    expect(byColumns?.['evidence']).toMatchObject([
      { place: 'KEYWORD', said: 'utegym' },
      { place: 'COLUMNS', said: `${GYMS}/file.csv`, matched: 'source, id, name' },
    ]);
    expect(bicycles).toMatchObject({ state: 'LIKELY' });
    expect(parking).toMatchObject({ state: 'NONE', reason: 'NOT_PUBLISHED', datasets: [], evidence: [] });
  });

  it('tells an organisation without a catalogue from one whose catalogue is not read', async () => {
    const without = await cell('1401', 'badplatser');
    const unread = await cell('1440', 'badplatser');

    expect(without).toMatchObject({ state: 'NONE', reason: 'NO_CATALOGUE', unreadCatalogues: [] });
    expect(unread).toMatchObject({
      state: 'UNKNOWN',
      reason: 'NEVER_READ',
      unreadCatalogues: [{ slug: 'ale' }],
      problems: [],
    });
  });

  it('says UNKNOWN of a catalogue that is down, and keeps what is known of it', async () => {
    const problem = { kind: 'TIMED_OUT', message: 'no answer', since: '2024-05-31T00:00:00.000Z' } as const;
    await graph.writer.writeStatus({ ...fresh('boras'), state: 'STALE', problem });

    const nothing = await cell('1490', 'parkering');
    const known = await cell('1490', 'badplatser');

    await graph.writer.writeStatus(fresh('boras'));
    expect(nothing).toMatchObject({
      state: 'UNKNOWN',
      reason: 'CATALOGUE_DOWN',
      unreadCatalogues: [{ slug: 'boras' }],
      problems: [{ kind: 'TIMED_OUT' }],
    });
    expect(known).toMatchObject({ state: 'LIKELY' });
  });

  it('has a row for each municipality and region, in order of their names, page by page', async () => {
    const page =
      '{ totalCount pageInfo { hasNextPage endCursor } nodes { organisation { name } } completeness { asked } }';
    const first = await graph.ask(`{ coverage(first: 2) ${page} }`);
    const { pageInfo } = first['coverage'] as { readonly pageInfo: { readonly endCursor: string } };
    const second = await graph.ask(`{ coverage(first: 2, after: "${pageInfo.endCursor}") ${page} }`);

    const names = [first, second].flatMap((answer) =>
      (answer['coverage'] as { readonly nodes: readonly Row[] }).nodes.map(({ organisation }) => organisation.name),
    );
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'sv')));
    expect(new Set(names).size).toBe(4);
    expect(first['coverage']).toMatchObject({
      totalCount: 311,
      pageInfo: { hasNextPage: true },
      completeness: { asked: 4 },
    });
  });

  it('counts the organisations in each state over all rows, whatever the page', async () => {
    const answer =
      await graph.ask(`{ coverage(specifications: ["badplats"], collaboration: "vastra-gotaland", first: 0) {
      specifications { slug }
      totals {
        specification { slug } organisations { value }
        states { state organisations { value } }
        declaring { numerator { value } denominator { value } percent }
      }
    } }`);

    expect(answer['coverage']).toEqual({
      specifications: [{ slug: 'badplatser' }],
      totals: [
        {
          specification: { slug: 'badplatser' },
          organisations: { value: 4 },
          states: [
            { state: 'VALID', organisations: { value: 0 } },
            { state: 'INVALID', organisations: { value: 0 } },
            { state: 'DECLARED', organisations: { value: 1 } },
            { state: 'LIKELY', organisations: { value: 1 } },
            { state: 'NONE', organisations: { value: 1 } },
            { state: 'UNKNOWN', organisations: { value: 1 } },
          ],
          declaring: { numerator: { value: 1 }, denominator: { value: 4 }, percent: 25 },
        },
      ],
    });
  });

  it('gives the same cells from the organisation and from the specification', async () => {
    const answer = await graph.ask(`{
      organisation(municipalityCode: "1480") { coverage(specifications: ["lekplatser"]) { state } }
      specification(slug: "lekplatser") {
        expectedWords { swedish }
        coverage(organisations: { municipalityCodes: ["1480"] }) { nodes { cells { state organisation { name } } } }
      }
    }`);

    expect(answer).toMatchObject({
      organisation: { coverage: [{ state: 'VALID' }] },
      specification: {
        coverage: { nodes: [{ cells: [{ state: 'VALID', organisation: { name: 'Göteborgs Stad' } }] }] },
      },
    });
  });

  it('counts what a unit publishes under the unit and under its body', async () => {
    const answer = await graph.ask(
      `{ coverage(organisations: { ids: ["${idFromUri('organisation', 'https://goteborg.example/parks')}"] }, specifications: ["badplatser", "lekplatser"]) {
        nodes { cells { state } } } }`,
    );

    expect(answer['coverage']).toMatchObject({ nodes: [{ cells: [{ state: 'DECLARED' }, {}] }] });
  });

  it('says of a day of the past what was declared, and what had not been read', async () => {
    const asOf = ', asOf: "2023-12"';
    const goteborg = await cell('1480', 'badplatser', asOf);
    const boras = await cell('1490', 'badplatser', asOf);
    const ale = await cell('1440', 'badplatser', asOf);

    expect(goteborg).toMatchObject({ state: 'DECLARED', datasetCount: { value: 2 }, datasets: [] });
    expect(boras).toMatchObject({ state: 'NONE', reason: 'NOT_PUBLISHED' });
    expect(ale).toMatchObject({ state: 'UNKNOWN', reason: 'NEVER_READ', unreadCatalogues: [{ slug: 'ale' }] });
  });

  it.each([
    ['specifications: ["badplatsen"]', 'did you mean badplats'],
    ['collaboration: "vastra-gotland"', 'did you mean vastra-gotaland'],
    ['asOf: "yesterday"', 'is not a date'],
    ['first: 101', 'first may be at most 100'],
    ['collaboration: "two-cities", organisations: { collaborations: ["two-cities"] }', 'collaborations'],
  ])('refuses coverage(%s) and says what to send', async (args, said) => {
    const refusal = await graph.refusal(`{ coverage(${args}) { totalCount } }`);

    expect(refusal.message).toContain(said);
  });

  it('tells what is known of the list of especially important datasets, by rank', async () => {
    const answer = await graph.ask(`{ especiallyValuableDatasets {
      identified asOf datasets { rank name specification { slug rank } source }
    } }`);

    const list = answer['especiallyValuableDatasets'] as {
      readonly datasets: readonly {
        readonly rank: number | null;
        readonly specification: { readonly rank: number | null };
      }[];
    };
    expect(list).toMatchObject({ identified: 85, asOf: '2024-05' });
    expect(list.datasets[0]).toMatchObject({
      rank: 3,
      name: 'Lediga tomter',
      specification: { slug: 'lediga-tomter' },
    });
    expect(list.datasets.map(({ rank }) => rank)).toEqual(list.datasets.map(({ specification }) => specification.rank));
  });
});
