import { afterEach, expect, test, vi } from 'vitest';
import { createPressure, pressureMessage } from './pressure.ts';
import type { Pressure, PressureGauges } from './pressure.ts';

const LIMITS = { loopDelayMs: 1_000, heapShare: 0.9, memoryBytes: 1_000_000 };

interface Scene {
  readonly pressure: Pressure;
  readonly measured: { loop: number; heap: number; memory: number | undefined };
  /** Lets so many samples be taken, and gives the reasons after them. */
  readonly after: (samples: number) => readonly string[];
}

const opened: Pressure[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

function scene(limits: Partial<typeof LIMITS> = {}): Scene {
  const measured: Scene['measured'] = { loop: 0, heap: 0, memory: 0 };
  let now = 0;
  const gauges: PressureGauges = {
    loopDelayMs: () => measured.loop,
    heapShare: () => measured.heap,
    memoryBytes: () => measured.memory,
    start: () => undefined,
    close: () => undefined,
  };
  const pressure = createPressure({ limits: { ...LIMITS, ...limits }, gauges, now: () => now });
  pressure.start();
  opened.push(pressure);
  return {
    pressure,
    measured,
    after(samples) {
      let reasons: readonly string[] = [];
      for (let index = 0; index < samples; index += 1) {
        now += 501;
        ({ reasons } = pressure.state());
      }
      return reasons;
    },
  };
}

test('at the bounds there is no pressure, above them there is, each by its name', () => {
  const { measured, after } = scene();

  Object.assign(measured, { loop: 1_000, heap: 0.9, memory: 1_000_000 });
  const at = after(1);
  Object.assign(measured, { loop: 1_001, heap: 0.91, memory: 1_000_001 });
  const above = after(1);

  expect(at).toEqual([]);
  expect(above).toEqual(['event_loop', 'heap', 'memory']);
});

test('it takes two calm samples to recover, and one bad one in between starts anew', () => {
  const { measured, after } = scene();
  measured.loop = 5_000;
  after(1);

  measured.loop = 0;
  const once = after(1);
  measured.loop = 5_000;
  after(1);
  measured.loop = 0;
  const again = after(1);
  const calm = after(1);

  expect([once, again, calm]).toEqual([['event_loop'], ['event_loop'], []]);
});

test('a bound of 0 is none, and what cannot be measured is not over its bound', () => {
  const { measured, after } = scene({ loopDelayMs: 0, heapShare: 0 });
  Object.assign(measured, { loop: 60_000, heap: 1, memory: undefined });

  expect(after(3)).toEqual([]);
});

test('while the process starts there is no pressure, however slow that is', () => {
  const gauges = {
    loopDelayMs: () => 60_000,
    heapShare: () => 1,
    memoryBytes: () => 2 ** 50,
    start: vi.fn(),
    close: vi.fn(),
  };
  let now = 0;
  const pressure = createPressure({ limits: LIMITS, gauges, now: () => now });
  now = 60_000;

  const before = pressure.state();
  pressure.start();
  now += 501;
  const after = pressure.state();
  pressure.close();

  expect(before).toEqual({ loopDelayMs: 0, reasons: [] });
  expect(after.reasons).toContain('event_loop');
});

test('between two samples the state is the last one', () => {
  const { pressure, measured, after } = scene();
  after(1);
  measured.loop = 5_000;

  expect(pressure.state()).toEqual({ loopDelayMs: 0, reasons: [] });
});

test('what is really measured has the sizes of a process that is well', () => {
  const pressure = createPressure({ limits: { loopDelayMs: 60_000, heapShare: 0.99, memoryBytes: 2 ** 50 } });
  const tight = createPressure({ limits: { loopDelayMs: 0, heapShare: 0.000_1, memoryBytes: 1 } });

  pressure.start();
  tight.start();
  const later = performance.now() + 600;
  while (performance.now() < later);
  const states = [pressure.state(), tight.state()];
  pressure.close();
  tight.close();

  expect(states[0]?.reasons).toEqual([]);
  expect(states[1]?.reasons).toContain('heap');
});

test('who is turned away is told what is the matter, once, and when to come back', () => {
  const message = pressureMessage(['heap', 'memory', 'event_loop']);

  expect(message).toContain('(memory is short, answering is slow)');
  expect(message).toContain('Wait 2 seconds');
});
