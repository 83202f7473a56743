import { completenessOf } from '../src/catalogue/completeness.ts';
import type { Context } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import type { Dataset } from '../src/model/dataset.ts';
import { READABLE_METRICS } from '../src/model/quality.ts';
import { assessQuality, dimensionsOf } from '../src/statistics/quality-assessment.ts';
import type { QualityAssessment } from '../src/statistics/quality-assessment.ts';
import { adviceOf, foundInWords } from '../src/statistics/quality-evidence.ts';
import { addressesOfDataset } from '../src/statistics/quality-link.ts';
import { METRIC_TEXTS } from '../src/statistics/quality-metric-text.ts';
import { adviceOnProperty, propertiesOf } from '../src/statistics/quality-property.ts';
import { qualitySeries } from '../src/statistics/quality-series.ts';
import { createQualitySummary, QUALITY_DEFINITION } from '../src/statistics/quality-summary.ts';
import type {
  CatalogueResolvers,
  DatasetQualityMetricResolvers,
  DatasetQualityResolvers,
  OrganisationResolvers,
  QualityMetricShareResolvers,
  QualityPropertyResolvers,
  QualitySummaryResolvers,
  QueryResolvers,
} from './__generated__/types.ts';
import { readDatasetFilter } from './dataset-filter.ts';
import { readFirstDay, readLastDay } from './statistics-day.ts';
import { languageOf } from './text.ts';

/** The assessment of a dataset, with what the checks of its addresses have found so far. */
export async function datasetQualityOf(dataset: Dataset, { checks }: Context): Promise<QualityAssessment> {
  const addresses = addressesOfDataset(dataset);
  return assessQuality(dataset, addresses.length === 0 ? new Map() : await checks.links(addresses));
}

export const organisationQuality: Pick<OrganisationResolvers, 'quality'> = {
  quality: ({ id }, _args, { store }) => createQualitySummary(store, { organisations: [id] }),
};

export const catalogueQuality: Pick<CatalogueResolvers, 'quality'> = {
  quality: ({ id }, _args, { store }) => createQualitySummary(store, { catalogues: [id] }),
};

export const qualityQuery: Pick<QueryResolvers, 'quality'> = {
  quality: (_root, { filter }, context) => createQualitySummary(context.store, readDatasetFilter(context, filter)),
};

export const datasetQuality: DatasetQualityResolvers = {
  dimensions: ({ metrics }) => dimensionsOf(metrics),
  metrics: ({ metrics }, { states }) =>
    states == null ? metrics : metrics.filter(({ state }) => states.includes(state)),
  properties: ({ dataset }) => propertiesOf(dataset),
};

export const datasetQualityMetric: DatasetQualityMetricResolvers = {
  id: ({ metric }) => metric.id,
  dimension: ({ metric }) => metric.dimension,
  weight: ({ metric }) => metric.weight,
  property: ({ metric }) => METRIC_TEXTS[metric.id].property,
  label: ({ metric }, asked) => METRIC_TEXTS[metric.id].label[languageOf(asked)],
  points: ({ metric, state }) => {
    if (state === 'UNKNOWN') return undefined;
    return state === 'MET' ? metric.weight : 0;
  },
  found: (one, asked) => foundInWords(one)[languageOf(asked)],
  advice: (one, asked) => adviceOf(one)?.[languageOf(asked)],
};

export const qualityProperty: QualityPropertyResolvers = {
  class: ({ of }) => of,
  term: ({ property }) => property,
  label: ({ label }, asked) => label[languageOf(asked)],
  level: ({ level }) => (level === 'mandatory' ? 'MANDATORY' : 'RECOMMENDED'),
  advice: (one, asked) => adviceOnProperty(one)?.[languageOf(asked)],
};

export const qualitySummary: QualitySummaryResolvers = {
  totalPoints: ({ total }) => total,
  definition: (_one, asked) => QUALITY_DEFINITION[languageOf(asked)],
  metrics: ({ metrics }, { first }) => {
    if (first == null) return metrics;
    const all = READABLE_METRICS.length;
    if (first >= 1 && first <= all) return metrics.slice(0, first);
    throw new InputError('first', `first is ${first}; send a number from 1 to ${all}`);
  },
  series: ({ filter }, { interval, from, to }, context) => {
    const first = readFirstDay('from', from);
    const last = readLastDay('to', to);
    return qualitySeries(context, filter, {
      interval,
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { to: last }),
    });
  },
  completeness: ({ behind }, _args, { store }) => completenessOf(store, behind),
};

export const qualityMetricShare: QualityMetricShareResolvers = {
  id: ({ metric }) => metric.id,
  dimension: ({ metric }) => metric.dimension,
  weight: ({ metric }) => metric.weight,
  property: ({ metric }) => METRIC_TEXTS[metric.id].property,
  label: ({ metric }, asked) => METRIC_TEXTS[metric.id].label[languageOf(asked)],
  advice: ({ metric, met, datasets }, asked) =>
    met === datasets ? undefined : METRIC_TEXTS[metric.id].advice[languageOf(asked)],
};
