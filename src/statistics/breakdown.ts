import type { Dimension, Store } from '../store/store.ts';
import type { Statistics } from './counts.ts';
import { DEFINITIONS, observed } from './figure.ts';
import type { Figure } from './figure.ts';

/** A part of a count: how many datasets have this key in this dimension. */
export interface Breakdown {
  readonly dimension: Dimension;
  /** Organisation id, catalogue id, collaboration id, specification's slug or code; absent: those that have none. */
  readonly key?: string;
  readonly count: Figure;
}

/** The datasets of the statistics by one dimension, most first, those without a key last; equals by key. */
export function breakdown(store: Store, { filter, asOf }: Statistics, dimension: Dimension): readonly Breakdown[] {
  const rows = store.countDatasetsBy(dimension, filter);
  const ordered = rows.toSorted(
    (a, b) =>
      Number(a.key === undefined) - Number(b.key === undefined) ||
      b.datasets - a.datasets ||
      ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
  );
  return ordered.map(({ key, datasets }) => ({
    dimension,
    ...(key === undefined ? {} : { key }),
    count: observed(datasets, DEFINITIONS.datasetsOfPart, asOf),
  }));
}
