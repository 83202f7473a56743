import { describe, expect, it } from 'vitest';
import { read } from './fixtures/read-package.ts';

describe('texts', () => {
  it('come in the languages that ckanext-fluent has them in, without the copy in the plain field', () => {
    const { dataset } = read({
      title: 'Toaletter',
      title_translated: { sv: 'Toaletter', en: 'Toilets', fi: '' },
      notes_translated: '{"sv":"Var de är.","en":"Where they are."}',
      tags_translated: { sv: ['wc'], en: ['toilet', 'wc-en'] },
      tags: [{ name: 'wc' }, { name: 'hygien' }],
      resources: [{ id: 'r', url: 'https://a.example.se', name_translated: { sv: 'Fil', en: 'File' }, name: 'Fil' }],
    });

    expect(dataset.titles).toEqual([
      { value: 'Toaletter', language: 'sv' },
      { value: 'Toilets', language: 'en' },
    ]);
    expect(dataset.descriptions).toEqual([
      { value: 'Var de är.', language: 'sv' },
      { value: 'Where they are.', language: 'en' },
    ]);
    expect(dataset.keywords).toEqual([
      { value: 'wc', language: 'sv' },
      { value: 'toilet', language: 'en' },
      { value: 'wc-en', language: 'en' },
      { value: 'hygien' },
    ]);
    expect(dataset.distributions[0]?.titles).toEqual([
      { value: 'Fil', language: 'sv' },
      { value: 'File', language: 'en' },
    ]);
  });

  it.each([
    [
      'Rad ett\n\n* punkt\n* punkt **två**\n\n<https://example.se/a>',
      'Rad ett\n\n* punkt\n* punkt **två**\n\n<https://example.se/a>',
    ],
    ['Fler än 5 < 6 & så', 'Fler än 5 < 6 & så'],
    ['<p>Ett <b>stycke</b></p><p>till</p>', 'Ett stycke\n\ntill'],
    ['Först *så*:\n\nen rad<br>och en\ntill &amp; mer', 'Först *så*:\n\nen rad\noch en\ntill & mer'],
    ['Se <https://example.se/a> &ouml;verallt', 'Se <https://example.se/a> överallt'],
  ])('keep Markdown and clean HTML: %j', (notes, expected) => {
    const { dataset } = read({ notes });

    expect(dataset.descriptions).toEqual([{ value: expected }]);
  });

  it('lose no tag to a bad one beside it', () => {
    const { dataset } = read({ tags: [{ name: 'wc' }, { namn: 'fel' }, 'bad'] });

    expect(dataset.keywords).toEqual([{ value: 'wc' }, { value: 'bad' }]);
    expect(dataset.otherProperties).toMatchObject([
      { property: 'tags', properties: [{ property: 'namn', value: 'fel' }] },
    ]);
  });
});
