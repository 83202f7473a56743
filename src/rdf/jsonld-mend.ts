import { bundledContext } from './contexts.ts';
import { shown } from './draft.ts';
import type { RdfDraft } from './draft.ts';
import { isLanguageTag } from './iri.ts';

/** A JSON value without `__proto__` keys, keywords first in each object, as the streaming parser wants them. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether the value is an object, and not an array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What no IRI holds, relative and compact ones included; the parser passes over such values without a word. */
const ILLEGAL = /[\s<>"{}|^`\\[\]\p{Cc}]|#.*#/u;
const BAD_IRI = 'urn:x-bad-iri:';
const BAD_TAG = 'x-bad-';
const FIRST = ['@context', '@id', '@type'];

/** Prepares JSON-LD for the parser. */
export interface JsonLdMender {
  mend(value: unknown): Json;
  /** What was written where a stand-in is now: a term that the parser would have left out in silence. */
  original(standIn: string): string | undefined;
  /** Whether any JSON-LD keyword was met. */
  readonly sawKeyword: boolean;
}

const rank = (key: string): number => (FIRST.indexOf(key) + FIRST.length + 1) % (FIRST.length + 1);

/** One mender for each document: contexts declare aliases and address-valued terms for all that follows. */
export const createJsonLdMender = (draft: RdfDraft, baseIri: string): JsonLdMender => {
  const bad: string[] = [];
  const aliases = new Map<string, string>();
  const addresses = new Set<string>();
  const languageMaps = new Set<string>();
  let sawKeyword = false;

  const standIn = (prefix: string, value: string): string => `${prefix}${bad.push(value) - 1}`;
  const iri = (value: string): string => (ILLEGAL.test(value) ? standIn(BAD_IRI, value) : value);
  const tag = (value: string): string => (isLanguageTag(value) ? value : standIn(BAD_TAG, value));

  const learn = (term: string, definition: unknown): void => {
    if (term.startsWith('@')) return;
    const id = isJsonObject(definition) ? definition['@id'] : definition;
    if (id === '@id' || id === '@type') aliases.set(term, id);
    const type = isJsonObject(definition) ? definition['@type'] : undefined;
    if (type === '@id' || type === '@vocab') addresses.add(term);
    const container = isJsonObject(definition) ? definition['@container'] : undefined;
    if ([container].flat().includes('@language')) languageMaps.add(term);
  };
  const remote = (address: string): string | undefined => {
    const url = URL.canParse(address, baseIri) ? new URL(address, baseIri).href : address;
    const context = bundledContext(url);
    if (context === undefined) {
      draft.cutShort(`remote contexts are not fetched: ${url}`);
      return undefined;
    }
    for (const [term, definition] of Object.entries(context)) learn(term, definition);
    return url;
  };
  const definition = (term: string, value: unknown): Json | undefined => {
    if (term === '@import') return typeof value === 'string' ? remote(value) : undefined;
    if (term === '@language' && typeof value === 'string' && !isLanguageTag(value)) {
      draft.drop(`bad language tag ${shown(value)} in the context`);
      return undefined;
    }
    if (typeof value === 'string' || value === null) return value;
    if (term.startsWith('@')) return typeof value === 'boolean' || typeof value === 'number' ? value : undefined;
    if (isJsonObject(value)) return contextObject(value);
    draft.drop(`the context says nothing usable of ${shown(term)}`);
    return undefined;
  };
  const contextObject = (value: JsonObject): JsonObject => {
    const kept: Record<string, Json> = {};
    for (const [term, inner] of Object.entries(value)) {
      if (term === '__proto__') continue;
      const mended = term === '@context' ? context(inner) : isList(inner) ? plain(inner) : definition(term, inner);
      if (mended === undefined) continue;
      learn(term, mended);
      kept[term] = mended;
    }
    return kept;
  };
  const context = (value: unknown): Json | undefined => {
    if (typeof value === 'string') return remote(value);
    if (isList(value)) return value.map(context).filter((entry) => entry !== undefined);
    if (isJsonObject(value)) return contextObject(value);
    return null;
  };
  const plain = (value: unknown): Json => {
    if (isList(value)) return value.map(plain);
    if (isJsonObject(value)) {
      const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
      return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };
  const asIri = (value: unknown): Json =>
    typeof value === 'string' ? iri(value) : isList(value) ? value.map(asIri) : mend(value);
  const member = (key: string, value: unknown): Json => {
    if (key === '@id' || key === '@type' || addresses.has(key)) return asIri(value);
    if (languageMaps.has(key) && isJsonObject(value)) {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== '__proto__')
          .map(([name, inner]) => [name.startsWith('@') ? name : tag(name), plain(inner)]),
      );
    }
    if (key === '@language') return typeof value === 'string' ? tag(value) : plain(value);
    return key === '@value' ? plain(value) : mend(value);
  };
  const object = (value: JsonObject): JsonObject => {
    const own = '@context' in value ? context(value['@context']) : undefined;
    const entries: [string, Json][] = own === undefined ? [] : [['@context', own]];
    if ('@context' in value) sawKeyword = true;
    for (const [name, inner] of Object.entries(value)) {
      if (name === '__proto__' || name === '@context') continue;
      const alias = aliases.get(name) ?? name;
      const key = alias.includes(':') ? iri(alias) : alias;
      if (key.startsWith('@')) sawKeyword = true;
      entries.push([key, member(key, inner)]);
    }
    return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b)));
  };
  const mend = (value: unknown): Json => {
    if (isList(value)) return value.map(mend);
    return isJsonObject(value) ? object(value) : plain(value);
  };

  return {
    mend,
    original: (value) => {
      const prefix = value.startsWith(BAD_IRI) ? BAD_IRI : BAD_TAG;
      return value.startsWith(prefix) ? bad[Number(value.slice(prefix.length))] : undefined;
    },
    get sawKeyword() {
      return sawKeyword;
    },
  };
};
