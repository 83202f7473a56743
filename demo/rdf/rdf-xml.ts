import type { Term } from '../../src/rdf/graph.ts';
import { NAMESPACES, splitIri } from './namespaces.ts';
import { bySubject } from './statement.ts';
import type { Statement } from './statement.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

function nameOf(iri: string): string {
  const name = splitIri(iri);
  if (name === undefined) throw new RangeError(`RDF/XML needs a prefix for the property ${iri}`);
  return `${name.prefix}:${name.local}`;
}

function property(predicate: string, object: Term): string {
  const name = nameOf(predicate);
  if (object.kind === 'iri') return `    <${name} rdf:resource="${escaped(object.value)}"/>\n`;
  if (object.kind === 'blank') return `    <${name} rdf:nodeID="${object.value.slice(2)}"/>\n`;
  const language = object.language === undefined ? '' : ` xml:lang="${object.language}"`;
  const datatype = object.datatype === undefined ? '' : ` rdf:datatype="${escaped(object.datatype)}"`;
  return `    <${name}${language}${datatype}>${escaped(object.value)}</${name}>\n`;
}

function node(subject: string, statements: readonly Statement[]): string {
  const type = statements.find(
    ({ predicate, object }) => predicate === `${NAMESPACES.rdf}type` && object.kind === 'iri' && splitIri(object.value),
  );
  // The first type becomes the element's name, as rdf4j (EntryStore's library) writes it.
  const element = type === undefined ? 'rdf:Description' : nameOf(type.object.value);
  const about = subject.startsWith('_:') ? `rdf:nodeID="${subject.slice(2)}"` : `rdf:about="${escaped(subject)}"`;
  const properties = statements.filter((statement) => statement !== type);
  const body = properties.map(({ predicate, object }) => property(predicate, object)).join('');
  return `  <${element} ${about}>\n${body}  </${element}>\n`;
}

/** RDF/XML 1.1, as dataportal.se harvests it: one element for each subject. */
export function toRdfXml(statements: readonly Statement[]): string {
  const declarations = Object.entries(NAMESPACES).map(([prefix, iri]) => `\n  xmlns:${prefix}="${iri}"`);
  const nodes = [...bySubject(statements)].map(([subject, group]) => node(subject, group));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarations.join('')}>\n${nodes.join('')}</rdf:RDF>\n`;
}
