import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from './analysis/swedish-analyser.ts';
import { highlights } from './highlight.ts';
import type { Highlight, HighlightText } from './highlight.ts';
import type { Plan, Slot } from './plan.ts';

const analyser = createAnalyser();

const slot = (word: string, parts: Partial<Slot> = {}): Slot => ({
  said: word,
  required: true,
  readings: analyser.readings(word).map((reading) => ({ ...reading, words: [word], origin: 'word' })),
  place: undefined,
  phrase: undefined,
  ...parts,
});
const plan = (...slots: readonly Slot[]): Plan => ({ slots, excluded: [] });
const title = (value: string): HighlightText => ({ field: 'title', language: 'sv', value });
const marked = (found: readonly Highlight[]): readonly string[] =>
  found.flatMap(({ value, ranges }) => ranges.map(({ start, end }) => value.slice(start, end)));

describe('highlights', () => {
  it.each([
    ['badplats', 'Kommunens badplatser', ['badplatser']],
    ['parkering', 'Cykelparkeringar och bänkar', ['Cykelparkeringar']],
    ['goteborg', 'Träd i Göteborg', ['Göteborg']],
    ['gata', 'Alla gator, alla torg', ['gator']],
    ['bad', 'Något helt annat', []],
  ])('mark for %s in "%s" the whole words %j', (word, text, expected) => {
    const found = highlights([title(text)], plan(slot(word)), analyser);

    expect(marked(found)).toEqual(expected);
  });

  it('mark a synonym of several words where all of them stand', () => {
    const toilet = slot('wc', {
      readings: [
        { terms: ['offentlig', 'toalett'], nearness: 0.8, words: ['offentlig', 'toalett'], origin: 'synonym' },
      ],
    });

    const found = highlights([title('En offentlig toalett'), title('En offentlig plats')], plan(toilet), analyser);

    expect(marked(found)).toEqual(['offentlig', 'toalett']);
  });

  it('mark a phrase only where its words stand side by side', () => {
    const phrase = slot('öppna data', { phrase: ['öppna', 'data'] });

    const found = highlights([title('Öppna data, inte data som är öppna')], plan(phrase), analyser);

    expect(marked(found)).toEqual(['Öppna', 'data']);
  });

  it('look for a word only in the fields that were asked for', () => {
    const inTitle = slot('badplats', { place: { fields: ['titleSv', 'titleOther'], labels: [] } });
    const texts = [title('Badplatser'), { field: 'keyword', value: 'badplatser' }] as const;

    const found = highlights(texts, plan(inTitle), analyser);

    expect(found.map(({ field }) => field)).toEqual(['title']);
  });

  it('leave stop words alone where other words were asked for', () => {
    const stop = slot('och', { required: false });

    const beside = highlights([title('Träd och bänkar')], plan(slot('träd'), stop), analyser);
    const alone = highlights([title('Träd och bänkar')], plan(stop), analyser);

    expect([marked(beside), marked(alone)]).toEqual([['Träd'], ['och']]);
  });

  it('give of a long text the part in which most of what was asked for stands', () => {
    const padding = 'Kommunen mäter och publicerar uppgifter varje år. '.repeat(10);
    const text = `Om träd. ${padding}Här är träd vid badplatser i staden. ${padding}`;

    const [found] = highlights([{ field: 'description', value: text }], plan(slot('träd'), slot('badplats')), analyser);

    expect(found?.value.length).toBeLessThanOrEqual(170);
    expect(found?.value).toContain('Här är träd vid badplatser i staden.');
    expect(found?.ranges.map(({ start, end }) => found.value.slice(start, end))).toEqual(['träd', 'badplatser']);
  });

  it('have ranges that lie in order within the text, whatever it is', () => {
    const texts = fc.array(
      fc.constantFrom('träd', 'Träden', 'och', '🌳', 'badplatser', '-', 'x'.repeat(90), ' ', '\n'),
    );

    fc.assert(
      fc.property(texts, (parts) => {
        const value = parts.join(' ');
        for (const one of highlights([title(value)], plan(slot('träd'), slot('badplats')), analyser)) {
          let before = 0;
          for (const { start, end } of one.ranges) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(['träd', 'träden', 'badplatser']).toContain(one.value.slice(start, end).toLowerCase());
            before = end;
          }
          expect(value).toContain(one.value);
          expect(one.ranges.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
