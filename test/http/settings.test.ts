import { afterEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.ts';

let running: TestGateway | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(env: Readonly<Record<string, string>>): Promise<TestGateway> {
  running = await startGateway({ catalogues: [], env });
  return running;
}

test('PUBLIC_URL is the address that the front page gives, and https there is kept to', async () => {
  const { url } = await start({ PUBLIC_URL: 'https://graf.example.se/' });

  const page = await fetch(`${url}/`);

  expect(await page.text()).toContain('https://graf.example.se/graphql');
  expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=/);
});

test('for DRAIN_GRACE_SECONDS after the signal the gateway is not ready and answers all the same', async () => {
  const { url, gateway } = await start({ DRAIN_GRACE_SECONDS: '1' });

  const closed = gateway.close();
  const ready = await fetch(`${url}/health/ready`);
  const answer = await fetch(`${url}/graphql?query=%7B__typename%7D`);
  await closed;

  expect(ready.status).toBe(503);
  expect(answer.status).toBe(200);
  await expect(fetch(`${url}/health/live`)).rejects.toThrow();
});

test('RATE_LIMIT_PER_MINUTE holds for each client, behind the proxies of TRUST_PROXY', async () => {
  const { url } = await start({ RATE_LIMIT_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.0/8' });
  const ask = (client: string): Promise<Response> =>
    fetch(`${url}/graphql?query=%7B__typename%7D`, { headers: { 'x-forwarded-for': client } });

  const statuses = [await ask('192.0.2.1'), await ask('192.0.2.1'), await ask('192.0.2.2')].map(({ status }) => status);

  expect(statuses).toEqual([200, 429, 200]);
});

test.each([
  ['datasets read live', '{ datasets(first: 20) { nodes { live { readAt } } } }', 20],
  [
    'lists with an age, together',
    '{ a: datasets(freshness: { maxAge: 60 }) { totalCount } b: organisations(freshness: { maxAge: 60 }) { totalCount } }',
    5,
  ],
  ['what the read model answers', '{ datasets { totalCount nodes { title publisher { name } } } }', 0],
])('the cost of %s is known in requests to catalogues', async (_title, query, upstreamCalls) => {
  const { url } = await start({});

  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { 'graphql-cost': 'only' },
  });

  expect(await response.json()).toMatchObject({ data: {}, extensions: { cost: { upstreamCalls } } });
});
