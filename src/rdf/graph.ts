export interface IriTerm {
  readonly kind: 'iri';
  readonly value: string;
}
export interface BlankTerm {
  readonly kind: 'blank';
  /** Label with `_:`; unique within its graph. */
  readonly value: string;
}
export interface LiteralTerm {
  readonly kind: 'literal';
  readonly value: string;
  readonly language?: string;
  /** Absent for xsd:string and rdf:langString. */
  readonly datatype?: string;
}
export type Term = IriTerm | BlankTerm | LiteralTerm;

/** Predicate IRI → objects, in the order of the document. */
export type Node = ReadonlyMap<string, readonly Term[]>;

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const NOTHING: Node = new Map();
const NO_TERMS: readonly Term[] = [];

const FEW = 16;

const sameTerm = (a: Term, b: Term): boolean =>
  a.kind === b.kind &&
  a.value === b.value &&
  (a.kind !== 'literal' || b.kind !== 'literal' || (a.language === b.language && a.datatype === b.datatype));

const termKey = (term: Term): string =>
  term.kind === 'literal'
    ? `l${term.language ?? ''}\n${term.datatype ?? ''}\n${term.value}`
    : `${term.kind === 'iri' ? 'i' : 'b'}${term.value}`;

/** The statements of one document (or of one page), by subject. Named graphs are merged; a repeated statement counts once. */
export class Graph {
  readonly #nodes = new Map<string, Map<string, Term[]>>();
  /** Keys of long object lists: a catalogue names its 25,000 datasets under one predicate. */
  readonly #keys = new Map<readonly Term[], Set<string>>();
  #size = 0;
  #lastSubject: string | undefined;
  #lastNode: Map<string, Term[]> | undefined;

  /** Number of distinct statements. */
  get size(): number {
    return this.#size;
  }

  /** `subject`: an IRI, or a blank label with `_:`. */
  add(subject: string, predicate: string, object: Term): void {
    // Statements about one subject mostly follow each other.
    let node = subject === this.#lastSubject ? this.#lastNode : this.#nodes.get(subject);
    if (node === undefined) this.#nodes.set(subject, (node = new Map<string, Term[]>()));
    this.#lastSubject = subject;
    this.#lastNode = node;
    const objects = node.get(predicate);
    if (objects === undefined) node.set(predicate, [object]);
    else if (this.#holds(objects, object)) return;
    else objects.push(object);
    this.#size += 1;
  }

  #holds(objects: readonly Term[], object: Term): boolean {
    if (objects.length < FEW) return objects.some((other) => sameTerm(other, object));
    let keys = this.#keys.get(objects);
    if (keys === undefined) this.#keys.set(objects, (keys = new Set(objects.map(termKey))));
    const key = termKey(object);
    if (keys.has(key)) return true;
    keys.add(key);
    return false;
  }

  /** Adds another document's statements; its blank nodes get `prefix` (`p2_`), for labels belong to one document only. */
  addAll(other: Graph, prefix: string): void {
    const renamed = (label: string): string => (label.startsWith('_:') ? `_:${prefix}${label.slice(2)}` : label);
    for (const subject of other.subjects()) {
      for (const [predicate, terms] of other.node(subject)) {
        for (const term of terms) {
          const object: Term = term.kind === 'blank' ? { kind: 'blank', value: renamed(term.value) } : term;
          this.add(renamed(subject), predicate, object);
        }
      }
    }
  }

  has(subject: string): boolean {
    return this.#nodes.has(subject);
  }

  node(subject: string): Node {
    return this.#nodes.get(subject) ?? NOTHING;
  }

  objects(subject: string, predicate: string): readonly Term[] {
    return this.#nodes.get(subject)?.get(predicate) ?? NO_TERMS;
  }

  /** All subjects, in the order in which they were first met. */
  subjects(): IterableIterator<string> {
    return this.#nodes.keys();
  }

  /** Type IRIs of a subject. */
  types(subject: string): readonly string[] {
    return this.objects(subject, RDF_TYPE).map((term) => term.value);
  }
}
