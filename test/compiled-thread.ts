import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { startThread as start } from '../src/start-thread.ts';

const ROOT = new URL('..', import.meta.url).href;

/**
 * What tests start threads with (vitest.config.ts puts it in the place of `src/start-thread.ts`): the compiled module, which
 * is what is delivered and starts in a third of the time; one that only tests have is started from TypeScript.
 */
export function startThread(module: URL, workerData?: unknown): Worker {
  const compiled = new URL(module.href.replace(ROOT, `${ROOT}dist-test/`).replace(/\.ts$/, '.js'));
  return start(existsSync(fileURLToPath(compiled)) ? compiled : module, workerData);
}
