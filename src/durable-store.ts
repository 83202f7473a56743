import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { freshMsOf } from './catalogue/status.ts';
import type { Config } from './config.ts';
import type { HistoryLog } from './history/history.ts';
import { type FirstSeen, openHistory, type OpenedHistory } from './history/open.ts';
import { createRecordingWriter, type RecordingWriter } from './history/recording-writer.ts';
import { restore } from './history/restore.ts';
import type { CatalogueRef } from './model/catalogue.ts';
import type { StoreWriter } from './store/store.ts';

export interface DurableStoreOptions {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir' | 'refreshMs'>;
  /** Of the read model; it is closed with this. */
  readonly writer: StoreWriter;
  readonly catalogues: readonly CatalogueRef[];
  readonly log: HistoryLog;
  /** What the read model knows, for a record of a version that did not note it. */
  readonly firstSeen?: FirstSeen;
}

/** The read model's writer with the durable record behind it. */
export interface DurableStore {
  readonly writer: RecordingWriter;
  readonly history: OpenedHistory;
  /**
   * Begins to fill the read model from the record, where it lacks a catalogue. Resolves when that is done, or when the
   * record has been away for too long: it is then waited for behind. Harvests should begin after this, for what was
   * last known is what a suspicious answer is compared with.
   */
  restore(): Promise<void>;
  /** Ends what is under way, writes what waits (within a bound), and closes both. */
  close(): Promise<void>;
}

/** How long a start waits for the record, in milliseconds. Answers are given meanwhile. */
const RESTORE_MS = 30_000;
/** The same where the read model lacks nothing, and only what the record lacks is to be found out. */
const COMPARE_MS = 2_000;

/** Opens the record as it is needed; never throws: without it the read model goes on alone. */
export function createDurableStore({ config, writer, catalogues, log, firstSeen }: DurableStoreOptions): DurableStore {
  const history = openHistory({
    databaseUrl: config.databaseUrl,
    file: join(config.dataDir, 'record.sqlite'),
    log,
    hasSeen: (id) => writer.snapshotInfo(id) !== undefined,
    ...(firstSeen === undefined ? {} : { firstSeen }),
  });
  const recording = createRecordingWriter(writer, history);
  const stopping = new AbortController();
  let restoring: Promise<unknown> = Promise.resolve();
  const isComplete = (): boolean =>
    catalogues.every(({ id, status }) => status !== 'active' || writer.snapshotInfo(id) !== undefined);
  return {
    writer: recording,
    history,
    async restore() {
      restoring = restore({
        history,
        writer: recording,
        catalogues,
        freshMs: (catalogue) => freshMsOf(catalogue, config.refreshMs),
        signal: stopping.signal,
        log,
      });
      const patienceMs = isComplete() ? COMPARE_MS : RESTORE_MS;
      const timeUp = new AbortController();
      const bound = delay(patienceMs, undefined, { signal: timeUp.signal, ref: false }).catch(() => undefined);
      await Promise.race([restoring, bound]);
      timeUp.abort();
    },
    async close() {
      stopping.abort();
      await restoring;
      await history.close();
      await writer.close();
    },
  };
}
