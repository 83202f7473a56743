import { describe, expect, it } from 'vitest';
import { aDataset, aDistribution } from '../fixtures/records.ts';
import type { Analyser } from './analyser.ts';
import { datasetTexts, idOrder, minutesOf } from './index-entry.ts';
import { FIELDS } from './search-index.ts';

/** Words are what lies between blanks; a term is the word, and the language that it was taken for. */
const analyser: Analyser = {
  version: 'test',
  words: (text) => {
    const found = [...text.toLowerCase().matchAll(/[^\s.,]+/gu)];
    return found.map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
  },
  indexTerms: (word, language) => [word, `=${word}:${language ?? 'other'}`],
  readings: () => [],
  isStopWord: () => false,
};

describe('datasetTexts', () => {
  it('says in which texts and languages a term stands', () => {
    const dataset = aDataset('A', {
      titles: [{ value: 'Bad' }, { value: 'Bath', language: 'en-GB' }],
      keywords: [{ value: 'bad ute', language: 'sv' }],
      descriptions: [{ value: 'Bad', language: 'fi' }],
      distributions: [{ ...aDistribution('1'), titles: [{ value: 'Bad' }] }],
      spatial: [{ labels: [{ value: 'Ale' }] }],
    });

    const { terms } = datasetTexts(dataset, analyser);

    expect(terms.get('bad')).toBe(FIELDS.titleSv | FIELDS.keywordSv | FIELDS.descriptionOther | FIELDS.resource);
    expect(terms.get('=bad:other')).toBe(FIELDS.descriptionOther);
    expect(terms.get('=bath:en')).toBe(FIELDS.titleOther);
    expect(terms.get('ute')).toBe(FIELDS.keywordSv);
    expect(terms.get('ale')).toBe(FIELDS.place);
  });

  it('leaves out tags, addresses and what is no word', () => {
    const description = `<p class="x">Bad</p>&nbsp;se https://a.example/b?c=d eller www.b.example, ${'x'.repeat(65)} men 3 < 4`;
    const dataset = aDataset('A', { titles: [], descriptions: [{ value: description }] });

    const { terms } = datasetTexts(dataset, analyser);

    expect([...terms.keys()].filter((term) => !term.startsWith('='))).toEqual(['bad', 'se', 'eller', 'men', '3', '<', '4']); // prettier-ignore
  });

  it('counts words, and takes no more than 2,000 of a text and 20,000 of a record', () => {
    const long = (from: number) => Array.from({ length: 2_100 }, (_, n) => `w${from + n}`).join(' ');
    const titles = [{ value: 'Ett två tre' }, { value: 'En', language: 'en' }];

    const one = datasetTexts(aDataset('A', { titles, descriptions: [{ value: long(0) }] }), analyser);
    const many = datasetTexts(
      aDataset('A', { titles, descriptions: Array.from({ length: 12 }, (_, n) => ({ value: long(n * 10_000) })) }),
      analyser,
    );

    expect(one).toMatchObject({ titleWords: 3, words: 2_004 });
    expect(one.terms.has('w1999')).toBe(true);
    expect(one.terms.has('w2000')).toBe(false);
    expect(many.words).toBe(20_000);
  });

  it('reads one text of a language once', () => {
    const same = Array.from({ length: 50 }, (_, n) => ({ ...aDistribution(`${n}`), titles: [{ value: 'Ladda ner' }] }));

    const { words } = datasetTexts(aDataset('A', { titles: [], distributions: same }), analyser);

    expect(words).toBe(2);
  });
});

describe('idOrder', () => {
  it('orders as the ids do', () => {
    const ids = [
      'd0000000000000000',
      'd0000000020000000',
      'dazzzzzzzzzzzzzzz',
      'db000000000000000',
      'dzzzzzzzzzzzzzzzz',
    ];

    const orders = ids.map(idOrder);

    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(new Set(orders).size).toBe(5);
    expect(orders[0]).toBe(1);
    expect(orders[4]).toBe(2 ** 45 - 1);
  });
});

describe('minutesOf', () => {
  it('is the first time that can be read, in minutes since 1900', () => {
    const times = [undefined, { said: 'igår' }, { said: '1900-01-02', value: '1900-01-02' }, { said: '2020', value: '2020' }]; // prettier-ignore

    expect(minutesOf(...times)).toBe(1_440);
    expect(minutesOf({ said: '1800', value: '1800' })).toBe(0);
    expect(minutesOf()).toBe(0);
  });
});
