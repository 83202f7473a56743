import { afterEach, expect, test, vi } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  running?.stage.release();
  await running?.server.drain();
  running = undefined;
});

test('live is 200 from the first moment, ready only when it is', async () => {
  let isReady = false;
  running = await startServer({ ready: () => isReady });
  const { url } = running;

  const before = await Promise.all([fetch(`${url}/health/live`), fetch(`${url}/health/ready`)]);
  isReady = true;
  const after = await fetch(`${url}/health/ready`);

  expect(before.map(({ status }) => status)).toEqual([200, 503]);
  expect(await before[1].json()).toEqual({ status: 'starting' });
  expect(after.status).toBe(200);
  expect(await after.json()).toEqual({ status: 'ready' });
});

test('draining finishes the request in flight and then refuses connections', async () => {
  running = await startServer();
  const { url, stage, server } = running;
  const inFlight = fetch(`${url}/graphql?query=%7Bslow%7D`);
  await vi.waitFor(() => {
    expect(stage.started).toBe(1);
  });

  const drained = server.drain();
  await vi.waitFor(async () => {
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });
  stage.release();
  const response = await inFlight;
  await drained;

  expect(response.status).toBe(200);
  expect(response.headers.get('connection')).toBe('close');
  expect(await response.json()).toEqual({ data: { slow: 'done' } });
});

test('while the load balancer is given time to look away, ready is 503 and requests are answered', async () => {
  running = await startServer({ limits: { drainGraceMs: 1_000 } });
  const { url, server } = running;

  const drained = server.drain();
  const ready = await fetch(`${url}/health/ready`);
  const answered = await fetch(`${url}/graphql?query=%7B__typename%7D`);
  await Promise.all([drained, server.drain()]);

  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'draining' });
  expect(answered.status).toBe(200);
});

test('answers are neither sniffed, framed, kept nor told to others; every page may read them', async () => {
  running = await startServer();
  const { url } = running;

  const answers = await Promise.all(
    ['/graphql?query=%7B__typename%7D', '/schema.graphql', '/health/live', '/', '/graphiql', '/sandbox'].map((path) =>
      fetch(`${url}${path}`),
    ),
  );

  for (const { status, headers } of answers) {
    expect(status).toBe(200);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('set-cookie')).toBe(false);
    expect(headers.has('server')).toBe(false);
    expect(headers.get('cache-control')).toMatch(/no-store|no-cache|max-age/);
  }
});

test('where the published address has https, browsers are told to keep to it', async () => {
  running = await startServer({ publicUrl: 'https://graf.example.se' });

  const response = await fetch(`${running.url}/health/live`);

  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('introspection can be switched off', async () => {
  running = await startServer({ introspection: false });

  const response = await fetch(`${running.url}/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D`);

  expect(await response.text()).toContain('introspection is not allowed');
});
