import { InputError } from '../src/errors.ts';

/** Longer questions than this are not words that somebody looks for. In UTF-16 units. */
const LONGEST = 1_000;

/** The words that were asked for; undefined when there are none. Throws InputError for more than can be looked for. */
export function readSearch(search: string | null | undefined, argument = 'search'): string | undefined {
  if (search == null || search.trim() === '') return undefined;
  if (search.length <= LONGEST) return search;
  throw new InputError(argument, `${argument} has ${search.length} characters; send at most ${LONGEST}`);
}

/** What a list is ordered by, as the caller says it. */
export interface Order<F extends string> {
  readonly field: F;
  readonly direction?: 'ASCENDING' | 'DESCENDING';
}

type Given<F extends string> = Order<F | 'RELEVANCE'> | null | undefined;

const isPlain = <F extends string>(order: Order<F | 'RELEVANCE'>): order is Order<F> => order.field !== 'RELEVANCE';

/** The order of a list that nothing is searched in: as the caller says, else by `otherwise`. Throws InputError. */
export function plainOrder<F extends string>(given: Given<F>, otherwise: F): Order<F> {
  if (given == null) return { field: otherwise };
  if (isPlain<F>(given)) return given;
  throw new InputError('orderBy.field', 'RELEVANCE orders what a search finds: send search too, or another field');
}

/** The order of what is searched for: as the caller says, else the best match first. Throws InputError. */
export function searchOrder<F extends string>(given: Given<F>): Order<F | 'RELEVANCE'> {
  if (given == null) return { field: 'RELEVANCE' };
  if (isPlain<F>(given) || given.direction !== 'DESCENDING') return given;
  throw new InputError(
    'orderBy.direction',
    'RELEVANCE gives the best match first and has no other direction: leave it out',
  );
}
