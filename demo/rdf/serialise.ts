import { toJsonLd } from './json-ld.ts';
import { toRdfXml } from './rdf-xml.ts';
import type { DemoRdfFormat, Statement } from './statement.ts';
import { toNTriples, toTurtle } from './turtle.ts';

const WRITERS: Readonly<Record<DemoRdfFormat, (statements: readonly Statement[]) => string>> = {
  rdfxml: toRdfXml,
  turtle: toTurtle,
  jsonld: toJsonLd,
  ntriples: toNTriples,
};

/** The media type that belongs to each format (IANA). */
export const MEDIA_TYPES: Readonly<Record<DemoRdfFormat, string>> = {
  rdfxml: 'application/rdf+xml',
  turtle: 'text/turtle',
  jsonld: 'application/ld+json',
  ntriples: 'application/n-triples',
};

/** The statements as a document in the given format. */
export function serialise(format: DemoRdfFormat, statements: readonly Statement[]): string {
  return WRITERS[format](statements);
}
