import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';

/** A request that was made to hurt, and how it is to be answered. The rows are those of the list of faults. */
export interface HostileRequest {
  readonly row: string;
  readonly title: string;
  /** `/graphql` with POST, a JSON type and this body; or GET where there is a `search`. */
  readonly body?: string | Buffer;
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  /** The limit that the refusal names, where one is broken. */
  readonly limit?: string;
  /** Answered with data, within `maxBytes`; anything else is refused before any resolver runs. */
  readonly isAnswered?: true;
  readonly maxBytes: number;
}

const REFUSAL_BYTES = 8_192;

const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');

/** `levels` fields, one in the other, around datasets of a catalogue of datasets. */
function deep(levels: number): string {
  const names = ['datasets', 'nodes', 'catalogue'];
  const path = Array.from({ length: levels - 1 }, (_, level) => names[level % 3] ?? '');
  const last = { datasets: 'totalCount', nodes: 'title', catalogue: 'slug' }[path.at(-1) ?? ''] ?? '';
  return `{ ${path.join(' { ')} { ${last} ${'}'.repeat(levels)}`;
}

const page = (inner: string): string => `datasets(first: 100) { nodes { catalogue { ${inner} } } }`;
const spread = (n: number): string => `datasets { nodes { catalogue { ...F${n} } } }`;
const DOUBLING = `{ catalogue(slug: "a") { ...F0 } } ${times(
  22,
  (n) => `fragment F${n} on Catalogue { a: ${spread(n + 1)} b: ${spread(n + 1)} }`,
)} fragment F22 on Catalogue { slug }`;
const INTROSPECTION_SPIRAL = `{ __schema { types { ${'fields { type { '.repeat(12)}name${' } }'.repeat(12)} } } }`;

interface Query {
  readonly row: string;
  readonly title: string;
  readonly query: string;
  readonly variables?: unknown;
  readonly limit?: string;
  readonly status?: number;
  readonly maxBytes?: number;
  readonly isAnswered?: true;
}

const asRequest = ({ row, title, query, variables, limit, isAnswered, ...expected }: Query): HostileRequest => ({
  row,
  title,
  body: JSON.stringify({ query, ...(variables === undefined ? {} : { variables }) }),
  headers: { accept: 'application/graphql-response+json' },
  status: expected.status ?? (isAnswered === undefined ? 400 : 200),
  maxBytes: expected.maxBytes ?? REFUSAL_BYTES,
  ...(limit === undefined ? {} : { limit }),
  ...(isAnswered === undefined ? {} : { isAnswered }),
});

const QUERIES: readonly Query[] = [
  { row: 'Q1', title: 'fields 60 deep', query: deep(60), limit: 'depth' },
  { row: 'Q2', title: 'fields 5,000 deep', query: deep(5_000), limit: 'tokens' },
  {
    row: 'Q2',
    title: 'a list literal 20,000 deep',
    query: `{ nodes(ids: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`,
    limit: 'depth',
  },
  {
    row: 'Q3',
    title: '300 aliases of a name',
    query: `{ ${times(300, (n) => `a${n}: __typename`)} }`,
    limit: 'aliases',
  },
  {
    row: 'Q3',
    title: '100 look-ups by alias',
    query: `{ ${times(100, (n) => `a${n}: catalogue(slug: "a") { slug }`)} }`,
    limit: 'aliases',
  },
  { row: 'Q4', title: 'fragments that double 22 times', query: DOUBLING, limit: 'selections' },
  {
    row: 'Q5',
    title: 'fragments in a circle',
    query: '{ catalogue(slug: "a") { ...A } } fragment A on Catalogue { ...B } fragment B on Catalogue { ...A }',
  },
  {
    row: 'Q6',
    title: '5,000 directives',
    query: `{ catalogues { totalCount ${'@skip(if: false) '.repeat(5_000)} } }`,
    limit: 'tokens',
  },
  {
    row: 'Q6',
    title: 'ten directives that do not exist',
    query: `{ catalogues { totalCount ${times(10, (n) => `@unknown${n}`)} } }`,
  },
  { row: 'Q7', title: '500 fields that do not exist', query: `{ ${times(500, (n) => `unknown${n}`)} }` },
  {
    row: 'Q8',
    title: 'fields that overlap, as many as the tokens allow',
    query: `{ ${times(220, (n) => `catalogues(first: 1) { nodes { slug${n % 2 === 0 ? '' : ' id'} } }`)} }`,
    limit: 'tokens',
  },
  {
    row: 'Q8',
    title: 'fields that overlap and differ, within the tokens',
    query: `{ ${times(140, (n) => `x: catalogues(first: ${n}) { nodes { slug } }`)} }`,
  },
  { row: 'Q9', title: 'pages of 100, three deep', query: `{ ${page(page(page('slug')))} }`, limit: 'nodes' },
  {
    row: 'Q10',
    title: 'a page of 2,147,483,647',
    query: '{ datasets(first: 2147483647) { nodes { id } } }',
    limit: 'nodes',
  },
  {
    row: 'Q10',
    title: 'a page of 10,000,000,000 in a variable',
    query: 'query ($n: Int) { datasets(first: $n) { nodes { id } } }',
    variables: { n: 1e10 },
    limit: 'nodes',
  },
  { row: 'Q10', title: 'a page of -1', query: '{ datasets(first: -1) { nodes { id } } }', isAnswered: true },
  { row: 'Q11', title: 'a cursor that is none', query: '{ datasets(after: "x") { nodes { id } } }', isAnswered: true },
  {
    row: 'Q11',
    title: 'a cursor of 100,000 letters',
    query: 'query ($a: String) { datasets(after: $a) { nodes { id } } }',
    variables: { a: 'x'.repeat(100_000) },
    isAnswered: true,
  },
  { row: 'Q12', title: 'introspection in a spiral', query: INTROSPECTION_SPIRAL },
  {
    row: 'Q12',
    title: 'eleven introspections at once',
    query: `{ ${times(11, (n) => `a${n}: __schema { types { name fields { name } } }`)} }`,
    limit: 'nodes',
  },
  {
    row: 'Q12',
    title: 'the standard introspection',
    query: getIntrospectionQuery(),
    isAnswered: true,
    maxBytes: 1_000_000,
  },
  {
    row: 'Q17',
    title: 'half a surrogate pair in a variable',
    query: 'query ($t: String) { datasets(filter: { search: $t }) { totalCount } }',
    variables: { t: '\ud800' },
  },
  {
    row: 'Q24',
    title: '51 datasets read live',
    query: '{ datasets(first: 51) { nodes { live { readAt } } } }',
    limit: 'upstreamCalls',
  },
];

const ASKED = '{"query":"{ catalogues { totalCount } }"}';

/** All hostile requests that a single request is enough for. */
export const HOSTILE: readonly HostileRequest[] = [
  ...QUERIES.map(asRequest),
  {
    row: 'Q13',
    title: 'a batch of 1,000',
    body: `[${Array.from({ length: 1_000 }, () => ASKED).join(',')}]`,
    status: 400,
    limit: 'operations',
    maxBytes: REFUSAL_BYTES,
  },
  {
    row: 'Q14',
    title: 'a body of 10 MB',
    body: Buffer.alloc(10_000_000, 0x20),
    status: 413,
    limit: 'bodyBytes',
    maxBytes: REFUSAL_BYTES,
  },
  {
    row: 'Q15',
    title: '40 MB in 40 kB of gzip',
    body: gzipSync(Buffer.alloc(40_000_000, 0x20)),
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    maxBytes: REFUSAL_BYTES,
  },
  { row: 'Q16', title: 'JSON that does not end', body: '{"query": "{ cat', status: 400, maxBytes: REFUSAL_BYTES },
  {
    row: 'Q17',
    title: 'bytes that are no UTF-8',
    body: Buffer.concat([Buffer.from('{"query":"'), randomBytes(64).map((byte) => byte | 0x80), Buffer.from('"}')]),
    status: 400,
    maxBytes: REFUSAL_BYTES,
  },
  {
    row: 'Q18',
    title: '__proto__ as a key of the variables',
    body: '{"query":"{ catalogues { totalCount } }","variables":{"__proto__":{"isAdmin":true}}}',
    status: 400,
    maxBytes: REFUSAL_BYTES,
  },
  {
    row: 'Q19',
    title: 'what a form or a page can send without a preflight',
    body: ASKED,
    headers: { 'content-type': 'text/plain' },
    status: 415,
    maxBytes: REFUSAL_BYTES,
  },
  ...['"0"', '{"a":1}', `"${'f'.repeat(100_000)}"`].map((hash, n) => ({
    row: n === 2 ? 'Q21' : 'Q20',
    title: `a persisted query by ${['an unknown hash', 'a hash that is an object', 'a hash of 100,000 letters'][n] ?? ''}`,
    // Apollo's clients know by the code of this 200 that they have to send the query itself.
    body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":${hash}}}}`,
    status: 200,
    maxBytes: REFUSAL_BYTES,
  })),
  { row: 'Q22', title: 'a GET of 60,000 letters', search: 'x'.repeat(60_000), status: 431, maxBytes: REFUSAL_BYTES },
];

/** How one was answered. */
export interface HostileAnswer {
  readonly status: number;
  readonly bytes: number;
  readonly text: string;
  /** From the sending to the last byte of the answer, milliseconds. */
  readonly ms: number;
}

/** Sends a hostile request to the address of a gateway. */
export async function sendHostile(url: string, hostile: HostileRequest): Promise<HostileAnswer> {
  const { body, search, headers } = hostile;
  const began = performance.now();
  const response = await (search === undefined
    ? fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body ?? []),
      })
    : fetch(`${url}/graphql?query=${search}`));
  const text = await response.text();
  return { status: response.status, bytes: Buffer.byteLength(text), text, ms: performance.now() - began };
}
