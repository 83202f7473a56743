import type { Resolvers } from './__generated__/types.ts';
import { catalogue, catalogueHealth, catalogueProblem, skippedRecord } from './catalogue.ts';
import { collaboration } from './collaboration.ts';
import { comparedMeasure, comparison } from './comparison.ts';
import { concept, licence, reference } from './concept.ts';
import { connectionFields } from './connection.ts';
import { contactPoint } from './contact-point.ts';
import * as coverage from './coverage.ts';
import { dataService } from './data-service.ts';
import { dataset, datasetOrigin } from './dataset.ts';
import { datasetConnection, datasetEdge } from './dataset-list.ts';
import { datasetSeries } from './dataset-series.ts';
import { distribution } from './distribution.ts';
import * as facet from './facet.ts';
import { tooOldCatalogue } from './freshness.ts';
import { change, growth, statisticsGrowth } from './growth.ts';
import { highlight } from './highlight.ts';
import { keyFigure, keyFigureProblem, keyFigureValue, skippedValue, statisticsSource, unit } from './key-figure.ts';
import { node } from './node.ts';
import { agent, county, join, organisation } from './organisation.ts';
import { pageInfo } from './page-info.ts';
import {
  datasetQuality,
  datasetQualityMetric,
  qualityMetricShare,
  qualityProperty,
  qualitySummary,
} from './quality.ts';
import { query } from './query.ts';
import { specification, specificationAddress, specificationColumn, unknownSpecifications } from './specification.ts';
import { series, seriesPart, seriesPoint, statisticsSeries } from './series.ts';
import { breakdownFields, figure, rate, share, statistics } from './statistics.ts';
import { suggestion } from './suggestion.ts';
import {
  attribution,
  location,
  offer,
  period,
  qualifiedRelation,
  rightsStatement,
  spatialResolution,
} from './value.ts';

/** How each field is picked; a field that is not named here is the model's field of the same name. */
export const resolvers: Resolvers = {
  Agent: agent,
  Attribution: attribution,
  Breakdown: breakdownFields,
  Change: change,
  ComparedMeasure: comparedMeasure,
  Comparison: comparison,
  Growth: growth,
  Rate: rate,
  SeriesPart: seriesPart,
  SeriesPoint: seriesPoint,
  Share: share,
  StatisticsSeries: series,
  Catalogue: catalogue,
  CatalogueConnection: connectionFields,
  CatalogueHealth: catalogueHealth,
  CatalogueProblem: catalogueProblem,
  Collaboration: collaboration,
  Concept: concept,
  ContactPoint: contactPoint,
  County: county,
  CoverageCell: coverage.coverageCell,
  CoverageConnection: coverage.coverageConnection,
  CoverageEvidence: coverage.coverageEvidence,
  CoverageFault: coverage.coverageFault,
  CoverageRow: coverage.coverageRow,
  EspeciallyValuableDataset: coverage.especiallyValuableDataset,
  ExpectedWords: coverage.expectedWords,
  DataService: dataService,
  DataServiceConnection: connectionFields,
  Dataset: dataset,
  DatasetConnection: datasetConnection,
  DatasetEdge: datasetEdge,
  DatasetFacets: facet.datasetFacets,
  DatasetOrigin: datasetOrigin,
  DatasetQuality: datasetQuality,
  DatasetQualityMetric: datasetQualityMetric,
  DatasetSeries: datasetSeries,
  Distribution: distribution,
  CatalogueFacetValue: facet.catalogueFacetValue,
  CollaborationFacetValue: facet.collaborationFacetValue,
  ConceptFacetValue: facet.conceptFacetValue,
  CountyFacetValue: facet.countyFacetValue,
  KeywordFacetValue: facet.conceptFacetValue,
  OrganisationFacetValue: facet.organisationFacetValue,
  OrganisationKindFacetValue: facet.organisationKindFacetValue,
  SpecificationFacetValue: facet.specificationFacetValue,
  FacetValue: facet.facetValue,
  Figure: figure,
  Highlight: highlight,
  Join: join,
  KeyFigure: keyFigure,
  KeyFigureProblem: keyFigureProblem,
  KeyFigureUnit: unit,
  KeyFigureValue: keyFigureValue,
  Licence: licence,
  Location: location,
  Node: node,
  Offer: offer,
  Organisation: organisation,
  OrganisationConnection: connectionFields,
  PageInfo: pageInfo,
  Period: period,
  QualifiedRelation: qualifiedRelation,
  QualityMetricShare: qualityMetricShare,
  QualityProperty: qualityProperty,
  QualitySummary: qualitySummary,
  Query: query,
  Reference: reference,
  RightsStatement: rightsStatement,
  SkippedRecord: skippedRecord,
  SkippedValue: skippedValue,
  SpatialResolution: spatialResolution,
  Specification: specification,
  SpecificationAddress: specificationAddress,
  SpecificationColumn: specificationColumn,
  Statistics: { ...statistics, ...statisticsGrowth, ...statisticsSeries },
  Suggestion: suggestion,
  StatisticsSource: statisticsSource,
  TooOldCatalogue: tooOldCatalogue,
  UnknownSpecifications: unknownSpecifications,
};
