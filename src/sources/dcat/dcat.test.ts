import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { createUpstream } from '../../upstream/http.ts';
import type { Validator } from '../../upstream/upstream.ts';
import { type LocalServer, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { createSource } from './index.ts';

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
`;
const dataset = (name: string, more = ''): string =>
  `<https://exempel.example.se/${name}> a dcat:Dataset ; dcterms:title "${name}"@sv ${more}.\n`;

const RDF_XML = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">${inner}</rdf:RDF>`;
const xmlDataset = (name: string): string =>
  `<dcat:Dataset rdf:about="https://exempel.example.se/${name}"><dcterms:title xml:lang="sv">${name}</dcterms:title></dcat:Dataset>`;

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** Serves documents by path; the label is what the server claims the format to be. */
async function serve(
  documents: Readonly<Record<string, string | Buffer>>,
  label = 'text/turtle',
): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const document = documents[request.url ?? ''];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': label });
    response.end(document);
  });
  servers.push(server);
  return server;
}

const upstream = createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined });
const source = createSource({ upstream });
const refOf = (server: LocalServer, path = '/dcat'): CatalogueRef => ({
  id: 'exempel',
  platform: 'dcat',
  url: `${server.url}${path}`,
  status: 'active',
  options: {},
});

async function harvestAll(ref: CatalogueRef, since?: Validator): Promise<{ items: Harvested[]; error?: unknown }> {
  const items: Harvested[] = [];
  try {
    for await (const item of source.harvest(ref, since, AbortSignal.timeout(10_000))) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items };
}
const titles = (items: readonly Harvested[]): string[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.titles[0]?.value ?? ''] : []));

describe('reading a DCAT document', () => {
  it.each([
    ['Turtle labelled as RDF/XML', PREFIXES + dataset('a'), 'application/rdf+xml'],
    ['RDF/XML labelled as HTML', RDF_XML(xmlDataset('a')), 'text/html'],
    [
      'JSON-LD labelled as text',
      JSON.stringify({
        '@id': 'https://exempel.example.se/a',
        '@type': 'http://www.w3.org/ns/dcat#Dataset',
        'http://purl.org/dc/terms/title': { '@value': 'a', '@language': 'sv' },
      }),
      'text/plain',
    ],
    [
      'N-Triples without a label',
      '<https://exempel.example.se/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n<https://exempel.example.se/a> <http://purl.org/dc/terms/title> "a"@sv .\n',
      '',
    ],
  ])('goes by the content, not by its label: %s', async (_, document, label) => {
    const server = await serve({ '/dcat': document }, label);

    const { items, error } = await harvestAll(refOf(server));

    expect(error).toBeUndefined();
    expect(titles(items)).toEqual(['a']);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['PartialCollectionView and next', (url: string) => `<${url}> a hydra:PartialCollectionView ; hydra:next`],
    ['PagedCollection and nextPage', (url: string) => `<${url}> a hydra:PagedCollection ; hydra:nextPage`],
  ])('follows Hydra pages: %s', async (_, view) => {
    const server = await serve({
      '/dcat': `${PREFIXES}${dataset('a')}${view('dcat')} <dcat?page=2> .`,
      '/dcat?page=2': `${PREFIXES}${dataset('b')}${view('dcat?page=2')} "dcat?page=3" .`,
      '/dcat?page=3': PREFIXES + dataset('c'),
    });

    const { items } = await harvestAll(refOf(server));

    expect(titles(items)).toEqual(['a', 'b', 'c']);
    expect(server.requests).toHaveLength(3);
  });

  it('keeps blank nodes of different pages apart', async () => {
    const blank = (title: string): string => `_:b0 a dcat:Dataset ; dcterms:title "${title}" .\n`;
    const server = await serve({
      '/dcat': `${PREFIXES}${blank('a')}<dcat> hydra:next <dcat?page=2> .`,
      '/dcat?page=2': PREFIXES + blank('b'),
    });

    const { items } = await harvestAll(refOf(server));

    expect(titles(items)).toEqual(['a', 'b']);
  });

  it('stops at a page that repeats an earlier one under a new address', async () => {
    const server = await startServer((_, response, count) => {
      // Each page names a next one; from the second on the content is the same.
      response.end(
        `${PREFIXES}${dataset(count === 1 ? 'a' : 'b')}<> hydra:next </dcat?page=${count === 1 ? '2' : 'last'}> .`,
      );
    });
    servers.push(server);

    const { items, error } = await harvestAll(refOf(server));

    expect(error).toBeUndefined();
    expect(titles(items)).toEqual(['a', 'b']);
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it('stops after fifty pages and says so', async () => {
    const server = await startServer((_, response, count) => {
      response.end(`${PREFIXES}${dataset(`d${count}`)}<> hydra:next </dcat?page=${count + 1}> .`);
    });
    servers.push(server);

    const { items, error } = await harvestAll(refOf(server));

    expect(server.requests).toHaveLength(50);
    expect(titles(items)).toHaveLength(50);
    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('50 pages') as string });
  });

  it('gives what it read before a page failed, and the failure', async () => {
    const server = await serve({ '/dcat': `${PREFIXES}${dataset('a')}<dcat> hydra:next <dcat?page=2> .` });

    const { items, error } = await harvestAll(refOf(server));

    expect(titles(items)).toEqual(['a']);
    expect(error).toMatchObject({ kind: 'REFUSED', status: 404 });
  });

  it('gives what it read of a document that ends too early, with the line', async () => {
    const whole = RDF_XML(`\n${xmlDataset('a')}\n${xmlDataset('b')}\n${xmlDataset('c')}\n`);
    const server = await serve({ '/dcat': whole.slice(0, whole.indexOf('/c"')) });

    const { items, error } = await harvestAll(refOf(server));

    expect(titles(items)).toEqual(['a', 'b']);
    expect(error).toMatchObject({ kind: 'MALFORMED', line: 4, message: expect.stringMatching(/line 4/) as string });
  });

  it('lists a statement that it gave up, and reads the rest', async () => {
    const server = await serve({ '/dcat': PREFIXES + dataset('a', '; dcat:landingPage <http://a b> ') + dataset('b') });

    const { items, error } = await harvestAll(refOf(server));

    expect(error).toBeUndefined();
    expect(titles(items)).toEqual(['a', 'b']);
    expect(items.find((item) => item.type === 'skipped')).toMatchObject({
      skipped: { reason: expect.stringContaining('a b') as string, line: 3 },
    });
  });

  it('says MALFORMED when a page of a website is answered', async () => {
    const server = await serve({ '/dcat': '<!doctype html><html><body>Sidan finns inte</body></html>' });

    const { items, error } = await harvestAll(refOf(server));

    expect(items).toEqual([]);
    expect(error).toMatchObject({ kind: 'MALFORMED', message: expect.stringContaining('HTML') as string });
  });

  it('asks whether anything changed, and hears that nothing did', async () => {
    const document = PREFIXES + dataset('a');
    const etag = `"${createHash('sha1').update(document).digest('hex')}"`;
    const server = await startServer((request, response) => {
      const same = request.headers['if-none-match'] === etag;
      response.writeHead(same ? 304 : 200, { etag, 'content-type': 'text/turtle' });
      response.end(same ? undefined : document);
    });
    servers.push(server);

    const first = await harvestAll(refOf(server));
    const validator = first.items.find((item) => item.type === 'validator')?.validator;
    const second = await harvestAll(refOf(server), validator);

    expect(validator).toMatchObject({ etag });
    expect(second.items).toEqual([{ type: 'unchanged' }]);
  });

  it('reads what comes compressed', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-encoding': 'gzip' });
      response.end(gzipSync(PREFIXES + dataset('a')));
    });
    servers.push(server);

    const { items } = await harvestAll(refOf(server));

    expect(titles(items)).toEqual(['a']);
  });
});
