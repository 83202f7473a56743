import type { Specification } from '../../model/specification.ts';
import { observed, registered } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { shareOf } from '../share.ts';
import type { Share } from '../share.ts';
import { COVERAGE_STATES, DECLARING } from './coverage-cell.ts';
import type { CoverageCell, CoverageState } from './coverage-cell.ts';
import { COVERAGE_DEFINITIONS, STATE_DEFINITIONS } from './coverage-definitions.ts';

/** How many of the organisations are in each state, for one specification. */
export interface CoverageTotal {
  readonly specification: Specification;
  /** All of the selection. */
  readonly organisations: Figure;
  /** Every state, also those that nobody is in. */
  readonly states: readonly { readonly state: CoverageState; readonly organisations: Figure }[];
  readonly declaring: Share;
}

/** The newest of the times that figures describe. */
function newest(cells: readonly CoverageCell[]): string | undefined {
  return cells.reduce<string | undefined>(
    (latest, { count: { asOf } }) => (asOf !== undefined && (latest === undefined || asOf > latest) ? asOf : latest),
    undefined,
  );
}

/** Counts the rows of a whole selection, a total for each specification. */
export function totalsOf(
  rows: readonly (readonly CoverageCell[])[],
  specifications: readonly Specification[],
): readonly CoverageTotal[] {
  return specifications.map((specification, i) => {
    const cells = rows.flatMap((row) => row[i] ?? []);
    const asOf = newest(cells);
    const isDerived = cells.some(({ count }) => count.basis === 'DERIVED');
    const figure = (value: number, definition: Figure['definition']): Figure => ({
      ...observed(value, definition, asOf),
      ...(isDerived ? { basis: 'DERIVED', isLowerBound: true } : {}),
    });
    const inState = (states: readonly CoverageState[]): number =>
      cells.filter(({ state }) => states.includes(state)).length;
    const organisations = registered(cells.length, COVERAGE_DEFINITIONS.organisations);
    const states = COVERAGE_STATES.map((state) => ({
      state,
      organisations: figure(inState([state]), STATE_DEFINITIONS[state]),
    }));
    const declaring = figure(inState(DECLARING), COVERAGE_DEFINITIONS.declaring);
    return {
      specification,
      organisations,
      states,
      declaring: shareOf(declaring, organisations, COVERAGE_DEFINITIONS.share),
    };
  });
}
