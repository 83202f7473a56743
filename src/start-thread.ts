import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

// undici says at its first use that its decompression is experimental: known, and its limits are tested here.
const QUIET = '--disable-warning=ExperimentalWarning';

/**
 * Mebibytes for what lives briefly. With much less, V8 keeps what a page of records leaves behind among what lives long,
 * and a heap of which 20 MiB are in use grows to 120; with its own choice it grows some 50 MiB before anything is
 * collected, for no gain in speed that could be measured.
 */
const YOUNG_MIB = 12;

/**
 * By how many percent a heap grows before it is collected. V8's own choice is several times as much: the threads' heaps
 * together then take 50 MiB more during a harvest, which is no faster for it. It cannot be set for one thread alone.
 */
setFlagsFromString('--heap-growing-percent=50');

/**
 * Starts a thread from a module of ours, named as its TypeScript file (`new URL('./worker.ts', import.meta.url)`): the
 * compiled file beside it is taken where this program runs compiled. A compiled module is started as it is.
 */
export function startThread(module: URL, workerData?: unknown): Worker {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MIB };
  const started = import.meta.url.endsWith('.js') ? new URL(module.href.replace(/\.ts$/, '.js')) : module;
  if (started.pathname.endsWith('.js')) return new Worker(started, { execArgv: [QUIET], resourceLimits, workerData });
  // Run from TypeScript (tsx) a thread has no reader of TypeScript of its own: it gets one. `--import tsx` does nothing
  // in a thread; calling its `register` does.
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  const execArgv = [QUIET, '--import', `data:text/javascript,${encodeURIComponent(register)}`];
  return new Worker(started, { execArgv, resourceLimits, workerData });
}
