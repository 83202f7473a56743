import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLocalRedis, hasRedisServer, type LocalRedis } from '../../src/cache/local-redis.ts';
import { startGateway, type TestGateway } from '../gateway.ts';

const isMissing = !hasRedisServer();
if (isMissing && process.env['CI'] === 'true') throw new Error('redis-server is missing, and CI does without no test.');

const running: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
  const one = await startGateway({ catalogues: [], env });
  running.push(one);
  return one;
}

function post({ url }: TestGateway, query: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
}

async function found({ url }: TestGateway): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.matchAll(/^kommungraf_ready_answers_total\{found="([\w-]+)"\} (\d+)$/gm);
  return Object.fromEntries(Array.from(lines, ([, where = '', count]) => [where, Number(count)]));
}

/** About 40 kB. */
const HEAVY = `{ ${['a', 'b', 'c', 'd'].map((name) => `${name}: organisations(first: 100) { nodes { id name kind municipalityCode } }`).join(' ')} }`;

test('what is not a function of the revision is worked out each time, and says that it is not to be kept', async () => {
  const gateway = await start();
  const queries = [
    '{ statistics(asOf: "2024") { memberOrganisations { value } } }',
    '{ datasets(freshness: { maxAge: 60 }) { totalCount } }',
  ];

  const answers = [];
  for (const query of [...queries, ...queries]) answers.push(await post(gateway, query));

  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
  expect(await found(gateway)).toEqual({ repeated: 0, memory: 0, shared: 0, 'worked-out': 0 });
});

test('READY_BYTES=0 keeps nothing', async () => {
  const gateway = await start({ READY_BYTES: '0' });

  const answers = [await post(gateway, '{ __typename }'), await post(gateway, '{ __typename }')];

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(['no-store', 'no-store']);
  expect(await found(gateway)).toEqual({});
});

describe.skipIf(isMissing)('two gateways with one Redis (needs redis-server)', () => {
  let redis: LocalRedis;
  beforeAll(async () => {
    redis = await createLocalRedis();
    await redis.start();
  });
  afterAll(async () => {
    await redis.close();
  });

  test('share heavy answers of the same content, and none that names a state of their own', async () => {
    const [one, two] = [await start({ REDIS_URL: redis.url }), await start({ REDIS_URL: redis.url })];
    let rows = 101;
    let bodies: readonly string[] = [];
    await vi.waitFor(async () => {
      // Another question each time, until both have their connections.
      rows -= 1;
      const query = HEAVY.replaceAll('first: 100', `first: ${rows}`);
      bodies = [await (await post(one, query)).text(), await (await post(two, query)).text()];
      expect(await found(two)).toMatchObject({ shared: 1 });
    });
    const light = '{ organisations(first: 1) { nodes { name } } }';
    const own = HEAVY.replace('{', '{ revision ');
    for (const query of [light, own]) for (const gateway of [one, two]) await post(gateway, query);

    expect(bodies[0]).toBe(bodies[1]);
    expect(bodies[0]?.length).toBeGreaterThan(20_000);
    expect(await found(one)).toMatchObject({ shared: 0 });
    expect(await found(two)).toMatchObject({ shared: 1 });
  });

  test('go on without it when it dies', async () => {
    const one = await start({ REDIS_URL: redis.url });

    await redis.kill();
    const answer = await post(one, HEAVY.replaceAll('first: 100', 'first: 99'));

    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).not.toBeNull();
  });
});
