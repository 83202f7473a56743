import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGlossary } from './glossary-file.ts';

const OWN = fileURLToPath(new URL('../../../glossary', import.meta.url));

describe('glossary files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'glossary-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (...texts: readonly string[]) => {
    for (const [at, text] of texts.entries()) writeFileSync(join(folder, `${at}.yaml`), text);
    return readGlossary(folder);
  };
  const file = (...concepts: readonly string[]): string =>
    ['version: 2026-11', 'concepts:', ...concepts.map((concept) => `  - ${concept}`)].join('\n');

  it('gives the concepts of all files, with the newest version', () => {
    const older = file('{ sv: [toalett, wc], en: [toilet] }').replace('2026-11', '2025-01');

    const glossary = read(older, file('{ sv: [bad], related: [wc] }'));

    expect(glossary).toEqual({
      version: '2026-11',
      concepts: [
        { sv: ['toalett', 'wc'], en: ['toilet'], short: [], narrower: [], related: [], shared: [] },
        { sv: ['bad'], en: [], short: [], narrower: [], related: ['wc'], shared: [] },
      ],
    });
  });

  it.each([
    ['{ en: [toilet] }', 'concepts[0] sv: is missing; each concept has a Swedish word'],
    ['{ sv: [] }', 'concepts[0] sv: each concept has a Swedish word'],
    ['{ sv: [toalett], en: [] }', 'concepts[0] (toalett) en: is empty; leave the key out'],
    ['{ sv: [toalett], en: [on, no, 5] }', 'concepts[0] (toalett) en.2: must be a text'],
    ['{ sv: [toalett], sw: [wc] }', 'concepts[0] (toalett): Unrecognized key: "sw"'],
    ['{ sv: ["två  ord"] }', 'concepts[0] (två  ord) sv.0: must be words with one space between them'],
    ['{ sv: [toalett, Toalett] }', 'concept toalett: `toalett` is there twice'],
    ['{ sv: [bad], narrower: [simhall] }', 'concept bad: `simhall` is in `narrower` or `related`'],
    ['{ sv: [bad], related: [bad] }', 'concept bad: `bad` is its own name'],
    ['{ sv: [bad], shared: [bad] }', 'concept bad: `bad` is in `shared` and no other concept has it'],
    ['{ sv: [bad], shared: [dusch] }', 'concept bad: `dusch` is in `shared` and is none of its names'],
  ])('says what is wrong with %s', (concept, message) => {
    expect(() => read(file(concept))).toThrow(message);
  });

  it('says which concepts have the same name, and lets them when both say so', () => {
    const [bank, money] = ['{ sv: [bänk], en: [bank] }', '{ sv: [bank] }'];
    const shared = [bank, money].map((concept) => concept.replace(' }', ', shared: [bank] }'));

    expect(() => read(file(bank, money))).toThrow(
      'concept bänk: `bank` is a name of bank too; remove it from one, or name it in `shared` of both',
    );
    expect(read(file(...shared)).concepts).toHaveLength(2);
  });

  it('names a file that is no YAML, has no version, or is not there', () => {
    expect(() => read('version: [')).toThrow(join(folder, '0.yaml'));
    expect(() => read('concepts: [{ sv: [bad] }]')).toThrow('version: must be a text such as 2026-11');
    expect(() => readGlossary(join(folder, 'none'))).toThrow(/glossary cannot be used.*none.*ENOENT/s);
  });

  it('refuses a folder without files', () => {
    expect(() => readGlossary(folder)).toThrow('there is no .yaml file in it');
  });

  it('reads the glossary of municipal terms, which is large', () => {
    const { concepts } = readGlossary(OWN);

    expect(concepts.length).toBeGreaterThan(600);
    expect(concepts.filter(({ en }) => en.length > 0).length).toBeGreaterThan(580);
  });
});
