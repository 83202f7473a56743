import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOf } from '../../src/field-work.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';
import { asked, FIGURES, past } from './small-past.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph({ past, figures: { all: () => Promise.resolve(FIGURES) } });
});
afterAll(async () => {
  await graph.close();
});

describe('statistics as of a day', () => {
  it('are observed where all catalogues had been read, else somebody’s figure, else a lower bound', async () => {
    const { observed, imported, derived } = await graph.ask(`{
      observed: statistics(asOf: "2024-05-10") { day datasets { ...figure } distributions { value } dataServices { value } }
      imported: statistics(asOf: "2024-02") { day datasets { ...figure source { url note } } distributions { basis } dataServices { value basis } }
      derived: statistics(asOf: "2024-03-10T08:00:00Z", filter: { themes: ["TRAN"] }) { day datasets { ...figure } }
    }
    fragment figure on Figure { value basis asOf isLowerBound unobserved gaps }`);

    expect(observed).toEqual({
      day: '2024-05-10',
      datasets: {
        value: 4,
        basis: 'OBSERVED',
        asOf: '2024-05-10T10:00:00.000Z',
        isLowerBound: false,
        unobserved: [],
        gaps: ['boras'],
      },
      distributions: { value: 4 },
      dataServices: { value: 5 },
    });
    expect(imported).toEqual({
      day: '2024-02-29',
      datasets: {
        value: 75,
        basis: 'IMPORTED',
        asOf: '2024-02-01',
        isLowerBound: false,
        unobserved: [],
        gaps: [],
        source: { url: 'https://example.org/report', note: 'Counted by hand.' },
      },
      distributions: { basis: 'DERIVED' },
      dataServices: { value: 5, basis: 'IMPORTED' },
    });
    expect(derived).toEqual({
      day: '2024-03-10',
      datasets: {
        value: 2,
        basis: 'DERIVED',
        asOf: '2024-03-10T10:00:00.000Z',
        isLowerBound: true,
        unobserved: ['boras'],
        gaps: [],
      },
    });
  });

  it('of an organisation take its own figures, by its id or its code', async () => {
    const { organisation, statistics } = await graph.ask(`{
      organisation(municipalityCode: "1480") { statistics(asOf: "2024-02-29") { datasets { value basis } } }
      statistics(asOf: "2024-02-29", filter: { municipalityCodes: ["1480"] }) { datasets { value basis } }
    }`);

    expect(organisation).toEqual({ statistics: { datasets: { value: 9, basis: 'IMPORTED' } } });
    expect(statistics).toEqual({ datasets: { value: 9, basis: 'IMPORTED' } });
  });

  it('have shares of two counts of ours, never of two people’s', async () => {
    const { statistics } = await graph.ask(`{
      statistics(asOf: "2024-02-29") { openLicenceShare { numerator { value } denominator { value basis } percent basis } }
    }`);

    expect(statistics).toEqual({
      openLicenceShare: {
        numerator: { value: 0 },
        denominator: { value: 1, basis: 'DERIVED' },
        percent: 0,
        basis: 'DERIVED',
      },
    });
  });

  it('are divided as those of today are', async () => {
    const { statistics } = await graph.ask(`{
      statistics(asOf: "2024-06-01") {
        byTheme { key label count { value basis } }
        byOrganisation { label count { value } perTenThousandInhabitants { value population { value } } }
      }
    }`);

    expect(statistics).toEqual({
      byTheme: [
        { key: 'TRAN', label: 'Transport', count: { value: 2, basis: 'OBSERVED' } },
        { key: 'ENVI', label: 'Miljö', count: { value: 1, basis: 'OBSERVED' } },
        { key: null, label: 'Uppgift saknas', count: { value: 1, basis: 'OBSERVED' } },
      ],
      byOrganisation: expect.arrayContaining([
        {
          label: 'Göteborgs Stad',
          count: { value: 2 },
          perTenThousandInhabitants: { value: 0.03, population: { value: expect.any(Number) as number } },
        },
      ]) as unknown,
    });
  });

  it.each([
    [
      'statistics(asOf: "2024", filter: { keywords: ["träd"] }) { day }',
      'filter.keywords',
      'those that can are organisations',
    ],
    ['statistics(asOf: "i våras") { day }', 'asOf', 'is not a date'],
    [
      'statistics(filter: { hasRows: true }) { growth(from: "2023", to: "2024") { from } }',
      'filter.hasRows',
      'not known of the past',
    ],
    ['statistics { growth(from: "2024", to: "2023") { from } }', 'from', 'the other way round'],
    [
      'statistics { series(metric: DATASETS, interval: DAY, from: "2020", to: "2024") { from } }',
      'interval',
      'more than 800 points',
    ],
    [
      'statistics { series(metric: DATASETS, interval: DAY, from: "2025", to: "2024") { from } }',
      'from',
      'after to 2024-12-31',
    ],
    ['statistics { series(metric: MEMBERS, interval: YEAR, by: THEME) { from } }', 'by', 'not divided'],
    ['statistics { series(metric: DATASETS, interval: YEAR, by: THEME, parts: 51) { from } }', 'parts', 'send 1 to 50'],
  ])('refuse %s and say what to send', async (query, argument, advice) => {
    const error = await graph.refusal(`{ ${query} }`);

    expect(error.argument).toBe(argument);
    expect(error.message).toContain(advice);
  });
});

describe('a series', () => {
  it('has a point at the end of each interval, with what it rests on', async () => {
    asked.length = 0;
    const { statistics } = await graph.ask(`{
      statistics {
        series(metric: DATASETS, interval: MONTH, from: "2024-02", to: "2024-05-10") {
          metric interval from to points { day value basis isLowerBound unobserved isGap gaps } parts { key } partsLeftOut
        }
      }
    }`);

    const nothing = { isLowerBound: false, unobserved: [], isGap: false, gaps: [] };
    expect(statistics).toEqual({
      series: {
        metric: 'DATASETS',
        interval: 'MONTH',
        from: '2024-02-01',
        to: '2024-05-10',
        points: [
          { day: '2024-02-29', value: 75, basis: 'IMPORTED', ...nothing },
          { day: '2024-03-31', value: 75, basis: 'IMPORTED', ...nothing },
          { day: '2024-04-30', value: 4, basis: 'OBSERVED', ...nothing },
          { day: '2024-05-10', value: 4, basis: 'OBSERVED', ...nothing, isGap: true, gaps: ['boras'] },
        ],
        parts: [],
        partsLeftOut: 0,
      },
    });
    // However many points there are.
    expect(asked).toHaveLength(1);
  });

  it('is divided into the parts of most, and tells how many there are besides', async () => {
    const { statistics } = await graph.ask(`{
      statistics {
        series(metric: DATASETS, interval: QUARTER, from: "2024", to: "2024-06", by: THEME, parts: 2) {
          parts { key label points { day value } } partsLeftOut
        }
      }
    }`);

    expect(statistics).toEqual({
      series: {
        parts: [
          {
            key: 'TRAN',
            label: 'Transport',
            points: [
              { day: '2024-03-31', value: 2 },
              { day: '2024-06-30', value: 2 },
            ],
          },
          {
            key: 'ENVI',
            label: 'Miljö',
            points: [
              { day: '2024-03-31', value: 1 },
              { day: '2024-06-30', value: 1 },
            ],
          },
        ],
        partsLeftOut: 1,
      },
    });
  });

  it('goes from the first reading to the newest one', async () => {
    const { statistics } = await graph.ask(
      '{ statistics { series(metric: PUBLISHING_ORGANISATIONS, interval: WEEK) { from to points { day value } } } }',
    );

    expect(statistics).toMatchObject({ series: { from: '2024-03-04', to: '2024-05-02' } });
    const { points } = (statistics as { readonly series: { readonly points: readonly object[] } }).series;
    expect(points.at(0)).toEqual({ day: '2024-03-10', value: 2 });
    expect(points.at(-1)).toEqual({ day: '2024-05-02', value: 2 });
    expect(points).toHaveLength(9);
  });

  it('costs what its points and parts are', () => {
    const searches = (given: object): number => workOf('Statistics.series', { ...given }).searches;

    expect(searches({ interval: 'YEAR' })).toBe(1);
    expect(searches({ interval: 'DAY' })).toBe(4);
    expect(searches({ interval: 'DAY', by: 'THEME' })).toBe(44);
    expect(searches({ interval: 'DAY', by: 'THEME', parts: 50 })).toBe(204);
    expect(searches({ interval: 'DAY', by: 'THEME', parts: 50, from: '2024-01-01', to: '2024-01-31' })).toBe(8);
  });
});

describe('growth between days', () => {
  it('is told with both ends, their difference and its percentage', async () => {
    const { statistics } = await graph.ask(`{
      statistics(filter: { themes: ["TRAN"] }) {
        growth(from: "2024-03-10", to: "2024-06-01") {
          datasets { from { value basis } to { value basis } delta percent basis isComparable obstacles definition(language: EN) }
        }
      }
    }`);

    expect(statistics).toEqual({
      growth: {
        datasets: {
          from: { value: 2, basis: 'DERIVED' },
          to: { value: 2, basis: 'OBSERVED' },
          delta: 0,
          percent: 0,
          basis: 'DERIVED',
          isComparable: false,
          obstacles: ['DIFFERENT_BASIS', 'CATALOGUES_NOT_READ'],
          definition: expect.stringContaining('dcat:Dataset') as string,
        },
      },
    });
  });
});
