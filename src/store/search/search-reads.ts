import type { DataService, Dataset, DatasetSeries } from '../../model/dataset.ts';
import { createSpecifications } from '../../model/specification.ts';
import type { Connection } from '../connection.ts';
import { createDataServiceReads } from '../data-services.ts';
import { createFormerRevisions } from '../former-places.ts';
import { createHotRecords } from '../hot-records.ts';
import { createOrganisationReads } from '../organisation-reads.ts';
import { createOrganisationScope } from '../organisation-scope.ts';
import { createSpecificationTerms } from '../specification-terms.ts';
import { readColumns } from './column-inverse.ts';
import type { Engine } from './engine.ts';
import { createEngineParts } from './engine-parts.ts';
import type { EngineSettings } from './engine-parts.ts';
import type { Highlight } from './highlight.ts';
import { practise } from './practice.ts';
import type { DatasetQuestion } from './search.ts';
import { createSearches } from './searches.ts';
import type { Searches } from './searches.ts';

/** All that is searched, on one connection, at once. */
export interface SearchReads {
  readonly engine: Engine;
  readonly searches: Searches;
  /** Where the question's words stand in the dataset; none for one that is not there any more. */
  readonly highlights: (datasetId: string, question: DatasetQuestion) => readonly Highlight[];
  /** Reads what the first questions would wait for. */
  readonly prepare: () => void;
  /** Prepares for the first questions, in steps of some milliseconds (`practice.ts`). */
  readonly practise: () => Iterator<void>;
  readonly reading: Connection['reading'];
}

/** Objects kept: of datasets those whose words are shown, of others all that a page has. */
const HOT_DATASETS = 500;
const HOT = 2_000;

/** Throws an Error that names the entry when the glossary cannot be read. */
export function createSearchReads(connection: Connection, settings: EngineSettings): SearchReads {
  const scope = createOrganisationScope(connection, settings.collaborations);
  const specifications = createSpecifications(settings.specifications);
  const specificationTerms = createSpecificationTerms(connection, specifications);
  const revisions = createFormerRevisions(connection);
  const records = createHotRecords<Dataset>(connection, HOT_DATASETS);
  const services = createHotRecords<DataService>(connection, HOT);
  const series = createHotRecords<DatasetSeries>(connection, HOT);
  const parts = createEngineParts(connection, settings);
  const { searches, highlights, prepare } = createSearches({
    connection,
    parts: () => parts,
    store: {
      ...createOrganisationReads(connection, scope, HOT, revisions),
      ...createDataServiceReads(connection, services, series, scope, revisions),
    },
    scope,
    records,
    register: settings.register,
    counties: settings.counties,
    specifications,
    specificationTerms,
  });
  const recordOf = connection.prepare<{ record: number }>('SELECT record FROM dataset WHERE id = ?');
  return {
    engine: parts.engine,
    searches,
    prepare: () => {
      connection.reading(() => {
        readColumns(parts.index);
      });
      prepare();
    },
    practise: () => practise(parts, connection),
    reading: (work) => connection.reading(work),
    highlights: (datasetId, question) =>
      connection.reading(() => {
        const row = recordOf.get([datasetId]);
        const dataset = row === undefined ? undefined : records.get(row.record);
        return dataset === undefined ? [] : highlights(dataset, question);
      }),
  };
}
