import type { Concept, NumberValue, Reference, TimeValue } from '../../model/value.ts';
import { readTime } from '../../model/vocabulary/date.ts';
import { readTerm, toConcept, type Vocabulary } from '../../model/vocabulary/index.ts';
import { isAbsoluteIri } from '../../rdf/iri.ts';
import { type Fields, takeFirst, takeList } from './fields.ts';
import { objectOf, scalar } from './json.ts';

/** The first of the fields that is a text. */
export const takeString = (fields: Fields, keys: readonly string[]): string | undefined =>
  takeFirst(fields, keys, scalar);

/** The texts in the first of the fields that has some. */
export const takeStrings = (fields: Fields, keys: readonly string[]): readonly string[] =>
  takeList(fields, keys, scalar);

/** The first of the fields that is an absolute IRI; what is none (Python's `None` among them) is left. */
export const takeUri = (fields: Fields, keys: readonly string[]): string | undefined =>
  takeFirst(fields, keys, (value) => {
    const said = scalar(value);
    return said !== undefined && isAbsoluteIri(said) ? said : undefined;
  });

/** `sv,en` in one text: several terms, where each part is one and the whole is none. */
function concepts(vocabulary: Vocabulary | undefined, said: string): readonly Concept[] {
  const whole = toConcept(vocabulary, said);
  if (vocabulary === undefined || whole.code !== undefined || !said.includes(',')) return [whole];
  const parts = said.split(',').map((part) => part.trim());
  const readable = parts.every((part) => readTerm(vocabulary, part) !== undefined);
  return readable ? parts.map((part) => toConcept(vocabulary, part)) : [whole];
}

/** The terms in the first of the fields that has some. */
export function takeConcepts(fields: Fields, keys: readonly string[], vocabulary?: Vocabulary): readonly Concept[] {
  return takeList(fields, keys, (item) => {
    const said = scalar(item);
    return said === undefined ? undefined : concepts(vocabulary, said);
  }).flat();
}

/** The first of the fields that is a term. */
export function takeConcept(fields: Fields, keys: readonly string[], vocabulary: Vocabulary): Concept | undefined {
  const [first, ...further] = takeConcepts(fields, keys, vocabulary);
  for (const concept of further) {
    fields.passedOn.push({
      property: fields.prefix + (keys[0] ?? ''),
      value: concept.said,
      isUri: false,
      properties: [],
    });
  }
  return first;
}

/** The links in the first of the fields that has some; words in a link's place are kept as they stand. */
export function takeReferences(fields: Fields, keys: readonly string[]): readonly Reference[] {
  return takeList(fields, keys, (item) => {
    const uri = objectOf(item) === undefined ? scalar(item) : undefined;
    return uri === undefined ? undefined : { uri, labels: [] };
  });
}

/** The first of the fields that has a text, as a point in time (no zone is UTC: CKAN's convention). */
export function takeTime(fields: Fields, property: string, keys: readonly string[]): TimeValue | undefined {
  const said = takeString(fields, keys);
  if (said === undefined) return undefined;
  const value = readTime(said);
  if (value !== undefined) return { said, value };
  fields.problems.push({ property, said, reason: 'is not a date; write it as 2026-11-23 or 2026-11-23T08:00:00' });
  return { said };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function toNumber(fields: Fields, property: string, said: string): NumberValue {
  const value = NUMBER.test(said) ? Number(said) : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return { said, value };
  fields.problems.push({ property, said, reason: 'is not a number of zero or more' });
  return { said };
}

/** The numbers in the first of the fields that has some. */
export const takeNumbers = (fields: Fields, property: string, keys: readonly string[]): readonly NumberValue[] =>
  takeStrings(fields, keys).map((said) => toNumber(fields, property, said));

/** The first of the fields as a number. */
export function takeNumber(fields: Fields, property: string, keys: readonly string[]): NumberValue | undefined {
  const said = takeString(fields, keys);
  return said === undefined ? undefined : toNumber(fields, property, said);
}
