import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRegister } from './register.ts';

const FILE = new URL('../../register/organisations.json', import.meta.url);
const { organisations, counties } = readRegister(FILE);
const municipalities = organisations.filter((entry) => entry.kind === 'MUNICIPALITY');
const regions = organisations.filter((entry) => entry.kind === 'REGION');
const byCode = new Map(organisations.map((entry) => [entry.code, entry]));

describe('the register', () => {
  test('holds 290 municipalities, 21 regions and 21 counties', () => {
    const counts = [municipalities.length, regions.length, counties.length];

    expect(counts).toEqual([290, 21, 21]);
  });

  test('has one region for each county', () => {
    const codes = regions.map((entry) => entry.code);

    expect(codes).toEqual(counties.map((county) => county.code));
  });

  test('has 49 municipalities in Västra Götaland', () => {
    const inCounty = municipalities.filter((entry) => entry.countyCode === '14');

    expect(inCounty).toHaveLength(49);
  });

  test("counts 10,551,707 inhabitants at the end of 2023, and the regions' are the same people", () => {
    const sum = (entries: typeof organisations): number => entries.reduce((all, one) => all + (one.population ?? 0), 0);

    expect(sum(municipalities)).toBe(10_551_707);
    expect(sum(regions)).toBe(10_551_707);
    expect(new Set(organisations.map((entry) => entry.populationDate))).toEqual(new Set(['2023-12-31']));
  });

  test('gives no spelling to two organisations, so that a name can be looked up', () => {
    const owners = new Map<string, Set<string>>();

    for (const { code, name, officialName, nameEn, aliases } of organisations) {
      for (const spelling of [name, officialName, nameEn, ...aliases]) {
        const key = spelling.toLowerCase();
        owners.set(key, (owners.get(key) ?? new Set()).add(code));
      }
    }

    expect([...owners].filter(([, codes]) => codes.size > 1)).toEqual([]);
  });

  test('tells Habo from Håbo, whose organisation number is known', () => {
    const numbers = ['0643', '0305'].map((code) => byCode.get(code)?.organisationNumber);

    expect(numbers).toEqual([undefined, '212000-0241']);
  });

  test('knows Göteborg and its region by the names they publish under', () => {
    const goteborg = byCode.get('1480');
    const region = byCode.get('14');

    expect(goteborg).toMatchObject({
      name: 'Göteborg',
      officialName: 'Göteborgs Stad',
      nameEn: 'City of Gothenburg',
      organisationNumber: '212000-1355',
      organisationNumberAttested: true,
      population: 604_616,
    });
    expect(goteborg?.aliases).toContain('Göteborgs stad');
    expect(region).toMatchObject({ officialName: 'Västra Götalandsregionen', organisationNumber: '232100-0131' });
  });

  test('marks 21 organisation numbers as derived, all in Västra Götaland', () => {
    const derived = organisations.filter((entry) => entry.organisationNumberAttested === false);

    expect(derived).toHaveLength(21);
    expect(new Set(derived.map((entry) => entry.countyCode))).toEqual(new Set(['14']));
  });
});

describe('a register that is wrong', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'register-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const changed = (from: string | RegExp, to: string): string => {
    const path = join(folder, 'organisations.json');
    const before = readFileSync(FILE, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error('the test changes nothing');
    writeFileSync(path, after);
    return path;
  };

  test('is refused for a wrong check digit, with the entry named', () => {
    const path = changed('212000-1355', '212000-1356');

    expect(() => readRegister(path)).toThrow(/\(1480 Göteborg\) organisationNumber: .*check digit/);
  });

  test('is refused for a code that comes twice', () => {
    const path = changed('"code": "1481"', '"code": "1480"');

    expect(() => readRegister(path)).toThrow('organisation code 1480 is there twice');
  });

  test('is refused for an organisation number that two have', () => {
    const path = changed('212000-1363', '212000-1355');

    expect(() => readRegister(path)).toThrow('organisation number 212000-1355 is that of two organisations');
  });

  test('is refused for a county that is not listed', () => {
    const path = changed(/\{ "code": "25"[^}]*\}/, '{ "code": "26", "name": "Nytt län", "nameEn": "New County" }');

    expect(() => readRegister(path)).toThrow('the county 25 of 2505 Arvidsjaur is not in counties');
  });

  test('is refused for a misspelt key', () => {
    const path = changed('"officialName": "Ale kommun"', '"offcialName": "Ale kommun"');

    expect(() => readRegister(path)).toThrow(/\(1440 Ale\).*officialName/);
  });

  test('is refused when it is cut off, with the file named and the cause kept', () => {
    const path = changed(/\n {2}"organisations"[^]*/, '');

    let thrown: unknown;
    try {
      readRegister(path);
    } catch (error) {
      thrown = error;
    }

    expect(thrown).toBeInstanceOf(Error);
    expect(String(thrown)).toContain(path);
    expect(thrown).toHaveProperty('cause', expect.any(SyntaxError));
  });

  test('is refused when there is none', () => {
    const path = join(folder, 'none.json');

    expect(() => readRegister(path)).toThrow(/none\.json cannot be used: ENOENT/);
  });
});
