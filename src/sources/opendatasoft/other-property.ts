import type { OtherProperty } from '../../model/value.ts';

const WEB_ADDRESS = /^https?:\/\/\S+$/;
const MAX_DEPTH = 4;

/**
 * What has no place in the model, as upstream gave it: nothing for null and what is empty, one property for each
 * item of a list, nested ones for an object. Lists of lists (coordinates) and what lies deep are passed on as JSON.
 */
export function toOtherProperties(property: string, value: unknown): readonly OtherProperty[] {
  const found: OtherProperty[] = [];
  addOtherProperties(found, property, value);
  return found;
}

/** The same, added to a list: records have hundreds of these, and most of the time of reading them goes here. */
export function addOtherProperties(found: OtherProperty[], property: string, value: unknown, depth = 0): void {
  if (value === null || value === undefined || value === '') return;
  if (typeof value === 'string') found.push(literal(property, value));
  else if (typeof value !== 'object') found.push(literal(property, JSON.stringify(value)));
  else if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.some((item) => Array.isArray(item))) found.push(literal(property, JSON.stringify(value)));
    else for (const item of items) addOtherProperties(found, property, item, depth);
  } else addNested(found, property, value, depth);
}

function addNested(found: OtherProperty[], property: string, value: object, depth: number): void {
  if (depth >= MAX_DEPTH) {
    found.push(literal(property, JSON.stringify(value)));
    return;
  }
  const properties: OtherProperty[] = [];
  for (const [name, nested] of Object.entries(value)) addOtherProperties(properties, name, nested, depth + 1);
  if (properties.length > 0) found.push({ property, isUri: false, properties });
}

const NONE: readonly OtherProperty[] = [];

const literal = (property: string, value: string): OtherProperty => ({
  property,
  value,
  isUri: value.startsWith('http') && WEB_ADDRESS.test(value),
  properties: NONE,
});
