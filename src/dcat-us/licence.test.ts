import { describe, expect, it } from 'vitest';
import { readTerms } from './licence.ts';

describe('what a licence field says', () => {
  it.each([
    ['an address', 'https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['a name', 'CC0', 'CC0-1.0'],
    ['HTML around a name', '<p>CC BY 4.0</p>', 'CC-BY-4.0'],
  ])('is a licence where it is %s', (_, said, code) => {
    const terms = readTerms(said);

    expect(terms.licences).toMatchObject([{ code }]);
    expect(terms.rights).toEqual([]);
  });

  it('is the licence that terms of use link to, and the terms', () => {
    const terms = readTerms(
      '<div>Får användas fritt enligt <a href="http://creativecommons.org/licenses/by/4.0/">licensen</a>.</div>',
    );

    expect(terms.licences).toMatchObject([{ said: 'http://creativecommons.org/licenses/by/4.0/', code: 'CC-BY-4.0' }]);
    expect(terms.rights[0]?.texts[0]?.value).toContain('Får användas fritt enligt');
  });

  it('is a statement of rights where no licence is named', () => {
    const said = 'Uppgifterna lämnas utan garanti. Kommunen ansvarar inte för fel som uppstår när de används vidare.';

    const terms = readTerms(said);

    expect(terms.licences).toEqual([]);
    expect(terms.rights).toMatchObject([{ texts: [{ value: said }] }]);
  });

  it('is kept as said where its address or name is not known', () => {
    const terms = ['https://exempelstad.example.se/villkor', 'Egen licens'].map((said) => readTerms(said));

    expect(terms.flatMap(({ licences }) => licences)).toEqual([
      { said: 'https://exempelstad.example.se/villkor', labels: [] },
      { said: 'Egen licens', labels: [] },
    ]);
  });
});
