import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { HostState } from '../upstream/upstream.ts';
import { readExposition, valueIn } from './fixtures/exposition.ts';
import { createHostMetrics } from './host-metrics.ts';

const host = (name: string, more: Partial<HostState> = {}): HostState => ({
  host: name,
  breaker: 'closed',
  failures: 0,
  inFlight: 0,
  waiting: 0,
  ...more,
});

test('a host is told of while it is in use or in trouble, and no longer', async () => {
  const registry = new Registry();
  let hosts = [host('a.se', { breaker: 'open', failures: 7, inFlight: 1, waiting: 2, heldMs: 1_500 })];
  const refresh = createHostMetrics(registry, () => Promise.resolve(hosts));

  await refresh();
  const first = readExposition(await registry.metrics());
  hosts = [host('b.se')];
  await refresh();
  const second = readExposition(await registry.metrics());

  const a = (name: string, labels = {}) => valueIn(first, `kommungraf_upstream_${name}`, { host: 'a.se', ...labels });
  expect([a('breaker_state', { state: 'open' }), a('breaker_state', { state: 'closed' })]).toEqual([1, 0]);
  expect([a('consecutive_failures'), a('requests_in_flight'), a('requests_waiting'), a('held_seconds')]).toEqual([
    7, 1, 2, 1.5,
  ]);
  expect(valueIn(second, 'kommungraf_upstream_breaker_state', { host: 'a.se' })).toBeUndefined();
  expect(valueIn(second, 'kommungraf_upstream_breaker_state', { host: 'b.se', state: 'closed' })).toBe(1);
});

test.each([
  ['is gone', () => Promise.reject(new Error('the harvester thread ended'))],
  ['does not answer', () => new Promise<never>(() => undefined)],
])('when the thread %s, that is told and nothing else, and the scrape goes on', async (_, read) => {
  const registry = new Registry();
  const refresh = createHostMetrics(registry, read);

  await refresh();

  const families = readExposition(await registry.metrics());
  expect(valueIn(families, 'kommungraf_harvester_up')).toBe(0);
  expect(families.flatMap(({ samples }) => samples)).toHaveLength(1);
});

test('thousands of hosts do not make thousands of series', async () => {
  const registry = new Registry();
  const many = Array.from({ length: 3_000 }, (_, index) => host(`h${index}.se`));
  const refresh = createHostMetrics(registry, () => Promise.resolve(many));

  await refresh();

  const families = readExposition(await registry.metrics());
  const waiting = families.find(({ name }) => name === 'kommungraf_upstream_requests_waiting');
  expect(waiting?.samples).toHaveLength(500);
});
