import { createHash } from 'node:crypto';
import type { Term } from '../../src/rdf/graph.ts';
import type { Text } from '../../src/model/text.ts';
import type { DemoDate } from '../content/content.ts';
import { iriOf } from './namespaces.ts';
import type { Curie } from './namespaces.ts';
import type { Statement } from './statement.ts';

/** A property and its objects; undefined objects say nothing. */
export type Property = readonly [predicate: Curie, ...objects: readonly (Term | undefined)[]];

/** An IRI, or nothing for nothing. */
export function iri(value: string | undefined): Term | undefined {
  return value === undefined ? undefined : { kind: 'iri', value };
}

/** The IRI of a prefixed name. */
export function term(name: Curie): Term {
  return { kind: 'iri', value: iriOf(name) };
}

/** A plain literal, or one of the given datatype. */
export function literal(value: string | undefined, datatype?: Curie): Term | undefined {
  if (value === undefined) return undefined;
  return { kind: 'literal', value, ...(datatype === undefined ? {} : { datatype: iriOf(datatype) }) };
}

/** Literals with the language tags they were given. */
export function texts(values: readonly Text[]): readonly Term[] {
  return values.map(({ value, language }) => ({
    kind: 'literal',
    value,
    ...(language === undefined ? {} : { language }),
  }));
}

/** A date as it is written in the catalogue. */
export function date(value: DemoDate | undefined): Term | undefined {
  return value === undefined ? undefined : literal(value.value, `xsd:${value.datatype}`);
}

/** The statements of one subject. */
export function describe(subject: string, properties: readonly Property[]): readonly Statement[] {
  return properties.flatMap(([predicate, ...objects]) =>
    objects.flatMap((object) => (object === undefined ? [] : [{ subject, predicate: iriOf(predicate), object }])),
  );
}

/** A label for the part of a node that has no URI: unique in its store, and a valid rdf:nodeID. */
export function blank(owner: string, part: string): Term {
  return { kind: 'blank', value: `_:b${createHash('sha256').update(`${owner} ${part}`).digest('hex').slice(0, 38)}` };
}
