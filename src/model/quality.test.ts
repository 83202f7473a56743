import { describe, expect, it } from 'vitest';
import type { Dataset } from './dataset.ts';
import type { Distribution } from './distribution.ts';
import { newDataset, newDistribution } from './new-record.ts';
import { QUALITY_METRICS } from './quality-metric.ts';
import { metadataQuality, pointsOf } from './quality.ts';
import { ratingOf, shareOf } from './quality-rating.ts';
import { toConcept } from './vocabulary/index.ts';

const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type';
const IANA = 'https://www.iana.org/assignments/media-types';
const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';

const link = (uri: string) => ({ uri, labels: [] });
const time = (said: string) => ({ said, value: said });
const sv = (value: string) => [{ value, language: 'sv' }];
const distribution = (parts: Partial<Distribution>): Distribution =>
  newDistribution({ id: 'f1', accessUrls: [link('https://a.se/data')], ...parts });
const dataset = (parts: Partial<Dataset>): Dataset =>
  newDataset({ id: 'd1', catalogueId: 'a', titles: sv('Badplatser'), descriptions: sv('Alla badplatser'), ...parts });

const CC0 = toConcept('licence', 'http://creativecommons.org/publicdomain/zero/1.0/');

const WHOLE = dataset({
  publisher: 'o1',
  contactPoints: [
    { names: [], emails: ['oppnadata@a.se'], telephones: [], urls: [], addresses: [], otherProperties: [] },
  ],
  keywords: sv('bad'),
  themes: [toConcept('theme', 'ENVI')],
  spatial: [{ uri: 'https://sws.geonames.org/2711537/', labels: [] }],
  temporal: [{ start: time('2020') }],
  accessRights: toConcept('accessRights', PUBLIC),
  distributions: [
    distribution({
      downloadUrls: [link('https://a.se/data.csv')],
      formats: [toConcept('format', `${FILE_TYPE}/CSV`)],
      mediaTypes: [toConcept('format', `${IANA}/text/csv`)],
      licences: [CC0],
      rights: [
        {
          texts: sv('Fri att använda'),
          attributionTexts: [],
          attributionUrls: [],
          copyrightNotices: [],
          otherProperties: [],
        },
      ],
      byteSize: { said: '2048', value: 2048 },
      issued: time('2020-01-01'),
      modified: time('2024-01-01'),
    }),
  ],
});

/** Datasets, and their points added up by hand from the assessment's table. */
const CASES: readonly (readonly [string, Dataset, number])[] = [
  ['with everything', WHOLE, 325],
  // DCAT-AP's mandatory properties are there, and nothing else.
  ['with title and description alone', dataset({}), 30],
  ['without even a description', dataset({ descriptions: [] }), 0],
  [
    // As DCAT-AP-SE has it: 30 keyword + 30 theme + 10 publisher + 20 contact + 30 compliant; 20 format + 20 open
    // + 20 machine-readable; 20 licence + 10 known; no mediaType, and a media type is no term of file-type.
    'as Swedish catalogues write it',
    dataset({
      publisher: 'o1',
      contactPoints: WHOLE.contactPoints,
      keywords: sv('bad'),
      themes: WHOLE.themes,
      distributions: [distribution({ formats: [toConcept('format', 'text/csv')], licences: [CC0] })],
    }),
    210,
  ],
  [
    // 30 keyword + 30 compliant + 20 format; XLSX: 20 machine-readable, not open; 20 downloadURL; 5 modified of the dataset.
    'of a workbook without a licence',
    dataset({
      keywords: sv('budget'),
      modified: time('2024'),
      distributions: [
        distribution({ formats: [toConcept('format', 'XLSX')], downloadUrls: [link('https://a.se/budget.xlsx')] }),
      ],
    }),
    125,
  ],
  [
    // 30 compliant; the PDF: 20 format + 20 download = 40; the GeoJSON: 20 + 10 media type + 5 IANA + 20 + 20 = 75, the best
    // one; 20 + 10 licence of the dataset for each of them.
    'of several distributions by the best of them',
    dataset({
      licences: [CC0],
      distributions: [
        distribution({
          formats: [toConcept('format', 'application/pdf')],
          downloadUrls: [link('https://a.se/karta.pdf')],
        }),
        distribution({
          formats: [toConcept('format', 'GEOJSON')],
          mediaTypes: [toConcept('format', `${IANA}/application/geo+json`)],
        }),
      ],
    }),
    135,
  ],
  [
    // 10 access rights, in words that are no term; 20 licence that no vocabulary has; 20 spatial; 20 format that is not
    // known. Not compliant: no address.
    'in words of its own',
    dataset({
      accessRights: toConcept('accessRights', 'öppet'),
      spatial: [{ labels: sv('Ale') }],
      distributions: [
        distribution({
          accessUrls: [],
          licences: [toConcept('licence', 'Fritt för alla')],
          formats: [toConcept('format', 'databas i vår källare')],
        }),
      ],
    }),
    70,
  ],
  [
    // 30 theme; 5 issued, though it cannot be read: which costs the 30 of being compliant.
    'with a date that is none',
    dataset({
      themes: WHOLE.themes,
      issued: { said: 'i våras' },
      problems: [{ property: 'issued', said: 'i våras', reason: 'is no date' }],
      distributions: [distribution({})],
    }),
    35,
  ],
  [
    // 30 compliant; "no licence stated" is no licence.
    'that says it has no licence',
    dataset({
      distributions: [
        distribution({
          licences: [toConcept('licence', 'https://dataportal.se/concepts/licensecategories/nolicense')],
        }),
      ],
    }),
    30,
  ],
];

describe('the quality of a dataset’s metadata', () => {
  it.each(CASES)('%s', (_, given, points) => {
    const quality = metadataQuality(given);

    expect(quality).toMatchObject({ points, maximum: 325 });
    expect(pointsOf(quality.met)).toBe(points);
  });

  it('is measured by metrics that make 405 points, 80 of which need the addresses to be asked', () => {
    const sum = (metrics: typeof QUALITY_METRICS): number => metrics.reduce((all, { weight }) => all + weight, 0);

    expect(sum(QUALITY_METRICS)).toBe(405);
    expect(sum(QUALITY_METRICS.filter(({ found }) => found === undefined))).toBe(80);
    expect(new Set(QUALITY_METRICS.map(({ id }) => id)).size).toBe(QUALITY_METRICS.length);
  });

  it.each([
    ['FINDABILITY', 100],
    ['ACCESSIBILITY', 100],
    ['INTEROPERABILITY', 110],
    ['REUSABILITY', 75],
    ['CONTEXTUALITY', 20],
  ])('has %s for %i points', (dimension, points) => {
    const metrics = QUALITY_METRICS.filter((metric) => metric.dimension === dimension);

    expect(metrics.reduce((sum, { weight }) => sum + weight, 0)).toBe(points);
  });
});

describe('the rating', () => {
  it.each([
    [405, 405, 'EXCELLENT'],
    [351, 405, 'EXCELLENT'],
    [350, 405, 'GOOD'],
    [221, 405, 'GOOD'],
    [220, 405, 'SUFFICIENT'],
    [121, 405, 'SUFFICIENT'],
    [120, 405, 'BAD'],
    [0, 405, 'BAD'],
    // 281 of 325 is 350.2 of 405; 282 is 351.4.
    [281, 325, 'GOOD'],
    [282, 325, 'EXCELLENT'],
  ])('of %i points of %i is %s', (points, maximum, rating) => {
    expect(ratingOf(points, maximum)).toBe(rating);
  });

  it('of nothing is the lowest, and so is the share', () => {
    expect([ratingOf(0, 0), shareOf(0, 0)]).toEqual(['BAD', 0]);
  });
});
