import { upstreamCallsOf } from './model/freshness.ts';
import type { WorkOf } from './server/query-cost.ts';
import { keyFigureCallsOf } from './statistics/key-figures/calls.ts';

/** Fields that search the index whatever their arguments; a list of datasets does when it has words, and its facets do. */
const SEARCHES: readonly string[] = ['Query.suggest', 'Dataset.similar', 'DatasetConnection.facets'];

/**
 * Which fields and arguments of the schema make the gateway ask catalogues, and how often at most: the counterpart of
 * the loaders in the resolvers' context. `Dataset.live` asks for each dataset (those of one catalogue together, so
 * mostly fewer); key figures are asked for all organisations of a request together; `freshness: { maxAge }` on a list has catalogues read anew, a few in one request. And which search.
 */
export const workOf: WorkOf = (coordinate, given) => ({
  each: coordinate === 'Dataset.live' ? 1 : 0,
  once: Math.max(upstreamCallsOf(given), keyFigureCallsOf(coordinate, given)),
  searches: SEARCHES.includes(coordinate) || typeof given['search'] === 'string' ? 1 : 0,
});
