import { newestReading } from '../catalogue/completeness.ts';
import { isMet, MAXIMUM_QUALITY, pointsOf, READABLE_METRICS } from '../model/quality.ts';
import type { ReadableMetric } from '../model/quality.ts';
import { QUALITY_RATINGS, ratingOf, shareOf } from '../model/quality-rating.ts';
import type { QualityRating } from '../model/quality-rating.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { observed } from './figure.ts';
import type { Figure } from './figure.ts';
import type { InBoth } from './quality-metric-text.ts';

/** What the figures are of. */
export const QUALITY_DEFINITION: InBoth = {
  sv: 'Medelvärdet av datamängdernas poäng enligt data.europa.eu:s Metadata Quality Assessment, av 325: metodens 405 utan de 80 för att webbadresser svarar. Av flera distributioner räknas den bästa. En datamängd i flera kataloger räknas en gång.',
  en: "The mean of the datasets' points by data.europa.eu's Metadata Quality Assessment, of 325: its 405 without the 80 for addresses that answer. Of several distributions the best one counts. A dataset in several catalogues counts once.",
};

const MEASURED: InBoth = {
  sv: 'Datamängder (dcat:Dataset) i katalogerna. En datamängd som finns i flera kataloger räknas en gång.',
  en: 'Datasets (dcat:Dataset) in the catalogues. A dataset that is found in several catalogues counts once.',
};

/** How many of the datasets meet a metric. */
export interface MetricShare {
  readonly metric: ReadableMetric;
  readonly met: number;
  readonly datasets: number;
  /** 0 to 1. */
  readonly share: number;
  /** By how much the mean of the points would rise if all met it. */
  readonly pointsToGain: number;
}

/** How many of the datasets have a rating. */
export interface RatingCount {
  readonly rating: QualityRating;
  readonly datasets: number;
  /** 0 to 1. */
  readonly share: number;
}

/** Why there is no quality: a catalogue behind it could not be read, or is not to be; or none of those that were read has datasets of these. */
export type NoQualityReason = 'NOT_READ' | 'NO_DATASETS';

/** What the datasets' metadata is worth together; the mean is absent where there are no datasets to have one. */
export interface QualitySummary {
  readonly filter: DatasetFilter;
  /** Ids of the catalogues behind it. */
  readonly behind: readonly string[];
  readonly datasets: Figure;
  /** The points of all datasets. */
  readonly total: number;
  /** Mean points, to one decimal place. */
  readonly points?: number;
  readonly maximum: number;
  readonly share?: number;
  readonly rating?: QualityRating;
  readonly reason?: NoQualityReason;
  /** The best one first; each once. */
  readonly ratings: readonly RatingCount[];
  /** Those by which most would be gained first. */
  readonly metrics: readonly MetricShare[];
}

const toTenths = (value: number): number => Math.round(value * 10) / 10;

function add<K>(counts: Map<K, number>, key: K, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

function mean(total: number, count: number): Pick<QualitySummary, 'points' | 'share' | 'rating'> {
  const points = total / count;
  return {
    points: toTenths(points),
    share: shareOf(total, count * MAXIMUM_QUALITY),
    rating: ratingOf(points, MAXIMUM_QUALITY),
  };
}

/** Points that the datasets do not have for want of the metric. */
const lost = ({ metric, met, datasets: all }: MetricShare): number => metric.weight * (all - met);

/** The quality of the metadata of the datasets that the filter selects, by the store's counts. */
export function createQualitySummary(store: Store, filter: DatasetFilter): QualitySummary {
  const behind = store.cataloguesBehind(filter);
  const met = new Array<number>(READABLE_METRICS.length).fill(0);
  const rated = new Map<QualityRating, number>();
  let total = 0;
  let count = 0;
  for (const group of store.countDatasetsByQuality(filter)) {
    const points = pointsOf(group.met);
    total += points * group.datasets;
    count += group.datasets;
    add(rated, ratingOf(points, MAXIMUM_QUALITY), group.datasets);
    for (const place of met.keys()) if (isMet(group.met, place)) met[place] = (met[place] ?? 0) + group.datasets;
  }
  const metrics = READABLE_METRICS.map((metric, place): MetricShare => {
    const its = met[place] ?? 0;
    const pointsToGain = count === 0 ? 0 : toTenths((metric.weight * (count - its)) / count);
    return { metric, met: its, datasets: count, share: shareOf(its, count), pointsToGain };
  });
  const isUnread = behind.length === 0 || behind.some((id) => store.catalogueStatus(id).state === 'MISSING');
  return {
    filter,
    behind,
    datasets: observed(count, MEASURED, newestReading(store, behind)),
    total,
    maximum: MAXIMUM_QUALITY,
    ...(count === 0 ? { reason: isUnread ? 'NOT_READ' : 'NO_DATASETS' } : mean(total, count)),
    ratings: QUALITY_RATINGS.map(({ rating }) => {
      const its = rated.get(rating) ?? 0;
      return { rating, datasets: its, share: shareOf(its, count) };
    }),
    metrics: metrics.toSorted((a, b) => lost(b) - lost(a)),
  };
}
