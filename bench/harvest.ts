import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { openBenchGateway } from './bench-gateway.ts';
import { PLATFORMS } from '../src/sources/registry.ts';

const DATASETS = 25_000;

interface Measured {
  readonly platform: string;
  readonly datasets: number;
  readonly seconds: number;
  /** Of the whole process when it was done, in bytes. */
  readonly memory: number;
}

/** 25,000 datasets over all platforms, from servers in another process, through the gateway into the read model. */
export async function benchHarvest(): Promise<void> {
  const perPlatform = Math.ceil(DATASETS / Object.keys(PLATFORMS).length);
  const file = fileURLToPath(new URL('./fixture-servers.ts', import.meta.url)).replace(
    /\.ts$/,
    import.meta.url.endsWith('.js') ? '.js' : '.ts',
  );
  const servers = spawn(process.execPath, [...process.execArgv, file, String(perPlatform)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(servers.stdout), 'line')) as [string];
  const entries: unknown = JSON.parse(line);
  const opened = await openBenchGateway(stringify({ catalogues: entries }));
  const { gateway } = opened;

  const [warmUp, ...catalogues] = gateway.store.catalogues();
  if (warmUp === undefined) throw new Error('the servers gave no catalogue');
  const started = performance.now();
  await gateway.refresher.refresh(warmUp);
  const firstSeconds = (performance.now() - started) / 1000;
  const idle = process.memoryUsage().rss;
  // One catalogue after the other, so that each platform's rate is its own.
  const loop = monitorEventLoopDelay({ resolution: 5 });
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const measured: Measured[] = [];
  loop.enable();
  for (const catalogue of catalogues) {
    const start = performance.now();
    await gateway.refresher.refresh(catalogue);
    const seconds = (performance.now() - start) / 1000;
    const { problem } = gateway.store.catalogueStatus(catalogue.id);
    const { datasets } = gateway.store.catalogueCounts(catalogue.id);
    if (datasets === 0) throw new Error(`${catalogue.id}: ${problem?.message ?? 'nothing was read'}`);
    if (problem !== undefined) throw new Error(`${catalogue.id}: ${problem.message}`);
    measured.push({ platform: catalogue.platform, datasets, seconds, memory: process.memoryUsage().rss });
  }
  loop.disable();
  clearInterval(sampling);
  console.log(
    `\nThe threads' start with a first catalogue of 100 datasets: ${firstSeconds.toFixed(1)} s (not in the table)`,
  );
  report(measured, loop, { idle, peak });
  console.log(`Of it now: ${residentParts()}`);
  await opened.close();
  servers.stdin.end();
}

/** What resident memory consists of, where the system tells (Linux): file pages are the program and the mapped read model. */
function residentParts(): string {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const parts = [...status.matchAll(/^(RssAnon|RssFile):\s+(\d+) kB/gm)];
  const shown = parts.map(([, name, kilobytes]) => `${name ?? ''} ${(Number(kilobytes) / 1024).toFixed(0)} MiB`);
  return shown.join(', ') || 'unknown on this system';
}

function report(
  measured: readonly Measured[],
  loop: ReturnType<typeof monitorEventLoopDelay>,
  memory: { readonly idle: number; readonly peak: number },
): void {
  console.log(
    '\nHarvest into the read model: read, normalised, hashed, written (aim: 3,000 datasets/s on JSON platforms)\n',
  );
  const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  console.log('| platform | datasets | seconds | datasets/s | memory after, MiB |');
  console.log('|---|---:|---:|---:|---:|');
  for (const { platform, datasets, seconds, memory: after } of measured) {
    const cells = [platform, String(datasets), seconds.toFixed(1), (datasets / seconds).toFixed(0), mib(after)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  const sum = (name: string, some: readonly Measured[]): void => {
    const total = some.reduce((all, { datasets }) => all + datasets, 0);
    const seconds = some.reduce((all, each) => all + each.seconds, 0);
    console.log(`| ${name} | ${total} | ${seconds.toFixed(1)} | ${(total / seconds).toFixed(0)} | |`);
  };
  const json = measured.filter(({ platform }) => platform !== 'dcat');
  sum('those that answer JSON', json);
  sum('all', measured);
  const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1);
  console.log(
    `\nEvent loop of the answering thread, delay: p99 ${ms(loop.percentile(99))} ms, max ${ms(loop.max)} ms (aim: max 50)`,
  );
  console.log(
    `Memory of the whole process, all threads: ${mib(memory.idle)} MiB before, ${mib(memory.peak)} MiB at its peak (aim: 400)`,
  );
}
