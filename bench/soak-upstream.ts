import type { ServerResponse } from 'node:http';
import { type LocalServer, startServer } from '../test/local-server.ts';

/** What an upstream does in place of answering. */
export const FAULTS = ['hang', 'cut', 'garbage', 'html', 'error', 'shrink', 'empty', 'truncate', 'drip'] as const;
export type Fault = (typeof FAULTS)[number];

/** Of each catalogue. */
export const DATASETS = 40;

/** A catalogue whose every title says its version, so that a mixture of two cannot go unseen. */
export interface SoakUpstream {
  readonly slug: string;
  readonly server: LocalServer;
  /** The newest that it has published; from 1. */
  readonly version: () => number;
  /** Publishes the next version. */
  publish(): void;
  /** Answers so from now on; undefined: well again. */
  suffer(fault: Fault | undefined): void;
}

const PREFIXES = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n';

/** What a title says: the catalogue and the version. */
const titleOf = (slug: string, version: number, number: number): string => `${slug} v${version} n${number}`;

const textOf = (slug: string, version: number, datasets: number): string =>
  PREFIXES +
  Array.from(
    { length: datasets },
    (_, n) =>
      `<https://data.example.se/${slug}/${n}> a dcat:Dataset ; dcterms:title "${titleOf(slug, version, n)}"@sv .\n`,
  ).join('');

/** Starts one on a port of its own. */
export async function startSoakUpstream(slug: string): Promise<SoakUpstream> {
  let version = 1;
  let fault: Fault | undefined;
  const server = await startServer((_request, response) => {
    if (fault === undefined) send(response, textOf(slug, version, DATASETS));
    else misbehave(response, fault, textOf(slug, version, DATASETS), (count) => textOf(slug, version, count));
  });
  return {
    slug,
    server,
    version: () => version,
    publish: () => (version += 1),
    suffer: (next) => (fault = next),
  };
}

function send(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/turtle', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function misbehave(response: ServerResponse, fault: Fault, body: string, part: (datasets: number) => string): void {
  const half = body.slice(0, body.length / 2);
  switch (fault) {
    case 'hang':
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-length': Buffer.byteLength(body) });
      response.write(half, () => response.destroy());
      return;
    case 'garbage':
      send(
        response,
        Buffer.from(Array.from({ length: 5_000 }, () => Math.floor(Math.random() * 256))).toString('latin1'),
      );
      return;
    case 'html':
      send(response, '<!doctype html><html><body>Vi är snart tillbaka</body></html>');
      return;
    case 'error':
      response.writeHead([500, 502, 503, 429, 403][Math.floor(Math.random() * 5)] ?? 500).end();
      return;
    case 'shrink':
      send(response, part(3));
      return;
    case 'empty':
      send(response, PREFIXES);
      return;
    case 'truncate':
      // In the middle of a statement, with a clean end.
      send(response, half.slice(0, half.lastIndexOf('"')));
      return;
    case 'drip': {
      response.writeHead(200, { 'content-type': 'text/turtle' });
      const drip = setInterval(() => response.write('#'), 100);
      response.once('close', () => {
        clearInterval(drip);
      });
    }
  }
}
