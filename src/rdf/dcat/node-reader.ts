import type { ReadingProblem } from '../../model/value.ts';
import type { BlankTerm, Graph, IriTerm, LiteralTerm, Term } from '../graph.ts';
import { PROPERTIES } from './terms.ts';

export type Property = keyof typeof PROPERTIES;

/**
 * Reads one node and remembers which of its statements were read, so that what is left can be passed on: no
 * statement is dropped because the model has no place for it.
 */
export interface NodeReader {
  /** IRI, or blank label with `_:`. */
  readonly subject: string;
  readonly graph: Graph;
  /** All objects of a property, in all its spellings; they count as read. */
  take(property: Property): readonly Term[];
  /** The first object that `accept` reads; only that one counts as read. */
  takeFirst<T>(property: Property, accept: (term: Term) => T | undefined): T | undefined;
  /** The objects that are literals; others are left. */
  takeLiterals(property: Property): readonly LiteralTerm[];
  /** The objects that are nodes; literals are left. */
  takeNodes(property: Property): readonly (IriTerm | BlankTerm)[];
  /** The statements that nobody has read. */
  left(): readonly (readonly [predicate: string, object: Term])[];
  note(problem: ReadingProblem): void;
  problems(): readonly ReadingProblem[];
}

const isTerm = (term: Term | undefined): term is Term => term !== undefined;

export function createNodeReader(graph: Graph, subject: string): NodeReader {
  // By predicate, for one term object may stand under several predicates.
  const read = new Map<string, Set<Term>>();
  const problems: ReadingProblem[] = [];

  const mark = (predicate: string, term: Term): void => {
    const terms = read.get(predicate);
    if (terms === undefined) read.set(predicate, new Set([term]));
    else terms.add(term);
  };

  const takeThose = <T extends Term>(property: Property, wanted: (term: Term) => term is T): readonly T[] => {
    const taken: T[] = [];
    for (const predicate of PROPERTIES[property]) {
      for (const term of graph.objects(subject, predicate)) {
        if (!wanted(term)) continue;
        mark(predicate, term);
        taken.push(term);
      }
    }
    return taken;
  };

  return {
    subject,
    graph,
    take: (property) => takeThose(property, isTerm),
    takeLiterals: (property) => takeThose(property, (term) => term.kind === 'literal'),
    takeNodes: (property) => takeThose(property, (term) => term.kind !== 'literal'),
    takeFirst(property, accept) {
      for (const predicate of PROPERTIES[property]) {
        for (const term of graph.objects(subject, predicate)) {
          const value = accept(term);
          if (value === undefined) continue;
          mark(predicate, term);
          return value;
        }
      }
      return undefined;
    },
    left() {
      const rest: (readonly [string, Term])[] = [];
      for (const [predicate, terms] of graph.node(subject)) {
        const done = read.get(predicate);
        for (const term of terms) if (done?.has(term) !== true) rest.push([predicate, term]);
      }
      return rest;
    },
    note: (problem) => void problems.push(problem),
    problems: () => problems,
  };
}
