import type { OtherProperty, ReadingProblem } from '../model/value.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { canonicalName, newBudget, type NestingBudget, passedOn, saysNothing, valuesOf } from './json-value.ts';

/**
 * Reads one object and remembers which of its values were read, so that what is left can be passed on: nothing is
 * dropped because the model has no place for it. Names are canonical: without prefix, in lower case.
 */
export interface JsonNode {
  readonly object: JsonObject;
  /** What `read` makes of each value of the fields; a value it makes nothing of (undefined) is left. */
  each<T>(names: Names, read: (value: unknown) => T | undefined): readonly T[];
  /** The same for the first value of which something can be made; further ones are left. */
  first<T>(names: Names, read: (value: unknown) => T | undefined): T | undefined;
  /** Takes a field out without reading it. */
  drop(names: Names): void;
  note(problem: ReadingProblem): void;
  problems(): readonly ReadingProblem[];
  /** Passes on what a linked object says beyond what was read of it. */
  keep(properties: readonly OtherProperty[]): void;
  /** What nobody has read, as it was said. */
  otherProperties(): readonly OtherProperty[];
}

type Names = string | readonly string[];

interface Field {
  readonly key: string;
  values: unknown[];
}

/** Text of a site's feed template that was not filled in: `{{orgContactEmail}}`. */
const PLACEHOLDER = /^\s*\{\{[^{}]*\}\}\s*$/;

/** `shared`: what this object may pass on together with others, where many records name it. */
export function createJsonNode(object: JsonObject, shared?: NestingBudget): JsonNode {
  const problems: ReadingProblem[] = [];
  const kept: OtherProperty[] = [];
  const fields = new Map<string, Field[]>();
  const order: Field[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (key === '@context') continue;
    let values = valuesOf(value);
    if (values.some(isPlaceholder)) {
      for (const said of values.filter(isPlaceholder)) {
        problems.push({ property: key, said, reason: 'is a placeholder that the catalogue did not fill in' });
      }
      values = values.filter((each) => !isPlaceholder(each));
    }
    if (values.length === 0) continue;
    const field = { key, values };
    order.push(field);
    const name = canonicalName(key);
    const same = fields.get(name);
    if (same === undefined) fields.set(name, [field]);
    else same.push(field);
  }

  const named = (names: Names): readonly Field[] =>
    typeof names === 'string' ? (fields.get(names) ?? []) : names.flatMap((name) => fields.get(name) ?? []);

  return {
    object,
    each<T>(names: Names, read: (value: unknown) => T | undefined) {
      const taken: T[] = [];
      for (const field of named(names)) {
        const left: unknown[] = [];
        for (const value of field.values) {
          const result = read(value);
          if (result === undefined) left.push(value);
          else taken.push(result);
        }
        field.values = left;
      }
      return taken;
    },
    first(names, read) {
      for (const field of named(names)) {
        for (const [index, value] of field.values.entries()) {
          const result = read(value);
          if (result === undefined) continue;
          field.values = field.values.filter((_, other) => other !== index);
          return result;
        }
      }
      return undefined;
    },
    drop(names) {
      for (const field of named(names)) field.values = [];
    },
    note: (problem) => void problems.push(problem),
    problems: () => problems,
    keep: (properties) => void kept.push(...properties),
    otherProperties() {
      const allowed = Math.min(newBudget().left, shared?.left ?? Infinity);
      const budget = { left: allowed };
      const left = order.flatMap(({ key, values }) => (saysNothing(key, values) ? [] : passedOn(key, values, budget)));
      if (shared !== undefined) shared.left -= allowed - Math.max(0, budget.left);
      if (budget.left < 0) {
        problems.push({ property: 'otherProperties', reason: 'has so many other values that not all are passed on' });
      }
      return [...left, ...kept];
    },
  };
}

const isPlaceholder = (value: unknown): value is string =>
  typeof value === 'string' && value.includes('{{') && PLACEHOLDER.test(value);

/** What is left of an object that was linked to, under the property that linked to it. */
export function restOf(property: string, node: JsonNode, uri?: string): readonly OtherProperty[] {
  const properties = node.otherProperties();
  if (properties.length === 0) return [];
  return [
    uri === undefined ? { property, isUri: false, properties } : { property, value: uri, isUri: true, properties },
  ];
}

/** A node of an object; undefined for anything else. */
export const nodeOf = (value: unknown): JsonNode | undefined => (isObject(value) ? createJsonNode(value) : undefined);
