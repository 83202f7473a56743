import { describe, expect, it } from 'vitest';
import type { Vocabulary } from './index.ts';
import { readTerm, term, terms, toConcept } from './index.ts';

const ALL: readonly Vocabulary[] = [
  'licence',
  'frequency',
  'format',
  'language',
  'accessRights',
  'theme',
  'availability',
  'status',
  'publisherType',
  'highValueCategory',
  'role',
  'serviceType',
];

const EU = 'http://publications.europa.eu/resource/authority/';

describe('every vocabulary', () => {
  it.each([
    ['theme', 13],
    ['frequency', 22],
    ['highValueCategory', 96],
    ['publisherType', 11],
    ['role', 8],
    ['status', 4],
    ['availability', 4],
    ['accessRights', 3],
    ['serviceType', 2],
  ] as const)('%s has the %i terms of DCAT-AP-SE', (vocabulary, count) => {
    expect(terms(vocabulary)).toHaveLength(count);
  });

  it.each(ALL)('%s gives every term a code of its own and labels in both languages', (vocabulary) => {
    const all = terms(vocabulary);

    expect(new Set(all.map((one) => one.code)).size).toBe(all.length);
    expect(all.filter((one) => one.labels.sv.trim() === '' || one.labels.en.trim() === '')).toEqual([]);
  });

  it.each(ALL)('%s reads every term by its code and by both labels', (vocabulary) => {
    const misread = terms(vocabulary).filter((one) =>
      [one.code, one.code.toLowerCase(), one.labels.sv, one.labels.en].some(
        (said) => readTerm(vocabulary, said)?.code !== one.code,
      ),
    );

    expect(misread).toEqual([]);
  });

  it.each(ALL)('%s reads every term by its IRI, however its scheme and end are written', (vocabulary) => {
    // CKAN's open "other" licences share the IRI of any other licence.
    const own = terms(vocabulary).filter((one) => !/^other-/.test(one.code));

    const misread = own.filter((one) => {
      const bare = one.uri.replace(/^https?:\/\//, '').replace(/\/$/, '');
      return [one.uri, `http://${bare}`, `https://${bare}/`, bare, ` https://${bare} `].some(
        (said) => readTerm(vocabulary, said)?.code !== one.code,
      );
    });

    expect(misread).toEqual([]);
  });

  it.each(ALL)('%s does not read what it does not know', (vocabulary) => {
    for (const said of ['', '   ', 'xyzzy', 'https://example.se/xyzzy', '%', 'http://%E0%A4%A', 'x'.repeat(1000)]) {
      expect(readTerm(vocabulary, said)).toBeUndefined();
    }
  });

  it.each(ALL)('%s gives a term by its exact code only', (vocabulary) => {
    const first = terms(vocabulary)[0];

    expect(term(vocabulary, first?.code ?? '')).toEqual(first);
    expect(term(vocabulary, first?.uri ?? '')).toBeUndefined();
    expect(term(vocabulary, 'xyzzy')).toBeUndefined();
  });

  it('answers the same after more values than it remembers', () => {
    const before = readTerm('frequency', 'dagligen');
    for (let i = 0; i < 10_000; i += 1) readTerm('frequency', `value ${i}`);

    expect(readTerm('frequency', 'dagligen')).toBe(before);
    expect(before?.code).toBe('DAILY');
  });
});

describe('frequency', () => {
  it.each([
    ['annual', 'ANNUAL'],
    ['biennial', 'BIENNIAL'],
    ['bimonthly', 'BIMONTHLY'],
    ['biweekly', 'BIWEEKLY'],
    ['continuous', 'CONT'],
    ['daily', 'DAILY'],
    ['irregular', 'IRREG'],
    ['monthly', 'MONTHLY'],
    ['quarterly', 'QUARTERLY'],
    ['semiannual', 'ANNUAL_2'],
    ['semimonthly', 'MONTHLY_2'],
    ['semiweekly', 'WEEKLY_2'],
    ['threeTimesAMonth', 'MONTHLY_3'],
    ['threeTimesAWeek', 'WEEKLY_3'],
    ['threeTimesAYear', 'ANNUAL_3'],
    ['triennial', 'TRIENNIAL'],
    ['weekly', 'WEEKLY'],
  ])("reads Dublin Core's deprecated %s as %s", (name, code) => {
    expect(readTerm('frequency', `http://purl.org/cld/freq/${name}`)?.code).toBe(code);
    expect(readTerm('frequency', `https://purl.org/cld/freq/${name}/`)?.code).toBe(code);
  });

  it.each([
    ['Dagligen', 'DAILY'],
    ['Varje dag', 'DAILY'],
    ['en gång per år', 'ANNUAL'],
    ['Två gånger per år', 'ANNUAL_2'],
    ['Kvartalsvis', 'QUARTERLY'],
    ['R/P1Y', 'ANNUAL'],
    ['R/P3M', 'QUARTERLY'],
    ['UPDATE_CONT', 'UPDATE_CONT'],
    ['Okänt', 'UNKNOWN'],
    ['http://inspire.ec.europa.eu/metadata-codelist/MaintenanceFrequency/fortnightly', 'BIWEEKLY'],
  ])('reads %j as %s', (said, code) => {
    expect(readTerm('frequency', said)?.code).toBe(code);
  });
});

describe('language', () => {
  it.each([
    ['sv', 'SWE'],
    ['swe', 'SWE'],
    ['SWE', 'SWE'],
    ['sv-SE', 'SWE'],
    ['sv_SE', 'SWE'],
    ['svenska', 'SWE'],
    ['Swedish', 'SWE'],
    ['http://id.loc.gov/vocabulary/iso639-1/sv', 'SWE'],
    ['http://id.loc.gov/vocabulary/iso639-1/sv.', 'SWE'],
    ['http://id.loc.gov/vocabulary/iso639-2/swe', 'SWE'],
    ['http://lexvo.org/id/iso639-3/swe', 'SWE'],
    [`${EU}language/SWE`, 'SWE'],
    ['en-GB', 'ENG'],
    ['ger', 'DEU'],
    ['de', 'DEU'],
    ['nb', 'NOB'],
    ['nn-NO', 'NNO'],
    ['fit', 'FIT'],
    ['meänkieli', 'FIT'],
    ['ca', 'CAT'],
    ['http://id.loc.gov/vocabulary/iso639-1/se', 'SME'],
    ['sma', 'SMA'],
    ['jiddisch', 'YID'],
  ])('reads %j as %s', (said, code) => {
    expect(readTerm('language', said)?.code).toBe(code);
  });

  it('has the official languages of the EU and the minority languages of Sweden', () => {
    const eu = 'BUL HRV CES DAN NLD ENG EST FIN FRA DEU ELL HUN GLE ITA LAV LIT MLT POL POR RON SLK SLV SPA SWE';
    const minorities = 'FIN FIT ROM YID SMI SME SMA SMJ';

    const missing = `${eu} ${minorities}`.split(' ').filter((code) => term('language', code) === undefined);

    expect(missing).toEqual([]);
    expect(terms('language').length).toBeGreaterThan(40);
  });

  it.each(['se', 'SE', 'xx', 'xx-SE', 'svensk text'])('does not guess what %j means', (said) => {
    expect(readTerm('language', said)).toBeUndefined();
  });
});

describe('the smaller vocabularies', () => {
  it.each([
    ['accessRights', 'public', 'PUBLIC'],
    ['accessRights', 'Öppna data', 'PUBLIC'],
    ['accessRights', `${EU.replace('http:', 'https:')}access-right/PUBLIC/`, 'PUBLIC'],
    ['accessRights', 'http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations', 'PUBLIC'],
    ['accessRights', 'non-public', 'NON_PUBLIC'],
    ['accessRights', 'restricted public', 'RESTRICTED'],
    ['availability', 'http://data.europa.eu/r5r/availability/stable', 'STABLE'],
    ['availability', 'http://data.europa.eu/r5r/availability/temporary', 'TEMPORARY'],
    ['theme', `${EU}data-theme/TRAN`, 'TRAN'],
    ['theme', 'tran', 'TRAN'],
    ['theme', 'MILJÖ', 'ENVI'],
    ['theme', 'population and society', 'SOCI'],
    ['theme', `https://op.europa.eu/web/eu-vocabularies/concept/-/resource?uri=${EU}data-theme/ENVI`, 'ENVI'],
    ['status', 'http://purl.org/adms/status/UnderDevelopment', 'DEVELOP'],
    ['publisherType', 'http://purl.org/adms/publishertype/PrivateIndividual%28s%29', 'PrivateIndividual(s)'],
    ['publisherType', 'Kommun', 'LocalAuthority'],
    ['highValueCategory', 'data.europa.eu/bna/c_ac64a52d', 'c_ac64a52d'],
    ['highValueCategory', 'https://data.europa.eu/bna/c_ac64a52d', 'c_ac64a52d'],
    ['highValueCategory', 'Geospatiala data', 'c_ac64a52d'],
    ['role', 'owner', 'owner'],
    ['serviceType', 'https://www.wikidata.org/wiki/Q749568', 'REST'],
  ] as const)('%s: reads %j as %s', (vocabulary, said, code) => {
    expect(readTerm(vocabulary, said)?.code).toBe(code);
  });

  it.each([
    ['theme', 'environment protection'],
    ['theme', `${EU}data-theme/XXXX`],
    ['accessRights', `${EU}access-right/CONFIDENTIAL`],
    ['highValueCategory', 'http://data.europa.eu/bna/c_00000000'],
    ['role', 'http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/publisher'],
  ] as const)('%s: does not read %j', (vocabulary, said) => {
    expect(readTerm(vocabulary, said)).toBeUndefined();
  });
});

describe('toConcept', () => {
  it('keeps what was said beside the reading', () => {
    const labels = [{ value: 'Trafik', language: 'sv' }];

    const concept = toConcept('theme', `${EU}data-theme/TRAN/`, labels);

    expect(concept).toEqual({ said: `${EU}data-theme/TRAN/`, uri: `${EU}data-theme/TRAN`, code: 'TRAN', labels });
  });

  it('has neither IRI nor code for what could not be read', () => {
    expect(toConcept('licence', 'https://example.se/terms')).toEqual({ said: 'https://example.se/terms', labels: [] });
  });

  it('without a vocabulary has the IRI that was said, and none for a word', () => {
    expect(toConcept(undefined, 'https://example.se/a')).toEqual({
      said: 'https://example.se/a',
      uri: 'https://example.se/a',
      labels: [],
    });
    expect(toConcept(undefined, 'ett ord')).toEqual({ said: 'ett ord', labels: [] });
  });
});
