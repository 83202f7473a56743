import type { Worker } from 'node:worker_threads';
import type { HarvestOutcome, HarvestProgress } from '../catalogue/harvest.ts';
import type { Harvester } from '../catalogue/harvester.ts';
import type { Dataset } from '../model/dataset.ts';
import type { RecordBatch } from '../model/record-batch.ts';
import type { HarvesterAnswer, HarvesterRequest, HarvesterSettings, PortableOutcome } from './messages.ts';
import type { HostState } from '../upstream/upstream.ts';
import { fromPortable } from './portable-error.ts';
import { startThread } from '../start-thread.ts';

type Found = ReadonlyMap<string, Dataset> | undefined;
type Ending = Extract<HarvesterAnswer, { type: 'outcome' | 'lookedUp' | 'hosts' }>;
type Request = Extract<HarvesterRequest, { type: 'harvest' | 'lookUp' | 'hosts' }>;
type Wanted<R extends Request> = R extends Request ? Omit<R, 'job'> : never;

/** A harvester in a thread, and what can be seen of it. */
export interface HarvesterThread extends Harvester {
  /** The hosts that are in use, held, or have failed; none while there is no thread. For metrics. */
  readonly hosts: (signal: AbortSignal) => Promise<readonly HostState[]>;
}

interface Job {
  readonly records: RecordBatch[];
  readonly onProgress: ((progress: HarvestProgress) => void) | undefined;
  readonly resolve: (ending: Ending) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A harvester in a thread of its own: no catalogue, however large or hostile, keeps the thread that answers from
 * answering. Records come back as JSON, which the store's thread takes as it is. A thread that dies takes its harvests
 * with it (they reject) and is replaced at the next call.
 */
export function createHarvesterThread(settings: HarvesterSettings): HarvesterThread {
  const jobs = new Map<number, Job>();
  let worker: Worker | undefined;
  let last = 0;

  const start = (): Worker => {
    const started = startThread(new URL('./worker.ts', import.meta.url), settings);
    started.unref();
    started.on('message', (answer: HarvesterAnswer) => {
      if (answer.type !== 'closed') receive(jobs, answer);
    });
    const end = (error: Error): void => {
      if (worker === started) worker = undefined;
      for (const [id, job] of jobs) {
        jobs.delete(id);
        job.reject(error);
      }
    };
    started.on('error', (cause) => {
      end(new Error('the harvester thread failed', { cause }));
    });
    started.on('exit', (code) => {
      end(new Error(`the harvester thread ended with code ${code}`));
    });
    return started;
  };

  const ask = async <R extends Request>(
    request: Wanted<R>,
    signal: AbortSignal,
    onProgress?: (progress: HarvestProgress) => void,
  ): Promise<{ readonly ending: Ending; readonly records: readonly RecordBatch[] }> => {
    signal.throwIfAborted();
    const thread = (worker ??= start());
    last += 1;
    const job = last;
    const records: RecordBatch[] = [];
    const abort = (): void => {
      thread.postMessage({ type: 'abort', job } satisfies HarvesterRequest);
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      const ending = await new Promise<Ending>((resolve, reject) => {
        jobs.set(job, { records, onProgress, resolve, reject });
        thread.postMessage({ ...request, job });
      });
      return { ending, records };
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  };

  return {
    async harvest(catalogue, since, signal, onProgress) {
      const request = { type: 'harvest', catalogue, ...(since === undefined ? {} : { since }) } as const;
      const { ending, records } = await ask(request, signal, onProgress);
      if (ending.type === 'outcome') return withRecords(ending.outcome, records);
      throw new Error(`the harvester thread answered "${ending.type}" to a harvest`);
    },
    async lookUp(catalogue, uris, signal): Promise<Found> {
      const { ending } = await ask({ type: 'lookUp', catalogue, uris }, signal);
      if (ending.type !== 'lookedUp') throw new Error(`the harvester thread answered "${ending.type}" to a look-up`);
      return ending.found && new Map(ending.found.map(([uri, json]) => [uri, JSON.parse(json) as Dataset]));
    },
    async hosts(signal) {
      if (worker === undefined) return [];
      const { ending } = await ask({ type: 'hosts' }, signal);
      if (ending.type !== 'hosts') throw new Error(`the harvester thread answered "${ending.type}" about its hosts`);
      return ending.hosts;
    },
    async close() {
      const thread = worker;
      if (thread === undefined) return;
      const closed = new Promise<void>((resolve) => {
        thread.on('message', (answer: HarvesterAnswer) => {
          if (answer.type === 'closed') resolve();
        });
        thread.on('exit', () => {
          resolve();
        });
      });
      thread.postMessage({ type: 'close' } satisfies HarvesterRequest);
      await closed;
      await thread.terminate();
    },
  };
}

function receive(jobs: Map<number, Job>, answer: Exclude<HarvesterAnswer, { type: 'closed' }>): void {
  const job = jobs.get(answer.job);
  if (job === undefined) return;
  switch (answer.type) {
    case 'progress':
      job.onProgress?.(answer.progress);
      return;
    case 'records':
      job.records.push(answer.batch);
      return;
    case 'outcome':
    case 'lookedUp':
    case 'hosts':
      jobs.delete(answer.job);
      job.resolve(answer);
      return;
    case 'failed':
      jobs.delete(answer.job);
      job.reject(fromPortable(answer.error));
      return;
    case 'bug': {
      jobs.delete(answer.job);
      const error = new Error(answer.message);
      if (answer.stack !== undefined) error.stack = answer.stack;
      job.reject(error);
    }
  }
}

function withRecords(outcome: PortableOutcome, records: readonly RecordBatch[]): HarvestOutcome {
  switch (outcome.type) {
    case 'whole':
      return { type: 'whole', snapshot: { ...outcome.snapshot, records } };
    case 'unchanged':
      return outcome;
    case 'failed': {
      const part = outcome.part === undefined ? {} : { part: { ...outcome.part, records } };
      return { type: 'failed', error: fromPortable(outcome.error), ...part };
    }
  }
}
