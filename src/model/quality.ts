import type { Dataset } from './dataset.ts';
import type { Distribution } from './distribution.ts';
import { QUALITY_METRICS } from './quality-metric.ts';
import type { QualityMetric } from './quality-metric.ts';

/** How good a dataset's metadata is, in points of the Metadata Quality Assessment of data.europa.eu. */
export interface MetadataQuality {
  readonly points: number;
  /** The most that can be had: of metrics that can be read from the metadata. */
  readonly maximum: number;
  /** Which of `READABLE_METRICS` are met: a bit for each, the first one the lowest. */
  readonly met: number;
}

/** A metric that can be read from the metadata. */
export type ReadableMetric = QualityMetric & Required<Pick<QualityMetric, 'found'>>;

const isReadable = (metric: QualityMetric): metric is ReadableMetric => metric.found !== undefined;

/** The metrics that can be read from the metadata, in the order of `QUALITY_METRICS`: 22, so that their bits are a whole number. */
export const READABLE_METRICS: readonly ReadableMetric[] = QUALITY_METRICS.filter(isReadable);

interface Bit {
  readonly found: ReadableMetric['found'];
  readonly weight: number;
  readonly bit: number;
}

const bitsOf = (of: QualityMetric['of']): readonly Bit[] =>
  READABLE_METRICS.flatMap((metric, place) => (metric.of === of ? [{ ...metric, bit: 1 << place }] : []));

const OF_DATASET = bitsOf('dataset');
const OF_DISTRIBUTION = bitsOf('distribution');

/** 325: the assessment's 405 points without the 80 for addresses that answer, which no metadata can tell. */
export const MAXIMUM_QUALITY = READABLE_METRICS.reduce((sum, { weight }) => sum + weight, 0);

/** The assessment's points in all: 405. */
export const ALL_QUALITY = QUALITY_METRICS.reduce((sum, { weight }) => sum + weight, 0);

function meet(bits: readonly Bit[], dataset: Dataset, distribution: Distribution | undefined): number {
  let met = 0;
  for (const { found, bit } of bits) if (found(dataset, distribution)) met |= bit;
  return met;
}

/** Whether the metric at this place of `READABLE_METRICS` is among those met. */
export const isMet = (met: number, place: number): boolean => (met & (1 << place)) !== 0;

/** The points of the metrics that are met. */
export function pointsOf(met: number): number {
  let points = 0;
  for (const [place, { weight }] of READABLE_METRICS.entries()) if (isMet(met, place)) points += weight;
  return points;
}

/**
 * Points of the metrics in `QUALITY_METRICS` that can be read from the metadata alone. Of several distributions the best
 * one counts, as in the assessment itself, the first of equals; what only the dataset says of licence, rights and dates
 * holds for each of them, and is counted for a dataset without any too.
 */
export function metadataQuality(dataset: Dataset): MetadataQuality {
  const { distributions } = dataset;
  let best = meet(OF_DISTRIBUTION, dataset, distributions[0]);
  let points = pointsOf(best);
  for (let place = 1; place < distributions.length; place += 1) {
    const met = meet(OF_DISTRIBUTION, dataset, distributions[place]);
    const its = met === best ? points : pointsOf(met);
    if (its > points) [best, points] = [met, its];
  }
  const ofDataset = meet(OF_DATASET, dataset, undefined);
  return { points: points + pointsOf(ofDataset), maximum: MAXIMUM_QUALITY, met: best | ofDataset };
}
