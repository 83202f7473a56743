import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, isEnumType } from 'graphql';
import type { GraphQLLeafType, GraphQLScalarType } from 'graphql';
import { Deviation } from './deviation.ts';

/** Writes a value that is there (neither null nor undefined) as JSON. */
export type WriteLeaf = (value: unknown) => string;

/** Up to this length looking at each character is faster than the engine's own way. */
const SHORT = 42;
/** Control characters, quotation mark, reverse solidus, and halves of surrogate pairs (RFC 8259 section 7). */
const NEEDS_ESCAPE = /[\p{Cc}"\\\p{Cs}]/u;

/** The text as JSON, byte for byte as `JSON.stringify` writes it. */
export function jsonText(text: string): string {
  const { length } = text;
  if (length > SHORT) return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff))
      return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** How values of the type are written: what is usual at once, all else as the type itself serialises it. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  const usual = usualWriter(type);
  return (value) => usual(value) ?? serialised(type, value);
}

type WriteUsual = (value: unknown) => string | undefined;

const number: WriteUsual = (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined);
const LARGEST_INT = 2 ** 31 - 1;
const int: WriteUsual = (value) =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= LARGEST_INT ? String(value) : undefined;
const text: WriteUsual = (value) => (typeof value === 'string' ? jsonText(value) : undefined);
const boolean: WriteUsual = (value) => (value === true ? 'true' : value === false ? 'false' : undefined);

function usualWriter(type: GraphQLLeafType): WriteUsual {
  if (isEnumType(type)) {
    const names = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, jsonText(name)]));
    return (value) => names.get(value);
  }
  // By what they do: a scalar of the schema's own may have any name, and tools copy the standard ones.
  const isLike = (standard: GraphQLScalarType): boolean => type.serialize === standard.serialize;
  if (isLike(GraphQLString) || isLike(GraphQLID)) return text;
  if (isLike(GraphQLInt)) return int;
  if (isLike(GraphQLFloat)) return number;
  return isLike(GraphQLBoolean) ? boolean : () => undefined;
}

function serialised(type: GraphQLLeafType, value: unknown): string {
  const plain: unknown = type.serialize(value);
  if (plain === null || plain === undefined) throw new Deviation(`${type.name} gave nothing for a value`);
  const json: unknown = typeof plain === 'string' ? jsonText(plain) : JSON.stringify(plain);
  if (typeof json !== 'string') throw new Deviation(`${type.name} gave what JSON has no text for`);
  return json;
}
