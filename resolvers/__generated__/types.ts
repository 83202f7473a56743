import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Agent as AgentModel, ContactPoint as ContactPointModel, PostalAddress as PostalAddressModel } from '../../src/model/agent.ts';
import type { Attribution as AttributionModel, DataService as DataServiceModel, Dataset as DatasetModel, DatasetSeries as DatasetSeriesModel, Offer as OfferModel, QualifiedRelation as QualifiedRelationModel } from '../../src/model/dataset.ts';
import type { Breakdown as BreakdownModel } from '../../src/statistics/breakdown.ts';
import type { CatalogueRef as CatalogueRefModel, Collaboration as CollaborationModel } from '../../src/model/catalogue.ts';
import type { Connection, PagePosition } from '../connection.ts';
import type { CatalogueStatus as CatalogueStatusModel, SkippedRecord as SkippedRecordModel } from '../../src/model/snapshot.ts';
import type { Change as ChangeModel, Growth as GrowthModel } from '../../src/statistics/change.ts';
import type { ProblemOfCatalogue, Completeness as CompletenessModel } from '../../src/catalogue/completeness.ts';
import type { ComparedFigure, GroupComparison } from '../../src/statistics/comparison.ts';
import type { Term } from '../concept.ts';
import type { County as CountyModel, Join as JoinModel, Organisation as OrganisationModel } from '../../src/model/organisation.ts';
import type { CoverageCell as CoverageCellModel, FaultOfFile as FaultOfFileModel } from '../../src/statistics/specification-coverage/coverage-cell.ts';
import type { CoverageList, CoverageListRow } from '../coverage.ts';
import type { Evidence as EvidenceModel } from '../../src/statistics/specification-coverage/dataset-of-specification.ts';
import type { CoverageTotal as CoverageTotalModel } from '../../src/statistics/specification-coverage/coverage-total.ts';
import type { ListedEdge } from '../searched-list.ts';
import type { DatasetList, DatasetListEdge } from '../dataset-list.ts';
import type { Facets, FacetEntry } from '../facet.ts';
import type { Origin, Highlight as HighlightModel, Suggestion as SuggestionModel, Context } from '../../src/context.ts';
import type { QualityAssessment, AssessedMetric } from '../../src/statistics/quality-assessment.ts';
import type { FollowedSpecification as FollowedSpecificationModel, ExpectedWords as ExpectedWordsModel, Specification as SpecificationModel, SpecificationAddress as SpecificationAddressModel, SpecificationColumn as SpecificationColumnModel } from '../../src/model/specification.ts';
import type { Distribution as DistributionModel, RightsStatement as RightsStatementModel } from '../../src/model/distribution.ts';
import type { ValuableDataset as ValuableDatasetModel, ValuableDatasets as ValuableDatasetsModel } from '../../src/statistics/specification-coverage/valuable-datasets.ts';
import type { Figure as FigureModel, FigureSource as FigureSourceModel } from '../../src/statistics/figure.ts';
import type { DescribedKeyFigure } from '../../src/statistics/key-figures/loaders.ts';
import type { ProblemOfSource, PickedValue, SkippedOfSource } from '../key-figure.ts';
import type { Unit as UnitModel, StatisticsRef as StatisticsRefModel } from '../../src/model/key-figure.ts';
import type { ListedLink } from '../check.ts';
import type { LiveDataset as LiveDatasetModel } from '../../src/catalogue/live.ts';
import type { Location as LocationModel, OtherProperty as OtherPropertyModel, Period as PeriodModel, Reference as ReferenceModel, NumberValue as NumberValueModel } from '../../src/model/value.ts';
import type { Rate as RateModel } from '../../src/statistics/population.ts';
import type { MetricShare, QualitySummary as QualitySummaryModel } from '../../src/statistics/quality-summary.ts';
import type { QualityPoint as QualityPointModel } from '../../src/statistics/quality-series.ts';
import type { PropertyState } from '../../src/statistics/quality-property.ts';
import type { SeriesPart as SeriesPartModel, SeriesPoint as SeriesPointModel, StatisticsSeries as StatisticsSeriesModel } from '../../src/statistics/series.ts';
import type { Share as ShareModel } from '../../src/statistics/share.ts';
import type { Statistics as StatisticsModel } from '../../src/statistics/counts.ts';
import type { TooOld as TooOldModel } from '../../src/model/freshness.ts';
import type { UnknownSpecification as UnknownSpecificationModel, UnknownSpecifications as UnknownSpecificationsModel } from '../../src/statistics/unknown-specifications.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A date or a point in time, ISO 8601: as exact as upstream is, so `2020`, `2020-05`, `2020-05-01` or
   * `2020-05-01T10:00:00Z`.
   */
  Date: { input: string; output: string; }
  /** A point in time, ISO 8601 in UTC: `2024-05-01T10:00:00.000Z`. */
  DateTime: { input: string; output: string; }
};

/** foaf:Agent: an organisation as one catalogue describes it. */
export type Agent = {
  /** The catalogue. */
  readonly catalogue: Catalogue;
  /** org:classification. */
  readonly classifications: ReadonlyArray<Concept>;
  /** dcterms:description, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** dcterms:description in every language that upstream gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** foaf:mbox: e-mail addresses. */
  readonly emails: ReadonlyArray<Scalars['String']['output']>;
  /** foaf:homepage. */
  readonly homepages: ReadonlyArray<Reference>;
  /** dcterms:identifier, as said; organisation numbers among them. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** foaf:name, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** foaf:name in every language that upstream gave. */
  readonly names: ReadonlyArray<Text>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** owl:sameAs: other IRIs of it. */
  readonly sameAs: ReadonlyArray<Reference>;
  /** dcterms:type: its kind of publisher. */
  readonly types: ReadonlyArray<Concept>;
  /** Its IRI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** foaf:Agent: an organisation as one catalogue describes it. */
export type AgentDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** foaf:Agent: an organisation as one catalogue describes it. */
export type AgentNameArgs = {
  language?: InputMaybe<Language>;
};

/** An organisation in a role (prov:qualifiedAttribution). */
export type Attribution = {
  /** The organisation. Null when upstream names none that we know. */
  readonly organisation?: Maybe<Organisation>;
  /** dcat:hadRole: its roles, often of INSPIRE's code list for responsible parties. */
  readonly roles: ReadonlyArray<Concept>;
};

/** A box in degrees (WGS84). It does not cross the 180th meridian: west is less than east. */
export type BoundingBoxFilter = {
  /** Its eastern longitude: −180 to 180. */
  readonly east: Scalars['Float']['input'];
  /** Its northern latitude: −90 to 90. */
  readonly north: Scalars['Float']['input'];
  /** Its southern latitude: −90 to 90. */
  readonly south: Scalars['Float']['input'];
  /** Its western longitude: −180 to 180. */
  readonly west: Scalars['Float']['input'];
};

/** A part of a count. */
export type Breakdown = {
  /** The catalogue, in `byCatalogue`. */
  readonly catalogue?: Maybe<Catalogue>;
  /** The collaboration, in `byCollaboration`. */
  readonly collaboration?: Maybe<Collaboration>;
  /** How many datasets it has. */
  readonly count: Figure;
  /** The identifier or code of the part: an organisation's `id`, a catalogue's or specification's `slug`, a platform, a code. Null: those that have none. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Its name: of the organisation, catalogue, county or specification, or the vocabulary's for a code; the key where there is no other. */
  readonly label: Scalars['String']['output'];
  /** The organisation, in `byOrganisation`. */
  readonly organisation?: Maybe<Organisation>;
  /**
   * Datasets per 10,000 inhabitants of the part: of an organisation, of the municipalities and regions of a kind, a county or a
   * collaboration that fall under the filter. Null for other parts, and where the population is not known.
   */
  readonly perTenThousandInhabitants?: Maybe<Rate>;
  /** The specification, in `bySpecification`. */
  readonly specification?: Maybe<Specification>;
};


/** A part of a count. */
export type BreakdownLabelArgs = {
  language?: InputMaybe<Language>;
};

/** dcat:Catalog (katalog): one publisher's own list of what it publishes, on its own platform. */
export type Catalogue = Node & {
  /** dcat:catalog: catalogues that it lists. */
  readonly catalogues: ReadonlyArray<Reference>;
  /** How much was read from it. */
  readonly counts: CatalogueCounts;
  /** The datasets found in it. */
  readonly datasets: DatasetConnection;
  /** dcterms:description, as the catalogue gives it, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** dcterms:description in every language that the catalogue gives. */
  readonly descriptions: ReadonlyArray<Text>;
  /** dcterms:hasPart: catalogues that are parts of it. */
  readonly hasPart: ReadonlyArray<Reference>;
  /** How its harvests are going. */
  readonly health: CatalogueHealth;
  /** foaf:homepage. */
  readonly homepages: ReadonlyArray<Reference>;
  /** Global identifier: short and stable. */
  readonly id: Scalars['ID']['output'];
  /** dcterms:isPartOf: catalogues that it is a part of. */
  readonly isPartOf: ReadonlyArray<Reference>;
  /** dcterms:issued (utgivningsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly issued?: Maybe<Scalars['Date']['output']>;
  /** dcterms:issued as the catalogue wrote it. */
  readonly issuedSaid?: Maybe<Scalars['String']['output']>;
  /** dcterms:language: the languages of the metadata. */
  readonly languages: ReadonlyArray<Concept>;
  /** dcterms:license: the licence of the metadata. */
  readonly licences: ReadonlyArray<Licence>;
  /** dcterms:modified (ändringsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly modified?: Maybe<Scalars['Date']['output']>;
  /** dcterms:modified as the catalogue wrote it. */
  readonly modifiedSaid?: Maybe<Scalars['String']['output']>;
  /** The name to show: ours where it has one, else its own title in the language asked for, else the short name. */
  readonly name: Scalars['String']['output'];
  /** Why it is inactive, or what is special about it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Whose catalogue it is, by the sources file. */
  readonly organisation?: Maybe<Organisation>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** The software it runs on: `entryscape`, `dcat`, `ckan`. */
  readonly platform: Scalars['String']['output'];
  /** dcterms:publisher, as the catalogue gives it. */
  readonly publisher?: Maybe<Organisation>;
  /** How good the metadata is of the datasets that are found in it. One that is down is judged by what was last read from it. */
  readonly quality: QualitySummary;
  /** dcterms:rights of the metadata. */
  readonly rights: ReadonlyArray<RightsStatement>;
  /** What could not be read. */
  readonly skipped: SkippedRecords;
  /** Its short name in the sources file: `goteborg`. */
  readonly slug: Scalars['String']['output'];
  /** dcterms:spatial (geografiskt område). */
  readonly spatial: ReadonlyArray<Location>;
  /** Whether it is read. */
  readonly status: CatalogueStatus;
  /** dcat:themeTaxonomy: the vocabularies of its themes. */
  readonly themeTaxonomies: ReadonlyArray<Reference>;
  /** dcterms:title, as the catalogue gives it, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** dcterms:title in every language that the catalogue gives. */
  readonly titles: ReadonlyArray<Text>;
  /** The catalogue's own URI, where it gives one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
  /** Where it is read. */
  readonly url: Scalars['String']['output'];
};


/** dcat:Catalog (katalog): one publisher's own list of what it publishes, on its own platform. */
export type CatalogueDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** dcat:Catalog (katalog): one publisher's own list of what it publishes, on its own platform. */
export type CatalogueDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Catalog (katalog): one publisher's own list of what it publishes, on its own platform. */
export type CatalogueNameArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Catalog (katalog): one publisher's own list of what it publishes, on its own platform. */
export type CatalogueTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A page of a list of catalogues. */
export type CatalogueConnection = {
  /** Which catalogues the whole list stands on, and their state. */
  readonly completeness: Completeness;
  /** The page's catalogues, each with its cursor. */
  readonly edges: ReadonlyArray<CatalogueEdge>;
  /** The page's catalogues. */
  readonly nodes: ReadonlyArray<Catalogue>;
  /** Where the page is in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** How much was read from a catalogue. */
export type CatalogueCounts = {
  /** Data services found in it. */
  readonly dataServices: Scalars['Int']['output'];
  /** Datasets found in it. */
  readonly datasets: Scalars['Int']['output'];
  /** Distributions of those datasets. */
  readonly distributions: Scalars['Int']['output'];
  /** Records and statements that could not be read. */
  readonly skipped: Scalars['Int']['output'];
};

/** One of a page's catalogues. */
export type CatalogueEdge = {
  /** Where it is in the list: send it as `after` or `before` with the same `orderBy`. */
  readonly cursor: Scalars['String']['output'];
  /** What is there. */
  readonly node: Catalogue;
};

/** A catalogue that holds some of the found datasets. */
export type CatalogueFacetValue = FacetValue & {
  /** The catalogue. */
  readonly catalogue?: Maybe<Catalogue>;
  /** How many of the found datasets it holds. */
  readonly count: Scalars['Int']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** Its short name. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A catalogue that holds some of the found datasets. */
export type CatalogueFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A failure to read a catalogue. */
export type CatalogueFailure = {
  /** When it failed. */
  readonly at: Scalars['DateTime']['output'];
  /** What kind of trouble it was. Null: a fault of Kommungraf's own. */
  readonly kind?: Maybe<ProblemKind>;
  /** The line of the document where reading failed, counted from 1, where known. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** What was wrong, as a sentence. */
  readonly message: Scalars['String']['output'];
};

/** Which catalogues: values of one field are alternatives, fields are combined with "and". */
export type CatalogueFilter = {
  /** Global identifiers of the organisations whose catalogues they are, by the sources file. */
  readonly organisations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Platforms: `entryscape`, `dcat`. */
  readonly platforms?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What an answer from them is worth now. */
  readonly states?: InputMaybe<ReadonlyArray<CatalogueState>>;
  /** Whether they are read. */
  readonly statuses?: InputMaybe<ReadonlyArray<CatalogueStatus>>;
};

/** How a catalogue's harvests are going. */
export type CatalogueHealth = {
  /** How many tries in a row have failed, or were held back. */
  readonly consecutiveFailures: Scalars['Int']['output'];
  /** An answer that was read and is not believed. Null when there is none. */
  readonly heldBack?: Maybe<HeldBackAnswer>;
  /** What became of the last 20 attempts to read it, newest first. */
  readonly history: ReadonlyArray<HarvestAttempt>;
  /** When reading it was last tried. */
  readonly lastAttempt?: Maybe<Scalars['DateTime']['output']>;
  /** How long the last harvest took, in milliseconds. */
  readonly lastDurationMs?: Maybe<Scalars['Int']['output']>;
  /** The last failure; stays known after the catalogue has recovered. Null when none is known. */
  readonly lastFailure?: Maybe<CatalogueFailure>;
  /** When it was last read to its end, or was said to be unchanged. */
  readonly lastSuccess?: Maybe<Scalars['DateTime']['output']>;
  /** When reading it will be tried next. */
  readonly nextAttempt?: Maybe<Scalars['DateTime']['output']>;
  /** What is wrong with it. Null when nothing is. */
  readonly problem?: Maybe<CatalogueProblem>;
  /** What an answer from it is worth now. */
  readonly state: CatalogueState;
};

/** What is wrong with a catalogue. */
export type CatalogueProblem = {
  /** The catalogue. */
  readonly catalogue: Catalogue;
  /** What kind of trouble it is. */
  readonly kind: ProblemKind;
  /** The line of the document where reading failed, counted from 1, where known. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** What is wrong, as a sentence. */
  readonly message: Scalars['String']['output'];
  /** When this trouble began. */
  readonly since: Scalars['DateTime']['output'];
};

/** What an answer from a catalogue is worth. */
export type CatalogueState =
  /** The last harvest succeeded, and not longer ago than the catalogue's time to live. */
  | 'FRESH'
  /** Nothing could be read yet, or what was read is too old to be served. */
  | 'MISSING'
  /** Answered from an earlier or an unfinished harvest; also where the last answer is held back as suspicious. */
  | 'STALE';

/** Whether a catalogue is read. */
export type CatalogueStatus =
  /** It is read regularly. */
  | 'ACTIVE'
  /** It is not read; `note` says why. */
  | 'INACTIVE';

/** How a count changed, with both ends. */
export type Change = {
  /** What it rests on: that of its two figures which is less certain. */
  readonly basis: FigureBasis;
  /** What is counted. */
  readonly definition: Scalars['String']['output'];
  /** `to` less `from`. */
  readonly delta: Scalars['Int']['output'];
  /** At the end of the first day. */
  readonly from: Figure;
  /** Whether the two counts were made in one way, so that the change is one of what is published. */
  readonly isComparable: Scalars['Boolean']['output'];
  /** Why not. Empty where it is. */
  readonly obstacles: ReadonlyArray<ComparisonObstacle>;
  /** The delta in percent of `from`, with one decimal, halves rounded away from zero. Null where `from` is 0. */
  readonly percent?: Maybe<Scalars['Float']['output']>;
  /** Why there is no percent. Null where there is. */
  readonly reason?: Maybe<NoPercentReason>;
  /** At the end of the last day. */
  readonly to: Figure;
};


/** How a count changed, with both ends. */
export type ChangeDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** spdx:Checksum. */
export type Checksum = {
  /** The algorithm, as upstream names it. */
  readonly algorithm?: Maybe<Scalars['String']['output']>;
  /** The checksum. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A collaboration (samverkan) of organisations around open data. Its members are configuration: no public list of them is complete. */
export type Collaboration = {
  /** The datasets that its members and their units publish. */
  readonly datasets: DatasetConnection;
  /** Its short name in the sources file: `vastra-gotaland`. */
  readonly id: Scalars['ID']['output'];
  /** The name, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The name in every language. */
  readonly names: ReadonlyArray<Text>;
  /** Its members. */
  readonly organisations: OrganisationConnection;
  /** When it began. */
  readonly since?: Maybe<Scalars['Date']['output']>;
  /** Counts over the datasets that its members and their units publish. */
  readonly statistics: Statistics;
};


/** A collaboration (samverkan) of organisations around open data. Its members are configuration: no public list of them is complete. */
export type CollaborationDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A collaboration (samverkan) of organisations around open data. Its members are configuration: no public list of them is complete. */
export type CollaborationNameArgs = {
  language?: InputMaybe<Language>;
};


/** A collaboration (samverkan) of organisations around open data. Its members are configuration: no public list of them is complete. */
export type CollaborationOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganisationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OrganisationOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A collaboration (samverkan) of organisations around open data. Its members are configuration: no public list of them is complete. */
export type CollaborationStatisticsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** A collaboration whose members publish some of the found datasets. */
export type CollaborationFacetValue = FacetValue & {
  /** The collaboration. */
  readonly collaboration?: Maybe<Collaboration>;
  /** How many of the found datasets they publish. */
  readonly count: Scalars['Int']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** Its short name. Null: the datasets of organisations that are members of none. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A collaboration whose members publish some of the found datasets. */
export type CollaborationFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** One measure of an organisation, and that of its group. */
export type ComparedMeasure = {
  /** The state that they describe, as in `Figure.asOf`. */
  readonly asOf?: Maybe<Scalars['Date']['output']>;
  /** What the counts rest on. */
  readonly basis: FigureBasis;
  /** What exactly is counted. */
  readonly definition: Scalars['String']['output'];
  /** The mean of the group, with two decimals; those that publish nothing count as 0. */
  readonly mean: Scalars['Float']['output'];
  /** The median of the group, with two decimals; those that publish nothing count as 0. */
  readonly median: Scalars['Float']['output'];
  /** What is counted. */
  readonly metric: ComparisonMetric;
  /** Its place in the group, 1 for the most; equals share a place. */
  readonly rank: Scalars['Int']['output'];
  /** Of the organisation. */
  readonly value: Scalars['Float']['output'];
};


/** One measure of an organisation, and that of its group. */
export type ComparedMeasureDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** An organisation beside a group that it is one of. */
export type Comparison = {
  /** Who is in it. */
  readonly definition: Scalars['String']['output'];
  /** Which group it is. */
  readonly group: ComparisonGroup;
  /** What they are compared by. */
  readonly measures: ReadonlyArray<ComparedMeasure>;
  /** How many they are. */
  readonly members: Figure;
  /** The share of them that publish. */
  readonly publishing: Share;
};


/** An organisation beside a group that it is one of. */
export type ComparisonDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** A group of municipalities or regions. */
export type ComparisonGroup =
  /** All municipalities of the country, or all regions. */
  | 'COUNTRY'
  /** The municipalities of its county. */
  | 'COUNTY'
  /** Municipalities of its size: below 10,000 inhabitants, 20,000, 50,000, 100,000, 200,000, and above. */
  | 'SIZE';

/** What organisations are compared by. */
export type ComparisonMetric =
  /** Datasets. */
  | 'DATASETS'
  /** Datasets per 10,000 inhabitants. */
  | 'DATASETS_PER_TEN_THOUSAND_INHABITANTS'
  /** Datasets that follow a known national specification. */
  | 'DATASETS_WITH_SPECIFICATION'
  /** High-value datasets. */
  | 'HIGH_VALUE_DATASETS'
  /** Datasets with a distribution in a machine-readable format. */
  | 'MACHINE_READABLE_DATASETS'
  /** Datasets with an open licence. */
  | 'OPEN_LICENCE_DATASETS';

/** Why a change of a count may be no change of what is published. */
export type ComparisonObstacle =
  /** Not all catalogues had been read by then: at least one of the counts is a lower bound. */
  | 'CATALOGUES_NOT_READ'
  /** The two counts rest on different things (`basis`). */
  | 'DIFFERENT_BASIS'
  /** Of the past the register does not tell: it is that of today. */
  | 'REGISTER_OF_TODAY'
  /** There is only one imported figure, which is the nearest for both days. */
  | 'SAME_FIGURE';

/**
 * What an answer rests on: how many catalogues it asks, and how many of them are fresh, stale or missing. `asked` is the
 * sum of the other three. A list is whole and current when `asked` equals `fresh`.
 */
export type Completeness = {
  /** Catalogues that the answer rests on. */
  readonly asked: Scalars['Int']['output'];
  /** Those whose last harvest succeeded, and is not older than its time to live. */
  readonly fresh: Scalars['Int']['output'];
  /** Those that nothing could be read from yet, or too long ago to be served; what they have is not in the answer. */
  readonly missing: Scalars['Int']['output'];
  /** What is wrong with those that have trouble, in the order of the sources file. */
  readonly problems: ReadonlyArray<CatalogueProblem>;
  /** Those that are answered from an earlier or an unfinished harvest. */
  readonly stale: Scalars['Int']['output'];
  /**
   * With the argument `freshness`: those that are not fresh enough for it, which `stale` and `missing` count; with
   * `onMissing: OMIT` what only they list is not in the answer. Empty without the argument.
   */
  readonly tooOld: ReadonlyArray<TooOldCatalogue>;
};

/** A value from a vocabulary: what upstream said, beside how we read it. */
export type Concept = {
  /** The term's short code (`ENVI`, `DAILY`, `text/csv`, `PUBLIC`, `SWE`). Null when `said` could not be read. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name: the vocabulary's where the term is known, else upstream's own label, by the language rule of `Dataset.title`. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Its names: the vocabulary's where the term is known, then upstream's own labels. */
  readonly labels: ReadonlyArray<Text>;
  /** What upstream wrote: an IRI or a literal. */
  readonly said: Scalars['String']['output'];
  /** The canonical IRI of the vocabulary's term. Null when `said` could not be read. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** A value from a vocabulary: what upstream said, beside how we read it. */
export type ConceptLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A value of a vocabulary that some of the found datasets have. */
export type ConceptFacetValue = FacetValue & {
  /** How many of the found datasets have it. */
  readonly count: Scalars['Int']['output'];
  /** The vocabulary's name for it; where it has none, the value itself. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** Its code; where upstream's value could not be read, that value as it was said. Null: the datasets that have none. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A value of a vocabulary that some of the found datasets have. */
export type ConceptFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** vcard:Kind (kontaktuppgift): where to ask about something. */
export type ContactPoint = {
  /** vcard:hasAddress. */
  readonly addresses: ReadonlyArray<PostalAddress>;
  /** vcard:hasEmail: e-mail addresses. */
  readonly emails: ReadonlyArray<Scalars['String']['output']>;
  /** `Organization`, `Individual` or `Kind`, where upstream said so. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** vcard:fn, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** vcard:fn in every language that upstream gave. */
  readonly names: ReadonlyArray<Text>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** vcard:hasTelephone: telephone numbers, as said. */
  readonly telephones: ReadonlyArray<Scalars['String']['output']>;
  /** Its IRI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
  /** vcard:hasURL. */
  readonly urls: ReadonlyArray<Reference>;
};


/** vcard:Kind (kontaktuppgift): where to ask about something. */
export type ContactPointNameArgs = {
  language?: InputMaybe<Language>;
};

/** A county (län). */
export type County = {
  /** County code (SCB, länskod): two digits. */
  readonly code: Scalars['String']['output'];
  /** Its name: `Västra Götalands län`. */
  readonly name: Scalars['String']['output'];
};


/** A county (län). */
export type CountyNameArgs = {
  language?: InputMaybe<Language>;
};

/** A county whose organisations publish some of the found datasets. */
export type CountyFacetValue = FacetValue & {
  /** How many of the found datasets they publish. */
  readonly count: Scalars['Int']['output'];
  /** The county. */
  readonly county?: Maybe<County>;
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** Its code (SCB), two digits. Null: the datasets of organisations without a county. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A county whose organisations publish some of the found datasets. */
export type CountyFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** Whether one organisation, or a unit of it, publishes one specification's dataset. */
export type CoverageCell = {
  /** How many they are, and what is counted. */
  readonly datasetCount: Figure;
  /** The datasets that declare it; where none does, those that are likely to be of it. Of a day of the past they are only counted. */
  readonly datasets: ReadonlyArray<Dataset>;
  /** What connects the datasets to the specification. */
  readonly evidence: ReadonlyArray<CoverageEvidence>;
  /** What is wrong in the files of declared datasets, of INVALID: at most 20. */
  readonly faults: ReadonlyArray<CoverageFault>;
  /** The organisation. */
  readonly organisation: Organisation;
  /** What is wrong with those catalogues. One that has not been tried yet has no problem. */
  readonly problems: ReadonlyArray<CatalogueProblem>;
  /** Why there is none. Null where there is a dataset. */
  readonly reason?: Maybe<NoDatasetReason>;
  /** The specification. */
  readonly specification: Specification;
  /** What is known. */
  readonly state: CoverageState;
  /** The organisation's catalogues that cannot be read, of UNKNOWN; what is wrong with each is in its `health`. */
  readonly unreadCatalogues: ReadonlyArray<Catalogue>;
};


/** Whether one organisation, or a unit of it, publishes one specification's dataset. */
export type CoverageCellDatasetsArgs = {
  first?: Scalars['Int']['input'];
};


/** Whether one organisation, or a unit of it, publishes one specification's dataset. */
export type CoverageCellEvidenceArgs = {
  first?: Scalars['Int']['input'];
};

/** A page of rows of `coverage`, and the counts over all of them. */
export type CoverageConnection = {
  /** Which catalogues the rows stand on, and their state now. */
  readonly completeness: Completeness;
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<CoverageEdge>;
  /** The rows. */
  readonly nodes: ReadonlyArray<CoverageRow>;
  /** Where the page is in the list. */
  readonly pageInfo: PageInfo;
  /** The specifications of the cells, in their order: that of the question, without one by short name. */
  readonly specifications: ReadonlyArray<Specification>;
  /** How many rows there are. */
  readonly totalCount: Scalars['Int']['output'];
  /** Counts over all rows, not only those of the page, for each specification. */
  readonly totals: ReadonlyArray<CoverageTotal>;
};

/** A row with its cursor. */
export type CoverageEdge = {
  /** Send it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The row. */
  readonly node: CoverageRow;
};

/** What connects a dataset to a specification. */
export type CoverageEvidence = {
  /** The dataset. */
  readonly dataset?: Maybe<Dataset>;
  /** What of the specification it meets: its short name, one of its words, those of its columns that the file has. */
  readonly matched: Scalars['String']['output'];
  /** Where it was found. */
  readonly place: CoverageEvidencePlace;
  /** The address, title, keyword or file, as the dataset says it. */
  readonly said: Scalars['String']['output'];
};

/** Where something of a specification was found. */
export type CoverageEvidencePlace =
  /** A file was read, and has the columns that the specification asks of each table. Only asked of datasets that declare none. */
  | 'COLUMNS'
  /** The dataset or a distribution of it gives an address of the specification (dcterms:conformsTo). */
  | 'CONFORMS_TO'
  /** A keyword is one of its words. */
  | 'KEYWORD'
  /** A title has one of its words. */
  | 'TITLE';

/** Something in a file of a declared dataset that is not as the specification says. */
export type CoverageFault = {
  /** When the file was read. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** The column. */
  readonly column?: Maybe<Scalars['String']['output']>;
  /** The dataset. */
  readonly dataset?: Maybe<Dataset>;
  /** What kind of fault it is. */
  readonly kind: CoverageFaultKind;
  /** What is wrong, and what to write instead. */
  readonly message: Scalars['String']['output'];
  /** The first such row, from 1, the header not counted. */
  readonly row?: Maybe<Scalars['Int']['output']>;
  /** How many rows have it. */
  readonly rows?: Maybe<Scalars['Int']['output']>;
  /** The file's address. */
  readonly url: Scalars['String']['output'];
};


/** Something in a file of a declared dataset that is not as the specification says. */
export type CoverageFaultMessageArgs = {
  language?: InputMaybe<Language>;
};

/** What is wrong in a file. */
export type CoverageFaultKind =
  /** A value is not of the column's type, or a mandatory one is empty. */
  | 'BAD_VALUE'
  /** A mandatory column is missing. */
  | 'NO_SUCH_COLUMN'
  /** The file is not what its format says. */
  | 'UNREADABLE';

/** One organisation. */
export type CoverageRow = {
  /** A cell for each specification, in the order of `specifications`. */
  readonly cells: ReadonlyArray<CoverageCell>;
  /** The organisation. */
  readonly organisation: Organisation;
};

/** Whether an organisation publishes a specification's dataset. */
export type CoverageState =
  /** It declares one (dcterms:conformsTo), and no file of it was read. */
  | 'DECLARED'
  /** It declares one, and a file that was read is not as the specification says: `faults`. */
  | 'INVALID'
  /** The title, keywords or columns of a dataset are the specification's, but it declares no known specification. */
  | 'LIKELY'
  /** It publishes none: `reason`. */
  | 'NONE'
  /** None is known, but its catalogue cannot be read: `unreadCatalogues`. */
  | 'UNKNOWN'
  /** It declares one, and all of its files that were read are as the specification says. */
  | 'VALID';

/** How many organisations are in a state. */
export type CoverageStateCount = {
  /** How many there are. */
  readonly organisations: Figure;
  /** The state. */
  readonly state: CoverageState;
};

/** How many organisations of a selection are in each state, for one specification. */
export type CoverageTotal = {
  /** The share of those that declare it: VALID, INVALID and DECLARED. */
  readonly declaring: Share;
  /** All organisations of the selection. */
  readonly organisations: Figure;
  /** The specification. */
  readonly specification: Specification;
  /** How many are in each state; every state is there. */
  readonly states: ReadonlyArray<CoverageStateCount>;
};

/** dcat:DataService (datatjänst): an API that serves data. */
export type DataService = Node & {
  /** dcterms:accessRights (åtkomsträttigheter): whether it is public. */
  readonly accessRights?: Maybe<Concept>;
  /** dcatap:applicableLegislation: the acts that require it to be published, as ELI URIs. */
  readonly applicableLegislation: ReadonlyArray<Reference>;
  /** The catalogue that this reading comes from. */
  readonly catalogue: Catalogue;
  /** The catalogues that list it, the one it is read from first. */
  readonly catalogues: ReadonlyArray<Catalogue>;
  /** dcterms:conformsTo (uppfyller): the specifications it follows. */
  readonly conformsTo: ReadonlyArray<Reference>;
  /** dcat:contactPoint (kontaktuppgift): where to ask about it. */
  readonly contactPoints: ReadonlyArray<ContactPoint>;
  /** dcterms:creator: who made it. */
  readonly creators: ReadonlyArray<Organisation>;
  /** dcat:servesDataset: the datasets that it serves, by its own words in any catalogue or by those of their distributions. */
  readonly datasets: DatasetConnection;
  /** dcterms:description, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** dcterms:description in every language that upstream gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** foaf:page: documentation. */
  readonly documentation: ReadonlyArray<Reference>;
  /** dcat:endpointDescription: its description for machines, often OpenAPI. */
  readonly endpointDescriptions: ReadonlyArray<Reference>;
  /** dcat:endpointURL: where the API answers. */
  readonly endpointUrls: ReadonlyArray<Reference>;
  /** dcterms:format: as IANA media types, where they could be read. */
  readonly formats: ReadonlyArray<Concept>;
  /** dcterms:accrualPeriodicity (uppdateringsfrekvens). */
  readonly frequency?: Maybe<Concept>;
  /** dcatap:hvdCategory (kategori för värdefulla datamängder): of regulation (EU) 2023/138. */
  readonly highValueCategories: ReadonlyArray<Concept>;
  /** Global identifier: short and stable, derived from the data service's URI (without one, from its catalogue and what names it there). */
  readonly id: Scalars['ID']['output'];
  /** dcterms:identifier, as said. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** dcterms:issued (utgivningsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly issued?: Maybe<Scalars['Date']['output']>;
  /** dcterms:issued as upstream wrote it. */
  readonly issuedSaid?: Maybe<Scalars['String']['output']>;
  /** dcat:keyword in every language that upstream gave. */
  readonly keywordTexts: ReadonlyArray<Text>;
  /**
   * dcat:keyword (nyckelord) in one language: those in the language asked for and those without a language; when there are
   * none in that language, Swedish ones, then English ones, then all.
   */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** dcat:landingPage (ingångssida). */
  readonly landingPages: ReadonlyArray<Reference>;
  /** dcterms:language: the languages of the content. */
  readonly languages: ReadonlyArray<Concept>;
  /** dcterms:license (licens) stated for the data service itself. */
  readonly licences: ReadonlyArray<Licence>;
  /** dcterms:modified (ändringsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly modified?: Maybe<Scalars['Date']['output']>;
  /** dcterms:modified as upstream wrote it. */
  readonly modifiedSaid?: Maybe<Scalars['String']['output']>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** What could not be read in this record, or was read with doubt. */
  readonly problems: ReadonlyArray<ReadingProblem>;
  /** dcterms:publisher (utgivare): the organisation responsible for the data service. Null when upstream names none that we know. */
  readonly publisher?: Maybe<Organisation>;
  /** All publishers that catalogues name for it, that of the first catalogue first: many may list one API as theirs. */
  readonly publishers: ReadonlyArray<Organisation>;
  /** prov:qualifiedAttribution: organisations that have a part in it, each in a role. */
  readonly qualifiedAttributions: ReadonlyArray<Attribution>;
  /** dcat:qualifiedRelation: related resources, each in a role. */
  readonly qualifiedRelations: ReadonlyArray<QualifiedRelation>;
  /** dcterms:relation: related resources. */
  readonly relations: ReadonlyArray<Reference>;
  /** dcterms:rights: rights statements beside the licence. */
  readonly rights: ReadonlyArray<RightsStatement>;
  /** dcterms:spatial (geografiskt område). */
  readonly spatial: ReadonlyArray<Location>;
  /** dcterms:subject: national base data (grunddata) and other subjects. */
  readonly subjects: ReadonlyArray<Concept>;
  /** dcterms:temporal (tidsperiod) that the content covers. */
  readonly temporal: ReadonlyArray<Period>;
  /** dcat:theme (kategori): terms of the EU vocabulary Data theme. */
  readonly themes: ReadonlyArray<Concept>;
  /** dcterms:title, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** dcterms:title in every language that upstream gave. */
  readonly titles: ReadonlyArray<Text>;
  /** dcterms:type: what kind of API it is. */
  readonly types: ReadonlyArray<Concept>;
  /** The data service's own URI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
  /**
   * All URIs that catalogues give it. Services at one address (dcat:endpointURL) are one node, for many publishers list the
   * same API; not where their words name different kinds of API (WMS beside WFS), nor where one publisher tells them apart.
   */
  readonly uris: ReadonlyArray<Scalars['String']['output']>;
};


/** dcat:DataService (datatjänst): an API that serves data. */
export type DataServiceDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** dcat:DataService (datatjänst): an API that serves data. */
export type DataServiceDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:DataService (datatjänst): an API that serves data. */
export type DataServiceKeywordsArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:DataService (datatjänst): an API that serves data. */
export type DataServiceTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A page of a list of data services. */
export type DataServiceConnection = {
  /** Which catalogues the whole list stands on, and their state. */
  readonly completeness: Completeness;
  /** The page's data services, each with its cursor. */
  readonly edges: ReadonlyArray<DataServiceEdge>;
  /** The page's data services. */
  readonly nodes: ReadonlyArray<DataService>;
  /** Where the page is in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One of a page's data services. */
export type DataServiceEdge = {
  /** Where it is in the list: send it as `after` or `before` with the same `orderBy`. */
  readonly cursor: Scalars['String']['output'];
  /** What is there. */
  readonly node: DataService;
  /** How well it meets the search; comparable within one answer only. Null without a `search`. */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/** Which data services: values of one field are alternatives, fields are combined with "and". At most 1,000 values a field. */
export type DataServiceFilter = {
  /** Short names of catalogues (`Catalogue.slug`). */
  readonly catalogues?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The global identifier of a dataset that they serve. */
  readonly dataset?: InputMaybe<Scalars['ID']['input']>;
  /** Global identifiers of organisations that publish it in any catalogue; their units count too. */
  readonly organisations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** An order of data services. */
export type DataServiceOrder = {
  /** In which direction. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field: DataServiceOrderField;
};

/** What data services can be ordered by. */
export type DataServiceOrderField =
  /** The global identifier: an order that never changes. */
  | 'ID'
  /** How well the search is met, best first. Needs `search`, and has one direction. */
  | 'RELEVANCE'
  /** The Swedish title, by the Swedish alphabet. */
  | 'TITLE';

/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type Dataset = Node & {
  /** dcterms:accessRights (åtkomsträttigheter): whether it is public. */
  readonly accessRights?: Maybe<Concept>;
  /** dcatap:applicableLegislation: the acts that require it to be published, as ELI URIs. */
  readonly applicableLegislation: ReadonlyArray<Reference>;
  /** The catalogue that this reading comes from. */
  readonly catalogue: Catalogue;
  /** The catalogues where it was found, the one it is read from first. */
  readonly catalogues: ReadonlyArray<DatasetOrigin>;
  /** dcterms:conformsTo (uppfyller): the specifications it follows. */
  readonly conformsTo: ReadonlyArray<Reference>;
  /** dcat:contactPoint (kontaktuppgift): where to ask about it. */
  readonly contactPoints: ReadonlyArray<ContactPoint>;
  /** dcterms:creator: who made it. */
  readonly creators: ReadonlyArray<Organisation>;
  /** The data services that serve it: those that say so, and those that its distributions name. */
  readonly dataServices: ReadonlyArray<DataService>;
  /** dcterms:description, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** dcterms:description in every language that upstream gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** dcat:distribution: its files and other forms. A dataset without any is valid. */
  readonly distributions: ReadonlyArray<Distribution>;
  /** foaf:page: documentation. */
  readonly documentation: ReadonlyArray<Reference>;
  /** dcterms:accrualPeriodicity (uppdateringsfrekvens). */
  readonly frequency?: Maybe<Concept>;
  /** dcatap:hvdCategory (kategori för värdefulla datamängder): of regulation (EU) 2023/138. */
  readonly highValueCategories: ReadonlyArray<Concept>;
  /** Global identifier: short and stable, derived from the dataset's URI (without one, from its catalogue and what names it there). */
  readonly id: Scalars['ID']['output'];
  /** dcterms:identifier, as said. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** dcterms:isReferencedBy: what refers to it. */
  readonly isReferencedBy: ReadonlyArray<Reference>;
  /** dcterms:isVersionOf: what it is a version of. */
  readonly isVersionOf: ReadonlyArray<Reference>;
  /** dcterms:issued (utgivningsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly issued?: Maybe<Scalars['Date']['output']>;
  /** dcterms:issued as upstream wrote it. */
  readonly issuedSaid?: Maybe<Scalars['String']['output']>;
  /** dcat:keyword in every language that upstream gave. */
  readonly keywordTexts: ReadonlyArray<Text>;
  /**
   * dcat:keyword (nyckelord) in one language: those in the language asked for and those without a language; when there are
   * none in that language, Swedish ones, then English ones, then all.
   */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** dcat:landingPage (ingångssida). */
  readonly landingPages: ReadonlyArray<Reference>;
  /** dcterms:language: the languages of the content. */
  readonly languages: ReadonlyArray<Concept>;
  /** dcterms:license (licens) stated for the dataset itself. */
  readonly licences: ReadonlyArray<Licence>;
  /**
   * The dataset as its catalogue gives it now, at most a minute old, read from there while you wait: all datasets of one
   * catalogue in one request are read together. Null where the catalogue gives no single records (it is then only read
   * whole) or is inactive, and for a dataset without a URI. A failure is told in `problem` and spoils nothing else.
   */
  readonly live?: Maybe<LiveDataset>;
  /** dcterms:modified (ändringsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly modified?: Maybe<Scalars['Date']['output']>;
  /** dcterms:modified as upstream wrote it. */
  readonly modifiedSaid?: Maybe<Scalars['String']['output']>;
  /** schema:offers: on what terms it can be had, where it is not free. */
  readonly offers: ReadonlyArray<Offer>;
  /** adms:identifier: identifiers in other systems, as said. */
  readonly otherIdentifiers: ReadonlyArray<Scalars['String']['output']>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** What could not be read in this record, or was read with doubt. */
  readonly problems: ReadonlyArray<ReadingProblem>;
  /** dcterms:provenance, how it came to be, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly provenance?: Maybe<Scalars['String']['output']>;
  /** dcterms:provenance in every language that upstream gave. */
  readonly provenanceTexts: ReadonlyArray<Text>;
  /** dcterms:publisher (utgivare): the organisation responsible for the dataset. Null when upstream names none that we know. */
  readonly publisher?: Maybe<Organisation>;
  /** prov:qualifiedAttribution: organisations that have a part in it, each in a role. */
  readonly qualifiedAttributions: ReadonlyArray<Attribution>;
  /** dcat:qualifiedRelation: related resources, each in a role. */
  readonly qualifiedRelations: ReadonlyArray<QualifiedRelation>;
  /**
   * How good its metadata is, by the Metadata Quality Assessment of data.europa.eu, as far as that can be known. Its addresses
   * are asked in the background, so what it says of them may change between two revisions.
   */
  readonly quality: DatasetQuality;
  /** dcterms:relation: related resources. */
  readonly relations: ReadonlyArray<Reference>;
  /** dcterms:rights: rights statements beside the licence. */
  readonly rights: ReadonlyArray<RightsStatement>;
  /** dcat:inSeries: the series it belongs to. */
  readonly series: ReadonlyArray<DatasetSeries>;
  /** The datasets most like it, by the rarest words that they share, their specification and theme; the most alike first. */
  readonly similar: ReadonlyArray<Dataset>;
  /** dcterms:source: what it was derived from. */
  readonly sources: ReadonlyArray<Reference>;
  /** dcterms:spatial (geografiskt område). */
  readonly spatial: ReadonlyArray<Location>;
  /** dcat:spatialResolutionInMeters. */
  readonly spatialResolutions: ReadonlyArray<SpatialResolution>;
  /** The national dataset specification that it follows: the first of `specifications`. Null when it names none that is known. */
  readonly specification?: Maybe<Specification>;
  /**
   * The known specifications that it, or one of its distributions, says it follows, its own words first. Addresses that are
   * not known are in `conformsTo` only.
   */
  readonly specifications: ReadonlyArray<DatasetSpecification>;
  /** dcterms:subject: national base data (grunddata) and other subjects. */
  readonly subjects: ReadonlyArray<Concept>;
  /** dcterms:temporal (tidsperiod) that the content covers. */
  readonly temporal: ReadonlyArray<Period>;
  /** dcat:temporalResolution: the shortest time the data can tell apart, as said (xsd:duration). */
  readonly temporalResolutions: ReadonlyArray<Scalars['String']['output']>;
  /** dcat:theme (kategori): terms of the EU vocabulary Data theme. */
  readonly themes: ReadonlyArray<Concept>;
  /** dcterms:title, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** dcterms:title in every language that upstream gave. */
  readonly titles: ReadonlyArray<Text>;
  /** The dataset's own URI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
  /** dcat:version. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** adms:versionNotes, what is new in this version, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly versionNote?: Maybe<Scalars['String']['output']>;
  /** adms:versionNotes in every language that upstream gave. */
  readonly versionNotes: ReadonlyArray<Text>;
  /** dcat:hasVersion: its other versions. */
  readonly versions: ReadonlyArray<Reference>;
};


/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type DatasetDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type DatasetKeywordsArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type DatasetProvenanceArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type DatasetSimilarArgs = {
  first?: Scalars['Int']['input'];
};


/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type DatasetTitleArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Dataset (datamängd): data that is published by one organisation and described in a catalogue. */
export type DatasetVersionNoteArgs = {
  language?: InputMaybe<Language>;
};

/** A page of a list of datasets. */
export type DatasetConnection = {
  /** Which catalogues the whole list stands on, and their state. */
  readonly completeness: Completeness;
  /** The page's datasets, each with its cursor. */
  readonly edges: ReadonlyArray<DatasetEdge>;
  /** What the list can be narrowed by. */
  readonly facets: DatasetFacets;
  /** The page's datasets. */
  readonly nodes: ReadonlyArray<Dataset>;
  /** Where the page is in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One of a page's datasets. */
export type DatasetEdge = {
  /** Where it is in the list: send it as `after` or `before` with the same `orderBy`. */
  readonly cursor: Scalars['String']['output'];
  /** Where the searched words were found; none without a `search`. */
  readonly highlights: ReadonlyArray<Highlight>;
  /** What is there. */
  readonly node: Dataset;
  /** How well it meets the search; comparable within one answer only. Null without a `search`. */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacets = {
  /** By access rights (`filter.accessRights`). */
  readonly accessRights: ReadonlyArray<ConceptFacetValue>;
  /** By catalogue (`filter.catalogues`). */
  readonly catalogues: ReadonlyArray<CatalogueFacetValue>;
  /** By collaboration that the publishing organisation is a member of (`filter.collaborations`). */
  readonly collaborations: ReadonlyArray<CollaborationFacetValue>;
  /** By the publishing organisation's county (`filter.countyCodes`). */
  readonly counties: ReadonlyArray<CountyFacetValue>;
  /** By format of the distributions (`filter.formats`). */
  readonly formats: ReadonlyArray<ConceptFacetValue>;
  /** By frequency (`filter.frequencies`). */
  readonly frequencies: ReadonlyArray<ConceptFacetValue>;
  /** By high-value category (`filter.highValueCategories`). */
  readonly highValueCategories: ReadonlyArray<ConceptFacetValue>;
  /** By keyword (`filter.keywords`). */
  readonly keywords: ReadonlyArray<KeywordFacetValue>;
  /** By language (`filter.languages`). */
  readonly languages: ReadonlyArray<ConceptFacetValue>;
  /** By licence (`filter.licences`). */
  readonly licences: ReadonlyArray<ConceptFacetValue>;
  /** By the publishing municipality (`filter.municipalityCodes`). */
  readonly municipalities: ReadonlyArray<OrganisationFacetValue>;
  /** By the publishing organisation's kind (`filter.organisationKinds`). */
  readonly organisationKinds: ReadonlyArray<OrganisationKindFacetValue>;
  /** By publishing organisation; a unit counts as the organisation it belongs to (`filter.organisations`). */
  readonly organisations: ReadonlyArray<OrganisationFacetValue>;
  /** By national specification (`filter.specifications`). */
  readonly specifications: ReadonlyArray<SpecificationFacetValue>;
  /** By theme (`filter.themes`). */
  readonly themes: ReadonlyArray<ConceptFacetValue>;
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsAccessRightsArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsCataloguesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsCollaborationsArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsCountiesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsFormatsArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsFrequenciesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsHighValueCategoriesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsKeywordsArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsLanguagesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsLicencesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsMunicipalitiesArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsOrganisationsArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsSpecificationsArgs = {
  first?: Scalars['Int']['input'];
};


/**
 * What the found datasets can be narrowed by. Each value is counted over all that was found, not over the page; what the caller's
 * filter says of the same facet does not count, so that the alternatives of a chosen value stay in sight. Only the facets that are
 * selected are worked out. Most datasets first; chosen values are always there; a dataset with several values counts under each.
 */
export type DatasetFacetsThemesArgs = {
  first?: Scalars['Int']['input'];
};

/** Which datasets: values of one field are alternatives, fields are combined with "and". At most 1,000 values a field. */
export type DatasetFilter = {
  /** Codes of access rights: `PUBLIC`, `RESTRICTED`, `NON_PUBLIC`. */
  readonly accessRights?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How the catalogue is that the dataset is read from (`Dataset.catalogue`): `[FRESH]` leaves out what was read too long ago. */
  readonly catalogueStates?: InputMaybe<ReadonlyArray<CatalogueState>>;
  /** Short names of catalogues (`Catalogue.slug`). */
  readonly catalogues?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Collaborations: those that their members publish. */
  readonly collaborations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** URIs of specifications that the dataset follows. */
  readonly conformsTo?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** County codes (SCB), two digits: those that organisations in the county publish. */
  readonly countyCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Global identifiers of data services that serve it. */
  readonly dataServices?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Formats of distributions, as media types (`text/csv`) or in short (`CSV`). */
  readonly formats?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes of the EU vocabulary Frequency: `DAILY`, `ANNUAL`. */
  readonly frequencies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * Whether programs can ask for parts of it: a data service serves it, or the format, address or specification of a
   * distribution is that of an API (OGC services and OGC API, SPARQL, OData, OpenAPI and others).
   */
  readonly hasApi?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it has any distribution. */
  readonly hasDistributions?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Whether rows could be read from it: a distribution whose format, media type, address or specification is that of a table or
   * of features (CSV, TSV, XLSX, ODS, JSON, GeoJSON, WFS, OGC API Features, PC-Axis). From the metadata alone: the file may turn
   * out to be something else.
   */
  readonly hasRows?: InputMaybe<Scalars['Boolean']['input']>;
  /** Codes of high-value categories. */
  readonly highValueCategories?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Global identifiers of datasets. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** One of its places lies, wholly or in part, in this box. */
  readonly intersects?: InputMaybe<BoundingBoxFilter>;
  /** Published at this date or later; `2024` is the year's beginning. */
  readonly issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Published at this date or earlier; `2024` is the year's end. */
  readonly issuedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Keywords, written whole; upper and lower case are the same. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes of languages: `SWE`, `ENG`. */
  readonly languages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes of licences, of the dataset or its distributions: `CC0-1.0`. */
  readonly licences?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * Media types (`text/csv`) of distributions: as dcat:mediaType says, or as dcterms:format does. `formats` looks at
   * dcterms:format alone.
   */
  readonly mediaTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Changed at this date or later; `2024` is the year's beginning. */
  readonly modifiedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Changed at this date or earlier; `2024` is the year's end. */
  readonly modifiedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Municipality codes (SCB), four digits: those that the municipality or its units publish. */
  readonly municipalityCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** One of its places lies this near: the distance to the box around the place, 0 inside it. */
  readonly near?: InputMaybe<NearFilter>;
  /**
   * Whether a licence, of the dataset or of one of its distributions, is open by the Open Definition (opendefinition.org): CC0,
   * CC BY, CC BY-SA, PDDL, ODbL and others. DIGG recommends CC0 and CC BY. A dataset without a licence, or with one that is not
   * known, is not open.
   */
  readonly openLicence?: InputMaybe<Scalars['Boolean']['input']>;
  /** Kinds of publishing organisations. */
  readonly organisationKinds?: InputMaybe<ReadonlyArray<OrganisationKind>>;
  /** Global identifiers of publishing organisations; their units count too. */
  readonly organisations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The least points of its metadata (`Dataset.quality`): 0 to 325. */
  readonly qualityFrom?: InputMaybe<Scalars['Int']['input']>;
  /** The most points of its metadata (`Dataset.quality`): 0 to 325. */
  readonly qualityTo?: InputMaybe<Scalars['Int']['input']>;
  /** Global identifiers of series that it belongs to. */
  readonly series?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /**
   * National dataset specifications that the dataset, or one of its distributions, follows: short names (`badplatser`), or any
   * spelling of their addresses. All spellings and versions are found by each.
   */
  readonly specifications?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes of the EU vocabulary Data theme: `ENVI`, `TRAN`. */
  readonly themes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * One of its places lies wholly within this box. Places are the geometries of `Dataset.spatial`; a dataset that only names
   * a place, or has none, is found by none of `within`, `intersects` and `near`.
   */
  readonly within?: InputMaybe<BoundingBoxFilter>;
};

/** An order of datasets. */
export type DatasetOrder = {
  /** In which direction. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field: DatasetOrderField;
};

/** What datasets can be ordered by. */
export type DatasetOrderField =
  /** The global identifier: an order that never changes. */
  | 'ID'
  /** When it was published. */
  | 'ISSUED'
  /** When it was changed. */
  | 'MODIFIED'
  /** How well the search is met, best first; ties by quality, then the latest change. Needs `search`, and has one direction. */
  | 'RELEVANCE'
  /** The Swedish title, by the Swedish alphabet. */
  | 'TITLE';

/** A catalogue where a dataset was found. */
export type DatasetOrigin = {
  /** The catalogue. */
  readonly catalogue: Catalogue;
  /** When it was first seen there. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** When it was last read from there. */
  readonly harvestedAt: Scalars['DateTime']['output'];
};

/**
 * The Metadata Quality Assessment of data.europa.eu (https://data.europa.eu/mqa/methodology) of one dataset: 24 metrics, 405
 * points in all. Of several distributions the best one counts: with the most points; of equals the one of which the least is
 * known to be lost, then the first. What nobody could find out counts neither for nor against: `maximum` is without it.
 */
export type DatasetQuality = {
  /** The points by the assessment's five dimensions. */
  readonly dimensions: ReadonlyArray<QualityDimensionPoints>;
  /** The distribution that counts. Null for a dataset without any. */
  readonly distribution?: Maybe<Distribution>;
  /**
   * The most it could have, of what is known: 405 without the weights of metrics that are UNKNOWN. Only whether addresses
   * answer (80 points) can be unknown.
   */
  readonly maximum: Scalars['Int']['output'];
  /**
   * What its metadata alone is worth, of 325: all metrics but whether addresses answer. This is what
   * `DatasetFilter.qualityFrom` asks for, and what the means of organisations and catalogues are of.
   */
  readonly metadataPoints: Scalars['Int']['output'];
  /** Each metric, what of it was found and what gains its points, in the order of the assessment. */
  readonly metrics: ReadonlyArray<DatasetQualityMetric>;
  /** What it has, of `maximum`. */
  readonly points: Scalars['Int']['output'];
  /**
   * Besides the assessment: the properties that DCAT-AP-SE 3.0.1 requires or recommends, of the dataset and of its
   * distributions, those that it requires first. A value in any form counts as given.
   */
  readonly properties: ReadonlyArray<QualityProperty>;
  /** The assessment's rating, of the points scaled up to 405 where less is known. */
  readonly rating: QualityRating;
  /** The part of the maximum that it has: 0 to 1, four decimal places. */
  readonly share: Scalars['Float']['output'];
};


/**
 * The Metadata Quality Assessment of data.europa.eu (https://data.europa.eu/mqa/methodology) of one dataset: 24 metrics, 405
 * points in all. Of several distributions the best one counts: with the most points; of equals the one of which the least is
 * known to be lost, then the first. What nobody could find out counts neither for nor against: `maximum` is without it.
 */
export type DatasetQualityMetricsArgs = {
  states?: InputMaybe<ReadonlyArray<QualityMetricState>>;
};

/** A metric of a dataset. */
export type DatasetQualityMetric = {
  /** What to do to gain the points. Null when it is met, and when the address has not been asked yet. */
  readonly advice?: Maybe<Scalars['String']['output']>;
  /** The dimension that it belongs to. */
  readonly dimension: QualityDimension;
  /**
   * What was found: the values as upstream wrote them, at most five, and of addresses what they answered and when; else what is
   * missing.
   */
  readonly found: Scalars['String']['output'];
  /** Its short name: `keyword`, `accessUrlStatus`. */
  readonly id: Scalars['String']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Points that it gives here. Null where that is UNKNOWN. */
  readonly points?: Maybe<Scalars['Int']['output']>;
  /** The property that it looks at: `dcat:keyword`. */
  readonly property: Scalars['String']['output'];
  /** Whether it is met. */
  readonly state: QualityMetricState;
  /** Points that it gives when it is met. */
  readonly weight: Scalars['Int']['output'];
};


/** A metric of a dataset. */
export type DatasetQualityMetricAdviceArgs = {
  language?: InputMaybe<Language>;
};


/** A metric of a dataset. */
export type DatasetQualityMetricFoundArgs = {
  language?: InputMaybe<Language>;
};


/** A metric of a dataset. */
export type DatasetQualityMetricLabelArgs = {
  language?: InputMaybe<Language>;
};

/** dcat:DatasetSeries (datamängdsserie): datasets that belong together, such as one for each year. */
export type DatasetSeries = Node & {
  /** dcterms:accessRights (åtkomsträttigheter): whether it is public. */
  readonly accessRights?: Maybe<Concept>;
  /** dcatap:applicableLegislation: the acts that require it to be published, as ELI URIs. */
  readonly applicableLegislation: ReadonlyArray<Reference>;
  /** The catalogue that this reading comes from. */
  readonly catalogue: Catalogue;
  /** dcterms:conformsTo (uppfyller): the specifications it follows. */
  readonly conformsTo: ReadonlyArray<Reference>;
  /** dcat:contactPoint (kontaktuppgift): where to ask about it. */
  readonly contactPoints: ReadonlyArray<ContactPoint>;
  /** dcterms:creator: who made it. */
  readonly creators: ReadonlyArray<Organisation>;
  /** The datasets that belong to it. */
  readonly datasets: DatasetConnection;
  /** dcterms:description, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** dcterms:description in every language that upstream gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** foaf:page: documentation. */
  readonly documentation: ReadonlyArray<Reference>;
  /** dcterms:accrualPeriodicity (uppdateringsfrekvens). */
  readonly frequency?: Maybe<Concept>;
  /** dcatap:hvdCategory (kategori för värdefulla datamängder): of regulation (EU) 2023/138. */
  readonly highValueCategories: ReadonlyArray<Concept>;
  /** Global identifier: short and stable, derived from the series's URI (without one, from its catalogue and what names it there). */
  readonly id: Scalars['ID']['output'];
  /** dcterms:identifier, as said. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** dcterms:issued (utgivningsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly issued?: Maybe<Scalars['Date']['output']>;
  /** dcterms:issued as upstream wrote it. */
  readonly issuedSaid?: Maybe<Scalars['String']['output']>;
  /** dcat:keyword in every language that upstream gave. */
  readonly keywordTexts: ReadonlyArray<Text>;
  /**
   * dcat:keyword (nyckelord) in one language: those in the language asked for and those without a language; when there are
   * none in that language, Swedish ones, then English ones, then all.
   */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** dcat:landingPage (ingångssida). */
  readonly landingPages: ReadonlyArray<Reference>;
  /** dcterms:language: the languages of the content. */
  readonly languages: ReadonlyArray<Concept>;
  /** dcterms:license (licens) stated for the series itself. */
  readonly licences: ReadonlyArray<Licence>;
  /** dcterms:modified (ändringsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly modified?: Maybe<Scalars['Date']['output']>;
  /** dcterms:modified as upstream wrote it. */
  readonly modifiedSaid?: Maybe<Scalars['String']['output']>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** What could not be read in this record, or was read with doubt. */
  readonly problems: ReadonlyArray<ReadingProblem>;
  /** dcterms:publisher (utgivare): the organisation responsible for the series. Null when upstream names none that we know. */
  readonly publisher?: Maybe<Organisation>;
  /** prov:qualifiedAttribution: organisations that have a part in it, each in a role. */
  readonly qualifiedAttributions: ReadonlyArray<Attribution>;
  /** dcat:qualifiedRelation: related resources, each in a role. */
  readonly qualifiedRelations: ReadonlyArray<QualifiedRelation>;
  /** dcterms:relation: related resources. */
  readonly relations: ReadonlyArray<Reference>;
  /** dcterms:rights: rights statements beside the licence. */
  readonly rights: ReadonlyArray<RightsStatement>;
  /** dcterms:spatial (geografiskt område). */
  readonly spatial: ReadonlyArray<Location>;
  /** dcterms:subject: national base data (grunddata) and other subjects. */
  readonly subjects: ReadonlyArray<Concept>;
  /** dcterms:temporal (tidsperiod) that the content covers. */
  readonly temporal: ReadonlyArray<Period>;
  /** dcat:theme (kategori): terms of the EU vocabulary Data theme. */
  readonly themes: ReadonlyArray<Concept>;
  /** dcterms:title, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** dcterms:title in every language that upstream gave. */
  readonly titles: ReadonlyArray<Text>;
  /** The series's own URI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** dcat:DatasetSeries (datamängdsserie): datasets that belong together, such as one for each year. */
export type DatasetSeriesDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** dcat:DatasetSeries (datamängdsserie): datasets that belong together, such as one for each year. */
export type DatasetSeriesDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:DatasetSeries (datamängdsserie): datasets that belong together, such as one for each year. */
export type DatasetSeriesKeywordsArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:DatasetSeries (datamängdsserie): datasets that belong together, such as one for each year. */
export type DatasetSeriesTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A specification that a dataset, or one of its distributions, says it follows. */
export type DatasetSpecification = {
  /** The address as upstream wrote it (dcterms:conformsTo). */
  readonly said: Scalars['String']['output'];
  /** The specification. */
  readonly specification: Specification;
  /** The version that the address names. Null where it names none. */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** dcat:Distribution (distribution): a form in which a dataset can be had: a file, an export, a service's answer. */
export type Distribution = Node & {
  /** dcat:accessService: data services that give access to it. */
  readonly accessServices: ReadonlyArray<DataService>;
  /** dcat:accessURL (webbadress för åtkomst): where the data, or the way to it, is found. The profile says one; catalogues give several. */
  readonly accessUrls: ReadonlyArray<Reference>;
  /** dcatap:applicableLegislation: the acts that require it to be published, as ELI URIs. */
  readonly applicableLegislation: ReadonlyArray<Reference>;
  /** dcatap:availability: for how long it is meant to be available. */
  readonly availability?: Maybe<Concept>;
  /** dcat:byteSize, in bytes. Null when absent or unreadable. */
  readonly byteSize?: Maybe<Scalars['Float']['output']>;
  /** dcat:byteSize as upstream wrote it. */
  readonly byteSizeSaid?: Maybe<Scalars['String']['output']>;
  /** spdx:checksum. */
  readonly checksums: ReadonlyArray<Checksum>;
  /** dcat:compressFormat: how a single file is compressed. */
  readonly compressFormats: ReadonlyArray<Concept>;
  /** dcterms:conformsTo (länkade scheman): schemas that it follows. */
  readonly conformsTo: ReadonlyArray<Reference>;
  /** The dataset it belongs to. */
  readonly dataset?: Maybe<Dataset>;
  /** dcterms:description, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** dcterms:description in every language that upstream gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** foaf:page: documentation. */
  readonly documentation: ReadonlyArray<Reference>;
  /** dcat:downloadURL (webbadress för nedladdning): the file itself. */
  readonly downloadUrls: ReadonlyArray<Reference>;
  /** dcterms:format: as IANA media types, where they could be read. */
  readonly formats: ReadonlyArray<Concept>;
  /** Global identifier: short and stable, derived from the distribution's URI (without one, from its dataset and place there). */
  readonly id: Scalars['ID']['output'];
  /** dcterms:issued (utgivningsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly issued?: Maybe<Scalars['Date']['output']>;
  /** dcterms:issued as upstream wrote it. */
  readonly issuedSaid?: Maybe<Scalars['String']['output']>;
  /** dcterms:language: the languages of the content. */
  readonly languages: ReadonlyArray<Concept>;
  /** dcterms:license (licens). */
  readonly licences: ReadonlyArray<Licence>;
  /**
   * Whether its addresses answer, those of access first, each in the order of `accessUrls` and `downloadUrls`. Not of a
   * revision: what background checks found so far.
   */
  readonly linkChecks: ReadonlyArray<LinkCheck>;
  /** dcat:mediaType. */
  readonly mediaTypes: ReadonlyArray<Concept>;
  /** dcterms:modified (ändringsdatum), read as ISO 8601. Null when absent or unreadable. */
  readonly modified?: Maybe<Scalars['Date']['output']>;
  /** dcterms:modified as upstream wrote it. */
  readonly modifiedSaid?: Maybe<Scalars['String']['output']>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** dcat:packageFormat: how several files are packed. */
  readonly packageFormats: ReadonlyArray<Concept>;
  /** What could not be read in this record, or was read with doubt. */
  readonly problems: ReadonlyArray<ReadingProblem>;
  /** dcterms:rights: rights statements beside the licence. */
  readonly rights: ReadonlyArray<RightsStatement>;
  /** dcat:spatialResolutionInMeters. */
  readonly spatialResolutions: ReadonlyArray<SpatialResolution>;
  /** adms:status: how far its making has come. */
  readonly status?: Maybe<Concept>;
  /** dcterms:temporal (tidsperiod) that the content covers. */
  readonly temporal: ReadonlyArray<Period>;
  /** dcat:temporalResolution: the shortest time the data can tell apart, as said (xsd:duration). */
  readonly temporalResolutions: ReadonlyArray<Scalars['String']['output']>;
  /** dcterms:title, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** dcterms:title in every language that upstream gave. */
  readonly titles: ReadonlyArray<Text>;
  /** The distribution's own URI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** dcat:Distribution (distribution): a form in which a dataset can be had: a file, an export, a service's answer. */
export type DistributionDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** dcat:Distribution (distribution): a form in which a dataset can be had: a file, an export, a service's answer. */
export type DistributionTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A dataset of the list, or one that the work on it has written a guide or a specification for. */
export type EspeciallyValuableDataset = {
  /** Its name, in one language: the one asked for, else Swedish. */
  readonly name: Scalars['String']['output'];
  /** Its place on the list, 1 to 100. Null where it is not known, nor then whether it is on the list. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  /** Where it is named. */
  readonly source: Scalars['String']['output'];
  /** Its national specification, where one is known here. */
  readonly specification?: Maybe<Specification>;
};


/** A dataset of the list, or one that the work on it has written a guide or a specification for. */
export type EspeciallyValuableDatasetNameArgs = {
  language?: InputMaybe<Language>;
};

/** The national list of especially important municipal and regional datasets (topp 100) of Nationell dataverkstad, as far as it is known. */
export type EspeciallyValuableDatasets = {
  /** When these numbers were given. */
  readonly asOf: Scalars['Date']['output'];
  /** Those that are known, by their place; those whose place is not known last. */
  readonly datasets: ReadonlyArray<EspeciallyValuableDataset>;
  /** How many guides had been written. */
  readonly guides: Scalars['Int']['output'];
  /** How many the list had identified. */
  readonly identified: Scalars['Int']['output'];
  /** Where. */
  readonly source: Scalars['String']['output'];
  /** About how many specifications had been written. */
  readonly specifications: Scalars['Int']['output'];
};

/** Words that a specification's datasets are called by in titles and keywords. */
export type ExpectedWords = {
  /** English words and phrases. */
  readonly english: ReadonlyArray<Scalars['String']['output']>;
  /** Words that speak of something else when they stand beside one of those. */
  readonly except: ReadonlyArray<Scalars['String']['output']>;
  /** Swedish words and phrases. */
  readonly swedish: ReadonlyArray<Scalars['String']['output']>;
};

/** One value of a facet. */
export type FacetValue = {
  /** How many of the found datasets have it. */
  readonly count: Scalars['Int']['output'];
  /** Its name; where it has none, the value itself. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** What the filter of the same name takes to choose it. Null: the datasets that have none, which no filter chooses. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** One value of a facet. */
export type FacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A count with what it means. */
export type Figure = {
  /**
   * The state that the count describes: when the newest of the catalogues behind it was last read, the date of an imported
   * figure, the day that is derived, or the date that the register gives. Null when nothing has been read yet, or when the
   * register gives no date.
   */
  readonly asOf?: Maybe<Scalars['Date']['output']>;
  /** What the count rests on. */
  readonly basis: FigureBasis;
  /** What exactly is counted. */
  readonly definition: Scalars['String']['output'];
  /**
   * Of a count of the past: short names of the catalogues behind it that were read before but not then; their part is what was
   * last known. In a series `then` is the time since the point before.
   */
  readonly gaps: ReadonlyArray<Scalars['String']['output']>;
  /** The true count may be higher: what is missing is said in `unobserved`, `definition` or `source`. */
  readonly isLowerBound: Scalars['Boolean']['output'];
  /** Where it was published, of one that somebody else counted (`IMPORTED`). */
  readonly source?: Maybe<FigureSource>;
  /** Of a count of the past: short names of the catalogues behind it that had not been read by then. */
  readonly unobserved: ReadonlyArray<Scalars['String']['output']>;
  /** The count. */
  readonly value: Scalars['Int']['output'];
};


/** A count with what it means. */
export type FigureDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** What a count rests on. */
export type FigureBasis =
  /**
   * A lower bound, worked out from the dates that datasets say they were issued: for a day when not all catalogues behind the
   * count had been read. What has gone since is not in it.
   */
  | 'DERIVED'
  /** Counted by somebody else, from before our own observation: `source` says where it was published. */
  | 'IMPORTED'
  /** Given by a source of key figures. */
  | 'KEY_FIGURE'
  /** Counted by us, in what the catalogues gave. */
  | 'OBSERVED'
  /** Taken from the register of municipalities and regions, or from the list of a collaboration's members. */
  | 'REGISTER';

/** Where a figure was published. */
export type FigureSource = {
  /** What one must know to judge the figure. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Its address. */
  readonly url: Scalars['String']['output'];
};

/**
 * How patient and how strict the caller of a list is. Without it a list is answered at once from what has been read, and
 * `completeness` says how old that is.
 *
 * An answer with `maxAge` depends on the clock, not only on `Query.revision`: do not keep it as if it did not.
 */
export type Freshness = {
  /**
   * Seconds, 60 or more: how long ago a catalogue may have been read to its end, or been said to be unchanged. Those that the
   * list stands on and that are older are read now: the oldest first, at most five for one request, each at most once a
   * minute and for a tenth of the time, and one that fails not before its `nextAttempt`. Without it a catalogue's own time
   * to live counts, and nobody is asked.
   */
  readonly maxAge?: InputMaybe<Scalars['Int']['input']>;
  /** What becomes of catalogues that are not fresh enough all the same. */
  readonly onMissing?: OnMissing;
  /** Milliseconds, 0 to 8000: how long to wait for those readings; they go on after the answer. Without it 2000. All lists of one request together wait 8000 at most. */
  readonly timeoutMs?: InputMaybe<Scalars['Int']['input']>;
};

/** Whose value. */
export type Gender =
  /** Everybody. */
  | 'ALL'
  /** Men alone. */
  | 'MEN'
  /** Women alone. */
  | 'WOMEN';

/** How counts changed between the ends of two days. */
export type Growth = {
  /** Datasets. */
  readonly datasets: Change;
  /** Datasets that follow a known national specification. */
  readonly datasetsWithSpecification: Change;
  /** Distributions of the datasets. */
  readonly distributions: Change;
  /** The first of the days. */
  readonly from: Scalars['Date']['output'];
  /** High-value datasets. */
  readonly highValueDatasets: Change;
  /** Datasets with a distribution in a machine-readable format. */
  readonly machineReadableDatasets: Change;
  /** Those of them that are municipalities. */
  readonly memberMunicipalities: Change;
  /** Municipalities and regions that fall under the filter. */
  readonly memberOrganisations: Change;
  /** Those of them that are regions. */
  readonly memberRegions: Change;
  /** Datasets with an open licence. */
  readonly openLicenceDatasets: Change;
  /** Those of them that are municipalities. */
  readonly publishingMunicipalities: Change;
  /** Organisations that publish. */
  readonly publishingOrganisations: Change;
  /** Those of them that are regions. */
  readonly publishingRegions: Change;
  /** The last of them. */
  readonly to: Scalars['Date']['output'];
};

/** An attempt to read a catalogue. */
export type HarvestAttempt = {
  /** When it began. */
  readonly at: Scalars['DateTime']['output'];
  /** Datasets that came, whether or not they are served; with `UNCHANGED`, those that are served. Null when none could be read. */
  readonly datasets?: Maybe<Scalars['Int']['output']>;
  /** How long it took, in milliseconds. */
  readonly durationMs: Scalars['Int']['output'];
  /** What became of it. */
  readonly outcome: HarvestOutcome;
  /** What went wrong. Null when nothing did; also null with `FAILED` for a fault of Kommungraf's own. */
  readonly problem?: Maybe<ProblemKind>;
};

/** What became of an attempt to read a catalogue. */
export type HarvestOutcome =
  /** It could not be read to its end; what was known goes on being served. */
  | 'FAILED'
  /** It was read, but is not believed; the last good reading goes on being served. */
  | 'HELD_BACK'
  /** It was read to its end, and is served. */
  | 'SUCCEEDED'
  /** The catalogue said that nothing has changed. */
  | 'UNCHANGED';

/**
 * An answer that could be read but is not believed (`SUSPICIOUS`): too much had vanished, or it looks like another
 * catalogue. The last good reading is served until the same answer has come for long enough, or an operator accepts it.
 */
export type HeldBackAnswer = {
  /** How many times in a row it has come, its counts within a few percent. */
  readonly attempts: Scalars['Int']['output'];
  /** It is believed if it still comes then, and has come three times. */
  readonly believedFrom: Scalars['DateTime']['output'];
  /** Datasets in it, the first time. */
  readonly datasets: Scalars['Int']['output'];
  /** Of those, datasets that are served too. */
  readonly known: Scalars['Int']['output'];
  /** When it first came. */
  readonly since: Scalars['DateTime']['output'];
};

/** Where the searched words were found in a dataset. */
export type Highlight = {
  /** In which of its texts. */
  readonly field: HighlightField;
  /** The text's language, as upstream tagged it. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The found words in `text`, in order. */
  readonly ranges: ReadonlyArray<HighlightRange>;
  /** The text, or of a long one the part where most was found. */
  readonly text: Scalars['String']['output'];
};

/** The texts of a dataset that searched words are shown in. */
export type HighlightField =
  /** dcterms:description. */
  | 'DESCRIPTION'
  /** dcat:keyword. */
  | 'KEYWORD'
  /** dcterms:title. */
  | 'TITLE';

/** A found word in a text. */
export type HighlightRange = {
  /** Where it ends: the first unit behind it. */
  readonly end: Scalars['Int']['output'];
  /** Where it begins, counted in UTF-16 units as JavaScript does. */
  readonly start: Scalars['Int']['output'];
};

/** One alias of an organisation, and why it is one. */
export type Join = {
  /** The URI that catalogues use, or the name where there is no URI; for the entry of the register its code. */
  readonly alias: Scalars['String']['output'];
  /** The catalogues that use the alias. */
  readonly catalogues: ReadonlyArray<Catalogue>;
  /** What decided: the number, the name, the URI, the host or the catalogue. */
  readonly evidence: Scalars['String']['output'];
  /** The sign by which it was joined. */
  readonly rule: JoinRule;
};

/** The sign by which an alias was joined to its organisation, the strongest first. */
export type JoinRule =
  /** It publishes the catalogue of that organisation, by the sources file, or has its short name there. */
  | 'CATALOGUE'
  /** The official name or another name that the register knows; or the full name of somebody who has a number. */
  | 'NAME'
  /** The organisation number, in the URI or among the identifiers, in any form of writing. */
  | 'ORGANISATION_NUMBER'
  /** It is the entry of the register itself. */
  | 'REGISTER'
  /** owl:sameAs, in either direction, or to a URI that another alias names too. */
  | 'SAME_AS'
  /**
   * It is a part of another organisation: a number with a suffix; the organisation's name beside its own; a URI on the host
   * of the organisation's own catalogue; described there under a name or with a type that says so. Or it is another
   * spelling of such a part.
   */
  | 'UNIT'
  /** The same URI in another spelling; or nothing but its URI (or name) is known of it. */
  | 'URI';

/** A key figure (nyckeltal) about municipalities or regions, as its source describes it. */
export type KeyFigure = {
  /** What it is about, as the source sorts it. */
  readonly area?: Maybe<Text>;
  /** Whether there are values for women and men apart. Null where the source does not say. */
  readonly byGender?: Maybe<Scalars['Boolean']['output']>;
  /** What it means, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What it means, in every language that the source gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** Its global id: the source's, a colon and the key figure's own. */
  readonly id: Scalars['ID']['output'];
  /** The latest period with values, as the source writes it. */
  readonly latestPeriod?: Maybe<Scalars['String']['output']>;
  /** What the source says besides. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** Where a person reads about it. */
  readonly page?: Maybe<Scalars['String']['output']>;
  /** Why it could not be read now; what is given was read earlier. Null when it could. */
  readonly problem?: Maybe<UpstreamProblem>;
  /** Who made the figures, where the source names another than itself. */
  readonly producer?: Maybe<Scalars['String']['output']>;
  /** When the next values come or, where the source has no plan, the last came, as the source writes it. */
  readonly publication?: Maybe<Scalars['String']['output']>;
  /** When this was read. Null when it could not be read. */
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who publishes it. */
  readonly source: StatisticsSource;
  /** Its title, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Its title in every language that the source gave. */
  readonly titles: ReadonlyArray<Text>;
  /** What it is counted in. Null where neither the source nor its title says. */
  readonly unit?: Maybe<KeyFigureUnit>;
  /** When the values last changed, as the source writes it. */
  readonly updated?: Maybe<Scalars['String']['output']>;
};


/** A key figure (nyckeltal) about municipalities or regions, as its source describes it. */
export type KeyFigureDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** A key figure (nyckeltal) about municipalities or regions, as its source describes it. */
export type KeyFigureTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A source, or some of its key figures, that could not be read. */
export type KeyFigureProblem = {
  /** Global ids of the key figures that it concerns. */
  readonly ids: ReadonlyArray<Scalars['ID']['output']>;
  /** What kind of trouble it is. */
  readonly kind: ProblemKind;
  /** What is wrong, as a sentence. */
  readonly message: Scalars['String']['output'];
  /** The source. */
  readonly source: StatisticsSource;
};

/** Whether there is a number, and if not, why. */
export type KeyFigureStatus =
  /** The source has taken the number back. */
  | 'DELETED'
  /** The source has the place and says that nothing is known of it. */
  | 'MISSING'
  /** There can be no such number, says the source. */
  | 'NOT_APPLICABLE'
  /** The source has nothing for this organisation and year, or does not know the key figure. */
  | 'NOT_PUBLISHED'
  /** There is a number. */
  | 'PRESENT'
  /** Withheld by the source, for it would tell of single persons. */
  | 'PRIVATE'
  /** The source has something there that cannot be read; it is in `said`. */
  | 'UNREADABLE';

/** What a key figure is counted in. */
export type KeyFigureUnit = {
  /** Where it is from. */
  readonly basis: UnitBasis;
  /** Decimals that the source shows. Null where it does not say. */
  readonly decimals?: Maybe<Scalars['Int']['output']>;
  /** The unit, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The unit in every language that the source gave. */
  readonly texts: ReadonlyArray<Text>;
};


/** What a key figure is counted in. */
export type KeyFigureUnitTextArgs = {
  language?: InputMaybe<Language>;
};

/** A number, or why there is none. */
export type KeyFigureValue = {
  /** How many observations it is made of, where the source says so. */
  readonly count?: Maybe<Scalars['Float']['output']>;
  /** Whose value it is. */
  readonly gender: Gender;
  /** It is older than a day, for its source could not be asked now: `problems` says why. */
  readonly isStale: Scalars['Boolean']['output'];
  /** The key figure. Null when its source does not know it. */
  readonly keyFigure?: Maybe<KeyFigure>;
  /** The key figure's global id. */
  readonly keyFigureId: Scalars['ID']['output'];
  /** When it was read. */
  readonly readAt: Scalars['DateTime']['output'];
  /** What the source says of the value, as it writes it. */
  readonly said?: Maybe<Scalars['String']['output']>;
  /** Whether there is a number, and if not, why. */
  readonly status: KeyFigureStatus;
  /** The number, in the key figure's unit. Null unless the status is PRESENT. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** The year that it is of. */
  readonly year: Scalars['Int']['output'];
};

/** Values of key figures, and what stands in the way of others. */
export type KeyFigureValues = {
  /** What could not be read now. Values that were kept are given nevertheless, marked `isStale`. */
  readonly problems: ReadonlyArray<KeyFigureProblem>;
  /** What in the sources' answers to this query could not be read. */
  readonly skipped: ReadonlyArray<SkippedValue>;
  /** In the order of the ids and years asked for; for each every gender that there is. Those that could not be read are not there. */
  readonly values: ReadonlyArray<KeyFigureValue>;
};

/** A keyword that some of the found datasets have. */
export type KeywordFacetValue = FacetValue & {
  /** How many of the found datasets have it. */
  readonly count: Scalars['Int']['output'];
  /** The keyword. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** The keyword. Null: the datasets that have none. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A keyword that some of the found datasets have. */
export type KeywordFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A language that texts can be asked for in; others are found in the plural fields (`titles`, `descriptions`). */
export type Language =
  /** English. */
  | 'EN'
  /** Swedish. */
  | 'SV';

/** A licence: what upstream said, beside how we read it. */
export type Licence = {
  /** The term's short code (`CC0-1.0`, `CC-BY-4.0`). Null when `said` could not be read. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name: the vocabulary's where the term is known, else upstream's own label, by the language rule of `Dataset.title`. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Its names: the vocabulary's where the term is known, then upstream's own labels. */
  readonly labels: ReadonlyArray<Text>;
  /** Whether it is an open licence. Null when the licence is not one that we know. */
  readonly open?: Maybe<Scalars['Boolean']['output']>;
  /** What upstream wrote: an IRI or a literal. */
  readonly said: Scalars['String']['output'];
  /** The canonical IRI of the vocabulary's term. Null when `said` could not be read. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** A licence: what upstream said, beside how we read it. */
export type LicenceLabelArgs = {
  language?: InputMaybe<Language>;
};

/**
 * An address that a distribution gives, and what became of asking it. Each address is asked in the background about once a
 * week, at one host at a time: with HEAD, and where that is refused with a GET of one byte. What gave no answer, or is gone for
 * the first time, is asked again after a day. These fields are not of a revision: they change when a check has been made.
 */
export type LinkCheck = {
  /** When it was asked the last time. */
  readonly checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when no check was OK; null where the last one was. */
  readonly failingSince?: Maybe<Scalars['DateTime']['output']>;
  /** Which of its addresses this is; one that is given as both comes twice. */
  readonly kind: LinkKind;
  /** Media type (Content-Type) of what is there, as its server says; null where nothing is, or it does not say. */
  readonly mediaType?: Maybe<Scalars['String']['output']>;
  /** What it answered the last time; null while it was not asked, or while that is not known (the durable record is away). */
  readonly outcome?: Maybe<LinkOutcome>;
  /** HTTP status of that answer, after redirects; null where there was none. */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** The address, as the distribution gives it. */
  readonly url: Scalars['String']['output'];
};

/** Which address of a distribution. */
export type LinkKind =
  /** dcat:accessURL. */
  | 'ACCESS'
  /** dcat:downloadURL. */
  | 'DOWNLOAD';

/** What an address answered when we asked it in the background. */
export type LinkOutcome =
  /** Not an address that we ask: it leads to a network that is not public, or is not http or https. */
  | 'FORBIDDEN_ADDRESS'
  /** It is not there: 404, 410 or a host whose name does not exist, and so again at least a day after the first time. */
  | 'GONE'
  /** No connection, no answer in time, redirects without end, or a server error (5xx): no answer to us, which says nothing of the address. */
  | 'NO_ANSWER'
  /** It answered that something is there (status 200 to 299, after redirects). */
  | 'OK'
  /** It answered us with another 4xx, or with its first 404 or 410: others may get it. */
  | 'REFUSED';

/** A dataset as its catalogue gives it now. */
export type LiveDataset = {
  /** The dataset. Null when the catalogue no longer has it, or could not be read (see `problem`). */
  readonly dataset?: Maybe<Dataset>;
  /** Why it could not be read. Null when it could. */
  readonly problem?: Maybe<UpstreamProblem>;
  /** When it was read. Null when it could not be read. */
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
};

/** dcterms:Location: a place by its IRI, its name, its geometry, or several of them. */
export type Location = {
  /** dcat:bbox, as upstream wrote it: WKT, GML or GeoJSON. */
  readonly bbox?: Maybe<Scalars['String']['output']>;
  /** dcat:centroid, as upstream wrote it: WKT, GML or GeoJSON. */
  readonly centroid?: Maybe<Scalars['String']['output']>;
  /** locn:geometry, as upstream wrote it: WKT, GML or GeoJSON. */
  readonly geometry?: Maybe<Scalars['String']['output']>;
  /** Its name, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Its names in every language. */
  readonly labels: ReadonlyArray<Text>;
  /** Its IRI, often of GeoNames. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** dcterms:Location: a place by its IRI, its name, its geometry, or several of them. */
export type LocationLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A circle around a point in degrees (WGS84). */
export type NearFilter = {
  /** How far away: more than 0, at most 20,000. */
  readonly kilometres: Scalars['Float']['input'];
  /** −90 to 90; Göteborg is at 57.71. */
  readonly latitude: Scalars['Float']['input'];
  /** −180 to 180; Göteborg is at 11.97. */
  readonly longitude: Scalars['Float']['input'];
};

/** Why an organisation has no dataset of a specification. */
export type NoDatasetReason =
  /** Its catalogue cannot be read now. */
  | 'CATALOGUE_DOWN'
  /** Its catalogue has not been read yet; of a day of the past: it had not been read by then. */
  | 'NEVER_READ'
  /** Its catalogue was read, and has none. */
  | 'NOT_PUBLISHED'
  /** No catalogue is known of it, and nobody else's has a dataset of it. */
  | 'NO_CATALOGUE';

/** Why there is no percent. */
export type NoPercentReason =
  /** The denominator is 0. */
  | 'DENOMINATOR_IS_ZERO'
  /** The count at `from` is 0, of which nothing can be a percentage. */
  | 'FROM_IS_ZERO';

/** Why there is no quality. */
export type NoQualityReason =
  /** There is no dataset, and a catalogue behind it could not be read yet, or is not to be read: that is no zero. */
  | 'NOT_READ'
  /** All catalogues behind it were read, and there is no dataset. */
  | 'NO_DATASETS';

/** Something with a global identifier (GraphQL Global Object Identification). */
export type Node = {
  /** The global identifier: `node(id:)` gives the same object. */
  readonly id: Scalars['ID']['output'];
};

/** schema:Offer: on what terms the data can be had, where it is not free. */
export type Offer = {
  /** What is offered, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What is offered, in every language. */
  readonly descriptions: ReadonlyArray<Text>;
  /** schema:mainEntityOfPage: where to read more. */
  readonly pages: ReadonlyArray<Reference>;
};


/** schema:Offer: on what terms the data can be had, where it is not free. */
export type OfferDescriptionArgs = {
  language?: InputMaybe<Language>;
};

/** What becomes of a list some of whose catalogues are not fresh enough. */
export type OnMissing =
  /** The list is an error with the code `STALE_DATA`, which names them. */
  | 'ERROR'
  /**
   * What only they list is left out, of the page and of `totalCount`; what a fresh one of the list's catalogues lists too stays.
   * Municipalities and regions stay: they are in the register. `completeness` counts and names what was left out.
   */
  | 'OMIT'
  /** It is given with what there is; `completeness.tooOld` names them. */
  | 'STALE';

/** The direction of an order. */
export type OrderDirection =
  /** From A to Ö, from the oldest, from the smallest. What has no value comes last. */
  | 'ASCENDING'
  /** From Ö to A, from the newest, from the largest. What has no value comes last. */
  | 'DESCENDING';

/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type Organisation = Node & {
  /** How each catalogue describes it. */
  readonly agents: ReadonlyArray<Agent>;
  /** Names that catalogues use for it. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  /** Its own catalogues, in the order of the sources file. */
  readonly catalogues: ReadonlyArray<Catalogue>;
  /** The collaborations that it is a member of. */
  readonly collaborations: ReadonlyArray<Collaboration>;
  /**
   * A municipality beside those of its county, those of its size and all of them; a region beside all regions. Empty for other
   * organisations.
   */
  readonly comparison: ReadonlyArray<Comparison>;
  /** The county (län) it lies in. */
  readonly county?: Maybe<County>;
  /** Whether it, or a unit of it, publishes these specifications' datasets: the cells of its row of `coverage`. */
  readonly coverage: ReadonlyArray<CoverageCell>;
  /** The datasets that it and its units publish. */
  readonly datasets: DatasetConnection;
  /** What it says of itself, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What it says of itself, in every language that upstream gave. */
  readonly descriptions: ReadonlyArray<Text>;
  /** foaf:mbox: e-mail addresses, as its catalogues give them. */
  readonly emails: ReadonlyArray<Scalars['String']['output']>;
  /** foaf:homepage, as its catalogues give it. */
  readonly homepages: ReadonlyArray<Reference>;
  /** Global identifier: short and stable. */
  readonly id: Scalars['ID']['output'];
  /** dcterms:identifier: organisation numbers and others, as its catalogues give them. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** Each alias that was joined into it, with the sign by which it was, so that a join can be checked. The register's entry comes first. */
  readonly joinedBy: ReadonlyArray<Join>;
  /**
   * Key figures of a municipality or region. Those of all organisations in a query are asked for together, and kept for a
   * day. A source that cannot be asked is told in `problems`; what was kept of it is given all the same. Empty for other
   * organisations.
   */
  readonly keyFigures: KeyFigureValues;
  /** What kind of organisation it is. */
  readonly kind: OrganisationKind;
  /** The municipality's code (SCB, kommunkod): four digits. */
  readonly municipalityCode?: Maybe<Scalars['String']['output']>;
  /** The name, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The names in every language, those of the register first. */
  readonly names: ReadonlyArray<Text>;
  /** Organisation number, ten digits with hyphen, where known. Several organisations can have the same. */
  readonly organisationNumber?: Maybe<Scalars['String']['output']>;
  /** The organisation that it is a unit of. */
  readonly parent?: Maybe<Organisation>;
  /**
   * Inhabitants, for municipalities and regions: those of the register; with a year, those of that year's 31 December, by the
   * register if it has that date, else by the source of key figures that is named for population. Null for another
   * organisation, where nobody has the number, and where it could not be read: `populationProblem` then says why.
   */
  readonly population?: Maybe<Figure>;
  /** Why `population(year)` could not be read. Null when it could. */
  readonly populationProblem?: Maybe<UpstreamProblem>;
  /** How good the metadata is of the datasets that it and its units publish. */
  readonly quality: QualitySummary;
  /** The region's code (SCB): two digits, its county's. */
  readonly regionCode?: Maybe<Scalars['String']['output']>;
  /** It is in the register, has an organisation number, or is a unit of somebody. Those that are not may be a second node of somebody. */
  readonly resolved: Scalars['Boolean']['output'];
  /** Counts over the datasets that it and its units publish. */
  readonly statistics: Statistics;
  /** dcterms:type: kinds of publisher, as its catalogues give them. */
  readonly types: ReadonlyArray<Concept>;
  /** Its units that appear as publishers of their own. */
  readonly units: OrganisationConnection;
  /** Why it could not be joined, in a sentence. Null when it is resolved. */
  readonly unresolved?: Maybe<Scalars['String']['output']>;
  /** URIs that catalogues use for it. */
  readonly uris: ReadonlyArray<Scalars['String']['output']>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationComparisonArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationCoverageArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  specifications?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationKeyFiguresArgs = {
  genders?: InputMaybe<ReadonlyArray<Gender>>;
  ids: ReadonlyArray<Scalars['ID']['input']>;
  years: ReadonlyArray<Scalars['Int']['input']>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationNameArgs = {
  language?: InputMaybe<Language>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationPopulationArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationPopulationProblemArgs = {
  year: Scalars['Int']['input'];
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationStatisticsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * An organisation (aktör): a municipality or region of the register, or whoever else publishes in the catalogues. One that
 * several catalogues describe, under several URIs, is one node.
 */
export type OrganisationUnitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganisationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OrganisationOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list of organisations. */
export type OrganisationConnection = {
  /** Which catalogues the whole list stands on, and their state. */
  readonly completeness: Completeness;
  /** The page's organisations, each with its cursor. */
  readonly edges: ReadonlyArray<OrganisationEdge>;
  /** The page's organisations. */
  readonly nodes: ReadonlyArray<Organisation>;
  /** Where the page is in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One of a page's organisations. */
export type OrganisationEdge = {
  /** Where it is in the list: send it as `after` or `before` with the same `orderBy`. */
  readonly cursor: Scalars['String']['output'];
  /** What is there. */
  readonly node: Organisation;
  /** How well it meets the search; comparable within one answer only. Null without a `search`. */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/** An organisation that publishes some of the found datasets. */
export type OrganisationFacetValue = FacetValue & {
  /** How many of the found datasets it publishes. */
  readonly count: Scalars['Int']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** The organisation. */
  readonly organisation?: Maybe<Organisation>;
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** Its `id`, or its municipality code among municipalities. Null: the datasets without a publisher that we know. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** An organisation that publishes some of the found datasets. */
export type OrganisationFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** Which organisations: values of one field are alternatives, fields are combined with "and". At most 1,000 values a field. */
export type OrganisationFilter = {
  /** Collaborations that they are members of. */
  readonly collaborations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** County codes (SCB), two digits. */
  readonly countyCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Global identifiers of organisations. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Kinds of organisations. */
  readonly kinds?: InputMaybe<ReadonlyArray<OrganisationKind>>;
  /** Municipality codes (SCB), four digits. */
  readonly municipalityCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The global identifier of the organisation that they are units of. */
  readonly parent?: InputMaybe<Scalars['ID']['input']>;
  /** True: only those that publish at least one dataset; false: only those that publish none. */
  readonly publishes?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * True: only those that could not be joined to anybody: not in the register, without an organisation number, and a unit of
   * nobody (`Organisation.unresolved` says why). False: only the others.
   */
  readonly unresolved?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What kind of organisation it is. */
export type OrganisationKind =
  /** A state authority (myndighet). */
  | 'AUTHORITY'
  /** A company, often owned by municipalities. */
  | 'COMPANY'
  /** One of the 290 municipalities (kommuner). */
  | 'MUNICIPALITY'
  /** Something else, or not known. */
  | 'OTHER'
  /** One of the 21 regions (regioner). */
  | 'REGION';

/** A kind of organisations that publish some of the found datasets. */
export type OrganisationKindFacetValue = FacetValue & {
  /** How many of the found datasets they publish. */
  readonly count: Scalars['Int']['output'];
  /** The kind. */
  readonly kind?: Maybe<OrganisationKind>;
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** The kind's name in `OrganisationKind`. Null: the datasets without a publisher that we know. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A kind of organisations that publish some of the found datasets. */
export type OrganisationKindFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** An order of organisations. */
export type OrganisationOrder = {
  /** In which direction. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field: OrganisationOrderField;
};

/** What organisations can be ordered by. */
export type OrganisationOrderField =
  /** How many datasets it publishes. */
  | 'DATASETS'
  /** The global identifier: an order that never changes. */
  | 'ID'
  /** The Swedish name, by the Swedish alphabet. */
  | 'NAME'
  /** The number of inhabitants. */
  | 'POPULATION'
  /** How well the search is met, best first. Needs `search`, and has one direction. */
  | 'RELEVANCE';

/** A property that has no field of its own, passed on as upstream gave it. */
export type OtherProperty = {
  /** The IRI of the literal's datatype. */
  readonly datatype?: Maybe<Scalars['String']['output']>;
  /** Whether `value` is an IRI. */
  readonly isUri: Scalars['Boolean']['output'];
  /** The literal's language tag. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The nested node's own properties; nodes are nested a few levels at most. */
  readonly properties: ReadonlyArray<OtherProperty>;
  /** The IRI of the property. */
  readonly property: Scalars['String']['output'];
  /** The literal's value or the object's IRI. Null when the object is a nested node. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Where a page is in its list (Relay Cursor Connections). */
export type PageInfo = {
  /** The last edge's cursor: send it as `after` for the next page. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** There are more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** There are some before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The first edge's cursor; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** dcterms:PeriodOfTime: a period of which one end may be open. */
export type Period = {
  /** dcat:endDate, read as ISO 8601. Null when open or unreadable. */
  readonly end?: Maybe<Scalars['Date']['output']>;
  /** dcat:endDate as upstream wrote it. */
  readonly endSaid?: Maybe<Scalars['String']['output']>;
  /** dcat:startDate, read as ISO 8601. Null when open or unreadable. */
  readonly start?: Maybe<Scalars['Date']['output']>;
  /** dcat:startDate as upstream wrote it. */
  readonly startSaid?: Maybe<Scalars['String']['output']>;
};

/** vcard:Address. */
export type PostalAddress = {
  /** vcard:country-name. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** vcard:locality: the town. */
  readonly locality?: Maybe<Scalars['String']['output']>;
  /** vcard:postal-code. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** vcard:region. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** vcard:street-address. */
  readonly street?: Maybe<Scalars['String']['output']>;
};

/** What can go wrong between us and an upstream. */
export type ProblemKind =
  /** The address is not one that we may call: not public, or not HTTP. */
  | 'FORBIDDEN_ADDRESS'
  /** An answer that is not what it claims to be: HTML where data was promised, an unreadable or unfinished document. */
  | 'MALFORMED'
  /** The server asked us to come back later: 429. */
  | 'RATE_LIMITED'
  /** The server refused: 4xx other than 429. */
  | 'REFUSED'
  /** Readable, but held back: too much vanished at once, or it is another catalogue's content. */
  | 'SUSPICIOUS'
  /** Our deadline passed, whatever was hanging. */
  | 'TIMED_OUT'
  /** The answer is larger than we read. */
  | 'TOO_LARGE'
  /** No connection: DNS, TCP or TLS failed, or the server answered 5xx after all retries. */
  | 'UNREACHABLE';

/** What a property is of. */
export type ProfileClass =
  /** The dataset itself. */
  | 'DATASET'
  /** Its distributions. */
  | 'DISTRIBUTION';

/** Whether a property of DCAT-AP-SE is mandatory or recommended. */
export type ProfileLevel =
  /** The profile requires it (obligatorisk). */
  | 'MANDATORY'
  /** The profile recommends it (rekommenderad). */
  | 'RECOMMENDED';

/** A related resource in a role (dcat:qualifiedRelation). */
export type QualifiedRelation = {
  /** dcterms:relation: the related resources. */
  readonly relations: ReadonlyArray<Reference>;
  /** dcat:hadRole: what they are to this one. */
  readonly roles: ReadonlyArray<Concept>;
};

/** The dimensions of the assessment. */
export type QualityDimension =
  /** Can it be reached: 100 points. */
  | 'ACCESSIBILITY'
  /** Is it told what it is: 20 points. */
  | 'CONTEXTUALITY'
  /** Can it be found: 100 points. */
  | 'FINDABILITY'
  /** Can machines work with it: 110 points. */
  | 'INTEROPERABILITY'
  /** May and can it be used again: 75 points. */
  | 'REUSABILITY';

/** Points in one dimension. */
export type QualityDimensionPoints = {
  /** Which one. */
  readonly dimension: QualityDimension;
  /** The most it could have, of what is known. */
  readonly maximum: Scalars['Int']['output'];
  /** What the dataset has. */
  readonly points: Scalars['Int']['output'];
  /** The part of the maximum that it has: 0 to 1, four decimal places. */
  readonly share: Scalars['Float']['output'];
};

/** How many of several datasets meet a metric. */
export type QualityMetricShare = {
  /** What to do to gain them. Null when all meet it. */
  readonly advice?: Maybe<Scalars['String']['output']>;
  /** How many there are. */
  readonly datasets: Scalars['Int']['output'];
  /** The dimension that it belongs to. */
  readonly dimension: QualityDimension;
  /** Its short name: `keyword`. */
  readonly id: Scalars['String']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** How many datasets meet it. */
  readonly met: Scalars['Int']['output'];
  /** By how much the mean points would rise if all of them met it, to one decimal place. */
  readonly pointsToGain: Scalars['Float']['output'];
  /** The property that it looks at: `dcat:keyword`. */
  readonly property: Scalars['String']['output'];
  /** Their part of all the datasets: 0 to 1, four decimal places. */
  readonly share: Scalars['Float']['output'];
  /** Points that it gives a dataset that meets it. */
  readonly weight: Scalars['Int']['output'];
};


/** How many of several datasets meet a metric. */
export type QualityMetricShareAdviceArgs = {
  language?: InputMaybe<Language>;
};


/** How many of several datasets meet a metric. */
export type QualityMetricShareLabelArgs = {
  language?: InputMaybe<Language>;
};

/** Whether a metric is met. */
export type QualityMetricState =
  /** It was found: the metric's whole weight. */
  | 'MET'
  /** It is not there: no points. */
  | 'NOT_MET'
  /**
   * Nobody could find out: the address has not been asked yet, is none that we may ask, or gave no answer to us. That is never
   * counted as zero.
   */
  | 'UNKNOWN';

/** The mean quality at the end of a day. */
export type QualityPoint = {
  /** When the newest reading behind it ended. Null where there is none. */
  readonly asOf?: Maybe<Scalars['Date']['output']>;
  /** How many datasets it is the mean of: those whose points the record knows. Records of earlier versions do not. */
  readonly assessed: Scalars['Int']['output'];
  /**
   * What it rests on. DERIVED: a catalogue behind it had not been read by then; of its datasets those that say they were issued
   * by then count, with the points that they had when they were first read.
   */
  readonly basis: FigureBasis;
  /** How many datasets there were. */
  readonly datasets: Scalars['Int']['output'];
  /** The day (UTC). */
  readonly day: Scalars['Date']['output'];
  /** Short names of the catalogues behind it that were not read since the point before: their part is what was last known. */
  readonly gaps: ReadonlyArray<Scalars['String']['output']>;
  /** Mean points of a dataset, of 325, to one decimal place. Null where the points of no dataset are known. */
  readonly points?: Maybe<Scalars['Float']['output']>;
  /** The part of 325: 0 to 1, four decimal places. Null where `points` is. */
  readonly share?: Maybe<Scalars['Float']['output']>;
  /** Short names of the catalogues behind it that had not been read by then. */
  readonly unobserved: ReadonlyArray<Scalars['String']['output']>;
};

/** A property that DCAT-AP-SE requires or recommends. */
export type QualityProperty = {
  /** What to do. Null when it is given. */
  readonly advice?: Maybe<Scalars['String']['output']>;
  /** Of the dataset, or of its distributions. */
  readonly class: ProfileClass;
  /** Whether the dataset has it; of a property of distributions, whether each of them does. */
  readonly isGiven: Scalars['Boolean']['output'];
  /** What DIGG's profile calls it. */
  readonly label: Scalars['String']['output'];
  /** The distributions that lack it. */
  readonly lacking: ReadonlyArray<Distribution>;
  /** Whether the profile requires it. */
  readonly level: ProfileLevel;
  /** The property: `dcterms:title`. */
  readonly term: Scalars['String']['output'];
};


/** A property that DCAT-AP-SE requires or recommends. */
export type QualityPropertyAdviceArgs = {
  language?: InputMaybe<Language>;
};


/** A property that DCAT-AP-SE requires or recommends. */
export type QualityPropertyLabelArgs = {
  language?: InputMaybe<Language>;
};

/** The assessment's ratings, by points of 405. */
export type QualityRating =
  /** 0 to 120. */
  | 'BAD'
  /** 351 to 405. */
  | 'EXCELLENT'
  /** 221 to 350. */
  | 'GOOD'
  /** 121 to 220. */
  | 'SUFFICIENT';

/** Datasets with one rating. */
export type QualityRatingCount = {
  /** How many datasets have it. */
  readonly datasets: Scalars['Int']['output'];
  /** The rating, of 325 points scaled up to 405. */
  readonly rating: QualityRating;
  /** Their part of all the datasets: 0 to 1, four decimal places. */
  readonly share: Scalars['Float']['output'];
};

/**
 * The metadata quality of several datasets together: of 325 points each, the assessment's 405 without the 80 for addresses that
 * answer, for these are never known of all. A dataset in several catalogues counts once.
 */
export type QualitySummary = {
  /** Which catalogues it stands on, and their state. */
  readonly completeness: Completeness;
  /** How many datasets it is the mean of, and when the newest of their catalogues was read. */
  readonly datasets: Figure;
  /** What exactly is measured. */
  readonly definition: Scalars['String']['output'];
  /** 325: the most that a dataset can have here. */
  readonly maximum: Scalars['Int']['output'];
  /** The metrics by the points that are lost for want of them: what to do first comes first. */
  readonly metrics: ReadonlyArray<QualityMetricShare>;
  /** Mean points of a dataset, of `maximum`, to one decimal place. Null when there is none: see `reason`. */
  readonly points?: Maybe<Scalars['Float']['output']>;
  /** The rating of the mean, scaled up to 405 points. Null when there is none. */
  readonly rating?: Maybe<QualityRating>;
  /** How many datasets have which rating, the best one first. */
  readonly ratings: ReadonlyArray<QualityRatingCount>;
  /** Why there is no quality. Null when there is one. */
  readonly reason?: Maybe<NoQualityReason>;
  /**
   * How it has been at the end of each interval, by the durable record, at most 800 points. A filter must be one that the past
   * can meet.
   */
  readonly series: ReadonlyArray<QualityPoint>;
  /** The mean of the datasets' shares (points of maximum): 0 to 1, four decimal places. Null when there is none. */
  readonly share?: Maybe<Scalars['Float']['output']>;
  /** The points of all the datasets: divided by their number they are the mean. */
  readonly totalPoints: Scalars['Int']['output'];
};


/**
 * The metadata quality of several datasets together: of 325 points each, the assessment's 405 without the 80 for addresses that
 * answer, for these are never known of all. A dataset in several catalogues counts once.
 */
export type QualitySummaryDefinitionArgs = {
  language?: InputMaybe<Language>;
};


/**
 * The metadata quality of several datasets together: of 325 points each, the assessment's 405 without the 80 for addresses that
 * answer, for these are never known of all. A dataset in several catalogues counts once.
 */
export type QualitySummaryMetricsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The metadata quality of several datasets together: of 325 points each, the assessment's 405 without the 80 for addresses that
 * answer, for these are never known of all. A dataset in several catalogues counts once.
 */
export type QualitySummarySeriesArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  interval: SeriesInterval;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type Query = {
  /** One catalogue, by exactly one of the arguments. An unknown one is an error that says so. */
  readonly catalogue?: Maybe<Catalogue>;
  /** The configured catalogues, in the order of the sources file. */
  readonly catalogues: CatalogueConnection;
  /** One collaboration of organisations. Null when there is none. */
  readonly collaboration?: Maybe<Collaboration>;
  /** The configured collaborations, in the order of the sources file. */
  readonly collaborations: ReadonlyArray<Collaboration>;
  /**
   * Which organisation publishes which national specification's dataset: a row for each organisation, in order of their names,
   * with a cell for each specification. What files hold is read in the background, so VALID and INVALID may change between two
   * revisions. With `asOf` the states are DECLARED, NONE and UNKNOWN: titles and files of the past are not known.
   */
  readonly coverage: CoverageConnection;
  /** One data service. An unknown id is an error that says so. */
  readonly dataService?: Maybe<DataService>;
  /** Data services (APIs) that the catalogues describe. */
  readonly dataServices: DataServiceConnection;
  /** One dataset, by exactly one of the arguments. Null for a URI that no catalogue gives; an unknown id is an error that says so. */
  readonly dataset?: Maybe<Dataset>;
  /** One dataset series. An unknown id is an error that says so. */
  readonly datasetSeries?: Maybe<DatasetSeries>;
  /** Datasets of all catalogues; one that is found in several catalogues is one node. */
  readonly datasets: DatasetConnection;
  /** One distribution. An unknown id is an error that says so. */
  readonly distribution?: Maybe<Distribution>;
  /** What is known of the national list of especially important municipal and regional datasets (topp 100). */
  readonly especiallyValuableDatasets: EspeciallyValuableDatasets;
  /**
   * A key figure (nyckeltal): what it means and who publishes it. Null when its source does not know it. An id that no
   * configured source can have is an error that says so.
   */
  readonly keyFigure?: Maybe<KeyFigure>;
  /** Any node, by its global identifier. Null when there is none. */
  readonly node?: Maybe<Node>;
  /** Nodes by their global identifiers, in the order of the identifiers; null where there is none. At most 100. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One organisation, by exactly one of the arguments. Null for an organisation number that no known organisation has; an unknown id or code is an error that says so. */
  readonly organisation?: Maybe<Organisation>;
  /** Organisations: the municipalities and regions of the register, and whoever else publishes in the catalogues. */
  readonly organisations: OrganisationConnection;
  /** How good the metadata is of the datasets that the filter selects; without it of all. */
  readonly quality: QualitySummary;
  /** Names the state of the data behind this answer: answers with the same revision to the same question are the same, but for what depends on the clock (`freshness.maxAge`), is read live, or was found by checks in the background (`linkChecks`). */
  readonly revision: Scalars['String']['output'];
  /** One national dataset specification. An unknown one is an error that says so. */
  readonly specification?: Maybe<Specification>;
  /** The known national dataset specifications, in order of their short names; those that a search finds, the best match first. */
  readonly specifications: ReadonlyArray<Specification>;
  /** Counts, each with its definition, over the datasets that the filter selects. */
  readonly statistics: Statistics;
  /** The configured sources of key figures, in the order of the sources file. */
  readonly statisticsSources: ReadonlyArray<StatisticsSource>;
  /**
   * What the words that somebody is typing may become: titles, keywords, organisations, places and specifications that begin so,
   * or hold a word that does; then those of most datasets first. From five letters typing errors are forgiven, last.
   */
  readonly suggest: ReadonlyArray<Suggestion>;
  /** What datasets give as specifications (dcterms:conformsTo) and is not known: among it, what is missing in `specifications`. */
  readonly unknownSpecifications: UnknownSpecifications;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryCatalogueArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryCataloguesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CatalogueFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryCollaborationArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryCoverageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  collaboration?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  organisations?: InputMaybe<OrganisationFilter>;
  specifications?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryDataServiceArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryDataServicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DataServiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DataServiceOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryDatasetArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  uri?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryDatasetSeriesArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryDistributionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryKeyFigureArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryOrganisationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  municipalityCode?: InputMaybe<Scalars['String']['input']>;
  organisationNumber?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganisationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OrganisationOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryQualityArgs = {
  filter?: InputMaybe<DatasetFilter>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QuerySpecificationArgs = {
  slug: Scalars['String']['input'];
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QuerySpecificationsArgs = {
  language?: Language;
  search?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QueryStatisticsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<DatasetFilter>;
};


/**
 * Open data that Sweden's municipalities and regions publish, as one graph. Every list says in `completeness` which
 * catalogues it stands on, and which of them are stale or missing, and why.
 */
export type QuerySuggestArgs = {
  first?: Scalars['Int']['input'];
  kinds?: InputMaybe<ReadonlyArray<SuggestionKind>>;
  language?: Language;
  prefix: Scalars['String']['input'];
};

/** Datasets by inhabitants, with both. */
export type Rate = {
  /** What it rests on: that of its two figures which is less certain. */
  readonly basis: FigureBasis;
  /** The datasets. */
  readonly datasets: Figure;
  /** What it means. */
  readonly definition: Scalars['String']['output'];
  /** The inhabitants. Null where the register does not say, or no municipality or region falls under the filter. */
  readonly population?: Maybe<Figure>;
  /** Datasets per 10,000 inhabitants with two decimals, halves rounded away from zero. Null where the population is not known. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};


/** Datasets by inhabitants, with both. */
export type RateDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** Something in a record that could not be read, or was read with doubt. */
export type ReadingProblem = {
  /** The field, or the IRI of the property. */
  readonly property: Scalars['String']['output'];
  /** What is wrong with it, as a sentence. */
  readonly reason: Scalars['String']['output'];
  /** What upstream said. */
  readonly said?: Maybe<Scalars['String']['output']>;
};

/** A link to something that is described elsewhere. */
export type Reference = {
  /** The name upstream gives it, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The names upstream gives it, in every language. */
  readonly labels: ReadonlyArray<Text>;
  /** Its IRI, or the literal that upstream put in its place. */
  readonly uri: Scalars['String']['output'];
};


/** A link to something that is described elsewhere. */
export type ReferenceLabelArgs = {
  language?: InputMaybe<Language>;
};

/** What the wish that a catalogue be read has led to. */
export type RefreshState =
  /** It was read for this answer, in vain: `completeness.problems` says why. */
  | 'FAILED'
  /** Nobody was asked: `maxAge` was not sent. */
  | 'NOT_ASKED'
  /** It was not asked, for enough others are being read on callers' wishes: ask again in a while. */
  | 'OVER_LIMIT'
  /** It was not asked: it was read too short a time ago, or it fails and its next attempt has not come; see `askAgain`. */
  | 'RESTING'
  /** It is being read, and will be after this answer: ask again in a while, or send a longer `timeoutMs`. */
  | 'UNDER_WAY';

/** A statement of rights: odrs:RightsStatement, dcterms:RightsStatement, or a text in its place. */
export type RightsStatement = {
  /** odrs:attributionText, in one language, by the same rule: how to name the source. */
  readonly attributionText?: Maybe<Scalars['String']['output']>;
  /** odrs:attributionText in every language. */
  readonly attributionTexts: ReadonlyArray<Text>;
  /** odrs:attributionURL: what to link to when naming the source. */
  readonly attributionUrls: ReadonlyArray<Reference>;
  /** odrs:copyrightNotice, in one language, by the same rule. */
  readonly copyrightNotice?: Maybe<Scalars['String']['output']>;
  /** odrs:copyrightNotice in every language. */
  readonly copyrightNotices: ReadonlyArray<Text>;
  /** Properties that have no field here, passed on as upstream gave them. */
  readonly otherProperties: ReadonlyArray<OtherProperty>;
  /** The statement, in one language: the one asked for, else Swedish, else English, else the first given. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The statement in every language. */
  readonly texts: ReadonlyArray<Text>;
  /** Its IRI, where it has one. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};


/** A statement of rights: odrs:RightsStatement, dcterms:RightsStatement, or a text in its place. */
export type RightsStatementAttributionTextArgs = {
  language?: InputMaybe<Language>;
};


/** A statement of rights: odrs:RightsStatement, dcterms:RightsStatement, or a text in its place. */
export type RightsStatementCopyrightNoticeArgs = {
  language?: InputMaybe<Language>;
};


/** A statement of rights: odrs:RightsStatement, dcterms:RightsStatement, or a text in its place. */
export type RightsStatementTextArgs = {
  language?: InputMaybe<Language>;
};

/** How far apart the points of a series are. */
export type SeriesInterval =
  /** The end of each day. */
  | 'DAY'
  /** The last day of each month. */
  | 'MONTH'
  /** The last day of March, June, September and December. */
  | 'QUARTER'
  /** Each Sunday (ISO 8601). */
  | 'WEEK'
  /** Each 31 December. */
  | 'YEAR';

/** A part of a series. */
export type SeriesPart = {
  /** The identifier or code of the part, as in `Breakdown.key`. Null: those that have none. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Its name, as in `Breakdown.label`. */
  readonly label: Scalars['String']['output'];
  /** In order of time. */
  readonly points: ReadonlyArray<SeriesPoint>;
};


/** A part of a series. */
export type SeriesPartLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A count at the end of a day. */
export type SeriesPoint = {
  /** The state that it describes, as in `Figure.asOf`. */
  readonly asOf?: Maybe<Scalars['Date']['output']>;
  /** What it rests on. */
  readonly basis: FigureBasis;
  /** The day (UTC). */
  readonly day: Scalars['Date']['output'];
  /** Short names of these catalogues. */
  readonly gaps: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the part of some catalogue is what was last known, for it was not read since the point before. */
  readonly isGap: Scalars['Boolean']['output'];
  /** The true count may be higher. */
  readonly isLowerBound: Scalars['Boolean']['output'];
  /** Where it was published, of one that somebody else counted. */
  readonly source?: Maybe<FigureSource>;
  /** Short names of the catalogues behind it that had not been read by then. */
  readonly unobserved: ReadonlyArray<Scalars['String']['output']>;
  /** The count. */
  readonly value: Scalars['Int']['output'];
};

/** A part of a whole, with both. */
export type Share = {
  /** What it rests on: that of its two figures which is less certain. */
  readonly basis: FigureBasis;
  /** What it is the share of. */
  readonly definition: Scalars['String']['output'];
  /** The whole. */
  readonly denominator: Figure;
  /** What is counted of the whole. */
  readonly numerator: Figure;
  /** In percent with one decimal, halves rounded away from zero. Null where the denominator is 0. */
  readonly percent?: Maybe<Scalars['Float']['output']>;
  /** Why there is no percent. Null where there is. */
  readonly reason?: Maybe<NoPercentReason>;
};


/** A part of a whole, with both. */
export type ShareDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** A record or a statement that could not be read. */
export type SkippedRecord = {
  /** Its URI or upstream's own id; the document's URL for a statement. */
  readonly id: Scalars['String']['output'];
  /** The line of the document, counted from 1, where known. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** What the record says, where it could be read but has no place in the graph. */
  readonly properties: ReadonlyArray<OtherProperty>;
  /** What is wrong with it, as a sentence. */
  readonly reason: Scalars['String']['output'];
};

/** What could not be read from a catalogue. */
export type SkippedRecords = {
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first 1,000 of them. */
  readonly records: ReadonlyArray<SkippedRecord>;
};

/** Something in a source's answer that could not be read. */
export type SkippedValue = {
  /** Where it stood, as the source names it. */
  readonly at: Scalars['String']['output'];
  /** Why it could not be read. */
  readonly reason: Scalars['String']['output'];
  /** The source. */
  readonly source: StatisticsSource;
};

/** dcat:spatialResolutionInMeters: the smallest distance that the data can tell apart. */
export type SpatialResolution = {
  /** Metres. Null when unreadable. */
  readonly metres?: Maybe<Scalars['Float']['output']>;
  /** As upstream wrote it. */
  readonly said: Scalars['String']['output'];
};

/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type Specification = {
  /** The addresses that datasets name it by. */
  readonly addresses: ReadonlyArray<SpecificationAddress>;
  /** Other words for its short name, which are understood in its place. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  /** The columns of its table, in its order, as far as they are known. Empty: no source that we know gives them. */
  readonly columns: ReadonlyArray<SpecificationColumn>;
  /** Which organisations publish its dataset: its column of `coverage`. */
  readonly coverage: CoverageConnection;
  /** The datasets that follow it, or have a distribution that does, by what they say (dcterms:conformsTo). */
  readonly datasets: DatasetConnection;
  /** What the dataset is, in one language: the one asked for, else Swedish. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What the dataset is, in every language. */
  readonly descriptions: ReadonlyArray<Text>;
  /** The words that a dataset is known by as LIKELY in `coverage`, beside the names and aliases: in any inflection, or as the end of a compound. Null where none are listed. */
  readonly expectedWords?: Maybe<ExpectedWords>;
  /** Where to read more. */
  readonly homepage?: Maybe<Scalars['String']['output']>;
  /** The name, in one language: the one asked for, else Swedish. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The name in every language. */
  readonly names: ReadonlyArray<Text>;
  /** Its place on the national list of especially important municipal and regional datasets (topp 100), where a guide says it. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  /** Its short name: `badplatser`. */
  readonly slug: Scalars['String']['output'];
  /** Counts over the datasets that follow it: how many they are, how many organisations publish one. */
  readonly statistics: Statistics;
  /** Who looks after it, in one language: the one asked for, else Swedish, else the first given. Null where that is not known. */
  readonly steward?: Maybe<Scalars['String']['output']>;
};


/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type SpecificationCoverageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  collaboration?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  organisations?: InputMaybe<OrganisationFilter>;
};


/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type SpecificationDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DatasetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  freshness?: InputMaybe<Freshness>;
  language?: Language;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type SpecificationDescriptionArgs = {
  language?: InputMaybe<Language>;
};


/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type SpecificationNameArgs = {
  language?: InputMaybe<Language>;
};


/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type SpecificationStatisticsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** A national specification of a dataset that many municipalities and regions publish: where to look, whatever each of them calls it. */
export type SpecificationStewardArgs = {
  language?: InputMaybe<Language>;
};

/** An address that datasets name a specification by. It stands for all its spellings: with and without `www.`, version, trailing slash. */
export type SpecificationAddress = {
  /** Host and path. */
  readonly address: Scalars['String']['output'];
  /** Where it was seen. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** Whether it has been seen in use or in print. */
  readonly status: SpecificationAddressStatus;
};

/** Whether an address of a specification has been seen. */
export type SpecificationAddressStatus =
  /** It was seen in use or in print; `source` says where. */
  | 'ATTESTED'
  /** It is inferred from how other specifications are named. */
  | 'GUESSED';

/** A column of a specification's table. Files of datasets that follow the specification are read against those that are attested. */
export type SpecificationColumn = {
  /** Other names that it is published under, which are as good. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  /** Whether each row must have a value in it. */
  readonly isMandatory: Scalars['Boolean']['output'];
  /** Its name, as the first line of a CSV file gives it. Case does not matter. */
  readonly name: Scalars['String']['output'];
  /** Where it was seen. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** Whether it has been seen in the specification or in print. Nothing is held against a file for a column that is guessed. */
  readonly status: SpecificationColumnStatus;
  /** What its values are. */
  readonly type: SpecificationColumnType;
};

/** Whether a column of a specification has been seen. */
export type SpecificationColumnStatus =
  /** It was seen in the specification or in print; `source` says where. */
  | 'ATTESTED'
  /** It is inferred from other specifications, or from how the dataset is published. */
  | 'GUESSED';

/** What the values of a column of a specification are. */
export type SpecificationColumnType =
  /** `true` or `false`, or 1 or 0. */
  | 'BOOLEAN'
  /** A date, as in 2024-05-31, with or without a time. */
  | 'DATE'
  /** A date, or a date and time, as in 2024-05-31T12:00:00Z. */
  | 'DATETIME'
  /** A number with a decimal point. A decimal comma is wrong, unless the specification does not say how decimals are written and they are published so. */
  | 'DECIMAL'
  /** An email address, without `mailto:`. */
  | 'EMAIL'
  /** A whole number. */
  | 'INTEGER'
  /** Degrees of WGS 84 from -90 to 90, with a decimal point. */
  | 'LATITUDE'
  /** Degrees of WGS 84 from -180 to 180, with a decimal point. */
  | 'LONGITUDE'
  /** SCB's code of a municipality; the zero that it may begin with may be missing. */
  | 'MUNICIPALITY_CODE'
  /** SCB's code of a municipality, or an organisation number. */
  | 'MUNICIPALITY_OR_ORGANISATION'
  /** An organisation number of ten digits, with or without its hyphen. */
  | 'ORGANISATION_NUMBER'
  /** Any text that has no broken letters. */
  | 'TEXT'
  /** A whole web address, with http or https. */
  | 'URL'
  /** A Q code of Wikidata. */
  | 'WIKIDATA';

/** A national specification that some of the found datasets follow. */
export type SpecificationFacetValue = FacetValue & {
  /** How many of the found datasets follow it. */
  readonly count: Scalars['Int']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Whether the filter has chosen it. */
  readonly selected: Scalars['Boolean']['output'];
  /** The specification. */
  readonly specification?: Maybe<Specification>;
  /** Its short name. Null: the datasets that follow none that is known. */
  readonly value?: Maybe<Scalars['String']['output']>;
};


/** A national specification that some of the found datasets follow. */
export type SpecificationFacetValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** Counts over the datasets that a filter selects; each figure carries its definition, so that anyone can recompute it. */
export type Statistics = {
  /** Datasets by catalogue, most first; one that is found in several catalogues counts under each. */
  readonly byCatalogue: ReadonlyArray<Breakdown>;
  /** Datasets by collaboration that the publishing organisation is a member of, most first. */
  readonly byCollaboration: ReadonlyArray<Breakdown>;
  /** Datasets by the publishing organisation's county, most first. */
  readonly byCounty: ReadonlyArray<Breakdown>;
  /** Datasets by format of their distributions, most first; one with several formats counts under each. */
  readonly byFormat: ReadonlyArray<Breakdown>;
  /**
   * Datasets by how often they are updated (the EU vocabulary Frequency), most first; last those that do not say, or say it in
   * words of their own.
   */
  readonly byFrequency: ReadonlyArray<Breakdown>;
  /** Datasets by the publishing organisation's kind, most first. */
  readonly byKind: ReadonlyArray<Breakdown>;
  /** Datasets by licence, most first; one with several licences counts under each. */
  readonly byLicence: ReadonlyArray<Breakdown>;
  /** Datasets by publishing organisation, most first. */
  readonly byOrganisation: ReadonlyArray<Breakdown>;
  /** Datasets by the platform of the catalogues that hold them, most first; one that is found on several counts under each. */
  readonly byPlatform: ReadonlyArray<Breakdown>;
  /**
   * Datasets by national specification that they or their distributions follow, most first; one that follows several counts
   * under each.
   */
  readonly bySpecification: ReadonlyArray<Breakdown>;
  /** Datasets by theme, most first; one with several themes counts under each. */
  readonly byTheme: ReadonlyArray<Breakdown>;
  /** Which catalogues the counts stand on, and their state now. */
  readonly completeness: Completeness;
  /**
   * Data services of the organisations and catalogues that the filter selects. Null where the filter has a condition that
   * only datasets can meet (a theme, a format, a date), for then no such count is defined. With `asOf` null too, unless somebody
   * else's count is known: our history is one of datasets.
   */
  readonly dataServices?: Maybe<Figure>;
  /** Datasets; one that is found in several catalogues counts once. */
  readonly datasets: Figure;
  /** Datasets per 10,000 inhabitants of the municipalities and regions that fall under the filter. */
  readonly datasetsPerTenThousandInhabitants: Rate;
  /** Datasets that follow a known national specification, by what they say. */
  readonly datasetsWithSpecification: Figure;
  /** The day of the past at the end of which (UTC) things are counted, as asked by `asOf`. Null: they are counted as they are now. */
  readonly day?: Maybe<Scalars['Date']['output']>;
  /** Distributions of the datasets. */
  readonly distributions: Figure;
  /**
   * How the counts changed from the end of one day to the end of another, whatever `asOf` says. Each count is observed where all
   * catalogues behind it had been read by then, else somebody else's (of exactly this filter, not older than a year), else a
   * lower bound by the dates of issue.
   */
  readonly growth: Growth;
  /** High-value datasets. */
  readonly highValueDatasets: Figure;
  /** Datasets with a distribution in a machine-readable format. */
  readonly machineReadableDatasets: Figure;
  /** The share of the datasets that have a distribution in a machine-readable format. */
  readonly machineReadableShare: Share;
  /** Those of them that are municipalities. */
  readonly memberMunicipalities: Figure;
  /** Municipalities and regions that fall under the filter, whether they publish or not; members only, where it names collaborations. */
  readonly memberOrganisations: Figure;
  /** Those of them that are regions. */
  readonly memberRegions: Figure;
  /** Datasets with an open licence. */
  readonly openLicenceDatasets: Figure;
  /** The share of the datasets that have an open licence. */
  readonly openLicenceShare: Share;
  /** Those of them that are municipalities. */
  readonly publishingMunicipalities: Figure;
  /** Organisations that publish at least one of the datasets; a unit counts as the organisation it belongs to. */
  readonly publishingOrganisations: Figure;
  /** Those of them that are regions. */
  readonly publishingRegions: Figure;
  /**
   * Rows of the datasets' files, as far as they are known: of files that were read against a national specification. Null where
   * none has been read; with `asOf` null too, unless somebody else's count is known.
   */
  readonly rows?: Maybe<Figure>;
  /**
   * A count at the end of each interval, whatever `asOf` says: at most 800 points. A catalogue that could not be read keeps its
   * part, and is named in the point's `gaps`.
   */
  readonly series: StatisticsSeries;
};


/** Counts over the datasets that a filter selects; each figure carries its definition, so that anyone can recompute it. */
export type StatisticsGrowthArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** Counts over the datasets that a filter selects; each figure carries its definition, so that anyone can recompute it. */
export type StatisticsSeriesArgs = {
  by?: InputMaybe<StatisticsDimension>;
  from?: InputMaybe<Scalars['Date']['input']>;
  interval: SeriesInterval;
  metric: StatisticsMetric;
  parts?: Scalars['Int']['input'];
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What statistics are divided by. */
export type StatisticsDimension =
  /** Catalogue. */
  | 'CATALOGUE'
  /** Collaborations that it is a member of. */
  | 'COLLABORATION'
  /** Its county. */
  | 'COUNTY'
  /** Format of their distributions. */
  | 'FORMAT'
  /** How often they are updated. */
  | 'FREQUENCY'
  /** Its kind. */
  | 'KIND'
  /** Licence. */
  | 'LICENCE'
  /** Publishing organisation. */
  | 'ORGANISATION'
  /** Platform of the catalogue. */
  | 'PLATFORM'
  /** National specification. */
  | 'SPECIFICATION'
  /** Theme of the datasets. */
  | 'THEME';

/** What a series counts. */
export type StatisticsMetric =
  /** Datasets. */
  | 'DATASETS'
  /** Datasets that follow a known national specification. */
  | 'DATASETS_WITH_SPECIFICATION'
  /** Distributions of the datasets. */
  | 'DISTRIBUTIONS'
  /** High-value datasets. */
  | 'HIGH_VALUE_DATASETS'
  /** Datasets with a distribution in a machine-readable format. */
  | 'MACHINE_READABLE_DATASETS'
  /** Municipalities and regions that fall under the filter. */
  | 'MEMBERS'
  /** Datasets with an open licence. */
  | 'OPEN_LICENCE_DATASETS'
  /** Organisations that publish at least one of the datasets. */
  | 'PUBLISHING_ORGANISATIONS';

/** How a count developed. */
export type StatisticsSeries = {
  /** What exactly is counted. */
  readonly definition: Scalars['String']['output'];
  /** The first day. Null where nothing is known yet, and no days were asked. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** How far apart the points are. */
  readonly interval: SeriesInterval;
  /** What is counted. */
  readonly metric: StatisticsMetric;
  /**
   * Its parts, those of most in the last point first, those without a key last; those that are 0 all the time are left out. Where
   * something can belong to several parts, they add up to more than the whole. Imported figures are not divided.
   */
  readonly parts: ReadonlyArray<SeriesPart>;
  /** How many parts there are besides. */
  readonly partsLeftOut: Scalars['Int']['output'];
  /** The whole, in order of time. */
  readonly points: ReadonlyArray<SeriesPoint>;
  /** The last point's day. Null where nothing is known yet, and no days were asked. */
  readonly to?: Maybe<Scalars['Date']['output']>;
};


/** How a count developed. */
export type StatisticsSeriesDefinitionArgs = {
  language?: InputMaybe<Language>;
};

/** A source of key figures. */
export type StatisticsSource = {
  /** Where a person reads about it. */
  readonly homepage?: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The platform that it runs on. */
  readonly platform: Scalars['String']['output'];
  /** Its short name in the sources file, which stands before the colon in a key figure's id. */
  readonly slug: Scalars['String']['output'];
  /** The address that is asked. */
  readonly url: Scalars['String']['output'];
};


/** A source of key figures. */
export type StatisticsSourceNameArgs = {
  language?: InputMaybe<Language>;
};

/** What the beginning of a word may become. */
export type Suggestion = {
  /** The county, where the place is one. */
  readonly county?: Maybe<County>;
  /** How many datasets have it: that keyword, that publisher, that specification, that title. */
  readonly datasets: Scalars['Int']['output'];
  /** What it is. */
  readonly kind: SuggestionKind;
  /** The organisation or place; null for other kinds. */
  readonly organisation?: Maybe<Organisation>;
  /** The specification; null for other kinds. */
  readonly specification?: Maybe<Specification>;
  /** What to search for, as it is written: a title, a keyword, a name. */
  readonly text: Scalars['String']['output'];
};

/** What a suggestion is. */
export type SuggestionKind =
  /** A keyword. */
  | 'KEYWORD'
  /** An organisation that publishes. */
  | 'ORGANISATION'
  /** A municipality or a county. */
  | 'PLACE'
  /** A national dataset specification. */
  | 'SPECIFICATION'
  /** A dataset's title. */
  | 'TITLE';

/** A text in the language that upstream gave it. */
export type Text = {
  /** The language tag as upstream wrote it (BCP 47: `sv`, `en`, `sv-SE`); null when it gave none. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The text. */
  readonly value: Scalars['String']['output'];
};

/** A catalogue that is not fresh enough for the caller of a list. */
export type TooOldCatalogue = {
  /** From when on such a wish can lead to a reading again, where it rests. */
  readonly askAgain?: Maybe<Scalars['DateTime']['output']>;
  /** The catalogue. */
  readonly catalogue: Catalogue;
  /** When it was last read to its end, or was said to be unchanged. Null when it never was. */
  readonly lastSuccess?: Maybe<Scalars['DateTime']['output']>;
  /** What the wish for something fresher has led to. */
  readonly refresh: RefreshState;
};

/** Where a unit is from. */
export type UnitBasis =
  /** The source, or the sources file, has it as a unit. */
  | 'SAID'
  /** Read out of the key figure's title. */
  | 'TITLE';

/** An address that datasets give as a specification, and that no known specification has. */
export type UnknownSpecification = {
  /** The address as upstream wrote it; spellings that differ in case are one. */
  readonly address: Scalars['String']['output'];
  /** How many datasets give it, themselves or in one of their distributions. */
  readonly datasets: Figure;
};

/** Addresses that datasets give as specifications (dcterms:conformsTo), and that no known specification has. */
export type UnknownSpecifications = {
  /** The first 1,000 of them, most datasets first. Send one as `DatasetFilter.conformsTo` for its datasets. */
  readonly addresses: ReadonlyArray<UnknownSpecification>;
  /** Which catalogues the counts stand on, and their state. */
  readonly completeness: Completeness;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/** What went wrong in reading something from upstream. */
export type UpstreamProblem = {
  /** What kind of trouble it is. */
  readonly kind: ProblemKind;
  /** What is wrong, as a sentence. */
  readonly message: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  FacetValue:
    | ( FacetEntry )
    | ( FacetEntry )
    | ( FacetEntry )
    | ( FacetEntry )
    | ( FacetEntry )
    | ( FacetEntry )
    | ( FacetEntry )
    | ( FacetEntry )
  ;
  Node:
    | ( CatalogueRefModel )
    | ( DataServiceModel )
    | ( DatasetModel )
    | ( DatasetSeriesModel )
    | ( DistributionModel )
    | ( OrganisationModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agent: ResolverTypeWrapper<AgentModel>;
  Attribution: ResolverTypeWrapper<AttributionModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BoundingBoxFilter: BoundingBoxFilter;
  Breakdown: ResolverTypeWrapper<BreakdownModel>;
  Catalogue: ResolverTypeWrapper<CatalogueRefModel>;
  CatalogueConnection: ResolverTypeWrapper<Connection<CatalogueRefModel>>;
  CatalogueCounts: ResolverTypeWrapper<CatalogueCounts>;
  CatalogueEdge: ResolverTypeWrapper<Omit<CatalogueEdge, 'node'> & { node: ResolversTypes['Catalogue'] }>;
  CatalogueFacetValue: ResolverTypeWrapper<FacetEntry>;
  CatalogueFailure: ResolverTypeWrapper<CatalogueFailure>;
  CatalogueFilter: CatalogueFilter;
  CatalogueHealth: ResolverTypeWrapper<CatalogueStatusModel>;
  CatalogueProblem: ResolverTypeWrapper<ProblemOfCatalogue>;
  CatalogueState: CatalogueState;
  CatalogueStatus: CatalogueStatus;
  Change: ResolverTypeWrapper<ChangeModel>;
  Checksum: ResolverTypeWrapper<Checksum>;
  Collaboration: ResolverTypeWrapper<CollaborationModel>;
  CollaborationFacetValue: ResolverTypeWrapper<FacetEntry>;
  ComparedMeasure: ResolverTypeWrapper<ComparedFigure>;
  Comparison: ResolverTypeWrapper<GroupComparison>;
  ComparisonGroup: ComparisonGroup;
  ComparisonMetric: ComparisonMetric;
  ComparisonObstacle: ComparisonObstacle;
  Completeness: ResolverTypeWrapper<CompletenessModel>;
  Concept: ResolverTypeWrapper<Term>;
  ConceptFacetValue: ResolverTypeWrapper<FacetEntry>;
  ContactPoint: ResolverTypeWrapper<ContactPointModel>;
  County: ResolverTypeWrapper<CountyModel>;
  CountyFacetValue: ResolverTypeWrapper<FacetEntry>;
  CoverageCell: ResolverTypeWrapper<CoverageCellModel>;
  CoverageConnection: ResolverTypeWrapper<CoverageList>;
  CoverageEdge: ResolverTypeWrapper<Omit<CoverageEdge, 'node'> & { node: ResolversTypes['CoverageRow'] }>;
  CoverageEvidence: ResolverTypeWrapper<EvidenceModel>;
  CoverageEvidencePlace: CoverageEvidencePlace;
  CoverageFault: ResolverTypeWrapper<FaultOfFileModel>;
  CoverageFaultKind: CoverageFaultKind;
  CoverageRow: ResolverTypeWrapper<CoverageListRow>;
  CoverageState: CoverageState;
  CoverageStateCount: ResolverTypeWrapper<Omit<CoverageStateCount, 'organisations'> & { organisations: ResolversTypes['Figure'] }>;
  CoverageTotal: ResolverTypeWrapper<CoverageTotalModel>;
  DataService: ResolverTypeWrapper<DataServiceModel>;
  DataServiceConnection: ResolverTypeWrapper<Connection<DataServiceModel>>;
  DataServiceEdge: ResolverTypeWrapper<ListedEdge<DataServiceModel>>;
  DataServiceFilter: DataServiceFilter;
  DataServiceOrder: DataServiceOrder;
  DataServiceOrderField: DataServiceOrderField;
  Dataset: ResolverTypeWrapper<DatasetModel>;
  DatasetConnection: ResolverTypeWrapper<DatasetList>;
  DatasetEdge: ResolverTypeWrapper<DatasetListEdge>;
  DatasetFacets: ResolverTypeWrapper<Facets>;
  DatasetFilter: DatasetFilter;
  DatasetOrder: DatasetOrder;
  DatasetOrderField: DatasetOrderField;
  DatasetOrigin: ResolverTypeWrapper<Origin>;
  DatasetQuality: ResolverTypeWrapper<QualityAssessment>;
  DatasetQualityMetric: ResolverTypeWrapper<AssessedMetric>;
  DatasetSeries: ResolverTypeWrapper<DatasetSeriesModel>;
  DatasetSpecification: ResolverTypeWrapper<FollowedSpecificationModel>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Distribution: ResolverTypeWrapper<DistributionModel>;
  EspeciallyValuableDataset: ResolverTypeWrapper<ValuableDatasetModel>;
  EspeciallyValuableDatasets: ResolverTypeWrapper<ValuableDatasetsModel>;
  ExpectedWords: ResolverTypeWrapper<ExpectedWordsModel>;
  FacetValue: ResolverTypeWrapper<FacetEntry>;
  Figure: ResolverTypeWrapper<FigureModel>;
  FigureBasis: FigureBasis;
  FigureSource: ResolverTypeWrapper<FigureSourceModel>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Freshness: Freshness;
  Gender: Gender;
  Growth: ResolverTypeWrapper<GrowthModel>;
  HarvestAttempt: ResolverTypeWrapper<HarvestAttempt>;
  HarvestOutcome: HarvestOutcome;
  HeldBackAnswer: ResolverTypeWrapper<HeldBackAnswer>;
  Highlight: ResolverTypeWrapper<HighlightModel>;
  HighlightField: HighlightField;
  HighlightRange: ResolverTypeWrapper<HighlightRange>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Join: ResolverTypeWrapper<JoinModel>;
  JoinRule: JoinRule;
  KeyFigure: ResolverTypeWrapper<DescribedKeyFigure>;
  KeyFigureProblem: ResolverTypeWrapper<ProblemOfSource>;
  KeyFigureStatus: KeyFigureStatus;
  KeyFigureUnit: ResolverTypeWrapper<UnitModel>;
  KeyFigureValue: ResolverTypeWrapper<PickedValue>;
  KeyFigureValues: ResolverTypeWrapper<Omit<KeyFigureValues, 'problems' | 'skipped' | 'values'> & { problems: ReadonlyArray<ResolversTypes['KeyFigureProblem']>, skipped: ReadonlyArray<ResolversTypes['SkippedValue']>, values: ReadonlyArray<ResolversTypes['KeyFigureValue']> }>;
  KeywordFacetValue: ResolverTypeWrapper<FacetEntry>;
  Language: Language;
  Licence: ResolverTypeWrapper<Term>;
  LinkCheck: ResolverTypeWrapper<ListedLink>;
  LinkKind: LinkKind;
  LinkOutcome: LinkOutcome;
  LiveDataset: ResolverTypeWrapper<LiveDatasetModel>;
  Location: ResolverTypeWrapper<LocationModel>;
  NearFilter: NearFilter;
  NoDatasetReason: NoDatasetReason;
  NoPercentReason: NoPercentReason;
  NoQualityReason: NoQualityReason;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Offer: ResolverTypeWrapper<OfferModel>;
  OnMissing: OnMissing;
  OrderDirection: OrderDirection;
  Organisation: ResolverTypeWrapper<OrganisationModel>;
  OrganisationConnection: ResolverTypeWrapper<Connection<OrganisationModel>>;
  OrganisationEdge: ResolverTypeWrapper<ListedEdge<OrganisationModel>>;
  OrganisationFacetValue: ResolverTypeWrapper<FacetEntry>;
  OrganisationFilter: OrganisationFilter;
  OrganisationKind: OrganisationKind;
  OrganisationKindFacetValue: ResolverTypeWrapper<FacetEntry>;
  OrganisationOrder: OrganisationOrder;
  OrganisationOrderField: OrganisationOrderField;
  OtherProperty: ResolverTypeWrapper<OtherPropertyModel>;
  PageInfo: ResolverTypeWrapper<PagePosition>;
  Period: ResolverTypeWrapper<PeriodModel>;
  PostalAddress: ResolverTypeWrapper<PostalAddressModel>;
  ProblemKind: ProblemKind;
  ProfileClass: ProfileClass;
  ProfileLevel: ProfileLevel;
  QualifiedRelation: ResolverTypeWrapper<QualifiedRelationModel>;
  QualityDimension: QualityDimension;
  QualityDimensionPoints: ResolverTypeWrapper<QualityDimensionPoints>;
  QualityMetricShare: ResolverTypeWrapper<MetricShare>;
  QualityMetricState: QualityMetricState;
  QualityPoint: ResolverTypeWrapper<QualityPointModel>;
  QualityProperty: ResolverTypeWrapper<PropertyState>;
  QualityRating: QualityRating;
  QualityRatingCount: ResolverTypeWrapper<QualityRatingCount>;
  QualitySummary: ResolverTypeWrapper<QualitySummaryModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Rate: ResolverTypeWrapper<RateModel>;
  ReadingProblem: ResolverTypeWrapper<ReadingProblem>;
  Reference: ResolverTypeWrapper<ReferenceModel>;
  RefreshState: RefreshState;
  RightsStatement: ResolverTypeWrapper<RightsStatementModel>;
  SeriesInterval: SeriesInterval;
  SeriesPart: ResolverTypeWrapper<SeriesPartModel>;
  SeriesPoint: ResolverTypeWrapper<SeriesPointModel>;
  Share: ResolverTypeWrapper<ShareModel>;
  SkippedRecord: ResolverTypeWrapper<SkippedRecordModel>;
  SkippedRecords: ResolverTypeWrapper<Omit<SkippedRecords, 'records'> & { records: ReadonlyArray<ResolversTypes['SkippedRecord']> }>;
  SkippedValue: ResolverTypeWrapper<SkippedOfSource>;
  SpatialResolution: ResolverTypeWrapper<NumberValueModel>;
  Specification: ResolverTypeWrapper<SpecificationModel>;
  SpecificationAddress: ResolverTypeWrapper<SpecificationAddressModel>;
  SpecificationAddressStatus: SpecificationAddressStatus;
  SpecificationColumn: ResolverTypeWrapper<SpecificationColumnModel>;
  SpecificationColumnStatus: SpecificationColumnStatus;
  SpecificationColumnType: SpecificationColumnType;
  SpecificationFacetValue: ResolverTypeWrapper<FacetEntry>;
  Statistics: ResolverTypeWrapper<StatisticsModel>;
  StatisticsDimension: StatisticsDimension;
  StatisticsMetric: StatisticsMetric;
  StatisticsSeries: ResolverTypeWrapper<StatisticsSeriesModel>;
  StatisticsSource: ResolverTypeWrapper<StatisticsRefModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Suggestion: ResolverTypeWrapper<SuggestionModel>;
  SuggestionKind: SuggestionKind;
  Text: ResolverTypeWrapper<Text>;
  TooOldCatalogue: ResolverTypeWrapper<TooOldModel>;
  UnitBasis: UnitBasis;
  UnknownSpecification: ResolverTypeWrapper<UnknownSpecificationModel>;
  UnknownSpecifications: ResolverTypeWrapper<UnknownSpecificationsModel>;
  UpstreamProblem: ResolverTypeWrapper<UpstreamProblem>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agent: AgentModel;
  Attribution: AttributionModel;
  Boolean: Scalars['Boolean']['output'];
  BoundingBoxFilter: BoundingBoxFilter;
  Breakdown: BreakdownModel;
  Catalogue: CatalogueRefModel;
  CatalogueConnection: Connection<CatalogueRefModel>;
  CatalogueCounts: CatalogueCounts;
  CatalogueEdge: Omit<CatalogueEdge, 'node'> & { node: ResolversParentTypes['Catalogue'] };
  CatalogueFacetValue: FacetEntry;
  CatalogueFailure: CatalogueFailure;
  CatalogueFilter: CatalogueFilter;
  CatalogueHealth: CatalogueStatusModel;
  CatalogueProblem: ProblemOfCatalogue;
  Change: ChangeModel;
  Checksum: Checksum;
  Collaboration: CollaborationModel;
  CollaborationFacetValue: FacetEntry;
  ComparedMeasure: ComparedFigure;
  Comparison: GroupComparison;
  Completeness: CompletenessModel;
  Concept: Term;
  ConceptFacetValue: FacetEntry;
  ContactPoint: ContactPointModel;
  County: CountyModel;
  CountyFacetValue: FacetEntry;
  CoverageCell: CoverageCellModel;
  CoverageConnection: CoverageList;
  CoverageEdge: Omit<CoverageEdge, 'node'> & { node: ResolversParentTypes['CoverageRow'] };
  CoverageEvidence: EvidenceModel;
  CoverageFault: FaultOfFileModel;
  CoverageRow: CoverageListRow;
  CoverageStateCount: Omit<CoverageStateCount, 'organisations'> & { organisations: ResolversParentTypes['Figure'] };
  CoverageTotal: CoverageTotalModel;
  DataService: DataServiceModel;
  DataServiceConnection: Connection<DataServiceModel>;
  DataServiceEdge: ListedEdge<DataServiceModel>;
  DataServiceFilter: DataServiceFilter;
  DataServiceOrder: DataServiceOrder;
  Dataset: DatasetModel;
  DatasetConnection: DatasetList;
  DatasetEdge: DatasetListEdge;
  DatasetFacets: Facets;
  DatasetFilter: DatasetFilter;
  DatasetOrder: DatasetOrder;
  DatasetOrigin: Origin;
  DatasetQuality: QualityAssessment;
  DatasetQualityMetric: AssessedMetric;
  DatasetSeries: DatasetSeriesModel;
  DatasetSpecification: FollowedSpecificationModel;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Distribution: DistributionModel;
  EspeciallyValuableDataset: ValuableDatasetModel;
  EspeciallyValuableDatasets: ValuableDatasetsModel;
  ExpectedWords: ExpectedWordsModel;
  FacetValue: FacetEntry;
  Figure: FigureModel;
  FigureSource: FigureSourceModel;
  Float: Scalars['Float']['output'];
  Freshness: Freshness;
  Growth: GrowthModel;
  HarvestAttempt: HarvestAttempt;
  HeldBackAnswer: HeldBackAnswer;
  Highlight: HighlightModel;
  HighlightRange: HighlightRange;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Join: JoinModel;
  KeyFigure: DescribedKeyFigure;
  KeyFigureProblem: ProblemOfSource;
  KeyFigureUnit: UnitModel;
  KeyFigureValue: PickedValue;
  KeyFigureValues: Omit<KeyFigureValues, 'problems' | 'skipped' | 'values'> & { problems: ReadonlyArray<ResolversParentTypes['KeyFigureProblem']>, skipped: ReadonlyArray<ResolversParentTypes['SkippedValue']>, values: ReadonlyArray<ResolversParentTypes['KeyFigureValue']> };
  KeywordFacetValue: FacetEntry;
  Licence: Term;
  LinkCheck: ListedLink;
  LiveDataset: LiveDatasetModel;
  Location: LocationModel;
  NearFilter: NearFilter;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Offer: OfferModel;
  Organisation: OrganisationModel;
  OrganisationConnection: Connection<OrganisationModel>;
  OrganisationEdge: ListedEdge<OrganisationModel>;
  OrganisationFacetValue: FacetEntry;
  OrganisationFilter: OrganisationFilter;
  OrganisationKindFacetValue: FacetEntry;
  OrganisationOrder: OrganisationOrder;
  OtherProperty: OtherPropertyModel;
  PageInfo: PagePosition;
  Period: PeriodModel;
  PostalAddress: PostalAddressModel;
  QualifiedRelation: QualifiedRelationModel;
  QualityDimensionPoints: QualityDimensionPoints;
  QualityMetricShare: MetricShare;
  QualityPoint: QualityPointModel;
  QualityProperty: PropertyState;
  QualityRatingCount: QualityRatingCount;
  QualitySummary: QualitySummaryModel;
  Query: Record<PropertyKey, never>;
  Rate: RateModel;
  ReadingProblem: ReadingProblem;
  Reference: ReferenceModel;
  RightsStatement: RightsStatementModel;
  SeriesPart: SeriesPartModel;
  SeriesPoint: SeriesPointModel;
  Share: ShareModel;
  SkippedRecord: SkippedRecordModel;
  SkippedRecords: Omit<SkippedRecords, 'records'> & { records: ReadonlyArray<ResolversParentTypes['SkippedRecord']> };
  SkippedValue: SkippedOfSource;
  SpatialResolution: NumberValueModel;
  Specification: SpecificationModel;
  SpecificationAddress: SpecificationAddressModel;
  SpecificationColumn: SpecificationColumnModel;
  SpecificationFacetValue: FacetEntry;
  Statistics: StatisticsModel;
  StatisticsSeries: StatisticsSeriesModel;
  StatisticsSource: StatisticsRefModel;
  String: Scalars['String']['output'];
  Suggestion: SuggestionModel;
  Text: Text;
  TooOldCatalogue: TooOldModel;
  UnknownSpecification: UnknownSpecificationModel;
  UnknownSpecifications: UnknownSpecificationsModel;
  UpstreamProblem: UpstreamProblem;
};

export type BetweenRevisionsDirectiveArgs = { };

export type BetweenRevisionsDirectiveResolver<Result, Parent, ContextType = Context, Args = BetweenRevisionsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OfReplicaDirectiveArgs = { };

export type OfReplicaDirectiveResolver<Result, Parent, ContextType = Context, Args = OfReplicaDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  classifications?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<AgentDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  emails?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  homepages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<AgentNameArgs, 'language'>>;
  names?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  sameAs?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribution'] = ResolversParentTypes['Attribution']> = {
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type BreakdownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Breakdown'] = ResolversParentTypes['Breakdown']> = {
  catalogue?: Resolver<Maybe<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  collaboration?: Resolver<Maybe<ResolversTypes['Collaboration']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<BreakdownLabelArgs, 'language'>>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  perTenThousandInhabitants?: Resolver<Maybe<ResolversTypes['Rate']>, ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['Specification']>, ParentType, ContextType>;
};

export type CatalogueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Catalogue'] = ResolversParentTypes['Catalogue']> = {
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['CatalogueCounts'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<CatalogueDatasetsArgs, 'language'>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<CatalogueDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  hasPart?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['CatalogueHealth'], ParentType, ContextType>;
  homepages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPartOf?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  licences?: Resolver<ReadonlyArray<ResolversTypes['Licence']>, ParentType, ContextType>;
  modified?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  modifiedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CatalogueNameArgs, 'language'>>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['QualitySummary'], ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['RightsStatement']>, ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['SkippedRecords'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  spatial?: Resolver<ReadonlyArray<ResolversTypes['Location']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CatalogueStatus'], ParentType, ContextType>;
  themeTaxonomies?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<CatalogueTitleArgs, 'language'>>;
  titles?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CatalogueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueConnection'] = ResolversParentTypes['CatalogueConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CatalogueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogueCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueCounts'] = ResolversParentTypes['CatalogueCounts']> = {
  dataServices?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  distributions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueEdge'] = ResolversParentTypes['CatalogueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
};

export type CatalogueFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueFacetValue'] = ResolversParentTypes['CatalogueFacetValue']> = {
  catalogue?: Resolver<Maybe<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CatalogueFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CatalogueFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueFailure'] = ResolversParentTypes['CatalogueFailure']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['ProblemKind']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CatalogueHealthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueHealth'] = ResolversParentTypes['CatalogueHealth']> = {
  consecutiveFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  heldBack?: Resolver<Maybe<ResolversTypes['HeldBackAnswer']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['HarvestAttempt']>, ParentType, ContextType>;
  lastAttempt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastDurationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['CatalogueFailure']>, ParentType, ContextType>;
  lastSuccess?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextAttempt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['CatalogueProblem']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CatalogueState'], ParentType, ContextType>;
};

export type CatalogueProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueProblem'] = ResolversParentTypes['CatalogueProblem']> = {
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProblemKind'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ChangeDefinitionArgs, 'language'>>;
  delta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  isComparable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  obstacles?: Resolver<ReadonlyArray<ResolversTypes['ComparisonObstacle']>, ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['NoPercentReason']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
};

export type ChecksumResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Checksum'] = ResolversParentTypes['Checksum']> = {
  algorithm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CollaborationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Collaboration'] = ResolversParentTypes['Collaboration']> = {
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<CollaborationDatasetsArgs, 'language'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<CollaborationNameArgs, 'language'>>;
  names?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  organisations?: Resolver<ResolversTypes['OrganisationConnection'], ParentType, ContextType, RequireFields<CollaborationOrganisationsArgs, 'language'>>;
  since?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType, Partial<CollaborationStatisticsArgs>>;
};

export type CollaborationFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollaborationFacetValue'] = ResolversParentTypes['CollaborationFacetValue']> = {
  collaboration?: Resolver<Maybe<ResolversTypes['Collaboration']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CollaborationFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComparedMeasureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparedMeasure'] = ResolversParentTypes['ComparedMeasure']> = {
  asOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ComparedMeasureDefinitionArgs, 'language'>>;
  mean?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['ComparisonMetric'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ComparisonDefinitionArgs, 'language'>>;
  group?: Resolver<ResolversTypes['ComparisonGroup'], ParentType, ContextType>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['ComparedMeasure']>, ParentType, ContextType>;
  members?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  publishing?: Resolver<ResolversTypes['Share'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fresh?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['CatalogueProblem']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tooOld?: Resolver<ReadonlyArray<ResolversTypes['TooOldCatalogue']>, ParentType, ContextType>;
};

export type ConceptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Concept'] = ResolversParentTypes['Concept']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ConceptLabelArgs, 'language'>>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConceptFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConceptFacetValue'] = ResolversParentTypes['ConceptFacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ConceptFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactPoint'] = ResolversParentTypes['ContactPoint']> = {
  addresses?: Resolver<ReadonlyArray<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  emails?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ContactPointNameArgs, 'language'>>;
  names?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  telephones?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urls?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
};

export type CountyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['County'] = ResolversParentTypes['County']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CountyNameArgs, 'language'>>;
};

export type CountyFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountyFacetValue'] = ResolversParentTypes['CountyFacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  county?: Resolver<Maybe<ResolversTypes['County']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CountyFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CoverageCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageCell'] = ResolversParentTypes['CoverageCell']> = {
  datasetCount?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  datasets?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<CoverageCellDatasetsArgs, 'first'>>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['CoverageEvidence']>, ParentType, ContextType, RequireFields<CoverageCellEvidenceArgs, 'first'>>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['CoverageFault']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['CatalogueProblem']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['NoDatasetReason']>, ParentType, ContextType>;
  specification?: Resolver<ResolversTypes['Specification'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CoverageState'], ParentType, ContextType>;
  unreadCatalogues?: Resolver<ReadonlyArray<ResolversTypes['Catalogue']>, ParentType, ContextType>;
};

export type CoverageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageConnection'] = ResolversParentTypes['CoverageConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CoverageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CoverageRow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  specifications?: Resolver<ReadonlyArray<ResolversTypes['Specification']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['CoverageTotal']>, ParentType, ContextType>;
};

export type CoverageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageEdge'] = ResolversParentTypes['CoverageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CoverageRow'], ParentType, ContextType>;
};

export type CoverageEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageEvidence'] = ResolversParentTypes['CoverageEvidence']> = {
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['CoverageEvidencePlace'], ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CoverageFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageFault'] = ResolversParentTypes['CoverageFault']> = {
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CoverageFaultKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CoverageFaultMessageArgs, 'language'>>;
  row?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CoverageRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageRow'] = ResolversParentTypes['CoverageRow']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['CoverageCell']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
};

export type CoverageStateCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageStateCount'] = ResolversParentTypes['CoverageStateCount']> = {
  organisations?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CoverageState'], ParentType, ContextType>;
};

export type CoverageTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageTotal'] = ResolversParentTypes['CoverageTotal']> = {
  declaring?: Resolver<ResolversTypes['Share'], ParentType, ContextType>;
  organisations?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  specification?: Resolver<ResolversTypes['Specification'], ParentType, ContextType>;
  states?: Resolver<ReadonlyArray<ResolversTypes['CoverageStateCount']>, ParentType, ContextType>;
};

export type DataServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataService'] = ResolversParentTypes['DataService']> = {
  accessRights?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  applicableLegislation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  conformsTo?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  contactPoints?: Resolver<ReadonlyArray<ResolversTypes['ContactPoint']>, ParentType, ContextType>;
  creators?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<DataServiceDatasetsArgs, 'language'>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DataServiceDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  documentation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  endpointDescriptions?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  endpointUrls?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  formats?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  highValueCategories?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keywordTexts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DataServiceKeywordsArgs, 'language'>>;
  landingPages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  licences?: Resolver<ReadonlyArray<ResolversTypes['Licence']>, ParentType, ContextType>;
  modified?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  modifiedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ReadingProblem']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  publishers?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  qualifiedAttributions?: Resolver<ReadonlyArray<ResolversTypes['Attribution']>, ParentType, ContextType>;
  qualifiedRelations?: Resolver<ReadonlyArray<ResolversTypes['QualifiedRelation']>, ParentType, ContextType>;
  relations?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['RightsStatement']>, ParentType, ContextType>;
  spatial?: Resolver<ReadonlyArray<ResolversTypes['Location']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  temporal?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DataServiceTitleArgs, 'language'>>;
  titles?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uris?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataServiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataServiceConnection'] = ResolversParentTypes['DataServiceConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['DataServiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DataService']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DataServiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataServiceEdge'] = ResolversParentTypes['DataServiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DataService'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset']> = {
  accessRights?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  applicableLegislation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['DatasetOrigin']>, ParentType, ContextType>;
  conformsTo?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  contactPoints?: Resolver<ReadonlyArray<ResolversTypes['ContactPoint']>, ParentType, ContextType>;
  creators?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  dataServices?: Resolver<ReadonlyArray<ResolversTypes['DataService']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  distributions?: Resolver<ReadonlyArray<ResolversTypes['Distribution']>, ParentType, ContextType>;
  documentation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  highValueCategories?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  isReferencedBy?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  isVersionOf?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keywordTexts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetKeywordsArgs, 'language'>>;
  landingPages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  licences?: Resolver<ReadonlyArray<ResolversTypes['Licence']>, ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['LiveDataset']>, ParentType, ContextType>;
  modified?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  modifiedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  offers?: Resolver<ReadonlyArray<ResolversTypes['Offer']>, ParentType, ContextType>;
  otherIdentifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ReadingProblem']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetProvenanceArgs, 'language'>>;
  provenanceTexts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  qualifiedAttributions?: Resolver<ReadonlyArray<ResolversTypes['Attribution']>, ParentType, ContextType>;
  qualifiedRelations?: Resolver<ReadonlyArray<ResolversTypes['QualifiedRelation']>, ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['DatasetQuality'], ParentType, ContextType>;
  relations?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['RightsStatement']>, ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['DatasetSeries']>, ParentType, ContextType>;
  similar?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<DatasetSimilarArgs, 'first'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  spatial?: Resolver<ReadonlyArray<ResolversTypes['Location']>, ParentType, ContextType>;
  spatialResolutions?: Resolver<ReadonlyArray<ResolversTypes['SpatialResolution']>, ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['Specification']>, ParentType, ContextType>;
  specifications?: Resolver<ReadonlyArray<ResolversTypes['DatasetSpecification']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  temporal?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  temporalResolutions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetTitleArgs, 'language'>>;
  titles?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versionNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetVersionNoteArgs, 'language'>>;
  versionNotes?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetConnection'] = ResolversParentTypes['DatasetConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['DatasetEdge']>, ParentType, ContextType>;
  facets?: Resolver<ResolversTypes['DatasetFacets'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DatasetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetEdge'] = ResolversParentTypes['DatasetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlights?: Resolver<ReadonlyArray<ResolversTypes['Highlight']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type DatasetFacetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetFacets'] = ResolversParentTypes['DatasetFacets']> = {
  accessRights?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsAccessRightsArgs, 'first'>>;
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['CatalogueFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsCataloguesArgs, 'first'>>;
  collaborations?: Resolver<ReadonlyArray<ResolversTypes['CollaborationFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsCollaborationsArgs, 'first'>>;
  counties?: Resolver<ReadonlyArray<ResolversTypes['CountyFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsCountiesArgs, 'first'>>;
  formats?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsFormatsArgs, 'first'>>;
  frequencies?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsFrequenciesArgs, 'first'>>;
  highValueCategories?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsHighValueCategoriesArgs, 'first'>>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['KeywordFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsKeywordsArgs, 'first'>>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsLanguagesArgs, 'first'>>;
  licences?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsLicencesArgs, 'first'>>;
  municipalities?: Resolver<ReadonlyArray<ResolversTypes['OrganisationFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsMunicipalitiesArgs, 'first'>>;
  organisationKinds?: Resolver<ReadonlyArray<ResolversTypes['OrganisationKindFacetValue']>, ParentType, ContextType>;
  organisations?: Resolver<ReadonlyArray<ResolversTypes['OrganisationFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsOrganisationsArgs, 'first'>>;
  specifications?: Resolver<ReadonlyArray<ResolversTypes['SpecificationFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsSpecificationsArgs, 'first'>>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['ConceptFacetValue']>, ParentType, ContextType, RequireFields<DatasetFacetsThemesArgs, 'first'>>;
};

export type DatasetOriginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetOrigin'] = ResolversParentTypes['DatasetOrigin']> = {
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  harvestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DatasetQualityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetQuality'] = ResolversParentTypes['DatasetQuality']> = {
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['QualityDimensionPoints']>, ParentType, ContextType>;
  distribution?: Resolver<Maybe<ResolversTypes['Distribution']>, ParentType, ContextType>;
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  metadataPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['DatasetQualityMetric']>, ParentType, ContextType, Partial<DatasetQualityMetricsArgs>>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['QualityProperty']>, ParentType, ContextType>;
  rating?: Resolver<ResolversTypes['QualityRating'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DatasetQualityMetricResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetQualityMetric'] = ResolversParentTypes['DatasetQualityMetric']> = {
  advice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetQualityMetricAdviceArgs, 'language'>>;
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<DatasetQualityMetricFoundArgs, 'language'>>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<DatasetQualityMetricLabelArgs, 'language'>>;
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['QualityMetricState'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DatasetSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetSeries'] = ResolversParentTypes['DatasetSeries']> = {
  accessRights?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  applicableLegislation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  conformsTo?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  contactPoints?: Resolver<ReadonlyArray<ResolversTypes['ContactPoint']>, ParentType, ContextType>;
  creators?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<DatasetSeriesDatasetsArgs, 'language'>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetSeriesDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  documentation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  highValueCategories?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keywordTexts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetSeriesKeywordsArgs, 'language'>>;
  landingPages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  licences?: Resolver<ReadonlyArray<ResolversTypes['Licence']>, ParentType, ContextType>;
  modified?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  modifiedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ReadingProblem']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  qualifiedAttributions?: Resolver<ReadonlyArray<ResolversTypes['Attribution']>, ParentType, ContextType>;
  qualifiedRelations?: Resolver<ReadonlyArray<ResolversTypes['QualifiedRelation']>, ParentType, ContextType>;
  relations?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['RightsStatement']>, ParentType, ContextType>;
  spatial?: Resolver<ReadonlyArray<ResolversTypes['Location']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  temporal?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DatasetSeriesTitleArgs, 'language'>>;
  titles?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetSpecificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetSpecification'] = ResolversParentTypes['DatasetSpecification']> = {
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  specification?: Resolver<ResolversTypes['Specification'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DistributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Distribution'] = ResolversParentTypes['Distribution']> = {
  accessServices?: Resolver<ReadonlyArray<ResolversTypes['DataService']>, ParentType, ContextType>;
  accessUrls?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  applicableLegislation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  byteSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  byteSizeSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  checksums?: Resolver<ReadonlyArray<ResolversTypes['Checksum']>, ParentType, ContextType>;
  compressFormats?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  conformsTo?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DistributionDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  documentation?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  downloadUrls?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  formats?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  licences?: Resolver<ReadonlyArray<ResolversTypes['Licence']>, ParentType, ContextType>;
  linkChecks?: Resolver<ReadonlyArray<ResolversTypes['LinkCheck']>, ParentType, ContextType>;
  mediaTypes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  modified?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  modifiedSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  packageFormats?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['ReadingProblem']>, ParentType, ContextType>;
  rights?: Resolver<ReadonlyArray<ResolversTypes['RightsStatement']>, ParentType, ContextType>;
  spatialResolutions?: Resolver<ReadonlyArray<ResolversTypes['SpatialResolution']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  temporal?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  temporalResolutions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DistributionTitleArgs, 'language'>>;
  titles?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EspeciallyValuableDatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EspeciallyValuableDataset'] = ResolversParentTypes['EspeciallyValuableDataset']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<EspeciallyValuableDatasetNameArgs, 'language'>>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['Specification']>, ParentType, ContextType>;
};

export type EspeciallyValuableDatasetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EspeciallyValuableDatasets'] = ResolversParentTypes['EspeciallyValuableDatasets']> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  datasets?: Resolver<ReadonlyArray<ResolversTypes['EspeciallyValuableDataset']>, ParentType, ContextType>;
  guides?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  identified?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  specifications?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpectedWordsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpectedWords'] = ResolversParentTypes['ExpectedWords']> = {
  english?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  except?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  swedish?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  __resolveType: TypeResolveFn<'CatalogueFacetValue' | 'CollaborationFacetValue' | 'ConceptFacetValue' | 'CountyFacetValue' | 'KeywordFacetValue' | 'OrganisationFacetValue' | 'OrganisationKindFacetValue' | 'SpecificationFacetValue', ParentType, ContextType>;
};

export type FigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Figure'] = ResolversParentTypes['Figure']> = {
  asOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<FigureDefinitionArgs, 'language'>>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  isLowerBound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['FigureSource']>, ParentType, ContextType>;
  unobserved?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FigureSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FigureSource'] = ResolversParentTypes['FigureSource']> = {
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GrowthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Growth'] = ResolversParentTypes['Growth']> = {
  datasets?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  datasetsWithSpecification?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  distributions?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  highValueDatasets?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  machineReadableDatasets?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  memberMunicipalities?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  memberOrganisations?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  memberRegions?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  openLicenceDatasets?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  publishingMunicipalities?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  publishingOrganisations?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  publishingRegions?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type HarvestAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HarvestAttempt'] = ResolversParentTypes['HarvestAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  datasets?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['HarvestOutcome'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['ProblemKind']>, ParentType, ContextType>;
};

export type HeldBackAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldBackAnswer'] = ResolversParentTypes['HeldBackAnswer']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  believedFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  known?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HighlightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Highlight'] = ResolversParentTypes['Highlight']> = {
  field?: Resolver<ResolversTypes['HighlightField'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ranges?: Resolver<ReadonlyArray<ResolversTypes['HighlightRange']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HighlightRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HighlightRange'] = ResolversParentTypes['HighlightRange']> = {
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JoinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Join'] = ResolversParentTypes['Join']> = {
  alias?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['JoinRule'], ParentType, ContextType>;
};

export type KeyFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyFigure'] = ResolversParentTypes['KeyFigure']> = {
  area?: Resolver<Maybe<ResolversTypes['Text']>, ParentType, ContextType>;
  byGender?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<KeyFigureDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latestPeriod?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['UpstreamProblem']>, ParentType, ContextType>;
  producer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publication?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StatisticsSource'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<KeyFigureTitleArgs, 'language'>>;
  titles?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['KeyFigureUnit']>, ParentType, ContextType>;
  updated?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KeyFigureProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyFigureProblem'] = ResolversParentTypes['KeyFigureProblem']> = {
  ids?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProblemKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StatisticsSource'], ParentType, ContextType>;
};

export type KeyFigureUnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyFigureUnit'] = ResolversParentTypes['KeyFigureUnit']> = {
  basis?: Resolver<ResolversTypes['UnitBasis'], ParentType, ContextType>;
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<KeyFigureUnitTextArgs, 'language'>>;
  texts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
};

export type KeyFigureValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyFigureValue'] = ResolversParentTypes['KeyFigureValue']> = {
  count?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  gender?: Resolver<ResolversTypes['Gender'], ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keyFigure?: Resolver<Maybe<ResolversTypes['KeyFigure']>, ParentType, ContextType>;
  keyFigureId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  said?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['KeyFigureStatus'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KeyFigureValuesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyFigureValues'] = ResolversParentTypes['KeyFigureValues']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['KeyFigureProblem']>, ParentType, ContextType>;
  skipped?: Resolver<ReadonlyArray<ResolversTypes['SkippedValue']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['KeyFigureValue']>, ParentType, ContextType>;
};

export type KeywordFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeywordFacetValue'] = ResolversParentTypes['KeywordFacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<KeywordFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Licence'] = ResolversParentTypes['Licence']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<LicenceLabelArgs, 'language'>>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  open?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LinkCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkCheck'] = ResolversParentTypes['LinkCheck']> = {
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LinkKind'], ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['LinkOutcome']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LiveDatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiveDataset'] = ResolversParentTypes['LiveDataset']> = {
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['UpstreamProblem']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  bbox?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  centroid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  geometry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<LocationLabelArgs, 'language'>>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Catalogue' | 'DataService' | 'Dataset' | 'DatasetSeries' | 'Distribution' | 'Organisation', ParentType, ContextType>;
};

export type OfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OfferDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  pages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  agents?: Resolver<ReadonlyArray<ResolversTypes['Agent']>, ParentType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  collaborations?: Resolver<ReadonlyArray<ResolversTypes['Collaboration']>, ParentType, ContextType>;
  comparison?: Resolver<ReadonlyArray<ResolversTypes['Comparison']>, ParentType, ContextType, Partial<OrganisationComparisonArgs>>;
  county?: Resolver<Maybe<ResolversTypes['County']>, ParentType, ContextType>;
  coverage?: Resolver<ReadonlyArray<ResolversTypes['CoverageCell']>, ParentType, ContextType, Partial<OrganisationCoverageArgs>>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<OrganisationDatasetsArgs, 'language'>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrganisationDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  emails?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  homepages?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  joinedBy?: Resolver<ReadonlyArray<ResolversTypes['Join']>, ParentType, ContextType>;
  keyFigures?: Resolver<ResolversTypes['KeyFigureValues'], ParentType, ContextType, RequireFields<OrganisationKeyFiguresArgs, 'ids' | 'years'>>;
  kind?: Resolver<ResolversTypes['OrganisationKind'], ParentType, ContextType>;
  municipalityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrganisationNameArgs, 'language'>>;
  names?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  organisationNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  population?: Resolver<Maybe<ResolversTypes['Figure']>, ParentType, ContextType, Partial<OrganisationPopulationArgs>>;
  populationProblem?: Resolver<Maybe<ResolversTypes['UpstreamProblem']>, ParentType, ContextType, RequireFields<OrganisationPopulationProblemArgs, 'year'>>;
  quality?: Resolver<ResolversTypes['QualitySummary'], ParentType, ContextType>;
  regionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType, Partial<OrganisationStatisticsArgs>>;
  types?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['OrganisationConnection'], ParentType, ContextType, RequireFields<OrganisationUnitsArgs, 'language'>>;
  unresolved?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uris?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganisationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganisationConnection'] = ResolversParentTypes['OrganisationConnection']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganisationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganisationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganisationEdge'] = ResolversParentTypes['OrganisationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OrganisationFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganisationFacetValue'] = ResolversParentTypes['OrganisationFacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<OrganisationFacetValueLabelArgs, 'language'>>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganisationKindFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganisationKindFacetValue'] = ResolversParentTypes['OrganisationKindFacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['OrganisationKind']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<OrganisationKindFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OtherPropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OtherProperty'] = ResolversParentTypes['OtherProperty']> = {
  datatype?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isUri?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  end?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  startSaid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QualifiedRelationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualifiedRelation'] = ResolversParentTypes['QualifiedRelation']> = {
  relations?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type QualityDimensionPointsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityDimensionPoints'] = ResolversParentTypes['QualityDimensionPoints']> = {
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QualityMetricShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityMetricShare'] = ResolversParentTypes['QualityMetricShare']> = {
  advice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<QualityMetricShareAdviceArgs, 'language'>>;
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<QualityMetricShareLabelArgs, 'language'>>;
  met?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pointsToGain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QualityPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityPoint'] = ResolversParentTypes['QualityPoint']> = {
  asOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  assessed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unobserved?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QualityPropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityProperty'] = ResolversParentTypes['QualityProperty']> = {
  advice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<QualityPropertyAdviceArgs, 'language'>>;
  class?: Resolver<ResolversTypes['ProfileClass'], ParentType, ContextType>;
  isGiven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<QualityPropertyLabelArgs, 'language'>>;
  lacking?: Resolver<ReadonlyArray<ResolversTypes['Distribution']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ProfileLevel'], ParentType, ContextType>;
  term?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QualityRatingCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityRatingCount'] = ResolversParentTypes['QualityRatingCount']> = {
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rating?: Resolver<ResolversTypes['QualityRating'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QualitySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualitySummary'] = ResolversParentTypes['QualitySummary']> = {
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<QualitySummaryDefinitionArgs, 'language'>>;
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['QualityMetricShare']>, ParentType, ContextType, Partial<QualitySummaryMetricsArgs>>;
  points?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['QualityRating']>, ParentType, ContextType>;
  ratings?: Resolver<ReadonlyArray<ResolversTypes['QualityRatingCount']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['NoQualityReason']>, ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['QualityPoint']>, ParentType, ContextType, RequireFields<QualitySummarySeriesArgs, 'interval'>>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  totalPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalogue?: Resolver<Maybe<ResolversTypes['Catalogue']>, ParentType, ContextType, Partial<QueryCatalogueArgs>>;
  catalogues?: Resolver<ResolversTypes['CatalogueConnection'], ParentType, ContextType, Partial<QueryCataloguesArgs>>;
  collaboration?: Resolver<Maybe<ResolversTypes['Collaboration']>, ParentType, ContextType, RequireFields<QueryCollaborationArgs, 'id'>>;
  collaborations?: Resolver<ReadonlyArray<ResolversTypes['Collaboration']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['CoverageConnection'], ParentType, ContextType, Partial<QueryCoverageArgs>>;
  dataService?: Resolver<Maybe<ResolversTypes['DataService']>, ParentType, ContextType, RequireFields<QueryDataServiceArgs, 'id'>>;
  dataServices?: Resolver<ResolversTypes['DataServiceConnection'], ParentType, ContextType, RequireFields<QueryDataServicesArgs, 'language'>>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, Partial<QueryDatasetArgs>>;
  datasetSeries?: Resolver<Maybe<ResolversTypes['DatasetSeries']>, ParentType, ContextType, RequireFields<QueryDatasetSeriesArgs, 'id'>>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<QueryDatasetsArgs, 'language'>>;
  distribution?: Resolver<Maybe<ResolversTypes['Distribution']>, ParentType, ContextType, RequireFields<QueryDistributionArgs, 'id'>>;
  especiallyValuableDatasets?: Resolver<ResolversTypes['EspeciallyValuableDatasets'], ParentType, ContextType>;
  keyFigure?: Resolver<Maybe<ResolversTypes['KeyFigure']>, ParentType, ContextType, RequireFields<QueryKeyFigureArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType, Partial<QueryOrganisationArgs>>;
  organisations?: Resolver<ResolversTypes['OrganisationConnection'], ParentType, ContextType, RequireFields<QueryOrganisationsArgs, 'language'>>;
  quality?: Resolver<ResolversTypes['QualitySummary'], ParentType, ContextType, Partial<QueryQualityArgs>>;
  revision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['Specification']>, ParentType, ContextType, RequireFields<QuerySpecificationArgs, 'slug'>>;
  specifications?: Resolver<ReadonlyArray<ResolversTypes['Specification']>, ParentType, ContextType, RequireFields<QuerySpecificationsArgs, 'language'>>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType, Partial<QueryStatisticsArgs>>;
  statisticsSources?: Resolver<ReadonlyArray<ResolversTypes['StatisticsSource']>, ParentType, ContextType>;
  suggest?: Resolver<ReadonlyArray<ResolversTypes['Suggestion']>, ParentType, ContextType, RequireFields<QuerySuggestArgs, 'first' | 'language' | 'prefix'>>;
  unknownSpecifications?: Resolver<ResolversTypes['UnknownSpecifications'], ParentType, ContextType>;
};

export type RateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rate'] = ResolversParentTypes['Rate']> = {
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<RateDefinitionArgs, 'language'>>;
  population?: Resolver<Maybe<ResolversTypes['Figure']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ReadingProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReadingProblem'] = ResolversParentTypes['ReadingProblem']> = {
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  said?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reference'] = ResolversParentTypes['Reference']> = {
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ReferenceLabelArgs, 'language'>>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RightsStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsStatement'] = ResolversParentTypes['RightsStatement']> = {
  attributionText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RightsStatementAttributionTextArgs, 'language'>>;
  attributionTexts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  attributionUrls?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  copyrightNotice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RightsStatementCopyrightNoticeArgs, 'language'>>;
  copyrightNotices?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  otherProperties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RightsStatementTextArgs, 'language'>>;
  texts?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SeriesPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesPart'] = ResolversParentTypes['SeriesPart']> = {
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SeriesPartLabelArgs, 'language'>>;
  points?: Resolver<ReadonlyArray<ResolversTypes['SeriesPoint']>, ParentType, ContextType>;
};

export type SeriesPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesPoint'] = ResolversParentTypes['SeriesPoint']> = {
  asOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  isGap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLowerBound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['FigureSource']>, ParentType, ContextType>;
  unobserved?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Share'] = ResolversParentTypes['Share']> = {
  basis?: Resolver<ResolversTypes['FigureBasis'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ShareDefinitionArgs, 'language'>>;
  denominator?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['NoPercentReason']>, ParentType, ContextType>;
};

export type SkippedRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkippedRecord'] = ResolversParentTypes['SkippedRecord']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['OtherProperty']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SkippedRecordsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkippedRecords'] = ResolversParentTypes['SkippedRecords']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  records?: Resolver<ReadonlyArray<ResolversTypes['SkippedRecord']>, ParentType, ContextType>;
};

export type SkippedValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkippedValue'] = ResolversParentTypes['SkippedValue']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StatisticsSource'], ParentType, ContextType>;
};

export type SpatialResolutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpatialResolution'] = ResolversParentTypes['SpatialResolution']> = {
  metres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SpecificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Specification'] = ResolversParentTypes['Specification']> = {
  addresses?: Resolver<ReadonlyArray<ResolversTypes['SpecificationAddress']>, ParentType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['SpecificationColumn']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['CoverageConnection'], ParentType, ContextType, Partial<SpecificationCoverageArgs>>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<SpecificationDatasetsArgs, 'language'>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<SpecificationDescriptionArgs, 'language'>>;
  descriptions?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  expectedWords?: Resolver<Maybe<ResolversTypes['ExpectedWords']>, ParentType, ContextType>;
  homepage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<SpecificationNameArgs, 'language'>>;
  names?: Resolver<ReadonlyArray<ResolversTypes['Text']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType, Partial<SpecificationStatisticsArgs>>;
  steward?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<SpecificationStewardArgs, 'language'>>;
};

export type SpecificationAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpecificationAddress'] = ResolversParentTypes['SpecificationAddress']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SpecificationAddressStatus'], ParentType, ContextType>;
};

export type SpecificationColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpecificationColumn'] = ResolversParentTypes['SpecificationColumn']> = {
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  isMandatory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SpecificationColumnStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['SpecificationColumnType'], ParentType, ContextType>;
};

export type SpecificationFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpecificationFacetValue'] = ResolversParentTypes['SpecificationFacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SpecificationFacetValueLabelArgs, 'language'>>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['Specification']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Statistics'] = ResolversParentTypes['Statistics']> = {
  byCatalogue?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byCollaboration?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byCounty?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byFormat?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byFrequency?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byKind?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byLicence?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byOrganisation?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byPlatform?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  bySpecification?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  byTheme?: Resolver<ReadonlyArray<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  dataServices?: Resolver<Maybe<ResolversTypes['Figure']>, ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  datasetsPerTenThousandInhabitants?: Resolver<ResolversTypes['Rate'], ParentType, ContextType>;
  datasetsWithSpecification?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  day?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  distributions?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  growth?: Resolver<ResolversTypes['Growth'], ParentType, ContextType, RequireFields<StatisticsGrowthArgs, 'from' | 'to'>>;
  highValueDatasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  machineReadableDatasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  machineReadableShare?: Resolver<ResolversTypes['Share'], ParentType, ContextType>;
  memberMunicipalities?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  memberOrganisations?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  memberRegions?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  openLicenceDatasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  openLicenceShare?: Resolver<ResolversTypes['Share'], ParentType, ContextType>;
  publishingMunicipalities?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  publishingOrganisations?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  publishingRegions?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Figure']>, ParentType, ContextType>;
  series?: Resolver<ResolversTypes['StatisticsSeries'], ParentType, ContextType, RequireFields<StatisticsSeriesArgs, 'interval' | 'metric' | 'parts'>>;
};

export type StatisticsSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatisticsSeries'] = ResolversParentTypes['StatisticsSeries']> = {
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<StatisticsSeriesDefinitionArgs, 'language'>>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['SeriesInterval'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['StatisticsMetric'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['SeriesPart']>, ParentType, ContextType>;
  partsLeftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['SeriesPoint']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type StatisticsSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatisticsSource'] = ResolversParentTypes['StatisticsSource']> = {
  homepage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<StatisticsSourceNameArgs, 'language'>>;
  platform?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  county?: Resolver<Maybe<ResolversTypes['County']>, ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SuggestionKind'], ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['Specification']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Text'] = ResolversParentTypes['Text']> = {
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TooOldCatalogueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooOldCatalogue'] = ResolversParentTypes['TooOldCatalogue']> = {
  askAgain?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  lastSuccess?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refresh?: Resolver<ResolversTypes['RefreshState'], ParentType, ContextType>;
};

export type UnknownSpecificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnknownSpecification'] = ResolversParentTypes['UnknownSpecification']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
};

export type UnknownSpecificationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnknownSpecifications'] = ResolversParentTypes['UnknownSpecifications']> = {
  addresses?: Resolver<ReadonlyArray<ResolversTypes['UnknownSpecification']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UpstreamProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpstreamProblem'] = ResolversParentTypes['UpstreamProblem']> = {
  kind?: Resolver<ResolversTypes['ProblemKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Agent?: AgentResolvers<ContextType>;
  Attribution?: AttributionResolvers<ContextType>;
  Breakdown?: BreakdownResolvers<ContextType>;
  Catalogue?: CatalogueResolvers<ContextType>;
  CatalogueConnection?: CatalogueConnectionResolvers<ContextType>;
  CatalogueCounts?: CatalogueCountsResolvers<ContextType>;
  CatalogueEdge?: CatalogueEdgeResolvers<ContextType>;
  CatalogueFacetValue?: CatalogueFacetValueResolvers<ContextType>;
  CatalogueFailure?: CatalogueFailureResolvers<ContextType>;
  CatalogueHealth?: CatalogueHealthResolvers<ContextType>;
  CatalogueProblem?: CatalogueProblemResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  Checksum?: ChecksumResolvers<ContextType>;
  Collaboration?: CollaborationResolvers<ContextType>;
  CollaborationFacetValue?: CollaborationFacetValueResolvers<ContextType>;
  ComparedMeasure?: ComparedMeasureResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  Concept?: ConceptResolvers<ContextType>;
  ConceptFacetValue?: ConceptFacetValueResolvers<ContextType>;
  ContactPoint?: ContactPointResolvers<ContextType>;
  County?: CountyResolvers<ContextType>;
  CountyFacetValue?: CountyFacetValueResolvers<ContextType>;
  CoverageCell?: CoverageCellResolvers<ContextType>;
  CoverageConnection?: CoverageConnectionResolvers<ContextType>;
  CoverageEdge?: CoverageEdgeResolvers<ContextType>;
  CoverageEvidence?: CoverageEvidenceResolvers<ContextType>;
  CoverageFault?: CoverageFaultResolvers<ContextType>;
  CoverageRow?: CoverageRowResolvers<ContextType>;
  CoverageStateCount?: CoverageStateCountResolvers<ContextType>;
  CoverageTotal?: CoverageTotalResolvers<ContextType>;
  DataService?: DataServiceResolvers<ContextType>;
  DataServiceConnection?: DataServiceConnectionResolvers<ContextType>;
  DataServiceEdge?: DataServiceEdgeResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DatasetConnection?: DatasetConnectionResolvers<ContextType>;
  DatasetEdge?: DatasetEdgeResolvers<ContextType>;
  DatasetFacets?: DatasetFacetsResolvers<ContextType>;
  DatasetOrigin?: DatasetOriginResolvers<ContextType>;
  DatasetQuality?: DatasetQualityResolvers<ContextType>;
  DatasetQualityMetric?: DatasetQualityMetricResolvers<ContextType>;
  DatasetSeries?: DatasetSeriesResolvers<ContextType>;
  DatasetSpecification?: DatasetSpecificationResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Distribution?: DistributionResolvers<ContextType>;
  EspeciallyValuableDataset?: EspeciallyValuableDatasetResolvers<ContextType>;
  EspeciallyValuableDatasets?: EspeciallyValuableDatasetsResolvers<ContextType>;
  ExpectedWords?: ExpectedWordsResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  Figure?: FigureResolvers<ContextType>;
  FigureSource?: FigureSourceResolvers<ContextType>;
  Growth?: GrowthResolvers<ContextType>;
  HarvestAttempt?: HarvestAttemptResolvers<ContextType>;
  HeldBackAnswer?: HeldBackAnswerResolvers<ContextType>;
  Highlight?: HighlightResolvers<ContextType>;
  HighlightRange?: HighlightRangeResolvers<ContextType>;
  Join?: JoinResolvers<ContextType>;
  KeyFigure?: KeyFigureResolvers<ContextType>;
  KeyFigureProblem?: KeyFigureProblemResolvers<ContextType>;
  KeyFigureUnit?: KeyFigureUnitResolvers<ContextType>;
  KeyFigureValue?: KeyFigureValueResolvers<ContextType>;
  KeyFigureValues?: KeyFigureValuesResolvers<ContextType>;
  KeywordFacetValue?: KeywordFacetValueResolvers<ContextType>;
  Licence?: LicenceResolvers<ContextType>;
  LinkCheck?: LinkCheckResolvers<ContextType>;
  LiveDataset?: LiveDatasetResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Offer?: OfferResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
  OrganisationConnection?: OrganisationConnectionResolvers<ContextType>;
  OrganisationEdge?: OrganisationEdgeResolvers<ContextType>;
  OrganisationFacetValue?: OrganisationFacetValueResolvers<ContextType>;
  OrganisationKindFacetValue?: OrganisationKindFacetValueResolvers<ContextType>;
  OtherProperty?: OtherPropertyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  QualifiedRelation?: QualifiedRelationResolvers<ContextType>;
  QualityDimensionPoints?: QualityDimensionPointsResolvers<ContextType>;
  QualityMetricShare?: QualityMetricShareResolvers<ContextType>;
  QualityPoint?: QualityPointResolvers<ContextType>;
  QualityProperty?: QualityPropertyResolvers<ContextType>;
  QualityRatingCount?: QualityRatingCountResolvers<ContextType>;
  QualitySummary?: QualitySummaryResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Rate?: RateResolvers<ContextType>;
  ReadingProblem?: ReadingProblemResolvers<ContextType>;
  Reference?: ReferenceResolvers<ContextType>;
  RightsStatement?: RightsStatementResolvers<ContextType>;
  SeriesPart?: SeriesPartResolvers<ContextType>;
  SeriesPoint?: SeriesPointResolvers<ContextType>;
  Share?: ShareResolvers<ContextType>;
  SkippedRecord?: SkippedRecordResolvers<ContextType>;
  SkippedRecords?: SkippedRecordsResolvers<ContextType>;
  SkippedValue?: SkippedValueResolvers<ContextType>;
  SpatialResolution?: SpatialResolutionResolvers<ContextType>;
  Specification?: SpecificationResolvers<ContextType>;
  SpecificationAddress?: SpecificationAddressResolvers<ContextType>;
  SpecificationColumn?: SpecificationColumnResolvers<ContextType>;
  SpecificationFacetValue?: SpecificationFacetValueResolvers<ContextType>;
  Statistics?: StatisticsResolvers<ContextType>;
  StatisticsSeries?: StatisticsSeriesResolvers<ContextType>;
  StatisticsSource?: StatisticsSourceResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  Text?: TextResolvers<ContextType>;
  TooOldCatalogue?: TooOldCatalogueResolvers<ContextType>;
  UnknownSpecification?: UnknownSpecificationResolvers<ContextType>;
  UnknownSpecifications?: UnknownSpecificationsResolvers<ContextType>;
  UpstreamProblem?: UpstreamProblemResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  betweenRevisions?: BetweenRevisionsDirectiveResolver<any, any, ContextType>;
  ofReplica?: OfReplicaDirectiveResolver<any, any, ContextType>;
};
