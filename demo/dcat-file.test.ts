import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Content } from './content/content.ts';
import { demoContents } from './content/contents.ts';
import { startDcatFile } from './dcat-file.ts';
import type { DcatFileOptions } from './dcat-file.ts';
import type { DemoServer } from './entrystore.ts';
import { catalogueStatements } from './rdf/entries.ts';

const contents = demoContents();
const contentOf = (id: string): Content => {
  const content = contents.find((one) => one.id === id);
  if (content === undefined) throw new Error(`No content ${id}`);
  return content;
};

let running: DemoServer | undefined;
async function start(options: Omit<DcatFileOptions, 'content'>, id = 'kungalv'): Promise<DemoServer> {
  running = await startDcatFile({ content: contentOf(id), ...options });
  return running;
}
afterEach(() => running?.close());

/** The body as it came over the wire, which fetch would unpack. */
const raw = (url: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });

const NEXT = ['http://www.w3.org/ns/hydra/core#next', 'http://www.w3.org/ns/hydra/core#nextPage'];

describe('a plain DCAT file', () => {
  it.each([
    ['rdfxml', 'application/rdf+xml'],
    ['turtle', 'text/turtle'],
    ['jsonld', 'application/ld+json'],
    ['ntriples', 'application/n-triples'],
  ] as const)('is sent as %s with %s', async (format, type) => {
    const server = await start({ format });

    const response = await fetch(server.url);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(contentOf('kungalv').datasets[0]?.uri);
  });

  it('answers 304 to its own validators, and anew when the content has changed', async () => {
    const server = await start({ format: 'turtle' });
    const first = await fetch(server.url);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    const since = { 'If-Modified-Since': first.headers.get('last-modified') ?? '' };

    const statuses = [
      (await fetch(server.url, { headers })).status,
      (await fetch(server.url, { headers: since })).status,
    ];
    server.replace({ ...contentOf('kungalv'), datasets: contentOf('kungalv').datasets.slice(1) });
    const changed = await fetch(server.url, { headers });

    expect(statuses).toEqual([304, 304]);
    expect(changed.status).toBe(200);
  });

  it('is compressed when asked for', async () => {
    const server = await start({ format: 'rdfxml' });

    const { encoding, body } = await raw(server.url);

    expect(encoding).toBe('gzip');
    expect(gunzipSync(body).toString('utf8')).toContain('<dcat:Catalog ');
  });

  it('can be labelled wrongly', async () => {
    const server = await start({ format: 'ntriples', contentType: 'text/html' });

    const response = await fetch(server.url);

    expect(response.headers.get('content-type')).toBe('text/html');
  });

  it.each(['new', 'old'] as const)(
    'holds in its pages what the whole holds, in the %s Hydra spelling',
    async (spelling) => {
      const server = await start({ format: 'turtle', hydra: { pageSize: 6, spelling } }, 'kungalv');
      const content = contentOf('kungalv');
      const found = new Set<string>();
      const asked: string[] = [];

      for (let url: string | undefined = server.url; url !== undefined;) {
        asked.push(url);
        const quads: readonly Quad[] = new Parser({ blankNodePrefix: '' }).parse(await (await fetch(url)).text());
        for (const { subject, predicate, object } of quads)
          found.add(`${subject.value} ${predicate.value} ${object.value}`);
        url = quads.find(({ predicate }) => NEXT.includes(predicate.value))?.object.value;
      }

      const whole = catalogueStatements(content).map(
        ({ subject, predicate, object }) =>
          `${subject.replace(/^_:/, '')} ${predicate} ${object.value.replace(/^_:/, '')}`,
      );
      expect(asked).toHaveLength(3);
      expect(whole.filter((line) => !found.has(line))).toEqual([]);
      expect(server.requests.total).toBe(3);
    },
  );

  it('answers 404 to a page that is not there', async () => {
    const server = await start({ format: 'turtle', hydra: { pageSize: 6, spelling: 'new' } });

    const response = await fetch(`${server.url}?page=4`);

    expect(response.status).toBe(404);
  });

  it('breaks off in the middle of a page when told to', async () => {
    const server = await start({ format: 'rdfxml', quirks: { cut: 1 } });

    const response = await fetch(server.url);

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});
