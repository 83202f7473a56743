import { upstreamCallsOf } from './model/freshness.ts';
import type { WorkOf } from './server/query-cost.ts';
import { keyFigureCallsOf } from './statistics/key-figures/calls.ts';
import { seriesPoints } from './statistics/series-work.ts';

/** Fields that search the index whatever their arguments; a list of datasets does when it has words, and its facets do. */
const SEARCHES: readonly string[] = ['Query.suggest', 'Dataset.similar', 'DatasetConnection.facets'];

/**
 * Coverage looks for likely datasets by some dozen words a specification, once a revision for all who ask; so it counts once
 * where a list is asked for, and not for each organisation of another list.
 */
const SEARCHES_OF_COVERAGE: Readonly<Record<string, number>> = { 'Query.coverage': 5, 'Specification.coverage': 1 };

/** Points of a series are as many objects in the answer, and a search counts as this many; a comparison looks at hundreds too. */
const POINTS_OF_SEARCH = 200;

/** Searches that the field makes, or what is as much work, for each object that it is asked of. */
function searchesOf(coordinate: string, given: Readonly<Record<string, unknown>>): number {
  const ofCoverage = SEARCHES_OF_COVERAGE[coordinate];
  if (ofCoverage !== undefined) return ofCoverage;
  if (coordinate === 'Statistics.series' || coordinate === 'QualitySummary.series')
    return Math.ceil(seriesPoints(given) / POINTS_OF_SEARCH);
  if (coordinate === 'Organisation.comparison' || coordinate === 'Statistics.rows') return 1;
  return SEARCHES.includes(coordinate) || typeof given['search'] === 'string' ? 1 : 0;
}

/**
 * Which fields and arguments of the schema make the gateway ask catalogues, and how often at most: the counterpart of
 * the loaders in the resolvers' context. `Dataset.live` asks for each dataset (those of one catalogue together, so
 * mostly fewer); key figures are asked for all organisations of a request together; `freshness: { maxAge }` on a list has catalogues read anew, a few in one request. And which search.
 */
export const workOf: WorkOf = (coordinate, given) => ({
  each: coordinate === 'Dataset.live' ? 1 : 0,
  once: Math.max(upstreamCallsOf(given), keyFigureCallsOf(coordinate, given)),
  searches: searchesOf(coordinate, given),
});
