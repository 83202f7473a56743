import { UpstreamError } from '../errors.ts';

const MOST_ENTITIES = 200;
const LONGEST_VALUE = 1_000;
const LONGEST_DOCTYPE = 300_000;

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const ENTITY = /<!ENTITY\s+(%\s+)?([^\s%"']+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([^;\s]*));?/gi;

const refuse = (why: string): never => {
  throw new UpstreamError(
    'MALFORMED',
    `the DOCTYPE ${why}; it is not read, because such documents can grow without bound`,
  );
};

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

const expand = (value: string): string => {
  if (value.length > LONGEST_VALUE) refuse(`declares an entity longer than ${LONGEST_VALUE} characters`);
  if (/%[\p{L}_:][^\s;%]*;/u.test(value)) refuse('declares an entity that refers to other entities');
  return value.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    return PREDEFINED.get(name ?? '') ?? refuse('declares an entity that refers to other entities');
  });
};

/**
 * Internal entities of a DOCTYPE (XML 1.0 section 4.2.1), by name; real catalogues name namespaces with them. External
 * entities and parameter entities are never followed: a reference to one stays undefined. Throws `UpstreamError` MALFORMED
 * for what an expansion bomb looks like.
 */
export const readEntities = (doctype: string): ReadonlyMap<string, string> => {
  if (doctype.length > LONGEST_DOCTYPE) refuse(`is longer than ${LONGEST_DOCTYPE} characters`);
  const subset = doctype.replace(/<!--[\s\S]*?-->/g, '');
  if (subset.split('<!ENTITY').length - 1 > MOST_ENTITIES) refuse(`declares more than ${MOST_ENTITIES} entities`);
  const entities = new Map<string, string>();
  for (const [, parameter, name, double, single] of subset.matchAll(ENTITY)) {
    const value = expand(double ?? single ?? '');
    // The first declaration binds (XML 1.0 section 4.2).
    if (parameter === undefined && name !== undefined && !entities.has(name)) entities.set(name, value);
  }
  return entities;
};

/** The five entities that XML itself knows. */
export const predefinedEntities = (): ReadonlyMap<string, string> => PREDEFINED;
