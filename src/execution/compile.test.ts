import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, parse, validate } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { compileOperation } from './compile.ts';
import { Deviation } from './deviation.ts';
import { jsonText } from './leaf-text.ts';

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setImmediate(resolve, value));

const schema = makeExecutableSchema({
  typeDefs: `
    type Query { thing(size: Int = 2): Thing things: [Thing] odd: Odd! nothing: Thing broken: Int needed: Int! bad: [Int!] pathed: Int }
    interface Thing { name: String id: ID kind: Kind }
    type Stone implements Thing { name: String id: ID kind: Kind weight: Float isHard: Boolean parts: [[Int]] }
    type Plant implements Thing { name: String id: ID kind: Kind next: Thing }
    type Odd { text: String count(of: Int!): Int }
    enum Kind { OLD NEW }`,
  resolvers: {
    Kind: { OLD: 1, NEW: 2 },
    Thing: { __resolveType: (value: { weight?: number }) => (value.weight === undefined ? 'Plant' : 'Stone') },
    Query: {
      thing: (_: unknown, { size }: { size: number }) => ({
        name: `s${size}`,
        id: 7,
        weight: -0,
        isHard: true,
        parts: [[1], null, []],
      }),
      things: () => [
        later({ name: 'å"\n\u2028', kind: 2, next: () => later({ name: '\ud83c\udf33\ud800' }) }),
        null,
        { weight: 1.5e21, kind: 1 },
      ],
      odd: () => ({ text: 'x'.repeat(50), count: ({ of }: { of: number }) => of }),
      nothing: () => undefined,
      broken: () => later(new Error('broken')),
      needed: () => null,
      bad: () => [1, null],
      pathed: (_: unknown, _given: unknown, _context: unknown, { path }: { path: { key: number } }) => path.key,
    },
  },
});

const run = (source: string, variables: Readonly<Record<string, unknown>> = {}): string | Promise<string> => {
  const document = parse(source);
  if (validate(schema, document).length > 0) throw new Error(`not valid: ${source}`);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const compiled = compileOperation({ schema, document, operation, conditions: variables });
  return compiled.data({ context: {}, variables, given: [], reading: (work) => work(), checkEnd: () => undefined });
};

test.each([
  ['{ thing { __typename name id kind ... on Stone { weight isHard parts } } }'],
  ['{ things { ...T name } } fragment T on Thing { kind ... on Plant { next { name } } ... on Stone { weight } }'],
  ['{ b: odd { text count(of: 3) } a: odd { more: count(of: 4) text @skip(if: true) } nothing { id } }'],
  ['{ thing { name } thing { id } odd { text @include(if: false) } }'],
])('%s is written as graphql-js and JSON write it', async (source) => {
  const byGraphql = await execute({ schema, document: parse(source) });

  const text = await run(source);

  expect(byGraphql.errors).toBeUndefined();
  expect(text).toBe(JSON.stringify(byGraphql.data));
});

test('arguments and conditions are those of the run', () => {
  const source = 'query ($n: Int, $short: Boolean!) { thing(size: $n) { name id @skip(if: $short) } }';

  expect(run(source, { n: 3, short: true })).toBe('{"thing":{"name":"s3"}}');
  expect(run(source, { short: false })).toBe('{"thing":{"name":"s2","id":"7"}}');
});

test.each(['{ broken }', '{ needed }', '{ bad }', '{ pathed }', '{ __schema { queryType { name } } }'])(
  '%s is left to graphql-js, for it has an error or is not compiled',
  async (source) => {
    const attempt = async (): Promise<string> => run(source);

    await expect(attempt()).rejects.toThrow(source === '{ broken }' ? 'broken' : Deviation);
  },
);

test('a request that has ended while it waited goes no further', async () => {
  const document = parse('{ things { name } }');
  const operation = document.definitions[0] as OperationDefinitionNode;
  const compiled = compileOperation({ schema, document, operation, conditions: {} });
  const checkEnd = (): void => {
    throw new Error('ended');
  };

  const data = compiled.data({ context: {}, variables: {}, given: [], reading: (work) => work(), checkEnd });

  await expect(Promise.resolve(data)).rejects.toThrow('ended');
});

test.each([
  '',
  'plain',
  'å–漢',
  '"',
  '\\',
  '\u0000',
  '\u007f',
  '\ud800',
  '\ud83c\udf33',
  'x'.repeat(60),
  `${'x'.repeat(60)}\n`,
])('the text %j is quoted as JSON quotes it', (text) => {
  expect(jsonText(text)).toBe(JSON.stringify(text));
});
