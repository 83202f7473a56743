import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(async () => {
  await running.server.drain();
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: unknown }[];
  readonly extensions?: unknown;
}

async function post(query: string, headers: Record<string, string>): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

const LIMITS = { nodes: 10_000, upstreamCalls: 50 };

test('the cost is told without running the query, over POST', async () => {
  const { status, body } = await post('{ datasets(first: 30) { nodes { id live } } slow }', { 'graphql-cost': 'only' });

  expect(status).toBe(200);
  expect(body).toEqual({
    data: {},
    extensions: { cost: { nodes: 31, upstreamCalls: 30, points: 301, isWithinLimits: true, limits: LIMITS } },
  });
  expect(running.stage.started).toBe(0);
});

test('the cost is told without running the query, over GET, and caches are told that the header matters', async () => {
  const response = await fetch(`${running.url}/graphql?query=%7Bslow%7D`, { headers: { 'graphql-cost': 'only' } });

  expect(await response.json()).toMatchObject({ extensions: { cost: { nodes: 0, points: 1 } } });
  expect(response.headers.get('vary')).toMatch(/graphql-cost/);
  expect(running.stage.started).toBe(0);
});

test('the cost of a query that would be refused is told as well', async () => {
  const { status, body } = await post('{ datasets(first: 20000) { nodes { id } } }', { 'graphql-cost': 'only' });

  expect(status).toBe(200);
  expect(body.extensions).toMatchObject({ cost: { nodes: 20_001, isWithinLimits: false } });
});

test('the cost stands beside the answer for those who ask for that, and for nobody else', async () => {
  const asked = await post('{ organisation { name } }', { 'graphql-cost': 'include' });
  const plain = await post('{ organisation { name } }', {});

  expect(asked.body).toEqual({
    data: { organisation: { name: 'Göteborgs stad' } },
    extensions: { cost: { nodes: 1, upstreamCalls: 0, points: 1, isWithinLimits: true, limits: LIMITS } },
  });
  expect(plain.body).toEqual({ data: { organisation: { name: 'Göteborgs stad' } } });
});

test('a query that may call the catalogues too often is refused before it runs', async () => {
  const { status, body } = await post('{ slow datasets(first: 51) { nodes { live } } }', {});

  expect(status).toBe(400);
  expect(body.errors).toEqual([
    {
      message: expect.stringMatching(/may cause 51 requests to catalogues; at most 50 are sent\. Leave out/) as string,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit: { name: 'upstreamCalls', value: 50, found: 51 } },
    },
  ]);
  expect(running.stage.started).toBe(0);
});

test('another value of the header is refused with the two there are', async () => {
  const { status, body } = await post('{ slow }', { 'graphql-cost': 'yes' });

  expect(status).toBe(400);
  expect(body.errors?.[0]?.message).toMatch(/"only" .* or "include" .* not "yes"/);
});

test('a query that is not valid is told so, not its cost', async () => {
  const { body } = await post('{ nothing }', { 'graphql-cost': 'only' });

  expect(body.extensions).toBeUndefined();
  expect(body.errors?.[0]?.message).toMatch(/Cannot query field "nothing"/);
});
