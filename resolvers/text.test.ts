import { describe, expect, it } from 'vitest';
import { wordsIn } from './text.ts';

const texts = [
  { value: 'luft', language: 'sv' },
  { value: 'luft', language: 'sv-SE' },
  { value: 'air', language: 'en' },
  { value: 'PM10' },
  { value: ' ' },
];

describe('words in a language', () => {
  it('are those of that language and those without one, each once', () => {
    expect(wordsIn(texts, { language: 'SV' })).toEqual(['luft', 'PM10']);
    expect(wordsIn(texts, { language: 'EN' })).toEqual(['air', 'PM10']);
  });

  it('are Swedish when there are none in that language', () => {
    expect(wordsIn(texts.slice(0, 2), { language: 'EN' })).toEqual(['luft']);
  });

  it('are all when there are neither Swedish nor English ones', () => {
    expect(wordsIn([{ value: 'Luft', language: 'de' }, { value: 'PM10' }], { language: 'EN' })).toEqual([
      'Luft',
      'PM10',
    ]);
  });
});
