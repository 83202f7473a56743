import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';
import { RequestEnded } from './lifetime.ts';
import type { ServerOptions } from './server.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  running?.stage.release();
  await running?.server.drain();
  running = undefined;
});

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  running = await startServer(options);
  return running;
}

function post(url: string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

const DATA = { data: { organisation: { name: 'Göteborgs stad' } } };

test('when the client goes away the signal is aborted', async () => {
  const { url, stage, logged } = await start();
  const { port } = new URL(url);
  const request = httpRequest({
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  const failed = once(request, 'error');
  request.end(JSON.stringify({ query: '{ slow }' }));
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  request.destroy(new Error('gone'));
  await failed;

  await vi.waitFor(() => {
    expect(stage.aborted).toEqual([expect.objectContaining({ name: 'RequestEnded', why: 'GONE' })]);
    expect(logged()).toContainEqual(expect.objectContaining({ msg: 'graphql', status: 499 }));
  });
  expect(logged().filter(({ level }) => level === 50)).toEqual([]);
});

test('when the client goes away no resolver is started below what still arrives', async () => {
  const signals: AbortSignal[] = [];
  const { url, stage, logged } = await start({
    createContext: ({ signal }) => {
      signals.push(signal);
      return { signal };
    },
  });
  const controller = new AbortController();
  const query = '{ slowDataset { publisher { name } } }';
  const asked = fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { signal: controller.signal });
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  controller.abort();
  await expect(asked).rejects.toThrow();
  await vi.waitFor(() => {
    expect(signals[0]?.aborted).toBe(true);
  });
  stage.release();
  await vi.waitFor(() => {
    expect(logged()).toContainEqual(expect.objectContaining({ msg: 'graphql', status: 499 }));
  });

  expect(stage.resolved).toBe(0);
});

test('while the client waits, the resolvers below are started', async () => {
  const { url, stage } = await start();
  const asked = post(url, '{ slowDataset { publisher { name } } }');
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  stage.release();
  const response = await asked;

  expect(await response.json()).toEqual({ data: { slowDataset: { publisher: DATA.data.organisation } } });
  expect(stage.resolved).toBe(1);
});

test('when the time is up the signal is aborted, and what is there by then is answered', async () => {
  const { url, stage } = await start({ limits: { requestTimeoutMs: 50 } });

  const response = await post(url, '{ slow organisation { name } }');

  expect(await response.json()).toEqual({
    errors: [
      expect.objectContaining({
        message: 'The request took longer than 50 ms and was stopped. Ask for less at a time, and try again.',
        path: ['slow'],
        extensions: { code: 'TIMEOUT', limit: { name: 'requestTimeoutMs', value: 50 } },
      }),
    ],
    data: { slow: null, ...DATA.data },
  });
  expect(stage.aborted).toEqual([expect.any(RequestEnded)]);
});

test('a resolver that does not heed its signal does not hold the answer', async () => {
  const { url } = await start({ limits: { requestTimeoutMs: 50 } });

  const response = await post(url, '{ deaf }');

  expect(response.status).toBe(504);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
});

test('an answered request leaves its signal alone', async () => {
  const signals: AbortSignal[] = [];
  const { url } = await start({
    limits: { requestTimeoutMs: 30 },
    createContext: ({ signal }) => {
      signals.push(signal);
      return { signal };
    },
  });

  const response = await post(url, '{ __typename }');
  await response.text();
  await new Promise((resolve) => setTimeout(resolve, 60));

  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});

test('more requests at once than can be worked on are sent away with a time to come back', async () => {
  const { url, stage } = await start({ limits: { concurrentRequests: 1 } });
  const first = post(url, '{ slow }');
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  const second = await post(url, '{ __typename }');
  stage.release();
  await first;
  const third = await post(url, '{ __typename }');

  expect(second.status).toBe(503);
  expect(second.headers.get('retry-after')).toBe('1');
  expect(await second.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
  expect(third.status).toBe(200);
});
