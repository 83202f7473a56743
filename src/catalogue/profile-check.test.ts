import { describe, expect, it } from 'vitest';
import {
  newAgent,
  newCatalogueDescription,
  newContactPoint,
  newDataset,
  newDistribution,
} from '../model/new-record.ts';
import { checkProfile } from './profile-check.ts';
import type { ProfileCheck, ProfileCount, ProfileRecords } from './profile-check.ts';

const NONE: ProfileRecords = { datasets: [], datasetSeries: [], dataServices: [], agents: [] };
const text = (value: string) => [{ value, language: 'sv' }];
const dataset = (id: string, given: Partial<Parameters<typeof newDataset>[0]> = {}) =>
  newDataset({ id, catalogueId: 'ale', ...given });
const of = (check: ProfileCheck, record: ProfileCount['class'], property: string) =>
  check.properties.find((each) => each.class === record && each.property === property);

describe('what a catalogue lacks of DCAT-AP-SE', () => {
  it('counts the records that lack a property, and of how many', () => {
    const datasets = [dataset('a', { titles: text('Badplatser') }), dataset('b'), dataset('c')];

    const check = checkProfile({ ...NONE, datasets });

    expect(of(check, 'dataset', 'dcterms:title')).toEqual({
      class: 'dataset',
      property: 'dcterms:title',
      name: 'Titel',
      level: 'mandatory',
      lacking: 2,
      of: 3,
    });
    expect(check.records.dataset).toBe(3);
  });

  it('takes a blank text for none', () => {
    const check = checkProfile({ ...NONE, datasets: [dataset('a', { descriptions: text('  ') })] });

    expect(of(check, 'dataset', 'dcterms:description')?.lacking).toBe(1);
  });

  it('puts what is mandatory first, and of each the worse share before the better', () => {
    const datasets = [
      dataset('a', { titles: text('A'), keywords: text('bad') }),
      dataset('b', { titles: text('B'), publisher: 'p' }),
    ];

    const { properties } = checkProfile({ ...NONE, datasets });
    const own = properties.filter((each) => each.class === 'dataset');
    const shares = (level: ProfileCount['level']) =>
      own.filter((each) => each.level === level).map((each) => each.lacking / each.of);

    expect(own.map((each) => each.property).slice(0, 3)).toEqual([
      'dcterms:description',
      'dcterms:publisher',
      'dcterms:title',
    ]);
    expect(shares('recommended')).toEqual([1, 1, 1, 1, 1, 1, 1, 0.5]);
    expect(own.slice(3).every((each) => each.level === 'recommended')).toBe(true);
  });

  it('asks for a category only of datasets that fall under the regulation on high-value datasets', () => {
    const legislation = (uri: string) => ({ applicableLegislation: [{ uri, labels: [] }] });
    const datasets = [
      dataset('a', legislation('http://data.europa.eu/eli/reg_impl/2023/138/oj')),
      dataset('b', legislation('http://data.europa.eu/eli/dir/2007/2/oj')),
      dataset('c'),
    ];

    const check = checkProfile({ ...NONE, datasets });

    expect(of(check, 'dataset', 'dcatap:hvdCategory')).toMatchObject({ lacking: 1, of: 1, level: 'mandatory' });
  });

  it('says nothing of classes that have no record', () => {
    const { properties } = checkProfile({ ...NONE, datasets: [dataset('a')] });

    expect(new Set(properties.map((each) => each.class))).toEqual(new Set(['catalogue', 'dataset']));
  });

  it('finds everything missing of a catalogue that does not describe itself', () => {
    const check = checkProfile({ ...NONE, datasets: [dataset('a')] });
    const own = check.properties.filter((each) => each.class === 'catalogue' && each.property !== 'dcat:dataset');

    expect(own).toHaveLength(10);
    expect(own.every((each) => each.lacking === 1)).toBe(true);
    expect(of(check, 'catalogue', 'dcat:dataset')?.lacking).toBe(0);
    expect(check.records.catalogue).toBe(0);
  });

  it('takes a media type for a format, and misses nothing else that is there', () => {
    const said = { said: 'text/csv', labels: [] };
    const link = { uri: 'https://data.example.se/1.csv', labels: [] };
    const distributions = [
      newDistribution({ id: '1', accessUrls: [link], mediaTypes: [said] }),
      newDistribution({ id: '2', accessUrls: [link], formats: [said] }),
      newDistribution({ id: '3' }),
    ];

    const check = checkProfile({ ...NONE, datasets: [dataset('a', { distributions })] });

    expect(of(check, 'distribution', 'dcterms:format')).toMatchObject({ lacking: 1, of: 3 });
    expect(of(check, 'distribution', 'dcat:accessURL')).toMatchObject({ lacking: 1, of: 3 });
  });

  it('counts a contact that several datasets share once', () => {
    const shared = newContactPoint({ uri: 'https://data.example.se/contact', names: text('Stadsmiljö') });
    const unnamed = newContactPoint({ emails: ['oppnadata@example.se'] });
    const datasets = [
      dataset('a', { contactPoints: [shared] }),
      dataset('b', { contactPoints: [shared, unnamed] }),
      dataset('c', { contactPoints: [{ ...unnamed }] }),
    ];

    const check = checkProfile({ ...NONE, datasets });

    expect(check.records.contactPoint).toBe(2);
    expect(of(check, 'contactPoint', 'vcard:hasEmail')).toMatchObject({ lacking: 1, of: 2 });
  });

  it('misses nothing of an agent and a catalogue that say all', () => {
    const said = { said: 'x', labels: [] };
    const link = { uri: 'https://example.se/', labels: [] };
    const agents = [
      newAgent({
        id: 'a',
        catalogueId: 'ale',
        names: text('Ale kommun'),
        descriptions: text('En kommun'),
        types: [said],
        identifiers: ['212000-1439'],
        classifications: [said],
      }),
    ];
    const catalogue = newCatalogueDescription({
      titles: text('Öppna data'),
      descriptions: text('Öppna data'),
      publisher: 'a',
      licences: [said],
      issued: { said: '2020' },
      modified: { said: '2020' },
      languages: [said],
      homepages: [link],
      spatial: [{ uri: 'https://sws.geonames.org/2661886/', labels: [] }],
      themeTaxonomies: [link],
    });

    const { properties } = checkProfile({ ...NONE, catalogue, datasets: [dataset('a')], agents });
    const lacking = properties.filter((each) => each.lacking > 0 && each.class !== 'dataset');

    expect(lacking).toEqual([]);
  });
});
