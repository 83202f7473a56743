import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/municipalities.ts';
import { createSchema } from '../../resolvers/schema.ts';
import { EXAMPLES } from '../../src/examples.ts';
import { startGateway, type TestGateway } from '../gateway.ts';
import { generateOperation, type GeneratedOperation, type Samples } from './generated-operations.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const OF_README = Array.from(README.matchAll(/```graphql\n([^]*?)```/g), ([, query = '']) => ({
  query,
  variables: {},
}));
const GENERATED = 200;
/** Of no meaning for the comparison, or other at each request. */
const OTHER_EACH_TIME: ReadonlySet<string> = new Set(['date', 'ratelimit', 'age']);

interface Seen {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

describe('operations that are known, compiled, beside the same by graphql-js in Apollo', () => {
  let demo: Demo;
  let graph: TestGateway;
  let samples: Samples;

  beforeAll(async () => {
    demo = await startDemo({ slow: 0 });
    const catalogues = demo.catalogues.map(({ id, platform, url, organisation, options }) => ({
      ...{ id, platform, url, organisation },
      ...(Object.keys(options).length === 0 ? {} : { options }),
    }));
    const collaborations = demo.collaborations.map(({ id, members }) => ({ id, name: 'Samverkan', members }));
    // Nothing is kept: each request is executed.
    const env = { RATE_LIMIT_PER_MINUTE: '10000000', READY_BYTES: '0' };
    graph = await startGateway({ catalogues, collaborations, env });
    samples = samplesOf(graph);
  }, 60_000);
  afterAll(async () => {
    await graph.close();
    await demo.close();
  });

  const send = async (operation: object, more: Readonly<Record<string, string>> = {}): Promise<Seen> => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'one-and-the-same', ...more },
      body: JSON.stringify(operation),
    });
    const headers = [...response.headers].filter(([name]) => !OTHER_EACH_TIME.has(name));
    return { status: response.status, headers, body: await response.text() };
  };
  /** Apollo's way is taken for whatever is not usual: here empty extensions. */
  const bothWays = async (
    operation: object,
    more?: Readonly<Record<string, string>>,
  ): Promise<readonly [seen: Seen, byApollo: Seen]> => {
    // Parsed and checked, then found again.
    await send(operation, more);
    await send(operation, more);
    return [await send(operation, more), await send({ ...operation, extensions: {} }, more)];
  };
  const compiled = async (): Promise<number> => {
    const text = await (await fetch(`${graph.url}/metrics`)).text();
    return Number(/^kommungraf_graphql_executions_total\{way="compiled"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };

  it.each([...EXAMPLES, ...OF_README].map(({ query, variables }) => ({ query, variables })))(
    'answers $query in the same bytes, headers and status',
    async (operation) => {
      const before = await compiled();

      const [seen, byApollo] = await bothWays(operation);

      expect(seen).toEqual(byApollo);
      if (!seen.body.startsWith('{"errors"')) expect(await compiled()).toBeGreaterThan(before);
    },
  );

  it(`answers ${GENERATED} generated operations, with and without mistakes, in the same bytes, headers and status`, async () => {
    const schema = createSchema();
    const operations: readonly GeneratedOperation[] = Array.from({ length: GENERATED }, (_, seed) =>
      generateOperation(schema, seed, samples),
    );
    const before = await compiled();
    let faultless = 0;
    let faulty = 0;

    for (const operation of operations) {
      const [seen, byApollo] = await bothWays(operation);
      expect(seen, JSON.stringify(operation)).toEqual(byApollo);
      if (seen.body.startsWith('{"errors"')) faulty += 1;
      else faultless += 1;
    }

    // Each faultless one twice: when its text comes for the second time, and for the third.
    expect(await compiled()).toBe(before + 2 * faultless);
    expect(faultless).toBeGreaterThan(GENERATED / 4);
    expect(faulty).toBeGreaterThan(GENERATED / 10);
  }, 120_000);

  it('answers by the variables of each request', async () => {
    const query =
      'query ($first: Int = 1, $isLong: Boolean!) { datasets(first: $first) { nodes { id title @include(if: $isLong) } } }';
    const every = [
      { first: 2, isLong: true },
      { isLong: false },
      { first: 3, isLong: false },
      { first: -1, isLong: true },
    ];

    for (const variables of [...every, { first: 'two', isLong: true }, { first: 2 }, ...every]) {
      const [seen, byApollo] = await bothWays({ query, variables });
      expect(seen, JSON.stringify(variables)).toEqual(byApollo);
    }
  });

  it.each(['application/graphql-response+json', 'text/html', 'application/json;q=0.5, */*', ''])(
    'answers in the type that Apollo chooses for accept "%s"',
    async (accept) => {
      const [seen, byApollo] = await bothWays({ query: '{ revision __typename }' }, { accept });

      expect(seen).toEqual(byApollo);
    },
  );

  it.each([
    ['an operation by its name', { query: 'query A { a: __typename } query B { b: __typename }', operationName: 'B' }],
    ['a name that is not there', { query: 'query A { a: __typename }', operationName: 'C' }],
    [
      'too many objects',
      { query: '{ datasets(first: 100) { nodes { similar(first: 20) { similar(first: 20) { id } } } } }' },
    ],
    ['the introspection', { query: '{ __schema { queryType { name } } }' }],
    [
      'half a surrogate pair',
      { query: 'query ($t: String) { datasets(search: $t) { totalCount } }', variables: { t: '\ud800' } },
    ],
  ])('answers %s as Apollo does', async (_what, operation) => {
    const [seen, byApollo] = await bothWays(operation);

    expect(seen).toEqual(byApollo);
  });

  it('answers GET and HEAD too', async () => {
    const address = `${graph.url}/graphql?${new URLSearchParams({ query: 'query ($n: Int) { datasets(first: $n) { totalCount nodes { title } } }', variables: '{"n":2}' }).toString()}`;
    const before = await compiled();

    const first = await (await fetch(address)).text();
    const again = await (await fetch(address)).text();
    const head = await fetch(address, { method: 'HEAD' });

    expect(again).toBe(first);
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(first)));
    expect(await compiled()).toBe(before + 2);
  });
});

/** Some of what there is, and of what is refused. */
function samplesOf({ gateway: { store } }: TestGateway): Samples {
  const page = { descending: false, limit: 5, backward: false } as const;
  const datasets = store.datasets({}, { ...page, order: 'TITLE' }).items.map(({ node }) => node);
  const organisations = store
    .organisations({ publishes: true }, { ...page, order: 'NAME' })
    .items.map(({ node }) => node.id);
  const services = store.dataServices({}, { ...page, order: 'TITLE' }).items.map(({ node }) => node.id);
  const ids = [
    ...datasets.map(({ id }) => id),
    ...datasets.flatMap(({ distributions }) => distributions.map(({ id }) => id)),
    ...organisations,
    ...services,
  ];
  return {
    id: [...ids, 'nonsense'],
    ids: [...ids, 'nonsense'],
    uri: [...datasets.flatMap(({ uri }) => uri ?? []), null],
    organisations,
    municipalityCode: ['1480', '0180', '9999'],
    municipalityCodes: ['1480', '9999'],
    slug: ['goteborg', 'nowhere'],
    catalogues: ['goteborg', 'nowhere'],
    themes: ['ENVI', 'TRAN', 'NONSENSE'],
    formats: ['CSV', 'text/csv'],
    search: ['bad', 'miljö luft', 'x"y'],
    first: [0, 1, 2, 3, 3, 2, 1, -1],
    last: [1, 2],
    language: ['SV', 'EN'],
  };
}
