import { afterEach, describe, expect, test } from 'vitest';
import { anything, createLocalUpstream, errorFrom, never, textOf } from './local-upstream.ts';
import { rateLimitMs } from './rate-limit.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const IN_A_MINUTE = NOW / 1_000 + 60;

const headers =
  (values: Readonly<Record<string, string>>) =>
  (name: string): string | undefined =>
    values[name];

describe('reading', () => {
  test.each([
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-03-01 12:01:00+00:00' }, 60_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-03-01T13:01:00+01:00' }, 60_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-03-01T12:01:00.5Z' }, 60_500],
    [{ 'x-ratelimit-remaining': ' 0 ', 'x-ratelimit-reset': String(IN_A_MINUTE) }, 60_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${IN_A_MINUTE}.25` }, 60_250],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${IN_A_MINUTE}000` }, 60_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'Sun, 01 Mar 2026 12:01:00 GMT' }, 60_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2020-01-01 00:00:00+00:00' }, 0],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }, 60_000],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '60' }, 60_000],
    [{ ratelimit: 'limit=100, remaining=0, reset=60' }, 60_000],
    [{ ratelimit: '"default";r=0;t=60' }, 60_000],
    [{ ratelimit: '"burst";r=3;t=9, "daily";r=0;t=60' }, 60_000],
    [
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '10',
        'ratelimit-remaining': '0',
        'ratelimit-reset': '60',
      },
      60_000,
    ],
  ])('%j asks for %d ms', (values, expected) => {
    const milliseconds = rateLimitMs(headers(values), NOW, false);

    expect(milliseconds).toBe(expected);
  });

  test.each([
    [{}],
    [{ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '60' }],
    [{ 'x-ratelimit-remaining': '0' }],
    [{ 'x-ratelimit-reset': '60' }],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon 5' }],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '-5' }],
    [{ 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': '60' }],
    [{ 'x-ratelimit-remaining': '0, 0', 'x-ratelimit-reset': '60, 60' }],
    [{ ratelimit: '"default";r=10;t=60' }],
    [{ ratelimit: 'limit=100, remaining=20, reset=60' }],
  ])('%j asks for nothing', (values) => {
    const milliseconds = rateLimitMs(headers(values), NOW, false);

    expect(milliseconds).toBeUndefined();
  });

  test('a 429 need not say that nothing remains, but what remains elsewhere is no reason to wait', () => {
    const silent = rateLimitMs(headers({ 'x-ratelimit-reset': '60' }), NOW, true);
    const other = rateLimitMs(headers({ 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '60' }), NOW, true);

    expect(silent).toBe(60_000);
    expect(other).toBeUndefined();
  });
});

describe('heeding, over a real server', () => {
  const local = createLocalUpstream();
  afterEach(() => local.close());
  const spent = (reset: string) => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });

  test('an answer that was the last one for now is given, and the host then left alone', async () => {
    const server = await local.server((response) => {
      response.writeHead(200, spent('600')).end('{"ok":true}');
    });
    const upstream = local.upstream({ jsonDeadlineMs: 2_000 });

    const value = await upstream.json(server.url, anything, never());
    const error = await errorFrom(upstream.json(new URL('/next', server.url), anything, never()));

    expect(value).toEqual({ ok: true });
    expect(server.requests).toHaveLength(1);
    expect(error.kind).toBe('RATE_LIMITED');
    expect(error.message).toBe(`${server.url.host} asked us not to come back for 600 s`);
    expect(error.retryAfterMs).toBeGreaterThan(590_000);
  });

  test('a body that is being read comes to its end all the same', async () => {
    const server = await local.server((response) => {
      response.writeHead(200, spent('600')).end('whole');
    });

    const text = await textOf(await local.upstream().stream(server.url, { accept: '*/*' }, never()));

    expect(text).toBe('whole');
  });

  test('a reset that fits the deadline is waited for', async () => {
    const server = await local.server((response, _request, count) => {
      response.writeHead(200, count === 1 ? spent('0.05') : {}).end(String(count));
    });
    const upstream = local.upstream();
    await upstream.json(server.url, anything, never());

    const value = await upstream.json(server.url, anything, never());

    expect(value).toBe(2);
  });

  test('a 429 without Retry-After is held until its reset, at the most for as long as a Retry-After is believed', async () => {
    const server = await local.server((response) => {
      response.writeHead(429, spent('2999-01-01 00:00:00+00:00')).end();
    });
    const upstream = local.upstream({ jsonDeadlineMs: 2_000, maxRetryAfterMs: 5_000 });

    const error = await errorFrom(upstream.json(server.url, anything, never()));

    expect(error).toMatchObject({ kind: 'RATE_LIMITED', status: 429, retryAfterMs: 5_000 });
    expect(server.requests).toHaveLength(1);
  });

  test('Retry-After counts before the end of a quota', async () => {
    const server = await local.server((response, _request, count) => {
      if (count === 1) response.writeHead(429, { 'retry-after': '0', ...spent('600') }).end();
      else response.end('{"ok":true}');
    });

    const value = await local.upstream({ jsonDeadlineMs: 5_000 }).json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
  });

  test('a refusal that used the quota up holds the host as well', async () => {
    const server = await local.server((response) => {
      response.writeHead(404, spent('600')).end();
    });
    const upstream = local.upstream({ jsonDeadlineMs: 2_000 });

    const first = await errorFrom(upstream.json(server.url, anything, never()));
    const second = await errorFrom(upstream.json(new URL('/next', server.url), anything, never()));

    expect([first.kind, second.kind]).toEqual(['REFUSED', 'RATE_LIMITED']);
    expect(server.requests).toHaveLength(1);
  });
});
