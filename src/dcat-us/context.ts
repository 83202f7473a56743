import type { Agent } from '../model/agent.ts';
import type { DataService, DatasetSeries } from '../model/dataset.ts';
import { idFromUri, idWithin, type NodeKind } from '../model/id.ts';
import { createJsonNode, type JsonNode } from './json-node.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { isIri, scalarOf } from './json-value.ts';

/** Values that nodes of `@graph` may pass on where they are linked to, all records of a document together. */
const FREE = 10_000;
const MOST_FOR_EACH_NODE = 50;

/** What the readers of one document share: whose it is, how its records are called, and what they name on the way. */
export interface ReadingContext {
  readonly catalogueId: string;
  /** Agents by id: read where they are named. */
  readonly agents: Map<string, Agent>;
  /** Ids of agents by their JSON, for most datasets repeat the same one. */
  readonly agentIds: Map<string, string>;
  readonly dataServices: Map<string, DataService>;
  readonly series: Map<string, DatasetSeries>;
  /** Catalogue records by the identifier of what they are about. */
  readonly records: ReadonlyMap<string, readonly JsonObject[]>;
  /** A node of the object, or of the one in `@graph` that it only names; undefined where nothing is described. */
  node(value: unknown): JsonNode | undefined;
  /** Whether nodes were linked to so often that not all they say was passed on. */
  isCut(): boolean;
  /** An id from content, for what has neither URI nor identifier; the second with the same content has another one. */
  contentId(kind: NodeKind, key: string): string;
}

export function createReadingContext(
  catalogueId: string,
  graph: ReadonlyMap<string, JsonObject> = new Map(),
  records: ReadonlyMap<string, readonly JsonObject[]> = new Map(),
): ReadingContext {
  const taken = new Map<string, number>();
  // A node that many records name is read with each of them: in all no more than the document is long, many times over.
  const shared = { left: FREE + MOST_FOR_EACH_NODE * graph.size };
  return {
    catalogueId,
    agents: new Map(),
    agentIds: new Map(),
    dataServices: new Map(),
    series: new Map(),
    records,
    node(value) {
      if (!isObject(value)) {
        const described = typeof value === 'string' ? graph.get(value) : undefined;
        return described === undefined ? undefined : createJsonNode(described, shared);
      }
      const id = value['@id'];
      const named = typeof id === 'string' && Object.keys(value).length === 1 ? graph.get(id) : undefined;
      return named === undefined ? createJsonNode(value) : createJsonNode(named, shared);
    },
    isCut: () => shared.left <= 0,
    contentId(kind, key) {
      const full = `${kind} ${key}`;
      const before = taken.get(full) ?? 0;
      taken.set(full, before + 1);
      return idWithin(kind, catalogueId, before === 0 ? key : `${key}\n${before}`);
    },
  };
}

/** How a record is called: our id, its URI where it has one, and the identifiers that it gives. */
export interface Naming {
  readonly id: string;
  readonly uri?: string;
  readonly identifiers: readonly string[];
}

/** The URI that an object has: its `@id`, where that is an IRI. It counts as read then. */
export const takeUri = (node: JsonNode): string | undefined => {
  const uri = node.first('@id', (value) => {
    const said = scalarOf(value);
    return said !== undefined && isIri(said) ? said : undefined;
  });
  // A blank node's label is worth nothing outside its document.
  node.first('@id', (value) => (typeof value === 'string' && value.startsWith('_:') ? value : undefined));
  return uri;
};

/** An identifier, said as text or as an adms:Identifier with its notation. */
export function takeIdentifiers(node: JsonNode, name: string): readonly string[] {
  return node.each(name, (value) => scalarOf(value) ?? (isObject(value) ? notationOf(node, name, value) : undefined));
}

function notationOf(owner: JsonNode, name: string, value: JsonObject): string | undefined {
  const inner = createJsonNode(value);
  const notation = inner.first(['notation', '@id'], scalarOf);
  const properties = notation === undefined ? [] : inner.otherProperties();
  if (properties.length > 0) owner.keep([{ property: name, isUri: false, properties }]);
  return notation;
}

/**
 * Names a record: by `@id`, by an identifier that is a web address, by another identifier within the catalogue, and
 * at last by its content (`fallback`).
 */
export function nameOf(
  context: ReadingContext,
  node: JsonNode,
  kind: NodeKind,
  fallback: (node: JsonNode) => string,
): Naming {
  const own = takeUri(node);
  const identifiers = takeIdentifiers(node, 'identifier');
  const uri = own ?? identifiers.find(isIri);
  if (uri !== undefined) return { id: idFromUri(kind, uri), uri, identifiers };
  const [identifier] = identifiers;
  const id =
    identifier === undefined
      ? context.contentId(kind, fallback(node))
      : idWithin(kind, context.catalogueId, identifier);
  return { id, identifiers };
}
