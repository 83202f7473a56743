import type { CatalogueRef, Collaboration } from '../model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../model/dataset.ts';
import type { County, RegisterEntry } from '../model/organisation.ts';
import { createSpecifications } from '../model/specification.ts';
import type { Specification } from '../model/specification.ts';
import { createCatalogueReads } from './catalogue-reads.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { createDataServiceReads } from './data-services.ts';
import { createDatasetConditions } from './dataset-conditions.ts';
import { createDatasetCounts } from './dataset-counts.ts';
import { createDatasetSelection } from './dataset-selection.ts';
import { createDatasetReads } from './datasets.ts';
import { createFormerRevisions } from './former-places.ts';
import { createHotRecords } from './hot-records.ts';
import { createOrganisationReads } from './organisation-reads.ts';
import { createOrganisationScope } from './organisation-scope.ts';
import { contentHash } from './organisation-writer.ts';
import { createQualityCounts } from './quality-counts.ts';
import { createRevision } from './revision-memo.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { createSpecificationCounts } from './specification-counts.ts';
import { createSpecificationDatasets } from './specification-datasets.ts';
import { createSpecificationTerms } from './specification-terms.ts';
import type { EngineSettings } from './search/engine-parts.ts';
import { createSearchThread } from './search/search-thread.ts';
import type { SearchThread, StartSearchThread } from './search/search-thread.ts';
import { createThreadSearches } from './search/thread-searches.ts';
import type { Store, StoreWriter } from './store.ts';
import { startWorker } from './worker-thread.ts';
import type { StartWorker } from './worker-thread.ts';
import { createWriter } from './writer.ts';

export interface StoreOptions {
  /** Path of the SQLite file; it and its directory are created. */
  readonly file: string;
  readonly register: readonly RegisterEntry[];
  readonly counties: readonly County[];
  /** In order of precedence. */
  readonly catalogues: readonly CatalogueRef[];
  readonly collaborations: readonly Collaboration[];
  /** Known national dataset specifications; none unless told. */
  readonly specifications?: readonly Specification[];
  /** Datasets kept as objects in memory; others are parsed when read. 5,000 unless told. */
  readonly hotObjects?: number;
  /** Up to how many rows are read and sorted for a page; above, an index is read. 5,000 unless told. */
  readonly sortedAtMost?: number;
  /** Told of a file that had to be set aside. */
  readonly log?: (message: string) => void;
  /** Starts the writing thread: another one in tests of its failing. */
  readonly start?: StartWorker;
  /** What searches found is remembered up to this size, in bytes. 32 MiB unless told. */
  readonly searchBytes?: number;
  /** Folder of the glossary; the project's own unless told. */
  readonly glossary?: string;
  /** Starts the thread that searches: another one in tests of its failing. */
  readonly startSearch?: StartSearchThread;
}

export interface OpenedStore {
  readonly store: Store;
  /**
   * Starts the thread that searches and has it read what it needs (lexicon, glossary, names), about a second's work: else the
   * first search waits for that. Then it practises, in steps of some milliseconds, so that searches meanwhile hardly wait.
   * Rejects when the thread cannot, or the store is closed meanwhile.
   */
  readonly prepareSearch: () => Promise<void>;
  /** Its `close` ends the reading too. */
  readonly writer: StoreWriter;
}

/** Each is some 10 kB; to parse one takes 30 microseconds. */
const HOT_OBJECTS = 5_000;
/** At 100,000 datasets either way costs some milliseconds here. */
const SORTED_AT_MOST = 5_000;

const SEARCH_BYTES = 32 * 2 ** 20;

function engineSettings(options: StoreOptions): EngineSettings {
  const { register, counties, catalogues, collaborations, specifications = [], glossary } = options;
  const given = { register, counties, catalogues, collaborations, specifications };
  return { ...given, bytes: options.searchBytes ?? SEARCH_BYTES, ...(glossary === undefined ? {} : { glossary }) };
}

function createReads(connection: Connection, options: StoreOptions, thread: SearchThread) {
  const { catalogues, collaborations, hotObjects = HOT_OBJECTS, sortedAtMost = SORTED_AT_MOST } = options;
  const fewer = Math.max(100, Math.floor(hotObjects / 10));
  const revisions = createFormerRevisions(connection);
  const scope = createOrganisationScope(connection, collaborations);
  const specifications = createSpecifications(options.specifications ?? []);
  const terms = createSpecificationTerms(connection, specifications);
  const select = createDatasetSelection(connection, createDatasetConditions(connection, scope, terms));
  const { bySpecification, unknownSpecifications } = createSpecificationCounts(connection, select, terms);
  const { snapshotInfo, ...catalogueReads } = createCatalogueReads(connection, scope, { catalogues, collaborations });
  const records = createHotRecords<Dataset>(connection, hotObjects);
  const datasetReads = createDatasetReads(connection, records, select, sortedAtMost, revisions);
  const services = createHotRecords<DataService>(connection, fewer);
  const series = createHotRecords<DatasetSeries>(connection, fewer);
  const serviceReads = createDataServiceReads(connection, services, series, scope, revisions);
  const organisationReads = createOrganisationReads(connection, scope, fewer, revisions);
  const store: Store = {
    reading: (work) => connection.reading(work),
    revision: createRevision(connection),
    epoch: revisions.epoch,
    remembers: revisions.remembers,
    ...datasetReads,
    ...createDatasetCounts(connection, select, collaborations, bySpecification),
    ...createQualityCounts(connection, select),
    specifications: () => specifications,
    ...createSpecificationDatasets(connection, select),
    unknownSpecifications,
    ...serviceReads,
    ...organisationReads,
    ...createThreadSearches({
      thread,
      store: { ...datasetReads, ...serviceReads, ...organisationReads },
      records,
      specifications,
    }),
    ...catalogueReads,
  };
  return { store, snapshotInfo };
}

/** The read model for looking only. */
export interface OpenedReads {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

/**
 * Opens the read model for looking only, beside a gateway that may be writing to it. Undefined for a file of another
 * version. Throws an Error where there is none, or it cannot be read.
 */
export function openReads(options: StoreOptions): OpenedReads | undefined {
  const connection = openConnection(options.file, { readOnly: true });
  const version = connection.prepare<{ user_version: number }>('PRAGMA user_version').get([]);
  if (version?.user_version !== SCHEMA_VERSION) {
    connection.close();
    return undefined;
  }
  const thread = createSearchThread({ file: options.file, settings: engineSettings(options) }, options.startSearch);
  const close = async (): Promise<void> => {
    await thread.stop();
    connection.close();
  };
  return { store: createReads(connection, options, thread).store, close };
}

/**
 * Opens the read model. What came from catalogues that are not in the sources file any more, or not active, is removed
 * before this returns; a damaged file, or one of another version, is set aside and made anew, for all of it is derived.
 * Each read sees the last committed state, and `revision()` is read from the same file, so it is never ahead of a read.
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { file, register, counties, catalogues, collaborations, specifications = [] } = options;
  const hash = contentHash(JSON.stringify([register, counties, catalogues, collaborations, specifications]));
  let reads: ReturnType<typeof createReads> | undefined;
  const thread = createSearchThread({ file, settings: engineSettings(options) }, options.startSearch);
  let connection: Connection | undefined;
  const writer = await createWriter({
    file,
    configuration: { catalogues, register, specifications, hash },
    start: options.start ?? startWorker,
    snapshotInfo: (id) => reads?.snapshotInfo(id),
    log: options.log ?? (() => undefined),
    onClose: async () => {
      await thread.stop();
      connection?.close();
    },
  });
  try {
    connection = openConnection(file, { readOnly: true });
    const { store } = (reads = createReads(connection, options, thread));
    const prepareSearch = async (): Promise<void> => {
      await thread.ask({ type: 'prepare' });
      while (!(await thread.ask({ type: 'practise' })).isDone);
    };
    return { store, writer, prepareSearch };
  } catch (error) {
    await writer.close();
    throw error;
  }
}
