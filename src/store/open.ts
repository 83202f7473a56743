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
import { createHotRecords } from './hot-records.ts';
import { createOrganisationReads } from './organisation-reads.ts';
import { createOrganisationScope } from './organisation-scope.ts';
import { contentHash } from './organisation-writer.ts';
import { createRevision } from './revision-memo.ts';
import { createSpecificationCounts } from './specification-counts.ts';
import { createSpecificationTerms } from './specification-terms.ts';
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
  /** Datasets kept as objects in memory; others are parsed when read. 20,000 unless told. */
  readonly hotObjects?: number;
  /** Up to how many rows are read and sorted for a page; above, an index is read. 5,000 unless told. */
  readonly sortedAtMost?: number;
  /** Told of a file that had to be set aside. */
  readonly log?: (message: string) => void;
  /** Starts the writing thread: another one in tests of its failing. */
  readonly start?: StartWorker;
}

export interface OpenedStore {
  readonly store: Store;
  /** Its `close` ends the reading too. */
  readonly writer: StoreWriter;
}

const HOT_OBJECTS = 20_000;
/** At 100,000 datasets either way costs some milliseconds here. */
const SORTED_AT_MOST = 5_000;

function createReads(connection: Connection, options: StoreOptions) {
  const { catalogues, collaborations, hotObjects = HOT_OBJECTS, sortedAtMost = SORTED_AT_MOST } = options;
  const fewer = Math.max(100, Math.floor(hotObjects / 10));
  const scope = createOrganisationScope(connection, collaborations);
  const specifications = createSpecifications(options.specifications ?? []);
  const terms = createSpecificationTerms(connection, specifications);
  const select = createDatasetSelection(connection, createDatasetConditions(connection, scope, terms));
  const { bySpecification, unknownSpecifications } = createSpecificationCounts(connection, select, terms);
  const { snapshotInfo, ...catalogueReads } = createCatalogueReads(connection, scope, { catalogues, collaborations });
  const store: Store = {
    revision: createRevision(connection),
    ...createDatasetReads(connection, createHotRecords<Dataset>(connection, hotObjects), select, sortedAtMost),
    ...createDatasetCounts(connection, select, collaborations, bySpecification),
    specifications: () => specifications,
    unknownSpecifications,
    ...createDataServiceReads(
      connection,
      createHotRecords<DataService>(connection, fewer),
      createHotRecords<DatasetSeries>(connection, fewer),
      scope,
    ),
    ...createOrganisationReads(connection, scope, fewer),
    ...catalogueReads,
  };
  return { store, snapshotInfo };
}

/**
 * Opens the read model. What came from catalogues that are not in the sources file any more, or not active, is removed
 * before this returns; a damaged file, or one of another version, is set aside and made anew, for all of it is derived.
 * Each read sees the last committed state, and `revision()` is read from the same file, so it is never ahead of a read.
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { file, register, counties, catalogues, collaborations, specifications = [] } = options;
  const hash = contentHash(JSON.stringify([register, counties, catalogues, collaborations, specifications]));
  let reads: { readonly store: Store; readonly snapshotInfo: StoreWriter['snapshotInfo'] } | undefined;
  let connection: Connection | undefined;
  const writer = await createWriter({
    file,
    configuration: { catalogues, register, hash },
    start: options.start ?? startWorker,
    snapshotInfo: (id) => reads?.snapshotInfo(id),
    log: options.log ?? (() => undefined),
    onClose: () => connection?.close(),
  });
  try {
    connection = openConnection(file, { readOnly: true });
    reads = createReads(connection, options);
    return { store: reads.store, writer };
  } catch (error) {
    await writer.close();
    throw error;
  }
}
