import { describe, expect, it } from 'vitest';
import { parseSources } from '../sources/file.ts';
import type { Entry } from './entry.ts';
import { CliFailure } from './failure.ts';
import { insertEntry, readWritten } from './sources-text.ts';

const COUNTIES = [
  { code: '01', name: 'Stockholms län', nameEn: 'Stockholm County' },
  { code: '10', name: 'Blekinge län', nameEn: 'Blekinge County' },
  { code: '14', name: 'Västra Götalands län', nameEn: 'Västra Götaland County' },
];
const entry = (given: Partial<Entry> = {}): Entry => ({
  id: 'lerum',
  platform: 'dcat',
  url: 'https://data.lerum.se/dcat',
  names: [],
  organisation: '1441',
  options: {},
  ...given,
});
const written = (id: string, code: string, more = ''): string =>
  `  - id: ${id}\n    platform: dcat\n    url: https://${id}.example.se/dcat\n    organisation: '${code}'${more}\n`;
const LERUM = "  - id: lerum\n    platform: dcat\n    url: https://data.lerum.se/dcat\n    organisation: '1441'\n";
const insert = (text: string, given: Partial<Entry> = {}): string =>
  insertEntry(readWritten(text), entry(given), COUNTIES);

describe('an entry put into a sources file', () => {
  it('goes after the last lower code where the file is in order of the codes, and leaves every other byte', () => {
    const before = `# Vår fil\ncatalogues:\n${written('ale', '1440', ' # nordost')}`;
    const after = `${written('vara', '1470')}\n# slut\ncollaborations: []\n`;

    const text = insert(before + after);

    expect(text).toBe(before + LERUM + after);
  });

  it('goes last where the file is in another order', () => {
    const list = `catalogues:\n${written('vara', '1470')}${written('ale', '1440')}`;
    const rest = '\ncollaborations:\n  - id: x\n';

    const text = insert(list + rest);

    expect(text).toBe(list + LERUM + rest);
  });

  it('goes last when it has no code', () => {
    const list = `catalogues:\n${written('ale', '1440')}`;
    const unowned: Entry = { id: 'lerum', platform: 'dcat', url: 'https://data.lerum.se/dcat', names: [], options: {} };

    const text = insertEntry(readWritten(list), unowned, COUNTIES);

    expect(text).toBe(`${list}  - id: lerum\n    platform: dcat\n    url: https://data.lerum.se/dcat\n`);
  });

  it('stands below its county’s heading, also as the first of the county', () => {
    const blekinge = `  # Blekinge län\n${written('karlskrona', '1080')}`;

    const text = insert(`catalogues:\n${blekinge}\n  # Västra Götalands län\n${written('vara', '1470')}`);

    expect(text).toBe(`catalogues:\n${blekinge}\n  # Västra Götalands län\n${LERUM}${written('vara', '1470')}`);
  });

  it('brings its county’s heading where the other counties have one', () => {
    const stockholm = `  # Stockholms län\n${written('haninge', '0136')}`;
    const gotaland = `  # Västra Götalands län\n${written('vara', '1470')}`;
    const file = `catalogues:\n${stockholm}\n${gotaland}`;

    const text = insert(file, { id: 'olofstrom', organisation: '1060' });

    const block =
      "  # Blekinge län\n  - id: olofstrom\n    platform: dcat\n    url: https://data.lerum.se/dcat\n    organisation: '1060'\n";
    expect(text).toBe(`catalogues:\n${stockholm}\n${block}\n${gotaland}`);
  });

  it('comes before the first heading when its county is the first of all', () => {
    const blekinge = `  # Blekinge län\n  # av två\n${written('karlskrona', '1080')}`;

    const text = insert(`catalogues:\n${blekinge}`, { organisation: '0136' });

    const block = LERUM.replace('1441', '0136');
    expect(text).toBe(`catalogues:\n  # Stockholms län\n${block}\n${blekinge}`);
  });

  it('does not part an entry from the comments that are further in than its hyphen', () => {
    const ale = `${written('ale', '1440')}    # status: inactive\n`;

    const text = insert(`catalogues:\n${ale}${written('vara', '1470')}`);

    expect(text).toBe(`catalogues:\n${ale}${LERUM}${written('vara', '1470')}`);
  });

  it.each([
    ['an empty file', '', `catalogues:\n${LERUM}`],
    ['a file of comments, without a line feed', '# min', `# min\ncatalogues:\n${LERUM}`],
    ['an empty list', 'catalogues: [] # än så länge\n# slut\n', `catalogues: # än så länge\n${LERUM}# slut\n`],
    ['a key alone', 'catalogues:\n', `catalogues:\n${LERUM}`],
    [
      'a list without a line feed at its end',
      `catalogues:\n${written('ale', '1440').trimEnd()}`,
      `catalogues:\n${written('ale', '1440')}${LERUM}`,
    ],
    [
      'hyphens in the first column',
      'catalogues:\n- id: ale\n  platform: dcat\n  url: https://a.se/dcat\n',
      `catalogues:\n- id: ale\n  platform: dcat\n  url: https://a.se/dcat\n${LERUM.replace(/^ {2}/gm, '')}`,
    ],
  ])('fits %s', (_, before, expected) => {
    const text = insert(before);

    expect(text).toBe(expected);
  });

  it('keeps the line ends of Windows', () => {
    const before = `catalogues:\n${written('ale', '1440')}`.replaceAll('\n', '\r\n');

    const text = insert(before);

    expect(text).toBe(before + LERUM.replaceAll('\n', '\r\n'));
  });

  it('is read back as it was meant, whatever its texts hold', () => {
    const names = [{ value: "Ale: 'öppna' # data, { m.m. }", language: 'sv' }];
    const url = `https://data.lerum.se/${'a'.repeat(200)}?a=b&c=%23d`;

    const text = insert('', { names, url, organisation: '0180', options: { context: 66, flat: true, name: '066' } });
    const file = parseSources(text, 'x.yaml', { platforms: ['dcat'], codes: new Set(['0180']) });

    expect(file.problems).toEqual([]);
    expect(file.catalogues).toMatchObject([
      { id: 'lerum', url, names, organisation: '0180', options: { context: 66, flat: true, name: '066' } },
    ]);
  });

  it.each([
    ['a list in brackets', 'catalogues: [{ id: ale, platform: dcat, url: https://a.se }]\n', 'brackets'],
    ['a mapping for a list', 'catalogues: { id: ale }\n', 'not a list'],
    ['no mapping', '- id: ale\n', 'catalogues'],
    ['no YAML', 'catalogues:\n\t- id: ale\n', 'line 2'],
  ])('is refused for %s, with the reason', (_, before, reason) => {
    const attempt = (): string => insert(before);

    expect(attempt).toThrow(CliFailure);
    expect(attempt).toThrow(reason);
  });

  it('is told the lines of the entries there are, with code and address as written', () => {
    const { entries } = readWritten(
      "# a\ncatalogues:\n  - platform: dcat\n    id: ale\n    url: 'https://a.se'\n    organisation: 0480\n",
    );

    expect(entries).toMatchObject([{ id: 'ale', url: 'https://a.se', organisation: '0480', line: 3 }]);
  });
});
