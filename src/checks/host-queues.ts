import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { RoundReport, ScheduleOptions } from './schedule.ts';
import type { Task, TaskSource } from './task.ts';

/** The tasks of one round, host by host. */
export interface HostQueues {
  /** Queues it, or counts it as put off where its host has enough; waits while there is no room for any. */
  put(source: TaskSource, task: Task): Promise<void>;
  /** Resolves when nothing is queued or under way any more. Throws the error of a record that is away, as `put` does. */
  ended(): Promise<void>;
  report(): RoundReport;
}

interface Queued {
  readonly source: TaskSource;
  readonly task: Task;
}

interface Host {
  readonly name: string;
  readonly waiting: Queued[];
  /** Tasks taken in this round. */
  taken: number;
  isRunning: boolean;
  /** Until when it is ours, in milliseconds since 1970; 0: it is not. */
  leasedUntil: number;
  /** Not asked any more in this round. */
  isLeft: boolean;
}

const CONCURRENCY = 4;
const HOST_PAUSE_MS = 2_000;
const PER_HOST = 50;
const QUEUED = 1_000;
/** How long a host stays ours after the last word from us: longer than any one task. */
const LEASE_MS = 15 * 60_000;
/** How often a host that is busy with something more important is looked at again, and how long it is waited for. */
const BUSY_MS = 5_000;
const BUSY_TRIES = 24;

/** Queues that begin at once to run what is put into them. */
export function createHostQueues(options: ScheduleOptions, signal: AbortSignal): HostQueues {
  const { leases, isBusy, log, now, onEnd } = options;
  const { concurrency = CONCURRENCY, hostPauseMs = HOST_PAUSE_MS, perHost = PER_HOST, queued = QUEUED } = options;
  const { busyMs = BUSY_MS } = options;
  const pool = new PQueue({ concurrency });
  const hosts = new Map<string, Host>();
  const known = new Set<string>();
  const counts = new Map<string, number>();
  let putOff = 0;
  let waiting = 0;
  let wake: (() => void) | undefined;
  /** Of the record: without it nothing is asked, for nothing could be kept. */
  let failure: { readonly error: unknown } | undefined;

  const left = (count: number): void => {
    waiting -= count;
    wake?.();
  };
  const leave = (host: Host): void => {
    host.isLeft = true;
    putOff += host.waiting.length;
    for (const { source, task } of host.waiting) known.delete(keyOf(source, task));
    left(host.waiting.splice(0).length);
  };

  /** Waits until nothing more important asks the host; false: not in this round. */
  const isFree = async (host: string): Promise<boolean> => {
    for (let tries = 0; tries < BUSY_TRIES; tries += 1) {
      if (!(await isBusy(host))) return true;
      await sleep(busyMs, undefined, { signal, ref: false });
    }
    return false;
  };

  /** One task; true where it has asked the host. */
  const runOne = async (host: Host, { source, task }: Queued): Promise<boolean> => {
    try {
      const end = await task.run(signal);
      if (end === undefined) return false;
      const label = `${source.kind} ${end.label}`;
      counts.set(label, (counts.get(label) ?? 0) + 1);
      onEnd?.(source.kind, end.label);
      if (end.leaveHost === true) leave(host);
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error, kind: source.kind, key: task.key }, 'a background check failed by a fault of ours');
    }
    return true;
  };

  /** The host is ours, for as long as any one task takes; false: another process has it, or it is busy. */
  const mayAsk = async (host: Host): Promise<boolean> => {
    if (host.name === '') return true;
    if (host.leasedUntil - now() < LEASE_MS / 2) {
      const until = now() + LEASE_MS;
      if (!(await leases.take(host.name, now(), until))) return false;
      host.leasedUntil = until;
    }
    return isFree(host.name);
  };

  const runAll = async (host: Host, sources: Set<TaskSource>): Promise<void> => {
    for (let next = host.waiting[0]; next !== undefined; next = host.waiting[0]) {
      signal.throwIfAborted();
      if (failure !== undefined || !(await mayAsk(host))) {
        leave(host);
        return;
      }
      host.waiting.shift();
      left(1);
      sources.add(next.source);
      const hasAsked = await runOne(host, next);
      known.delete(keyOf(next.source, next.task));
      // Also after the last one: another kind's task for the host may come next.
      if (hasAsked && host.name !== '') await sleep(hostPauseMs, undefined, { signal, ref: false });
    }
  };

  /** What was found is kept also where we are stopped; only then may others have the host. */
  const giveBack = async (host: Host, sources: ReadonlySet<TaskSource>): Promise<void> => {
    for (const source of sources) await source.flush();
    if (host.leasedUntil === 0) return;
    host.leasedUntil = 0;
    await leases.release(host.name);
  };

  const session = async (host: Host): Promise<void> => {
    const sources = new Set<TaskSource>();
    try {
      try {
        await runAll(host, sources);
      } finally {
        await giveBack(host, sources);
      }
    } catch (error) {
      leave(host);
      if (!signal.aborted) failure ??= { error };
    } finally {
      host.isRunning = false;
    }
    if (host.waiting.length > 0) begin(host);
  };
  const begin = (host: Host): void => {
    if (host.isRunning) return;
    host.isRunning = true;
    void pool.add(() => session(host));
  };

  return {
    async put(source, task) {
      const host = hosts.get(task.host) ?? newHost(task.host);
      hosts.set(task.host, host);
      const key = keyOf(source, task);
      if (known.has(key)) return;
      // What asks nobody burdens nobody.
      if (host.isLeft || (host.taken >= perHost && host.name !== '')) {
        putOff += 1;
        return;
      }
      while (waiting >= queued && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      signal.throwIfAborted();
      if (failure !== undefined) throw failure.error;
      host.taken += 1;
      known.add(key);
      host.waiting.push({ source, task });
      waiting += 1;
      begin(host);
    },
    async ended() {
      await pool.onIdle();
      if (failure !== undefined) throw failure.error;
    },
    report: () => ({ ended: counts, putOff }),
  };
}

const newHost = (name: string): Host => ({
  ...{ name, waiting: [], taken: 0, isRunning: false, isLeft: false, leasedUntil: 0 },
});

const keyOf = ({ kind }: TaskSource, { key }: Task): string => `${kind} ${key}`;
