import { getIntrospectionQuery } from 'graphql';
import { describe, expect } from 'vitest';
import { type Asked, ask, told } from './asking.ts';
import { fault, type Saw } from './fault.ts';
import { useWorld } from './world.ts';

const world = useWorld(['q']);

/** `levels` fields, one in the other. */
const deep = (levels: number): string => {
  const names = ['datasets', 'nodes', 'catalogue'];
  const path = Array.from({ length: levels - 1 }, (_, level) => names[level % 3] ?? '');
  const last = { datasets: 'totalCount', nodes: 'title', catalogue: 'slug' }[path.at(-1) ?? ''] ?? '';
  return `{ ${path.join(' { ')} { ${last} ${'}'.repeat(levels)}`;
};
const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');

/** Asks, notes what came, and holds it to what every refusal keeps: nothing was run, and few bytes were sent. */
async function refused(saw: Saw, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Asked> {
  const asked = await ask(world.graph.url, query, variables);
  saw(told(asked));
  expect(asked.status).toBe(400);
  expect(asked.executed).toBe(false);
  expect(asked.bytes).toBeLessThan(2_000);
  return asked;
}

describe('queries that ask for too much', () => {
  fault('Q1', ['fields 60 deep', 'refused by the limit of depth'], async (saw) => {
    const { limits, messages } = await refused(saw, deep(60));

    expect(limits).toContain('depth');
    expect(messages.join()).toMatch(/at most \d+/);
  });

  fault('Q2', ['fields 5,000 deep, and a list literal 20,000 deep', 'refused; the stack holds'], async (saw) => {
    const fields = await refused(saw, deep(5_000));
    const list = await refused(saw, `{ nodes(ids: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`);

    expect(fields.limits).toHaveLength(1);
    expect(list.limits).toHaveLength(1);
  });

  fault(
    'Q3',
    ['300 aliases of __typename, and 100 look-ups by alias', 'refused by the limits of aliases and root fields'],
    async (saw) => {
      const names = await refused(saw, `{ ${times(300, (n) => `a${n}: __typename`)} }`);
      const lookUps = await refused(saw, `{ ${times(100, (n) => `a${n}: catalogue(slug: "q") { slug }`)} }`);

      expect(names.limits).toContain('aliases');
      expect(lookUps.limits).toContain('aliases');
    },
  );

  fault('Q4', ['fragments that double the answer, 22 times', 'refused before anything is written out'], async (saw) => {
    const parts = times(
      22,
      (n) =>
        `fragment F${n} on Catalogue { a: datasets { nodes { catalogue { ...F${n + 1} } } } b: datasets { nodes { catalogue { ...F${n + 1} } } } }`,
    );
    const query = `{ catalogue(slug: "q") { ...F0 } } ${parts} fragment F22 on Catalogue { slug }`;

    const { limits } = await refused(saw, query);

    expect(limits.length).toBeGreaterThan(0);
  });

  fault('Q5', ['fragments in a circle', 'refused'], async (saw) => {
    const { codes } = await refused(
      saw,
      '{ catalogue(slug: "q") { ...A } } fragment A on Catalogue { ...B } fragment B on Catalogue { ...A }',
    );

    expect(codes).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  fault('Q6', ['5,000 directives, and ten that do not exist', 'refused, with a handful of errors'], async (saw) => {
    const many = await refused(saw, `{ catalogue(slug: "q") { slug ${'@skip(if: false) '.repeat(5_000)} } }`);
    const unknown = await refused(saw, `{ catalogue(slug: "q") { slug ${times(10, (n) => `@okand${n}`)} } }`);

    expect(many.limits.length).toBeGreaterThan(0);
    expect(unknown.messages.length).toBeLessThanOrEqual(6);
  });

  fault('Q7', ['500 fields that do not exist', 'refused with a handful of errors'], async (saw) => {
    const { messages } = await refused(saw, `{ ${times(500, (n) => `okand${n}`)} }`);

    expect(messages.length).toBeLessThanOrEqual(6);
  });

  fault(
    'Q8',
    ['fields that overlap, to compare with each other', 'within the limit of tokens answered; beyond it refused'],
    async (saw) => {
      const overlapping = (count: number): string =>
        `{ catalogue(slug: "q") { ${times(count, () => 'datasets { nodes { catalogue { slug } } }')} } }`;

      const within = await ask(world.graph.url, overlapping(190));
      saw(told(within));
      const beyond = await refused(saw, overlapping(260));

      expect(within).toMatchObject({ status: 200, codes: [] });
      expect(within.bytes).toBeLessThan(2_000);
      expect(beyond.limits).toEqual(['tokens']);
    },
  );

  fault('Q9', ['pages of 100 in pages of 100 in pages of 100', 'refused by what they could return'], async (saw) => {
    const page = (inner: string): string => `datasets(first: 100) { nodes { catalogue { ${inner} } } }`;

    const { limits, messages } = await refused(saw, `{ ${page(page(page('slug')))} }`);

    expect(limits).toEqual(['nodes']);
    expect(messages[0]).toContain('first');
  });

  fault(
    'Q10',
    ['first: 2147483647, -1, 10000000000 and 0', 'refused with what is allowed; 0 is an empty page'],
    async (saw) => {
      const query = 'query ($first: Int) { datasets(first: $first) { totalCount nodes { id } } }';
      const literal = await Promise.all(
        ['2147483647', '-1', '10000000000'].map((first) =>
          ask(world.graph.url, `{ datasets(first: ${first}) { nodes { id } } }`),
        ),
      );
      const variable = await Promise.all(
        [2_147_483_647, -1, 1e10].map((first) => ask(world.graph.url, query, { first })),
      );
      const none = await ask(world.graph.url, query, { first: 0 });

      saw([...literal, ...variable].map(told).join(' | '));
      for (const each of [...literal, ...variable]) {
        expect(each.codes[0]).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
        expect(each.text).not.toContain('"nodes":[');
        expect(each.bytes).toBeLessThan(2_000);
      }
      expect(JSON.parse(none.text)).toEqual({ data: { datasets: { totalCount: 2, nodes: [] } } });
    },
  );

  fault(
    'Q11',
    ['cursors that are none, of another list, or 100 kB long', 'refused by name, with nothing read'],
    async (saw) => {
      const byTitle = await world.graph.query<{ datasets: { pageInfo: { endCursor: string } } }>(
        '{ datasets(first: 1) { pageInfo { endCursor } } }',
      );
      const query =
        'query ($after: String) { datasets(orderBy: { field: MODIFIED, direction: DESCENDING }, after: $after) { nodes { id } } }';
      const cursors = [
        'inte en markör',
        '',
        byTitle.datasets.pageInfo.endCursor,
        'A'.repeat(100_000),
        '../../etc/passwd\u0000',
      ];

      const asked = await Promise.all(cursors.map((after) => ask(world.graph.url, query, { after })));

      saw(asked.map(told).join(' | '));
      for (const each of asked) {
        expect(each.codes).toEqual(['BAD_USER_INPUT']);
        expect(each.text).toContain('"argument":"after"');
        expect(each.bytes).toBeLessThan(2_000);
      }
    },
  );

  fault(
    'Q12',
    ['introspection in introspection, and a dozen of it at once', 'refused; the standard query is answered'],
    async (saw) => {
      const nested = await refused(
        saw,
        `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} }'.repeat(4)} } } }`,
      );
      const dozen = await refused(saw, `{ ${times(12, (n) => `a${n}: __schema { types { name fields { name } } }`)} }`);
      const standard = await ask(world.graph.url, getIntrospectionQuery());

      saw(told(standard));
      expect(nested.executed || dozen.executed).toBe(false);
      expect(standard).toMatchObject({ status: 200, codes: [] });
    },
  );
});
