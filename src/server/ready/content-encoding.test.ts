import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, compress } from './content-encoding.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['BR;q=0, GZIP', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['x-gzip', 'gzip'],
  ['br;q=nonsense', undefined],
  ['deflate, zstd', undefined],
])('of accept-encoding %j the coding is %s', (accepted, expected) => {
  expect(chooseEncoding(accepted, 5_000)).toBe(expected);
});

test('what is short is not compressed', () => {
  expect([chooseEncoding('br', 1_023), chooseEncoding('br', 1_024)]).toEqual([undefined, 'br']);
});

test('what was compressed gives the same bytes', async () => {
  const bytes = Buffer.from('Badplatser i Göteborg. '.repeat(200));

  const [brotli, gzip] = [await compress(bytes, 'br'), await compress(bytes, 'gzip')];

  expect(brotliDecompressSync(brotli)).toEqual(bytes);
  expect(gunzipSync(gzip)).toEqual(bytes);
  expect(brotli.byteLength).toBeLessThan(500);
});
