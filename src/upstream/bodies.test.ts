import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never, textOf } from './local-upstream.ts';
import type { UpstreamEvent } from './upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const body =
  (bytes: string | Buffer, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(200, headers).end(bytes);
  };

const RDF = { accept: 'text/turtle' };
const TEXT = JSON.stringify({ title: 'Badplatser i Ale', list: Array.from({ length: 2_000 }, (_, index) => index) });

const cutWithLength: Reply = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('0123456789');
  setTimeout(() => response.destroy(), 20);
};

const cutChunks: Reply = (response) => {
  response.writeHead(200).write('0123456789');
  setTimeout(() => response.destroy(), 20);
};

describe('JSON that is none', () => {
  test.each([
    ['HTML', body('\n <!doctype html><title>Log in</title>'), 'answered HTML where JSON was expected'],
    ['nothing', body(''), 'answered nothing where JSON was expected'],
    ['204', (response) => response.writeHead(204).end(), 'answered nothing where JSON was expected'],
    ['206, a part', (response) => response.writeHead(206).end('{}'), 'answered 206'],
    ['304 that nobody asked for', (response) => response.writeHead(304).end(), 'answered 304'],
    ['unfinished JSON', body('{"datasets": ['), 'answered JSON that cannot be read'],
    [
      'bytes that are not the gzip they claim to be',
      body('{"a":1}', { 'content-encoding': 'gzip' }),
      'cannot be decompressed',
    ],
    ['an encoding that we did not ask for', body('{"a":1}', { 'content-encoding': 'snappy' }), '(snappy)'],
    ['three encodings', body('{"a":1}', { 'content-encoding': 'gzip, gzip, br' }), 'encoded 3 times'],
  ])('%s is MALFORMED at once', async (_, reply, sentence) => {
    const server = await local.server(reply);

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error.kind).toBe('MALFORMED');
    expect(error.message).toContain(`${server.url.host} `);
    expect(error.message).toContain(sentence);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [
      'an Error',
      () => {
        throw new Error('success is false');
      },
      'success is false',
    ],
    ['Zod', (value: unknown) => z.object({ result: z.object({ count: z.number() }) }).parse(value), 'result.count: '],
  ])('a wrong shape is MALFORMED with the words of %s', async (_, shape, words) => {
    const server = await local.server(body('{"result":{"count":"3"}}'));

    const error = await errorFrom(local.upstream().json<unknown>(server.url, shape, never()));

    expect(error).toMatchObject({ kind: 'MALFORMED', url: server.url.href });
    expect(error.message).toContain(words);
  });

  test.each([
    ['content-length', cutWithLength],
    ['chunks', cutChunks],
    ['gzip', body(gzipSync(TEXT).subarray(0, 500), { 'content-encoding': 'gzip' })],
  ])('a body cut off by its %s three times is MALFORMED', async (_, reply) => {
    const server = await local.server(reply);

    const error = await errorFrom(local.upstream().json(server.url, anything, never()));

    expect(error.kind).toBe('MALFORMED');
    expect(error.message).toMatch(/cut off its answer after \d+ bytes \(after 3 attempts\)$/);
    expect(server.requests).toHaveLength(3);
  });
});

describe('JSON in other clothes', () => {
  test.each([
    ['a byte order mark', body('\uFEFF{"name":"Härjedalen"}')],
    [
      'declared Latin-1',
      body(Buffer.from('{"name":"Härjedalen"}', 'latin1'), { 'content-type': 'application/json; charset=iso-8859-1' }),
    ],
    [
      'Latin-1 that claims to be UTF-8',
      body(Buffer.from('{"name":"Härjedalen"}', 'latin1'), { 'content-type': 'application/json; charset=utf-8' }),
    ],
  ])('%s is read', async (_, reply) => {
    const server = await local.server(reply);

    const value = await local.upstream().json(server.url, anything, never());

    expect(value).toEqual({ name: 'Härjedalen' });
  });

  test.each([
    ['gzip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
  ])('%s is decompressed', async (encoding, bytes) => {
    const server = await local.server(body(bytes, { 'content-encoding': encoding }));

    const value = await local.upstream().json(server.url, anything, never());

    expect(value).toEqual(JSON.parse(TEXT));
  });
});

describe('streams', () => {
  test('give the bytes once, their type and what the next conditional request needs', async () => {
    const server = await local.server(
      body(gzipSync(TEXT), {
        'content-encoding': 'gzip',
        'content-type': 'text/turtle',
        etag: 'W/"7"',
        'last-modified': 'Sun, 01 Mar 2026 12:00:00 GMT',
      }),
    );

    const answer = await local.upstream().stream(server.url, RDF, never());
    const text = await textOf(answer);

    expect(text).toBe(TEXT);
    expect(answer).toMatchObject({
      contentType: 'text/turtle',
      validator: { etag: 'W/"7"', lastModified: 'Sun, 01 Mar 2026 12:00:00 GMT' },
    });
    expect(server.requests[0]?.headers.accept).toBe('text/turtle');
    await expect(textOf(answer)).rejects.toThrow('they come once');
  });

  test('nothing comes when nothing has changed', async () => {
    const server = await local.server((response, request) => {
      response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 200).end('all of it');
    });
    const upstream = local.upstream();

    const unchanged = await upstream.stream(
      server.url,
      { ...RDF, since: { etag: '"7"', lastModified: 'Sun, 01 Mar 2026 12:00:00 GMT' } },
      never(),
    );
    const changed = await upstream.stream(server.url, { ...RDF, since: { etag: '"6"' } }, never());

    expect(unchanged).toBeUndefined();
    expect(await textOf(changed)).toBe('all of it');
    expect(server.requests[0]?.headers['if-modified-since']).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
    expect(server.requests[1]?.headers).not.toHaveProperty('if-modified-since');
  });

  test.each([
    ['content-length', cutWithLength],
    ['chunks', cutChunks],
  ])('a body cut off by its %s is MALFORMED, however much of it was read', async (_, reply) => {
    const server = await local.server(reply);
    const events: UpstreamEvent[] = [];
    const answer = await local.upstream({ onEvent: (event) => events.push(event) }).stream(server.url, RDF, never());

    const error = await errorFrom(textOf(answer));

    expect(error).toMatchObject({ kind: 'MALFORMED', message: `${server.url.host} cut off its answer after 10 bytes` });
    expect(events.at(-1)).toMatchObject({ error: { kind: 'MALFORMED' } });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['gzip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
  ])('truncated %s is MALFORMED', async (encoding, bytes) => {
    const server = await local.server(body(bytes.subarray(0, -20), { 'content-encoding': encoding }));
    const answer = await local.upstream().stream(server.url, RDF, never());

    const error = await errorFrom(textOf(answer));

    expect(error.kind).toBe('MALFORMED');
    expect(error.message).toContain('cut off its answer after');
  });

  test('a reader who stops early lets go of the connection', async () => {
    const server = await local.server((response) => {
      const more = setInterval(() => response.write('x'.repeat(10_000)), 5);
      response.once('close', () => {
        clearInterval(more);
      });
    });
    const upstream = local.upstream({ hostConcurrency: 1 });

    const answer = await upstream.stream(server.url, RDF, never());
    for await (const chunk of answer?.bytes ?? []) if (chunk.byteLength > 0) break;
    const next = await upstream.stream(server.url, RDF, never());

    expect(next).toBeDefined();
    await vi.waitFor(() => {
      expect(server.open()).toBe(1);
    });
  });
});

describe('too large', () => {
  test.each([
    ['plain', body('x'.repeat(5_000)), {}],
    [
      'in chunks',
      (response) => {
        response.write('x'.repeat(600));
        response.end('x'.repeat(600));
      },
      {},
    ],
    ['after decompression', body(gzipSync('x'.repeat(1_000_000)), { 'content-encoding': 'gzip' }), {}],
    [
      'within one of two encodings',
      body(gzipSync(gzipSync('x'.repeat(50_000_000))), { 'content-encoding': 'gzip, gzip' }),
      {},
    ],
    ['over the wire', body('x'.repeat(900)), { maxWireBytes: 500 }],
  ])('%s', async (_, reply, options) => {
    const server = await local.server(reply);
    const upstream = local.upstream({ maxBytes: 1_000, ...options });

    const asJson = await errorFrom(upstream.json(server.url, anything, never()));
    const asStream = await errorFrom(upstream.stream(server.url, RDF, never()).then(textOf));

    expect(asJson.kind).toBe('TOO_LARGE');
    expect(asStream.kind).toBe('TOO_LARGE');
    expect(server.requests).toHaveLength(2);
  });
});
