import { expect, test, vi } from 'vitest';
import { createMemoryCache } from '../cache/memory.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import { createCountedCache } from './counted-cache.ts';
import { faultsOf, readExposition, valueIn } from './fixtures/exposition.ts';
import type { Family } from './fixtures/exposition.ts';
import { createMetrics } from './metrics.ts';
import type { Metrics, MetricsOptions } from './metrics.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ref = (id: string, status: CatalogueRef['status'] = 'active'): CatalogueRef => ({
  id,
  platform: 'dcat',
  url: `https://${id}.example.se/dcat?key=hunter2`,
  status,
  options: {},
});

function storeOf(statuses: Readonly<Record<string, Partial<CatalogueStatus>>>): MetricsOptions['store'] {
  return {
    catalogues: () => [...Object.keys(statuses).map((id) => ref(id)), ref('nedlagd', 'inactive')],
    catalogueStatus: (id) => ({ catalogueId: id, state: 'MISSING', consecutiveFailures: 0, ...statuses[id] }),
    catalogueCounts: (id) => ({ datasets: id.length, distributions: 0, dataServices: 0, skipped: 2 }),
    revision: () => 42,
  };
}
const metricsOver = (statuses = {}, more: Partial<MetricsOptions> = {}): Metrics =>
  createMetrics({ store: storeOf(statuses), version: '1.2.3', now: () => NOW, ...more });
const scrape = async (metrics: Metrics): Promise<readonly Family[]> => readExposition(await metrics.text());

test('the exposition keeps to the format and to the naming of Prometheus, whatever has been counted', async () => {
  const metrics = metricsOver(
    { ale: {} },
    {
      pressure: () => ({ loopDelayMs: 3, reasons: ['heap'] }),
      isRedisUp: () => true,
      record: () => ({ available: false, queued: 3 }),
    },
  );
  metrics.harvested({ catalogueId: 'ale', outcome: 'failed', kind: 'TIMED_OUT', seconds: 12 });
  metrics.requests.http('GET')({ route: '/graphql', status: 200, seconds: 0.004 });
  metrics.requests.http('BREW')({ route: undefined, status: 404, seconds: 0 });
  metrics.requests.graphql({ operation: 'Å"\\\n', type: 'query', outcome: 'ok', seconds: 99, limits: ['depth'] });
  metrics.requests.shed(['event_loop']);
  metrics.cache('memory').found(1, 2);

  const families = await scrape(metrics);

  const ours = families.filter(({ name }) => name.startsWith('kommungraf_'));
  expect(faultsOf(ours)).toEqual([]);
  expect(ours.length).toBeGreaterThan(15);
  expect(valueIn(families, 'kommungraf_record_available', {})).toBe(0);
  expect(valueIn(families, 'kommungraf_record_queued_catalogues', {})).toBe(3);
  expect(families.map(({ name }) => name)).toContain('process_resident_memory_bytes');
  expect(families.map(({ name }) => name)).toContain('nodejs_eventloop_lag_p99_seconds');
  expect(valueIn(families, 'kommungraf_http_requests_total', { method: 'other', route: 'none', status: '404' })).toBe(
    1,
  );
});

test('what the linter of the tests is for, it finds', () => {
  const text =
    '# HELP a_ms \n# TYPE a_ms counter\na_ms{x="1"} 1\na_ms{x="1"} 2\n# HELP b h\n# TYPE b histogram\nb_bucket{le="1"} 2\nb_bucket{le="2"} 1\n';

  const faults = faultsOf(readExposition(text));

  expect(faults).toHaveLength(6);
  expect(() => readExposition('a 1\n')).toThrow('out of place');
  expect(() => readExposition('# HELP a h\n# TYPE a gauge\na{x=1} 1\n')).toThrow('labels');
});

test('what the store knows of a catalogue is told as of the moment of the scrape', async () => {
  const statuses = {
    ale: {
      state: 'FRESH',
      lastSuccess: '2026-11-23T11:00:00Z',
      nextAttempt: '2026-11-23T20:00:00Z',
      lastDurationMs: 1500,
    },
    tibro: { state: 'MISSING', consecutiveFailures: 3, nextAttempt: '2026-11-23T11:59:00Z' },
  } as const;
  let now = NOW;
  const metrics = metricsOver(statuses, { now: () => now });

  const first = await scrape(metrics);
  now += 60_000;
  const second = await scrape(metrics);

  expect(valueIn(first, 'kommungraf_catalogue_snapshot_age_seconds', { catalogue: 'ale' })).toBe(3600);
  expect(valueIn(second, 'kommungraf_catalogue_snapshot_age_seconds', { catalogue: 'ale' })).toBe(3660);
  expect(valueIn(first, 'kommungraf_catalogue_snapshot_age_seconds', { catalogue: 'tibro' })).toBeUndefined();
  expect(valueIn(first, 'kommungraf_catalogue_next_attempt_seconds', { catalogue: 'tibro' })).toBe(-60);
  expect(valueIn(first, 'kommungraf_catalogue_last_harvest_duration_seconds', { catalogue: 'ale' })).toBe(1.5);
  expect(valueIn(first, 'kommungraf_catalogue_consecutive_failures', { catalogue: 'tibro' })).toBe(3);
  expect(valueIn(first, 'kommungraf_catalogue_datasets', { catalogue: 'tibro' })).toBe(5);
  expect(valueIn(first, 'kommungraf_catalogue_state', { catalogue: 'ale', state: 'FRESH' })).toBe(1);
  expect(valueIn(first, 'kommungraf_catalogue_state', { catalogue: 'ale', state: 'MISSING' })).toBe(0);
  expect(valueIn(first, 'kommungraf_catalogue_datasets', { catalogue: 'nedlagd' })).toBeUndefined();
});

test('no label holds an address', async () => {
  const metrics = metricsOver({ ale: {}, tibro: {} });
  metrics.harvested({ catalogueId: 'ale', outcome: 'whole', seconds: 1 });

  const text = await metrics.text();

  expect(text).not.toContain('example.se');
  expect(text).not.toContain('hunter2');
});

test('made-up names of operations cannot make series without end', async () => {
  const metrics = metricsOver();
  for (let index = 0; index < 1_000; index += 1) {
    const operation = `Op${index}`;
    metrics.requests.graphql({ operation, type: 'query', outcome: 'ok', seconds: 0.01, limits: [`limit${index}`] });
    metrics.requests.graphql({ operation: `Bad${index}`, type: undefined, outcome: 'refused', seconds: 0, limits: [] });
  }

  const families = await scrape(metrics);

  const requests = families.find(({ name }) => name === 'kommungraf_graphql_requests_total')?.samples ?? [];
  expect(requests).toHaveLength(52);
  expect(valueIn(families, 'kommungraf_graphql_requests_total', { operation: 'Op0' })).toBe(1);
  expect(valueIn(families, 'kommungraf_graphql_requests_total', { operation: 'other' })).toBe(950);
  expect(valueIn(families, 'kommungraf_graphql_requests_total', { operation: 'unread' })).toBe(1_000);
  expect(families.find(({ name }) => name === 'kommungraf_refusals_total')?.samples).toHaveLength(51);
});

test('refusals are counted by limit, also those that have only a status', async () => {
  const metrics = metricsOver();
  metrics.requests.http('POST')({ route: '/graphql', status: 413, seconds: 0 });
  metrics.requests.http('POST')({ route: '/graphql', status: 429, seconds: 0 });
  metrics.requests.graphql({
    operation: undefined,
    type: undefined,
    outcome: 'refused',
    seconds: 0,
    limits: ['depth', 'depth', 'pointsPerMinute'],
  });

  const families = await scrape(metrics);

  const refusals = families.find(({ name }) => name === 'kommungraf_refusals_total')?.samples ?? [];
  expect(refusals.map(({ labels, value }) => [labels['limit'], value])).toEqual([
    ['bodyBytes', 1],
    ['pointsPerMinute', 1],
    ['depth', 1],
  ]);
});

test('requests under way are counted up and down', async () => {
  const metrics = metricsOver();
  const ended = metrics.requests.http('GET');
  metrics.requests.http('GET');

  const during = valueIn(await scrape(metrics), 'kommungraf_http_requests_in_flight');
  ended({ route: '/', status: 200, seconds: 0.1 });
  const after = valueIn(await scrape(metrics), 'kommungraf_http_requests_in_flight');

  expect([during, after]).toEqual([2, 1]);
});

test('a cache with a counter is the same cache, and tells hits, misses and stores of its level', async () => {
  const metrics = metricsOver();
  const cache = createCountedCache(createMemoryCache({ maxBytes: 10_000 }), metrics.cache('memory'));
  await cache.set([{ key: 'a', value: Buffer.from('1'), ttlMs: 60_000 }]);

  const values = await cache.get(['a', 'b', 'c']);
  await cache.delete(['a']);
  const afterwards = await cache.get(['a']);
  await cache.close();

  const families = await scrape(metrics);
  expect([values[0]?.toString(), values[1], afterwards]).toEqual(['1', undefined, [undefined]]);
  expect(valueIn(families, 'kommungraf_cache_lookups_total', { level: 'memory', result: 'hit' })).toBe(1);
  expect(valueIn(families, 'kommungraf_cache_lookups_total', { level: 'memory', result: 'miss' })).toBe(3);
  expect(valueIn(families, 'kommungraf_cache_stores_total', { level: 'memory' })).toBe(1);
});

test('who asks at the same moment shares one scrape, and a failed one is not kept', async () => {
  const store = storeOf({ ale: {} });
  const asked = vi.fn(store.catalogues);
  const metrics = createMetrics({ store: { ...store, catalogues: asked }, version: '1' });
  asked.mockImplementationOnce(() => {
    throw new Error('the read model is closed');
  });

  const failed = await Promise.allSettled([metrics.text(), metrics.text()]);
  const texts = await Promise.all([metrics.text(), metrics.text()]);

  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(texts[0]).toBe(texts[1]);
  expect(asked).toHaveBeenCalledTimes(2);
});
