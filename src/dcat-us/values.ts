import { cleanText } from '../model/clean-text.ts';
import type { Text, Texts } from '../model/text.ts';
import type { Concept, NumberValue, Reference, TimeValue } from '../model/value.ts';
import { readTime } from '../model/vocabulary/date.ts';
import { toConcept, type Vocabulary } from '../model/vocabulary/index.ts';
import { type JsonNode, nodeOf, restOf } from './json-node.ts';
import { languageMapOf, scalarOf, textOf } from './json-value.ts';

const LABELS = ['preflabel', 'label', 'title', 'name', 'fn'];

/** Texts of a field, of its language map (`title` and `titleMap`), or of a map in the field itself. */
export function takeTexts(node: JsonNode, name: string): Texts {
  const read = (value: unknown): readonly Text[] | undefined => {
    const text = textOf(value);
    return text === undefined ? languageMapOf(value) : [text];
  };
  return [...node.each(name, read), ...node.each(`${name}map`, languageMapOf)].flat();
}

/** Texts that may be HTML, as plain text. */
export const takeCleanTexts = (node: JsonNode, name: string): Texts =>
  takeTexts(node, name).flatMap((text) => {
    const value = cleanText(text.value);
    return value === '' ? [] : [{ ...text, value }];
  });

/** Plain values, numbers and truth values as text. */
export const takeStrings = (node: JsonNode, names: string | readonly string[]): readonly string[] =>
  node.each(names, scalarOf);

/** The labels that an object gives itself. Only the first kind of them: the others say something else beside it. */
export function takeLabels(node: JsonNode): Texts {
  for (const name of LABELS) {
    const labels = takeTexts(node, name);
    if (labels.length > 0) return labels;
  }
  return [];
}

/** A value of a vocabulary, said as text, as `{"@id": …}` or as a skos:Concept; the rest of that is passed on. */
export function readConcept(
  owner: JsonNode,
  property: string,
  vocabulary: Vocabulary | undefined,
): (value: unknown) => Concept | undefined {
  return (value) => {
    const said = scalarOf(value);
    if (said !== undefined) return toConcept(vocabulary, said);
    const node = nodeOf(value);
    if (node === undefined) return undefined;
    const id = node.first('@id', scalarOf);
    const labels = takeLabels(node);
    const name = id ?? labels[0]?.value;
    if (name === undefined) return undefined;
    owner.keep(restOf(property, node, id));
    return toConcept(vocabulary, name, id === undefined ? [] : labels);
  };
}

export const takeConcepts = (node: JsonNode, property: string, vocabulary?: Vocabulary): readonly Concept[] =>
  node.each(property.toLowerCase(), readConcept(node, property, vocabulary));

export const takeConcept = (node: JsonNode, property: string, vocabulary?: Vocabulary): Concept | undefined =>
  node.first(property.toLowerCase(), readConcept(node, property, vocabulary));

/** A link, said as text, as `{"@id": …}`, or as a document or standard with a title; the rest of that is passed on. */
export function takeReferences(node: JsonNode, ...properties: readonly string[]): readonly Reference[] {
  return properties.flatMap((property) =>
    node.each(property.toLowerCase(), (value): Reference | undefined => {
      const said = scalarOf(value);
      if (said !== undefined) return { uri: said, labels: [] };
      const linked = nodeOf(value);
      if (linked === undefined) return undefined;
      const uri = linked.first(['accessurl', 'downloadurl', '@id', 'identifier'], scalarOf);
      const labels = takeLabels(linked);
      const name = uri ?? labels[0]?.value;
      if (name === undefined) return undefined;
      node.keep(restOf(property, linked, uri));
      return { uri: name, labels: uri === undefined ? [] : labels };
    }),
  );
}

const ISO_DURATION = /^P(?=[\dT])[\dYMWDTHS.,]+$/i;

/** A point in time with what was said; what cannot be read as one is noted. */
export function readPoint(node: JsonNode, property: string, said: string): TimeValue {
  const value = readTime(said);
  if (value !== undefined) return { said, value };
  const reason = ISO_DURATION.test(said)
    ? 'is a duration; write the date on which the period ends'
    : 'is not a date; write it as 2026-11-23 or 2026-11-23T12:00:00Z (ISO 8601)';
  node.note({ property, said, reason });
  return { said };
}

export const takeTime = (node: JsonNode, property: string): TimeValue | undefined => {
  const said = node.first(property.toLowerCase(), scalarOf);
  return said === undefined ? undefined : readPoint(node, property, said);
};

/** A number with what was said; one that cannot be read is noted. */
export function takeNumber(node: JsonNode, name: string, property: string): NumberValue | undefined {
  const said = node.first(name, scalarOf);
  if (said === undefined) return undefined;
  const value = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(said) ? Number(said) : Number.NaN;
  if (Number.isFinite(value)) return { said, value };
  node.note({ property, said, reason: 'is not a number of zero or more' });
  return { said };
}
