import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idFromUri } from '../../src/model/id.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

const goteborgCatalogueId = idFromUri('catalogue', 'goteborg');

describe('a catalogue', () => {
  it('is found by its short name and by its id', async () => {
    const answer = await graph.ask(
      'query ($id: ID!) { slug: catalogue(slug: "goteborg") { id } id: catalogue(id: $id) { slug } }',
      { id: goteborgCatalogueId },
    );

    expect(answer).toEqual({ slug: { id: goteborgCatalogueId }, id: { slug: 'goteborg' } });
  });

  it('says what it says of itself, how it is doing and what was read from it', async () => {
    const { catalogue } = await graph.ask(`{
      catalogue(slug: "goteborg") {
        name title platform url status organisation { municipalityCode } publisher { municipalityCode }
        licences { code open label } issued languages { code }
        health { state problem { kind } lastSuccess consecutiveFailures lastDurationMs lastFailure { kind } heldBack { since } history { outcome } }
        counts { datasets distributions dataServices skipped }
        skipped { count records { id reason line properties { value } } }
        datasets { totalCount }
      }
    }`);

    expect(catalogue).toEqual({
      name: 'Göteborgs Stad',
      title: 'Öppna data i Göteborg',
      platform: 'dcat',
      url: 'https://goteborg.example/catalogue.rdf',
      status: 'ACTIVE',
      organisation: { municipalityCode: '1480' },
      publisher: { municipalityCode: '1480' },
      licences: [{ code: 'CC0-1.0', open: true, label: expect.stringContaining('CC0') as string }],
      issued: '2015',
      languages: [{ code: 'SWE' }],
      health: {
        state: 'FRESH',
        problem: null,
        lastSuccess: '2024-05-01T10:00:00.000Z',
        consecutiveFailures: 0,
        lastDurationMs: 120,
        lastFailure: null,
        heldBack: null,
        history: [],
      },
      counts: { datasets: 4, distributions: 3, dataServices: 1, skipped: 2 },
      skipped: {
        count: 2,
        records: [
          { id: 'https://goteborg.example/broken', reason: 'It has no title.', line: 12, properties: [{ value: 'x' }] },
        ],
      },
      datasets: { totalCount: 4 },
    });
  });

  it('that is held back says what came, how often, and what became of the last attempts', async () => {
    const own = await openFullGraph();
    try {
      const before = own.store.catalogueStatus('boras');
      const error = { kind: 'SUSPICIOUS', message: 'Too much vanished at once.' } as const;
      await own.writer.writeStatus({
        ...before,
        problem: { ...error, since: '2024-05-04T10:00:00.000Z' },
        lastFailure: { ...error, at: '2024-05-05T10:00:00.000Z' },
        heldBack: {
          since: '2024-05-04T10:00:00.000Z',
          attempts: 2,
          datasets: 3,
          known: 1,
          believedFrom: '2024-05-06T10:00:00.000Z',
        },
        history: [
          {
            at: '2024-05-05T09:59:58.000Z',
            outcome: 'HELD_BACK',
            problem: 'SUSPICIOUS',
            datasets: 3,
            durationMs: 2000,
          },
          { at: '2024-05-05T08:59:58.000Z', outcome: 'FAILED', durationMs: 10 },
        ],
      });

      const { catalogue } = await own.ask(`{
        catalogue(slug: "boras") {
          health {
            state problem { kind since } lastFailure { kind message line at }
            heldBack { since attempts datasets known believedFrom }
            history { at outcome problem datasets durationMs }
          }
        }
      }`);

      expect(catalogue).toEqual({
        health: {
          state: 'STALE',
          problem: { kind: 'SUSPICIOUS', since: '2024-05-04T10:00:00.000Z' },
          lastFailure: { ...error, line: null, at: '2024-05-05T10:00:00.000Z' },
          heldBack: {
            since: '2024-05-04T10:00:00.000Z',
            attempts: 2,
            datasets: 3,
            known: 1,
            believedFrom: '2024-05-06T10:00:00.000Z',
          },
          history: [
            {
              at: '2024-05-05T09:59:58.000Z',
              outcome: 'HELD_BACK',
              problem: 'SUSPICIOUS',
              datasets: 3,
              durationMs: 2000,
            },
            { at: '2024-05-05T08:59:58.000Z', outcome: 'FAILED', problem: null, datasets: null, durationMs: 10 },
          ],
        },
      });
    } finally {
      await own.close();
    }
  });

  it('that has not been read yet answers with what the sources file says', async () => {
    const { catalogue } = await graph.ask(`{
      catalogue(slug: "ale") { name title licences { code } publisher { id } organisation { municipalityCode } health { state problem { kind line } } }
    }`);

    expect(catalogue).toEqual({
      name: 'ale',
      title: null,
      licences: [],
      publisher: null,
      organisation: { municipalityCode: '1440' },
      health: { state: 'MISSING', problem: { kind: 'MALFORMED', line: 7 } },
    });
  });
});

describe('catalogues', () => {
  it('are listed in the order of the sources file, and by state, status, platform and owner', async () => {
    const { organisation } = await graph.ask('{ organisation(municipalityCode: "1480") { id } }');
    const answer = await graph.ask(
      `query ($organisation: ID!) {
        all: catalogues { nodes { slug } }
        stale: catalogues(filter: { states: [STALE] }) { nodes { slug } }
        inactive: catalogues(filter: { statuses: [INACTIVE] }) { nodes { slug note } }
        owned: catalogues(filter: { organisations: [$organisation], statuses: [ACTIVE] }) { nodes { slug } }
        none: catalogues(filter: { platforms: ["ckan"] }) { totalCount }
      }`,
      { organisation: (organisation as { id: string }).id },
    );

    expect(answer).toEqual({
      all: { nodes: [{ slug: 'goteborg' }, { slug: 'boras' }, { slug: 'vgr' }, { slug: 'ale' }, { slug: 'closed' }] },
      stale: { nodes: [{ slug: 'boras' }] },
      inactive: { nodes: [{ slug: 'closed', note: 'Moved to goteborg.' }] },
      owned: { nodes: [{ slug: 'goteborg' }] },
      none: { totalCount: 0 },
    });
  });
});
