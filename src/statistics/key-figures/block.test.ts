import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksFor, priceOf } from './block.ts';
import type { Strip } from './block.ts';
import type { WantedValues } from './statistics-source.ts';

/** A source that takes 25 of each in one request. */
const perRequest = ({ keyFigures, areas, years }: Record<'keyFigures' | 'areas' | 'years', number>): number =>
  Math.ceil(keyFigures / 25) * Math.ceil(areas / 25) * Math.ceil(years / 25);

/** A source whose requests hold one cell each. */
const perCell = ({ keyFigures, areas, years }: Record<'keyFigures' | 'areas' | 'years', number>): number =>
  keyFigures * areas * years;

const strip = (keyFigure: string, area: string, ...years: readonly number[]): Strip => ({ keyFigure, area, years });

const cellsOf = (blocks: readonly WantedValues[]): readonly string[] =>
  blocks.flatMap(({ keyFigures, areas, years }) =>
    keyFigures.flatMap((keyFigure) => areas.flatMap((area) => years.map((year) => `${keyFigure} ${area} ${year}`))),
  );

const codes = (count: number, first = 100): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(first + index));

describe('the blocks of what is wanted', () => {
  it('are one for many areas of which the same is wanted', () => {
    const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023];
    const strips = codes(30).flatMap((area) => codes(5).map((keyFigure) => strip(keyFigure, area, ...years)));

    const blocks = blocksFor(strips, perRequest);

    expect(blocks).toEqual([{ keyFigures: codes(5), areas: codes(30), years }]);
    expect(blocks.map((block) => priceOf(block, perRequest))).toEqual([2]);
  });

  it('take in what nobody wants where that costs no request', () => {
    const blocks = blocksFor([strip('A', '1480', 2020), strip('B', '1440', 2021)], perRequest);

    expect(blocks).toEqual([{ keyFigures: ['A', 'B'], areas: ['1440', '1480'], years: [2020, 2021] }]);
  });

  it('stay apart where one that holds both would cost more', () => {
    const blocks = blocksFor([strip('A', '1480', 2020), strip('B', '1440', 2021)], perCell);

    expect(blocks).toHaveLength(2);
    expect(cellsOf(blocks).toSorted()).toEqual(['A 1480 2020', 'B 1440 2021']);
  });

  it('are none for nothing', () => {
    expect(blocksFor([], perRequest)).toEqual([]);
  });

  it('hold every wanted cell, and never cost more than the cells by themselves', () => {
    const anyStrip = fc.record({
      keyFigure: fc.constantFrom('A', 'B', 'C'),
      area: fc.constantFrom('1', '2', '3', '4'),
      years: fc.uniqueArray(fc.integer({ min: 2000, max: 2005 }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(anyStrip, { maxLength: 12 }), fc.constantFrom(perRequest, perCell), (strips, price) => {
        const wanted = new Set(
          cellsOf(strips.map(({ keyFigure, area, years }) => ({ keyFigures: [keyFigure], areas: [area], years }))),
        );

        const blocks = blocksFor(strips, price);

        const held = cellsOf(blocks);
        expect([...wanted].filter((cell) => !held.includes(cell))).toEqual([]);
        expect(blocks.reduce((sum, block) => sum + priceOf(block, price), 0)).toBeLessThanOrEqual(wanted.size);
      }),
    );
  });
});
