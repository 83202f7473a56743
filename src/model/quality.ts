import type { Dataset } from './dataset.ts';
import type { Distribution } from './distribution.ts';
import { QUALITY_METRICS } from './quality-metric.ts';
import type { QualityMetric } from './quality-metric.ts';

/** How good a dataset's metadata is, in points of the Metadata Quality Assessment of data.europa.eu. */
export interface MetadataQuality {
  readonly points: number;
  /** The most that can be had: of metrics that can be read from the metadata. */
  readonly maximum: number;
}

const READABLE = QUALITY_METRICS.filter(({ found }) => found !== undefined);
const OF_DATASET = READABLE.filter((metric) => metric.of === 'dataset');
const OF_DISTRIBUTION = READABLE.filter((metric) => metric.of === 'distribution');

/** 325: the assessment's 405 points without the 80 for addresses that answer, which no metadata can tell. */
export const MAXIMUM_QUALITY = READABLE.reduce((sum, { weight }) => sum + weight, 0);

function sum(metrics: readonly QualityMetric[], dataset: Dataset, distribution: Distribution | undefined): number {
  let points = 0;
  for (const { found, weight } of metrics) if (found?.(dataset, distribution) === true) points += weight;
  return points;
}

/**
 * Points of the metrics in `QUALITY_METRICS` that can be read from the metadata alone. Of several distributions the best
 * one counts, as in the assessment itself; what only the dataset says of licence, rights and dates holds for each of them,
 * and is counted for a dataset without any too.
 */
export function metadataQuality(dataset: Dataset): MetadataQuality {
  const candidates = dataset.distributions.length === 0 ? [undefined] : dataset.distributions;
  const best = Math.max(...candidates.map((distribution) => sum(OF_DISTRIBUTION, dataset, distribution)));
  return { points: sum(OF_DATASET, dataset, undefined) + best, maximum: MAXIMUM_QUALITY };
}
