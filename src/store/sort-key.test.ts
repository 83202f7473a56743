import { describe, expect, it } from 'vitest';
import { sortKey } from './sort-key.ts';

const ordered = (texts: readonly string[]): readonly string[] =>
  texts.toSorted((a, b) => Buffer.compare(Buffer.from(sortKey(a) ?? ''), Buffer.from(sortKey(b) ?? '')));

describe('sortKey', () => {
  it('puts å, ä and ö after z, in that order', () => {
    const names = ['Öckerö', 'Ängelholm', 'Zinkgruvan', 'Åmål', 'Ale', 'Örebro', 'Borås', 'Årjäng', 'Älvdalen'];

    expect(ordered(names)).toEqual([
      'Ale',
      'Borås',
      'Zinkgruvan',
      'Åmål',
      'Årjäng',
      'Älvdalen',
      'Ängelholm',
      'Öckerö',
      'Örebro',
    ]);
  });

  it('orders real names as the Swedish collator does', () => {
    const names = [
      'Västerås',
      'vatten',
      'Évian',
      'Eda',
      'Falun',
      'Åre',
      'Arboga',
      '2 hjul',
      '10 hjul',
      'A b',
      'Aa',
      'Wien',
      'Vrå',
      'Östra',
    ];
    const collator = new Intl.Collator('sv');

    expect(ordered(names)).toEqual(names.toSorted((a, b) => collator.compare(a, b)));
  });

  it('does not tell letters apart by case, accent or the way å is encoded', () => {
    expect(sortKey('CAFÉ')).toBe(sortKey('cafe'));
    expect(sortKey('A\u030Amål')).toBe(sortKey('åmål'));
  });

  it('gives no key to a text without content', () => {
    expect(sortKey('  ')).toBeUndefined();
    expect(sortKey(undefined)).toBeUndefined();
  });
});
