import type { DatasetFilter } from '../store/store.ts';
import type { Day } from './day.ts';
import type { Figure, FigureBasis } from './figure.ts';
import { figuresOn, type StatisticsSources } from './figure-on.ts';
import type { Measure } from './measure.ts';
import { percentOf } from './ratio.ts';
import { weakerBasis } from './share.ts';

/** Why a change may be no change of what is published. */
export const OBSTACLES = ['DIFFERENT_BASIS', 'CATALOGUES_NOT_READ', 'SAME_FIGURE', 'REGISTER_OF_TODAY'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** How a count changed between the ends of two days. */
export interface Change {
  readonly from: Figure;
  readonly to: Figure;
  readonly delta: number;
  /** Of `from`; absent where that is 0. */
  readonly percent?: number;
  readonly basis: FigureBasis;
  readonly obstacles: readonly Obstacle[];
}

/** How the counts under a filter changed between the ends of two days; nothing is counted before it is asked for. */
export interface Growth {
  readonly filter: DatasetFilter;
  readonly from: Day;
  readonly to: Day;
}

/** The change of a measure. Throws as `figuresOn` does. */
export async function changeOf(
  sources: StatisticsSources,
  { filter, from, to }: Growth,
  measure: Measure,
): Promise<Change> {
  // One day is asked once.
  const [first, last = first] = await figuresOn(sources, measure, filter, from === to ? [from] : [from, to]);
  if (first === undefined || last === undefined) throw new Error(`no figures of ${from} and ${to}`);
  return changeBetween(first, last, from === to);
}

function changeBetween(from: Figure, to: Figure, isSameDay: boolean): Change {
  const delta = to.value - from.value;
  const percent = percentOf(delta, from.value);
  return {
    from,
    to,
    delta,
    ...(percent === undefined ? {} : { percent }),
    basis: weakerBasis(from, to),
    obstacles: isSameDay ? [] : obstaclesBetween(from, to),
  };
}

function obstaclesBetween(from: Figure, to: Figure): readonly Obstacle[] {
  const isSame = from.basis === 'IMPORTED' && to.basis === 'IMPORTED' && from.asOf === to.asOf;
  const met: Readonly<Record<Obstacle, boolean>> = {
    DIFFERENT_BASIS: from.basis !== to.basis,
    CATALOGUES_NOT_READ: from.basis === 'DERIVED' || to.basis === 'DERIVED',
    SAME_FIGURE: isSame,
    REGISTER_OF_TODAY: from.basis === 'REGISTER' || to.basis === 'REGISTER',
  };
  return OBSTACLES.filter((obstacle) => met[obstacle]);
}
