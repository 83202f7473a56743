import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseSources, readSourcesFile } from './file.ts';
import type { SourcesFile, SourcesFileOptions } from './file.ts';

const OPTIONS: SourcesFileOptions = {
  platforms: ['dcat', 'entryscape'],
  codes: new Set(['1440']),
};
const read = (text: string): SourcesFile => parseSources(text, 'my.yaml', OPTIONS);
const told = (file: SourcesFile): readonly string[] =>
  file.problems.map(({ line, entry, message }) => `${line} ${entry ?? '-'}: ${message}`);

const ALE = `catalogues:
  - id: ale
    platform: entryscape
    url: https://catalog.ale.se/store
`;

describe('a file that is not what it should be', () => {
  test.each([
    ['', '1 -: the file is empty; write `catalogues:`'],
    ['# nothing yet\n', '1 -: the file is empty; write `catalogues:`'],
    ['- id: ale\n', '1 -: the file must be a mapping; write `catalogues:`'],
    ['<html><body>Not found</body></html>', '1 -: the file must be a mapping; write `catalogues:`'],
    ['collaborations: []\n', '1 -: the key `catalogues` is missing; write `catalogues:`'],
    ['\ncatalogues:\n', '2 -: `catalogues` is empty; write `catalogues:`'],
    ['catalogues: { id: ale }\n', '1 -: `catalogues` must be a list; begin each entry under it with "- "'],
  ])('%j gives no catalogue and one problem', (text, message) => {
    const file = read(text);

    expect(file.catalogues).toEqual([]);
    expect(told(file)).toEqual([expect.stringContaining(message)]);
  });

  test('with a misspelt key says which is meant', () => {
    const file = read(`${ALE}colaborations: []\n`);

    expect(file.catalogues).toHaveLength(1);
    expect(told(file)).toEqual(['5 -: key `colaborations` is not known; write collaborations']);
  });
});

describe('a fault in the YAML', () => {
  const entry = (id: string, more = ''): string =>
    `  - id: ${id}\n    platform: dcat\n    url: https://${id}.se/x\n${more}`;

  test('costs the entry it is in, told with its line; the others are read', () => {
    const file = read(`catalogues:\n${entry('a')}${entry('b', '    note: closed: gone\n')}${entry('c')}`);

    expect(file.catalogues.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(told(file)).toEqual([expect.stringMatching(/^8 b: this is not YAML: .*; put a text with `: `.* in quotes/)]);
  });

  test('that hides where an entry ends costs that entry, for its status may be lost', () => {
    const file = read(`catalogues:\n${entry('a')}${entry('b', '   status: inactive\n')}${entry('c')}`);

    expect(file.catalogues.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(file.problems[0]).toMatchObject({ line: 8, entry: 'b' });
  });

  test('that breaks the file from there on keeps what stood before it', () => {
    const file = read(`catalogues:\n${entry('a')}${entry('b', '\tnote: x\n')}${entry('c')}`);

    expect(file.catalogues.map(({ id }) => id)).toEqual(['a']);
    expect(file.problems[0]).toMatchObject({ line: 8, entry: 'b' });
    expect(file.problems[0]?.message).toContain('indent with spaces instead');
  });

  test('is told even where no entry is near it', () => {
    const file = read(`catalogues: []\nnote: "no end\n`);

    expect(file.problems).toHaveLength(1);
    expect(file.problems[0]?.message).toMatch(/^this is not YAML: Missing closing/);
  });

  test('is a second document too', () => {
    const file = read(`${ALE}---\n${ALE}`);

    expect(file.problems[0]?.message).toContain('remove the line `---`');
  });
});

describe('reading from disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sources-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('reads a file', () => {
    const path = join(folder, 'sources.yaml');
    writeFileSync(path, ALE);

    const file = readSourcesFile(path, OPTIONS);

    expect(file.problems).toEqual([]);
    expect(file.catalogues).toHaveLength(1);
  });

  test('says that a file is missing', () => {
    const path = join(folder, 'none.yaml');

    const file = readSourcesFile(path, OPTIONS);

    expect(file.catalogues).toEqual([]);
    expect(file.problems).toMatchObject([{ file: path, line: 1 }]);
    expect(told(file)[0]).toContain('there is no such file; write the path of a sources file');
  });

  test('says that it is a folder', () => {
    const file = readSourcesFile(folder, OPTIONS);

    expect(told(file)).toEqual([expect.stringContaining('this is a folder; write the path')]);
  });

  test('says that a file is not UTF-8', () => {
    const path = join(folder, 'latin1.yaml');
    writeFileSync(path, Buffer.from('catalogues: # \xe5\n', 'latin1'));

    const file = readSourcesFile(path, OPTIONS);

    expect(told(file)).toEqual(['1 -: the file is not UTF-8 text; save it as UTF-8']);
  });
});
