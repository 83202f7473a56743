import { afterEach, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from './local-server.ts';
import { startGateway, type TestGateway } from './gateway.ts';

const PREFIXES =
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n';
const turtle = (...names: readonly string[]): string =>
  PREFIXES +
  names.map((name) => `<https://data.example.se/${name}> a dcat:Dataset ; dcterms:title "${name}"@sv .\n`).join('');
const rdfXml = (...names: readonly string[]): string =>
  `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">\n${names
    .map(
      (name) =>
        `<dcat:Dataset rdf:about="https://data.example.se/${name}"><dcterms:title>${name}</dcterms:title></dcat:Dataset>\n`,
    )
    .join('')}</rdf:RDF>`;

type Handler = Parameters<typeof startServer>[0];
const text =
  (body: string): Handler =>
  (_request, response) => {
    response.end(body);
  };

const open: (LocalServer | TestGateway)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
async function serve(handler: Handler): Promise<LocalServer> {
  const server = await startServer(handler);
  open.push(server);
  return server;
}
async function gatewayOver(
  servers: Readonly<Record<string, string>>,
  env: Record<string, string> = {},
): Promise<TestGateway> {
  const catalogues = Object.entries(servers).map(([id, url]) => ({ id, platform: 'dcat', url }));
  const graph = await startGateway({ catalogues, env });
  open.push(graph);
  return graph;
}

interface Listing {
  readonly totalCount: number;
  readonly nodes: readonly { readonly title: string }[];
  readonly completeness: {
    readonly fresh: number;
    readonly stale: number;
    readonly missing: number;
    readonly problems: readonly {
      readonly catalogue: { readonly slug: string };
      readonly kind: string;
      readonly message: string;
      readonly line: number | null;
    }[];
  };
}
const LISTING = `{ datasets(first: 100) { totalCount nodes { title }
  completeness { fresh stale missing problems { catalogue { slug } kind message line } } } }`;
const list = async (graph: TestGateway): Promise<Listing> =>
  (await graph.query<{ datasets: Listing }>(LISTING)).datasets;
const titles = (listing: Listing): readonly string[] => listing.nodes.map(({ title }) => title).sort();

describe('catalogues that fail, beside catalogues that answer', () => {
  it('serves the others, and names each failure with its kind', async () => {
    const good = await serve(text(turtle('a', 'b')));
    const gone = await serve(text(''));
    await gone.close();
    const hanging = await serve(() => undefined);
    const html = await serve(text('<!doctype html><html><body>Välkommen</body></html>'));
    const whole = rdfXml('c', 'd', 'e');
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/rdf+xml', 'content-length': Buffer.byteLength(whole) });
      response.write(whole.slice(0, whole.indexOf('/e"')), () => response.destroy());
    });
    const refused = await serve((_request, response) => {
      response.writeHead(403).end('nej');
    });
    const limited = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });

    const graph = await gatewayOver(
      {
        good: good.url,
        gone: gone.url,
        hanging: hanging.url,
        html: html.url,
        cut: cut.url,
        refused: refused.url,
        limited: limited.url,
      },
      { UPSTREAM_TIMEOUT_SECONDS: '0.5' },
    );
    const listing = await list(graph);

    expect(titles(listing)).toEqual(['a', 'b', 'c', 'd']);
    expect(listing.completeness).toMatchObject({ fresh: 1, stale: 1, missing: 5 });
    const kinds = listing.completeness.problems.map(({ catalogue, kind }) => [catalogue.slug, kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      gone: 'UNREACHABLE',
      hanging: 'TIMED_OUT',
      html: 'MALFORMED',
      cut: 'MALFORMED',
      refused: 'REFUSED',
      limited: 'RATE_LIMITED',
    });
    expect(listing.completeness.problems.every(({ message }) => message.includes('127.0.0.1'))).toBe(true);
  }, 60_000);

  it('starts and answers with no source alive', async () => {
    const gone = await serve(text(''));
    await gone.close();

    const graph = await gatewayOver({ gone: gone.url });
    const ready = await fetch(`${graph.url}/health/ready`);
    const page = await fetch(`${graph.url}/`);

    expect(ready.status).toBe(200);
    expect(page.status).toBe(200);
    expect(await list(graph)).toMatchObject({ totalCount: 0, completeness: { missing: 1 } });
  });

  it('never calls an address that is not public unless it is allowed', async () => {
    const server = await serve(text(turtle('a')));

    const graph = await gatewayOver({ inner: server.url }, { UPSTREAM_ALLOW: '' });
    const listing = await list(graph);

    expect(listing.completeness.problems[0]).toMatchObject({ kind: 'FORBIDDEN_ADDRESS' });
    expect(server.requests).toEqual([]);
  });
});

describe('a snapshot', () => {
  const refresh = async (graph: TestGateway): Promise<void> => {
    for (const catalogue of graph.gateway.store.catalogues()) await graph.gateway.refresher.refresh(catalogue);
  };

  it('stands when the next reading fails, and is marked stale', async () => {
    let answer: Handler = text(turtle('a', 'b'));
    const server = await serve((request, response, count) => {
      answer(request, response, count);
    });
    const graph = await gatewayOver({ only: server.url });

    answer = text('<!doctype html><html></html>');
    await refresh(graph);
    const failed = await list(graph);
    answer = text(turtle('a', 'c'));
    await refresh(graph);
    const recovered = await list(graph);

    expect(titles(failed)).toEqual(['a', 'b']);
    expect(failed.completeness).toMatchObject({ stale: 1, problems: [{ kind: 'MALFORMED' }] });
    expect(titles(recovered)).toEqual(['a', 'c']);
    expect(recovered.completeness).toMatchObject({ fresh: 1, stale: 0, problems: [] });
  });

  it('is never replaced by a document that ends too early, which looks like a smaller catalogue', async () => {
    const whole = rdfXml('a', 'b', 'c');
    let body = whole;
    const server = await serve((_request, response) => response.end(body));
    const graph = await gatewayOver({ only: server.url });

    for (let at = whole.indexOf('<rdf:RDF') + 8; at < whole.length; at += 37) {
      body = whole.slice(0, at);
      await refresh(graph);
      expect(titles(await list(graph)), `cut at ${at}`).toEqual(['a', 'b', 'c']);
    }
  });

  it('of a part is served until there is a whole one, and gives way to it', async () => {
    const broken = `${turtle('a')}@prefix mdi: <http://example.se/mdi/>\n${turtle('b').replace(PREFIXES, '')}`;
    let body = broken;
    const server = await serve((_request, response) => response.end(body));

    const graph = await gatewayOver({ only: server.url });
    const part = await list(graph);
    body = turtle('x', 'y');
    await refresh(graph);
    const whole = await list(graph);
    body = broken;
    await refresh(graph);
    const after = await list(graph);

    expect(titles(part)).toContain('a');
    expect(part.completeness).toMatchObject({ stale: 1, problems: [{ kind: 'MALFORMED' }] });
    expect(part.completeness.problems[0]?.line).toBeGreaterThan(1);
    expect(titles(whole)).toEqual(['x', 'y']);
    expect(titles(after)).toEqual(['x', 'y']);
    expect(after.completeness).toMatchObject({ stale: 1, problems: [{ kind: 'MALFORMED' }] });
  });

  it('is served at once after a restart, with every source gone', async () => {
    const server = await serve(text(turtle('a', 'b')));
    const catalogues = [{ id: 'only', platform: 'dcat', url: server.url }];
    const first = await startGateway({ catalogues });
    const before = await list(first);
    await first.close(true);
    await server.close();

    const second = await startGateway({ catalogues, folder: first.folder, unread: true });
    open.push(second);
    const after = await list(second);

    expect(titles(after)).toEqual(titles(before));
    expect(after.completeness).toMatchObject({ fresh: 1, missing: 0 });
  });

  it('costs one bad record one record', async () => {
    const bad = '<https://data.example.se/bad one> a dcat:Dataset ; dcterms:title "dålig"@sv .\n';
    const server = await serve(text(turtle('a') + bad + turtle('b').replace(PREFIXES, '')));

    const graph = await gatewayOver({ only: server.url });
    const { catalogue } = await graph.query<{
      catalogue: { skipped: { count: number; records: { reason: string; line: number }[] } };
    }>('{ catalogue(slug: "only") { skipped { count records { reason line } } } }');

    expect(titles(await list(graph))).toEqual(['a', 'b']);
    expect(catalogue.skipped.count).toBeGreaterThan(0);
    expect(catalogue.skipped.records[0]?.reason).toContain('bad one');
    expect(catalogue.skipped.records[0]?.line).toBe(3);
  });

  it('is not written again when upstream says that nothing changed', async () => {
    const server = await serve((request, response) => {
      const same = request.headers['if-none-match'] === '"v1"';
      response.writeHead(same ? 304 : 200, { etag: '"v1"' }).end(same ? undefined : turtle('a'));
    });
    const graph = await gatewayOver({ only: server.url });

    await refresh(graph);

    expect(server.requests).toHaveLength(2);
    expect(await list(graph)).toMatchObject({ totalCount: 1, completeness: { fresh: 1, problems: [] } });
  });
});
