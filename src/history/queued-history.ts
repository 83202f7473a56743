import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { History, HistoryLog } from './history.ts';
import { RecordDamagedError } from './record-damaged-error.ts';

/** A record whose writes never fail: what cannot be written now waits, and is tried again. */
export interface QueuedHistory extends History {
  /**
   * True: the record lacks the catalogue's newest snapshot and nothing here holds it any more, so the catalogue has to be
   * read whole, also when nothing changed upstream (that is: without its validator).
   */
  needsWhole(catalogueId: string): boolean;
  /** Notes that the record lacks this catalogue's newest snapshot. */
  askWhole(catalogueId: string): void;
}

export interface QueuedHistoryOptions {
  readonly history: History;
  /** The most that waiting snapshots may hold of memory; what does not fit is asked for again at the next harvest. */
  readonly maxBytes: number;
  readonly log: HistoryLog;
  /** Milliseconds between two attempts: doubled with each failure, from the first to the longest. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  /** How long `close` may take to write what waits, in milliseconds. */
  readonly closeMs?: number;
}

interface Waiting {
  readonly snapshot?: SerialisedSnapshot;
  readonly status: CatalogueStatus;
  readonly bytes: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const CLOSE_MS = 5_000;

/** About what the snapshot takes of memory: its lines, and two bytes for each character of an id. */
const bytesOf = ({ records }: SerialisedSnapshot): number =>
  records.reduce(
    (sum, { ids, lines }) => sum + lines.byteLength + ids.reduce((length, id) => length + 2 * id.length, 0),
    0,
  );

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Resolves when the work has ended, well or not, or the time is up; then false. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Puts a queue before a record. `save` resolves when the snapshot is recorded or waits, and never rejects; of each
 * catalogue only the newest waits. What goes wrong is in `state()`, and told once when it begins and once when it ends.
 */
export function createQueuedHistory(options: QueuedHistoryOptions): QueuedHistory {
  const { history, maxBytes, log } = options;
  const { firstWaitMs = FIRST_WAIT_MS, longestWaitMs = LONGEST_WAIT_MS, closeMs = CLOSE_MS } = options;
  const queue = new Map<string, Waiting>();
  const lacking = new Set<string>();
  let problem: string | undefined;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let isClosed = false;

  const failed = (error: unknown): void => {
    if (problem === undefined) {
      log.warn({ err: error }, `the durable record is not available; answers go on, and it is tried again`);
    }
    problem = messageOf(error);
  };
  const worked = (): void => {
    failures = 0;
    if (problem === undefined || queue.size > 0) return;
    problem = undefined;
    log.info({}, 'the durable record is available again');
  };

  const write = async ({ snapshot, status }: Waiting): Promise<void> => {
    if (snapshot === undefined) await history.saveStatus(status);
    else await history.save(snapshot, status);
  };

  /**
   * Writes what waits, each once, until a second one fails: a record that is away is not asked for each catalogue, and
   * one snapshot that is refused does not hold up the others.
   */
  const writeAll = async (): Promise<void> => {
    const refused = new Set<string>();
    for (let next = first(queue, refused); next !== undefined; next = first(queue, refused)) {
      const [catalogueId, waiting] = next;
      try {
        await write(waiting);
      } catch (error) {
        failed(error);
        refused.add(catalogueId);
        // It goes last, so that the next round begins with another.
        const newest = queue.get(catalogueId);
        queue.delete(catalogueId);
        if (newest !== undefined) queue.set(catalogueId, newest);
        trim();
        if (refused.size > 1) break;
        continue;
      }
      // A newer one may have come meanwhile, and have been let go.
      if (queue.get(catalogueId) === waiting) {
        queue.delete(catalogueId);
        if (waiting.snapshot?.complete === true) lacking.delete(catalogueId);
      }
      worked();
    }
    if (refused.size > 0) tryLater();
    // At once: what is put after the loop's last look needs another round.
    round = undefined;
  };
  const tryNow = (): Promise<void> => {
    if (queue.size === 0) return Promise.resolve();
    return (round ??= writeAll());
  };
  const tryLater = (): void => {
    clearTimeout(timer);
    if (isClosed) return;
    const wait = Math.min(firstWaitMs * 2 ** Math.min(failures, 20), longestWaitMs);
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      void (queue.size > 0 ? tryNow() : look());
    }, wait);
    timer.unref();
  };
  const put = async (catalogueId: string, waiting: Waiting): Promise<void> => {
    if (isClosed) return;
    queue.set(catalogueId, waiting);
    if (problem !== undefined) trim();
    // While it is known to be away nobody waits for it.
    if (timer === undefined) await tryNow();
  };
  /** Lets the largest go until the rest fits: so the fewest catalogues have to be read again. */
  const trim = (): void => {
    const largestFirst = [...queue].sort(([, one], [, other]) => other.bytes - one.bytes);
    let sum = largestFirst.reduce((total, [, { bytes }]) => total + bytes, 0);
    for (const [catalogueId, { bytes }] of largestFirst) {
      if (sum <= maxBytes) return;
      sum -= bytes;
      queue.delete(catalogueId);
      lacking.add(catalogueId);
    }
  };

  /** A read: what fails is told, and thrown. */
  const reading = async <T>(work: Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      const result = await work;
      worked();
      return result;
    } catch (error) {
      if (signal?.aborted !== true && !(error instanceof RecordDamagedError)) {
        failed(error);
        if (timer === undefined && round === undefined) tryLater();
      }
      throw error;
    }
  };
  /** Whether it is back, when nothing waits to be written. */
  const look = async (): Promise<void> => {
    await reading(history.held()).catch(() => undefined); // it is in the state, and tried again
  };

  return {
    async save(snapshot, status) {
      await put(snapshot.catalogueId, { snapshot, status, bytes: bytesOf(snapshot) });
    },
    async saveStatus(status) {
      const { catalogueId } = status;
      // A later success must not stand beside an earlier snapshot.
      if (lacking.has(catalogueId)) return;
      const before = queue.get(catalogueId);
      const snapshot = before?.snapshot === undefined ? {} : { snapshot: before.snapshot };
      await put(catalogueId, { ...snapshot, status, bytes: before?.bytes ?? 0 });
    },
    held: () => reading(history.held()),
    load: (catalogueId, signal) => reading(history.load(catalogueId, signal), signal),
    state: () => ({
      available: problem === undefined,
      queued: queue.size,
      ...(problem === undefined ? {} : { problem }),
    }),
    needsWhole: (catalogueId) => lacking.has(catalogueId),
    askWhole: (catalogueId) => {
      if (queue.get(catalogueId)?.snapshot === undefined) lacking.add(catalogueId);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(timer);
      if (round !== undefined) await within(closeMs, round);
      if (queue.size > 0) await within(closeMs, tryNow());
      if (queue.size > 0) {
        log.warn({ catalogues: [...queue.keys()] }, `${queue.size} catalogue(s) could not be recorded before the end`);
      }
      await within(closeMs, history.close());
    },
  };
}

const first = <Key, Value>(map: ReadonlyMap<Key, Value>, except: ReadonlySet<Key>): readonly [Key, Value] | undefined =>
  [...map].find(([key]) => !except.has(key));
