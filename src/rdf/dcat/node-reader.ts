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
  /** Whether the node stands within a record, whose reader it was given. */
  readonly isNested: boolean;
  /**
   * Asks to pass on a statement of a nested node, with a value of so many characters. False once the record, or the
   * records of this graph together, have passed on too much: nodes that many point at would unfold without bound. The
   * record notes that.
   */
  spend(characters: number): boolean;
  isSpent(): boolean;
  note(problem: ReadingProblem): void;
  problems(): readonly ReadingProblem[];
}

const isTerm = (term: Term | undefined): term is Term => term !== undefined;

/** What a record may pass on of the nodes within it; a statement costs one, and one more for each 100 characters. */
const MOST_OF_RECORD = 20_000;
/** What all records of a graph may: nodes are shared, but no statement by all records. */
const MOST_FOR_EACH_STATEMENT = 20;
const FREE = 10_000;
const CHARACTERS = 100;

const spentOn = new WeakMap<Graph, number>();

/** `owner`: the reader of the node, or of the record, that this one stands in. */
export function createNodeReader(graph: Graph, subject: string, owner?: NodeReader): NodeReader {
  let spent = 0;
  let isSpent = false;
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
    isNested: owner !== undefined,
    isSpent: () => owner?.isSpent() ?? isSpent,
    spend(characters) {
      if (owner !== undefined) return owner.spend(characters);
      if (isSpent) return false;
      const cost = 1 + Math.floor(characters / CHARACTERS);
      const all = spentOn.get(graph) ?? 0;
      if (spent + cost > MOST_OF_RECORD || all + cost > FREE + MOST_FOR_EACH_STATEMENT * graph.size) {
        isSpent = true;
        problems.push({ property: 'otherProperties', reason: 'has so many nested nodes that not all are passed on' });
        return false;
      }
      spent += cost;
      spentOn.set(graph, all + cost);
      return true;
    },
    note: (problem) => void problems.push(problem),
    problems: () => problems,
  };
}
