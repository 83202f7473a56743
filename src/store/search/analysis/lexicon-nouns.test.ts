import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAnalyser } from './swedish-analyser.ts';

/** Endings of the nouns that have just these flags in the lexicon. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  ADHY: ['', 'en', 'ens', 'er', 'erna', 'ernas'],
  ADGY: ['', 'en', 'ar', 'arna', 'arnas'],
  ABDY: ['', 'et', 'en', 'ets'],
  ADfGvY: ['', 'en', 'ar', 'arna'],
  ABDvY: ['', 'et', 'ens'],
  ACEFY: ['', 't', 'n', 'na'],
};

/** Nouns whose stem takes the endings unchanged, every 31st. */
function nouns(): readonly (readonly string[])[] {
  const file = join(createRequire(import.meta.url).resolve('dictionary-sv'), '..', 'index.dic');
  const entries = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('/'));
  return Object.entries(ENDINGS).flatMap(([flags, endings]) =>
    entries
      .filter(([word = '', own]) => own === flags && /^\p{Ll}{3,}$/u.test(word))
      .map(([word = '']) => word)
      .filter((word) => (flags === 'ACEFY' ? word.endsWith('e') : !/[aeiouyåäömn]$/u.test(word)))
      .filter((_, at) => at % 31 === 0)
      .map((word) => endings.map((ending) => word + ending)),
  );
}

it('finds nearly every noun of the lexicon by nearly every form of it', () => {
  const analyser = createAnalyser();
  const list = nouns();

  const pairs = list.flatMap((forms) => forms.flatMap((asked) => forms.map((text) => [asked, text] as const)));
  const missed = pairs.filter(([asked, text]) => {
    const terms = new Set(analyser.indexTerms(text, undefined));
    return !analyser
      .readings(asked)
      .some((each) => each.nearness > 0.75 && each.terms.every((term) => terms.has(term)));
  });

  expect(list.length).toBeGreaterThan(300);
  expect(missed.length / pairs.length).toBeLessThan(0.01);
});

it('names the lexicon that is installed in its version, so that an index is made anew with another one', () => {
  const file = join(createRequire(import.meta.url).resolve('dictionary-sv'), '..', 'package.json');

  const version = /"version": "([^"]+)"/u.exec(readFileSync(file, 'utf8'))?.[1];

  expect(createAnalyser().version.split('+')[1]).toBe(version);
});
