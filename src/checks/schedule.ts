import { setTimeout as sleep } from 'node:timers/promises';
import { createHostQueues, type HostQueues } from './host-queues.ts';
import type { HostLeases, TaskSource } from './task.ts';

/** What the background tells: one line for each round in which something was asked. A pino logger is one. */
export interface ScheduleLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface ScheduleOptions {
  /** In order: those of the first are asked first. */
  readonly sources: readonly TaskSource[];
  readonly leases: HostLeases;
  /** Whether something more important asks this host now: its tasks wait then. */
  readonly isBusy: (host: string) => Promise<boolean>;
  readonly log: ScheduleLog;
  /** Told of each task that was done: what kind, and how it ended. */
  readonly onEnd?: (kind: string, label: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hosts that are asked at the same time; 4 unless told. */
  readonly concurrency?: number;
  /** Between two tasks of a host, in milliseconds; 2,000 unless told. */
  readonly hostPauseMs?: number;
  /** Until a host that is busy is looked at again, in milliseconds; 5,000 unless told. After two dozen times its tasks are put off. */
  readonly busyMs?: number;
  /** Tasks of one host in one round; 50 unless told. The others are due in the next. */
  readonly perHost?: number;
  /** Tasks that wait in memory, of all hosts; 1,000 unless told. */
  readonly queued?: number;
  /** From `start` to the first round, in milliseconds, and up to half as much again by chance; 60,000 unless told. */
  readonly firstMs?: number;
  /** Between two rounds, in milliseconds; 600,000 (ten minutes) unless told. */
  readonly roundMs?: number;
}

/** What a round did. */
export interface RoundReport {
  /** Tasks done, by kind and label: `links OK`. */
  readonly ended: ReadonlyMap<string, number>;
  /** Tasks that were due and have to wait for a later round. */
  readonly putOff: number;
}

/** Background checks, politely: all that is due, round after round. */
export interface Schedule {
  /** Begins, in a while. */
  start(): void;
  /** One round now: all that is due and not put off. Throws what a source's `due` throws, or the signal's reason. */
  round(signal: AbortSignal): Promise<RoundReport>;
  /** Ends what is under way; what was found so far is kept. Throws nothing. */
  close(): Promise<void>;
}

const FIRST_MS = 60_000;
const ROUND_MS = 600_000;
/** Where a round has put something off, the next one comes sooner. */
const SOON_MS = 60_000;

/** Rounds of all sources together, so that a host is asked one thing at a time whatever the kind. */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { sources, log, now, firstMs = FIRST_MS, roundMs = ROUND_MS } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let isAway = false;

  const fill = async (source: TaskSource, queues: HostQueues, signal: AbortSignal): Promise<void> => {
    for await (const task of source.due(now(), signal)) {
      signal.throwIfAborted();
      await queues.put(source, task);
    }
  };

  const round = async (signal: AbortSignal): Promise<RoundReport> => {
    const queues = createHostQueues(options, signal);
    try {
      for (const source of sources) await fill(source, queues, signal);
    } finally {
      // Also after a failure: what was begun is ended, and what was found is kept.
      await queues.ended();
    }
    signal.throwIfAborted();
    for (const source of sources) await source.sweep?.(now());
    return queues.report();
  };

  const tell = ({ ended, putOff }: RoundReport): void => {
    isAway = false;
    if (ended.size === 0) return;
    const done = [...ended.values()].reduce((sum, count) => sum + count, 0);
    log.info({ ended: Object.fromEntries(ended), putOff }, `checked ${done} addresses in the background`);
  };
  /** A record that is away stays so for a while: it is told once. */
  const failed = (error: unknown): void => {
    if (!isAway) log.warn({ err: error }, 'background checks could not go on; they are tried again');
    isAway = true;
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    await sleep(firstMs * (1 + Math.random() / 2), undefined, { signal, ref: false });
    for (;;) {
      let waitMs = roundMs;
      try {
        const report = await round(signal);
        tell(report);
        if (report.putOff > 0) waitMs = Math.min(SOON_MS, roundMs);
      } catch (error) {
        signal.throwIfAborted();
        failed(error);
      }
      await sleep(waitMs, undefined, { signal, ref: false });
    }
  };

  return {
    start() {
      // It ends with the signal only.
      running ??= run(stopping.signal).catch(() => undefined);
    },
    round,
    async close() {
      stopping.abort();
      await running;
    },
  };
}
