import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpecifications } from '../model/specification.ts';
import { parseSpecificationFiles, readSpecificationFiles } from './specification-files.ts';

const FOLDER = fileURLToPath(new URL('../../specifications', import.meta.url));

const GOOD = `slug: badplatser
name: { sv: Badplatser, en: Bathing places }
description: { sv: Var man kan bada., en: Where one can swim. }
aliases: [badplats]
addresses:
  - { address: dataportal.se/specifications/badplatser, status: attested, source: seen }
rank: 12
`;

/** The one problem of a file that was made bad by replacing a part of the good one. */
function problemOf(part: string, by: string): string {
  const { specifications, problems } = parseSpecificationFiles([
    { file: 'badplatser.yaml', text: GOOD.replace(part, by) },
  ]);
  expect(specifications).toEqual([]);
  return problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n');
}

describe('the files of the project', () => {
  const { specifications, problems } = readSpecificationFiles(FOLDER);

  it('are all good', () => {
    expect(problems).toEqual([]);
    expect(specifications.map(({ slug }) => `${slug}.yaml`)).toEqual(
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.yaml'))
        .toSorted(),
    );
  });

  it.each([
    ['https://lankadedata.se/spec/public-toilets/', 'public-toilets', undefined],
    ['https://lankadedata.se/spec/leverantorsreskontra/1.1', 'leverantorsreskontra', '1.1'],
    ['https://lankadedata.se/spec/leverantorsreskontra', 'leverantorsreskontra', undefined],
    ['https://www.dataportal.se/specifications/badplatser/1.0', 'badplatser', '1.0'],
    ['https://dataportal.se/specifications/grillplatser/1.0', 'grillplatser', '1.0'],
    ['https://gitlab.com/sarskilt-viktiga-datamangder/point-of-interest', 'points-of-interest', undefined],
    ['https://www.dataportal.se/sv/specifications/Mltidsinformation/NSOD#ref=?p=1', 'maltidsinformation', undefined],
    ['https://sambruk.github.io/livsmedel/', 'livsmedelskontroll', undefined],
  ])('know %s, which is attested', (uri, slug, version) => {
    const known = createSpecifications(specifications);

    const match = known.specificationSlug(uri);

    expect([match?.slug, match?.version]).toEqual([slug, version]);
    expect(known.get(slug)?.addresses.some(({ status }) => status === 'attested')).toBe(true);
  });

  it('do not take the specification of catalogues for one of a dataset', () => {
    expect(
      createSpecifications(specifications).specificationSlug('https://lankadedata.se/spec/DCAT-AP-SE/'),
    ).toBeUndefined();
  });

  it('hold nothing against a file but what is attested', () => {
    const columns = specifications.flatMap(({ slug, columns: all = [] }) => all.map((column) => ({ slug, ...column })));

    const held = columns.filter(({ mandatory, status }) => mandatory && status === 'attested');

    expect([...new Set(held.map(({ slug }) => slug))]).toEqual([
      'leverantorsreskontra',
      'livsmedelskontroll',
      'public-toilets',
    ]);
    expect(held.filter(({ source }) => source === undefined)).toEqual([]);
  });

  it('have the ranks that the guides give', () => {
    const ranks = specifications.flatMap(({ slug, rank }) => (rank === undefined ? [] : [[slug, rank]]));

    expect(Object.fromEntries(ranks)).toEqual({
      evenemangslokaler: 58,
      grillplatser: 47,
      'lediga-tomter': 3,
      lekplatser: 28,
      sevardheter: 13,
      utegym: 40,
    });
  });
});

describe('a file', () => {
  it('is read with all that it says', () => {
    const { specifications, problems } = parseSpecificationFiles([{ file: 'x/badplatser.yaml', text: GOOD }]);

    expect(problems).toEqual([]);
    expect(specifications).toEqual([
      {
        slug: 'badplatser',
        names: [
          { value: 'Badplatser', language: 'sv' },
          { value: 'Bathing places', language: 'en' },
        ],
        descriptions: [
          { value: 'Var man kan bada.', language: 'sv' },
          { value: 'Where one can swim.', language: 'en' },
        ],
        aliases: ['badplats'],
        addresses: [{ address: 'dataportal.se/specifications/badplatser', status: 'attested', source: 'seen' }],
        stewards: [],
        rank: 12,
      },
    ]);
  });

  it.each([
    ['slug: badplatser', 'slug: Bad platser', /:1: slug `Bad platser` may only have a-z.*; write bad-platser\n/],
    [
      'slug: badplatser',
      'slug: badplats',
      /:1: slug `badplats` is not the name of the file; write slug: badplatser, or rename/,
    ],
    ['slug: badplatser\n', '', /:1: `slug` is missing; write slug: badplatser/],
    ['rank: 12', 'rank: first', /:7: rank `first` is not a place on the list; write a whole number from 1 to 100/],
    ['rank: 12', 'rank: 101', /:7: rank `101` is not a place/],
    ['rank: 12', 'ranck: 12', /:7: key `ranck` is not known; write rank$/],
    [
      'rank: 12',
      'homepage: dataportal.se',
      /:7: homepage `dataportal.se` is not the address of a page; write it whole/,
    ],
    [', en: Bathing places', '', /:2: `name` is not there in en; write name: \{ sv: …, en: … \}/],
    ['name: { sv: Badplatser, en: Bathing places }\n', '', /:1: `name` is missing; write name/],
    ['[badplats]', 'badplats', /:4: `aliases` must be a list; write aliases: \[badplats\]/],
    ['[badplats]', '[Badplåts]', /:4: alias `Badplåts` may only have a-z.*; write badplats$/],
    ['[badplats]', '[badplats, badplats]', /:4: alias `badplats` is the alias on line 4 already; remove it from one/],
    ['[badplats]', '[badplatser]', /:4: alias `badplatser` is the slug on line 1 already/],
    [
      'address: dataportal.se',
      'address: https://www.dataportal.se',
      /:6: address `https:.* is written in one; write dataportal.se\/specifications\/badplatser$/,
    ],
    [
      'badplatser, status',
      'badplatser/1.0, status',
      /:6: address .* has a version, which is read by itself; write dataportal.se\/specifications\/badplatser$/,
    ],
    [
      'address: dataportal.se/specifications/badplatser',
      'address: badplatser',
      /:6: address `badplatser` is not an address; write host and path/,
    ],
    ['attested, source: seen', 'attestd, source: seen', /:6: status `attestd` is not known; write attested$/],
    [', status: attested, source: seen', '', /:6: `status` is missing; write status: attested, or status: guessed/],
    [', source: seen', '', /:6: `source` is missing; write source: and where the address was seen, or status: guessed/],
    [
      '- { address: dataportal.se/specifications/badplatser, status: attested, source: seen }',
      '- dataportal.se',
      /:6: an entry of `addresses` must be a mapping/,
    ],
    ['rank: 12', 'rank: 12: 3', /:7: this is not YAML/],
  ])('with %j for %j is left out, and told what to write', (part, by, message) => {
    expect(problemOf(part, by)).toMatch(message);
  });

  it('that is empty, or no mapping, is told what to write', () => {
    const files = ['', '- badplatser'].map((text) => ({ file: 'badplatser.yaml', text }));

    const { problems } = parseSpecificationFiles(files);

    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the file must be a mapping; write slug/) as string,
      expect.stringMatching(/^the file must be a mapping; write slug/) as string,
    ]);
  });

  it.each([
    [
      'aliases: [badplats]',
      'badplats.yaml',
      /^alias `badplats` is the alias on badplatser.yaml:4 already; remove it from one/,
    ],
    [
      'aliases: [Badplatser]'.toLowerCase(),
      'badplats.yaml',
      /^alias `badplatser` is the slug on badplatser.yaml:1 already/,
    ],
    [
      '',
      'badplats.yaml',
      /^address `dataportal.se\/specifications\/badplatser` is the address on badplatser.yaml:6 already/,
    ],
  ])('may not have what another has: %s', (aliases, file, message) => {
    const other = GOOD.replace('slug: badplatser', 'slug: bad').replace('aliases: [badplats]', aliases);

    const { specifications, problems } = parseSpecificationFiles([
      { file: 'badplatser.yaml', text: GOOD },
      { file: file.replace('badplats', 'bad'), text: other },
    ]);

    expect(specifications.map(({ slug }) => slug)).toEqual(['badplatser']);
    expect(problems[0]).toMatchObject({ file: 'bad.yaml', message: expect.stringMatching(message) as string });
  });
});

describe('a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kommungraf-specifications-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read past its bad files, and past what is no YAML file', () => {
    writeFileSync(join(folder, 'a.yaml'), 'slug: [');
    writeFileSync(join(folder, 'b.yaml'), Buffer.from([0x73, 0xe5, 0x0a]));
    writeFileSync(join(folder, 'badplatser.yaml'), GOOD);
    writeFileSync(join(folder, 'README.md'), '# Text');

    const { specifications, problems } = readSpecificationFiles(folder);

    expect(specifications.map(({ slug }) => slug)).toEqual(['badplatser']);
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set([join(folder, 'a.yaml'), join(folder, 'b.yaml')]),
    );
    expect(problems.find(({ file }) => file.endsWith('b.yaml'))?.message).toBe(
      'the file is not UTF-8 text; save it as UTF-8',
    );
  });

  it('that is missing is one problem', () => {
    const { specifications, problems } = readSpecificationFiles(join(folder, 'none'));

    expect(specifications).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('there is no such folder') as string,
    ]);
  });
});
