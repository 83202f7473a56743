import { describe, expect, it } from 'vitest';
import { parseSources } from './file.ts';
import type { SourcesFile } from './file.ts';

const HEAD = `catalogues:
  - { id: ale, platform: dcat, url: 'https://ale.example' }
statistics:
`;

function parse(entries: string): SourcesFile {
  return parseSources(HEAD + entries, 'sources.yaml', {
    platforms: ['dcat'],
    codes: new Set(['1480']),
    statistics: {
      tables: { check: ({ keyFigures: [one] }) => (one === undefined ? { message: 'define one' } : undefined) },
      plain: {
        check: ({ keyFigures: [one] }) => (one === undefined ? undefined : { message: 'not here', line: one.line }),
      },
    },
  });
}

describe('the sources of key figures in a sources file', () => {
  it('are read with their definitions as they were written, zeros and all', () => {
    const { statistics, problems, catalogues } = parse(`  - id: scb
    platform: tables
    url: https://scb.example/v2
    name: { sv: Statistik, en: Statistics }
    homepage: https://scb.example
    population: folk
    options: { version: 2 }
    keyFigures:
      - id: folk
        table: TAB638
        fixed: { Alder: 0480, Civil: [OG, 007] }
`);

    expect(problems).toEqual([]);
    expect(catalogues).toHaveLength(1);
    expect(statistics).toEqual([
      {
        id: 'scb',
        platform: 'tables',
        url: 'https://scb.example/v2',
        names: [
          { value: 'Statistik', language: 'sv' },
          { value: 'Statistics', language: 'en' },
        ],
        homepage: 'https://scb.example',
        population: 'folk',
        options: { version: 2 },
        keyFigures: [
          { id: 'folk', line: 12, fields: { table: 'TAB638', fixed: { Alder: '0480', Civil: ['OG', '007'] } } },
        ],
      },
    ]);
  });

  it.each([
    ['a platform that is none', '  - { id: a, platform: plian, url: https://a.example }\n', 4, 'write plain'],
    ['a platform of catalogues', '  - { id: a, platform: dcat, url: https://a.example }\n', 4, 'is not known'],
    ['a url that is none', '  - { id: a, platform: plain, url: a.example }\n', 4, 'https://'],
    ['a missing url', '  - { id: a, platform: plain }\n', 4, '`url` is missing'],
    ['an unknown key', '  - { id: a, platform: plain, url: https://a.example, table: T }\n', 4, '`table` is not known'],
    ['what the platform objects to', '  - id: a\n    platform: tables\n    url: https://a.example\n', 6, 'define one'],
    [
      'what the platform objects to in a definition',
      '  - id: a\n    platform: plain\n    url: https://a.example\n    keyFigures:\n      - { id: x }\n',
      8,
      'not here',
    ],
    [
      'an id with a colon',
      '  - id: a\n    platform: tables\n    url: https://a.example\n    keyFigures:\n      - { id: "x:y" }\n',
      8,
      'colons',
    ],
    [
      'a definition with nothing in a place',
      '  - id: a\n    platform: tables\n    url: https://a.example\n    keyFigures:\n      - id: x\n        table:\n',
      9,
      'is missing here',
    ],
    [
      'two definitions of one id',
      '  - id: a\n    platform: tables\n    url: https://a.example\n    keyFigures:\n      - { id: x }\n      - { id: x }\n',
      9,
      'used twice',
    ],
    ['an entry that is no mapping', '  - kolada\n', 4, 'must be a mapping'],
  ])('are left out, and told, for %s', (_name, entries, line, says) => {
    const { statistics, problems, catalogues } = parse(entries);

    expect(problems).toEqual([expect.objectContaining({ line, message: expect.stringContaining(says) as string })]);
    expect(statistics).toEqual([]);
    expect(catalogues).toHaveLength(1);
  });
});
