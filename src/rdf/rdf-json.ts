import { isObject } from '../model/json-object.ts';
import type { DroppedStatement } from './reading.ts';
import type { Graph, Term } from './graph.ts';
import { isAbsoluteIri, isLanguageTag } from './iri.ts';

const STRING = 'http://www.w3.org/2001/XMLSchema#string';

/**
 * Adds the statements of an RDF/JSON object (`{subject: {predicate: [{type, value, lang?, datatype?}]}}`, W3C Working
 * Group Note) to a graph. Blank nodes get `blankPrefix`, for labels belong to one object only. A statement that cannot
 * be read is given up and returned.
 */
export function addRdfJson(graph: Graph, value: unknown, blankPrefix: string): readonly DroppedStatement[] {
  const dropped: DroppedStatement[] = [];
  if (!isObject(value)) return value === undefined ? dropped : [{ reason: 'metadata is not an RDF/JSON object' }];
  for (const [subject, properties] of Object.entries(value)) {
    const from = nodeLabel(subject, blankPrefix);
    if (from === undefined || !isObject(properties)) {
      dropped.push({ reason: `bad subject ${JSON.stringify(subject)}` });
      continue;
    }
    for (const [predicate, objects] of Object.entries(properties)) {
      for (const object of Array.isArray(objects) ? objects : [objects]) {
        const term = readTerm(object, blankPrefix);
        if (typeof term === 'string') dropped.push({ reason: `${term} in ${predicate} of ${subject}` });
        else if (isAbsoluteIri(predicate)) graph.add(from, predicate, term);
        else dropped.push({ reason: `bad property ${JSON.stringify(predicate)} of ${subject}` });
      }
    }
  }
  return dropped;
}

function nodeLabel(value: string, blankPrefix: string): string | undefined {
  if (value.startsWith('_:')) return `_:${blankPrefix}${value.slice(2)}`;
  return isAbsoluteIri(value) ? value : undefined;
}

/** The term, or what is wrong with it. */
function readTerm(object: unknown, blankPrefix: string): Term | string {
  if (!isObject(object) || typeof object['value'] !== 'string') return `no value (${JSON.stringify(object)})`;
  const { type, value, lang, datatype } = object;
  if (type === 'bnode') return { kind: 'blank', value: `_:${blankPrefix}${value.replace(/^_:/, '')}` };
  if (type === 'uri') return isAbsoluteIri(value) ? { kind: 'iri', value } : `bad IRI ${JSON.stringify(value)}`;
  if (type !== 'literal') return `a term of type ${JSON.stringify(type)}`;
  if (typeof lang === 'string' && lang !== '') {
    return isLanguageTag(lang)
      ? { kind: 'literal', value, language: lang }
      : `bad language tag ${JSON.stringify(lang)}`;
  }
  return typeof datatype === 'string' && datatype !== STRING
    ? { kind: 'literal', value, datatype }
    : { kind: 'literal', value };
}
