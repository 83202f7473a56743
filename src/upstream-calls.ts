import { upstreamCallsOf } from './model/freshness.ts';
import type { UpstreamCalls } from './server/query-cost.ts';
import { keyFigureCallsOf } from './statistics/key-figures/calls.ts';

/**
 * Which fields and arguments of the schema make the gateway ask catalogues, and how often at most: the counterpart of
 * the loaders in the resolvers' context. `Dataset.live` asks for each dataset (those of one catalogue together, so
 * mostly fewer); key figures are asked for all organisations of a request together; `freshness: { maxAge }` on a list has catalogues read anew, a few in one request.
 */
export const upstreamCalls: UpstreamCalls = (coordinate, given) => ({
  each: coordinate === 'Dataset.live' ? 1 : 0,
  once: Math.max(upstreamCallsOf(given), keyFigureCallsOf(coordinate, given)),
});
