import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startOtlpReceiver } from './fixtures/otlp-receiver.ts';
import type { OtlpReceiver } from './fixtures/otlp-receiver.ts';
import { createTracing, NO_TRACING } from './tracing.ts';
import type { Tracing } from './tracing.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const closing: (() => Promise<void>)[] = [];
const said: string[] = [];
const log = {
  info: (_: object, message: string) => said.push(message),
  warn: (_: object, message: string) => said.push(message),
};
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  said.length = 0;
});

async function scene(): Promise<{ readonly receiver: OtlpReceiver; readonly tracing: Tracing }> {
  const receiver = await startOtlpReceiver();
  closing.push(receiver.close);
  return { receiver, tracing: await createTracing({ endpoint: `${receiver.endpoint}/`, version: '1.2.3', log }) };
}
const nothing = (): Promise<void> => Promise.resolve();

test('a span begun in another span is its child, over waiting and beside others', async () => {
  const { receiver, tracing } = await scene();
  const one = (name: string) =>
    tracing.span(name, { kind: 'server' }, async () => {
      await delay(5);
      await tracing.span(`${name} below`, { kind: 'client', attributes: { n: 1, list: ['a', 'b'] } }, nothing);
    });

  await Promise.all([one('first'), one('second')]);
  await tracing.close();

  const spans = receiver.spans();
  const named = (name: string) => spans.find((each) => each.name === name);
  expect(spans).toHaveLength(4);
  for (const name of ['first', 'second']) {
    expect(named(name)?.parentSpanId).toBeUndefined();
    expect(named(`${name} below`)?.parentSpanId).toBe(named(name)?.spanId);
    expect(named(`${name} below`)?.traceId).toBe(named(name)?.traceId);
  }
  expect(named('first')?.traceId).not.toBe(named('second')?.traceId);
  expect(named('first below')?.attributes).toEqual({ n: 1, list: ['a', 'b'] });
  expect(receiver.text()).toContain('"kommungraf"');
  expect(receiver.text()).toContain('"1.2.3"');
});

test('what fails is marked by the name of its error and thrown on; its message, which may hold a query, is not sent', async () => {
  const { receiver, tracing } = await scene();
  const failing = tracing.span('work', { kind: 'internal' }, () => Promise.reject(new TypeError('hunter2')));

  await expect(failing).rejects.toThrow('hunter2');
  await tracing.close();

  expect(receiver.spans()).toMatchObject([{ name: 'work', isFailed: true }]);
  expect(receiver.text()).not.toContain('hunter2');
});

test('a span joins the trace of whoever asked', async () => {
  const { receiver, tracing } = await scene();
  const remote = { traceparent: `00-${TRACE}-${PARENT}-01`, tracestate: 'vendor=1' };

  await tracing.span('request', { kind: 'server', remote }, nothing);
  await tracing.close();

  expect(receiver.spans()).toMatchObject([{ traceId: TRACE, parentSpanId: PARENT, kind: 2 }]);
  expect(receiver.text()).toContain('vendor=1');
});

test('one who says that the trace is not kept is believed', async () => {
  const { receiver, tracing } = await scene();

  await tracing.span('request', { kind: 'server', remote: { traceparent: `00-${TRACE}-${PARENT}-00` } }, nothing);
  await tracing.close();

  expect(receiver.spans()).toEqual([]);
});

test.each([
  `00-${TRACE.toUpperCase()}-${PARENT}-01`,
  `00-${'0'.repeat(32)}-${PARENT}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `ff-${TRACE}-${PARENT}-01`,
  `00-${TRACE}-${PARENT}-01-more`,
  `00-${TRACE}-${PARENT}`,
  "' OR 1=1 --",
  '',
])('traceparent "%s" is none: a trace of our own begins', async (traceparent) => {
  const { receiver, tracing } = await scene();

  await tracing.span('request', { kind: 'server', remote: { traceparent } }, nothing);
  await tracing.close();

  const [span] = receiver.spans();
  expect(span?.parentSpanId).toBeUndefined();
  expect(span?.traceId).toMatch(/^[\da-f]{32}$/);
  expect(span?.traceId).not.toBe(TRACE);
});

test('a collector that refuses is told of once, holds up nothing, and closing ends', async () => {
  const { receiver, tracing } = await scene();
  receiver.answer(400);

  const results = await Promise.all(
    [1, 2, 3].map((n) => tracing.span('work', { kind: 'internal' }, () => Promise.resolve(n))),
  );
  await tracing.close();

  expect(results).toEqual([1, 2, 3]);
  expect(said).toEqual(['traces cannot be sent; they are dropped until the collector is back']);
});

test('without an endpoint there is no tracing, and work is done as it is', async () => {
  const tracing = await createTracing({ endpoint: undefined, version: '1', log });

  const result = await tracing.span('work', { kind: 'server' }, ({ traceId, set, rename, fail }) => {
    set({ a: 1 });
    rename('b');
    fail('c');
    return Promise.resolve(traceId ?? 'untraced');
  });
  await tracing.close();

  expect(tracing).toBe(NO_TRACING);
  expect(result).toBe('untraced');
});
