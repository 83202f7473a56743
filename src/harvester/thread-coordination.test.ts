import { env } from 'node:process';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type LocalServer, startServer } from '../../test/local-server.ts';
import { createLocalRedis, hasRedisServer } from '../cache/local-redis.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { HarvesterSettings } from './messages.ts';
import { createHarvesterThread } from './thread.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const SETTINGS: HarvesterSettings = {
  userAgent: 'test',
  allow: '127.0.0.0/8',
  jsonDeadlineMs: 5_000,
  streamDeadlineMs: 5_000,
  maxBytes: 2 ** 20,
  hostConcurrency: 2,
  hostMinIntervalMs: 0,
  harvestTimeoutMs: 20_000,
};
const { signal: never } = new AbortController();

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
async function serve(handler: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  const server = await startServer(handler);
  open.push(server);
  return server;
}
function thread(settings: Partial<HarvesterSettings> = {}): ReturnType<typeof createHarvesterThread> {
  const harvester = createHarvesterThread({ ...SETTINGS, ...settings });
  open.push(harvester);
  return harvester;
}
const ref = (server: LocalServer): CatalogueRef => ({
  id: 'exempel',
  platform: 'dcat',
  url: `${server.url}/dcat`,
  status: 'active',
  options: {},
});

describe('the hosts that the harvester thread asks', () => {
  it('can be seen from outside, with who does not answer', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(501).end();
    });
    const harvester = thread();
    const before = await harvester.hosts(never);

    await harvester.harvest(ref(server), undefined, never);
    const hosts = await harvester.hosts(never);

    expect(before).toEqual([]);
    expect(hosts).toEqual([
      { host: new URL(server.url).host, breaker: 'closed', failures: 1, inFlight: 0, waiting: 0 },
    ]);
  });

  it.skipIf(skipRedis)('are shared with other replicas through Redis (needs redis-server)', async () => {
    const redis = await createLocalRedis();
    open.push(redis);
    await redis.start();
    const server = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '600' }).end();
    });
    const [one, two] = [thread({ redisUrl: redis.url }), thread({ redisUrl: redis.url })];

    await one.harvest(ref(server), undefined, never);
    const raw = new Redis(redis.url);
    await vi.waitFor(async () => {
      expect(await raw.keys('kommungraf:shared:host:*:hold')).toHaveLength(1);
    });
    raw.disconnect();
    const outcome = await two.harvest(ref(server), undefined, never);

    expect(outcome).toMatchObject({ type: 'failed', error: { kind: 'RATE_LIMITED', status: 429 } });
    expect(server.requests).toHaveLength(1);
  });
});
