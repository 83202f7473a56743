import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/config.ts';
import { readRegister } from '../../src/catalogue/register.ts';
import type { Agent } from '../../src/model/agent.ts';
import type { CatalogueRef } from '../../src/model/catalogue.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { createSpecifications } from '../../src/model/specification.ts';
import type { CatalogueStatus, Snapshot } from '../../src/model/snapshot.ts';
import { readSpecificationFiles } from '../../src/records/specification-files.ts';
import { createAnalyser } from '../../src/store/search/analysis/swedish-analyser.ts';
import { openStore } from '../../src/store/open.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { corpus } from '../../test/search/corpus.ts';
import { openCorpusStore } from '../../test/search/corpus-store.ts';
import type { SearchCorpus } from '../../test/search/corpus.ts';
import { HELD_OUT, JUDGED, readJudged } from '../../test/search/judged.ts';
import type { JudgedQuery } from '../../test/search/judged.ts';
import { createFts5Peer } from './fts5-peer.ts';
import type { Fts5Peer } from './fts5-peer.ts';
import { generateDatasets } from './generated-datasets.ts';
import { latencyOf } from './latency.ts';
import type { Latency } from './latency.ts';
import { createMiniSearchPeer } from './minisearch-peer.ts';
import type { PlainDataset, PlainSearch } from './minisearch-peer.ts';
import { FACETS, plainDataset } from './plain-dataset.ts';
import { compareQuality } from './quality.ts';

/** Datasets in one catalogue of the generated ones. */
const CATALOGUE = 5_000;
/** Above this MiniSearch would need more memory than a process here has. */
const MINISEARCH_AT_MOST = 100_000;
/** Words that half of what is published has, or nearly. */
const BROAD = ['data', 'kommun', 'statistik', 'karta', 'öppna data', 'kommunens', 'information', 'byggnader kommun', 'skola', 'vatten', 'statistik per år', 'the data', 'planer och kartor', 'trafik', 'miljö', 'csv', 'miljö data']; // prettier-ignore

const MIB = 2 ** 20;
const resident = (): number => process.memoryUsage().rss / MIB;
const seconds = (since: number): number => (performance.now() - since) / 1000;

function statusOf(catalogueId: string): CatalogueStatus {
  return { catalogueId, state: 'FRESH', lastSuccess: '2026-06-15T04:00:00.000Z', consecutiveFailures: 0 };
}

interface Filled {
  readonly opened: OpenedStore;
  readonly buildSeconds: number;
  readonly megabytes: number;
  readonly memory: number;
}

async function fill(file: string, catalogues: readonly CatalogueRef[], snapshots: Iterable<Snapshot>): Promise<Filled> {
  const { organisations: register, counties } = readRegister(join(ROOT, 'register/organisations.json'));
  const { specifications } = readSpecificationFiles(join(ROOT, 'specifications'));
  const start = performance.now();
  const opened = await openStore({ file, register, counties, catalogues, collaborations: [], specifications });
  let written = 0;
  for (const snapshot of snapshots) {
    await opened.writer.writeSnapshot(snapshot, statusOf(snapshot.catalogueId));
    written += snapshot.datasets.length;
    if (process.stderr.isTTY) process.stderr.write(`\r${written.toLocaleString('en')} datasets written`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return { opened, buildSeconds: seconds(start), megabytes: statSync(file).size / MIB, memory: resident() };
}

const keysOf = ({ entries }: SearchCorpus): readonly string[] => entries.map(({ key }) => key);

/** The names that the corpus' publishers have, by agent id. */
function publishersOf({ snapshots }: SearchCorpus): readonly Agent[] {
  return snapshots.flatMap(({ agents }) => agents);
}

const nameOf = (agents: readonly Agent[]): ReadonlyMap<string, string> =>
  new Map(agents.map(({ id, names }) => [id, names.map(({ value }) => value).join(' ')]));

function* plainly(datasets: Iterable<Dataset>, agents: readonly Agent[]): Generator<PlainDataset> {
  const names = nameOf(agents);
  const specifications = createSpecifications(readSpecificationFiles(join(ROOT, 'specifications')).specifications); // prettier-ignore
  for (const dataset of datasets) yield plainDataset(dataset, names, specifications);
}

async function benchQuality(folder: string, found: SearchCorpus, judged: readonly JudgedQuery[]): Promise<void> {
  const opened = await openCorpusStore(join(folder, 'judged.sqlite'), found);
  const datasets = found.entries.map(({ dataset }) => dataset);
  const agents = publishersOf(found);
  const miniSearch = createMiniSearchPeer(plainly(datasets, agents));
  const fts5 = createFts5Peer(join(folder, 'judged-fts5.sqlite'), plainly(datasets, agents), createAnalyser());
  const searchers = { store: opened.store, miniSearch, fts5 };
  await compareQuality(`Judged: ${judged.length} queries over ${datasets.length} datasets`, found, judged, searchers);
  const heldOut = readJudged(HELD_OUT, keysOf(found));
  await compareQuality(`Held out: ${heldOut.length} queries that nothing was tuned by`, found, heldOut, searchers);
  fts5.close();
  await opened.writer.close();
}

const shown = ({ p50, p99, max, blocked }: Latency): string =>
  `${p50.toFixed(1)} · ${p99.toFixed(1)} · ${max.toFixed(1)} | ${blocked.toFixed(1)}`;

async function benchSize(
  folder: string,
  size: number,
  found: SearchCorpus,
  questions: readonly string[],
  warmUp: readonly string[],
): Promise<void> {
  const templates = found.entries.map(({ dataset }) => dataset);
  const generated = generateDatasets(templates, publishersOf(found));
  const catalogues = Array.from({ length: Math.ceil(size / CATALOGUE) }, (_, n): CatalogueRef => ({
    id: `generated-${n}`,
    platform: 'dcat',
    url: `https://generated-${n}.example.se/`,
    status: 'active',
    options: {},
  }));
  function* datasets(): Generator<Dataset> {
    for (const [n, { id }] of catalogues.entries()) {
      yield* generated.datasets(id, n * CATALOGUE, Math.min(CATALOGUE, size - n * CATALOGUE));
    }
  }
  function* snapshots(): Generator<Snapshot> {
    for (const [n, { id: catalogueId }] of catalogues.entries()) {
      yield {
        catalogueId,
        datasets: generated.datasets(catalogueId, n * CATALOGUE, Math.min(CATALOGUE, size - n * CATALOGUE)),
        agents: n === 0 ? generated.agents : [],
        dataServices: [],
        datasetSeries: [],
        skippedCount: 0,
        skipped: [],
        complete: true,
        harvestedAt: '2026-06-15T04:00:00.000Z',
      };
    }
  }
  const idle = resident();
  const { opened, buildSeconds, megabytes, memory } = await fill(
    join(folder, `${size}.sqlite`),
    catalogues,
    snapshots(),
  );
  const { store } = opened;
  const ask = async (text: string): Promise<void> => {
    const result = store.search({ text, language: 'sv', filter: {} });
    // In one turn, as the resolvers of one query ask.
    await Promise.all([
      result.page({ order: 'RELEVANCE', descending: false, limit: 20, backward: false }),
      result.total(),
      ...FACETS.map((name) => result.facet(name, 20)),
    ]);
  };
  // What is read once, when a gateway starts, is not what questions cost: told by itself.
  const first = performance.now();
  await opened.prepareSearch();
  await ask('cykelparkeringar vid stationen');
  const firstSeconds = seconds(first);
  // A gateway has answered questions before: others than those that are measured.
  for (const text of warmUp) await ask(text);
  const ours = await latencyOf(questions, ask);
  // Each again when what was found has been forgotten, as after every harvest: then the words are known.
  await opened.writer.writeStatus({ ...statusOf(catalogues[0]?.id ?? ''), consecutiveFailures: 1 });
  const again = await latencyOf(questions, ask);
  console.log(`\n### ${size.toLocaleString('en')} datasets\n`);
  console.log(
    `Written with all else in ${buildSeconds.toFixed(0)} s, ${megabytes.toFixed(0)} MiB; memory ${idle.toFixed(0)} MiB before, ` +
      `${memory.toFixed(0)} when written, ${resident().toFixed(0)} after the questions; to make ready, and the first question, took ${(firstSeconds * 1000).toFixed(0)} ms.\n`,
  );
  console.log('| | p50 · p99 · max, ms | main thread held up, ms | slowest |\n|---|---|---:|---|');
  console.log(`| Kommungraf, words that were never asked for | ${shown(ours)} | ${ours.slowest} |`);
  console.log(`| the same again after a change of the data | ${shown(again)} | ${again.slowest} |`);
  await opened.writer.close();
  await benchFts5(join(folder, `${size}-fts5.sqlite`), plainly(datasets(), generated.agents), questions, warmUp);
  if (size <= MINISEARCH_AT_MOST) await benchMiniSearch(plainly(datasets(), generated.agents), questions, warmUp);
}

async function benchFts5(
  file: string,
  datasets: Iterable<PlainDataset>,
  questions: readonly string[],
  warmUp: readonly string[],
): Promise<void> {
  const start = performance.now();
  const peer: Fts5Peer = createFts5Peer(file, datasets, createAnalyser());
  const built = seconds(start);
  for (const text of warmUp) peer.search(text);
  const latency = await latencyOf(questions, (text) => peer.search(text));
  console.log(
    `| FTS5, the same terms (index alone built in ${built.toFixed(0)} s) | ${shown(latency)} | ${latency.slowest} |`,
  );
  peer.close();
}

async function benchMiniSearch(
  datasets: Iterable<PlainDataset>,
  questions: readonly string[],
  warmUp: readonly string[],
): Promise<void> {
  const start = performance.now();
  const before = resident();
  const peer: PlainSearch = createMiniSearchPeer(datasets);
  const built = `${seconds(start).toFixed(0)} s, ${(resident() - before).toFixed(0)} MiB`;
  for (const text of warmUp) peer.search(text);
  const latency = await latencyOf(questions, (text) => {
    const counts = FACETS.map(() => new Map<string, number>());
    for (const { facets } of peer.search(text)) {
      for (const [index, list] of facets.entries()) {
        const of = counts[index];
        for (const value of list) of?.set(value, (of.get(value) ?? 0) + 1);
      }
    }
  });
  console.log(`| MiniSearch, Snowball (built in ${built}) | ${shown(latency)} | ${latency.slowest} |`);
}

/** How well, and how fast, datasets are found: beside MiniSearch and FTS5, over these numbers of generated datasets. */
export async function benchSearch(sizes: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-bench-search-'));
  try {
    const found = corpus();
    const judged = readJudged(JUDGED, keysOf(found));
    await benchQuality(folder, found, judged);
    console.log(`\nEach search: a page of 20, the exact total, and ${FACETS.length} facets; each question asked once.`);
    const questions = [...BROAD, ...new Set(judged.map(({ query }) => query))];
    const warmUp = readJudged(HELD_OUT, keysOf(found)).map(({ query }) => query);
    for (const size of sizes) await benchSize(folder, size, found, questions, warmUp);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
