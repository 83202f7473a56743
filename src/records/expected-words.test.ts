import { expect, it } from 'vitest';
import { parseSpecificationFiles } from './specification-files.ts';

const FILE = `slug: badplatser
name: { sv: Badplatser, en: Bathing places }
description: { sv: Var de ligger., en: Where they are. }
addresses:
  - { address: lankadedata.se/spec/badplatser, status: guessed }
`;
const read = (expected: string) => parseSpecificationFiles([{ file: 'badplatser.yaml', text: `${FILE}${expected}` }]);

it('reads the words that a specification is known by', () => {
  const { specifications, problems } = read('expected:\n  sv: [badplats, havsbad]\n  not: [badvatten]\n');

  expect(problems).toEqual([]);
  expect(specifications[0]?.expected).toEqual({ sv: ['badplats', 'havsbad'], en: [], not: ['badvatten'] });
});

it('leaves them out where the file has none', () => {
  const { specifications, problems } = read('');

  expect(problems).toEqual([]);
  expect(specifications[0]).not.toHaveProperty('expected');
});

it.each([
  ['expected: badplats', 6, '`expected` must be a mapping; write expected: { sv: [badplats]'],
  ['expected:', 6, '`expected` must be a mapping'],
  ['expected:\n  sv: badplats', 7, '`sv` must be a list of words; write sv: [badplats]'],
  ['expected:\n  en: [123]', 7, '`en` has an item that is no word'],
  ['expected:\n  svenska: [badplats]', 7, 'key `svenska` is not known'],
])('says what to write instead of %j', (text, line, message) => {
  const { specifications, problems } = read(text);

  expect(specifications).toEqual([]);
  expect(problems).toMatchObject([{ line, message: expect.stringContaining(message) as string }]);
});
