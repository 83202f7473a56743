import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({
    limits: { headersTimeoutMs: 300, receiveTimeoutMs: 300 },
    overview: () => {
      throw new Error('no such table: /var/secret');
    },
  });
});
afterAll(async () => {
  await running.server.drain();
});

const JSON_TYPE = 'application/json';

function send(body: string | Buffer, headers: Record<string, string>): Promise<Response> {
  return fetch(`${running.url}/graphql`, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
}

/** All that comes back for bytes written on a bare socket. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}

test.each([
  ['JSON that is not', '{"query": ', { 'content-type': JSON_TYPE }, 400, 'BAD_REQUEST', /not JSON/],
  ['an empty body', '', { 'content-type': JSON_TYPE }, 400, 'BAD_REQUEST', /body is empty/],
  ['an empty object', '{}', { 'content-type': JSON_TYPE }, 400, 'BAD_REQUEST', /body/i],
  [
    'bytes that are not UTF-8',
    Buffer.from('{"query":"{ a }é"}', 'latin1'),
    { 'content-type': JSON_TYPE },
    400,
    'BAD_REQUEST',
    /UTF-8/,
  ],
  [
    'a key __proto__',
    '{"query":"{__typename}","__proto__":{}}',
    { 'content-type': JSON_TYPE },
    400,
    'BAD_REQUEST',
    /__proto__/,
  ],
  [
    'text/plain',
    '{"query":"{__typename}"}',
    { 'content-type': 'text/plain' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    /content-type: application\/json/,
  ],
  [
    'a form',
    'query=%7B__typename%7D',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    /as JSON/,
  ],
  [
    'gzip',
    gzipSync('{"query":"{__typename}"}'),
    { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    /without content-encoding/,
  ],
  [
    '200,000 bytes',
    JSON.stringify({ query: 'x'.repeat(200_000) }),
    { 'content-type': JSON_TYPE },
    413,
    'PAYLOAD_TOO_LARGE',
    /131072 bytes/,
  ],
])('%s is refused in the shape of GraphQL, with what to send', async (_title, body, headers, status, code, message) => {
  const response = await send(body, headers);

  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toEqual({
    errors: [
      { message: expect.stringMatching(message) as string, extensions: expect.objectContaining({ code }) as object },
    ],
  });
});

test('the refusal comes in the new media type for those who ask for it', async () => {
  const response = await send('{', { 'content-type': JSON_TYPE, accept: 'application/graphql-response+json' });

  expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
});

test('an unknown path is answered with the paths there are', async () => {
  const response = await fetch(`${running.url}/nowhere?q=1`);

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'NOT_FOUND' } }],
    paths: { '/graphql': expect.any(String) as string, '/schema.graphql': expect.any(String) as string },
  });
});

test('a known path with the wrong method names the right ones', async () => {
  const response = await fetch(`${running.url}/graphql`, { method: 'DELETE' });

  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});

test('a wrong method is told of before the body is read', async () => {
  const response = await fetch(`${running.url}/graphql`, {
    method: 'PUT',
    headers: { 'content-type': 'text/plain' },
    body: 'x'.repeat(200_000),
  });

  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});

test('what the HTTP parser refuses names its limit too', async () => {
  const long = await raw(`GET /graphql?query=${'x'.repeat(60_000)} HTTP/1.1\r\nhost: a\r\n\r\n`);
  const slow = await raw('POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 500\r\n\r\n{"que');

  expect(long).toContain('"limit":{"name":"headerBytes","value":16384}');
  expect(slow).toContain('"limit":{"name":"receiveTimeoutMs","value":300}');
});

test('a bug in a page is masked outside and whole in the log', async () => {
  const response = await fetch(`${running.url}/`, { headers: { 'x-request-id': 'front-1' } });

  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    errors: [{ message: 'Internal error; the request id is front-1', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  });
  expect(running.logText()).toContain('/var/secret');
});

test('headers without end, and bytes that are no HTTP, are answered on the socket', async () => {
  const [long, garbage] = await Promise.all([
    raw(`GET /graphql?query=${'x'.repeat(60_000)} HTTP/1.1\r\nhost: a\r\n\r\n`),
    raw('\u0016\u0003\u0001 hello\r\n\r\n'),
  ]);

  expect(long).toMatch(/^HTTP\/1.1 431 [^]*Send a long query with POST/);
  expect(garbage).toMatch(/^HTTP\/1.1 400 [^]*"errors"/);
});

test('a body that never comes is given up', async () => {
  const answer = await raw(
    'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"que',
  );

  expect(answer).toMatch(/^HTTP\/1.1 408 [^]*did not arrive in time/);
});

test('an odd Host header breaks nothing', async () => {
  const answer = await raw('GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: a b[<>\r\nconnection: close\r\n\r\n');

  expect(answer).toMatch(/^HTTP\/1.1 200 [^]*"__typename":"Query"/);
});
