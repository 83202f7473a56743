import type { WantedValues } from './statistics-source.ts';

/** Years of one key figure in one area. */
export interface Strip {
  readonly keyFigure: string;
  /** SCB's code. */
  readonly area: string;
  readonly years: readonly number[];
}

/** How many requests a block takes: `StatisticsSource.requests`. */
type Price = (size: { readonly keyFigures: number; readonly areas: number; readonly years: number }) => number;

/** Blocks that are held against each other in pairs; more of them, which takes a query made for it, become one. */
const MOST_BLOCKS = 60;

const ascending = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();
const inOrder = (years: Iterable<number>): readonly number[] => [...new Set(years)].sort((a, b) => a - b);

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** One strip for each key figure and area, with all years that are wanted of it. */
function joined(strips: readonly Strip[]): readonly Strip[] {
  return groupBy(strips, ({ keyFigure, area }) => `${keyFigure}\n${area}`).flatMap((same): readonly Strip[] => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, years: inOrder(same.flatMap(({ years }) => years)) }];
  });
}

/** Areas of which the same is wanted, together; and in each of those groups, the key figures of the same years. */
function exact(strips: readonly Strip[]): readonly WantedValues[] {
  const byArea = groupBy(strips, ({ area }) => area).map((own) => {
    const sorted = own.toSorted((a, b) => (a.keyFigure < b.keyFigure ? -1 : 1));
    const wish = JSON.stringify(sorted.map(({ keyFigure, years }) => [keyFigure, years]));
    return { wish, strips: sorted };
  });
  return groupBy(byArea, ({ wish }) => wish).flatMap((alike) => {
    const areas = ascending(alike.flatMap(({ strips: [first] }) => (first === undefined ? [] : [first.area])));
    return groupBy(alike[0]?.strips ?? [], ({ years }) => years.join()).map((same) => ({
      keyFigures: ascending(same.map(({ keyFigure }) => keyFigure)),
      areas,
      years: same[0]?.years ?? [],
    }));
  });
}

const both = (a: WantedValues, b: WantedValues): WantedValues => ({
  keyFigures: ascending([...a.keyFigures, ...b.keyFigures]),
  areas: ascending([...a.areas, ...b.areas]),
  years: inOrder([...a.years, ...b.years]),
});

/** How many requests a block takes at this price. */
export function priceOf({ keyFigures, areas, years }: WantedValues, price: Price): number {
  return price({ keyFigures: keyFigures.length, areas: areas.length, years: years.length });
}

/**
 * Blocks that hold all that is wanted, in few requests: what is not wanted is read with it where that costs no request
 * more. Empty for nothing wanted.
 */
export function blocksFor(strips: readonly Strip[], price: Price): readonly WantedValues[] {
  const blocks = [...exact(joined(strips))];
  const [first, ...others] = blocks;
  if (first !== undefined && blocks.length > MOST_BLOCKS) return [others.reduce(both, first)];
  for (let i = 0; i < blocks.length; i += 1) {
    for (let j = i + 1; j < blocks.length; j += 1) {
      const [a, b] = [blocks[i], blocks[j]];
      if (a === undefined || b === undefined) continue;
      const merged = both(a, b);
      if (priceOf(merged, price) > priceOf(a, price) + priceOf(b, price)) continue;
      blocks.splice(j, 1);
      blocks[i] = merged;
      // The larger block may take in what the smaller one could not.
      j = i;
    }
  }
  return blocks;
}
