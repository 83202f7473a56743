import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { HeldSnapshot, HistoryLog } from './history.ts';
import type { QueuedHistory } from './queued-history.ts';
import { RecordDamagedError } from './record-damaged-error.ts';
import type { RecordingWriter } from './recording-writer.ts';

export interface RestoreOptions {
  readonly history: Pick<QueuedHistory, 'held' | 'load' | 'askWhole'>;
  readonly writer: Pick<RecordingWriter, 'restoreSnapshot' | 'snapshotInfo'>;
  readonly catalogues: readonly CatalogueRef[];
  /** How long a catalogue's snapshot is fresh, in milliseconds. */
  readonly freshMs: (catalogue: CatalogueRef) => number;
  readonly signal: AbortSignal;
  readonly log: HistoryLog;
  readonly onProgress?: (progress: RestoreProgress) => void;
  readonly now?: () => number;
  /** Milliseconds before the record is asked again when it is away: doubled with each failure, up to a minute. */
  readonly firstWaitMs?: number;
}

/** Told after each catalogue. */
export interface RestoreProgress {
  readonly catalogueId: string;
  /** Catalogues looked after so far, and in all. */
  readonly done: number;
  readonly of: number;
}

/** Catalogues, by what became of them. */
export interface RestoreResult {
  readonly restored: readonly string[];
  /** Harvested meanwhile, or gone from the record. */
  readonly leftAlone: readonly string[];
  /** Held, but not to be read, or not to be written into the read model; each is in the log. */
  readonly failed: readonly string[];
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

type Outcome = keyof RestoreResult;

interface Wanted {
  readonly catalogue: CatalogueRef;
  readonly held: HeldSnapshot;
}

/**
 * Writes into the read model what it lacks and the record holds, one catalogue after the other, the one that was read
 * longest ago first: its upstream is the least likely to give it again. Where the read model has a snapshot and the
 * record another or none, the catalogue is asked for whole. Waits for a record that is away; resolves when all is done or
 * the signal aborts, and never rejects.
 */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const { writer, signal, log } = options;
  const result: Readonly<Record<Outcome, string[]>> = { restored: [], leftAlone: [], failed: [] };
  const held = await patiently(options, () => options.history.held());
  if (held === undefined) return result;
  const byId = new Map(held.map((each) => [each.catalogueId, each]));
  const active = options.catalogues.filter(({ status }) => status === 'active');
  for (const { id } of active) if (isBehind(writer.snapshotInfo(id), byId.get(id))) options.history.askWhole(id);
  const wanted = active
    .filter(({ id }) => writer.snapshotInfo(id) === undefined)
    .flatMap((catalogue) => {
      const found = byId.get(catalogue.id);
      return found === undefined ? [] : [{ catalogue, held: found }];
    })
    .sort((one, other) => Date.parse(one.held.harvestedAt) - Date.parse(other.held.harvestedAt));
  for (const [index, each] of wanted.entries()) {
    const outcome = await patiently(options, () => restoreOne(options, each));
    if (outcome === undefined) break;
    result[outcome].push(each.catalogue.id);
    options.onProgress?.({ catalogueId: each.catalogue.id, done: index + 1, of: wanted.length });
  }
  if (wanted.length > 0 && !signal.aborted) {
    const counts = { restored: result.restored.length, leftAlone: result.leftAlone.length };
    log.info({ ...counts, failed: result.failed.length }, 'the read model was rebuilt from the durable record');
  }
  return result;
}

/** Whether the record lacks what the read model has, and upstream would only say "not changed" of it. */
function isBehind(info: ReturnType<RecordingWriter['snapshotInfo']>, held: HeldSnapshot | undefined): boolean {
  if (info?.validator === undefined) return false;
  return held?.complete !== true || !isDeepStrictEqual(held.validator, info.validator);
}

/** Tries until it works; undefined when the signal aborts. The record itself says in the log that it is away. */
async function patiently<T>({ signal, firstWaitMs }: RestoreOptions, work: () => Promise<T>): Promise<T | undefined> {
  for (let wait = firstWaitMs ?? FIRST_WAIT_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch {
      // Aborted, the wait ends at once, and so does the loop.
      await delay(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  return undefined;
}

/** Throws only what trying again may cure. */
async function restoreOne(options: RestoreOptions, { catalogue, held }: Wanted): Promise<Outcome> {
  const { history, writer, signal, log } = options;
  const { id } = catalogue;
  if (writer.snapshotInfo(id) !== undefined) return 'leftAlone';
  let snapshot: SerialisedSnapshot | undefined;
  try {
    snapshot = await history.load(id, signal);
  } catch (error) {
    if (!(error instanceof RecordDamagedError)) throw error;
    log.warn({ catalogue: id, err: error }, error.message);
    return 'failed';
  }
  if (snapshot === undefined) return 'leftAlone';
  try {
    const written = await writer.restoreSnapshot(
      snapshot,
      statusOf(held.status, snapshot.complete, options.freshMs(catalogue), options.now?.() ?? Date.now()),
    );
    return written === undefined ? 'leftAlone' : 'restored';
  } catch (error) {
    log.warn({ catalogue: id, err: error }, 'a recorded catalogue could not be written into the read model');
    return 'failed';
  }
}

function statusOf(status: CatalogueStatus, complete: boolean, freshMs: number, now: number): CatalogueStatus {
  const isYoung = status.lastSuccess !== undefined && Date.parse(status.lastSuccess) + freshMs > now;
  return { ...status, state: complete && isYoung && status.state === 'FRESH' ? 'FRESH' : 'STALE' };
}
