import type * as RDF from '@rdfjs/types';
import { DataFactory } from 'n3';

const same = (a: RDF.Term, b: RDF.Term | null | undefined): boolean => {
  if (b === null || b === undefined || a.termType !== b.termType) return false;
  if (a.termType === 'Quad' && b.termType === 'Quad') {
    return same(a.subject, b.subject) && same(a.predicate, b.predicate) && same(a.object, b.object);
  }
  if (a.termType === 'Literal' && b.termType === 'Literal') {
    return a.value === b.value && a.language === b.language && same(a.datatype, b.datatype);
  }
  return a.value === b.value;
};

function equals(this: RDF.Term, other: RDF.Term | null | undefined): boolean {
  return same(this, other);
}

const namedNode = <Iri extends string>(value: Iri): RDF.NamedNode<Iri> => ({ termType: 'NamedNode', value, equals });
const STRING = namedNode('http://www.w3.org/2001/XMLSchema#string');
const LANG_STRING = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#langString');
const DEFAULT_GRAPH: RDF.DefaultGraph = { termType: 'DefaultGraph', value: '', equals };

const literal = (value: string, kind?: string | RDF.NamedNode | RDF.DirectionalLanguage | null): RDF.Literal => {
  if (typeof kind === 'string') return { termType: 'Literal', value, language: kind, datatype: LANG_STRING, equals };
  // JSON-LD's parser says null for no kind.
  if (kind === undefined || kind === null)
    return { termType: 'Literal', value, language: '', datatype: STRING, equals };
  if ('termType' in kind) return { termType: 'Literal', value, language: '', datatype: kind, equals };
  return { termType: 'Literal', value, language: kind.language, datatype: LANG_STRING, equals };
};

/**
 * Terms for the parsing libraries (RDF/JS data model), one factory for each document: labels of the document's own blank
 * nodes begin with `n`, those of nodes without a label with `b`, so that the two never meet.
 */
export const createTermFactory = (): RDF.DataFactory => {
  let anonymous = 0;
  return {
    ...DataFactory,
    namedNode,
    literal,
    blankNode: (label) => ({
      termType: 'BlankNode',
      value: label === undefined ? `b${(anonymous += 1)}` : `n${label}`,
      equals,
    }),
    variable: (value) => ({ termType: 'Variable', value, equals }),
    defaultGraph: () => DEFAULT_GRAPH,
    quad: (subject, predicate, object, graph) => ({
      termType: 'Quad',
      value: '',
      subject,
      predicate,
      object,
      graph: graph ?? DEFAULT_GRAPH,
      equals,
    }),
  };
};
