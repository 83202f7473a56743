import type { Term } from '../../src/rdf/graph.ts';
import { byPredicate, bySubject } from './statement.ts';
import type { Statement } from './statement.ts';

/** An object in RDF 1.1 JSON (RDF/JSON). */
export interface RdfJsonObject {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly lang?: string;
  readonly datatype?: string;
}

/** RDF/JSON: subject → predicate → objects, as EntryStore writes its graphs. */
export type RdfJson = Readonly<Record<string, Readonly<Record<string, readonly RdfJsonObject[]>>>>;

function toObject(term: Term): RdfJsonObject {
  if (term.kind === 'iri') return { type: 'uri', value: term.value };
  if (term.kind === 'blank') return { type: 'bnode', value: term.value };
  return {
    ...(term.datatype === undefined ? {} : { datatype: term.datatype }),
    type: 'literal',
    ...(term.language === undefined ? {} : { lang: term.language }),
    value: term.value,
  };
}

/** The statements as RDF/JSON. */
export function toRdfJson(statements: readonly Statement[]): RdfJson {
  return Object.fromEntries(
    [...bySubject(statements)].map(([subject, group]) => [
      subject,
      Object.fromEntries([...byPredicate(group)].map(([predicate, objects]) => [predicate, objects.map(toObject)])),
    ]),
  );
}
