import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { ASSUMED_LIST_LENGTH, costOf, DEFAULT_PAGE_SIZE } from './query-cost.ts';
import type { FieldWork, QueryCost } from './query-cost.ts';

const schema = buildSchema(`
  type Query { datasets(first: Int, last: Int, freshness: Freshness, search: String): DatasetConnection! shelf(first: Int = 7): [Dataset!]! nodes(ids: [ID!]!): [Dataset]! one: Dataset thing: Thing }
  input Freshness { maxAge: Int }
  union Thing = Dataset | Organisation
  type DatasetConnection { edges: [Edge!]! nodes: [Dataset!]! totalCount: Int! facets: [Facet!]! }
  type Edge { node: Dataset! }
  type Facet { id: ID! value: String }
  type Dataset { id: ID! live: String keywords: [String!]! publisher: Organisation distributions: [Distribution!]! }
  type Distribution { id: ID! format: String texts: [Text!]! }
  type Text { value: String source: Dataset }
  type Organisation { name: String datasets(first: Int): DatasetConnection! }
`);

const workOf = (coordinate: string, given: Readonly<Record<string, unknown>>): FieldWork => ({
  each: coordinate === 'Dataset.live' ? 1 : 0,
  once: typeof given['freshness'] === 'object' ? 5 : 0,
  searches: typeof given['search'] === 'string' ? 1 : 0,
});

function cost(query: string, variables: Record<string, unknown> = {}): QueryCost {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the test has no operation');
  return costOf(schema, document, operation, variables, workOf);
}

const count = (query: string, variables: Record<string, unknown> = {}): number => cost(query, variables).nodes;

test.each([
  ['a page counts its entries and itself', '{ datasets(first: 10) { nodes { id keywords } } }', 11],
  ['edges count twice, for the edge and its node', '{ datasets(first: 10) { edges { node { id } } } }', 21],
  ['only counting a page costs one', '{ datasets(first: 1000) { totalCount } }', 1],
  ['a page without a size has the default size', '{ datasets { nodes { id } } }', 1 + DEFAULT_PAGE_SIZE],
  ['null is no size', '{ datasets(first: null) { nodes { id } } }', 1 + DEFAULT_PAGE_SIZE],
  ["the schema's own default size is used", '{ shelf { id } }', 7],
  ['last counts as first does', '{ datasets(last: 10) { nodes { id } } }', 11],
  ['a list without a size is assumed short', '{ one { distributions { format } } }', 1 + ASSUMED_LIST_LENGTH],
  [
    'values that are part of a record count nothing',
    '{ one { distributions { texts { value } } } }',
    1 + ASSUMED_LIST_LENGTH,
  ],
  ['what is below such values does', '{ one { distributions { texts { source { id } } } } }', 1 + 5 * (1 + 5)],
  [
    'a list beside the entries is not multiplied',
    '{ datasets(first: 100) { facets { value } } }',
    1 + ASSUMED_LIST_LENGTH,
  ],
  ['ids count their number', '{ nodes(ids: ["a", "b", "c"]) { id publisher { name } } }', 6],
  ['an alias counts as itself', '{ a: one { id } b: one { id } }', 2],
  ['what is skipped counts nothing', '{ one { id } datasets @skip(if: true) { nodes { id } } }', 1],
  ['what is not included counts nothing', '{ one { id } ... @include(if: false) { shelf { id } } }', 1],
  [
    'each type of a union counts',
    '{ thing { ... on Dataset { publisher { name } } ... on Organisation { name } } }',
    2,
  ],
  ['a search counts as some hundred objects', '{ datasets(search: "bad", first: 10) { nodes { id } } }', 211],
  ['introspection counts flat', '{ __schema { types { name } } }', 1000],
])('%s', (_title, query, expected) => {
  const found = count(query);

  expect(found).toBe(expected);
});

test('page sizes multiply down the tree', () => {
  const inner = 'nodes { publisher { datasets(first: 100) { nodes { id } } } }';

  const found = count(`{ datasets(first: 100) { ${inner} } }`);

  expect(found).toBe(1 + 100 * (1 + 1 + 1 + 100));
});

test('a fragment counts with the page size of each place it is spread', () => {
  const query = `{ a: datasets(first: 2) { ...F } b: datasets(first: 3) { ...F } }
    fragment F on DatasetConnection { nodes { publisher { name } } }`;

  const found = count(query);

  expect(found).toBe(1 + 2 * 2 + 1 + 3 * 2);
});

test('variables give sizes, their defaults where they are not given', () => {
  const query = 'query ($n: Int = 4, $on: Boolean = true) { datasets(first: $n) @include(if: $on) { nodes { id } } }';

  const found = [count(query), count(query, { n: 9 }), count(query, { n: 9, on: false })];

  expect(found).toEqual([5, 10, 0]);
});

test('sizes beyond all numbers neither overflow nor vanish', () => {
  const query =
    'query ($n: Int) { datasets(first: $n) { nodes { publisher { datasets(first: $n) { nodes { id } } } } } }';

  const found = [count(query, { n: 1e300 }), count(query, { n: Number.POSITIVE_INFINITY })];

  expect(found).toEqual([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
});

test('a size of nothing is not undone by what is asked below it', () => {
  const query = `query ($n: Int) { datasets(first: 0) { nodes { publisher { datasets(first: $n) { nodes { id } } } } }
    a: datasets(first: $n) { nodes { id } } }`;

  const found = count(query, { n: 1e300 });

  expect(found).toBe(Number.MAX_SAFE_INTEGER);
});

test('fragments that double are counted once each, and fragments in a circle end', () => {
  const fragments = Array.from(
    { length: 60 },
    (_, n) => `fragment F${n} on Dataset { publisher { datasets { nodes { ...F${n + 1} a: id ...F${n + 1} } } } }`,
  );
  const query = `{ one { ...F0 } } ${fragments.join(' ')} fragment F60 on Dataset { ...F60 publisher { name } }`;

  const found = count(query);

  expect(found).toBe(Number.MAX_SAFE_INTEGER);
});

test.each([
  ['a page of datasets read live may call once for each of them', '{ datasets(first: 10) { nodes { id live } } }', 10],
  [
    'the argument of a list may call, whatever is asked below it',
    '{ datasets(freshness: { maxAge: 60 }) { totalCount } }',
    5,
  ],
  ['an argument that is not given calls nobody', '{ datasets { totalCount } }', 0],
  [
    'a fragment calls at each place it is spread',
    '{ a: one { ...F } b: one { ...F } } fragment F on Dataset { live }',
    2,
  ],
  [
    'what is called once for a request counts once',
    '{ a: datasets(freshness: { maxAge: 60 }) { nodes { live } } b: datasets(freshness: { maxAge: 60 }) { totalCount } }',
    25,
  ],
  ['what is skipped calls nobody', '{ one { live @skip(if: true) } }', 0],
])('upstream calls: %s', (_title, query, expected) => {
  const { upstreamCalls: found } = cost(query);

  expect(found).toBe(expected);
});

test('an argument that causes upstream calls is seen in a variable too', () => {
  const query = 'query ($fresh: Freshness) { datasets(freshness: $fresh) { totalCount } }';

  const found = [cost(query).upstreamCalls, cost(query, { fresh: { maxAge: 60 } }).upstreamCalls];

  expect(found).toEqual([0, 5]);
});
