import { afterEach, expect, test } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';
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

test('POST and plain GET give the same answer, with no special header', async () => {
  const { url } = await start();

  const posted = await post(url, '{ organisation { name } }');
  const got = await fetch(`${url}/graphql?query=${encodeURIComponent('{ organisation { name } }')}`);

  expect(await posted.json()).toEqual(DATA);
  expect(await got.json()).toEqual(DATA);
});

test('GET takes variables and an operation name', async () => {
  const { url } = await start();
  const search = new URLSearchParams({
    query: 'query A { __typename } query B($t: String) { echo(text: $t) }',
    operationName: 'B',
    variables: JSON.stringify({ t: 'Örebro' }),
  });

  const response = await fetch(`${url}/graphql?${search.toString()}`);

  expect(await response.json()).toEqual({ data: { echo: 'Örebro' } });
});

test.each([
  ['application/json', 'application/json; charset=utf-8', 200],
  ['*/*', 'application/json; charset=utf-8', 200],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8', 400],
])('for accept %s the type is %s, and a query that fails validation is %i', async (accept, type, status) => {
  const { url } = await start();

  const fine = await post(url, '{ organisation { name } }', { accept });
  const wrong = await post(url, '{ organisation { nam } }', { accept });

  expect([fine.status, fine.headers.get('content-type')]).toEqual([200, type]);
  expect([wrong.status, wrong.headers.get('content-type')]).toEqual([status, type]);
  expect(await wrong.text()).toContain('Did you mean \\"name\\"');
});

test('HEAD has the headers of GET and no body', async () => {
  const { url } = await start();

  const response = await fetch(`${url}/graphql?query=%7B__typename%7D`, { method: 'HEAD' });

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.text()).toBe('');
});

test('any page may ask from a browser, also after a preflight', async () => {
  const { url } = await start();

  const preflight = await fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example.se',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  const asked = await post(url, '{ __typename }', { origin: 'https://app.example.se' });
  const bare = await fetch(`${url}/graphql`, { method: 'OPTIONS' });

  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
  expect(asked.headers.get('access-control-allow-origin')).toBe('*');
  expect(asked.headers.has('access-control-allow-credentials')).toBe(false);
  expect(bare.status).toBe(204);
});

test.each(['br', 'gzip'])('a large answer is sent as %s to those who take it', async (encoding) => {
  const { url } = await start();
  const ids = JSON.stringify(Array.from({ length: 200 }, (_, n) => String(n)));

  const response = await post(url, `{ nodes(ids: ${ids}) { title } }`, { 'accept-encoding': encoding });

  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('vary')).toMatch(/accept.*accept-encoding/i);
  expect(await response.json()).toMatchObject({ data: { nodes: { length: 200 } } });
});

test("a caller's mistake is told with its sentence and argument", async () => {
  const { url } = await start();

  const response = await post(url, '{ forbidden organisation { name } }');

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Send at least one letter in search.',
        locations: [{ line: 1, column: 3 }],
        path: ['forbidden'],
        extensions: { code: 'BAD_USER_INPUT', argument: 'search' },
      },
    ],
    data: { forbidden: null, ...DATA.data },
  });
});

test('null from a variable where the argument takes none is the mistake of the caller', async () => {
  const { url } = await start();

  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($n: Int) { size(first: $n) }', variables: { n: null } }),
  });

  expect(await response.json()).toMatchObject({
    errors: [{ message: /non-null type/, extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }],
  });
});

test.each(['broken', 'mistyped'])(
  'what breaks in %s is masked outside and whole in the log, under one id',
  async (field) => {
    const { url, logged } = await start();

    const response = await post(url, `query Q { ${field} }`, { 'x-request-id': 'trace-7' });

    const text = await response.text();
    expect(response.headers.get('x-request-id')).toBe('trace-7');
    expect(JSON.parse(text)).toMatchObject({
      errors: [
        {
          message: 'Internal error; the request id is trace-7',
          path: [field],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(text).not.toMatch(/hunter2|stack|not a number/);
    expect(logged()).toContainEqual(
      expect.objectContaining({
        reqId: 'trace-7',
        msg: 'a resolver failed',
        path: field,
        err: expect.objectContaining({ message: expect.stringMatching(/hunter2|not a number/) as string }) as object,
      }),
    );
  },
);

test('a resolver that fails for each entry of a list does not fill the log', async () => {
  const { url, logged } = await start();
  const ids = JSON.stringify(Array.from({ length: 50 }, (_, n) => String(n)));

  const response = await post(url, `{ nodes(ids: ${ids}) { distributions { bytes } } }`);

  const lines = logged().filter(({ msg }) => msg === 'a resolver failed');
  expect(((await response.json()) as { errors: unknown[] }).errors).toHaveLength(50);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatchObject({ failures: 50, path: 'nodes.0.distributions.0.bytes' });
});

test('a context that cannot be made is masked, and logged', async () => {
  const { url, logged } = await start({
    createContext: () => {
      throw new Error('no store at /var/secret');
    },
  });

  const response = await post(url, '{ __typename }');

  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(logged()).toContainEqual(expect.objectContaining({ msg: 'the context of a request could not be made' }));
});

test('the log has one line for a request, with its name and neither query nor variables', async () => {
  const { url, logged, logText } = await start();
  const search = new URLSearchParams({
    query: 'query FindsBeaches($t: String) { echo(text: $t) }',
    variables: JSON.stringify({ t: 'hemligt' }),
  });

  await fetch(`${url}/graphql?${search.toString()}`);

  const lines = logged().filter(({ msg }) => msg === 'graphql');
  expect(lines).toEqual([
    expect.objectContaining({
      operation: 'FindsBeaches',
      type: 'query',
      status: 200,
      ms: expect.any(Number) as number,
    }),
  ]);
  expect(logText()).not.toMatch(/hemligt|echo/);
});

test('a strange request id is replaced', async () => {
  const { url } = await start();

  const response = await post(url, '{ __typename }', { 'x-request-id': 'a b<c>' });

  expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
});

test('a person who opens /graphql in a browser is sent to GraphiQL', async () => {
  const { url } = await start();

  const response = await fetch(`${url}/graphql`, { headers: { accept: 'text/html,*/*' }, redirect: 'manual' });

  expect(response.status).toBe(303);
  expect(new URL(response.headers.get('location') ?? '', `${url}/graphql`).pathname).toBe('/graphiql');
});

test('batches are refused', async () => {
  const { url } = await start();

  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
  });

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(/one operation is answered/) as string,
        extensions: { limit: { name: 'operations', value: 1 } },
      },
    ],
  });
});
