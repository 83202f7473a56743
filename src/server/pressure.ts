import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** What can be over its bound: the loop that answers, V8's heap of this thread, the memory of the whole process. */
export type PressureReason = 'event_loop' | 'heap' | 'memory';

/** Bounds above which new GraphQL requests are turned away; 0 switches one off. */
export interface PressureLimits {
  /** 99th percentile of how late the event loop is, in milliseconds. */
  readonly loopDelayMs: number;
  /** Share of V8's limit for the heap, from 0 to 1. */
  readonly heapShare: number;
  /** Bytes that the process holds beside the pages of files, all threads together. */
  readonly memoryBytes: number;
}

export interface PressureState {
  readonly loopDelayMs: number;
  readonly reasons: readonly PressureReason[];
}

/** Watches the process, and says whether it should take more work. */
export interface Pressure {
  /** Begins to watch; what happens before, while the process starts, is no pressure. */
  readonly start: () => void;
  /** As of the last sample, which is taken now when it is overdue. */
  readonly state: () => PressureState;
  readonly close: () => void;
}

/** What is measured; another one is for tests. */
export interface PressureGauges {
  /** Since it was last asked: 99th percentile of how late the loop was, in milliseconds. */
  readonly loopDelayMs: () => number;
  readonly heapShare: () => number;
  readonly memoryBytes: () => number | undefined;
  readonly start: () => void;
  readonly close: () => void;
}

interface PressureOptions {
  readonly limits: PressureLimits;
  readonly gauges?: PressureGauges;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
}

const SAMPLE_MS = 500;
/** Samples without trouble before work is taken again, so that it does not flicker at the bound. */
const CALM_SAMPLES = 2;
const RESOLUTION_MS = 20;

/** Seconds after which one who was turned away may ask again. */
export const RETRY_AFTER_SECONDS = 2;

/**
 * Samples twice a second on a timer that keeps nothing alive. A blocked loop fires no timer; the first to ask after the
 * block takes the sample then, so that the requests that have piled up meet what happened and not what was before.
 */
export function createPressure({ limits, gauges = createGauges(), now }: PressureOptions): Pressure {
  const clock = now ?? (() => performance.now());
  const lastSeen = new Map<PressureReason, number>();
  let samples = 0;
  let sampledAt = clock();
  let loopDelayMs = 0;

  const isOver = (value: number | undefined, bound: number): boolean =>
    bound > 0 && value !== undefined && value > bound;
  const sample = (): void => {
    sampledAt = clock();
    samples += 1;
    loopDelayMs = gauges.loopDelayMs();
    if (isOver(loopDelayMs, limits.loopDelayMs)) lastSeen.set('event_loop', samples);
    if (isOver(gauges.heapShare(), limits.heapShare)) lastSeen.set('heap', samples);
    if (isOver(gauges.memoryBytes(), limits.memoryBytes)) lastSeen.set('memory', samples);
    for (const [reason, at] of lastSeen) {
      if (samples - at >= CALM_SAMPLES) lastSeen.delete(reason);
    }
  };
  /** Not twice in a row: there would be nothing measured in between, which would look like calm. */
  const sampleAfter = (ms: number): void => {
    if (clock() - sampledAt > ms) sample();
  };
  let timer: NodeJS.Timeout | undefined;

  return {
    start() {
      gauges.start();
      sampledAt = clock();
      timer ??= setInterval(() => {
        sampleAfter(SAMPLE_MS / 2);
      }, SAMPLE_MS).unref();
    },
    state() {
      if (timer !== undefined) sampleAfter(SAMPLE_MS);
      return { loopDelayMs, reasons: [...lastSeen.keys()] };
    },
    close() {
      clearInterval(timer);
      gauges.close();
    },
  };
}

/** The sentence for one who is turned away. */
export function pressureMessage(reasons: readonly PressureReason[]): string {
  const what = reasons.map((reason) => (reason === 'event_loop' ? 'answering is slow' : 'memory is short'));
  return (
    `The gateway is under pressure (${[...new Set(what)].join(', ')}) and takes no new queries for the moment. ` +
    `Wait ${RETRY_AFTER_SECONDS} seconds and send it again.`
  );
}

function createGauges(): PressureGauges {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  return {
    start: () => delays.enable(),
    loopDelayMs() {
      // In nanoseconds, with the interval of the measuring itself in it; nothing measured yet is NaN.
      const late = delays.count === 0 ? 0 : delays.percentile(99) / 1e6 - RESOLUTION_MS;
      delays.reset();
      return Math.max(0, late);
    },
    heapShare() {
      const heap = getHeapStatistics();
      return heap.used_heap_size / heap.heap_size_limit;
    },
    memoryBytes: residentBytes,
    close: () => delays.disable(),
  };
}

/**
 * Of the process, without the pages of mapped files: the read model is mapped, and the kernel takes such pages back
 * whenever it needs them. Only Linux tells the two apart; elsewhere the heap alone is watched.
 */
function residentBytes(): number | undefined {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const kibibytes = Array.from(status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm), ([, amount]) => Number(amount));
    return kibibytes.length === 0 ? undefined : kibibytes.reduce((sum, each) => sum + each, 0) * 1024;
  } catch {
    // There is no /proc here.
    return undefined;
  }
}
