import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Kysely } from 'kysely';
import { readRegister } from '../src/catalogue/register.ts';
import { ROOT } from '../src/config.ts';
import { type Engine, engines } from '../src/history/fixtures/engines.ts';
import type { DatasetEventKind } from '../src/history/dataset-history.ts';
import type { RecordTables } from '../src/history/tables.ts';
import { idFromUri } from '../src/model/id.ts';
import { readSpecificationFiles } from '../src/records/specification-files.ts';
import type { PastQuestion } from '../src/statistics/past/publishing-history.ts';
import { createRecordedPast } from '../src/statistics/past/recorded-past.ts';
import { openStore, type OpenedStore } from '../src/store/open.ts';
import { median } from './median.ts';

const CATALOGUES = 40;
const DAYS = 800;
const EVENTS_EACH = 3;
const START = Date.parse('2024-01-01T00:00:00.000Z');
const DAY = 86_400_000;
/** Rows of a statement. */
const AT_ONCE = 500;
const ROUNDS = 7;
const BUDGET_MS = 50;
const NEVER = new AbortController().signal;

/** The n-th of numbers that look random, from 0 up to the limit; the same in every run. */
const mixed = (n: number, limit: number): number => (Math.imul(n ^ 0x9e3779b9, 2654435761) >>> 7) % limit;
const momentOf = (day: number): string => new Date(START + day * DAY + 4 * 3_600_000).toISOString();

/** Facts of a dataset at a version, as the record holds them. */
function factsOf(dataset: number, version: number, agents: readonly string[]): string {
  const n = dataset * 7 + version;
  return JSON.stringify({
    keys: [`uri http://data.example.se/dataset/${dataset}`],
    title: `Datamängd nummer ${dataset} om något som en kommun vet`,
    publisher: agents[mixed(dataset, agents.length)],
    issued: new Date(START - mixed(dataset, 1_500) * DAY).toISOString().slice(0, 10),
    frequency: ['ANNUAL', 'DAILY', 'MONTHLY'][mixed(n, 3)],
    accessRights: 'PUBLIC',
    distributions: mixed(n + 1, 6),
    licences: [['CC0-1.0', 'CC-BY-4.0', 'CC-BY-NC-4.0'][mixed(n + 2, 3)]],
    themes: [['ENVI', 'TRAN', 'EDUC', 'HEAL', 'GOVE'][mixed(n + 3, 5)]],
    formats: [['text/csv', 'application/json', 'application/pdf'][mixed(n + 4, 3)]],
    mediaTypes: [],
    conformsTo: mixed(dataset + 5, 9) === 0 ? ['https://www.dataportal.se/specifications/badplatser'] : [],
    highValueCategories: [],
    applicableLegislation: [],
    quality: mixed(n + 6, 326),
  });
}

/** Puts events and readings into an empty record, past what would compare them. */
async function fill(engine: Engine, datasets: number, agents: readonly string[]): Promise<void> {
  const history = engine.connect();
  await history.datasets.position();
  await history.close();
  await engine.run(async (untyped) => {
    const db: Kysely<RecordTables> = untyped;
    await db.transaction().execute(async (transaction) => {
      const rows = eventRows(datasets, agents);
      let n = 0;
      for (let some = take(rows); some.length > 0; some = take(rows)) {
        await transaction.insertInto('record_event').values(some).execute();
        n += some.length;
      }
      await transaction.updateTable('record_event_number').set({ last: n }).execute();
      const readings = readingRows();
      for (let some = take(readings); some.length > 0; some = take(readings)) {
        await transaction.insertInto('record_reading').values(some).execute();
      }
    });
  });
}

function take<T>(rows: Iterator<T>): T[] {
  const found: T[] = [];
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    found.push(next.value);
    if (found.length === AT_ONCE) break;
  }
  return found;
}

function* eventRows(datasets: number, agents: readonly string[]) {
  let n = 0;
  for (let version = 0; version < EVENTS_EACH; version += 1) {
    for (let dataset = 0; dataset < datasets; dataset += 1) {
      n += 1;
      const id = idFromUri('dataset', `http://data.example.se/dataset/${dataset}`);
      const kind: DatasetEventKind = version === 0 ? 'APPEARED' : 'CHANGED';
      const day = version === 0 ? mixed(dataset, 20) * 13 : version * 260 + mixed(dataset + version, 250);
      const catalogue = `c${mixed(dataset, CATALOGUES)}`;
      const facts = factsOf(dataset, version, agents);
      yield {
        n,
        at: momentOf(day),
        kind,
        catalogue,
        dataset: id,
        identity: id,
        hash: 'h',
        fields: null,
        facts,
        last_seen: null,
      };
    }
  }
}

function* readingRows() {
  for (let day = 0; day < DAYS; day += 1) {
    for (let catalogue = 0; catalogue < CATALOGUES; catalogue += 1) {
      const outcome = mixed(day * CATALOGUES + catalogue, 40) === 0 ? 'FAILED' : 'UNCHANGED';
      yield {
        catalogue: `c${catalogue}`,
        at: momentOf(day),
        outcome,
        problem: null,
        datasets: null,
        duration_ms: 60_000,
      };
    }
  }
}

const QUESTIONS: readonly (readonly [string, Omit<PastQuestion, 'days'>])[] = [
  ['datasets', { measure: 'DATASETS', filter: {} }],
  ['distributions, open licence and a theme', { measure: 'DISTRIBUTIONS', filter: { openLicence: true, themes: ['ENVI'] } }],
  ['publishing organisations', { measure: 'PUBLISHING_ORGANISATIONS', filter: {} }],
  ['publishing municipalities of a county', { measure: 'PUBLISHING_ORGANISATIONS', filter: { countyCodes: ['14'], organisationKinds: ['MUNICIPALITY'] } }],
  ['datasets by theme', { measure: 'DATASETS', filter: {}, by: 'THEME' }],
  ['datasets by catalogue (40)', { measure: 'DATASETS', filter: {}, by: 'CATALOGUE' }],
  ['datasets by county (21)', { measure: 'DATASETS', filter: {}, by: 'COUNTY' }],
  ['publishing organisations by catalogue (40)', { measure: 'PUBLISHING_ORGANISATIONS', filter: {}, by: 'CATALOGUE' }],
]; // prettier-ignore

const daysFrom = (first: number): readonly string[] =>
  Array.from({ length: DAYS }, (_, n) => new Date(START + (first + n) * DAY).toISOString().slice(0, 10));

/** What is in use after everything unused was let go, in bytes. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const ms = (time: number): string => `${time.toFixed(1)} ms`;

async function measure(engine: Engine, datasets: number, { store }: OpenedStore): Promise<void> {
  const history = engine.connect();
  const before = inUse();
  const past = createRecordedPast({ history: history.datasets, store, patienceMs: 60_000 });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const begun = performance.now();
  await past.prepare();
  const read = performance.now() - begun;
  loop.disable();
  const bytes = inUse() - before;
  console.log(
    `\n${engine.name}, ${datasets} datasets, ${datasets * EVENTS_EACH} events, ${CATALOGUES} catalogues: read at the start in ` +
      `${(read / 1000).toFixed(2)} s, the thread held for at most ${ms(loop.max / 1e6)}; kept in ${(bytes / 2 ** 20).toFixed(1)} MiB, ` +
      `${(bytes / datasets).toFixed(0)} bytes a dataset\n`,
  );
  console.log(
    `| question, ${DAYS} days | first | median of ${ROUNDS} | worst | processor, median | within ${BUDGET_MS} ms |`,
  );
  console.log('|---|---:|---:|---:|---:|---|');
  for (const [name, question] of QUESTIONS) {
    const taken: number[] = [];
    const busy: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      const used = process.cpuUsage();
      // Other days each time: an answer that was remembered is no measure.
      await past.count({ ...question, days: daysFrom(round) }, NEVER);
      taken.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      busy.push((user + system) / 1000);
    }
    const worst = Math.max(...taken);
    console.log(
      `| ${name} | ${ms(taken[0] ?? 0)} | ${ms(median(taken))} | ${ms(worst)} | ${ms(median(busy))} | ${worst <= BUDGET_MS ? 'yes' : 'no'} |`,
    );
  }
  await past.close();
  await history.close();
}

/** How long questions about the past take, over records of 30,000 and 300,000 events, in both engines. */
export async function benchPast(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-past-'));
  const { organisations: register, counties } = readRegister(join(ROOT, 'register/organisations.json'));
  const catalogues = Array.from({ length: CATALOGUES }, (_, n) => {
    const id = `c${n}`;
    return { id, platform: 'dcat', url: `http://${id}.example.se/`, status: 'active', options: {} } as const;
  });
  const { specifications } = readSpecificationFiles(join(ROOT, 'specifications'));
  const store = await openStore({ file: join(folder, 'store.sqlite'), register, counties, catalogues, collaborations: [], specifications }); // prettier-ignore
  const agents = register.flatMap(({ organisationNumber: number }) =>
    number === undefined
      ? []
      : [idFromUri('organisation', `http://dataportal.se/organisation/SE${number.replace('-', '')}`)],
  );
  for (const engine of engines().filter(({ isThere }) => isThere)) {
    await engine.start();
    for (const datasets of [10_000, 100_000]) {
      await engine.empty();
      await fill(engine, datasets, agents);
      await measure(engine, datasets, store);
    }
    await engine.stop();
  }
  await store.writer.close();
  rmSync(folder, { recursive: true, force: true });
}
