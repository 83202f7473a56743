import { setImmediate as turn } from 'node:timers/promises';
import { type RecordBatch, recordBatch } from '../model/record-batch.ts';
import type { CatalogueStatus, SerialisedSnapshot, Snapshot } from '../model/snapshot.ts';
import { NotWrittenError } from './not-written-error.ts';
import type { StoreWriter, WriteResult } from './store.ts';
import { createWorkerThread } from './worker-thread.ts';
import type { StartWorker, WorkerThread } from './worker-thread.ts';
import type { Configuration, SnapshotFrame, WriterAnswer, WriterRequest } from './writer-messages.ts';

/** Records made into text between two turns of the event loop: about a millisecond's work. */
const BATCH = 100;
/**
 * Bytes that are sent at once, and copied with that: some hundred records are done in the time that this thread needs to
 * hear of the last, and to send the next, beside what else it does.
 */
const SENT_BYTES = 2 ** 20;
/** What `Store.skipped` promises. */
const SKIPPED = 1_000;

export interface WriterDependencies {
  readonly file: string;
  readonly configuration: Configuration;
  readonly start: StartWorker;
  /** Of the main thread's connection. */
  readonly snapshotInfo: StoreWriter['snapshotInfo'];
  readonly log: (message: string) => void;
  /** After the last write. */
  readonly onClose: () => void | Promise<void>;
}

interface Identified {
  readonly id: string;
}

type AnySnapshot = Snapshot | SerialisedSnapshot;

function countsOf(snapshot: AnySnapshot): SerialisedSnapshot['counts'] {
  if ('counts' in snapshot) return snapshot.counts;
  const { datasets, dataServices } = snapshot;
  const distributions = datasets.reduce((sum, dataset) => sum + dataset.distributions.length, 0);
  return { datasets: datasets.length, distributions, dataServices: dataServices.length };
}

function frameOf(snapshot: AnySnapshot, status: CatalogueStatus): SnapshotFrame {
  const { catalogue, validator } = snapshot;
  return {
    catalogueId: snapshot.catalogueId,
    status: JSON.stringify(status),
    description: catalogue === undefined ? null : JSON.stringify(catalogue),
    complete: snapshot.complete,
    validator: validator === undefined ? null : JSON.stringify(validator),
    harvestedAt: snapshot.harvestedAt,
    ...countsOf(snapshot),
    skippedCount: snapshot.skippedCount,
    skipped: JSON.stringify(snapshot.skipped.slice(0, SKIPPED)),
  };
}

function* batchesOf(kind: RecordBatch['kind'], records: readonly Identified[]): Generator<RecordBatch> {
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const ids = batch.map((record) => record.id);
    yield recordBatch(
      kind,
      ids,
      batch.map((record) => JSON.stringify(record)),
    );
  }
}

function* recordsOf(snapshot: AnySnapshot): Generator<RecordBatch> {
  if ('records' in snapshot) {
    yield* snapshot.records;
    return;
  }
  yield* batchesOf('agent', snapshot.agents);
  yield* batchesOf('dataset', snapshot.datasets);
  yield* batchesOf('dataService', snapshot.dataServices);
  yield* batchesOf('datasetSeries', snapshot.datasetSeries);
}

/** As many batches together as are sent at once. */
function* loadsOf(snapshot: AnySnapshot): Generator<readonly RecordBatch[]> {
  let load: RecordBatch[] = [];
  let bytes = 0;
  for (const batch of recordsOf(snapshot)) {
    load.push(batch);
    bytes += batch.lines.byteLength;
    if (bytes < SENT_BYTES) continue;
    yield load;
    load = [];
    bytes = 0;
  }
  if (load.length > 0) yield load;
}

/** Sends the snapshot, and takes the half of it back that was sent when anything goes wrong. */
async function sendSnapshot(
  thread: WorkerThread,
  snapshot: AnySnapshot,
  status: CatalogueStatus,
): Promise<WriteResult> {
  await thread.ask({ type: 'begin', frame: frameOf(snapshot, status) });
  try {
    // Each load is answered before the next is made: memory stays flat, and the event loop turns.
    for (const batches of loadsOf(snapshot)) {
      await thread.ask({ type: 'records', batches });
      await turn();
    }
    const answer = await thread.ask({ type: 'commit' });
    if (answer.type === 'written') return answer.result;
    throw new Error(`The writer thread answered "${answer.type}" to a commit.`);
  } catch (error) {
    if (thread.alive()) await thread.ask({ type: 'abort' });
    throw error;
  }
}

/**
 * The writer: its thread does the work, one call after the other. A thread that has died is replaced at the next call;
 * what it had begun is gone, as is every transaction that did not end. Opens the file before it returns.
 */
export async function createWriter(dependencies: WriterDependencies): Promise<StoreWriter> {
  const { file, configuration, start, log } = dependencies;
  const open = async (mayReplace: boolean): Promise<WorkerThread> => {
    const thread = createWorkerThread(start);
    try {
      report(await thread.ask({ type: 'open', file, configuration, mayReplace }), file, log);
      return thread;
    } catch (error) {
      await thread.stop();
      throw error;
    }
  };
  let thread = await open(true);
  let queue: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  const enqueue = <T>(what: string, work: (thread: WorkerThread) => Promise<T>): Promise<T> => {
    if (closing !== undefined) return Promise.reject(new Error(`${what} could not be written: the store is closed.`));
    const done = queue.then(async () => {
      try {
        if (!thread.alive()) thread = await open(false);
        return await work(thread);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new NotWrittenError(`${what} could not be written, the state before it stands: ${why}`, { cause });
      }
    });
    queue = done.catch(() => undefined); // the caller has the error; the queue only waits
    return done;
  };
  const close = async (): Promise<void> => {
    await queue;
    try {
      if (thread.alive()) await thread.ask({ type: 'close' });
    } finally {
      await thread.stop();
      await dependencies.onClose();
    }
  };
  return {
    writeSnapshot: (snapshot, status) =>
      enqueue(`The snapshot of catalogue "${snapshot.catalogueId}"`, (writer) =>
        sendSnapshot(writer, snapshot, status),
      ),
    writeStatus: (status) =>
      enqueue(`The status of catalogue "${status.catalogueId}"`, (writer) => sendStatus(writer, status)),
    snapshotInfo: dependencies.snapshotInfo,
    close: () => (closing ??= close()),
  };
}

async function sendStatus(thread: WorkerThread, status: CatalogueStatus): Promise<number> {
  const request: WriterRequest = { type: 'status', catalogueId: status.catalogueId, status: JSON.stringify(status) };
  const answer = await thread.ask(request);
  if (answer.type === 'revision') return answer.revision;
  throw new Error(`The writer thread answered "${answer.type}" to a status.`);
}

function report(answer: WriterAnswer, file: string, log: (message: string) => void): void {
  if (answer.type !== 'opened' || answer.setAside === undefined) return;
  log(
    `The read model ${file} could not be used (${answer.setAside.reason}); it is made anew. The old one is ${answer.setAside.file}.`,
  );
}
