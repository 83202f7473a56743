import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLES, OVERVIEW, startServer } from './fixtures/running-server.ts';
import type { RunningServer } from './fixtures/running-server.ts';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(async () => {
  await running.server.drain();
});

async function read(path: string): Promise<{ text: string; headers: Headers; status: number }> {
  const response = await fetch(`${running.url}${path}`);
  return { text: await response.text(), headers: response.headers, status: response.status };
}

/** The sources of the page's inline scripts and styles, as its policy must name them. */
function hashes(text: string, tag: 'script' | 'style'): readonly string[] {
  return [...text.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(
    ([, inner]) =>
      `'sha256-${createHash('sha256')
        .update(inner ?? '')
        .digest('base64')}'`,
  );
}

function config(text: string): unknown {
  const [, json] = /<script type="application\/json" id="config">([^<]*)<\/script>/.exec(text) ?? [];
  return JSON.parse(json ?? 'null');
}

test('the front page has the counts, every catalogue with its health, and the links', async () => {
  const { text, status } = await read('/');

  expect(status).toBe(200);
  expect(text).toMatch(/<html lang="sv">/);
  expect(text).toContain(`<dd>25\u00a0042</dd>`);
  expect(text).toContain('<dd>291</dd>');
  expect(text).toContain('Göteborgs stad');
  expect(text).toContain('2026-11-23 14:03 UTC');
  expect(text).toContain('Svarade inte i tid');
  for (const link of ['graphiql', 'sandbox', 'schema.graphql', 'health/ready'])
    expect(text).toContain(`href="${link}"`);
  expect(text.match(/<th scope="col">/g)).toHaveLength(5);
});

test('nothing that a catalogue says becomes markup or a link that runs', async () => {
  const { text } = await read('/');

  expect(text).toContain('&lt;script&gt;alert(&quot;name&quot;)&lt;/script&gt;');
  expect(text).toContain('Kommun &amp; &quot;son&quot;');
  expect(text).toContain('no &lt;b&gt;answer&lt;/b&gt;');
  expect(text).not.toMatch(/<script|javascript:/);
});

test('the front page works without script or anything from outside, and its policy says so', async () => {
  const { text, headers } = await read('/');

  const policy = headers.get('content-security-policy') ?? '';
  expect(text).not.toMatch(/ src=|@import|url\(/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  for (const hash of hashes(text, 'style')) expect(policy).toContain(hash);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('the command to try names this server and survives quotes in the query', async () => {
  const { text } = await read('/');

  expect(text).toContain(`curl ${running.url}/graphql`);
  expect(text).toContain('bad&#39;\\&#39;&#39;plats');
});

test('a public address is used where there is one', async () => {
  const other = await startServer({ publicUrl: 'https://data.example.se/kommungraf/' });

  const response = await fetch(other.url);

  expect(await response.text()).toContain('curl https://data.example.se/kommungraf/graphql');
  await other.server.drain();
});

test('GraphiQL comes from here alone, opens on the example asked for, and its files may be kept', async () => {
  const { text, headers } = await read('/graphiql?example=2&run=1');

  const policy = headers.get('content-security-policy') ?? '';
  const files = [...text.matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map(([, path]) => `/${path ?? ''}`);
  const answers = await Promise.all(files.map(read));
  expect(text).not.toContain('https://');
  expect(config(text)).toEqual({ query: EXAMPLES[1]?.query, variables: '', chosen: true, run: true });
  expect(files).toHaveLength(4);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers.map(({ headers: each }) => each.get('cache-control'))).toEqual(
    Array.from({ length: 4 }, () => 'public, max-age=31536000, immutable'),
  );
  for (const hash of hashes(text, 'script')) expect(policy).toContain(hash);
});

test('GraphiQL lets headers be sent, for the cost of a query is asked for by one', async () => {
  const { text } = await read('/graphiql');

  expect(text).toContain('isHeadersEditorEnabled: true');
});

test('an example cannot end the element that holds it', async () => {
  const { text } = await read('/graphiql');

  expect(config(text)).toMatchObject({ query: EXAMPLES[0]?.query, variables: '{\n  "n": 3\n}', chosen: false });
});

test.each(['0', '3', '-1', 'x', '99999999999'])(
  'example %s does not exist, so the first one is shown',
  async (wanted) => {
    const { text, status } = await read(`/graphiql?example=${wanted}`);

    expect(status).toBe(200);
    expect(config(text)).toMatchObject({ query: EXAMPLES[0]?.query });
  },
);

test('the sandbox gets the example, and says where to go when it cannot be loaded', async () => {
  const { text, headers } = await read('/sandbox?example=1');

  const policy = headers.get('content-security-policy') ?? '';
  expect(config(text)).toEqual({ document: EXAMPLES[0]?.query, variables: { n: 3 } });
  expect(text).toContain('Apollo Sandbox kunde inte laddas');
  expect(text).toContain('href="graphiql?example=1"');
  expect(text).toContain('href="sandbox?example=2"');
  expect(policy).toContain('frame-src https://sandbox.embed.apollographql.com');
  for (const tag of ['script', 'style'] as const) {
    for (const hash of hashes(text, tag)) expect(policy).toContain(hash);
  }
});

test('the schema is text with an ETag, and not sent again to who has it', async () => {
  const first = await read('/schema.graphql');
  const etag = first.headers.get('etag') ?? '';

  const again = await fetch(`${running.url}/schema.graphql`, { headers: { 'if-none-match': `"other", ${etag}` } });

  expect(first.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(first.text).toContain('type Query');
  expect(etag).toMatch(/^W\/"[\w-]{20,}"$/);
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('pages without catalogues or examples still stand', async () => {
  const other = await startServer({ overview: () => ({ ...OVERVIEW, catalogues: [] }), examples: [] });

  const pages = await Promise.all(['/', '/graphiql', '/sandbox'].map((path) => fetch(`${other.url}${path}`)));

  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  await other.server.drain();
});
