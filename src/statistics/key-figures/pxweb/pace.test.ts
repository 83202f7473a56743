import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorFrom, never } from '../../../upstream/local-upstream.ts';
import { createPace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SECOND = { calls: 2, windowMs: 1_000 };

describe('createPace', () => {
  it('makes no more calls in a window than it has, in the order in which they come', async () => {
    const pace = createPace('example.se', SECOND);
    const started: number[] = [];

    const calls = [1, 2, 3, 4, 5].map((number) =>
      pace.run(never(), () => {
        started.push(number);
        return Promise.resolve();
      }),
    );
    await vi.advanceTimersByTimeAsync(999);
    const inFirst = [...started];
    await vi.advanceTimersByTimeAsync(2);
    const inSecond = [...started];
    await vi.advanceTimersByTimeAsync(1_001);
    await Promise.all(calls);

    expect(inFirst).toEqual([1, 2]);
    expect(inSecond).toEqual([1, 2, 3, 4]);
    expect(started).toEqual([1, 2, 3, 4, 5]);
  });

  it('counts a call from its answer on, for nobody knows when it arrived', async () => {
    const pace = createPace('example.se', { calls: 1, windowMs: 1_000 });
    let answer = (): void => undefined;
    const first = pace.run(never(), () => new Promise<void>((resolve) => (answer = resolve)));
    let isSecond = false;
    const second = pace.run(never(), () => {
      isSecond = true;
      return Promise.resolve();
    });

    await vi.advanceTimersByTimeAsync(5_000);
    answer();
    await first;
    await vi.advanceTimersByTimeAsync(999);
    const isEarly = isSecond;
    await vi.advanceTimersByTimeAsync(2);
    await second;

    expect(isEarly).toBe(false);
    expect(isSecond).toBe(true);
  });

  it('lets a caller go who gives up, and keeps the others in the window', async () => {
    const pace = createPace('example.se', { calls: 1, windowMs: 1_000 });
    const controller = new AbortController();
    const done: string[] = [];
    const call = (name: string) => () => {
      done.push(name);
      return Promise.resolve();
    };

    await pace.run(never(), call('first'));
    const left = pace.run(controller.signal, call('left'));
    const third = pace.run(never(), call('third'));
    controller.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await vi.advanceTimersByTimeAsync(999);
    const early = [...done];
    await vi.advanceTimersByTimeAsync(2);
    await third;

    expect(early).toEqual(['first']);
    expect(done).toEqual(['first', 'third']);
  });

  it('refuses a call whose turn would not come soon, and says when it would', async () => {
    const pace = createPace('example.se', { calls: 1, windowMs: 20_000 });
    const controller = new AbortController();
    const waiting = [1, 2].map(() => pace.run(controller.signal, () => Promise.resolve()));

    const error = await errorFrom(pace.run(never(), () => Promise.resolve()));
    controller.abort(new Error('end of the test'));
    await Promise.allSettled(waiting);

    expect(error.kind).toBe('RATE_LIMITED');
    expect(error.retryAfterMs).toBe(40_000);
    expect(error.message).toContain('example.se takes 1 requests in 20 s');
  });
});
