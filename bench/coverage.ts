import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readRegister } from '../src/catalogue/register.ts';
import { createRecordChecks } from '../src/checks/record-checks.ts';
import { createRequestChecks } from '../src/checks/request-checks.ts';
import { ROOT } from '../src/config.ts';
import { type Engine, engines } from '../src/history/fixtures/engines.ts';
import type { CatalogueRef } from '../src/model/catalogue.ts';
import type { CatalogueStatus, Snapshot } from '../src/model/snapshot.ts';
import { readSpecificationFiles } from '../src/records/specification-files.ts';
import { coverageFactsOf } from '../src/statistics/specification-coverage/coverage-facts.ts';
import { createCoverageLoader } from '../src/statistics/specification-coverage/coverage-loader.ts';
import { openStore, type OpenedStore } from '../src/store/open.ts';
import type { OrganisationFilter } from '../src/store/store.ts';
import { corpus } from '../test/search/corpus.ts';
import { median } from './median.ts';
import { generateDatasets } from './search/generated-datasets.ts';

const DATASETS = 25_000;
/** In one catalogue. */
const CATALOGUE = 5_000;
const ROUNDS = 5;
const NEVER = new AbortController().signal;
const ALL: OrganisationFilter = { kinds: ['MUNICIPALITY', 'REGION'] };
/** What a user searches for meanwhile. */
const SEARCHES = ['badplatser', 'cykel', 'luftkvalitet', 'parkering', 'skolor', 'buller', 'vatten', 'detaljplan'];

const CATALOGUES = Array.from({ length: DATASETS / CATALOGUE }, (_, n): CatalogueRef => ({
  id: `generated-${n}`,
  platform: 'dcat',
  url: `https://generated-${n}.example.se/`,
  status: 'active',
  options: {},
}));

const statusOf = (catalogueId: string, more: Partial<CatalogueStatus> = {}): CatalogueStatus => ({
  catalogueId,
  state: 'FRESH',
  lastSuccess: '2026-06-15T04:00:00.000Z',
  consecutiveFailures: 0,
  ...more,
});

async function openFilled(file: string): Promise<OpenedStore> {
  const { organisations: register, counties } = readRegister(join(ROOT, 'register/organisations.json'));
  const { specifications } = readSpecificationFiles(join(ROOT, 'specifications'));
  const options = { file, register, counties, catalogues: CATALOGUES, collaborations: [], specifications };
  const opened = await openStore(options);
  const found = corpus();
  const generated = generateDatasets(
    found.entries.map(({ dataset }) => dataset),
    found.snapshots.flatMap(({ agents }) => agents),
  );
  for (const [n, { id: catalogueId }] of CATALOGUES.entries()) {
    const snapshot: Snapshot = {
      catalogueId,
      datasets: generated.datasets(catalogueId, n * CATALOGUE, CATALOGUE),
      agents: n === 0 ? generated.agents : [],
      dataServices: [],
      datasetSeries: [],
      skippedCount: 0,
      skipped: [],
      complete: true,
      harvestedAt: '2026-06-15T04:00:00.000Z',
    };
    await opened.writer.writeSnapshot(snapshot, statusOf(catalogueId));
  }
  await opened.writer.close();
  // As a gateway that was started again: nothing is in memory.
  return openStore(options);
}

/** Searches, each other than the last, until told to stop: how long each took, in milliseconds. */
function searchOn({ store }: OpenedStore) {
  const over = new AbortController();
  const taken: number[] = [];
  const done = (async () => {
    for (let n = 0; !over.signal.aborted; n += 1) {
      const text = `${SEARCHES[n % SEARCHES.length] ?? ''} ${n % 1_000}`;
      const start = performance.now();
      await store.search({ text, language: 'sv', filter: {} }).page({ order: 'RELEVANCE', descending: false, limit: 20, backward: false }); // prettier-ignore
      taken.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  return async (): Promise<readonly number[]> => {
    over.abort();
    await done;
    return taken;
  };
}

const ms = (time: number): string => `${time.toFixed(0)} ms`;

/** Asks for the whole table, and prints how long that took and what it held up. */
async function measure(name: string, opened: OpenedStore, engine: Engine, isSearching = false): Promise<void> {
  const history = engine.connect();
  const { store } = opened;
  const checks = createRequestChecks(createRecordChecks({ record: history.checks, patienceMs: 60_000 }));
  // The record's own opening is no part of an answer.
  await checks.contents([{ url: 'https://example.se/', specification: 'badplatser' }]);
  const stop = isSearching ? searchOn(opened) : undefined;
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  // It counts from its first tick.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const start = performance.now();
  const loader = createCoverageLoader({ store, facts: coverageFactsOf(store), checks, past: NO_PAST }, NEVER);
  const totals = await loader.totals(ALL, { specifications: store.specifications().all });
  const taken = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 10));
  loop.disable();
  const searched = await stop?.();
  const likely = totals.reduce(
    (sum, { states }) => sum + (states.find(({ state }) => state === 'LIKELY')?.organisations.value ?? 0),
    0,
  );
  const searches =
    searched === undefined || searched.length === 0
      ? ''
      : `median ${ms(median(searched))}, longest ${ms(Math.max(...searched))} of ${searched.length}`;
  console.log(`| ${name} | ${ms(taken)} | ${ms(loop.max / 1e6)} | ${likely} | ${searches} |`);
  await history.close();
}
const NO_PAST = {
  count: () => Promise.reject(new Error('the past is not measured here')),
  firstReading: () => Promise.resolve(undefined),
};

/** How long coverage of all municipalities and regions by all specifications takes: cold, after a change, and again. */
export async function benchCoverage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-coverage-'));
  const [engine] = engines();
  if (engine === undefined) throw new Error('there is no database for the record');
  try {
    await engine.start();
    const opened = await openFilled(join(folder, 'store.sqlite'));
    const { store, writer } = opened;
    await opened.prepareSearch();
    const change = (failures: number): Promise<number> =>
      writer.writeStatus(statusOf(CATALOGUES[0]?.id ?? '', { consecutiveFailures: failures }));
    console.log(
      `\n${store.countDatasets({})} datasets, ${store.countOrganisations(ALL)} municipalities and regions, ` +
        `${store.specifications().all.length} specifications\n`,
    );
    console.log('| whole table | took | thread held up for at most | cells LIKELY | searches meanwhile |');
    console.log('|---|---:|---:|---:|---|');
    await measure('cold', opened, engine);
    await measure('again', opened, engine);
    for (let round = 1; round <= ROUNDS; round += 1) {
      await change(round);
      await measure(`after a change, ${round}`, opened, engine);
    }
    const stop = searchOn(opened);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const alone = await stop();
    console.log(
      `| searches alone | | | | median ${ms(median(alone))}, longest ${ms(Math.max(...alone))} of ${alone.length} |`,
    );
    await change(ROUNDS + 1);
    await measure('after a change, while others search', opened, engine, true);
    await writer.close();
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
