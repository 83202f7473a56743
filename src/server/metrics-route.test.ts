import { afterEach, expect, test, vi } from 'vitest';
import { readExposition, valueIn } from '../observability/fixtures/exposition.ts';
import type { Family } from '../observability/fixtures/exposition.ts';
import { createMetrics } from '../observability/metrics.ts';
import type { Metrics, MetricsOptions } from '../observability/metrics.ts';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';
import { createPressure } from './pressure.ts';
import type { ServerOptions } from './server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const running = await startServer(options);
  closing.push(() => {
    running.stage.release();
    return running.server.drain();
  });
  return running;
}
const emptyMetrics = (more: Partial<MetricsOptions> = {}): Metrics =>
  createMetrics({
    ...more,
    store: {
      catalogues: () => [],
      catalogueStatus: (catalogueId) => ({ catalogueId, state: 'MISSING', consecutiveFailures: 0 }),
      catalogueCounts: () => ({ datasets: 0, distributions: 0, dataServices: 0, skipped: 0 }),
      revision: () => 1,
    },
    version: '1',
  });
const scrape = async (url: string): Promise<readonly Family[]> =>
  readExposition(await (await fetch(`${url}/metrics`)).text());
const query = (url: string, text: string): Promise<Response> =>
  fetch(`${url}/graphql?query=${encodeURIComponent(text)}`);

test('requests are counted by what became of them, and what was asked for is in no label', async () => {
  const { url } = await start({ metrics: emptyMetrics() });
  await query(url, 'query Namn { organisation { name } }');
  await query(url, 'query Trasig { broken }');
  await query(url, '{ organisation { nam } }');
  await query(url, `{ organisation { ${'datasets { nodes { publisher { '.repeat(5)} name ${'} } }'.repeat(5)} } }`);
  await fetch(`${url}/nope?q=hemligt`);

  const response = await fetch(`${url}/metrics`);
  const text = await response.text();

  const families = readExposition(text);
  const graphql = (labels: Record<string, string>) => valueIn(families, 'kommungraf_graphql_requests_total', labels);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(graphql({ operation: 'Namn', type: 'query', outcome: 'ok' })).toBe(1);
  expect(graphql({ operation: 'Trasig', outcome: 'failed' })).toBe(1);
  expect(graphql({ operation: 'unread', outcome: 'refused' })).toBe(2);
  expect(valueIn(families, 'kommungraf_graphql_request_duration_seconds_count', { operation: 'Namn' })).toBe(1);
  expect(valueIn(families, 'kommungraf_refusals_total', { limit: 'depth' })).toBe(1);
  expect(valueIn(families, 'kommungraf_http_requests_total', { route: 'none', status: '404' })).toBe(1);
  expect(valueIn(families, 'kommungraf_http_requests_total', { route: '/graphql', status: '200' })).toBeGreaterThan(0);
  expect(text).not.toContain('hemligt');
});

test('a client that goes away is 499 and gone', async () => {
  const { url, stage } = await start({ metrics: emptyMetrics() });
  const leaving = new AbortController();
  const asked = fetch(`${url}/graphql?query=%7Bslow%7D`, { signal: leaving.signal });
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  leaving.abort();
  await expect(asked).rejects.toThrow();

  await vi.waitFor(async () => {
    const families = await scrape(url);
    expect(valueIn(families, 'kommungraf_http_requests_total', { route: '/graphql', status: '499' })).toBe(1);
    expect(valueIn(families, 'kommungraf_graphql_requests_total', { outcome: 'gone' })).toBe(1);
  });
});

test.each([undefined, 'Basic hunter2-hunter2', 'Bearer hunter2', 'Bearer hunter2-hunter3'])(
  'with a token, %s does not see the metrics, and is told how',
  async (authorization) => {
    const { url, logText } = await start({ metrics: emptyMetrics(), metricsToken: 'hunter2-hunter2' });

    const response = await fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } });
    const body = await response.text();
    const right = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer hunter2-hunter2' } });

    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="metrics"']);
    expect(body).toContain('METRICS_TOKEN');
    expect(body + logText()).not.toContain('hunter2');
    expect(right.status).toBe(200);
  },
);

test('switched off, it says so', async () => {
  const { url } = await start();

  const response = await fetch(`${url}/metrics`);

  expect(response.status).toBe(404);
  expect(await response.text()).toContain('METRICS=off');
});

test('while the event loop is blocked, queries are turned away, health and metrics are answered, and it recovers', async () => {
  const pressure = createPressure({ limits: { loopDelayMs: 150, heapShare: 0, memoryBytes: 0 } });
  pressure.start();
  closing.push(() => {
    pressure.close();
  });
  const { url } = await start({ metrics: emptyMetrics({ pressure: () => pressure.state() }), pressure });
  const blocking = setInterval(() => {
    const until = performance.now() + 300;
    while (performance.now() < until);
  }, 310);
  closing.push(() => {
    clearInterval(blocking);
  });

  const refused = await vi.waitFor(
    async () => {
      const response = await query(url, '{ __typename }');
      expect(response.status).toBe(503);
      return response;
    },
    { timeout: 20_000 },
  );
  const live = await fetch(`${url}/health/live`);
  const ready = await fetch(`${url}/health/ready`);
  const families = await scrape(url);
  clearInterval(blocking);
  const recovered = await vi.waitFor(
    async () => {
      const [answer, isReady] = await Promise.all([query(url, '{ __typename }'), fetch(`${url}/health/ready`)]);
      expect([answer.status, isReady.status]).toEqual([200, 200]);
      return answer;
    },
    { timeout: 20_000, interval: 200 },
  );

  const { errors } = (await refused.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors[0]?.extensions.code).toBe('OVERLOADED');
  expect(errors[0]?.message).toContain('answering is slow');
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(live.status).toBe(200);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'under pressure', reasons: ['event_loop'] }]);
  expect(valueIn(families, 'kommungraf_shed_requests_total', { reason: 'event_loop' })).toBeGreaterThan(0);
  expect(valueIn(families, 'kommungraf_under_pressure', { reason: 'event_loop' })).toBe(1);
  expect(valueIn(families, 'kommungraf_event_loop_delay_seconds')).toBeGreaterThan(0.15);
  expect(await recovered.json()).toEqual({ data: { __typename: 'Query' } });
}, 60_000);

test('who is turned away because too many are being answered is counted', async () => {
  const { url, stage } = await start({ metrics: emptyMetrics(), limits: { concurrentRequests: 1 } });
  const first = query(url, '{ slow }');
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  const second = await query(url, '{ __typename }');
  stage.release();
  await first;

  expect(second.status).toBe(503);
  expect(valueIn(await scrape(url), 'kommungraf_shed_requests_total', { reason: 'concurrency' })).toBe(1);
});
