import { isNestedTooDeep } from '../../model/json-nesting.ts';
import { isObject, type JsonObject } from '../../model/json-object.ts';
import type { OtherProperty } from '../../model/value.ts';

const MAX_DEPTH = 6; // of what is passed on
const MAX_NESTED = 500; // properties passed on under one field

/** CKAN has many words for nothing; forms send empty strings, and legacy extras the text of an empty list. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value === '' || value === '[]' || value === '{}' || value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A text, number or truth value as text, trimmed; undefined for what is none and for nothing. */
export function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? undefined : text;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** What a legacy extra's text spells where it is JSON: those hold lists and objects as text. */
function spelled(text: string): unknown {
  if (isNestedTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a text that only begins like JSON
  }
}

/** An object, or the text of one. */
export function objectOf(value: unknown): JsonObject | undefined {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined;
  const read = spelled(value);
  return isObject(read) ? read : undefined;
}

const isAddress = (text: string): boolean => /^\s*https?:\/\/\S+\s*$/i.test(text);

/** A list, the text of one, addresses with commas between them, or a single value as a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [value];
  if (value.trimStart().startsWith('[')) {
    const read = spelled(value);
    return Array.isArray(read) ? read : [value];
  }
  if (!value.includes(',')) return [value];
  const parts = value.split(',');
  return parts.every(isAddress) ? parts : [value];
}

/** A field as it is passed on: lists as one property each, objects with their own properties, nothing for nothing. */
export function propertiesOf(property: string, value: unknown): readonly OtherProperty[] {
  return passOn(property, value, 0, { left: MAX_NESTED });
}

function passOn(property: string, value: unknown, depth: number, budget: { left: number }): readonly OtherProperty[] {
  const said = scalar(value);
  if (said !== undefined) return [{ property, value: said, isUri: isAddress(said), properties: [] }];
  if (isBlank(value) || depth > MAX_DEPTH || budget.left <= 0) return [];
  if (Array.isArray(value)) {
    budget.left -= value.length;
    return value.flatMap((item: unknown) => passOn(property, item, depth + 1, budget));
  }
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  budget.left -= entries.length;
  const properties = entries.flatMap(([key, item]) => passOn(key, item, depth + 1, budget));
  return properties.length === 0 ? [] : [{ property, isUri: false, properties }];
}
