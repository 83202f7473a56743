import { describe, expect, test } from 'vitest';
import { parseSources } from './file.ts';
import type { SourcesFile, SourcesFileOptions } from './file.ts';

const OPTIONS: SourcesFileOptions = {
  platforms: ['dcat', 'entryscape'],
  codes: new Set(['14', '1440', '1480', '1498', '1499', '0180', '0480']),
};
const read = (text: string, options = OPTIONS): SourcesFile => parseSources(text, 'my.yaml', options);
const told = (file: SourcesFile): readonly string[] =>
  file.problems.map(({ line, entry, message }) => `${line} ${entry ?? '-'}: ${message}`);

const ALE = `catalogues:
  - id: ale
    platform: entryscape
    url: https://catalog.ale.se/store
`;

describe('a good sources file', () => {
  test('gives its catalogues and collaborations with everything they say', () => {
    const file = read(`catalogues:
  - id: upplands-vasby
    platform: dcat
    url: http://www.vasby.se:8080/datasets/dcat?all=1
    name: { en: Upplands Väsby's data, sv: Upplands Väsbys data }
    organisation: 212000-0019
    status: inactive
    note: closed in 2026
    ttlHours: 1.5
    shrinkLimitPercent: 80
    options: { context: 6, deep: true, label: '06' }
collaborations:
  - id: west
    name: Väst
    members: ['14', '1440']
    since: 2019-12
`);

    expect(file).toEqual({
      catalogues: [
        {
          id: 'upplands-vasby',
          platform: 'dcat',
          url: 'http://www.vasby.se:8080/datasets/dcat?all=1',
          name: { value: 'Upplands Väsbys data', language: 'sv' },
          names: [
            { value: 'Upplands Väsbys data', language: 'sv' },
            { value: "Upplands Väsby's data", language: 'en' },
          ],
          organisation: '212000-0019',
          status: 'inactive',
          note: 'closed in 2026',
          ttlHours: 1.5,
          shrinkLimitPercent: 80,
          options: { context: 6, deep: true, label: '06' },
        },
      ],
      collaborations: [{ id: 'west', name: [{ value: 'Väst' }], members: ['14', '1440'], since: '2019-12' }],
      problems: [],
      statistics: [],
    });
  });

  test('needs no more than id, platform and url of a catalogue', () => {
    const file = read(ALE);

    expect(file.problems).toEqual([]);
    expect(file.catalogues).toEqual([
      { id: 'ale', platform: 'entryscape', url: 'https://catalog.ale.se/store', status: 'active', options: {} },
    ]);
  });

  test('may be inactive without a note', () => {
    const file = read(`${ALE}    status: inactive\n`);

    expect(file.problems).toEqual([]);
    expect(file.catalogues[0]?.status).toBe('inactive');
  });

  test.each(['0180', '0480', '1440'])('keeps the code %s as it was written, without quotes too', (code) => {
    const file = read(`${ALE}    organisation: ${code}\n`);

    expect(file.problems).toEqual([]);
    expect(file.catalogues[0]?.organisation).toBe(code);
  });

  test('may have lists without entries, Windows line ends, a byte order mark, and anchors', () => {
    const file = read(
      `\uFEFF${ALE}  - id: &b goteborg\n    platform: dcat\n    url: https://a.se/x\n    note: *b\ncollaborations:\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );

    expect(file.problems).toEqual([]);
    expect(file.catalogues[1]).toMatchObject({ id: 'goteborg', note: 'goteborg' });
    expect(file.collaborations).toEqual([]);
  });

  test('may list one address twice when options tell its catalogues apart', () => {
    const entry = (id: string, context: string): string =>
      `  - { id: ${id}, platform: entryscape, url: https://shared.se/store, options: { context: ${context} } }\n`;

    const file = read(`catalogues:\n${entry('a', '6')}${entry('b', '7')}`);

    expect(file.problems).toEqual([]);
    expect(file.catalogues).toHaveLength(2);
  });
});

describe('one bad entry', () => {
  test('does not stop the others', () => {
    const file = read(`catalogues:
  - id: first
    platform: dcat
    url: https://a.se/dcat
  - id: second
    platform: entryscap
    url: b
  - id: third
    platform: dcat
    url: https://c.se/dcat
collaborations:
  - { id: west, name: Väst, members: ['14'] }
`);

    expect(file.catalogues.map((entry) => entry.id)).toEqual(['first', 'third']);
    expect(file.collaborations).toHaveLength(1);
    expect(told(file)).toEqual([
      '6 second: platform `entryscap` is not known; write entryscape',
      '7 second: url `b` is not an address; write the whole address, for example https://catalog.ale.se/store',
    ]);
    expect(file.problems[0]?.file).toBe('my.yaml');
  });

  test.each([
    ['platform: ckan', 'platform `ckan` is not known; write one of dcat, entryscape'],
    ['platform: EntryScape', 'platform `EntryScape` is not known; write entryscape'],
    ['url: ftp://a.se/x', 'url `ftp://a.se/x` must begin with https:// or http://; write the whole address'],
    ['url: https://me:secret@a.se/x', 'url must not hold a user name or password; write https://a.se/x'],
    ['url: https://a.se/x#part', 'url must not have a fragment; write https://a.se/x'],
    ['id: Västra Götaland', 'may only have a-z, 0-9 and single hyphens between them; write vastra-gotaland'],
    ['id:', '`id` is empty; write a value or remove the line'],
    ['id: [a]', '`id` must be one value, not a list or a mapping; write id: value'],
    ['organisation: 1499x', 'is neither a municipality or region code nor an organisation number; write 1499, or'],
    ['organisation: 480', 'is neither a municipality or region code nor an organisation number; write'],
    [
      'organisation: 2120001744',
      'organisation `2120001744` is an organisation number in another form; write 212000-1744',
    ],
    ['organisation: 212000-1745', 'is mistyped, for its check digit is wrong; write it as in 212000-1355'],
    ['status: Active', 'status `Active` is not known; write active'],
    ['status: closed', 'status `closed` is not known; write active or inactive'],
    ['ttlHours: often', 'ttlHours `often` must be a number from 0.25 to 500; write ttlHours: 24, for example'],
    ['ttlHours: 0', 'ttlHours `0` must be a number from 0.25 to 500'],
    ['shrinkLimitPercent: 12.5', 'must be a whole number from 0 to 100; write shrinkLimitPercent: 80, for example'],
    ['shrinkLimitPercent: 101', 'shrinkLimitPercent `101` must be a whole number from 0 to 100'],
    ['name: { se: Ale }', 'key `se` is not known; write sv'],
    ['name: {}', '`name` is empty; write name: { sv: …, en: … }'],
    ['options: 6', '`options` must be a mapping; write options: { context:'],
    ['options: { context: [6] }', 'option `context` must be one text, number, true or false; write context: value'],
    ['optoins: { context: 6 }', 'key `optoins` is not known; write options'],
    ['licence: CC0', 'key `licence` is not known; write one of id, platform, url'],
    ['note: *nowhere', '`note` is empty; write a value or remove the line'],
  ])('with `%s` says what to write', (line, message) => {
    const key = line.slice(0, line.indexOf(':'));
    const rest = ['id: ale', 'platform: dcat', 'url: https://a.se/x'].filter((one) => !one.startsWith(`${key}:`));

    const file = read(`catalogues:\n  - ${line}\n${rest.map((one) => `    ${one}\n`).join('')}`);

    expect(file.catalogues).toEqual([]);
    expect(file.problems).toHaveLength(1);
    expect(file.problems[0]?.line).toBe(2);
    expect(file.problems[0]?.message).toContain(message);
  });

  test.each(['id', 'platform', 'url'])('without %s says that it is missing', (key) => {
    const file = read(ALE.replace('- id: ale', '- note: x\n    id: ale').replace(new RegExp(`\n    ${key}: .*`), ''));

    expect(file.catalogues).toEqual([]);
    expect(file.problems).toHaveLength(1);
    expect(file.problems[0]).toMatchObject({ line: 2 });
    expect(file.problems[0]?.message).toMatch(new RegExp(`^\`${key}\` is missing; write ${key}: `));
  });

  test('that uses an id again is told with both lines, and the first is kept', () => {
    const file = read(`${ALE}  - { id: ale, platform: dcat, url: 'https://a.se/x' }\n`);

    expect(file.catalogues).toHaveLength(1);
    expect(told(file)).toEqual(['5 ale: id `ale` is used twice (lines 2 and 5); write another id for one of them']);
  });

  test('that uses an address again is told with both lines, and the first is kept', () => {
    const file = read(`${ALE}  - { id: ale2, platform: entryscape, url: 'https://CATALOG.ale.se/store/' }\n`);

    expect(file.catalogues.map((entry) => entry.id)).toEqual(['ale']);
    expect(told(file)[0]).toMatch(/^5 ale2: url .* is that of `ale` already \(lines 2 and 5\); remove one entry/);
  });

  test('that gives a key twice is told with both lines', () => {
    const file = read(`${ALE}    url: https://b.se/store\n`);

    expect(file.catalogues).toEqual([]);
    expect(told(file)).toEqual(['5 ale: key `url` is given twice (lines 4 and 5); remove one']);
  });

  test('that is not a mapping is told', () => {
    const file = read(`${ALE}  - https://b.se/store\n`);

    expect(file.catalogues).toHaveLength(1);
    expect(told(file)[0]).toMatch(/^5 -: an entry of `catalogues` must be a mapping; write - id/);
  });

  test("is held against its platform's own rules, on the line of its url", () => {
    const check = (): string => 'url must end in /store, for example https://catalog.ale.se/store';

    const file = read(ALE, { ...OPTIONS, check });

    expect(file.catalogues).toEqual([]);
    expect(told(file)).toEqual(['4 ale: url must end in /store, for example https://catalog.ale.se/store']);
  });

  test("is held against its platform's own rules, on the line of its options", () => {
    const check = (): string => 'context must be digits, for example 6';

    const file = read(`${ALE}    options: { context: six }\n`, { ...OPTIONS, check });

    expect(file.problems).toMatchObject([{ line: 5, entry: 'ale' }]);
  });
});

describe('a bad collaboration', () => {
  test.each([
    [
      "{ id: west, name: V, members: ['14', '1449'] }",
      /^5 west: member `1449` is not a municipality .* write a code as in 1480 or 14/,
    ],
    ["{ id: west, name: V, members: ['14', '14'] }", /^5 west: member 14 is listed twice \(lines 5 and 5\)/],
    ["{ id: west, name: V, members: '14' }", /^5 west: `members` must be a list of municipality and region codes/],
    ['{ id: west, name: V }', /^5 west: `members` is missing; write members: \[/],
    ["{ id: west, members: ['14'] }", /^5 west: `name` is missing; write name: /],
    ["{ name: V, members: ['14'] }", /^5 -: `id` is missing; write id: /],
    ["{ id: west, name: V, members: ['14'], since: 2019-13 }", /^5 west: since `2019-13` is not a date; write a year/],
    ["{ id: west, name: V, members: ['14'], since: 2023-02-30 }", /^5 west: since `2023-02-30` is not a date/],
    ["{ id: west, name: V, members: ['14'], url: x }", /^5 west: key `url` is not known; write one of id, name/],
  ])('%s is left out and told', (entry, message) => {
    const file = read(`${ALE}collaborations: [${entry}]\n`);

    expect(file.collaborations).toEqual([]);
    expect(file.catalogues).toHaveLength(1);
    expect(told(file)).toEqual([expect.stringMatching(message)]);
  });
});
