import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { createSchedule, type Schedule, type ScheduleOptions } from './schedule.ts';
import type { Task, TaskEnd, TaskSource } from './task.ts';

const forever = new AbortController().signal;
const opened: Schedule[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((schedule) => schedule.close()));
});

interface Told {
  readonly lines: string[];
  readonly log: ScheduleOptions['log'];
}
const told = (): Told => {
  const lines: string[] = [];
  return { lines, log: { info: (_, line) => lines.push(line), warn: (_, line) => lines.push(line) } };
};

const free = { take: () => Promise.resolve(true), release: () => Promise.resolve() };

const scheduleOf = (options: Partial<ScheduleOptions> & Pick<ScheduleOptions, 'sources'>): Schedule => {
  const schedule = createSchedule({
    ...{ leases: free, isBusy: () => Promise.resolve(false), log: told().log, now: Date.now, hostPauseMs: 0 },
    ...options,
  });
  opened.push(schedule);
  return schedule;
};

const OK: TaskEnd = { label: 'OK' };

/** Tasks that are due in every round, and how far they were taken. */
function sourceOf(tasks: readonly Task[], kind = 'links') {
  let pulled = 0;
  let flushed = 0;
  const source: TaskSource = {
    kind,
    async *due() {
      for (const task of tasks) {
        await Promise.resolve();
        pulled += 1;
        yield task;
      }
    },
    flush() {
      flushed += 1;
      return Promise.resolve();
    },
  };
  return { source, pulled: () => pulled, flushed: () => flushed };
}
const taskOn = (host: string, n: number, run: Task['run'] = () => Promise.resolve(OK)): Task => ({
  key: `https://${host}/${n}`,
  host,
  run,
});

/** Counts what is under way. */
function counted() {
  let running = 0;
  let most = 0;
  const run = async (): Promise<TaskEnd> => {
    running += 1;
    most = Math.max(most, running);
    await sleep(5);
    running -= 1;
    return OK;
  };
  return { run, most: () => most };
}

test('tasks of one host run one after the other, whatever their kind', async () => {
  const { run, most } = counted();
  const links = sourceOf([1, 2, 3].map((n) => taskOn('ale.example', n, run)));
  const contents = sourceOf(
    [1, 2, 3].map((n) => taskOn('ale.example', n, run)),
    'contents',
  );

  const report = await scheduleOf({ sources: [links.source, contents.source] }).round(forever);

  expect(most()).toBe(1);
  expect(Object.fromEntries(report.ended)).toEqual({ 'links OK': 3, 'contents OK': 3 });
});

test('a few hosts are asked at the same time, and no more', async () => {
  const { run, most } = counted();
  const { source } = sourceOf(Array.from({ length: 20 }, (_, n) => taskOn(`h${n}.example`, n, run)));

  await scheduleOf({ sources: [source], concurrency: 3 }).round(forever);

  expect(most()).toBe(3);
});

test('a host is left in peace between two tasks, while others are asked', async () => {
  const again = vi.fn(() => Promise.resolve(OK));
  const { source } = sourceOf([
    taskOn('ale.example', 1),
    taskOn('ale.example', 2, again),
    ...[1, 2, 3].map((n) => taskOn(`h${n}.example`, n)),
  ]);
  const ended = vi.fn();

  scheduleOf({ sources: [source], hostPauseMs: 60_000, firstMs: 1, onEnd: ended }).start();
  await vi.waitFor(() => {
    expect(ended).toHaveBeenCalledTimes(4);
  });

  expect(again).not.toHaveBeenCalled();
});

test('what a host has too much of waits for a later round', async () => {
  const { source } = sourceOf(Array.from({ length: 10 }, (_, n) => taskOn('ale.example', n)));

  const report = await scheduleOf({ sources: [source], perHost: 4 }).round(forever);

  expect(report).toEqual({ ended: new Map([['links OK', 4]]), putOff: 6 });
});

test('no more tasks are taken from a source than there is room for', async () => {
  let letGo = (): void => undefined;
  const held = new Promise<TaskEnd>((resolve) => {
    letGo = () => {
      resolve(OK);
    };
  });
  const { source, pulled } = sourceOf(Array.from({ length: 100 }, (_, n) => taskOn(`h${n}.example`, n, () => held)));
  const round = scheduleOf({ sources: [source], queued: 10, concurrency: 2 }).round(forever);
  await vi.waitFor(() => {
    expect(pulled()).toBeGreaterThanOrEqual(10);
  });
  await sleep(20);

  const before = pulled();
  letGo();
  await round;

  expect(before).toBeLessThanOrEqual(14);
  expect(pulled()).toBe(100);
});

test('a host that wants to be left alone is, for this round', async () => {
  const run = vi.fn(() => Promise.resolve<TaskEnd>({ label: 'REFUSED', leaveHost: true }));
  const { source } = sourceOf(Array.from({ length: 5 }, (_, n) => taskOn('ale.example', n, run)));

  const report = await scheduleOf({ sources: [source] }).round(forever);

  expect(run).toHaveBeenCalledTimes(1);
  expect(report.putOff).toBe(4);
});

test('a host that something more important asks is waited for', async () => {
  const busy = vi.fn().mockResolvedValueOnce(true).mockResolvedValueOnce(true).mockResolvedValue(false);
  const { source } = sourceOf([taskOn('ale.example', 1)]);

  const report = await scheduleOf({ sources: [source], isBusy: busy, busyMs: 1 }).round(forever);

  expect(report.ended.get('links OK')).toBe(1);
  expect(busy).toHaveBeenCalledTimes(3);
});

test('a host that is always busy is put off', async () => {
  const run = vi.fn(() => Promise.resolve(OK));
  const { source } = sourceOf([taskOn('ale.example', 1, run), taskOn('lerum.example', 1)]);
  const isBusy = (host: string): Promise<boolean> => Promise.resolve(host === 'ale.example');

  const report = await scheduleOf({ sources: [source], isBusy, busyMs: 1 }).round(forever);

  expect(run).not.toHaveBeenCalled();
  expect(report).toEqual({ ended: new Map([['links OK', 1]]), putOff: 1 });
});

test('a host that another process has is put off', async () => {
  const run = vi.fn(() => Promise.resolve(OK));
  const { source } = sourceOf([1, 2].map((n) => taskOn('ale.example', n, run)));
  const leases = { ...free, take: () => Promise.resolve(false) };

  const report = await scheduleOf({ sources: [source], leases }).round(forever);

  expect(run).not.toHaveBeenCalled();
  expect(report.putOff).toBe(2);
});

test('what was found is written before the host is given back', async () => {
  const steps: string[] = [];
  const { source } = sourceOf([taskOn('ale.example', 1)]);
  const flush = (): Promise<void> => Promise.resolve(void steps.push('flush'));
  const leases = { ...free, release: (host: string) => Promise.resolve(void steps.push(`release ${host}`)) };

  await scheduleOf({ sources: [{ ...source, flush }], leases }).round(forever);

  expect(steps).toEqual(['flush', 'release ale.example']);
});

test('without the record nothing is asked, and the round says why', async () => {
  const run = vi.fn(() => Promise.resolve(OK));
  const { source } = sourceOf(Array.from({ length: 9 }, (_, n) => taskOn(`h${n}.example`, n, run)));
  const leases = { ...free, take: () => Promise.reject(new Error('the record is away')) };

  const round = scheduleOf({ sources: [source], leases }).round(forever);

  await expect(round).rejects.toThrow('the record is away');
  expect(run).not.toHaveBeenCalled();
});

test('a task that fails by a fault of ours is told, and the others go on', async () => {
  const { log, lines } = told();
  const bad = taskOn('ale.example', 1, () => Promise.reject(new Error('bug')));
  const { source } = sourceOf([bad, taskOn('ale.example', 2)]);

  const report = await scheduleOf({ sources: [source], log }).round(forever);

  expect(report.ended.get('links OK')).toBe(1);
  expect(lines).toEqual(['a background check failed by a fault of ours']);
});

test('rounds come by themselves after the start, and say one line each in which something was asked', async () => {
  const { log, lines } = told();
  let isDue = true;
  const { source } = sourceOf([taskOn('ale.example', 1), taskOn('lerum.example', 1)]);
  const rounds = vi.fn();
  const due: TaskSource['due'] = async function* (at, signal) {
    rounds();
    if (!isDue) return;
    isDue = false;
    yield* source.due(at, signal);
  };

  scheduleOf({ sources: [{ ...source, due }], log, firstMs: 1, roundMs: 1 }).start();
  await vi.waitFor(() => {
    expect(rounds.mock.calls.length).toBeGreaterThan(3);
  });

  expect(lines).toEqual(['checked 2 addresses in the background']);
});

test('a record that is away is told once, and a later round goes on', async () => {
  const { log, lines } = told();
  let failures = 0;
  const { source, flushed } = sourceOf([taskOn('ale.example', 1)]);
  const due: TaskSource['due'] = async function* (at, signal) {
    failures += 1;
    if (failures < 4) throw new Error('the record is away');
    yield* source.due(at, signal);
  };

  scheduleOf({ sources: [{ ...source, due }], log, firstMs: 1, roundMs: 1 }).start();
  await vi.waitFor(() => {
    expect(flushed()).toBeGreaterThan(0);
  });

  expect(lines.filter((line) => line.includes('could not go on'))).toHaveLength(1);
});

test('nothing is asked before its time after the start, and closing does not wait for it', async () => {
  const { source, pulled } = sourceOf([taskOn('ale.example', 1)]);
  const schedule = scheduleOf({ sources: [source] });

  schedule.start();
  await sleep(20);
  await schedule.close();

  expect(pulled()).toBe(0);
});

test('closing ends what is under way and keeps what was found', async () => {
  const until = (signal: AbortSignal): Promise<TaskEnd> => sleep(60_000, OK, { signal });
  const { source, flushed } = sourceOf([
    taskOn('ale.example', 1),
    taskOn('ale.example', 2, until),
    taskOn('lerum.example', 1, until),
  ]);
  const started = vi.fn();
  const schedule = scheduleOf({ sources: [source], firstMs: 1, onEnd: started });
  schedule.start();
  await vi.waitFor(() => {
    expect(started).toHaveBeenCalled();
  });

  await schedule.close();

  expect(flushed()).toBeGreaterThanOrEqual(1);
});
