import { afterEach, expect, test } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';
import { createMemoryRateLimit } from './rate-limit.ts';
import type { ServerOptions } from './server.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  await running?.server.drain();
  running = undefined;
});

async function start(pointsPerMinute: number, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  running = await startServer({ rateLimit: createMemoryRateLimit({ pointsPerMinute }), ...options });
  return running;
}

const ask = (url: string, query: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers });

const statuses = (answers: readonly Response[]): number[] => answers.map(({ status }) => status);

test('each answer says what the client has and what is left, in the standard fields', async () => {
  const { url } = await start(10);

  const first = await ask(url, '{ __typename }');
  const second = await ask(url, '{ datasets(first: 250) { nodes { id } } }');

  expect(first.headers.get('ratelimit-policy')).toBe('"default";q=10;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"default";r=9;t=(60|59)$/);
  expect(second.headers.get('ratelimit')).toMatch(/^"default";r=6;t=\d+$/);
  expect(first.headers.has('retry-after')).toBe(false);
  expect(first.headers.get('access-control-expose-headers')).toMatch(/ratelimit/);
});

test('one who has used up the minute is refused with the limit, a time to come back and a way to stay below', async () => {
  const { url } = await start(2);
  await ask(url, '{ __typename }');
  await ask(url, '{ __typename }');

  const refused = await ask(url, '{ __typename }', { accept: 'application/graphql-response+json' });

  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('ratelimit')).toMatch(/r=0/);
  expect(await refused.json()).toEqual({
    errors: [
      {
        message: expect.stringMatching(/2 points a minute.*Wait \d+ seconds.*graphql-cost: only/) as string,
        extensions: { code: 'RATE_LIMITED', limit: { name: 'pointsPerMinute', value: 2, found: 1 } },
      },
    ],
  });
});

test('a query that costs more than is left is refused before it runs, and smaller ones are still answered', async () => {
  const { url, stage } = await start(5);

  const large = await ask(url, '{ slow datasets(first: 900) { nodes { id } } }');
  const small = await ask(url, '{ __typename }');

  expect(large.status).toBe(429);
  expect(large.headers.get('retry-after')).not.toBeNull();
  expect(await large.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMITED', limit: { name: 'pointsPerMinute', value: 5 } } }],
  });
  expect(stage.started).toBe(0);
  expect(small.status).toBe(200);
});

test('one whose minute is used up can still be told that the process lives, and pages count too', async () => {
  const { url } = await start(1);
  const page = await fetch(`${url}/schema.graphql`);

  const refused = await ask(url, '{ __typename }');
  const health = await fetch(`${url}/health/live`);

  expect([page.status, refused.status, health.status]).toEqual([200, 429, 200]);
  expect(health.headers.has('ratelimit')).toBe(false);
});

test('without a trusted proxy, what a client says about its address changes nothing', async () => {
  const { url } = await start(1);

  const answers = [
    await ask(url, '{ __typename }', { 'x-forwarded-for': '192.0.2.1' }),
    await ask(url, '{ __typename }', { 'x-forwarded-for': '192.0.2.2' }),
  ];

  expect(statuses(answers)).toEqual([200, 429]);
});

test.each([
  ['its address', ['127.0.0.0/8']],
  ['the number of hops', 1],
] as const)('behind a proxy that is trusted by %s, each client counts by itself', async (_title, trustProxy) => {
  const { url } = await start(1, { trustProxy });

  const answers = [
    await ask(url, '{ __typename }', { 'x-forwarded-for': '192.0.2.1' }),
    await ask(url, '{ __typename }', { 'x-forwarded-for': '192.0.2.2' }),
    await ask(url, '{ __typename }', { 'x-forwarded-for': '198.51.100.9, 192.0.2.1' }),
  ];

  expect(statuses(answers)).toEqual([200, 200, 429]);
});

test('the addresses of one IPv6 network are one client', async () => {
  const { url } = await start(1, { trustProxy: 1 });

  const answers = [
    await ask(url, '{ __typename }', { 'x-forwarded-for': '2001:db8:1:2::a' }),
    await ask(url, '{ __typename }', { 'x-forwarded-for': '2001:db8:1:2:ffff::b' }),
    await ask(url, '{ __typename }', { 'x-forwarded-for': '2001:db8:1:3::a' }),
  ];

  expect(statuses(answers)).toEqual([200, 429, 200]);
});

test('a preflight is answered whatever is left', async () => {
  const { url } = await start(1);
  await ask(url, '{ __typename }');

  const preflight = await fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://app.example.se', 'access-control-request-method': 'POST' },
  });

  expect(preflight.status).toBe(204);
});
