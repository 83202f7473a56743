import type { Term } from '../../src/rdf/graph.ts';
import { NAMESPACES, splitIri } from './namespaces.ts';
import { byPredicate, bySubject } from './statement.ts';
import type { Statement } from './statement.ts';

type Value =
  { readonly '@id': string } | { readonly '@value': string; readonly '@language'?: string; readonly '@type'?: string };

function short(iri: string): string {
  const name = splitIri(iri);
  return name === undefined ? iri : `${name.prefix}:${name.local}`;
}

function value(term: Term): Value {
  if (term.kind !== 'literal') return { '@id': term.value };
  return {
    '@value': term.value,
    ...(term.language === undefined ? {} : { '@language': term.language }),
    ...(term.datatype === undefined ? {} : { '@type': short(term.datatype) }),
  };
}

function property(predicate: string, objects: readonly Term[]): readonly [string, unknown] {
  if (predicate === `${NAMESPACES.rdf}type`) return ['@type', objects.map((object) => short(object.value))];
  const values = objects.map(value);
  return [short(predicate), values.length === 1 ? values[0] : values];
}

/** JSON-LD 1.1: a context of prefixes inside the document, and a flat graph. */
export function toJsonLd(statements: readonly Statement[]): string {
  const graph = [...bySubject(statements)].map(([subject, group]) =>
    Object.fromEntries([['@id', subject], ...[...byPredicate(group)].map(([iri, objects]) => property(iri, objects))]),
  );
  return JSON.stringify({ '@context': NAMESPACES, '@graph': graph }, undefined, 1);
}
