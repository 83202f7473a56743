import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../model/dataset.ts';
import type { Domain } from './address.ts';
import { readRecord } from './api.ts';
import { type Json, record } from './fixtures/domain.ts';
import { toDataset } from './to-dcat.ts';

const DOMAIN: Domain = { catalogueId: 'umea', base: 'https://opendata.example.se', version: '2.1' };

function read(value: Json): Dataset {
  const parsed = readRecord(value);
  if (typeof parsed === 'string') throw new Error(parsed);
  return toDataset(DOMAIN, parsed).dataset;
}
const withMetas = (metas: Json, groups: Json = {}): Dataset =>
  read({ dataset_id: 'badplatser', metas: { default: metas, ...groups } });
const others = (dataset: Dataset) => dataset.otherProperties.map(({ property, value }) => [property, value]);

describe('a record as a dataset', () => {
  it('has its page for a URI and landing page', () => {
    const dataset = withMetas({ title: 'Badplatser' });

    expect(dataset).toMatchObject({
      uri: 'https://opendata.example.se/explore/dataset/badplatser/',
      landingPages: [{ uri: 'https://opendata.example.se/explore/dataset/badplatser/' }],
      identifiers: ['badplatser'],
      titles: [{ value: 'Badplatser' }],
    });
  });

  it('has clean text for the HTML of its description', () => {
    const dataset = withMetas({ description: '<p>Badplatser &amp; <b>bryggor</b></p><ul><li>ett</li></ul>' });

    expect(dataset.descriptions[0]?.value).toMatch(/^Badplatser & bryggor\n/);
    expect(dataset.descriptions[0]?.value).not.toMatch(/[<>]/);
  });

  it.each([
    [['sv'], 'sv'],
    [['en', 'sv'], 'sv'],
    [['en'], 'en'],
    [['en', 'fr'], undefined],
    [null, undefined],
  ])('states the language of its texts where %j says which it is', (languages, expected) => {
    const dataset = withMetas({ title: 'Namn', keyword: ['bad'], language: 'fr', metadata_languages: languages });

    expect([dataset.titles[0]?.language, dataset.keywords[0]?.language]).toEqual([expected, expected]);
    expect(dataset.languages).toMatchObject([{ said: 'fr', code: 'FRA' }]);
  });

  it('keeps a theme with commas whole, and parts keywords only where they are one string', () => {
    const dataset = withMetas({ theme: 'Kultur, fritid', keyword: 'bad, sjö;strand,bad' });
    const listed = withMetas({ theme: ['Miljö', 'Kultur, fritid'], keyword: ['bad, sjö'] });

    expect(dataset.themes).toMatchObject([{ said: 'Kultur, fritid' }]);
    expect(dataset.keywords.map(({ value }) => value)).toEqual(['bad', 'sjö', 'strand']);
    expect(listed.themes).toMatchObject([{ said: 'Miljö', code: 'ENVI' }, { said: 'Kultur, fritid' }]);
    expect(listed.keywords.map(({ value }) => value)).toEqual(['bad, sjö']);
  });

  it('reads what DCAT has of it, in whichever of the groups it stands', () => {
    const dataset = withMetas(
      { modified: '2024-06-01T08:00:00+02:00', update_frequency: 'weekly' },
      {
        dcat: {
          created: '2020-01-01',
          issued: '2020-02-03',
          creator: 'Tekniska nämnden',
          contributor: 'Lantmäteriet',
          contact_name: 'Kundtjänst',
          contact_email: 'mailto:info@example.se',
          spatial: 'http://sws.geonames.org/602150/',
          temporal: '2019-2021',
          accrualperiodicity: null,
        },
        dcat_ap_se: { accrualperiodicity: 'daily', accessrights: 'public', egen: 'uppgift' },
      },
    );

    expect(dataset).toMatchObject({
      issued: { value: '2020-02-03' },
      modified: { value: '2024-06-01T06:00:00Z' },
      contactPoints: [{ names: [{ value: 'Kundtjänst' }], emails: ['info@example.se'] }],
      spatial: [{ uri: 'http://sws.geonames.org/602150/' }],
      temporal: [{ start: { value: '2019' }, end: { value: '2021' } }],
      frequency: { code: 'DAILY' },
      accessRights: { code: 'PUBLIC' },
    });
    expect(dataset.creators).toHaveLength(1);
    expect(others(dataset)).toEqual([
      ['default.update_frequency', 'weekly'],
      ['dcat.created', '2020-01-01'],
      ['dcat.contributor', 'Lantmäteriet'],
      ['dcat_ap_se.egen', 'uppgift'],
    ]);
  });

  it.each([
    [{ temporal: '2019-01-01/2019-12-31' }, [{ start: { value: '2019-01-01' }, end: { value: '2019-12-31' } }]],
    [{ temporal: '2019-01-01/' }, [{ start: { value: '2019-01-01' } }]],
    [{ temporal: '2019' }, [{ start: { value: '2019' }, end: { value: '2019' } }]],
    [
      { temporal_coverage_start: '2018-12-31T00:00:00+00:00', temporal_coverage_end: null },
      [{ start: { value: '2018-12-31T00:00:00Z' } }],
    ],
  ])('reads %j as a period', (dcat, expected) => {
    const dataset = withMetas({}, { dcat });

    expect(dataset.temporal).toMatchObject(expected);
    expect(dataset.problems).toEqual([]);
  });

  it('notes what is no period and no date', () => {
    const dataset = withMetas({ modified: 'i går' }, { dcat: { temporal: 'sedan länge' } });

    expect(dataset.problems).toMatchObject([
      { property: 'temporal', said: 'sedan länge' },
      { property: 'modified', said: 'i går' },
    ]);
    expect(dataset.modified).toEqual({ said: 'i går' });
  });

  it.each([
    [
      { license: 'CC0 1.0', license_url: 'https://example.se/villkor' },
      { said: 'CC0 1.0', code: 'CC0-1.0' },
    ],
    [
      { license: 'Fri', license_url: 'https://creativecommons.org/licenses/by/4.0/deed.sv' },
      { code: 'CC-BY-4.0', labels: [{ value: 'Fri' }] },
    ],
    [{ license: 'Egna villkor' }, { said: 'Egna villkor', labels: [] }],
    [
      { license: 'Egna villkor', license_url: 'https://example.se/villkor' },
      { said: 'https://example.se/villkor', labels: [{ value: 'Egna villkor' }] },
    ],
  ])('reads %j as one licence', (metas, expected) => {
    const dataset = withMetas(metas);

    expect(dataset.licences).toMatchObject([expected]);
    for (const said of Object.values(metas)) expect(JSON.stringify(dataset)).toContain(said);
  });

  it('names its source when it is federated, and keeps what says so', () => {
    const dataset = withMetas({
      federated: true,
      source_domain: 'public',
      source_domain_title: 'Nätverket',
      source_domain_address: 'public.example.com',
      source_dataset: 'stader@public',
    });

    expect(dataset.sources).toEqual([
      { uri: 'https://public.example.com/explore/dataset/stader@public/', labels: [{ value: 'Nätverket' }] },
    ]);
    expect(others(dataset)).toContainEqual(['default.federated', 'true']);
    expect(others(dataset)).toContainEqual(['default.source_dataset', 'stader@public']);
  });

  it('says where it is, whom to name and what it refers to', () => {
    const area = { type: 'Feature', geometry: { type: 'Point', coordinates: [20.3, 63.8] }, properties: {} };
    const dataset = withMetas({
      territory: ['Umeå'],
      geographic_reference: ['se_40_2480'],
      geographic_area: area,
      attributions: ['Umeå kommun', 'https://example.se/'],
      references: 'https://example.se/om',
    });

    expect(dataset.spatial).toEqual([{ labels: [{ value: 'Umeå' }] }, { labels: [], geometry: JSON.stringify(area) }]);
    expect(dataset.rights).toMatchObject([
      { attributionTexts: [{ value: 'Umeå kommun' }], attributionUrls: [{ uri: 'https://example.se/' }] },
    ]);
    expect(dataset.relations).toEqual([{ uri: 'https://example.se/om', labels: [] }]);
    expect(others(dataset)).toEqual([['default.geographic_reference', 'se_40_2480']]);
  });

  it('passes on what has no place, nested as it was, and nothing for what is empty', () => {
    const dataset = read(
      record('x', { records_count: 61, timezone: null, hidden: false, odd: { a: [1, { b: 'c' }], points: [[1, 2]] } }),
    );

    const properties = new Map(dataset.otherProperties.map((each) => [each.property, each]));
    expect(properties.get('default.records_count')).toMatchObject({ value: '61' });
    expect(properties.get('default.hidden')).toMatchObject({ value: 'false' });
    expect(properties.has('default.timezone')).toBe(false);
    expect(properties.get('default.odd')?.properties).toMatchObject([
      { property: 'a', value: '1' },
      { property: 'a', properties: [{ property: 'b', value: 'c' }] },
      { property: 'points', value: '[[1,2]]' },
    ]);
    expect(properties.get('fields')?.properties.map(({ property, value }) => [property, value])).toEqual([
      ['name', 'namn'],
      ['label', 'Namn'],
      ['type', 'text'],
    ]);
  });

  it('loses no value that is of another kind than expected', () => {
    const dataset = read({
      dataset_id: 'x',
      features: 'geo',
      attachments: { id: 'a' },
      metas: { default: { title: { sv: 'Namn' }, keyword: ['bad', { x: 1 }], modified: 20240601 }, custom: 'text' },
    });

    const properties = dataset.otherProperties.map(({ property }) => property);
    expect(properties.sort()).toEqual(['attachments', 'default.keyword', 'default.title', 'features', 'metas.custom']);
    expect(dataset.keywords).toEqual([{ value: 'bad' }]);
    expect(dataset.modified?.value).toBe('2024-06-01');
  });
});

describe('what can be fetched of a dataset', () => {
  const addresses = (dataset: Dataset) => dataset.distributions.map(({ downloadUrls }) => downloadUrls[0]?.uri);
  const EXPORTS = 'https://opendata.example.se/api/explore/v2.1/catalog/datasets/x';

  it('is its records in each format, as GeoJSON where they have a place', () => {
    const geographic = read(record('x'));
    const table = read(record('x', {}, { features: ['analyze'] }));

    expect(addresses(geographic)).toEqual(
      ['csv', 'json', 'xlsx', 'geojson'].map((format) => `${EXPORTS}/exports/${format}`),
    );
    expect(geographic.distributions.map(({ formats }) => formats[0]?.code)).toEqual([
      'text/csv',
      'application/json',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/geo+json',
    ]);
    expect(addresses(table)).toHaveLength(3);
  });

  it('are its files, by the address that gives them out', () => {
    const dataset = read(
      record(
        'x',
        {},
        {
          has_records: false,
          attachments: [
            { id: 'om_pdf', url: 'odsfile://om.pdf', mimetype: 'application/pdf', title: 'Om datat' },
            { id: 'b', url: 'https://example.se/b.csv' },
          ],
          alternative_exports: [{ id: 'gtfs_zip', url: 'odsfile://gtfs.zip', description: 'GTFS' }],
        },
      ),
    );

    expect(addresses(dataset)).toEqual([
      `${EXPORTS}/attachments/om_pdf`,
      'https://example.se/b.csv',
      `${EXPORTS}/alternative_exports/gtfs_zip`,
    ]);
    expect(dataset.distributions[0]).toMatchObject({
      titles: [{ value: 'Om datat' }],
      formats: [{ code: 'application/pdf' }],
      otherProperties: [
        { property: 'id', value: 'om_pdf' },
        { property: 'url', value: 'odsfile://om.pdf' },
      ],
    });
  });

  it('is noted where a file has no address, and told apart where two have one', () => {
    const file = { id: 'a', url: 'odsfile://a.pdf' };
    const dataset = read(record('x', {}, { has_records: false, attachments: [file, file, 'nonsense'] }));

    expect(new Set(dataset.distributions.map(({ id }) => id)).size).toBe(2);
    expect(dataset.problems).toMatchObject([{ property: 'attachments', said: '"nonsense"' }]);
  });
});
