import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, send, startKeeping } from './fixtures/keeping-server.ts';
import type { KeepingServer, Sent } from './fixtures/keeping-server.ts';

let running: KeepingServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(...options: Parameters<typeof startKeeping>): Promise<KeepingServer> {
  running = await startKeeping(...options);
  return running;
}

function post(url: string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

describe('many who ask the same at once', () => {
  test('wait for one who works it out', async () => {
    const { url, stage } = await start();
    const asked = Array.from({ length: 40 }, () => post(url, '{ slow }'));
    await vi.waitFor(() => {
      expect(stage.started).toBe(1);
    });

    stage.release();
    const bodies = await Promise.all((await Promise.all(asked)).map((response) => response.text()));

    expect(stage.started).toBe(1);
    expect(new Set(bodies)).toEqual(new Set(['{"data":{"slow":"done"}}\n']));
  });

  test('get the next one to do it when the first one goes away', async () => {
    const { url, stage } = await start();
    const leaving = new AbortController();
    const body = JSON.stringify({ query: '{ slow }' });
    const headers = { 'content-type': 'application/json' };
    const gone = fetch(`${url}/graphql`, { method: 'POST', headers, body, signal: leaving.signal });
    await vi.waitFor(() => {
      expect(stage.started).toBe(1);
    });
    const others = [post(url, '{ slow }'), post(url, '{ slow }')];

    leaving.abort();
    await expect(gone).rejects.toThrow();
    await vi.waitFor(() => {
      expect(stage.started).toBe(2);
    });
    stage.release();
    const bodies = await Promise.all((await Promise.all(others)).map((response) => response.text()));

    expect(bodies).toEqual(['{"data":{"slow":"done"}}\n', '{"data":{"slow":"done"}}\n']);
    expect(stage.started).toBe(2);
  });
});

test('what is kept stays within its bytes, the answers asked for last stay', async () => {
  const { url, found, metrics } = await start({}, { bytes: 40_000 });
  const long = (n: number): Sent => ask('GET', `${n}${'x'.repeat(4_000)}`, {}, 0);

  for (let n = 0; n < 20; n += 1) await send(url, long(n));
  await send(url, long(0));
  await send(url, long(19));

  const bytes = Number(/^kommungraf_ready_bytes (\d+)$/m.exec(await metrics.text())?.[1]);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(40_000);
  expect(await found('worked-out')).toBe(21);
});
