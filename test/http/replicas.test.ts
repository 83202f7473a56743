import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLocalRedis, hasRedisServer, type LocalRedis } from '../../src/cache/local-redis.ts';
import { startGateway, type TestGateway } from '../gateway.ts';

const isMissing = !hasRedisServer();
if (isMissing && process.env['CI'] === 'true') throw new Error('redis-server is missing, and CI does without no test.');

const POINTS = 4;

describe.skipIf(isMissing)('two gateways with one Redis (needs redis-server)', () => {
  let redis: LocalRedis;
  beforeAll(async () => {
    redis = await createLocalRedis();
    await redis.start();
  });
  afterAll(async () => {
    await redis.close();
  });

  const replicas: TestGateway[] = [];
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map((replica) => replica.close()));
  });

  async function startReplica(): Promise<TestGateway> {
    const replica = await startGateway({
      catalogues: [],
      env: { REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: String(POINTS), TRUST_PROXY: '1' },
    });
    replicas.push(replica);
    return replica;
  }

  const ask = (replica: TestGateway, client: string): Promise<Response> =>
    fetch(`${replica.url}/graphql?query=%7B__typename%7D`, { headers: { 'x-forwarded-for': client } });

  test('a client has one quota for both', async () => {
    const [one, two] = [await startReplica(), await startReplica()];
    let tries = 0;
    await vi.waitFor(async () => {
      tries += 1;
      await ask(one, `198.51.100.${tries}`);
      const seen = await ask(two, `198.51.100.${tries}`);
      expect(seen.headers.get('ratelimit')).toMatch(`r=${POINTS - 2};`);
    });

    const statuses = [];
    for (let n = 0; n < POINTS + 2; n += 1) statuses.push((await ask(n % 2 === 0 ? one : two, '192.0.2.1')).status);

    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  });

  test('R14 when Redis dies, each goes on limiting, and nobody gets an error', async () => {
    const one = await startReplica();
    const before = (await ask(one, '192.0.2.2')).status;

    await redis.kill();
    const during = [];
    for (let n = 0; n < POINTS + 1; n += 1) during.push((await ask(one, '192.0.2.2')).status);
    const other = await ask(one, '192.0.2.3');

    expect([before, ...during]).toEqual([200, 200, 200, 200, 429, 429]);
    expect(other.status).toBe(200);
    expect(other.headers.get('ratelimit')).toBe(`"default";r=${POINTS - 1};t=60`);
  });
});
