import type { OtherProperty, ReadingProblem } from '../../model/value.ts';
import { isObject, type JsonObject } from '../../model/json-object.ts';
import { isBlank, listOf, objectOf, propertiesOf } from './json.ts';

/**
 * A record that is being read: remembers which of its fields were read, so that what is left can be passed on. Legacy
 * extras (`[{key, value}]`) count as fields of the record; a field of the record itself goes before an extra.
 */
export interface Fields {
  readonly record: JsonObject;
  readonly extras: ReadonlyMap<string, unknown> | undefined;
  /** What the fields' names begin with in the record that they come from: `contact_point_`. */
  readonly prefix: string;
  readonly read: Set<string>;
  readonly passedOn: OtherProperty[];
  readonly problems: ReadingProblem[];
}

/** The fields of one object of an answer. */
export function fieldsOf(record: JsonObject, prefix = ''): Fields {
  const passedOn: OtherProperty[] = [];
  const extras = prefix === '' ? extrasOf(record['extras'], passedOn) : undefined;
  return { record, extras, prefix, read: new Set(), passedOn, problems: [] };
}

/** Extras by their keys; a second one with the same key is passed on. */
function extrasOf(value: unknown, passedOn: OtherProperty[]): ReadonlyMap<string, unknown> | undefined {
  if (isBlank(value)) return undefined;
  const extras = new Map<string, unknown>();
  // CKAN before 2.0 gave an object, and some extensions still do.
  const pairs: readonly (readonly [unknown, unknown])[] = isObject(value)
    ? Object.entries(value)
    : listOf(value).map((item) => (isObject(item) ? [item['key'], item['value']] : ['extras', item]));
  for (const [key, item] of pairs) {
    if (typeof key !== 'string' || isBlank(item)) continue;
    if (extras.has(key) || key === 'extras') passedOn.push(...propertiesOf(key, item));
    else extras.set(key, item);
  }
  return extras;
}

/** A field's value, undefined where there is nothing in it. Reading it this way does not count. */
export function peek(fields: Fields, key: string): unknown {
  const own = fields.record[key];
  return isBlank(own) ? fields.extras?.get(key) : own;
}

/** The first field that `accept` reads; only that one counts as read. */
export function takeFirst<T>(
  fields: Fields,
  keys: readonly string[],
  accept: (value: unknown) => T | undefined,
): T | undefined {
  for (const key of keys) {
    const value = peek(fields, key);
    const taken = value === undefined ? undefined : accept(value);
    if (taken === undefined) continue;
    fields.read.add(key);
    return taken;
  }
  return undefined;
}

/** The items of the first field that has some that `accept` reads; its other items are passed on. */
export function takeList<T>(
  fields: Fields,
  keys: readonly string[],
  accept: (item: unknown, key: string) => T | undefined,
): readonly T[] {
  for (const key of keys) {
    const value = peek(fields, key);
    if (value === undefined) continue;
    const taken: T[] = [];
    const others: unknown[] = [];
    for (const item of listOf(value)) {
      const read = accept(item, key);
      if (read === undefined) others.push(item);
      else taken.push(read);
    }
    if (taken.length === 0) continue;
    fields.read.add(key);
    if (others.length > 0) fields.passedOn.push(...propertiesOf(fields.prefix + key, others));
    return taken;
  }
  return [];
}

/**
 * What `read` makes of the objects in the first field that has some (ckanext-scheming's repeating subfields). What is
 * left of an object is passed on under the field, unless `read` takes it along.
 */
export function takeObjects<T>(
  fields: Fields,
  keys: readonly string[],
  read: (nested: Fields, place: number) => T | undefined,
): readonly T[] {
  let place = 0;
  const rest: OtherProperty[] = [];
  const taken = takeList(fields, keys, (item, key) => {
    const object = objectOf(item);
    if (object === undefined) return undefined;
    const nested = fieldsOf(object);
    const made = read(nested, place);
    place += 1;
    if (made === undefined) return undefined;
    const properties = leftOf(nested);
    if (properties.length > 0) rest.push({ property: fields.prefix + key, isUri: false, properties });
    fields.problems.push(...nested.problems);
    return made;
  });
  fields.passedOn.push(...rest);
  return taken;
}

/**
 * The same of legacy fields that say with a prefix what belongs together: `contact_name`, `contact_email`. They count
 * as read where `read` made something of them.
 */
export function takePrefixed<T>(
  fields: Fields,
  prefix: string,
  names: readonly string[],
  read: (nested: Fields) => T | undefined,
): T | undefined {
  const record: Record<string, unknown> = {};
  let some = false;
  for (const name of names) {
    const value = peek(fields, prefix + name);
    if (value === undefined) continue;
    record[name] = value;
    some = true;
  }
  if (!some) return undefined;
  const nested = fieldsOf(record, prefix);
  const made = read(nested);
  if (made === undefined) return undefined;
  for (const name of Object.keys(record)) fields.read.add(prefix + name);
  fields.passedOn.push(...leftOf(nested));
  fields.problems.push(...nested.problems);
  return made;
}

const NONE: ReadonlySet<string> = new Set();

/** What nobody has read, under the platform's own names; counts as read from now on. `ignored` says nothing of the data. */
export function leftOf(fields: Fields, ignored: ReadonlySet<string> = NONE): readonly OtherProperty[] {
  const { record, extras, prefix, read } = fields;
  const left = fields.passedOn.splice(0);
  for (const key of Object.keys(record)) {
    if (read.has(key) || ignored.has(key) || (key === 'extras' && extras !== undefined)) continue;
    const value = record[key];
    if (!isBlank(value)) left.push(...propertiesOf(prefix + key, value));
  }
  if (extras !== undefined) {
    for (const [key, value] of extras) {
      const own = record[key];
      // Read, or said once more beside the record's own field.
      if (isBlank(own) ? read.has(key) : own === value) continue;
      left.push(...propertiesOf(key, value));
    }
  }
  for (const key of Object.keys(record)) read.add(key);
  for (const key of extras?.keys() ?? []) read.add(key);
  return left;
}
