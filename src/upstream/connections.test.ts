import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Reply } from './local-server.ts';
import { createLocalUpstream, errorFrom, never, textOf } from './local-upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const body =
  (bytes: string | Buffer, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(200, headers).end(bytes);
  };

const RDF = { accept: 'text/turtle' };

describe('a body that grows when it is decompressed', () => {
  test.each([
    ['gzip', gzipSync('x'.repeat(4_000_000))],
    ['br', brotliCompressSync('x'.repeat(4_000_000))],
    ['gzip, gzip', gzipSync(gzipSync('x'.repeat(40_000_000)))],
  ])('more than 200 times over is TOO_LARGE long before the cap: %s', async (encoding, bytes) => {
    const server = await local.server(body(bytes, { 'content-encoding': encoding }));

    const error = await errorFrom(local.upstream().stream(server.url, RDF, never()).then(textOf));

    expect(error.kind).toBe('TOO_LARGE');
    expect(error.message).toContain('bytes that grow to more than 200 times as much');
  });

  test('is read where it is a catalogue that repeats itself, or small', async () => {
    const catalogue = JSON.stringify(
      Array.from({ length: 20_000 }, (_, index) => ({
        id: `https://data.example.se/${index}`,
        publisher: 'Ale kommun',
      })),
    );
    const small = 'x'.repeat(1_000_000);

    const texts = await Promise.all(
      [catalogue, small].map(async (text) => {
        const server = await local.server(body(gzipSync(text), { 'content-encoding': 'gzip' }));
        return textOf(await local.upstream().stream(server.url, RDF, never()));
      }),
    );

    expect(catalogue.length).toBeGreaterThan(1_048_576);
    expect(texts).toEqual([catalogue, small]);
  });

  test('is counted from the answer, not from the redirects before it', async () => {
    const bomb = gzipSync('x'.repeat(4_000_000));
    const server = await local.server((response, request, count) => {
      if (request.url === '/bomb') body(bomb, { 'content-encoding': 'gzip' })(response, request, count);
      else response.writeHead(302, { location: '/bomb' }).end('x'.repeat(15_000));
    });

    const error = await errorFrom(local.upstream().stream(server.url, RDF, never()).then(textOf));

    expect(error.message).toContain(`sent ${bomb.length} bytes that grow`);
  });
});
