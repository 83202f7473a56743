import type { Dataset } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import { metadataQuality } from '../model/quality.ts';
import { QUALITY_DIMENSIONS, QUALITY_METRICS } from '../model/quality-metric.ts';
import type { QualityDimension, QualityMetric } from '../model/quality-metric.ts';
import { ratingOf, shareOf } from '../model/quality-rating.ts';
import type { QualityRating } from '../model/quality-rating.ts';
import { addressesOf, stateOfAddresses } from './quality-link.ts';
import type { KnownLinks, MetricState } from './quality-link.ts';

/** One metric of a dataset: whether it is met, and by what. */
export interface AssessedMetric {
  readonly metric: QualityMetric;
  readonly state: MetricState;
  readonly dataset: Dataset;
  /** The one that counts; absent where the dataset has none. */
  readonly distribution?: Distribution;
  readonly links: KnownLinks;
}

/** Points out of what can be known. */
export interface Points {
  readonly points: number;
  /** 405, or its part of that, without the weights of metrics that nobody could find out. */
  readonly maximum: number;
}

/** The Metadata Quality Assessment of one dataset, with what is known of its addresses. */
export interface QualityAssessment extends Points {
  /** 0 to 1. */
  readonly share: number;
  readonly rating: QualityRating;
  /** Of the metadata alone: `metadataQuality`. */
  readonly metadataPoints: number;
  readonly dataset: Dataset;
  /** The distribution that counts. */
  readonly distribution?: Distribution;
  /** In the order of `QUALITY_METRICS`. */
  readonly metrics: readonly AssessedMetric[];
}

/** Of one of the assessment's dimensions. */
export interface DimensionPoints extends Points {
  readonly dimension: QualityDimension;
  readonly share: number;
}

function stateOf(metric: QualityMetric, dataset: Dataset, distribution: Distribution | undefined, links: KnownLinks) {
  if (metric.found !== undefined) return metric.found(dataset, distribution) ? 'MET' : 'NOT_MET';
  return stateOfAddresses(addressesOf(metric.id, distribution) ?? [], links);
}

function sum(metrics: readonly Pick<AssessedMetric, 'metric' | 'state'>[]): Points {
  let points = 0;
  let maximum = 0;
  for (const { metric, state } of metrics) {
    if (state === 'MET') points += metric.weight;
    if (state !== 'UNKNOWN') maximum += metric.weight;
  }
  return { points, maximum };
}

const OF_DISTRIBUTION = QUALITY_METRICS.filter(({ of }) => of === 'distribution');

/**
 * The one of several distributions that counts: with the most points; of equals the one of which the most is left open
 * to gain (no answer to us is never worse than a bad one), then the first.
 */
function bestOf(dataset: Dataset, links: KnownLinks): Distribution | undefined {
  const [first, ...others] = dataset.distributions;
  if (first === undefined || others.length === 0) return first;
  const scored = dataset.distributions.map((distribution) => ({
    distribution,
    ...sum(OF_DISTRIBUTION.map((metric) => ({ metric, state: stateOf(metric, dataset, distribution, links) }))),
  }));
  return scored.reduce((best, one) =>
    one.points > best.points || (one.points === best.points && one.maximum < best.maximum) ? one : best,
  ).distribution;
}

/** Assesses a dataset; `links` is what is known of its addresses, where nothing is they are left out. */
export function assessQuality(dataset: Dataset, links: KnownLinks): QualityAssessment {
  const distribution = bestOf(dataset, links);
  const of = { dataset, ...(distribution === undefined ? {} : { distribution }) };
  const metrics = QUALITY_METRICS.map((metric): AssessedMetric => {
    return { metric, state: stateOf(metric, dataset, distribution, links), links, ...of };
  });
  const { points, maximum } = sum(metrics);
  return {
    points,
    maximum,
    share: shareOf(points, maximum),
    rating: ratingOf(points, maximum),
    metadataPoints: metadataQuality(dataset).points,
    metrics,
    ...of,
  };
}

/** The points of metrics by dimension, in the assessment's order. */
export function dimensionsOf(metrics: readonly Pick<AssessedMetric, 'metric' | 'state'>[]): readonly DimensionPoints[] {
  return QUALITY_DIMENSIONS.map((dimension) => {
    const { points, maximum } = sum(metrics.filter(({ metric }) => metric.dimension === dimension));
    return { dimension, points, maximum, share: shareOf(points, maximum) };
  });
}
