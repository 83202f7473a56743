import { describe, expect, it } from 'vitest';
import { readOrganisationNumber, readOrganisationUri } from './organisation-number.ts';

describe('readOrganisationNumber', () => {
  it.each([
    '212000-1355',
    '2120001355',
    ' 212000 1355 ',
    '212 000-13 55',
    '212000–1355',
    '162120001355',
    '16212000-1355',
    'SE2120001355',
    'SE 212000-1355',
    'se2120001355',
    'SE212000135501',
    'SE162120001355',
    'http://dataportal.se/organisation/SE2120001355',
    'https://dataportal.se/organisation/SE2120001355',
    'https://www.dataportal.se/organisation/2120001355/',
    'http://dataportal.se/organisation/SE212000-1355',
  ])('reads %j as 212000-1355', (said) => {
    expect(readOrganisationNumber(said)).toBe('212000-1355');
  });

  it.each([
    ['a wrong check digit', '212000-1356'],
    ['a personal number', '811218-9876'],
    ['too few digits', '212000-135'],
    ['too many digits', '212000-13555'],
    ['another century than 16', '192120001355'],
    ['the end of a VAT number without its country', '212000135501'],
    ['words', 'Göteborgs Stad'],
    ['nothing', ''],
    ['a unit of the organisation', 'http://dataportal.se/organisation/SE2120001355-stadsmiljo'],
    ['an address elsewhere', 'https://example.se/organisation/SE2120001355'],
  ])('does not read %s', (_what, said) => {
    expect(readOrganisationNumber(said)).toBeUndefined();
  });
});

describe('readOrganisationUri', () => {
  it('tells the suffix of a unit from the number', () => {
    const read = readOrganisationUri('https://dataportal.se/organisation/SE2120001355-Stadsmiljo');

    expect(read).toEqual({ number: '212000-1355', suffix: 'Stadsmiljo' });
  });

  it('has no suffix where the address has none', () => {
    const read = readOrganisationUri('http://www.dataportal.se/organisation/2120001355');

    expect(read).toEqual({ number: '212000-1355' });
  });

  it('does not take more digits for a suffix', () => {
    expect(readOrganisationUri('http://dataportal.se/organisation/SE21200013551')).toBeUndefined();
  });

  it('does not read a number with a wrong check digit', () => {
    expect(readOrganisationUri('http://dataportal.se/organisation/SE2120001356')).toBeUndefined();
  });
});
