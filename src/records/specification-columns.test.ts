import { describe, expect, it } from 'vitest';
import { parseSpecificationFiles } from './specification-files.ts';

const GOOD = `slug: badplatser
name: { sv: Badplatser, en: Bathing places }
description: { sv: Var man kan bada., en: Where one can swim. }
aliases: [badplats]
addresses:
  - { address: dataportal.se/specifications/badplatser, status: attested, source: seen }
rank: 12
`;

const COLUMNS = `${GOOD}columns:
  - { name: source, type: municipality-or-organisation, mandatory: true, status: attested, source: the draft }
  - { name: belopp, aliases: [nettobelopp], type: decimal, decimalComma: true, status: guessed }
`;

/** The one problem of a file with columns that was made bad by replacing a part of the good one. */
function columnProblemOf(part: string, by: string): string {
  const { problems } = parseSpecificationFiles([{ file: 'badplatser.yaml', text: COLUMNS.replace(part, by) }]);
  return problems.map(({ line, message }) => `${String(line)}: ${message}`).join('\n');
}

describe('the columns of a file', () => {
  it('are read with all that they say', () => {
    const { specifications, problems } = parseSpecificationFiles([{ file: 'badplatser.yaml', text: COLUMNS }]);

    expect(problems).toEqual([]);
    expect(specifications[0]?.columns).toEqual([
      {
        name: 'source',
        type: 'municipality-or-organisation',
        mandatory: true,
        aliases: [],
        status: 'attested',
        source: 'the draft',
      },
      {
        name: 'belopp',
        type: 'decimal',
        mandatory: false,
        aliases: ['nettobelopp'],
        status: 'guessed',
        decimalComma: true,
      },
    ]);
  });

  it.each([
    ['name: source, ', '', '9: `name` is missing; write name: latitude, for example'],
    ['type: decimal', 'type: decimals', '10: type `decimals` is not known; write decimal'],
    ['type: decimal,', '', '10: `type` is missing; write type: text, for example'],
    ['mandatory: true', 'mandatory: yes', '9: mandatory `yes` is not known; write one of true, false'],
    ['status: guessed', 'status: sure', '10: status `sure` is not known; write one of attested, guessed'],
    [', status: guessed', '', '10: `status` is missing; write status: attested, or status: guessed'],
    [
      ', source: the draft',
      '',
      '9: `source` is missing; write source: and where the column was seen, or status: guessed',
    ],
    ['[nettobelopp]', 'nettobelopp', '10: `aliases` must be a list; write aliases: [lat]'],
    ['[nettobelopp]', '[Source]', '10: column `Source` is there on line 9 already; remove it from one of them'],
    [
      'decimalComma',
      'comma',
      '10: key `comma` is not known; write one of name, type, mandatory, aliases, status, source, decimalComma',
    ],
    [
      '{ name: belopp, aliases: [nettobelopp], type: decimal, decimalComma: true, status: guessed }',
      'belopp',
      '10: an entry of `columns` must be a mapping; write - { name: latitude, type: latitude, mandatory: true, status: guessed }',
    ],
  ])('%s → %s', (part, by, problem) => {
    expect(columnProblemOf(part, by)).toBe(problem);
  });

  it('that are none are a problem', () => {
    const { problems } = parseSpecificationFiles([{ file: 'badplatser.yaml', text: `${GOOD}columns: []\n` }]);

    expect(problems[0]?.message).toMatch(/^`columns` must be a list with a column or more; write columns: with/);
  });
});
