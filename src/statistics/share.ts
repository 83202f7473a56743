import type { Definition, Figure, FigureBasis } from './figure.ts';
import { percentOf } from './ratio.ts';

/** A part of a whole. */
export interface Share {
  readonly numerator: Figure;
  readonly denominator: Figure;
  /** Absent where the denominator is 0. */
  readonly percent?: number;
  readonly definition: Definition;
  readonly basis: FigureBasis;
}

/** What is least certain comes first. */
const LEAST_CERTAIN: readonly FigureBasis[] = ['DERIVED', 'IMPORTED', 'KEY_FIGURE', 'REGISTER', 'OBSERVED'];

/** What rests on two figures is as certain as the less certain of them. */
export const weakerBasis = (one: Figure, other: Figure): FigureBasis =>
  LEAST_CERTAIN.find((basis) => basis === one.basis || basis === other.basis) ?? one.basis;

export function shareOf(numerator: Figure, denominator: Figure, definition: Definition): Share {
  const percent = percentOf(numerator.value, denominator.value);
  const basis = weakerBasis(numerator, denominator);
  return { numerator, denominator, definition, basis, ...(percent === undefined ? {} : { percent }) };
}
