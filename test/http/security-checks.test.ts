import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.ts';

/*
 * What the auditor graphql-cop looks for, twelve checks, asked anew in our own words. One holds against us on purpose:
 * the schema is public, so introspection is on.
 */

let running: TestGateway;
beforeAll(async () => {
  running = await startGateway({ catalogues: [] });
});
afterAll(async () => {
  await running.close();
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly body: { readonly data?: Readonly<Record<string, unknown>> | null; readonly extensions?: object };
}

async function send(init: RequestInit, search = ''): Promise<Answer> {
  const response = await fetch(`${running.url}/graphql${search}`, { redirect: 'manual', ...init });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    type,
    text,
    body: type.includes('json') ? (JSON.parse(text) as Answer['body']) : {},
  };
}

const ask = (query: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');

describe('work without end', () => {
  test('a hundred aliases of one field are refused', async () => {
    const { status, body } = await ask(`{ ${times(101, (n) => `alias${n}: __typename`)} }`);

    expect(status).toBe(400);
    expect(body).not.toHaveProperty('data');
  });

  test('ten operations in one body are refused', async () => {
    const operations = Array.from({ length: 10 }, () => ({ query: '{ __typename }' }));
    const { status, text } = await send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(operations),
    });

    expect(status).toBe(400);
    expect(text).not.toContain('"data"');
  });

  test('a field repeated five hundred times is refused where it holds more than itself, else answered once', async () => {
    const plain = await ask(`{ ${times(500, () => '__typename')} }`);
    const objects = await ask(`{ ${times(500, () => 'catalogues { totalCount }')} }`);

    expect(plain.status).toBe(400);
    expect(objects.status).toBe(400);
    expect([plain.body, objects.body].some((body) => 'data' in body)).toBe(false);
  });

  test('ten directives that do not exist are refused with few errors', async () => {
    const { body } = await ask(`{ __typename ${'@aa'.repeat(10)} }`);

    expect(body).not.toHaveProperty('data');
    expect((body as { errors?: unknown[] }).errors?.length).toBeLessThanOrEqual(6);
  });

  test('introspection that goes in circles is refused', async () => {
    const circle = 'fields { type { fields { type { fields { type { fields { name } } } } } } }';
    const { body } = await ask(`{ __schema { types { ${circle} } } }`);

    expect(body).not.toHaveProperty('data');
  });
});

describe('what tells too much', () => {
  test('introspection is answered, deliberately: the schema is public and the tools of callers live on it', async () => {
    const { status, body } = await ask(getIntrospectionQuery());

    expect(status).toBe(200);
    expect(body.data).toHaveProperty('__schema');
  });

  test('a misspelt field is answered with the right one, which tells nothing that introspection does not', async () => {
    const { body, text } = await ask('{ datasetz { totalCount } }');
    const { body: schema } = await ask('{ __type(name: "Query") { fields { name } } }');

    const [, suggested] = /Did you mean \\"(\w+)\\"/.exec(text) ?? [];
    const { fields } = schema.data?.['__type'] as { fields: readonly { name: string }[] };
    expect(body).not.toHaveProperty('data');
    expect(fields.map(({ name }) => name)).toContain(suggested);
  });

  test('no answer has traces, whatever is asked for', async () => {
    const { body } = await ask('{ __typename }', { 'apollo-tracing': '1', 'apollo-federation-include-trace': 'ftv1' });

    expect(body).not.toHaveProperty('extensions');
  });

  test('an error has no stack and no path of a file', async () => {
    const answers = await Promise.all([
      ask('{ datasetz }'),
      ask('{'),
      ask('query ($n: Int!) { datasets(first: $n) { totalCount } }'),
    ]);

    for (const { text } of answers) expect(text).not.toMatch(/stacktrace|exception|node_modules|\.ts:|\.js:/);
  });
});

describe('what another page can make a browser send', () => {
  test('a GET can do no more than ask: there is no mutation to be sent', async () => {
    const { status, body } = await send({}, `?query=${encodeURIComponent('mutation { __typename }')}`);
    const { body: schema } = await ask('{ __schema { mutationType { name } } }');

    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toHaveProperty('data');
    expect(schema.data).toEqual({ __schema: { mutationType: null } });
  });

  test('plain GET is answered, deliberately: it tells a page no more than the page could ask itself', async () => {
    const { status, body } = await send({}, `?query=${encodeURIComponent('{ __typename }')}`);
    const response = await fetch(`${running.url}/graphql?query=%7B__typename%7D`, {
      headers: { origin: 'https://a.se' },
    });

    expect(status).toBe(200);
    expect(body).toEqual({ data: { __typename: 'Query' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    expect(response.headers.has('set-cookie')).toBe(false);
  });

  test('a form is not read', async () => {
    const { status, body } = await send({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${encodeURIComponent('{ __typename }')}`,
    });

    expect(status).toBe(415);
    expect(body).not.toHaveProperty('data');
  });

  test('a page with GraphiQL is where people are, and can neither be framed nor run what others wrote', async () => {
    const api = await send({ headers: { accept: 'text/html' } }, `?query=${encodeURIComponent('{ __typename }')}`);
    const page = await fetch(`${running.url}/graphiql`);

    const policy = page.headers.get('content-security-policy') ?? '';
    expect(api.type).toContain('json');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  });
});
