import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_CHARACTERS, readQuestion } from './query-language.ts';

/** A question's clauses, each in short: `-` excluded, `"…"` phrase, `(where)`. */
const shown = (text: string): readonly string[] =>
  readQuestion(text).map(({ text: said, isPhrase, isExcluded, place }) => {
    const where = place === undefined ? '' : `(${[...place.fields, ...place.labels].join('+')})`;
    return `${isExcluded ? '-' : ''}${where}${isPhrase ? `"${said}"` : said}`;
  });

describe('query language', () => {
  it.each([
    ['badplatser göteborg', ['badplatser', 'göteborg']],
    ['"öppna data" skola', ['"öppna data"', 'skola']],
    ['”öppna data” “två ord” «tre ord» „fyra ord“', ['"öppna data"', '"två ord"', '"tre ord"', '"fyra ord"']],
    ['lekplats -göteborg', ['lekplats', '-göteborg']],
    ['lekplats −göteborg', ['lekplats', '-göteborg']],
    ['lekplats -"västra götaland"', ['lekplats', '-"västra götaland"']],
    ['-badplats', ['-badplats']],
    ['titel:badplats', ['(titleSv+titleOther)badplats']],
    ['title:badplats keyword:vatten', ['(titleSv+titleOther)badplats', '(keywordSv+keywordOther)vatten']],
    ['Utgivare:"Ale kommun"', ['(publisher)"Ale kommun"']],
    ['kommun:ale län:halland lan:skåne', ['(place)ale', '(place)halland', '(place)skåne']],
    ['plats:orust', ['(place+place)orust']],
    ['format:csv licens:cc0 licence:cc0 license:cc0', ['(format)csv', '(licence)cc0', '(licence)cc0', '(licence)cc0']],
    ['språk:svenska tema:miljö katalog:ale', ['(language)svenska', '(theme)miljö', '(catalogue)ale']],
    ['-format:pdf', ['-(format)pdf']],
    ['-titel:"två ord"', ['-(titleSv+titleOther)"två ord"']],
    ['gång- och cykelväg', ['gång-', 'och', 'cykelväg']],
    ['e-tjänst', ['e-tjänst']],
  ])('reads %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ['', []],
    ['  \t\n', []],
    ['"', []],
    ['-', []],
    ['- - --', []],
    ['""', []],
    ['-""', []],
    ['"lonely quote', ['lonely', 'quote']],
    ['lonely" quote', ['lonely"', 'quote']],
    ['- badplats', ['badplats']],
    ['--badplats', ['--badplats']],
    ['http://x.se/a?b=c', ['http://x.se/a?b=c']],
    ['10:30', ['10:30']],
    ['okänt:värde', ['okänt:värde']],
    ['titel:', ['titel:']],
    ['titel: badplats', ['titel:', 'badplats']],
    ['titel:""', ['titel:""']],
    ['titel:"badplats', ['titel:"badplats']],
    [':: ((( badplats ))) &&', ['badplats']],
  ])('takes the malformed %j for plain words', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('keeps what was written, for messages', () => {
    const [clause] = readQuestion('  -titel:"två ord" x');

    expect(clause?.said).toBe('-titel:"två ord"');
  });

  it('knows the word that is still being typed', () => {
    const last = (text: string): readonly boolean[] => readQuestion(text).map((clause) => clause.isLast);

    expect(last('karta badpl')).toEqual([false, true]);
    expect(last('karta badpl ')).toEqual([false, false]);
    expect(last('"karta badpl"')).toEqual([false]);
  });

  it('looks at the first 1,000 characters, to the last whole word', () => {
    const text = `${'skola '.repeat(170)}badplats`;

    const clauses = readQuestion(text);

    expect(clauses.map((clause) => clause.text)).toEqual(Array<string>(166).fill('skola'));
    expect(clauses.at(-1)?.isLast).toBe(false);
  });

  it('looks at a word of more than 1,000 characters as far as it goes', () => {
    expect(readQuestion('a'.repeat(5000)).map((clause) => clause.text.length)).toEqual([MOST_CHARACTERS]);
  });

  it('reads any text whatsoever', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('"', '-', ':', ' ', 'titel:', '”', '«', 'län:', '😀', 'ord'));

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const clause of readQuestion(text)) {
          expect(text).toContain(clause.said);
          expect(clause.text).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
    );
  });
});
