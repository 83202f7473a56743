import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(async () => {
  await running.server.drain();
});

interface Answer {
  readonly status: number;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly size: number;
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { errors = [] } = JSON.parse(text) as { errors?: Answer['errors'] };
  return { status: response.status, errors, size: text.length };
}

/** `levels` times organisation, datasets, nodes, publisher, … */
function deep(levels: number): string {
  const names = ['datasets', 'nodes', 'publisher'];
  const fields = Array.from({ length: levels - 2 }, (_, level) => names[level % 3] ?? '');
  const last =
    names[(levels - 2) % 3] === 'publisher' ? 'id' : names[(levels - 2) % 3] === 'nodes' ? 'totalCount' : 'name';
  return `{ organisation { ${fields.map((name) => `${name} {`).join(' ')} ${last} ${'}'.repeat(levels - 2)} } }`;
}

/** Each fragment spreads the next one twice, so the answer doubles with every fragment. */
function doubling(fragments: number): string {
  const parts = Array.from({ length: fragments }, (_, n) => {
    const next = `...F${n + 1}`;
    return `fragment F${n} on Organisation { a: datasets { nodes { publisher { ${next} } } } b: datasets { nodes { publisher { ${next} } } } }`;
  });
  return `{ organisation { ...F0 } } ${parts.join(' ')} fragment F${fragments} on Organisation { name }`;
}

const repeat = (times: number, part: (n: number) => string): string =>
  Array.from({ length: times }, (_, n) => part(n)).join(' ');

test.each([
  ['fragments that double', 'selections', doubling(22)],
  ['fields 13 deep', 'depth', deep(13)],
  [
    'depth hidden in fragments',
    'depth',
    `{ organisation { ...A } } fragment A on Organisation { datasets { nodes { ...B } } } fragment B on Dataset { publisher { datasets { nodes { publisher { datasets { nodes { publisher { datasets { nodes { id } } } } } } } } } }`,
  ],
  ['fields 5,000 deep', 'tokens', deep(5000)],
  ['a flood of tokens', 'tokens', `{ organisation { ${'name '.repeat(3000)} } }`],
  ['300 aliases', 'aliases', `{ organisation { ${repeat(300, (n) => `a${n}: __typename`)} } }`],
  ['31 aliases', 'aliases', `{ organisation { ${repeat(31, (n) => `a${n}: name`)} } }`],
  ['5,000 directives', 'tokens', `{ organisation { name ${'@skip(if: false) '.repeat(5000)} } }`],
  ['31 directives', 'directives', `{ organisation { ${'... @include(if: true) { name } '.repeat(31)} } }`],
  ['21 fields at the top, behind a fragment', 'rootFields', `{ ...Q } fragment Q on Query { ${'echo '.repeat(21)} }`],
  ['a list literal nested 20,000 deep', 'depth', `{ nodes(ids: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`],
])('%s break the limit %s', async (_title, name, query) => {
  const { status, errors } = await ask(query);

  expect(status).toBe(400);
  expect(errors.map(({ extensions }) => extensions['limit'])).toContainEqual(expect.objectContaining({ name }));
});

test('a refusal names the limit, its value, what was found and what to do', async () => {
  const { errors } = await ask(deep(13));

  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(/13 levels deep; at most 12 .* Split it/) as string,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit: { name: 'depth', value: 12, found: 13 } },
    }),
  ]);
});

test('depth 12, 30 aliases, 30 directives and 20 root fields are still answered', async () => {
  const answers = await Promise.all(
    [
      deep(12),
      `{ organisation { ${repeat(30, (n) => `a${n}: name`)} } }`,
      `{ organisation { ${'... @include(if: true) { name } '.repeat(30)} } }`,
      `{ ${repeat(20, (n) => `a${n}: echo`)} }`,
    ].map((query) => ask(query)),
  );

  expect(answers.map(({ status, errors }) => ({ status, errors }))).toEqual(
    Array.from({ length: 4 }, () => ({ status: 200, errors: [] })),
  );
});

test('nested pages of 100 are refused before any resolver runs, with the number they could return', async () => {
  const page = (inner: string): string => `datasets(first: 100) { nodes { publisher { ${inner} } } }`;
  const query = `{ slow ${page(page(page('datasets(first: 100) { totalCount }')))} }`;

  const { status, errors } = await ask(query);

  expect(status).toBe(400);
  expect(errors[0]?.extensions).toEqual({
    code: 'GRAPHQL_VALIDATION_FAILED',
    limit: { name: 'nodes', value: 10_000, found: 3_030_301 },
  });
  expect(errors[0]?.message).toMatch(/Lower `first`/);
  expect(running.stage.started).toBe(0);
});

test('page sizes in variables count, also one too large for an Int', async () => {
  const query = 'query ($n: Int) { datasets(first: $n) { nodes { id } } }';

  const answers = await Promise.all([ask(query, { n: 9_999 }), ask(query, { n: 10_000 }), ask(query, { n: 1e10 })]);

  expect(answers.map(({ status }) => status)).toEqual([200, 400, 400]);
});

test('the standard introspection query is answered; a dozen of them at once are not', async () => {
  const full = await ask(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: false }));
  const many = await ask(`{ ${repeat(12, (n) => `a${n}: __schema { types { name } }`)} }`);

  expect(full).toMatchObject({ status: 200, errors: [] });
  expect(many.errors[0]?.extensions['limit']).toMatchObject({ name: 'nodes' });
});

test('fragments in a circle are refused', async () => {
  const { status, errors } = await ask(
    '{ organisation { ...A } } fragment A on Organisation { ...B } fragment B on Organisation { ...A }',
  );

  expect(status).toBe(200);
  expect(errors[0]?.message).toMatch(/Cannot spread fragment "A" within itself/);
});

test('hundreds of mistakes are answered with a handful of errors', async () => {
  const { errors, size } = await ask(`{ ${repeat(400, (n) => `unknown${n}`)} }`);

  expect(errors.length).toBeLessThanOrEqual(6);
  expect(size).toBeLessThan(2_000);
});

test('variables nested beyond reason are refused as a mistake of the caller', async () => {
  let where: unknown = {};
  for (let level = 0; level < 1_000; level += 1) where = { and: [where] };

  const { status, errors } = await ask('query ($where: Filter) { filter(where: $where) }', { where });

  expect(status).toBe(400);
  expect(errors[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'where',
    limit: { name: 'variableDepth', value: 20 },
  });
});

test.each(['mutation { __typename }', 'subscription { __typename }'])(
  'refuses %s, and says what to send',
  async (text) => {
    const answer = await ask(text);

    expect(answer.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^This is a (mutation|subscription); only queries are answered here.*`query`\.$/),
    ]);
    expect([answer.status, answer.errors[0]?.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
  },
);
