import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const ARTICLE =
  'https://www.vgregion.se/regional-utveckling/aktuellt-ru/publiceringen-av-oppna-data-har-tagit-fart-i-vastra-gotaland/';

/** No catalogue, and the collaboration: all that is known of the past is what comes with the project. */
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    catalogues: [],
    collaborations: [{ id: 'vastra-gotaland', name: { sv: 'Samverkan' }, members: ['1480', '1440', '14'] }],
  });
}, 60_000);
afterAll(async () => {
  await gateway.close();
});

const figure = (value: number, asOf: string) => ({ value, basis: 'IMPORTED', asOf, source: { url: ARTICLE } });

describe('the article’s figures, with nothing else known', () => {
  it('give the growth that they say: datasets by 48.6 %, publishing municipalities by 47.1 %', async () => {
    const { collaboration, statistics } = await gateway.query<Record<string, unknown>>(`
      query {
        collaboration(id: "vastra-gotaland") {
          statistics {
            growth(from: "2022-12-31", to: "2023-12-31") {
              from to
              datasets { ...change }
              publishingMunicipalities { ...change }
              publishingOrganisations { ...change to { isLowerBound definition(language: EN) } }
            }
          }
        }
        statistics(filter: { collaborations: ["vastra-gotaland"], organisationKinds: [MUNICIPALITY] }) {
          growth(from: "2022", to: "2023") { publishingOrganisations { delta percent } }
        }
      }
      fragment change on Change {
        from { ...figure } to { ...figure } delta percent reason basis isComparable obstacles
      }
      fragment figure on Figure { value basis asOf source { url } }`);

    const rest = { reason: null, basis: 'IMPORTED', isComparable: true, obstacles: [] };
    const municipalities = {
      from: figure(17, '2022-12-31'),
      to: figure(25, '2023-12-31'),
      delta: 8,
      percent: 47.1,
      ...rest,
    };
    expect(collaboration).toEqual({
      statistics: {
        growth: {
          from: '2022-12-31',
          to: '2023-12-31',
          datasets: {
            from: figure(111, '2022-12-31'),
            to: figure(165, '2023-12-31'),
            delta: 54,
            percent: 48.6,
            ...rest,
          },
          publishingMunicipalities: municipalities,
          // Nobody has counted the region: what is known of the municipalities is the least that it can be.
          publishingOrganisations: {
            ...municipalities,
            to: {
              ...municipalities.to,
              isLowerBound: true,
              definition: expect.stringContaining('Municipalities only') as string,
            },
          },
        },
      },
    });
    expect(statistics).toEqual({ growth: { publishingOrganisations: { delta: 8, percent: 47.1 } } });
  });

  it('give the members: 29 municipalities and one region', async () => {
    const { collaboration } = await gateway.query<Record<string, unknown>>(`{
      collaboration(id: "vastra-gotaland") {
        statistics(asOf: "2023-12-31") {
          day
          memberOrganisations { value basis source { url note } }
          memberMunicipalities { value basis source { url } }
          memberRegions { value basis source { url } }
        }
        now: statistics { day memberOrganisations { value basis source { url } } }
      }
    }`);

    expect(collaboration).toEqual({
      statistics: {
        day: '2023-12-31',
        memberOrganisations: {
          value: 30,
          basis: 'IMPORTED',
          source: { url: ARTICLE, note: expect.stringMatching(/Member municipalities.*besides/) as string },
        },
        memberMunicipalities: { value: 29, basis: 'IMPORTED', source: { url: ARTICLE } },
        memberRegions: { value: 1, basis: 'IMPORTED', source: { url: ARTICLE } },
      },
      now: { day: null, memberOrganisations: { value: 3, basis: 'REGISTER', source: null } },
    });
  });

  it('hold for a year and no longer, and before them there is a lower bound', async () => {
    const { collaboration } = await gateway.query<Record<string, unknown>>(`{
      collaboration(id: "vastra-gotaland") {
        summer: statistics(asOf: "2023-06-30") { datasets { value basis asOf } }
        before: statistics(asOf: "2022-12-30") { datasets { value basis isLowerBound asOf } memberOrganisations { basis } }
        after: statistics(asOf: "2025-01-01") { datasets { value basis isLowerBound } }
      }
    }`);

    expect(collaboration).toEqual({
      summer: { datasets: { value: 111, basis: 'IMPORTED', asOf: '2022-12-31' } },
      before: {
        datasets: { value: 0, basis: 'DERIVED', isLowerBound: true, asOf: '2022-12-30' },
        memberOrganisations: { basis: 'REGISTER' },
      },
      after: { datasets: { value: 0, basis: 'DERIVED', isLowerBound: true } },
    });
  });

  it('say why a change is none, and why it has no percentage', async () => {
    const { collaboration } = await gateway.query<Record<string, unknown>>(`{
      collaboration(id: "vastra-gotaland") {
        statistics {
          same: growth(from: "2023-01-01", to: "2023-06-30") { datasets { delta percent isComparable obstacles } }
          first: growth(from: "2021", to: "2022") { datasets { delta percent reason isComparable obstacles } }
          members: growth(from: "2022", to: "2023") { memberOrganisations { isComparable obstacles } }
        }
      }
    }`);

    expect(collaboration).toEqual({
      statistics: {
        same: { datasets: { delta: 0, percent: 0, isComparable: false, obstacles: ['SAME_FIGURE'] } },
        first: {
          datasets: {
            delta: 111,
            percent: null,
            reason: 'FROM_IS_ZERO',
            isComparable: false,
            obstacles: ['DIFFERENT_BASIS', 'CATALOGUES_NOT_READ'],
          },
        },
        members: {
          memberOrganisations: { isComparable: false, obstacles: ['DIFFERENT_BASIS', 'REGISTER_OF_TODAY'] },
        },
      },
    });
  });

  it('are the points of a series', async () => {
    const { collaboration } = await gateway.query<Record<string, unknown>>(`{
      collaboration(id: "vastra-gotaland") {
        statistics { series(metric: DATASETS, interval: YEAR) { from to points { day value basis source { url } } } }
      }
    }`);

    expect(collaboration).toEqual({
      statistics: {
        series: {
          from: '2022-12-31',
          to: '2023-12-31',
          points: [
            { day: '2022-12-31', value: 111, basis: 'IMPORTED', source: { url: ARTICLE } },
            { day: '2023-12-31', value: 165, basis: 'IMPORTED', source: { url: ARTICLE } },
          ],
        },
      },
    });
  });

  it('are of the collaboration alone', async () => {
    const { statistics } = await gateway.query<Record<string, unknown>>(`{
      statistics(asOf: "2023-12-31") { datasets { basis } publishingOrganisations { basis } }
    }`);

    expect(statistics).toEqual({ datasets: { basis: 'DERIVED' }, publishingOrganisations: { basis: 'DERIVED' } });
  });
});
