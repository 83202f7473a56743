import { isObject, type JsonObject } from '../model/json-object.ts';
import { canonicalName, scalarOf, valuesOf } from './json-value.ts';

/** A DCAT-US document, taken apart into its lists; nothing of the records is read yet. */
export interface DcatUsDocument {
  /** Catalogues that describe themselves: the document itself, as a rule. */
  readonly catalogues: readonly JsonObject[];
  /** What stands in the lists of datasets, records or not. */
  readonly datasets: readonly unknown[];
  readonly services: readonly unknown[];
  readonly series: readonly unknown[];
  /** Catalogue records by the identifier of what they are about. */
  readonly records: ReadonlyMap<string, readonly JsonObject[]>;
  /** Nodes of `@graph` by their `@id`. */
  readonly nodes: ReadonlyMap<string, JsonObject>;
}

interface Parts {
  readonly catalogues: JsonObject[];
  readonly datasets: unknown[];
  readonly services: unknown[];
  readonly series: unknown[];
  readonly records: Map<string, JsonObject[]>;
  readonly nodes: Map<string, JsonObject>;
}

const MAX_DEPTH = 20;

/** Whether the object has a type of this name, in any spelling; `name` in lower case. */
export const hasType = (object: JsonObject, name: string): boolean =>
  valuesOf(object['@type'] ?? object['rdf:type']).some(
    (type) => typeof type === 'string' && canonicalName(type) === name,
  );

/**
 * The shape of a DCAT-US document: an object with a list called `dataset` (1.1 and 3.0), a JSON-LD `@graph`, or the
 * bare list of 1.0. Throws an Error that says what is missing.
 */
export function readDocument(value: unknown): DcatUsDocument {
  const parts: Parts = {
    catalogues: [],
    datasets: [],
    services: [],
    series: [],
    records: new Map(),
    nodes: new Map(),
  };
  if (Array.isArray(value)) {
    if (!value.some((each) => isObject(each) && 'title' in each)) throw new Error(NO_CATALOGUE);
    parts.datasets.push(...(value as readonly unknown[]));
    return parts;
  }
  if (!isObject(value)) throw new Error(NO_CATALOGUE);
  const graph = value['@graph'];
  if (Array.isArray(graph)) readGraph(graph, parts);
  else {
    const lists = Object.keys(value).filter((key) => canonicalName(key) === 'dataset');
    if (!lists.some((key) => Array.isArray(value[key]) || isObject(value[key]))) throw new Error(NO_CATALOGUE);
    parts.catalogues.push(value);
    readMembers(value, parts, 0);
  }
  return parts;
}

const NO_CATALOGUE = 'it is no DCAT-US catalogue: it has no list called dataset';

/** The list in a field, in any spelling of its name. */
function membersOf(object: JsonObject, name: string): readonly unknown[] {
  const keys = Object.keys(object).filter((key) => canonicalName(key) === name);
  return keys.flatMap((key) => {
    const value = object[key];
    // Not `valuesOf`: what is null or blank in the place of a record is to be listed as skipped.
    return Array.isArray(value) ? (value as readonly unknown[]) : value === null ? [] : [value];
  });
}

function readMembers(catalogue: JsonObject, parts: Parts, depth: number): void {
  parts.datasets.push(...membersOf(catalogue, 'dataset'));
  parts.services.push(...membersOf(catalogue, 'service'));
  parts.series.push(...membersOf(catalogue, 'datasetseries'));
  for (const record of membersOf(catalogue, 'record')) addRecord(record, parts);
  if (depth === MAX_DEPTH) return;
  for (const part of [...membersOf(catalogue, 'catalog'), ...membersOf(catalogue, 'haspart')]) {
    if (isObject(part)) readMembers(part, parts, depth + 1);
  }
}

function addRecord(record: unknown, parts: Parts): void {
  if (!isObject(record)) return;
  for (const topic of membersOf(record, 'primarytopic')) {
    const key = scalarOf(topic) ?? (isObject(topic) ? scalarOf(topic['@id'] ?? topic['identifier']) : undefined);
    if (key === undefined) continue;
    const known = parts.records.get(key);
    if (known === undefined) parts.records.set(key, [record]);
    else known.push(record);
  }
}

/** A flat graph: what is a dataset is said by its type, or by the catalogue that lists it. */
function readGraph(graph: readonly unknown[], parts: Parts): void {
  const catalogues = graph.filter((node): node is JsonObject => isObject(node) && hasType(node, 'catalog'));
  for (const node of graph) {
    if (!isObject(node)) continue;
    const id = scalarOf(node['@id']);
    if (id !== undefined) parts.nodes.set(id, node);
  }
  const listed = new Set<JsonObject>();
  const described = (member: unknown): unknown => {
    const id = scalarOf(member) ?? (isObject(member) ? scalarOf(member['@id']) : undefined);
    const node = id === undefined ? undefined : parts.nodes.get(id);
    if (node !== undefined) listed.add(node);
    return node ?? member;
  };
  for (const catalogue of catalogues) {
    parts.catalogues.push(catalogue);
    readMembers(catalogue, parts, 0);
  }
  for (const list of [parts.datasets, parts.services, parts.series]) {
    list.splice(0, list.length, ...list.map(described));
  }
  for (const node of graph) {
    if (!isObject(node) || listed.has(node)) continue;
    if (hasType(node, 'datasetseries')) parts.series.push(node);
    else if (hasType(node, 'dataset')) parts.datasets.push(node);
    else if (hasType(node, 'dataservice')) parts.services.push(node);
    else if (hasType(node, 'catalogrecord')) addRecord(node, parts);
  }
  if (catalogues.length === 0 && parts.datasets.length === 0) throw new Error(NO_CATALOGUE);
}
