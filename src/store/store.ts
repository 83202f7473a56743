import type { Collaboration, CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import type { Box, Nearness } from '../model/geometry.ts';
import type { Organisation, OrganisationKind } from '../model/organisation.ts';
import type {
  CatalogueState,
  CatalogueStatus,
  SerialisedSnapshot,
  SkippedRecord,
  Snapshot,
} from '../model/snapshot.ts';
import type { Specification, Specifications } from '../model/specification.ts';
import type { Likeness } from '../model/specification-words/likeness.ts';
import type { Language } from '../model/text.ts';
import type { OrganisationQuestion, OrganisationSearchResult } from './search/organisation-search.ts';
import type { DatasetQuestion, DatasetSearchResult } from './search/search.ts';
import type { DataServiceQuestion, DataServiceSearchResult } from './search/service-search.ts';
import type { SuggestRequest, Suggestion } from './search/suggest.ts';
import type { Validator } from '../upstream/upstream.ts';

export type { Highlight, HighlightField } from './search/highlight.ts';
export type { OrganisationQuestion, OrganisationSearchResult } from './search/organisation-search.ts';
export type { DataServiceOrder, DataServiceQuestion, DataServiceSearchResult } from './search/service-search.ts';
export type { Suggestion, SuggestionKind, SuggestRequest } from './search/suggest.ts';
export type {
  DatasetQuestion,
  DatasetSearchResult,
  FacetCount,
  FacetName,
  MaybePromise,
  SearchOrder,
  SearchResult,
} from './search/search.ts';

/** Which datasets; conditions of one field are alternatives, fields are combined with "and". Codes as in `Concept.code`. */
export interface DatasetFilter {
  readonly ids?: readonly string[];
  /** Organisation ids; their units count too. */
  readonly organisations?: readonly string[];
  /** SCB codes. */
  readonly municipalityCodes?: readonly string[];
  readonly countyCodes?: readonly string[];
  readonly organisationKinds?: readonly OrganisationKind[];
  /** Collaboration ids. */
  readonly collaborations?: readonly string[];
  /** Catalogue ids of the sources file. */
  readonly catalogues?: readonly string[];
  /** Catalogue ids: only what at least one of these lists too, whatever `catalogues` says. */
  readonly listedBy?: readonly string[];
  readonly themes?: readonly string[];
  readonly keywords?: readonly string[];
  readonly formats?: readonly string[];
  readonly licences?: readonly string[];
  readonly accessRights?: readonly string[];
  readonly highValueCategories?: readonly string[];
  readonly frequencies?: readonly string[];
  readonly languages?: readonly string[];
  readonly conformsTo?: readonly string[];
  /** Slugs of known specifications, whatever spelling of their addresses the datasets give. */
  readonly specifications?: readonly string[];
  readonly dataServices?: readonly string[];
  readonly series?: readonly string[];
  /** Of distributions: dcat:mediaType, or a dcterms:format that is read as that media type. */
  readonly mediaTypes?: readonly string[];
  /** A licence of the dataset or of one of its distributions is open (`LicenceTerm.open`); false: none is, or none is given. */
  readonly openLicence?: boolean;
  /** A format or media type of one of its distributions is machine-readable (`FormatTerm.machineReadable`). Only `true` is asked. */
  readonly machineReadable?: true;
  /** Has a high-value category (dcatap:hvdCategory), which DCAT-AP asks of every high-value dataset. Only `true` is asked. */
  readonly highValue?: true;
  /** What the catalogue that the dataset is read from is at this revision. */
  readonly catalogueStates?: readonly CatalogueState[];
  /** `hasRows` of `model/interface-form.ts`. */
  readonly hasRows?: boolean;
  /** `hasApi` of `model/interface-form.ts`, or a data service says that it serves the dataset. */
  readonly hasApi?: boolean;
  /** A place of the dataset lies wholly within the box; datasets without a geometry have no place. */
  readonly within?: Box;
  /** A place of the dataset touches the box. */
  readonly intersects?: Box;
  /** A place of the dataset lies this near, measured to the box around it (0 inside). */
  readonly near?: Nearness;
  /** Points of `metadataQuality`, both inclusive. */
  readonly qualityFrom?: number;
  readonly qualityTo?: number;
  readonly hasDistributions?: boolean;
  /** ISO 8601 bounds, both inclusive. */
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  readonly modifiedFrom?: string;
  readonly modifiedTo?: string;
}

export interface OrganisationFilter {
  readonly ids?: readonly string[];
  readonly kinds?: readonly OrganisationKind[];
  readonly municipalityCodes?: readonly string[];
  readonly countyCodes?: readonly string[];
  readonly collaborations?: readonly string[];
  /** Only those that publish (or do not publish) at least one dataset. */
  readonly publishes?: boolean;
  /** Units of this organisation. */
  readonly parent?: string;
  /** Only those that could not be joined (`Organisation.unresolved`), or only the others. */
  readonly unresolved?: boolean;
  /** Catalogue ids: only those of the register, and those that at least one of these catalogues describes. */
  readonly listedBy?: readonly string[];
}

export interface DataServiceFilter {
  readonly ids?: readonly string[];
  readonly organisations?: readonly string[];
  readonly catalogues?: readonly string[];
  /** Catalogue ids: only what at least one of these lists too, whatever `catalogues` says. */
  readonly listedBy?: readonly string[];
  /** Services that serve this dataset (either direction). */
  readonly dataset?: string;
}

export type DatasetOrder = 'TITLE' | 'MODIFIED' | 'ISSUED' | 'ID';
export type OrganisationOrder = 'NAME' | 'POPULATION' | 'DATASETS' | 'ID';

/** A keyset: the sort value and the id of a row; what a cursor carries. `null` sorts last in both directions. */
export interface Key {
  readonly value: string | number | null;
  readonly id: string;
}

/** At most `limit` rows after (or, backward, before) a key. `backward` rows come in list order all the same. */
export interface PageRequest<O extends string> {
  readonly order: O;
  readonly descending: boolean;
  readonly limit: number;
  readonly from?: Key;
  readonly backward: boolean;
  /**
   * The revision that the walk began with: each row stands where it stood then, and those that came later are left out.
   * Undefined, or one that is forgotten (`Store.remembers`): the list as it is now.
   */
  readonly asOf?: number;
}

export interface Page<T> {
  readonly items: readonly { readonly node: T; readonly key: Key }[];
  /** There are more rows in the direction of travel. */
  readonly hasMore: boolean;
}

/** What datasets can be counted by. */
export type Dimension =
  'ORGANISATION' | 'THEME' | 'FORMAT' | 'LICENCE' | 'CATALOGUE' | 'COUNTY' | 'COLLABORATION' | 'SPECIFICATION';

export interface DimensionCount {
  /** Organisation id, code, catalogue id or slug; undefined: those that have none. */
  readonly key: string | undefined;
  readonly datasets: number;
}

/** How many datasets meet exactly these metrics of quality. */
export interface QualityCount {
  /** `MetadataQuality.met`. */
  readonly met: number;
  readonly datasets: number;
}

/** A dataset that declares a known specification, or is likely to be of one. */
export interface SpecificationDataset {
  /** Its place in the list. */
  readonly n: number;
  readonly id: string;
  /** Names what is said of the dataset: when that changes it is another number, which nothing else had before. */
  readonly record: number;
  /** Of one that declares no known specification: by what it is likely. */
  readonly likeness?: Likeness;
}

/** How many datasets, or their distributions, give an address. */
export interface AddressCount {
  readonly address: string;
  readonly datasets: number;
}

/** Where a dataset was found. */
export interface Origin {
  readonly catalogueId: string;
  /** ISO 8601, UTC. */
  readonly harvestedAt: string;
  readonly firstSeen: string;
}

export interface CatalogueCounts {
  readonly datasets: number;
  readonly distributions: number;
  readonly dataServices: number;
  readonly skipped: number;
}

/** The read model: synchronous prepared reads, but for what is searched, which a thread of its own does. No resolver reaches around it. */
export interface Store {
  /** Calls the work so that all it reads at once is of one state; what it waits for may be of a later one. May be nested. */
  reading<T>(work: () => T): T;
  /** Of the data and the catalogues' states that the next read sees. Grows with each committed change. */
  revision(): number;
  /** Names the read model's file, which may be made anew: numbers of revisions mean something in their own file only. */
  epoch(): string;
  /** Whether lists can still be read as they stood at this revision, which may be the present one. */
  remembers(revision: number): boolean;

  dataset(id: string): Dataset | undefined;
  datasetByUri(uri: string): Dataset | undefined;
  datasets(filter: DatasetFilter, page: PageRequest<DatasetOrder>): Page<Dataset>;
  /** Nothing is looked for before the result is asked. */
  search(question: DatasetQuestion): DatasetSearchResult;
  searchOrganisations(question: OrganisationQuestion): OrganisationSearchResult;
  searchDataServices(question: DataServiceQuestion): DataServiceSearchResult;
  /** Those found, the best first; all in order of their slugs for a blank text. */
  searchSpecifications(text: string, language: Language): Promise<readonly Specification[]>;
  /** What is being typed may become these, the best first. */
  suggest(prefix: string, request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** The datasets most like this one, at most `first`; it is not among them. */
  similar(datasetId: string, first: number): Promise<readonly Dataset[]>;
  countDatasets(filter: DatasetFilter): number;
  countDatasetsBy(dimension: Dimension, filter: DatasetFilter): readonly DimensionCount[];
  countDistributions(filter: DatasetFilter): number;
  /** The datasets by which metrics their metadata meets; each combination that there is once. */
  countDatasetsByQuality(filter: DatasetFilter): readonly QualityCount[];
  /** Organisations that publish at least one of the datasets (units count as their topmost parent). */
  countPublishers(filter: DatasetFilter): number;
  /** Where the dataset was found, the one it is read from first. */
  origins(datasetId: string): readonly Origin[];

  /** The distribution and the dataset it belongs to. */
  distribution(id: string): { readonly distribution: Distribution; readonly datasetId: string } | undefined;

  dataService(id: string): DataService | undefined;
  /** What each catalogue that lists the service says of it, the one it is read from first. */
  dataServiceRecords(id: string): readonly DataService[];
  dataServices(filter: DataServiceFilter, page: PageRequest<'TITLE' | 'ID'>): Page<DataService>;
  countDataServices(filter: DataServiceFilter): number;
  datasetSeries(id: string): DatasetSeries | undefined;

  organisation(id: string): Organisation | undefined;
  /** By municipality code, region code, organisation number (with or without hyphen), URI or agent id. */
  organisationByAlias(alias: string): Organisation | undefined;
  organisations(filter: OrganisationFilter, page: PageRequest<OrganisationOrder>): Page<Organisation>;
  countOrganisations(filter: OrganisationFilter): number;

  /** The configured catalogues, in the order of the sources file. */
  catalogues(): readonly CatalogueRef[];
  catalogue(id: string): CatalogueRef | undefined;
  catalogueDescription(id: string): CatalogueDescription | undefined;
  catalogueStatus(id: string): CatalogueStatus;
  catalogueCounts(id: string): CatalogueCounts;
  /** How many of these datasets (ids, each once) the catalogue's snapshot has. */
  countKnownDatasets(catalogueId: string, datasetIds: readonly string[]): number;
  /** The first 1,000 records and statements of its snapshot that could not be read. */
  skipped(id: string): readonly SkippedRecord[];
  /** Ids of the catalogues that an answer under this filter rests on. */
  cataloguesBehind(filter: DatasetFilter): readonly string[];
  collaborations(): readonly Collaboration[];
  /** The known national dataset specifications. */
  specifications(): Specifications;
  /** The first 1,000 datasets behind a place of the list (0: from its start) that declare the specification with this slug. */
  declaringDatasets(slug: string, after: number): readonly SpecificationDataset[];
  /** As above, those that declare no known specification and are likely to be of this one. */
  likelyDatasets(slug: string, after: number): readonly SpecificationDataset[];
  /** Addresses (dcterms:conformsTo) that no known specification has, most datasets first. */
  unknownSpecifications(): readonly AddressCount[];
}

export interface WriteResult {
  readonly revision: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** The one writer; its work is done by a worker thread, each call in one transaction. */
export interface StoreWriter {
  /** Replaces the catalogue's snapshot and its status together. */
  writeSnapshot(snapshot: Snapshot | SerialisedSnapshot, status: CatalogueStatus): Promise<WriteResult>;
  /** Changes only what is known of the catalogue; resolves to the new revision. */
  writeStatus(status: CatalogueStatus): Promise<number>;
  /** The validator of the last whole snapshot, and whether there is one. */
  snapshotInfo(catalogueId: string): { readonly complete: boolean; readonly validator?: Validator } | undefined;
  close(): Promise<void>;
}
