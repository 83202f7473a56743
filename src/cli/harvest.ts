import { createHarvester } from '../catalogue/harvester.ts';
import type { HarvestOutcome } from '../catalogue/harvest.ts';
import { createRefresher } from '../catalogue/refresher.ts';
import { createDurableStore, type DurableStore } from '../durable-store.ts';
import { createHarvestDisplay } from '../harvest-display.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import { nearestMatch } from '../model/nearest-match.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { SourcesFile } from '../sources/file.ts';
import { openStore } from '../store/open.ts';
import type { OpenedStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { compose, readSources } from './compose.ts';
import type { Composition } from './compose.ts';
import { CliFailure, EXIT } from './failure.ts';
import type { ExitCode } from './failure.ts';
import { readModelFile } from './read-model.ts';
import { say, sayJson } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { counted, seconds } from './table.ts';

export interface HarvestCommandOptions {
  readonly json?: boolean;
  /** Take what is read, also where it would be held back. */
  readonly accept?: boolean;
}

/** What became of one catalogue. */
interface Result {
  readonly id: string;
  readonly outcome: 'read' | 'unchanged' | 'failed' | 'held back';
  readonly durationMs: number;
  /** What the read model has of it now. */
  readonly datasets: number;
  readonly distributions: number;
  readonly skipped: number;
  readonly problem?: { readonly kind?: ProblemKind; readonly message: string };
}

/** `kommungraf harvest`: reads catalogues into the read model, also beside a gateway that serves it. */
export async function harvestCatalogues(
  ids: readonly string[],
  options: HarvestCommandOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr, env, signal } = surroundings;
  const { accept = false } = options;
  if (accept && ids.length === 0) {
    // What nobody has looked at is not to be believed: all at once is never meant.
    const shown = '`kommungraf source list` shows which are held back as SUSPICIOUS';
    throw new CliFailure(EXIT.USAGE, `Name the catalogues to accept: kommungraf harvest --accept goteborg; ${shown}.`);
  }
  const composition = compose(env);
  try {
    const sources = readSources(composition, composition.config.sources, stderr);
    const wanted = chosen(ids, sources);
    const { store, writer } = await openReadModel(composition, sources, stderr);
    const { config } = composition;
    const durable = createDurableStore({
      config,
      writer,
      catalogues: sources.catalogues,
      log: {
        info: () => undefined,
        warn: (_details, message) => {
          say(stderr, message);
        },
      },
    });
    try {
      // What was last known is what a suspicious answer is compared with.
      await durable.restore();
      signal.throwIfAborted();
      const width = Math.max(0, ...wanted.map(({ id }) => id.length));
      const results = await readAll({ composition, store, durable, wanted, accept, surroundings }, (result) => {
        if (options.json !== true) say(stdout, lineOf(result, width));
      });
      signal.throwIfAborted();
      const failed = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'held back').length;
      if (options.json === true) sayJson(stdout, { catalogues: results });
      else if (results.length > 1) say(stdout, summaryOf(results));
      return failed > 0 ? EXIT.FAILED : sources.problems.length > 0 && ids.length === 0 ? EXIT.USAGE : EXIT.OK;
    } finally {
      await durable.close();
    }
  } finally {
    await composition.close();
  }
}

/** The catalogues of these ids, or all active ones. Throws CliFailure for an id that is not there, or not active. */
function chosen(ids: readonly string[], { catalogues, problems }: SourcesFile): readonly CatalogueRef[] {
  if (ids.length === 0) return catalogues.filter(({ status }) => status === 'active');
  return [...new Set(ids)].map((id) => {
    const found = catalogues.find((each) => each.id === id);
    if (found?.status === 'active') return found;
    if (found !== undefined) {
      const note = found.note === undefined ? '' : ` (${found.note})`;
      throw new CliFailure(
        EXIT.USAGE,
        `Catalogue ${id} is inactive${note}: remove its \`status: inactive\` to read it.`,
      );
    }
    if (problems.some(({ entry }) => entry === id)) {
      throw new CliFailure(EXIT.USAGE, `The entry of catalogue ${id} is wrong: put right what is named above.`);
    }
    const near = nearestMatch(
      id,
      catalogues.map((each) => each.id),
    );
    const hint = near === undefined ? '`kommungraf source list` shows all ids' : `did you mean ${near}?`;
    throw new CliFailure(EXIT.USAGE, `The sources file has no catalogue ${id}; ${hint}`);
  });
}

async function openReadModel(
  { config, register }: Composition,
  sources: SourcesFile,
  stderr: Surroundings['stderr'],
): Promise<OpenedStore> {
  const file = readModelFile(config.dataDir);
  try {
    return await openStore({
      file,
      register: register.organisations,
      counties: register.counties,
      catalogues: sources.catalogues,
      collaborations: sources.collaborations,
      log: (message) => {
        say(stderr, message);
      },
    });
  } catch (error) {
    throw new CliFailure(EXIT.FAILED, `The read model ${file} cannot be opened: ${reasonOf(error)}`, error);
  }
}

/** What the engine says when another process holds the file for too long. */
const LOCKED = /database is locked|SQLITE_BUSY/i;

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return LOCKED.test(message) ? `${message}. Another process is writing to it: run this again in a moment.` : message;
}

interface Reading {
  readonly composition: Composition;
  readonly store: Store;
  readonly durable: DurableStore;
  readonly wanted: readonly CatalogueRef[];
  readonly accept: boolean;
  readonly surroundings: Surroundings;
}

async function readAll(
  { composition, store, durable, wanted, accept, surroundings }: Reading,
  tell: (result: Result) => void,
): Promise<readonly Result[]> {
  const { config, sources } = composition;
  const { writer, history } = durable;
  const { stderr, signal } = surroundings;
  const display = createHarvestDisplay(stderr);
  const results = new Map<string, Result>();
  const keep = (result: Result): void => {
    results.set(result.id, result);
    display.around(() => {
      tell(result);
    });
  };
  const refresher = createRefresher({
    store,
    writer,
    needsWhole: (id) => history.needsWhole(id),
    harvester: createHarvester({
      source: (platform) => sources.get(platform),
      timeoutMs: config.harvestTimeoutMs,
    }),
    freshMs: config.refreshMs,
    staleMs: config.staleMs,
    suspicion: config,
    concurrency: config.harvestConcurrency,
    onProgress: display.progress,
    onOutcome: (catalogue, outcome, durationMs) => {
      display.outcome(catalogue, outcome);
      keep(resultOf(catalogue, outcome, durationMs, store));
    },
    onBug: (catalogue, error) => {
      const problem = { message: reasonOf(error) };
      keep({ id: catalogue.id, outcome: 'failed', durationMs: 0, ...countsOf(store, catalogue), problem });
    },
  });
  const stop = (): void => void refresher.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    display.begin(wanted.length);
    const read = accept ? refresher.accept : refresher.refresh;
    await Promise.race([Promise.all(wanted.map((each) => read(each))), aborted(signal)]);
    return wanted.flatMap(({ id }) => results.get(id) ?? []);
  } finally {
    display.close();
    signal.removeEventListener('abort', stop);
    await refresher.stop();
  }
}

/** Resolves when the signal is aborted: what was queued behind it is never run. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });

function countsOf(store: Store, { id }: CatalogueRef): Pick<Result, 'datasets' | 'distributions' | 'skipped'> {
  const { datasets, distributions, skipped } = store.catalogueCounts(id);
  return { datasets, distributions, skipped };
}

function resultOf(catalogue: CatalogueRef, outcome: HarvestOutcome, durationMs: number, store: Store): Result {
  const about = { id: catalogue.id, durationMs: Math.round(durationMs), ...countsOf(store, catalogue) };
  if (outcome.type === 'whole') return { ...about, outcome: 'read' };
  if (outcome.type === 'unchanged') return { ...about, outcome: 'unchanged' };
  const { kind, message } = outcome.error;
  return { ...about, outcome: kind === 'SUSPICIOUS' ? 'held back' : 'failed', problem: { kind, message } };
}

function lineOf({ id, outcome, datasets, distributions, skipped, durationMs, problem }: Result, width: number): string {
  const lost = skipped === 0 ? '' : `, ${skipped} skipped`;
  const held = `${counted(datasets, 'dataset')}, ${counted(distributions, 'distribution')}${lost}`;
  const start = `${id.padEnd(width)}  ${outcome.padEnd(9)}  `;
  if (problem === undefined) return `${start}${held}  (${seconds(durationMs)})`;
  const kind = problem.kind === undefined ? '' : `${problem.kind}: `;
  const served = datasets === 0 ? '' : `; served is what is known of it (${counted(datasets, 'dataset')})`;
  return `${start}${kind}${problem.message}${served}`;
}

function summaryOf(results: readonly Result[]): string {
  const of = (outcome: Result['outcome']): number => results.filter((each) => each.outcome === outcome).length;
  const datasets = results.reduce((sum, each) => sum + each.datasets, 0);
  const held = of('held back') === 0 ? '' : `, ${of('held back')} held back`;
  return `${of('read')} read, ${of('unchanged')} unchanged, ${of('failed')} failed${held}; ${counted(datasets, 'dataset')}`;
}
