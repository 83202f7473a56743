import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Of one list of questions, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** The longest that the thread which asked was held up. */
  readonly blocked: number;
  readonly slowest: string;
}

/** Asks each question once, one after the other. */
export async function latencyOf(questions: readonly string[], ask: (question: string) => unknown): Promise<Latency> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const taken: { readonly question: string; readonly ms: number }[] = [];
  for (const question of questions) {
    await new Promise((resolve) => setImmediate(resolve));
    const start = performance.now();
    await ask(question);
    taken.push({ question, ms: performance.now() - start });
  }
  loop.disable();
  const sorted = taken.toSorted((a, b) => a.ms - b.ms);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms ?? 0;
  return {
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    blocked: loop.max / 1e6,
    slowest: sorted.at(-1)?.question ?? '',
  };
}
