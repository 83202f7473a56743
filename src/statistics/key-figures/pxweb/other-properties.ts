import { isObject } from '../../../model/json-object.ts';
import type { OtherProperty } from '../../../model/value.ts';

/** Levels that are gone down into; PxWeb's own extensions have three. */
const MOST_LEVELS = 6;

/** Everything that a JSON value says, by the path of its fields: `extension.px.subject-area`. Nulls and blanks say nothing. */
export function otherProperties(property: string, value: unknown, level = 0): readonly OtherProperty[] {
  if (Array.isArray(value)) return value.flatMap((each) => otherProperties(property, each, level));
  if (isObject(value) && level < MOST_LEVELS) {
    return Object.entries(value).flatMap(([name, each]) =>
      otherProperties(property === '' ? name : `${property}.${name}`, each, level + 1),
    );
  }
  if (value === null || value === undefined || value === '') return [];
  const said = typeof value === 'string' ? value : JSON.stringify(value);
  return [{ property, value: said, isUri: false, properties: [] }];
}
