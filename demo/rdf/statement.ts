import type { Term } from '../../src/rdf/graph.ts';

/** One RDF statement; a subject that begins with `_:` is a blank node. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
}

/** How a demo catalogue may be written down. */
export const RDF_FORMATS = ['rdfxml', 'turtle', 'jsonld', 'ntriples'] as const;
export type DemoRdfFormat = (typeof RDF_FORMATS)[number];

/** The statements by subject, subjects in the order in which they were first met. */
export function bySubject(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.subject);
    if (group === undefined) groups.set(statement.subject, [statement]);
    else group.push(statement);
  }
  return groups;
}

/** The statements by predicate, in the order in which predicates were first met. */
export function byPredicate(statements: readonly Statement[]): ReadonlyMap<string, readonly Term[]> {
  const groups = new Map<string, Term[]>();
  for (const { predicate, object } of statements) {
    const group = groups.get(predicate);
    if (group === undefined) groups.set(predicate, [object]);
    else group.push(object);
  }
  return groups;
}
