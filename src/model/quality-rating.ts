import { ALL_QUALITY } from './quality.ts';

/** The assessment's ratings, the best one first, with the least of its 405 points that each takes (https://data.europa.eu/mqa/methodology). */
export const QUALITY_RATINGS = [
  { rating: 'EXCELLENT', from: 351 },
  { rating: 'GOOD', from: 221 },
  { rating: 'SUFFICIENT', from: 121 },
  { rating: 'BAD', from: 0 },
] as const;
export type QualityRating = (typeof QUALITY_RATINGS)[number]['rating'];

/**
 * The rating of points out of a maximum. Where less than the assessment's 405 can be known the points are scaled up to
 * them, to whole points, so that what nobody could find out is neither lost nor won. A maximum of 0 has the lowest.
 */
export function ratingOf(points: number, maximum: number): QualityRating {
  const scaled = maximum === 0 ? 0 : Math.round((points * ALL_QUALITY) / maximum);
  return QUALITY_RATINGS.find(({ from }) => scaled >= from)?.rating ?? 'BAD';
}

/** The part of the maximum, 0 to 1, to four decimal places; 0 of a maximum of 0. */
export function shareOf(points: number, maximum: number): number {
  return maximum === 0 ? 0 : Math.round((points / maximum) * 10_000) / 10_000;
}
