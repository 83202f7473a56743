import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createAnalyser } from './analysis/swedish-analyser.ts';
import { readGlossary } from './glossary-file.ts';
import type { GlossaryConcept } from './glossary-file.ts';
import { createGlossary, formsOf, SYNONYM_WEIGHTS } from './glossary.ts';
import type { GlossaryMatch } from './glossary.ts';

const FOLDER = fileURLToPath(new URL('../../../glossary', import.meta.url));
const analyser = createAnalyser();
const data = readGlossary(FOLDER);
const glossary = createGlossary(data, analyser);

const words = (text: string): readonly string[] =>
  analyser
    .words(text)
    .map((word) => word.text)
    .filter((word) => !analyser.isStopWord(word) || glossary.words().has(word));
const match = (text: string): GlossaryMatch | undefined => glossary.match(words(text), 0);
const synonyms = (text: string): readonly string[] => match(text)?.synonyms.map((each) => each.words.join(' ')) ?? [];

describe('glossary', () => {
  it.each([
    ['toa', 'toalett'],
    ['wc', 'toalett'],
    ['Toaletter', 'wc'],
    ['offentliga toaletter', 'wc'],
    ['public toilets', 'toalett'],
    ['laddstolpar', 'laddstation'],
    ['laddpunkterna', 'laddstolpe'],
    ['EV charging', 'laddstation'],
    ['charging stations', 'laddstolpe'],
    ['playground', 'lekplats'],
    ['playgrounds', 'lekplats'],
    ['lekplatsernas', 'playground'],
    ['kommunal budget', 'budget'],
    ['kommunala budgeten', 'budget'],
    ['budget', 'municipal budget'],
    ['ÅVS', 'återvinningsstation'],
    ['atervinningsstation', 'åvs'],
    ['ÅVC', 'återvinningscentral'],
    ['zoning plan', 'detaljplan'],
    ['dagis', 'förskola'],
    ['kindergartens', 'förskola'],
    ['förskolor', 'preschool'],
    ['SÄBO', 'äldreboende'],
    ['nursing homes', 'särskilt boende'],
    ['public transport', 'kollektivtrafik'],
    ['busshållplatser', 'bus stop'],
    ['GC-vägar', 'cykelväg'],
    ['gång- och cykelväg', 'bike path'],
    ['p-platser', 'parkering'],
    ['building permits', 'bygglov'],
    ['supplier ledger', 'leverantörsreskontra'],
    ['leverantörsfakturor', 'leverantörsreskontra'],
    ['snow removal', 'snöröjning'],
    ['bathing water', 'badvattenkvalitet'],
    ['hjärtstartare', 'defibrillator'],
    ['offentlig konst', 'sculpture'],
    ['wifi', 'trådlöst nätverk'],
    ['IT', 'it system'],
    ['air quality', 'luftkvalitet'],
    ['motion', 'motionsspår'],
    ['motion', 'utegym'],
    ['skola', 'grundskola'],
  ])('knows that %s may be called %s', (asked, other) => {
    const found = synonyms(asked).map((each) => each.replace('-', ' '));

    expect(found).toContain(other);
  });

  it.each(['bank', 'xylofon', 'göteborg', 'gq', '2024', 'kommunbudgetarbete'])('has no other name for %s', (asked) => {
    expect(match(asked)).toBeUndefined();
  });

  it('does not take a part of a name for the name', () => {
    expect(synonyms('väg')).not.toContain('cykelväg');
    expect(synonyms('offentlig')).toEqual([]);
  });

  it('takes the longest name first', () => {
    expect(match('special school budget')?.length).toBe(2);
    expect(match('school budget')?.length).toBe(1);
  });

  it('finds a name in the midst of a question', () => {
    expect(glossary.match(['kartor', 'public', 'toilet', 'ale'], 1)?.length).toBe(2);
    expect(glossary.match(['kartor'], 4)).toBeUndefined();
  });

  it('weighs other names before translations, kinds and neighbours', () => {
    const kinds = new Map(match('badplats')?.synonyms.map((each) => [each.words.join(' '), each]));

    expect(kinds.get('strandbad')).toMatchObject({ kind: 'same', weight: SYNONYM_WEIGHTS.same });
    expect(kinds.get('beach')).toMatchObject({ kind: 'translation', weight: SYNONYM_WEIGHTS.translation });
    expect(kinds.get('badvattenkvalitet')).toMatchObject({ kind: 'related', weight: SYNONYM_WEIGHTS.related });
  });

  it('goes from the wider to the narrower only', () => {
    expect(synonyms('skola')).toContain('gymnasieskola');
    expect(synonyms('gymnasieskola')).not.toContain('skola');
  });

  it('is less sure of a name without its å, ä, ö', () => {
    const [written, folded] = ['återvinningsstation', 'atervinningsstation'].map(
      (word) => match(word)?.synonyms[0]?.weight,
    );

    expect(folded ?? 1).toBeLessThan(written ?? 0);
  });
});

describe('the glossary of municipal terms', () => {
  const namesOf = ({ sv, en, short }: GlossaryConcept): readonly string[] => [...sv, ...en, ...short];

  it('keeps each file in Swedish order', () => {
    const order = new Intl.Collator('sv');
    for (const name of readdirSync(FOLDER).filter((each) => each.endsWith('.yaml'))) {
      const { concepts } = parse(readFileSync(join(FOLDER, name), 'utf8')) as { concepts: readonly GlossaryConcept[] };
      const heads = concepts.map(({ sv }) => sv[0] ?? '');

      expect(heads, name).toEqual([...heads].sort((a, b) => order.compare(a, b)));
    }
  });

  it('has one version in all files', () => {
    const versions = readdirSync(FOLDER).map(
      (name) => /^version: (.+)$/m.exec(readFileSync(join(FOLDER, name), 'utf8'))?.[1],
    );

    expect(new Set(versions)).toEqual(new Set([data.version]));
  });

  it('has no name that loses its sense with its stop words', () => {
    const lost = data.concepts.flatMap(namesOf).filter((name) => {
      const all = analyser.words(name);
      return all.length > 1 && words(name).length < 2;
    });

    expect(lost).toEqual([]);
    expect([...glossary.words()].filter((word) => analyser.isStopWord(word))).toEqual(['it']);
  });

  it('has no word in two concepts by an inflection', () => {
    const owners = new Map<string, Map<GlossaryConcept, string>>();
    for (const concept of data.concepts) {
      for (const name of namesOf(concept).filter((each) => words(each).length === 1)) {
        for (const [form, nearness] of formsOf(analyser, words(name)[0] ?? '')) {
          if (nearness < 0.9) continue;
          const those = owners.get(form) ?? new Map<GlossaryConcept, string>();
          owners.set(form, those.set(concept, name));
        }
      }
    }
    const twice = [...owners].filter(([form, those]) => those.size > 1 && !form.startsWith('='));

    expect(twice.map(([form, those]) => `${form}: ${[...those.values()].join(', ')}`)).toEqual([]);
  });
});
