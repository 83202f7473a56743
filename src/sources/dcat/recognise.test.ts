import { afterEach, describe, expect, it } from 'vitest';
import { createUpstream } from '../../upstream/http.ts';
import { type LocalServer, startServer } from '../../../test/local-server.ts';
import { createSource } from './index.ts';

const upstream = createUpstream({ userAgent: 'test', retries: 0 });
const source = createSource({ upstream });
const TURTLE = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
<https://exempel.example.se/katalog> a dcat:Catalog ; dcat:dataset <https://exempel.example.se/1> .
`;
const RDF_XML =
  '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Dataset rdf:about="https://exempel.example.se/1"/></rdf:RDF>';
const JSON_LD = JSON.stringify([
  { '@id': 'https://exempel.example.se/1', '@type': 'http://www.w3.org/ns/dcat#Dataset' },
]);
const PAGE = '<!doctype html><html><body>Öppna data</body></html>';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** Serves documents by path; for others a page of a website, as many servers do. */
async function serve(documents: Readonly<Record<string, string>>, label = 'text/plain'): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const document = documents[request.url ?? ''];
    response.writeHead(200, { 'content-type': document === undefined ? 'text/html' : label });
    response.end(document ?? PAGE);
  });
  servers.push(server);
  return server;
}
const recognise = (server: LocalServer, path = ''): ReturnType<NonNullable<typeof source.recognise>> =>
  source.recognise?.(new URL(server.url + path), AbortSignal.timeout(10_000)) ?? Promise.resolve(undefined);

describe('recognising a DCAT document', () => {
  it.each([
    ['/export/katalog', TURTLE, 1],
    ['/datasets/dcat', RDF_XML, 2],
    ['/catalog.rdf', RDF_XML, 3],
    ['/catalog.ttl', TURTLE, 4],
    ['/catalog.jsonld', JSON_LD, 5],
    ['/all.rdf', RDF_XML, 6],
  ])('finds one at %s', async (path, document, requests) => {
    const server = await serve({ [path]: document });

    const found = await recognise(server, requests === 1 ? path : '');

    expect(found).toEqual({ url: server.url + path });
    expect(server.requests).toHaveLength(requests);
  });

  it('finds one below the address, before the root', async () => {
    const server = await serve({ '/oppnadata/datasets/dcat': TURTLE, '/all.rdf': RDF_XML });

    const found = await recognise(server, '/oppnadata/');

    expect(found).toEqual({ url: `${server.url}/oppnadata/datasets/dcat` });
  });

  it.each([
    ['RDF about something else', '<https://exempel.example.se/> <http://purl.org/dc/terms/title> "Startsida" .'],
    ['JSON that is no RDF', JSON.stringify({ success: true, result: ['dcat:Dataset'] })],
    ['a text that speaks of DCAT', 'Here you find dcat:Catalog and dcat:Dataset.'],
    ['nothing', ''],
  ])('does not take %s for one', async (_, document) => {
    const server = await serve({ '/': document, '/all.rdf': document });

    const found = await recognise(server);

    expect(found).toBeUndefined();
    expect(server.requests).toHaveLength(6);
  });

  it('reads no more of a large document than tells what it is', async () => {
    let sent = 0;
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle' });
      response.write(TURTLE);
      const more = (): void => {
        const piece = `<https://exempel.example.se/${sent}> a dcat:Dataset .\n`.repeat(2000);
        sent += piece.length;
        if (!response.destroyed && sent < 200e6) response.write(piece, more);
      };
      more();
    });
    servers.push(server);

    const found = await recognise(server, '/katalog.ttl');

    expect(found).toEqual({ url: `${server.url}/katalog.ttl` });
    expect(sent).toBeLessThan(100e6);
  });

  it('says so where nobody answers', async () => {
    const server = await serve({});
    await server.close();

    const found = recognise(server);

    await expect(found).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });
});

describe('a DCAT document without a catalogue in it', () => {
  it('is MALFORMED, so that what was read before stands', async () => {
    const server = await serve({
      '/dcat': '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    });
    const entry = { id: 'x', platform: 'dcat', url: `${server.url}/dcat`, status: 'active', options: {} } as const;

    const items = source.harvest(entry, undefined, AbortSignal.timeout(10_000))[Symbol.asyncIterator]();

    await expect(items.next()).rejects.toMatchObject({
      kind: 'MALFORMED',
      message: expect.stringContaining('dcat:Catalog') as string,
    });
  });
});
