import { describe, expect, it } from 'vitest';
import type { DefinitionValue, StatisticsRef } from '../../../model/key-figure.ts';
import { below, configUrl1, inLanguage, readAddress } from './address.ts';
import { platform } from './index.ts';

const good = { table: 'TAB638', region: 'Region' };
const source = (
  fields: Readonly<Record<string, DefinitionValue>> = good,
  rest: Partial<StatisticsRef> = {},
): StatisticsRef => ({
  id: 'scb',
  platform: 'pxweb',
  url: 'https://statistikdatabasen.scb.se/api/v2',
  names: [],
  keyFigures: [{ id: 'people', line: 7, fields }],
  options: {},
  ...rest,
});

describe('check', () => {
  it('has nothing to say of a right entry', () => {
    const objection = platform.check(source({ ...good, unit: { sv: 'antal', en: 'number' }, period: '{year}M12' }));

    expect(objection).toBeUndefined();
  });

  it.each([
    [{ table: 'TAB638' }, 'needs either region'],
    [{ ...good, area: '0580' }, 'needs either region'],
    [{ table: 'TAB638', area: '580' }, 'area: must be a code'],
    [{ region: 'Region' }, 'table:'],
    [{ ...good, gender: { variable: 'Kon', women: '2' } }, 'gender.men'],
    [{ ...good, period: 'M12' }, 'must have {year} in it once'],
    [{ ...good, regoin: 'Region' }, 'regoin'],
  ])('says at its line what is wrong with the definition %j', (fields, sentence) => {
    const objection = platform.check(source(fields));

    expect(objection?.line).toBe(7);
    expect(objection?.message).toContain('key figure people');
    expect(objection?.message).toContain(sentence);
  });

  it.each([
    [{ url: 'https://statistik.example.se/tables' }, 'version: 1'],
    [{ url: 'https://statistik.example.se/api/v1' }, 'must name the language'],
    [{ options: { version: 3 } }, 'option version must be 1 or 2'],
    [{ options: { speed: 3 } }, 'option speed is not known'],
    [{ options: { languages: 'svenska' } }, 'option languages'],
    [{ keyFigures: [] }, 'needs keyFigures'],
    [{ population: 'inhabitants' }, 'none of its keyFigures: people'],
  ])('says what is wrong with the entry %j', (rest, sentence) => {
    const objection = platform.check(source(good, rest));

    expect(objection?.message).toContain(sentence);
  });

  it('knows the key figures that are defined, and no others', () => {
    expect(platform.knows(source(), 'people')).toBe(true);
    expect(platform.knows(source(), 'N00945')).toBe(false);
  });
});

describe('addresses', () => {
  const at = (url: string, options: StatisticsRef['options'] = {}) => {
    const address = readAddress(source(good, { url, options }));
    if (typeof address === 'string') throw new Error(address);
    return address;
  };

  it.each([
    ['https://statistikdatabasen.scb.se/api/v2/', 2, 'sv'],
    ['https://api.scb.se/OV0104/v2beta/api/v2', 2, 'sv'],
    ['https://api.scb.se/OV0104/v1/doris/sv/ssd', 1, 'sv'],
    ['https://statistik.linkoping.se/PXWeb/api/v1/en/', 1, 'en'],
  ])('recognises the interface of %s', (url, version, language) => {
    expect(at(url)).toMatchObject({ version, language });
  });

  it('takes the interface that an option names', () => {
    expect(at('https://statistik.example.se/px/sv', { version: 1 })).toMatchObject({ version: 1, language: 'sv' });
  });

  it('asks v1 for its configuration above the databases, and for other languages in the path', () => {
    const address = at('https://api.scb.se/OV0104/v1/doris/sv/ssd');

    expect(configUrl1(address).href).toBe('https://api.scb.se/OV0104/v1/doris/sv?config');
    expect(inLanguage(address, 'en').href).toBe('https://api.scb.se/OV0104/v1/doris/en/ssd');
  });

  it('encodes each segment of a path by itself', () => {
    const url = below(new URL('https://x.se/api/v1/sv'), ['Hushåll, alla', 'a b.px']);

    expect(url.href).toBe('https://x.se/api/v1/sv/Hush%C3%A5ll%2C%20alla/a%20b.px');
  });
});
