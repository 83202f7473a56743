import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graphql } from 'graphql';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { createSchema } from '../../resolvers/schema.ts';
import { createMemoryCache } from '../../src/cache/memory.ts';
import { readRegister } from '../../src/catalogue/register.ts';
import { createRefreshWishes } from '../../src/catalogue/refresh-wishes.ts';
import type { Checks } from '../../src/checks/check.ts';
import { createContext } from '../../src/context.ts';
import { InputError } from '../../src/errors.ts';
import { createHarvester } from '../../src/catalogue/harvester.ts';
import { readSpecificationFiles } from '../../src/records/specification-files.ts';
import type { CatalogueRef } from '../../src/model/catalogue.ts';
import type { CatalogueSource } from '../../src/sources/source.ts';
import { createKeyFigures } from '../../src/statistics/key-figures/loaders.ts';
import { readValuableDatasets } from '../../src/statistics/specification-coverage/valuable-datasets.ts';
import type { ImportedFigures } from '../../src/statistics/imported-figures.ts';
import type { PublishingHistory } from '../../src/statistics/past/publishing-history.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store, StoreWriter } from '../../src/store/store.ts';
import { fresh } from './build-record.ts';
import { CATALOGUES, COLLABORATIONS } from './configuration.ts';
import { MISSING, SNAPSHOTS, STALE } from './records.ts';

/** The schema over a real store; each `ask` is a request of its own. */
export interface Graph {
  readonly store: Store;
  readonly writer: StoreWriter;
  /** The answer's data, as plain JSON. Throws the first error. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** The caller's mistake that the query is answered with. Throws when it is another error, or none. */
  refusal(query: string, variables?: Readonly<Record<string, unknown>>): Promise<InputError>;
  close(): Promise<void>;
}

export interface GraphOptions {
  /** Instead of those of `configuration.ts`. */
  readonly catalogues?: readonly CatalogueRef[];
  readonly sources?: (platform: string) => CatalogueSource | undefined;
  readonly now?: () => string;
  /** What was published when; nothing is known without it. */
  readonly past?: PublishingHistory;
  /** Figures that were imported; none without them. */
  readonly figures?: ImportedFigures;
  /** What background checks found; nothing without it. */
  readonly checks?: Checks;
  /** What a caller's wish that a catalogue be read leads to; without it the catalogue is never read. */
  readonly refresh?: (catalogue: CatalogueRef) => Promise<unknown>;
  /** Another one than that of all tests, for one who changes its resolvers. */
  readonly schema?: GraphQLSchema;
}

const REGISTER = readRegister(new URL('../../register/organisations.json', import.meta.url));
const SPECIFICATIONS = readSpecificationFiles(fileURLToPath(new URL('../../specifications', import.meta.url)));
const VALUABLE = readValuableDatasets(
  fileURLToPath(new URL('../../statistics/especially-valuable-datasets.yaml', import.meta.url)),
);
const SCHEMA = createSchema();

const NOTHING_PAST: PublishingHistory = {
  count: ({ days }) =>
    Promise.resolve([{ counts: days.map((day) => ({ day, value: 0, basis: 'OBSERVED', unobserved: [], gaps: [] })) }]),
  firstReading: () => Promise.resolve(undefined),
};

const NOTHING_CHECKED: Checks = {
  links: () => Promise.resolve(new Map()),
  contents: () => Promise.resolve(new Map()),
  contentsOf: () => Promise.resolve([]),
};

/** A store with nothing in it but the register and the configuration. */
export async function openGraph({
  catalogues = CATALOGUES,
  sources = () => undefined,
  now = () => '2024-06-01T00:00:00.000Z',
  refresh = () => new Promise(() => undefined),
  past = NOTHING_PAST,
  figures = { all: () => Promise.resolve([]) },
  checks = NOTHING_CHECKED,
  schema = SCHEMA,
}: GraphOptions = {}): Promise<Graph> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-graphql-'));
  const { store, writer } = await openStore({
    file: join(folder, 'store.sqlite'),
    register: REGISTER.organisations,
    counties: REGISTER.counties,
    catalogues,
    collaborations: COLLABORATIONS,
    specifications: SPECIFICATIONS.specifications,
  });
  const cache = createMemoryCache({ maxBytes: 1_000_000 });
  const { lookUp } = createHarvester({ source: sources, timeoutMs: 10_000 });
  const wishes = createRefreshWishes({ store, refresh, now: () => Date.parse(now()) });
  const keyFigures = createKeyFigures({
    sources: { all: [], population: undefined, find: () => undefined },
    cache,
    now: () => Date.parse(now()),
    freshMs: 60_000,
    patienceMs: 1000,
  });
  const { counties } = REGISTER;
  const valuableDatasets = VALUABLE;
  const dependencies = {
    valuableDatasets,
    store,
    counties,
    cache,
    lookUp,
    now,
    liveTtlMs: 60_000,
    wishes,
    keyFigures,
    past,
    figures,
    checks,
  };

  const run = (source: string, variableValues: Readonly<Record<string, unknown>>) =>
    graphql({
      schema,
      source,
      variableValues,
      contextValue: createContext(dependencies, new AbortController()),
    });

  return {
    store,
    writer,
    async ask(query, variables = {}) {
      const { data, errors } = await run(query, variables);
      if (errors?.[0] !== undefined) throw errors[0];
      return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
    },
    async refusal(query, variables = {}) {
      const { errors } = await run(query, variables);
      const error = rootOf(errors?.[0]);
      if (error instanceof InputError) return error;
      throw new Error(`Expected the caller to be told of a mistake, not: ${String(error)}`);
    },
    async close() {
      await writer.close();
      await cache.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same with all of `records.ts` in it: two catalogues fresh, one stale, one missing, one not read. */
export async function openFullGraph(options: GraphOptions = {}): Promise<Graph> {
  const graph = await openGraph(options);
  for (const one of SNAPSHOTS) await graph.writer.writeSnapshot(one, fresh(one.catalogueId));
  await graph.writer.writeStatus(STALE);
  await graph.writer.writeStatus(MISSING);
  return graph;
}

function rootOf(error: GraphQLError | undefined): unknown {
  return error?.originalError ?? error;
}
