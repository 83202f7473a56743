import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkCheck } from '../../src/checks/check.ts';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import { dataset, distribution, fresh, snapshot, sv } from './build-record.ts';
import { CC0, csv, environment, GOTEBORG } from './configuration.ts';
import type { Graph } from './graph.ts';
import { openGraph } from './graph.ts';
import { asked, PAST } from './quality-past.ts';
import { MISSING } from './records.ts';

const CSV_FILE = 'https://goteborg.example/bathing.csv';

/** 30 theme, 20 spatial, 30 compliant, 20 format, 20 open, 20 machine-readable, 20 licence, 10 known, 10 publisher: 180. */
const BATHING = dataset('https://goteborg.example/bathing', 'goteborg', 'Badplatser', {
  descriptions: sv('Alla badplatser'),
  publisher: GOTEBORG.id,
  themes: [environment],
  spatial: [{ labels: sv('Göteborg') }],
  distributions: [distribution(CSV_FILE, { formats: [csv], licences: [CC0] })],
});
/** 20 spatial, 10 media type, 20 open, 20 machine-readable, 10 publisher: 80. No description, so not compliant. */
const PLANS = dataset('https://goteborg.example/plans', 'goteborg', 'Detaljplaner', {
  publisher: GOTEBORG.id,
  spatial: [{ labels: sv('Göteborg') }],
  distributions: [
    distribution('https://goteborg.example/plans', { mediaTypes: [toConcept('format', 'application/geo+json')] }),
  ],
});
/** Nothing but a title. */
const BUDGET = dataset('https://boras.example/budget', 'boras', 'Budget');

const ANSWERED: LinkCheck = { url: CSV_FILE, outcome: 'OK', status: 200, checkedAt: '2024-05-20T00:00:00.000Z' };

let graph: Graph;

beforeAll(async () => {
  graph = await openGraph({
    past: PAST,
    checks: {
      links: (urls) => Promise.resolve(new Map(urls.includes(CSV_FILE) ? [[CSV_FILE, ANSWERED]] : [])),
      contents: () => Promise.resolve(new Map()),
      contentsOf: () => Promise.resolve([]),
    },
  });
  const datasets = [BATHING, PLANS];
  await graph.writer.writeSnapshot(snapshot('goteborg', { datasets, agents: [GOTEBORG] }), fresh('goteborg'));
  await graph.writer.writeSnapshot(snapshot('boras', { datasets: [BUDGET] }), { ...fresh('boras'), state: 'STALE' });
  await graph.writer.writeSnapshot(snapshot('vgr', {}), fresh('vgr'));
  await graph.writer.writeStatus(MISSING);
});

afterAll(async () => {
  await graph.close();
});

describe('the quality of a dataset', () => {
  it('counts an address that answers, and neither for nor against one that nobody has asked', async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Dataset { quality {
      points maximum share rating metadataPoints distribution { uri }
      dimensions { dimension points maximum }
      metrics(states: [UNKNOWN]) { id points found(language: EN) advice }
    } } } }`;

    const { nodes } = await graph.ask(query, { ids: [BATHING.id, PLANS.id] });

    expect(nodes).toEqual([
      {
        quality: {
          points: 230,
          maximum: 405,
          share: 0.5679,
          rating: 'GOOD',
          metadataPoints: 180,
          distribution: { uri: CSV_FILE },
          dimensions: [
            { dimension: 'FINDABILITY', points: 50, maximum: 100 },
            { dimension: 'ACCESSIBILITY', points: 50, maximum: 100 },
            { dimension: 'INTEROPERABILITY', points: 90, maximum: 110 },
            { dimension: 'REUSABILITY', points: 40, maximum: 75 },
            { dimension: 'CONTEXTUALITY', points: 0, maximum: 20 },
          ],
          metrics: [],
        },
      },
      {
        quality: expect.objectContaining({
          points: 80,
          maximum: 355,
          metadataPoints: 80,
          metrics: [
            {
              id: 'accessUrlStatus',
              points: null,
              found: 'https://goteborg.example/plans has not been tried yet',
              advice: null,
            },
          ],
        }) as unknown,
      },
    ]);
  });

  it('says what to do, in the language asked for, and which properties DCAT-AP-SE wants', async () => {
    const query = `query ($id: ID!) { dataset(id: $id) { quality {
      metrics(states: [NOT_MET]) { id dimension property label weight points found advice(language: EN) }
      properties { class term label(language: EN) level isGiven lacking { uri } advice }
    } } }`;

    const { dataset: found } = await graph.ask(query, { id: PLANS.id });

    expect(found).toMatchObject({
      quality: {
        metrics: expect.arrayContaining([
          {
            id: 'keyword',
            dimension: 'FINDABILITY',
            property: 'dcat:keyword',
            label: 'Nyckelord',
            weight: 30,
            points: 0,
            found: 'dcat:keyword saknas',
            advice: 'Give at least one keyword (dcat:keyword) that somebody would search for.',
          },
        ]) as unknown,
        properties: expect.arrayContaining([
          {
            class: 'DATASET',
            term: 'dcterms:description',
            label: 'Description',
            level: 'MANDATORY',
            isGiven: false,
            lacking: [],
            advice: 'Ange Beskrivning (dcterms:description) för datamängden: DCAT-AP-SE kräver det.',
          },
          {
            class: 'DISTRIBUTION',
            term: 'dcterms:license',
            label: 'License',
            level: 'RECOMMENDED',
            isGiven: false,
            lacking: [{ uri: 'https://goteborg.example/plans' }],
            advice: 'Ange Licens (dcterms:license) för 1 av distributionerna: DCAT-AP-SE rekommenderar det.',
          },
        ]) as unknown,
      },
    });
  });
});

describe('the quality of many datasets', () => {
  it('is the mean of what their metadata gives, with what to do first', async () => {
    const query = `{ organisation(municipalityCode: "1480") { quality {
      points maximum share rating reason totalPoints datasets { value basis asOf }
      ratings { rating datasets share }
      metrics(first: 5) { id weight met datasets share pointsToGain }
      completeness { asked fresh }
    } } }`;

    const { organisation } = await graph.ask(query);

    expect(organisation).toEqual({
      quality: {
        points: 130,
        maximum: 325,
        share: 0.4,
        rating: 'SUFFICIENT',
        reason: null,
        totalPoints: 260,
        datasets: { value: 2, basis: 'OBSERVED', asOf: expect.stringMatching(/^2024-05/) as unknown },
        ratings: [
          { rating: 'EXCELLENT', datasets: 0, share: 0 },
          { rating: 'GOOD', datasets: 1, share: 0.5 },
          { rating: 'SUFFICIENT', datasets: 0, share: 0 },
          { rating: 'BAD', datasets: 1, share: 0.5 },
        ],
        metrics: [
          { id: 'keyword', weight: 30, met: 0, datasets: 2, share: 0, pointsToGain: 30 },
          { id: 'temporal', weight: 20, met: 0, datasets: 2, share: 0, pointsToGain: 20 },
          { id: 'downloadUrl', weight: 20, met: 0, datasets: 2, share: 0, pointsToGain: 20 },
          { id: 'contactPoint', weight: 20, met: 0, datasets: 2, share: 0, pointsToGain: 20 },
          { id: 'theme', weight: 30, met: 1, datasets: 2, share: 0.5, pointsToGain: 15 },
        ],
        completeness: { asked: 1, fresh: 1 },
      },
    });
  });

  it('is none where nothing could be read, and the last known where a catalogue is down', async () => {
    const query = '{ catalogues { nodes { slug quality { points share rating reason datasets { value asOf } } } } }';

    const { catalogues } = await graph.ask(query);

    const { nodes } = catalogues as { readonly nodes: readonly { readonly slug: string; readonly quality: unknown }[] };
    const none = { points: null, share: null, rating: null };
    const qualities = Object.fromEntries(nodes.map(({ slug, quality }) => [slug, quality]));
    expect(qualities).toMatchObject({
      ale: { ...none, reason: 'NOT_READ', datasets: { value: 0, asOf: null } },
      boras: { points: 0, share: 0, rating: 'BAD', reason: null, datasets: { value: 1 } },
      closed: { ...none, reason: 'NOT_READ' },
      goteborg: { points: 130, reason: null },
      vgr: { ...none, reason: 'NO_DATASETS' },
    });
    expect(qualities['boras']).toHaveProperty('datasets.asOf', expect.stringMatching(/^2024-/));
  });

  it('is of any filter, and of all without one', async () => {
    const answer = await graph.ask(
      '{ all: quality { points datasets { value } } good: quality(filter: { qualityFrom: 100 }) { points } }',
    );

    // (180 + 80 + 0) / 3
    expect(answer).toEqual({ all: { points: 86.7, datasets: { value: 3 } }, good: { points: 180 } });
  });

  it('refuses a number of metrics that cannot be', async () => {
    const refusal = await graph.refusal('{ quality { metrics(first: 23) { id } } }');

    expect(refusal.message).toBe('first is 23; send a number from 1 to 22');
  });
});

describe('the quality over time', () => {
  const series =
    '{ catalogue(slug: "goteborg") { quality { series(interval: MONTH, to: "2024-05") { day points share assessed datasets basis asOf unobserved gaps } } } }';

  it('is the mean of those datasets whose points were known', async () => {
    asked.length = 0;

    const { catalogue } = await graph.ask(series);

    expect(catalogue).toEqual({
      quality: {
        series: [
          {
            day: '2024-03-31',
            points: null,
            share: null,
            assessed: 0,
            datasets: 2,
            basis: 'DERIVED',
            asOf: null,
            unobserved: ['goteborg'],
            gaps: [],
          },
          {
            day: '2024-04-30',
            points: 100.5,
            share: 0.3092,
            assessed: 2,
            datasets: 2,
            basis: 'OBSERVED',
            asOf: '2024-04-30T05:00:00.000Z',
            unobserved: [],
            gaps: [],
          },
          {
            day: '2024-05-31',
            points: 130,
            share: 0.4,
            assessed: 2,
            datasets: 3,
            basis: 'OBSERVED',
            asOf: '2024-05-31T05:00:00.000Z',
            unobserved: [],
            gaps: ['goteborg'],
          },
        ],
      },
    });
    expect(asked.map(({ measure, filter }) => [measure, filter])).toEqual([
      ['DATASETS', { catalogues: ['goteborg'] }],
      ['DATASETS_WITH_QUALITY', { catalogues: ['goteborg'] }],
      ['QUALITY_POINTS', { catalogues: ['goteborg'] }],
    ]);
  });

  it.each([
    ['{ quality { series(interval: DAY, from: "1990") { day } } }', /makes more than 800 points/],
    ['{ quality { series(interval: DAY, from: "2024-05-02", to: "2024-05-01") { day } } }', /from 2024-05-02 is after/],
    [
      '{ quality(filter: { hasRows: true }) { series(interval: DAY) { day } } }',
      /filter.hasRows is not known of the past/,
    ],
  ])('refuses %s and says what to send', async (query, message) => {
    expect((await graph.refusal(query)).message).toMatch(message);
  });
});
