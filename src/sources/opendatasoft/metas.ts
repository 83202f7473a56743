import type { OtherProperty } from '../../model/value.ts';
import type { JsonObject } from '../../model/json-object.ts';
import { addOtherProperties } from './other-property.ts';

/** A record's metas, which remember what has been taken of them. */
export interface Metas {
  /** A text, trimmed; undefined when there is none, or another kind of value, which is then left. */
  text(group: string, name: string): string | undefined;
  /** A text, or several; items of another kind are left. */
  texts(group: string, name: string): readonly string[];
  /** The text of the first of the DCAT groups (`dcat`, then `dcat_ap_…`) and of the first of these names that has one. */
  dcat(...names: readonly string[]): string | undefined;
  /** The same for texts. */
  dcatTexts(...names: readonly string[]): readonly string[];
  /** A value of any kind, looked at and left. */
  peek(group: string, name: string): unknown;
  /** Takes a value that was looked at. */
  drop(group: string, name: string): void;
  /** Adds what is left, as `group.name`. */
  addLeft(found: OtherProperty[]): void;
}

const asText = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
};

export function createMetas(groups: Readonly<Record<string, JsonObject>>): Metas {
  const taken = new Map<string, unknown>();
  const dcatGroups = Object.keys(groups)
    .filter((group) => /^dcat(?:_ap.*)?$/.test(group))
    .sort();
  const peek = (group: string, name: string): unknown => groups[group]?.[name];

  const text = (group: string, name: string): string | undefined => {
    const value = peek(group, name);
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    const read = asText(only);
    if (read !== undefined) taken.set(`${group}.${name}`, undefined);
    return read;
  };
  const texts = (group: string, name: string): readonly string[] => {
    const value = peek(group, name);
    if (value === undefined || value === null) return [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const unread = items.filter((item) => asText(item) === undefined && item !== null && item !== '');
    taken.set(`${group}.${name}`, unread);
    return items.flatMap((item) => asText(item) ?? []);
  };
  const inDcat = <T>(
    names: readonly string[],
    read: (group: string, name: string) => T,
    isThere: (value: T) => boolean,
  ) => {
    for (const group of dcatGroups) {
      for (const name of names) {
        const value = read(group, name);
        if (isThere(value)) return value;
      }
    }
    return undefined;
  };

  return {
    text,
    texts,
    dcat: (...names) => inDcat(names, text, (value) => value !== undefined),
    dcatTexts: (...names) => inDcat(names, texts, (value) => value.length > 0) ?? [],
    peek,
    drop: (group, name) => {
      taken.set(`${group}.${name}`, undefined);
    },
    addLeft(found) {
      for (const [group, values] of Object.entries(groups)) {
        for (const [name, value] of Object.entries(values)) {
          if (value === null) continue;
          const key = `${group}.${name}`;
          addOtherProperties(found, key, taken.has(key) ? taken.get(key) : value);
        }
      }
    },
  };
}
