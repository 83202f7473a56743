import { createHash } from 'node:crypto';
import type { Answer } from './local-server.ts';
import { toRdfJson } from './rdf/rdf-json.ts';
import { MEDIA_TYPES, serialise } from './rdf/serialise.ts';
import type { DemoRdfFormat, Statement } from './rdf/statement.ts';

/** An answer in JSON. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
}

/** An error as EntryStore words it: in JSON where JSON was asked for, else with an empty body. */
export function errorAnswer(status: number, error: string, accept: string): Answer {
  return accept.includes('json') ? jsonAnswer(status, { error }) : { status };
}

const RDF_JSON = ['application/json', 'application/rdf+json'];

const OFFERED: ReadonlyMap<string, DemoRdfFormat> = new Map([
  ['application/rdf+xml', 'rdfxml'],
  ['text/turtle', 'turtle'],
  // Notation3 and TriG without graphs are read from Turtle as well.
  ['text/rdf+n3', 'turtle'],
  ['application/trig', 'turtle'],
  ['application/n-triples', 'ntriples'],
  ['application/ld+json', 'jsonld'],
]);

/** The media type that wins: the parameter `format` over the header, RDF/XML when nothing matches. */
function negotiate(format: string | undefined, accept: string): string {
  // A plus sign that came undecoded arrives as a space: EntryStore repairs it.
  const wanted =
    format === undefined
      ? accept.split(',').map((part) => part.split(';', 1)[0]?.trim() ?? '')
      : [format.replace(' ', '+')];
  return wanted.find((type) => RDF_JSON.includes(type) || OFFERED.has(type)) ?? MEDIA_TYPES.rdfxml;
}

/** A graph in the format asked for, with validators; `modified` is the latest change, ISO 8601. */
export function graphAnswer(
  statements: readonly Statement[],
  asked: { readonly format: string | undefined; readonly accept: string },
  modified: string,
): Answer {
  const type = negotiate(asked.format, asked.accept);
  const format = OFFERED.get(type);
  const body = format === undefined ? JSON.stringify(toRdfJson(statements)) : serialise(format, statements);
  return {
    status: 200,
    headers: {
      'Content-Type': `${type};charset=UTF-8`,
      'Last-Modified': new Date(modified).toUTCString(),
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
    },
    body,
    page: 1,
  };
}
