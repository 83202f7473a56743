import type { Term } from '../../src/rdf/graph.ts';
import { NAMESPACES, splitIri } from './namespaces.ts';
import { byPredicate, bySubject } from './statement.ts';
import type { Statement } from './statement.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(/[\\"\n\r\t]/g, (char) => ESCAPES[char] ?? char);

function literal(term: Term & { kind: 'literal' }, iri: (value: string) => string): string {
  const quoted = `"${escaped(term.value)}"`;
  if (term.language !== undefined) return `${quoted}@${term.language}`;
  return term.datatype === undefined ? quoted : `${quoted}^^${iri(term.datatype)}`;
}

function write(term: Term, iri: (value: string) => string): string {
  if (term.kind === 'literal') return literal(term, iri);
  return term.kind === 'blank' ? term.value : iri(term.value);
}

const fullIri = (value: string): string => `<${value}>`;

function shortIri(value: string): string {
  const name = splitIri(value);
  return name === undefined ? fullIri(value) : `${name.prefix}:${name.local}`;
}

/** N-Triples 1.1, one statement a line. */
export function toNTriples(statements: readonly Statement[]): string {
  return statements
    .map(({ subject, predicate, object }) => {
      const start = subject.startsWith('_:') ? subject : fullIri(subject);
      return `${start} ${fullIri(predicate)} ${write(object, fullIri)} .\n`;
    })
    .join('');
}

/** Turtle 1.1 with prefixes, one block for each subject. */
export function toTurtle(statements: readonly Statement[]): string {
  const prefixes = Object.entries(NAMESPACES).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
  const blocks = [...bySubject(statements)].map(([subject, group]) => {
    const start = subject.startsWith('_:') ? subject : fullIri(subject);
    const lines = [...byPredicate(group)].map(([predicate, objects]) => {
      const verb = predicate === `${NAMESPACES.rdf}type` ? 'a' : shortIri(predicate);
      return `${verb} ${objects.map((object) => write(object, shortIri)).join(' , ')}`;
    });
    return `\n${start} ${lines.join(' ;\n    ')} .\n`;
  });
  return prefixes.join('') + blocks.join('');
}
