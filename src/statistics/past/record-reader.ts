import { RecordUnavailableError } from '../../errors.ts';
import type { DatasetHistory } from '../../history/dataset-history.ts';
import type { Store } from '../../store/store.ts';
import { createPastRecord, type PastRecord } from './past-record.ts';

export interface RecordReaderOptions {
  readonly history: Pick<DatasetHistory, 'position' | 'log'>;
  readonly store: Pick<Store, 'catalogues'>;
  /** How long a question waits for what may have been recorded since the last one, in milliseconds. */
  readonly patienceMs: number;
  /** Told once when the record cannot be read, and again after it could. */
  readonly onProblem: (error: unknown) => void;
}

/** What is known of the record at a moment. */
export interface KnownRecord {
  readonly record: PastRecord;
  /** Another one after anything that was read changed. */
  readonly version: number;
}

/** Keeps what was read of the durable record, and reads on in it. */
export interface RecordReader {
  /**
   * Works on what is known, and nobody changes it meanwhile. What was recorded before the call is known to it, unless the
   * record takes longer than its patience, or is away. Throws a {@link RecordUnavailableError} when it is away and nothing is
   * known of it yet, and the signal's reason.
   */
  withRecord<T>(work: (known: KnownRecord) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Reads what there is. Rejects when the record is away, or on `close`. */
  readonly read: () => Promise<void>;
  /** Ends the reading under way, and begins none. */
  readonly close: () => Promise<void>;
}

/** Waits for the work, but no longer than this; throws what the work throws, and the signal's reason. */
async function waitedFor(work: Promise<unknown>, patienceMs: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  const enough = new Promise<void>((resolve) => {
    stop = () => {
      resolve();
    };
    signal.addEventListener('abort', stop);
    if (patienceMs !== Number.POSITIVE_INFINITY) timer = setTimeout(stop, patienceMs);
  });
  try {
    await Promise.race([work, enough]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
}

function unavailable(cause: unknown): never {
  throw new RecordUnavailableError(cause);
}

export function createRecordReader({ history, store, patienceMs, onProblem }: RecordReaderOptions): RecordReader {
  const closing = new AbortController();
  let known: (KnownRecord & { readonly position: number }) | undefined;
  let working: Promise<unknown> = Promise.resolve();
  let reading: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isAway = false;

  /** One after the other. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const result = working.then(work, work);
    working = result.catch(() => undefined); // whoever asked is told
    return result;
  };

  const readAll = async (): Promise<void> => {
    const record = createPastRecord(store.catalogues());
    const position = await history.position();
    for await (const events of history.log.byTime(position)) {
      closing.signal.throwIfAborted();
      await record.addEvents(events);
    }
    await readReadings(record);
    await record.settle();
    known = { record, version: (known?.version ?? 0) + 1, position };
  };
  const readReadings = async (record: PastRecord): Promise<void> => {
    for await (const readings of history.log.goodReadings()) {
      closing.signal.throwIfAborted();
      await record.addReadings(readings);
    }
  };
  const readOn = async ({ record, version, position }: NonNullable<typeof known>): Promise<void> => {
    const now = await history.position();
    if (now < position) return readAll(); // it was begun anew, or is an older copy
    let [events, isInOrder] = [0, true];
    if (now > position) {
      for await (const some of history.log.byNumber(position, now)) {
        closing.signal.throwIfAborted();
        events += some.length;
        isInOrder = (await record.addEvents(some)) && isInOrder;
      }
    }
    if (!isInOrder) return readAll();
    // Numbers without events: something was imported, which may be readings from before those that are known.
    const isWhole = now - position > events;
    const since = new Map(
      store.catalogues().map(({ id }) => [id, record.readings().of(record.catalogues.of(id)).lastAt]),
    );
    const found = isWhole ? [] : await history.log.goodReadingsSince(since);
    await alone(async () => {
      if (isWhole) {
        record.clearReadings();
        await readReadings(record);
      }
      await record.addReadings(found);
      const isOther = (await record.settle()) || isWhole || found.length > 0;
      known = { record, version: version + Number(isOther), position: now };
    });
  };
  const readNow = async (): Promise<void> => {
    try {
      closing.signal.throwIfAborted();
      await (known === undefined ? readAll() : readOn(known));
      isAway = false;
    } catch (error) {
      if (!isAway && !closing.signal.aborted) onProblem(error);
      isAway = true;
      throw error;
    } finally {
      reading = undefined;
    }
  };
  /** Begins now, or after what is under way: that one may have looked before the latest was recorded. */
  const read = (): Promise<void> => {
    if (reading === undefined) return (reading = readNow());
    const before = reading;
    next ??= before
      .catch(() => undefined) // whoever waits for it is told
      .then(() => {
        next = undefined;
        return (reading ??= readNow());
      });
    return next;
  };

  return {
    read,
    async withRecord(work, signal) {
      signal.throwIfAborted();
      const latest = known === undefined && reading !== undefined ? reading : read();
      // What cannot be read on is told by `onProblem`; what is known goes on being so.
      const settled = known === undefined ? latest.catch(unavailable) : latest.catch(() => undefined);
      await waitedFor(settled, known === undefined ? Number.POSITIVE_INFINITY : patienceMs, signal);
      return alone(async () => {
        signal.throwIfAborted();
        if (known === undefined) return unavailable(new Error('The durable record has not been read yet.'));
        return work(known);
      });
    },
    async close() {
      closing.abort(new Error('The gateway stops.'));
      await Promise.allSettled([reading, next, working]);
    },
  };
}
