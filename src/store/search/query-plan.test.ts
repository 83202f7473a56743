import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from './analysis/swedish-analyser.ts';
import { readGlossary } from './glossary-file.ts';
import { createGlossary } from './glossary.ts';
import { createMemoryIndex } from './memory-index.ts';
import type { Plan, Slot, SlotReading } from './plan.ts';
import { createPlanner, MOST_SLOTS } from './query-plan.ts';

const analyser = createAnalyser();
const glossary = createGlossary(readGlossary(fileURLToPath(new URL('../../../glossary', import.meta.url))), analyser);

/** An index of these titles, each so many times. */
function planner(titles: Readonly<Record<string, number>>, labelWords: readonly string[] = []) {
  const rows = Object.entries(titles).flatMap(([title, times]) => Array<string>(times).fill(title));
  const index = createMemoryIndex(
    rows.map((title, row) => ({
      row,
      terms: new Map(
        analyser.words(title).flatMap(({ text }) => analyser.indexTerms(text, 'sv').map((term) => [term, 1])),
      ),
    })),
  );
  return createPlanner({ analyser, glossary, vocabulary: index, labelWords: () => labelWords });
}

const ask = planner(
  {
    'Badplatser och badvattenkvalitet': 4,
    'Lekplatser i kommunen': 5,
    Laddstolpar: 5,
    'Offentliga toaletter': 5,
    Återvinningsstationer: 5,
    Cykelparkeringar: 4,
    'Skolor 2024': 5,
    'Vara kommun': 1,
    'Lekplatesr i stan': 1,
  },
  ['göteborg', 'uddevalla', 'trollhättan'],
);

const said = ({ slots }: Plan): readonly string[] => slots.map((slot) => slot.said);
const only = (text: string, asked = ask): Slot => {
  const { slots } = asked(text, 'sv');
  expect(slots).toHaveLength(1);
  return slots[0] ?? { said: '', required: false, readings: [], place: undefined, phrase: undefined };
};
const by = (slot: Slot, origin: SlotReading['origin']): readonly string[] => [
  ...new Set(slot.readings.filter((reading) => reading.origin === origin).map(({ words }) => words.join(' '))),
];
const nearnessOf = (slot: Slot, words: string): number =>
  Math.max(0, ...slot.readings.filter((reading) => reading.words.join(' ') === words).map(({ nearness }) => nearness));

describe('plan of a question', () => {
  it.each([
    ['lekplatser göteborg', ['lekplatser', 'göteborg']],
    ['Offentliga toaletter i Göteborg', ['Offentliga toaletter', 'Göteborg']],
    ['badplatser badplatsen BADPLATSER', ['badplatser']],
    ['"öppna data" skola', ['"öppna data"', 'skola']],
    ['var finns det en badplats', ['badplats']],
    ['i och', ['i', 'och']],
    ['Vara', ['Vara']],
    ['IT i kommunen', ['IT', 'kommunen']],
    ['http://x.se 10:30 "', ['http', 'x', 'se', '10', '30']],
    ['', []],
    ['- " -', []],
  ])('asks in %j for %j', (text, expected) => {
    expect(said(ask(text, 'sv'))).toEqual(expected);
  });

  it('requires what it asks for, and looks everywhere', () => {
    expect(only('lekplatser')).toMatchObject({ required: true, place: undefined, phrase: undefined });
  });

  it('reads a word as itself first, then inflected, then as others call it', () => {
    const slot = only('lekplatsen');

    expect(slot.readings[0]).toEqual({ terms: ['lekplatsen'], nearness: 1, words: ['lekplatsen'], origin: 'word' });
    expect(slot.readings[1]).toMatchObject({ terms: ['=lekplats'], origin: 'word' });
    expect(by(slot, 'synonym')).toContain('playground');
    expect(by(slot, 'typo')).toEqual([]);
  });

  it('takes several words that the glossary knows as one thing, and all words of a synonym together', () => {
    const [toilets, chargers] = [only('public toilets'), only('laddstolpe')];

    expect(toilets.readings.some(({ terms, origin }) => origin === 'synonym' && terms.includes('=toalett'))).toBe(true);
    expect(chargers.readings.find(({ words }) => words.join(' ') === 'charging station')?.words).toHaveLength(2);
  });

  it('orders its readings by nearness and keeps terms that the index has', () => {
    const { readings } = only('wc');

    expect(readings.map(({ nearness }) => nearness)).toEqual(
      readings.map(({ nearness }) => nearness).sort((a, b) => b - a),
    );
    expect(readings.filter(({ terms }) => terms[0] === '=toalett')).toHaveLength(1);
  });

  it('looks for words that were written apart as one word too', () => {
    const slot = only('lek platser');

    expect(slot.readings[0]?.terms).toEqual(['lek', 'platser']);
    expect(nearnessOf(slot, 'lekplatser')).toBeGreaterThan(0.8);
    expect(said(ask('skolor uddevalla', 'sv'))).toEqual(['skolor', 'uddevalla']);
  });
});

describe('typing errors', () => {
  it.each([
    ['lekplaster', 'lekplatser'],
    ['laddstolpr', 'laddstolpar'],
    ['atervinigsstation', 'återvinningsstation'],
    ['återvinigsstationer', 'återvinningsstationer'],
    ['gotebrog', 'göteborg'],
    ['götebrog', 'göteborg'],
    ['uddevala', 'uddevalla'],
    ['trolhattan', 'trollhättan'],
    ['playgruond', 'playground'],
    ['skolro', 'skolor'],
  ])('takes %s for %s', (typed, meant) => {
    expect(by(only(typed), 'typo')).toContain(meant);
  });

  it('finds what others call the word that was meant', () => {
    const slot = only('playgruond');

    expect(nearnessOf(slot, 'lekplats')).toBeGreaterThan(0);
    expect(nearnessOf(slot, 'lekplats')).toBeLessThan(nearnessOf(slot, 'playground'));
  });

  it.each(['badplatser', 'göteborg', 'skola', 'wc', '2023', 'abc1234', 'sko', 'kalm', 'järnvägsstation'])(
    'leaves %s as it is',
    (word) => {
      expect(by(only(word), 'typo')).toEqual([]);
    },
  );

  it('reckons with an error that the index has too, when far more rows have the right word', () => {
    const some = planner({ Lekplats: 40, Lekplast: 1 });
    const few = planner({ Lekplats: 4, Lekplast: 1 });

    expect(by(only('lekplast', some), 'typo')).toContain('lekplats');
    expect(by(only('lekplast', few), 'typo')).toEqual([]);
  });

  it('is further from the question than anything that was asked for', () => {
    const { readings } = only('lekplaster');
    const typos = readings.filter(({ origin }) => origin === 'typo').map(({ nearness }) => nearness);

    expect(Math.max(...typos)).toBeLessThan(0.8);
  });

  it('knows a name without its å, ä, ö, nearer than with an error', () => {
    expect(nearnessOf(only('goteborg'), 'göteborg')).toBeGreaterThan(nearnessOf(only('gotebrog'), 'göteborg'));
  });

  it('follows the names when they change', () => {
    let names: readonly string[] = [];
    const index = createMemoryIndex([]);
    const changing = createPlanner({ analyser, glossary, vocabulary: index, labelWords: () => names });

    const before = by(only('uddevala', changing), 'typo');
    names = ['uddevalla'];

    expect(before).toEqual([]);
    expect(by(only('uddevala', changing), 'typo')).toEqual(['uddevalla']);
  });
});

describe('a word that is being typed', () => {
  it('may become a word of the index or a name', () => {
    expect(by(only('laddst'), 'prefix')).toContain('laddstolpar');
    expect(by(only('götebo'), 'prefix')).toEqual(['göteborg']);
  });

  it.each(['laddst ', '"laddst"', 'laddst kommunen', 'la', '202', 'skolor'])('is none in %j', (text) => {
    expect(ask(text, 'sv').slots.flatMap((slot) => by(slot, 'prefix'))).toEqual([]);
  });
});

describe('what was said exactly', () => {
  it('asks for the words of a phrase as they are, in order', () => {
    expect(only('"badplatser och toa"')).toEqual({
      said: '"badplatser och toa"',
      required: true,
      place: undefined,
      phrase: ['badplatser', 'och', 'toa'],
      readings: [{ terms: ['badplatser', 'toa'], nearness: 1, words: ['badplatser', 'och', 'toa'], origin: 'word' }],
    });
  });

  it('takes one word in quotes without its inflections', () => {
    expect(only('"badplats"')).toMatchObject({ phrase: undefined, readings: [{ terms: ['badplats'] }] });
    expect(only('"badplats"').readings).toHaveLength(1);
  });

  it('excludes a word in its inflections, and neither its compounds nor its synonyms', () => {
    const { slots, excluded } = planner({ Parkering: 5, Cykelparkeringar: 5 })('karta -parkeringar', 'sv');

    expect(said({ slots, excluded: [] })).toEqual(['karta']);
    expect(excluded.flatMap((slot) => slot.readings.map(({ terms }) => terms.join(' ')))).toEqual([
      'parkeringar',
      'parkering',
    ]);
  });

  it('leaves everything but the excluded when nothing else is asked for', () => {
    const plan = ask('-badplats', 'sv');

    expect(plan.slots).toEqual([]);
    expect(plan.excluded).toHaveLength(1);
  });

  it('looks for the value of a field there, in its inflections and without synonyms', () => {
    const slot = only('titel:lekplats');

    expect(slot.place).toEqual({ fields: ['titleSv', 'titleOther'], labels: [] });
    expect(slot.readings.map(({ terms }) => terms)).toContainEqual(['=lekplats']);
    expect(by(slot, 'synonym')).toEqual([]);
  });

  it('corrects names in fields, and knows them in both languages', () => {
    expect(by(only('kommun:gotebrog'), 'typo')).toEqual(['göteborg']);
    expect(by(only('tema:environment'), 'synonym')).toContain('miljö');
  });

  it('takes several words of a name together, in any order', () => {
    expect(only('utgivare:"Ale kommun"')).toMatchObject({
      place: { fields: [], labels: ['publisher'] },
      phrase: undefined,
      readings: [{ words: ['ale', 'kommun'] }],
    });
  });
});

describe('bounds', () => {
  it('asks for 32 things at the most', () => {
    const text = Array.from({ length: 90 }, (_, n) => `${n % 2 === 0 ? '' : '-'}ord${n}`).join(' ');

    const plan = ask(text, 'sv');

    expect(plan.slots.length + plan.excluded.length).toBe(MOST_SLOTS);
    expect(plan.slots[0]?.said).toBe('ord0');
  });

  it('understands any text whatsoever', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        ' ',
        ' -',
        ' titel:',
        ' kommun:',
        '«',
        'badplats ',
        'i ',
        'offentlig toalett ',
        'lekplaster ',
      ),
    );

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { slots, excluded } = ask(pieces.join(''), 'en');

        expect(slots.length + excluded.length).toBeLessThanOrEqual(MOST_SLOTS);
        for (const { readings } of [...slots, ...excluded]) {
          expect(readings.length).toBeGreaterThan(0);
          expect(readings.length).toBeLessThanOrEqual(48);
          for (const { terms, words, nearness } of readings) {
            expect(terms.length * words.length).toBeGreaterThan(0);
            expect(nearness > 0 && nearness <= 1).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same plan for the same question', () => {
    expect(ask('gotebrog lek platser -wc titel:skola', 'sv')).toEqual(
      ask('gotebrog lek platser -wc titel:skola', 'sv'),
    );
  });
});
