import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

describe('an organisation', () => {
  it('is found by its municipality code, its organisation number with or without hyphen, and its id', async () => {
    const byCode = await graph.ask('{ organisation(municipalityCode: "1480") { id name } }');
    const { id } = byCode['organisation'] as { id: string };
    const others = await graph.ask(
      `query ($id: ID!) {
        number: organisation(organisationNumber: "212000-1355") { id }
        digits: organisation(organisationNumber: "2120001355") { id }
        id: organisation(id: $id) { id }
        node: node(id: $id) { __typename id }
      }`,
      { id },
    );

    expect(others).toEqual({ number: { id }, digits: { id }, id: { id }, node: { __typename: 'Organisation', id } });
  });

  it('has what the register and its catalogues say of it', async () => {
    const { organisation } = await graph.ask(`{
      organisation(municipalityCode: "1480") {
        kind municipalityCode regionCode organisationNumber
        county { code name english: name(language: EN) }
        population { value basis asOf }
        uris emails homepages { uri } types { code } identifiers
        catalogues { slug } collaborations { id } parent { id }
        datasets { totalCount } statistics { datasets { value } }
        agents { uri name catalogue { slug } }
      }
    }`);

    expect(organisation).toMatchObject({
      kind: 'MUNICIPALITY',
      municipalityCode: '1480',
      regionCode: null,
      organisationNumber: '212000-1355',
      county: { code: '14', name: 'Västra Götalands län', english: 'Västra Götaland County' },
      population: { value: 604616, basis: 'REGISTER', asOf: '2023-12-31' },
      uris: ['http://dataportal.se/organisation/SE2120001355'],
      emails: ['data@goteborg.example'],
      homepages: [{ uri: 'https://goteborg.example' }],
      types: [{ code: 'LocalAuthority' }],
      identifiers: ['212000-1355'],
      catalogues: [{ slug: 'goteborg' }, { slug: 'closed' }],
      collaborations: [{ id: 'vastra-gotaland' }, { id: 'two-cities' }],
      parent: null,
      datasets: { totalCount: 4 },
      statistics: { datasets: { value: 4 } },
    });
  });

  it('is null for a number that nobody here is known to have', async () => {
    const answer = await graph.ask('{ organisation(organisationNumber: "000000-0000") { id } }');

    expect(answer).toEqual({ organisation: null });
  });
});

describe('organisations', () => {
  it('are those of the register and those that publish besides', async () => {
    const answer = await graph.ask(`{
      organisations { totalCount }
      municipalities: organisations(filter: { kinds: [MUNICIPALITY] }) { totalCount }
      publishing: organisations(filter: { publishes: true }, orderBy: { field: DATASETS, direction: DESCENDING }) { nodes { name } }
      members: collaboration(id: "two-cities") { organisations { nodes { municipalityCode } } }
    }`);

    expect(answer).toEqual({
      organisations: { totalCount: 312 },
      municipalities: { totalCount: 290 },
      publishing: {
        nodes: [{ name: 'Göteborgs Stad' }, { name: 'Borås Stad' }, expect.anything(), expect.anything()],
      },
      members: { organisations: { nodes: [{ municipalityCode: '1490' }, { municipalityCode: '1480' }] } },
    });
  });
});

describe('collaborations', () => {
  it('have a name, members, datasets and statistics', async () => {
    const answer = await graph.ask(`{
      collaborations { id }
      collaboration(id: "vastra-gotaland") {
        name english: name(language: EN) since organisations { totalCount } datasets { totalCount }
        statistics { memberOrganisations { value } publishingOrganisations { value } }
      }
    }`);

    expect(answer).toEqual({
      collaborations: [{ id: 'vastra-gotaland' }, { id: 'two-cities' }],
      collaboration: {
        name: 'Regional samverkan',
        english: 'Regional collaboration',
        since: '2019',
        organisations: { totalCount: 4 },
        datasets: { totalCount: 7 },
        statistics: { memberOrganisations: { value: 4 }, publishingOrganisations: { value: 3 } },
      },
    });
  });
});
