import type { Graph, Term } from '../../src/rdf/graph.ts';

const ROUNDS = 8;

const key = (term: Term, colours: ReadonlyMap<string, string>): string => {
  if (term.kind === 'blank') return `_${colours.get(term.value) ?? ''}`;
  if (term.kind === 'iri') return `<${term.value}>`;
  return `"${term.value}"${term.language?.toLowerCase() ?? ''}^${term.datatype ?? ''}`;
};

const shorten = (texts: readonly string[]): string => {
  let hash = 0n;
  for (const text of texts)
    for (const character of text) hash = (hash * 1099511627n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 61n;
  return hash.toString(36);
};

/** Statements with blank nodes named by what is said of them: equal for graphs that differ in labels only. */
const canonical = (graph: Graph): readonly string[] => {
  const statements = [...graph.subjects()].flatMap((subject) =>
    [...graph.node(subject)].flatMap(([predicate, objects]) =>
      objects.map((object) => ({
        subject: { kind: subject.startsWith('_:') ? ('blank' as const) : ('iri' as const), value: subject },
        predicate,
        object,
      })),
    ),
  );
  let colours: ReadonlyMap<string, string> = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const said = new Map<string, string[]>();
    for (const { subject, predicate, object } of statements) {
      const out = `>${predicate}${key(object, colours)}`;
      const back = `<${predicate}${key(subject, colours)}`;
      if (subject.kind === 'blank') said.set(subject.value, [...(said.get(subject.value) ?? []), out]);
      if (object.kind === 'blank') said.set(object.value, [...(said.get(object.value) ?? []), back]);
    }
    colours = new Map(Array.from(said, ([label, texts]) => [label, shorten(texts.sort())]));
  }
  return statements
    .map(({ subject, predicate, object }) => `${key(subject, colours)} ${predicate} ${key(object, colours)}`)
    .sort();
};

/** Whether two graphs say the same, blank labels apart (RDF 1.1 Concepts, section 3.6), by colouring the blank nodes. */
export const isIsomorphic = (one: Graph, other: Graph): boolean =>
  canonical(one).join('\n') === canonical(other).join('\n');
