import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonNesting, isNestedTooDeep } from './json-nesting.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((deepest, each) => Math.max(deepest, depthOf(each)), 0)
    : 0;

const within = (value: unknown, levels: number): unknown =>
  Array.from({ length: levels }).reduce((inner) => [inner], value);

describe('nesting of JSON', () => {
  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
    ['both', '[{"a":', '}]'],
  ])('may have 64 levels of %s and not 65', (_, open, close) => {
    const levels = 64 / open.replace(/[^[{]/g, '').length;

    const verdicts = [levels, levels + 1].map((n) => isNestedTooDeep(`${open.repeat(n)}1${close.repeat(n)}`));

    expect(verdicts).toEqual([false, true]);
  });

  it('is too deep as soon as it is, whatever follows', () => {
    const verdict = isNestedTooDeep(`${'['.repeat(5_000)}"never closed`);

    expect(verdict).toBe(true);
  });

  it('is not counted in strings, whatever they hold and wherever the text is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', '[', '{', ']', '}', 'a', 'å') }),
        fc.nat(70),
        fc.array(fc.nat(400), { maxLength: 5 }),
        (text, levels, places) => {
          const value = within({ [text]: `${text}${'['.repeat(100)}` }, levels);
          const json = JSON.stringify(value);
          const cuts = [0, ...places.filter((at) => at < json.length).sort((a, b) => a - b), json.length];

          const nesting = createJsonNesting();
          const verdicts = cuts.slice(1).map((end, index) => nesting.isTooDeep(json.slice(cuts[index], end)));

          expect(verdicts.includes(true)).toBe(depthOf(value) > 64);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });
});
