import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CatalogueRef, Collaboration } from '../../model/catalogue.ts';
import type { County, RegisterEntry } from '../../model/organisation.ts';
import { createSpecifications } from '../../model/specification.ts';
import type { Specification } from '../../model/specification.ts';
import type { Connection } from '../connection.ts';
import { createDatasetConditions } from '../dataset-conditions.ts';
import { createFormerRevisions } from '../former-places.ts';
import { createOrganisationScope } from '../organisation-scope.ts';
import { createSpecificationTerms } from '../specification-terms.ts';
import type { Analyser } from './analyser.ts';
import { createAnalyser } from './analysis/swedish-analyser.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createFacetCounts } from './facet-counts.ts';
import { createPublishers } from './facet-publishers.ts';
import { createFacetTerms } from './facet-terms.ts';
import { readGlossary } from './glossary-file.ts';
import { createGlossary } from './glossary.ts';
import type { Glossary } from './glossary.ts';
import { createHitConditions } from './hit-conditions.ts';
import { createPhrases } from './hit-phrases.ts';
import { createHitPages } from './hit-rows.ts';
import { createIndexReader } from './index-reader.ts';
import { createLabels } from './labels.ts';
import { createPlanner } from './query-plan.ts';
import type { Planner } from './query-plan.ts';
import { createScorer } from './scorer.ts';
import type { IndexReader } from './search-index.ts';

/** What an engine is made from besides the file: plain data, so that it can be sent to another thread. */
export interface EngineSettings {
  readonly register: readonly RegisterEntry[];
  readonly counties: readonly County[];
  readonly catalogues: readonly CatalogueRef[];
  readonly collaborations: readonly Collaboration[];
  readonly specifications: readonly Specification[];
  /** Folder of the glossary's files; the project's own unless told. */
  readonly glossary?: string;
  /** Hits are remembered up to this size, in bytes. */
  readonly bytes: number;
}

/** Everything that questions about datasets are answered by on one connection. */
export interface EngineParts {
  readonly engine: Engine;
  readonly analyser: Analyser;
  readonly glossary: Glossary;
  readonly index: IndexReader;
  readonly labels: ReturnType<typeof createLabels>;
  readonly plan: Planner;
}

/** The project's folder `glossary`, from the sources or from what is compiled of them. */
function glossaryFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  const folder = resolve(from, 'glossary');
  const above = dirname(from);
  return existsSync(folder) || above === from ? folder : glossaryFolder(above);
}

/** Throws an Error that names the entry when the glossary cannot be read. It takes a quarter of a second: the lexicon is read. */
export function createEngineParts(connection: Connection, settings: EngineSettings): EngineParts {
  const { collaborations, bytes } = settings;
  const analyser = createAnalyser();
  const glossary = createGlossary(readGlossary(settings.glossary ?? glossaryFolder()), analyser);
  const scope = createOrganisationScope(connection, collaborations);
  const specifications = createSpecifications(settings.specifications);
  const specificationTerms = createSpecificationTerms(connection, specifications);
  const index = createIndexReader(connection, 'dataset');
  const labels = createLabels({
    ...settings,
    connection,
    analyser,
    specifications,
    specificationTerms,
    publishers: () => index.publishers(),
  });
  const plan = createPlanner({ analyser, glossary, vocabulary: index, labelWords: () => labels.labelWords() });
  const phrases = createPhrases(connection, index);
  const terms = createFacetTerms(connection);
  const publishers = createPublishers(connection, index, collaborations);
  const shared = { connection, index, terms, publishers, scope, specifications: specificationTerms };
  const engine = createEngine({
    connection,
    index,
    plan,
    score: createScorer({ index, labels, phrases }),
    phrases,
    conditions: createHitConditions({
      ...shared,
      conditionsOf: createDatasetConditions(connection, scope, specificationTerms),
      bytes: Math.ceil(bytes / 4),
    }),
    pages: createHitPages(connection, createFormerRevisions(connection)),
    countFacet: createFacetCounts(shared),
    bytes,
  });
  return { engine, analyser, glossary, index, labels, plan };
}
