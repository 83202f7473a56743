import type { Text, Texts } from '../../model/text.ts';
import type { Concept, NumberValue, OtherProperty, Reference, TimeValue } from '../../model/value.ts';
import { readTime } from '../../model/vocabulary/date.ts';
import { toConcept, type Vocabulary } from '../../model/vocabulary/index.ts';
import type { LiteralTerm, Term } from '../graph.ts';
import { createNodeReader, type NodeReader, type Property } from './node-reader.ts';
import { CLASSES, PROPERTIES } from './terms.ts';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const MAX_DEPTH = 6;

/** Types that say what the model's own types say; others are passed on. */
const KNOWN_TYPES: ReadonlySet<string> = new Set([
  ...Object.values(CLASSES).flat(),
  'http://purl.org/dc/terms/PeriodOfTime',
  'http://purl.org/dc/terms/Location',
  'http://purl.org/dc/terms/RightsStatement',
  'http://purl.org/dc/terms/LicenseDocument',
  'http://purl.org/dc/terms/MediaTypeOrExtent',
  'http://purl.org/dc/terms/MediaType',
  'http://purl.org/dc/terms/IMT',
  'http://purl.org/dc/terms/FileFormat',
  'http://purl.org/dc/terms/Standard',
  'http://purl.org/dc/terms/LinguisticSystem',
  'http://purl.org/dc/terms/Frequency',
  'http://purl.org/dc/terms/ProvenanceStatement',
  'http://www.w3.org/2004/02/skos/core#Concept',
  'http://www.w3.org/2004/02/skos/core#ConceptScheme',
  'http://www.w3.org/2006/vcard/ns#Address',
  'http://www.w3.org/2006/vcard/ns#Voice',
  'http://www.w3.org/ns/prov#Attribution',
  'http://www.w3.org/ns/adms#Identifier',
  'http://www.w3.org/ns/dcat#Relationship',
  'http://spdx.org/rdf/terms#Checksum',
  'http://xmlns.com/foaf/0.1/Document',
  'http://www.w3.org/2000/01/rdf-schema#Resource',
  'http://schema.org/Offer',
  'http://schema.theodi.org/odrs#RightsStatement',
]);

export const toText = (term: LiteralTerm): Text =>
  term.language === undefined ? { value: term.value } : { value: term.value, language: term.language };

/** Trimmed text of a literal or IRI; undefined when blank. */
export function plain(term: Term): string | undefined {
  if (term.kind === 'blank') return undefined;
  const value = term.value.trim();
  return value === '' ? undefined : value;
}

/** Texts of a property. An IRI or a nested node in a text's place is left for `otherProperties`. */
export const takeTexts = (node: NodeReader, property: Property): Texts => node.takeLiterals(property).map(toText);

/** What a node says of itself beyond its labels, so that nothing of it is lost when only its labels have a place. */
export interface Described {
  readonly labels: Texts;
  /** rdf:value, where the node has one (dcterms:IMT of older profiles). */
  readonly value?: string;
  readonly rest: readonly OtherProperty[];
}

export function describe(owner: NodeReader, term: Term): Described {
  if (term.kind === 'literal' || !owner.graph.has(term.value)) return { labels: [], rest: [] };
  const node = createNodeReader(owner.graph, term.value, owner);
  if (isRecord(node)) return { labels: node.takeLiterals('label').map(toText), rest: [] };
  const labels = node.takeLiterals('label').map(toText);
  const value = node.takeFirst('value', plain);
  const rest = otherProperties(node);
  return { labels, rest, ...(value === undefined ? {} : { value }) };
}

const RECORD_TYPES: ReadonlySet<string> = new Set(
  (['catalogue', 'dataset', 'datasetSeries', 'distribution', 'dataService', 'agent'] as const).flatMap(
    (name): readonly string[] => CLASSES[name],
  ),
);

/** A node that the model reads in a place of its own is only named here, not copied. */
const isRecord = (node: NodeReader): boolean => node.graph.types(node.subject).some((type) => RECORD_TYPES.has(type));

/** Reads each object as a concept of the vocabulary; what a nested node says besides is passed on under the property. */
export function takeConcepts(node: NodeReader, property: Property, vocabulary?: Vocabulary): readonly Concept[] {
  return node.take(property).flatMap((term) => {
    const concept = conceptOf(node, term, property, vocabulary);
    return concept === undefined ? [] : [concept];
  });
}

/** The first object as a concept; further ones are left for `otherProperties`. */
export function takeConcept(node: NodeReader, property: Property, vocabulary?: Vocabulary): Concept | undefined {
  return node.takeFirst(property, (term) => conceptOf(node, term, property, vocabulary));
}

function conceptOf(
  node: NodeReader,
  term: Term,
  property: Property,
  vocabulary: Vocabulary | undefined,
): Concept | undefined {
  if (term.kind === 'literal') {
    const said = term.value.trim();
    if (said === '') return undefined;
    const labels = term.language === undefined ? [] : [toText(term)];
    return toConcept(vocabulary, said, labels);
  }
  const { labels, value, rest } = describe(node, term);
  passOn(node, property, term, rest);
  if (term.kind === 'iri') return toConcept(vocabulary, term.value, labels);
  const said = value ?? labels[0]?.value;
  return said === undefined ? undefined : toConcept(vocabulary, said, labels);
}

/** Reads each object as a link; a literal in a link's place is kept as it stands. */
export function takeReferences(node: NodeReader, property: Property): readonly Reference[] {
  return node.take(property).flatMap((term) => {
    const reference = referenceOf(node, term, property);
    return reference === undefined ? [] : [reference];
  });
}

function referenceOf(node: NodeReader, term: Term, property: Property): Reference | undefined {
  if (term.kind === 'literal') {
    const uri = term.value.trim();
    return uri === '' ? undefined : { uri, labels: [] };
  }
  const { labels, value, rest } = describe(node, term);
  passOn(node, property, term, rest);
  if (term.kind === 'iri') return { uri: term.value, labels };
  const said = value ?? labels[0]?.value;
  return said === undefined ? undefined : { uri: said, labels };
}

/** The first object that is a point in time; what it cannot be read as is noted as a problem. */
export function takeTime(node: NodeReader, property: Property): TimeValue | undefined {
  return node.takeFirst(property, (term) => timeOf(node, term, property));
}

export function timeOf(node: NodeReader, term: Term, property: string): TimeValue | undefined {
  const said = plain(term);
  if (said === undefined) return undefined;
  const value = readTime(said);
  if (value !== undefined) return { said, value };
  node.note({ property, said, reason: 'is not a date; write it as 2026-11-23 (xsd:date) or as an xsd:dateTime' });
  return { said };
}

/** A number with what was said; a number that cannot be read is noted. */
export function numberOf(node: NodeReader, term: Term, property: string): NumberValue | undefined {
  const said = plain(term);
  if (said === undefined) return undefined;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(said) ? Number(said) : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return { said, value };
  node.note({ property, said, reason: 'is not a number of zero or more' });
  return { said };
}

/** What is left of a node, as it was said; nested blank nodes are followed, what has an IRI is only named. */
export function otherProperties(node: NodeReader): readonly OtherProperty[] {
  return [...leftOf(node, 0), ...(passedOn.get(node) ?? [])];
}

function leftOf(node: NodeReader, depth: number): readonly OtherProperty[] {
  if (node.isNested && node.isSpent()) return [];
  return node.left().flatMap(([property, term]): readonly OtherProperty[] => {
    if (property === RDF_TYPE && (term.kind !== 'iri' || KNOWN_TYPES.has(term.value))) return [];
    if (node.isNested && !node.spend(property.length + term.value.length)) return [];
    if (term.kind === 'literal') return [literalProperty(property, term)];
    if (term.kind === 'iri') return [{ property, value: term.value, isUri: true, properties: [] }];
    const nested = createNodeReader(node.graph, term.value, node);
    const follow = depth < MAX_DEPTH && !isRecord(nested);
    return [{ property, isUri: false, properties: follow ? leftOf(nested, depth + 1) : [] }];
  });
}

function literalProperty(property: string, term: LiteralTerm): OtherProperty {
  return {
    property,
    value: term.value,
    isUri: false,
    ...(term.language === undefined ? {} : { language: term.language }),
    ...(term.datatype === undefined ? {} : { datatype: term.datatype }),
    properties: [],
  };
}

// What the nodes that a reader's node points to say beyond their labels: kept until its own rest is asked for.
const passedOn = new WeakMap<NodeReader, OtherProperty[]>();

/** Keeps what a linked node says beyond its labels, under the property that links to it. */
export function passOn(node: NodeReader, property: Property, term: Term, rest: readonly OtherProperty[]): void {
  if (rest.length === 0) return;
  const [iri] = PROPERTIES[property];
  const kept: OtherProperty =
    term.kind === 'iri'
      ? { property: iri, value: term.value, isUri: true, properties: rest }
      : { property: iri, isUri: false, properties: rest };
  const before = passedOn.get(node);
  if (before === undefined) passedOn.set(node, [kept]);
  else before.push(kept);
}
