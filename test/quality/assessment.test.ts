import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LinkCheck, LinkOutcome } from '../../src/checks/check.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { metadataQuality } from '../../src/model/quality.ts';
import { QUALITY_METRIC_IDS, QUALITY_METRICS } from '../../src/model/quality-metric.ts';
import type { QualityMetricId } from '../../src/model/quality-metric.ts';
import { qualityOfRecord } from '../../src/model/quality-record.ts';
import { readDcat } from '../../src/rdf/dcat/read-dcat.ts';
import { readRdf } from '../../src/rdf/read.ts';
import { assessQuality, dimensionsOf } from '../../src/statistics/quality-assessment.ts';
import type { QualityAssessment } from '../../src/statistics/quality-assessment.ts';
import { adviceOf, foundInWords } from '../../src/statistics/quality-evidence.ts';
import { propertiesOf } from '../../src/statistics/quality-property.ts';

const DIGG = new URL('../../../shared/real/dcat-ap-se/', import.meta.url);
const OURS = fileURLToPath(new URL('six-datasets.ttl', import.meta.url));
const CHECKED = '2026-11-20T10:00:00.000Z';

const check = (url: string, outcome: LinkOutcome, more: Partial<LinkCheck> = {}): [string, LinkCheck] => [
  url,
  { url, outcome, checkedAt: CHECKED, ...more },
];

/** What checks have found of the addresses in the files. */
const LINKS: ReadonlyMap<string, LinkCheck> = new Map([
  check('http://example.com/api', 'OK', { status: 200 }),
  check('http://example.com/download', 'OK', { status: 200 }),
  check('https://ex.se/badplatser', 'OK', { status: 200 }),
  check('https://ex.se/badplatser.csv', 'OK', { status: 206 }),
  check('https://ex.se/planer.pdf', 'OK', { status: 200 }),
  check('https://ex.se/planer.csv', 'GONE', { status: 404, failingSince: '2026-10-01T00:00:00.000Z' }),
  check('https://nere.ex.se/lekplatser', 'NO_ANSWER', { failingSince: '2026-11-19T00:00:00.000Z' }),
  check('https://ex.se/inloggning', 'REFUSED', { status: 403 }),
  check('https://10.0.0.7/budget', 'FORBIDDEN_ADDRESS'),
  check('https://ex.se/gammal-budget.xlsx', 'GONE', { status: 410 }),
  check('https://ex.se/budget.xlsx', 'OK', { status: 200 }),
]);
const NOTHING: ReadonlyMap<string, LinkCheck> = new Map();

async function datasetsOf(file: string): Promise<readonly Dataset[]> {
  const { graph } = await readRdf(createReadStream(file), {
    baseIri: 'https://ex.se/katalog',
    signal: new AbortController().signal,
  });
  const harvested = [...readDcat(graph, 'a')];
  return harvested.flatMap((one) => ('dataset' in one ? [one.dataset] : []));
}

/** A metric's points; `?`: nobody could find out. */
type Scores = Readonly<Partial<Record<QualityMetricId, number | '?'>>>;

const scoresOf = ({ metrics }: QualityAssessment): Scores =>
  Object.fromEntries(
    metrics.map(({ metric, state }) => [metric.id, state === 'UNKNOWN' ? '?' : state === 'MET' ? metric.weight : 0]),
  );

/** Those that are not named have no points. */
const inFull = (scores: Scores): Scores => ({
  ...Object.fromEntries(QUALITY_METRIC_IDS.map((id) => [id, 0])),
  ...scores,
});

/** DIGG's example with the mandatory properties: beside them a contact point, and a distribution that only has an address. */
const MANDATORY: Scores = { accessUrlStatus: 50, dcatApCompliance: 30, contactPoint: 20, publisher: 10 };

/**
 * DIGG's example with the recommended properties. Its first distribution (text/csv, as a text) has a download URL and
 * counts; its second does not. No media type; `issued` is of the dataset; nothing says when it was modified.
 */
const RECOMMENDED: Scores = {
  keyword: 30,
  theme: 30,
  spatial: 20,
  temporal: 20,
  accessUrlStatus: 50,
  downloadUrl: 20,
  downloadUrlStatus: 30,
  format: 20,
  nonProprietary: 20,
  machineReadable: 20,
  dcatApCompliance: 30,
  licence: 20,
  licenceVocabulary: 10,
  accessRights: 10,
  accessRightsVocabulary: 5,
  contactPoint: 20,
  publisher: 10,
  issued: 5,
};

/** Name, points of each metric by reading the file, points and maximum, points of the metadata alone, rating. */
type Case = readonly [string, Scores, readonly [number, number], number, string];

const OF_DIGG: readonly Case[] = [
  ['obligatoriskt.rdf', MANDATORY, [110, 405], 60, 'BAD'],
  ['obligatoriskt.ttl', MANDATORY, [110, 405], 60, 'BAD'],
  ['rekommenderat.rdf', RECOMMENDED, [370, 405], 290, 'EXCELLENT'],
  ['rekommenderat.ttl', RECOMMENDED, [370, 405], 290, 'EXCELLENT'],
];

const OF_OURS: readonly Case[] = [
  ['allt', Object.fromEntries(QUALITY_METRICS.map(({ id, weight }) => [id, weight])), [405, 405], 325, 'EXCELLENT'],
  // Not even an address that could be asked: all of it is known.
  ['inget', {}, [0, 405], 0, 'BAD'],
  [
    // The PDF, which answers: 50 + 20 + 30 = 100; the CSV, which is gone, has 20 + 20 + 20 + 30 = 90, and is the better one of
    // the metadata alone: 30 keyword + 30 compliant + 90.
    'tva',
    { keyword: 30, accessUrlStatus: 50, format: 20, dcatApCompliance: 30, licence: 20, licenceVocabulary: 10 },
    [160, 405],
    150,
    'SUFFICIENT',
  ],
  [
    // 140 of 325 is 174 of 405.
    'nere',
    {
      accessUrlStatus: '?',
      downloadUrl: 20,
      downloadUrlStatus: '?',
      format: 20,
      nonProprietary: 20,
      machineReadable: 20,
      dcatApCompliance: 30,
      contactPoint: 20,
      publisher: 10,
    },
    [140, 325],
    140,
    'SUFFICIENT',
  ],
  [
    // Its address answers us with 403; no description, and a size that is none.
    'ord',
    { theme: 30, format: 20, licence: 20, accessRights: 10, rights: 5, byteSize: 5 },
    [90, 405],
    90,
    'BAD',
  ],
  [
    // One of two download URLs answers, which is enough; 235 of 355 is 268 of 405. XLSX is machine-readable and not open.
    'bok',
    {
      keyword: 30,
      spatial: 20,
      accessUrlStatus: '?',
      downloadUrl: 20,
      downloadUrlStatus: 30,
      format: 20,
      mediaType: 10,
      formatVocabulary: 5,
      mediaTypeVocabulary: 5,
      machineReadable: 20,
      dcatApCompliance: 30,
      licence: 20,
      licenceVocabulary: 10,
      rights: 5,
      issued: 5,
      modified: 5,
    },
    [235, 355],
    205,
    'GOOD',
  ],
];

function expectScores(dataset: Dataset, [, scores, [points, maximum], metadataPoints, rating]: Case): void {
  const assessment = assessQuality(dataset, LINKS);

  expect(scoresOf(assessment)).toEqual(inFull(scores));
  expect(assessment).toMatchObject({ points, maximum, metadataPoints, rating });
  expect(dimensionsOf(assessment.metrics).reduce((sum, one) => sum + one.points, 0)).toBe(points);
  expect(qualityOfRecord(JSON.parse(JSON.stringify(dataset)) as Record<string, unknown>)).toBe(metadataPoints);
}

describe.skipIf(!existsSync(DIGG))('the assessment of DIGG’s examples (../shared/real/dcat-ap-se)', () => {
  it.each(OF_DIGG)('%s has the points that are counted by hand', async (...one) => {
    const [dataset, ...others] = await datasetsOf(fileURLToPath(new URL(one[0], DIGG)));

    expect(others).toEqual([]);
    if (dataset !== undefined) expectScores(dataset, one);
    expect(dataset).toBeDefined();
  });
});

describe('the assessment of a dataset', () => {
  let datasets: ReadonlyMap<string, Dataset>;
  const found = (name: string): Dataset => {
    const dataset = datasets.get(name);
    if (dataset === undefined) throw new Error(`six-datasets.ttl has no dataset ${name}`);
    return dataset;
  };
  beforeAll(async () => {
    datasets = new Map((await datasetsOf(OURS)).map((one) => [one.uri?.split('/').at(-1) ?? '', one]));
  });

  it.each(OF_OURS)('has the points that are counted by hand: %s', (...one) => {
    expectScores(found(one[0]), one);
  });

  it('takes the best distribution of the metadata alone where no address has been asked', () => {
    const assessment = assessQuality(found('tva'), NOTHING);

    expect(assessment.distribution?.uri).toBe('https://ex.se/f/csv');
    // No download URL at all is known; the access URL's 50 points are not.
    expect(assessment).toMatchObject({ points: 150, maximum: 355, share: 0.4225, rating: 'SUFFICIENT' });
    expect(metadataQuality(found('tva'))).toMatchObject({ points: 150, maximum: 325 });
  });

  it('tells what was found, and what to do where something can be done', () => {
    const of = (name: string, id: QualityMetricId) => {
      const metric = assessQuality(found(name), LINKS).metrics.find((one) => one.metric.id === id);
      if (metric === undefined) throw new Error(`no metric ${id}`);
      return { found: foundInWords(metric).en, advice: adviceOf(metric)?.en };
    };

    expect(of('allt', 'keyword')).toEqual({ found: 'bad, badplats', advice: undefined });
    expect(of('inget', 'keyword').found).toBe('dcat:keyword is missing');
    expect(of('inget', 'keyword').advice).toMatch(/^Give at least one keyword/);
    expect(of('inget', 'format').found).toBe('the dataset has no distribution');
    expect(of('ord', 'licenceVocabulary').found).toBe('Fritt för alla');
    expect(of('ord', 'licenceVocabulary').advice).toMatch(/creativecommons/);
    expect(of('ord', 'dcatApCompliance').found).toBe('missing: dcterms:description; not read without doubt: byteSize');
    expect(of('ord', 'accessUrlStatus').found).toBe('https://ex.se/inloggning refused us: answered 403 (2026-11-20)');
    expect(of('bok', 'downloadUrlStatus').found).toBe(
      'https://ex.se/gammal-budget.xlsx is not there (tried on 2026-11-20), https://ex.se/budget.xlsx answered 200 (2026-11-20)',
    );
    expect(of('nere', 'accessUrlStatus').found).toBe(
      'https://nere.ex.se/lekplatser gave us no answer, which says nothing of it (tried on 2026-11-20, since 2026-11-19)',
    );
    expect(of('nere', 'accessUrlStatus').advice).toMatch(/^See to it that the access URL/);
    // Nobody has asked this address yet: nothing is known to be wrong.
    expect(of('nere', 'downloadUrlStatus')).toEqual({
      found: 'https://nere.ex.se/lekplatser.json has not been tried yet',
      advice: undefined,
    });
  });

  it('tells which properties of DCAT-AP-SE are given, by the dataset and by each distribution', () => {
    const given = (name: string): readonly string[] =>
      propertiesOf(found(name)).flatMap(({ of, property, isGiven }) => (isGiven ? [`${of} ${property}`] : []));
    const lacking = propertiesOf(found('ord')).filter(({ level, isGiven }) => level === 'mandatory' && !isGiven);

    expect(given('inget')).toEqual([]);
    expect(given('tva')).toEqual([
      'DATASET dcterms:title',
      'DATASET dcterms:description',
      'DISTRIBUTION dcat:accessURL',
      'DISTRIBUTION dcterms:format',
      'DATASET dcat:keyword',
      'DISTRIBUTION dcterms:license',
    ]);
    expect(lacking.map(({ property }) => property)).toEqual(['dcterms:description', 'dcterms:publisher']);
  });
});

describe('the points of a record that any version wrote', () => {
  it('are not known where a list is missing that metrics look at, or holds something else', async () => {
    const [dataset] = await datasetsOf(OURS);
    const record = JSON.parse(JSON.stringify(dataset)) as Record<string, unknown>;
    const { keywords, ...without } = record;

    expect(keywords).toBeDefined();
    expect(qualityOfRecord(record)).toBe(325);
    expect(qualityOfRecord(without)).toBeUndefined();
    expect(qualityOfRecord({ ...record, themes: ['ENVI'] })).toBeUndefined();
    expect(qualityOfRecord({ ...record, distributions: [{ accessUrls: [] }] })).toBeUndefined();
    expect(qualityOfRecord({ ...record, accessRights: 'PUBLIC' })).toBeUndefined();
    expect(qualityOfRecord({})).toBeUndefined();
  });
});
