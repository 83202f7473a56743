import { isObject } from '../model/json-object.ts';
import type { Text } from '../model/text.ts';
import type { OtherProperty } from '../model/value.ts';

/** Prefixes under which catalogues write the properties that DCAT-US writes without any. */
const PREFIX =
  /^(?:dcat|dcat-us|dcatap|dct|dcterms|foaf|vcard|adms|skos|rdfs|schema|org|odrs|prov|pod|spdx|locn|owl):/i;
const MEMORY = 4096;
const remembered = new Map<string, string>();

/**
 * The name under which a key is looked up: without prefix or namespace, in lower case, for `accessURL` is also written
 * `dcat:accessUrl` and `http://www.w3.org/ns/dcat#accessURL`.
 */
export function canonicalName(key: string): string {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const local = /^https?:/.test(key) ? key.slice(Math.max(key.lastIndexOf('#'), key.lastIndexOf('/')) + 1) : key;
  const name = local.replace(PREFIX, '').toLowerCase();
  if (remembered.size >= MEMORY) remembered.clear();
  remembered.set(key, name);
  return name;
}

/** The values that a field holds: lists opened, null and blank texts left out. One value is a list of one. */
export function valuesOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (isObject(value)) {
    const members = value['@list'] ?? value['@set'];
    if (members !== undefined) return valuesOf(members);
    if ('@value' in value && valuesOf(value['@value']).length === 0) return [];
  }
  return [value];
}

/** A text, number or truth value as trimmed text, also in JSON-LD's `{"@value": …}`; undefined for other objects. */
export function scalarOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return isObject(value) && '@value' in value ? scalarOf(value['@value']) : undefined;
}

/** The same, or the address of `{"@id": …}`. */
export function addressOf(value: unknown): string | undefined {
  return scalarOf(value) ?? (isObject(value) ? scalarOf(value['@id']) : undefined);
}

/** A text with its language, where it has one. */
export function textOf(value: unknown): Text | undefined {
  const said = scalarOf(value);
  if (said === undefined) return undefined;
  const language = isObject(value) ? value['@language'] : undefined;
  return typeof language === 'string' ? { value: said, language } : { value: said };
}

const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** The texts of `{"sv": "…", "en": ["…", "…"]}`; undefined for an object that is something else. */
export function languageMapOf(value: unknown): readonly Text[] | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.some(([tag]) => !LANGUAGE_TAG.test(tag))) return undefined;
  const texts = entries.flatMap(([language, inner]) =>
    valuesOf(inner).map((text) => ({ value: scalarOf(text), language })),
  );
  const whole = texts.flatMap(({ value: text, language }) => (text === undefined ? [] : [{ value: text, language }]));
  return whole.length === texts.length ? whole : undefined;
}

/** Whether a text is a web address or another absolute IRI that can name something. */
export const isIri = (said: string): boolean => /^(?:https?:\/\/|urn:[a-z0-9])\S+$/i.test(said);

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const MAX_DEPTH = 6;

/** How many nested values one record may pass on: a hostile document must not unfold without end. */
export interface NestingBudget {
  left: number;
}

export const newBudget = (): NestingBudget => ({ left: 2000 });

/** A field that has no place in the model, as upstream gave it; null and blank texts say nothing. */
export function passedOn(
  property: string,
  value: unknown,
  budget: NestingBudget = newBudget(),
  depth = 0,
): readonly OtherProperty[] {
  return valuesOf(value).flatMap((each): readonly OtherProperty[] => {
    budget.left -= 1;
    if (budget.left < 0) return [];
    const text = textOf(each);
    if (text !== undefined) return [{ property, ...literal(each, text), properties: [] }];
    if (!isObject(each)) return [];
    const id = scalarOf(each['@id']);
    const named = id === undefined ? { isUri: false } : { value: id, isUri: true };
    const inner = Object.entries(each).filter(([key]) => key !== '@id' && key !== '@context');
    const properties =
      depth < MAX_DEPTH
        ? inner.flatMap(([key, nested]) => (saysNothing(key, nested) ? [] : passedOn(key, nested, budget, depth + 1)))
        : [];
    return id === undefined && properties.length === 0 ? [] : [{ property, ...named, properties }];
  });
}

function literal(value: unknown, text: Text): Omit<OtherProperty, 'property' | 'properties'> {
  const plain = isObject(value) ? value['@value'] : value;
  const datatype =
    typeof plain === 'boolean'
      ? 'boolean'
      : typeof plain === 'number'
        ? Number.isInteger(plain)
          ? 'integer'
          : 'decimal'
        : undefined;
  return {
    value: text.value,
    isUri: isIri(text.value),
    ...(text.language === undefined ? {} : { language: text.language }),
    ...(datatype === undefined ? {} : { datatype: XSD + datatype }),
  };
}

/** Types that say no more than the place where they stand. */
const PLAIN_TYPES: ReadonlySet<string> = new Set(
  'catalog dataset datasetseries distribution dataservice organization agent contact kind individual group concept document location periodoftime identifier address standard checksum relationship attribution catalogrecord licensedocument mediatype'.split(
    ' ',
  ),
);

/** Whether a field is the type of its object and tells nothing that its place does not. */
export const saysNothing = (key: string, value: unknown): boolean =>
  (key === '@type' || key === 'rdf:type') &&
  valuesOf(value).every((type) => typeof type === 'string' && PLAIN_TYPES.has(canonicalName(type)));
