import { describe, expect, it } from 'vitest';
import { alignColumns } from './table.ts';

describe('columns', () => {
  it('are aligned by letters, also where one is written as two', () => {
    const lines = alignColumns([
      ['Ale', 'x'],
      ['Malmo\u0308', 'y'],
    ]);

    expect(lines).toEqual(['Ale    x', 'Malmo\u0308  y']);
  });

  it('stand to the right where they are numbers', () => {
    const lines = alignColumns(
      [
        ['ale', '8', 'a'],
        ['lerum', '120', 'b'],
      ],
      { right: [1] },
    );

    expect(lines).toEqual(['ale      8  a', 'lerum  120  b']);
  });

  it('are cut to the width with a sign that they were', () => {
    const lines = alignColumns([['göteborg', 'UNREACHABLE: nere']], { width: 14 });

    expect(lines).toEqual(['göteborg  UNR…']);
  });

  it('show control characters of a value as blanks, so that no answer of a server moves the cursor', () => {
    const lines = alignColumns([['a\u001b[2Jb\nc']]);

    expect(lines).toEqual(['a [2Jb c']);
  });
});
