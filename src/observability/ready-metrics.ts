import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** What is known of kept answers at the moment of a scrape. */
export interface ReadyReading {
  /** Answers by where they were found, since the start. */
  readonly found: Readonly<Record<string, number>>;
  readonly answers: number;
  readonly bytes: number;
  /** The `Age` that an answer is given with now. */
  readonly ageSeconds: number;
}

/** Registers the metrics of kept answers. */
export function createReadyMetrics(registry: Registry, read: () => ReadyReading): void {
  const registers = [registry];
  new Counter({
    name: 'kommungraf_ready_answers_total',
    help: 'Answers that may be kept, by where they were found: repeated (the same request byte for byte), memory, shared (by another replica) or worked-out (a miss).',
    labelNames: ['found'],
    registers,
    collect() {
      this.reset();
      for (const [found, count] of Object.entries(read().found)) this.inc({ found }, count);
    },
  });
  new Gauge({
    name: 'kommungraf_ready_answers',
    help: 'Answers kept in this process; all of one revision.',
    registers,
    collect() {
      this.set(read().answers);
    },
  });
  new Gauge({
    name: 'kommungraf_ready_bytes',
    help: 'Bytes that kept answers and the requests known for them take.',
    registers,
    collect() {
      this.set(read().bytes);
    },
  });
  new Gauge({
    name: 'kommungraf_ready_age_seconds',
    help: 'Age that kept answers are given with: since the oldest reading of a catalogue that is served.',
    registers,
    collect() {
      this.set(read().ageSeconds);
    },
  });
}
