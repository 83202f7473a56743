import { request as httpRequest } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { createClientIp } from './client-ip.ts';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const CHAINS = [
  '',
  '192.0.2.1',
  '192.0.2.1, 198.51.100.7',
  ' 192.0.2.1 ,10.0.0.9,  10.1.2.3',
  '2001:db8::1, 10.0.0.9',
  '192.0.2.1, ::ffff:10.0.0.9',
  'unknown, 10.0.0.9',
  '192.0.2.1, nonsense, 127.0.0.1',
];

test.each([
  ['no proxy', []],
  ['one hop', 1],
  ['two hops', 2],
  ['this machine', ['127.0.0.0/8']],
  ['networks and an address', ['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48']],
])('with %s trusted, the client of each chain of proxies is the one that Fastify names', async (_title, trusted) => {
  const clientIp = createClientIp(trusted);
  const trustProxy = typeof trusted === 'number' ? (_: string, hop: number) => hop < trusted : trusted;
  app = fastify({ trustProxy: Array.isArray(trustProxy) && trustProxy.length === 0 ? false : trustProxy });
  const seen: (readonly [string, string])[] = [];
  app.get('/', (request) => {
    seen.push([clientIp(request.raw), request.ip]);
    return '';
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  for (const chain of CHAINS) await get(url, chain === '' ? {} : { 'x-forwarded-for': chain });

  expect(seen).toHaveLength(CHAINS.length);
  expect(seen.map(([ours]) => ours)).toEqual(seen.map(([, theirs]) => theirs));
});

function get(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      response.resume().on('end', resolve);
    })
      .on('error', reject)
      .end();
  });
}
