import { join } from 'node:path';
import { env } from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { createLocalRedis, hasRedisServer } from '../src/cache/local-redis.ts';
import { faultsOf, type Family, readExposition, valueIn } from '../src/observability/fixtures/exposition.ts';
import { startOtlpReceiver } from '../src/observability/fixtures/otlp-receiver.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadPlatforms, openPlatform, type OpenPlatform } from './platforms/open-platform.ts';
import { folderWith, runProgram } from './run-program.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of clean.splice(0).reverse()) await each();
});

async function serve(handler: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  const server = await startServer(handler);
  clean.push(() => server.close());
  return server;
}
async function gatewayOver(options: Parameters<typeof startGateway>[0]): Promise<TestGateway> {
  const graph = await startGateway(options);
  clean.push(() => graph.close());
  return graph;
}
const scrape = async (url: string): Promise<readonly Family[]> =>
  readExposition(await (await fetch(`${url}/metrics`)).text());
const turtle = (datasets: number): string =>
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n' +
  Array.from(
    { length: datasets },
    (_, index) => `<https://data.example.se/${index}> a dcat:Dataset ; dcterms:title "Nummer ${index}"@sv .\n`,
  ).join('');

/** The first platform that gives single records, with datasets on a port of its own. */
async function openLivePlatform(): Promise<OpenPlatform> {
  for (const platform of await loadPlatforms()) {
    const opened = await openPlatform(platform, { datasets: 3 });
    clean.push(() => opened.close());
    if (opened.source.datasets !== undefined) return opened;
  }
  throw new Error('no platform gives single records');
}

describe('the metrics of a gateway', () => {
  it('tell of each catalogue what became of it, and of hosts in trouble', async () => {
    const good = await serve((_request, response) => response.end(turtle(3)));
    const broken = await serve((_request, response) => {
      response.writeHead(503).end();
    });
    const graph = await gatewayOver({
      catalogues: [
        { id: 'ale', platform: 'dcat', url: `${good.url}/dcat` },
        { id: 'tibro', platform: 'dcat', url: `${broken.url}/dcat` },
      ],
      env: { UPSTREAM_TIMEOUT_SECONDS: '2' },
    });
    await graph.query('query Antal { datasets { totalCount } }');

    const families = await scrape(graph.url);

    const value = (name: string, labels = {}) => valueIn(families, `kommungraf_${name}`, labels);
    expect(faultsOf(families.filter(({ name }) => name.startsWith('kommungraf_')))).toEqual([]);
    expect(value('catalogue_harvests_total', { catalogue: 'ale', outcome: 'whole', kind: 'none' })).toBe(1);
    expect(value('catalogue_harvests_total', { catalogue: 'tibro', kind: 'UNREACHABLE' })).toBe(1);
    expect(value('catalogue_datasets', { catalogue: 'ale' })).toBe(3);
    expect(value('catalogue_state', { catalogue: 'tibro', state: 'MISSING' })).toBe(1);
    expect(value('catalogue_snapshot_age_seconds', { catalogue: 'ale' })).toBeGreaterThanOrEqual(0);
    expect(value('graphql_requests_total', { operation: 'Antal', outcome: 'ok' })).toBe(1);
    expect(value('harvester_up')).toBe(1);
    expect(value('upstream_consecutive_failures', { host: new URL(broken.url).host })).toBeGreaterThan(0);
    expect(value('redis_up')).toBeUndefined();
  });

  it('can be switched off, and be kept to those with a token', async () => {
    const off = await gatewayOver({ catalogues: [], env: { METRICS: 'off' } });
    const kept = await gatewayOver({ catalogues: [], env: { METRICS_TOKEN: 'a-token-of-mine' } });

    const statuses = await Promise.all([off, kept].map(async ({ url }) => (await fetch(`${url}/metrics`)).status));

    expect(statuses).toEqual([404, 401]);
  });

  it.skipIf(skipRedis)('tell whether Redis is up, as it comes and goes (needs redis-server)', async () => {
    const redis = await createLocalRedis();
    clean.push(() => redis.close());
    await redis.start();
    const { url } = await gatewayOver({ catalogues: [], env: { REDIS_URL: redis.url } });
    const isUp = async () => valueIn(await scrape(url), 'kommungraf_redis_up');

    await expect.poll(isUp).toBe(1);
    await redis.kill();
    await expect.poll(isUp).toBe(0);
    await redis.start();
    await expect.poll(isUp, { timeout: 15_000 }).toBe(1);
  });
});

describe('the traces of a gateway', () => {
  it('go from the caller through request and operation to the look-up upstream, and hold no query', async () => {
    const receiver = await startOtlpReceiver();
    clean.push(receiver.close);
    const platform = await openLivePlatform();
    const { url, options } = platform.catalogue;
    const graph = await startGateway({
      catalogues: [{ id: 'ale', platform: platform.catalogue.platform, url, options }],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint },
    });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

    const response = await fetch(`${graph.url}/graphql?hemligt1=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
      body: JSON.stringify({
        query:
          'query Levande($n: Int, $s: String!) { datasets(first: $n) { nodes { live { readAt } } } hemligt2: datasets(filter: {keywords: [$s]}) { totalCount } }',
        variables: { n: 2, s: 'hemligt3' },
      }),
    });
    const body = await response.text();
    await fetch(
      `${graph.url}/graphql?query=${encodeURIComponent('{ datasets(filter: {keywords: ["hemligt4"]}) { totalCount } }')}`,
    );
    await graph.close();

    const spans = receiver.spans();
    const ours = spans.filter((span) => span.traceId === traceId);
    const request = ours.find(({ name }) => name === 'POST /graphql');
    const operation = ours.find(({ name }) => name === 'query Levande');
    const lookUp = ours.find(({ name }) => name === 'look up');
    expect(body).not.toContain('errors');
    expect(ours).toHaveLength(3);
    expect(request).toMatchObject({
      parentSpanId: '00f067aa0ba902b7',
      kind: 2,
      attributes: { 'http.response.status_code': 200 },
    });
    expect(operation).toMatchObject({
      parentSpanId: request?.spanId,
      attributes: { 'graphql.operation.name': 'Levande' },
    });
    expect(lookUp).toMatchObject({
      parentSpanId: operation?.spanId,
      kind: 3,
      attributes: { 'kommungraf.catalogue': 'ale', 'kommungraf.records': 2 },
    });
    expect(spans.find(({ name }) => name === 'harvest')).toMatchObject({
      attributes: { 'kommungraf.outcome': 'whole' },
    });
    expect(receiver.text()).not.toContain('hemligt');
  });

  it.each([
    ['off', undefined, 'loaded: 0\n'],
    ['on', 'http://127.0.0.1:9', 'loaded: some\n'],
  ])('are %s with the endpoint %s, and the SDK is in memory only when they are on', async (_, endpoint, expected) => {
    const { folder, remove } = folderWith('catalogues: []\n');
    clean.push(remove);
    const program = runProgram({
      env: {
        PORT: '0',
        SOURCES: join(folder, 'sources.yaml'),
        DATA_DIR: join(folder, 'data'),
        ...(endpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }),
      },
      before: `import { Module } from 'node:module';
        process.on('SIGUSR2', () => {
          const loaded = Object.keys(Module._cache).filter((file) => /@opentelemetry.(sdk|exporter|otlp)/.test(file));
          process.stderr.write('loaded: ' + (loaded.length > 0 ? 'some' : '0') + '\\n');
        });`,
    });
    clean.push(() => program.child.kill('SIGKILL'));
    await program.says('listening on');

    program.child.kill('SIGUSR2');
    await program.says('loaded: ');

    expect(program.output()).toContain(expected);
  });
});
