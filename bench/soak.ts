import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Redis } from 'ioredis';
import { stringify } from 'yaml';
import { createLocalRedis, hasRedisServer } from '../src/cache/local-redis.ts';
import { openBenchGateway } from './bench-gateway.ts';
import type { Gateway } from '../src/gateway.ts';
import { catalogueCheck, type Check, listCheck, liveCheck, refusedCheck } from './soak-checks.ts';
import { startSingleRecords } from './soak-single-records.ts';
import { DATASETS, type Fault, FAULTS, type SoakUpstream, startSoakUpstream } from './soak-upstream.ts';

const CATALOGUES = 8;
const SINGLE_RECORDS = 40;
const CLIENTS = 8;
/** Between two questions of one client, at the most. */
const PAUSE_MS = 40;
const MINUTE_MS = 60_000;
/** Minutes in which caches fill; what grows after that grows for good. */
const WARM_UP_MINUTES = 5;
/** MiB a minute of heap after that, above which it is rising: 15 MiB an hour. */
const STEEPEST = 0.25;
/** Wrong answers that are printed; all are counted. */
const PRINTED = 20;

const PATIENCE_MS = 15_000;

const chance = (share: number): boolean => Math.random() < share;
const between = (low: number, high: number): number => low + Math.random() * (high - low);
const oneOf = <T>(values: readonly T[]): T | undefined => values[Math.floor(Math.random() * values.length)];

/** What happened, counted. */
interface Tally {
  answers: number;
  refusals: number;
  left: number;
  wrong: number;
  readonly faults: Map<string, number>;
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks one question, and says what is wrong with the answer. */
async function askOnce(url: string, check: Check, tally: Tally): Promise<string | undefined> {
  const judge = check.begin();
  const leaving = chance(0.05) ? AbortSignal.timeout(Math.ceil(between(1, 20))) : undefined;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: check.query }),
      signal: leaving ?? patience,
    });
    const body = (await response.json()) as Body;
    if (response.status === 503 || response.status === 429) {
      tally.refusals += 1;
      return response.headers.has('retry-after') ? undefined : `${response.status} without Retry-After`;
    }
    tally.answers += 1;
    if (response.status >= 500) return `status ${response.status}: ${JSON.stringify(body)}`;
    if (check.name !== 'refused' && body.errors !== undefined) return JSON.stringify(body.errors);
    return judge(body.data);
  } catch (error) {
    if (leaving?.aborted === true) {
      tally.left += 1;
      return undefined;
    }
    return `no answer: ${String(error)}`;
  }
}

/** One client after another question, until the time is up. */
async function client(url: string, checks: readonly Check[], tally: Tally, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const check = oneOf(checks);
    if (check === undefined) return;
    const wrong = await askOnce(url, check, tally);
    if (wrong !== undefined) {
      tally.wrong += 1;
      if (tally.wrong <= PRINTED) console.error(`WRONG ${check.name}: ${wrong}`);
    }
    await delay(between(0, PAUSE_MS));
  }
}

/** Publishes new versions and reads catalogues again, now one and now another, whatever state they are in. */
async function keepChanging(gateway: Gateway, upstreams: readonly SoakUpstream[], signal: AbortSignal): Promise<void> {
  const reading = new Set<string>();
  while (!signal.aborted) {
    const catalogue = oneOf(gateway.store.catalogues());
    if (chance(0.3)) upstreams.find(({ slug }) => slug === catalogue?.id)?.publish();
    if (catalogue !== undefined && !reading.has(catalogue.id)) {
      reading.add(catalogue.id);
      void gateway.refresher.refresh(catalogue).finally(() => reading.delete(catalogue.id));
    }
    await delay(between(50, 300));
  }
}

/** Upstreams fall ill and get well again. */
async function keepFailing(
  sufferers: readonly { suffer(fault: Fault | undefined): void }[],
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const [sufferer, fault] = [oneOf(sufferers), oneOf(FAULTS)];
    if (fault !== undefined) tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1);
    sufferer?.suffer(fault);
    await delay(between(500, 2_500));
    if (chance(0.5)) for (const each of sufferers) each.suffer(undefined);
  }
}

/** Redis is killed, stopped and flushed, and comes back. */
async function keepBreakingRedis(
  redis: Awaited<ReturnType<typeof createLocalRedis>>,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const trouble = {
    'Redis killed': async () => {
      await redis.kill();
      await delay(between(500, 4_000));
      await redis.start();
    },
    'Redis stopped': async () => {
      redis.hang();
      await delay(between(500, 4_000));
      redis.resume();
    },
    'Redis flushed': async () => {
      const raw = new Redis(redis.url, { lazyConnect: true, retryStrategy: () => null });
      raw.on('error', () => undefined);
      await raw.connect();
      await raw.flushall();
      raw.disconnect();
    },
  } as const;
  const names = Object.keys(trouble) as readonly (keyof typeof trouble)[];
  while (!signal.aborted) {
    await delay(between(2_000, 10_000));
    const name = oneOf(names);
    if (name === undefined) return;
    tally.faults.set(name, (tally.faults.get(name) ?? 0) + 1);
    await trouble[name]();
  }
}

/** MiB of heap that are left after a collection. */
function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

interface Sample {
  readonly minute: number;
  readonly heap: number;
}

/** MiB a minute, by least squares; undefined of fewer than three samples. */
function slopeOf(samples: readonly Sample[]): number | undefined {
  if (samples.length < 3) return undefined;
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [minutes, heaps] = [mean(({ minute }) => minute), mean(({ heap }) => heap)];
  const covariance = mean(({ minute, heap }) => (minute - minutes) * (heap - heaps));
  return covariance / mean(({ minute }) => (minute - minutes) ** 2);
}

/**
 * Load for so many minutes while upstreams, Redis and clients misbehave at random; every answer is held against what is
 * known to be right. Sets exit code 1 on a wrong answer and on a heap that rises after the first five minutes.
 */
export async function soak(minutes: number): Promise<void> {
  const upstreams = await Promise.all(Array.from({ length: CATALOGUES }, (_, n) => startSoakUpstream(`k${n}`)));
  const single = await startSingleRecords(SINGLE_RECORDS);
  const redis = hasRedisServer() ? await createLocalRedis() : undefined;
  await redis?.start();
  if (redis === undefined) console.log('There is no redis-server on this machine: without it, then.');
  const catalogues = upstreams.map(({ slug, server }) => ({ id: slug, platform: 'dcat', url: `${server.url}/dcat` }));
  const opened = await openBenchGateway(stringify({ catalogues: [...catalogues, single.entry] }), {
    UPSTREAM_TIMEOUT_SECONDS: '0.5',
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
  });
  const { gateway } = opened;
  const url = await gateway.listen();
  await gateway.refresher.start();

  const all = CATALOGUES * DATASETS + SINGLE_RECORDS;
  const checks = [
    ...upstreams.map(catalogueCheck),
    listCheck(CATALOGUES + 1, all),
    ...single.datasets(gateway).map(({ uri, title }) => liveCheck(uri, title)),
    refusedCheck('{ datasets(first: 100) { nodes { catalogue { datasets(first: 100) { nodes { id } } } } } }'),
    refusedCheck(`{ ${'catalogue { '.repeat(40)} slug ${'} '.repeat(41)}`),
  ];
  const tally: Tally = { answers: 0, refusals: 0, left: 0, wrong: 0, faults: new Map() };
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = [
    ...Array.from({ length: CLIENTS }, () => client(url, checks, tally, signal)),
    keepChanging(gateway, upstreams, signal),
    keepFailing([...upstreams, single], tally, signal),
    ...(redis === undefined ? [] : [keepBreakingRedis(redis, tally, signal)]),
  ];

  console.log(`\n${minutes} minute(s) of load with faults at random over ${CATALOGUES + 1} catalogues\n`);
  console.log('| minute | heap after collection, MiB | memory, MiB | answers | turned away | clients gone | wrong |');
  console.log('|---:|---:|---:|---:|---:|---:|---:|');
  const samples: Sample[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    await delay(MINUTE_MS);
    const heap = heapAfterCollection();
    samples.push({ minute, heap });
    const memory = (process.memoryUsage().rss / 2 ** 20).toFixed(0);
    console.log(
      `| ${[minute, heap.toFixed(1), memory, tally.answers, tally.refusals, tally.left, tally.wrong].join(' | ')} |`,
    );
  }
  stopping.abort();
  await Promise.all(work);

  const slope = slopeOf(samples.filter(({ minute }) => minute > WARM_UP_MINUTES));
  const faults = [...tally.faults].map(([name, count]) => `${name} ${count}`).join(', ');
  console.log(`\nFaults: ${faults}`);
  console.log(`Versions published: ${upstreams.map(({ version }) => version()).join(', ')}`);
  console.log(
    slope === undefined
      ? `Heap: too short to tell; at least ${WARM_UP_MINUTES + 3} minutes are needed.`
      : `Heap after the first ${WARM_UP_MINUTES} minutes: ${slope.toFixed(3)} MiB a minute (rising above ${STEEPEST}).`,
  );
  const isRising = slope !== undefined && slope > STEEPEST;
  console.log(tally.wrong === 0 ? 'No wrong answer.' : `${tally.wrong} wrong answers.`);
  if (tally.wrong > 0 || isRising) process.exitCode = 1;

  await opened.close();
  await Promise.all([redis?.close(), single.close(), ...upstreams.map(({ server }) => server.close())]);
}
