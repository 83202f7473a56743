import type { DataService, Resource } from '../model/dataset.ts';
import { pickText } from '../model/text.ts';
import { foldName } from './organisation-name.ts';
import { comparableEndpoint, comparableUri } from './resource-uri.ts';

const UUID = /^(?:urn:uuid:)?\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const NIL = '00000000-0000-0000-0000-000000000000';
/** Kinds of API that one address may serve side by side. */
const PROTOCOL = /(?<![a-z])(?:wms|wfs|wmts|wcs|csw|atom|odata|sparql|soap)(?![a-z])/g;

function uuidOf(said: string): readonly string[] {
  const uuid = UUID.exec(said.trim())?.[1]?.toLowerCase();
  return uuid === undefined || uuid === NIL ? [] : [`uuid ${uuid}`];
}

const uriOf = (uri: string): readonly string[] => {
  const comparable = comparableUri(uri);
  return comparable === undefined ? [] : [`uri ${comparable}`];
};

/**
 * The signs by which a dataset is known in other catalogues: its URI in one spelling, and dcterms:identifier where it is
 * a UUID (DIGG's rule of identity at dataportal.se: the UUID, else the URI).
 */
export function datasetKeys({ uri = '', identifiers }: Pick<Resource, 'uri' | 'identifiers'>): readonly string[] {
  return [...new Set([...uriOf(uri), ...[uri, ...identifiers].flatMap(uuidOf)])];
}

/** Those of a data service: as of a dataset, and where it answers. */
export function serviceKeys(service: Pick<DataService, 'uri' | 'identifiers' | 'endpointUrls'>): readonly string[] {
  const endpoints = service.endpointUrls.flatMap(({ uri }) => comparableEndpoint(uri) ?? []);
  return [...datasetKeys(service), ...new Set(endpoints.map((address) => `endpoint ${address}`))];
}

/** One URI or local name as a dataset or service, in whatever catalogues it is found. */
export interface IdentifiedNode {
  readonly id: string;
  readonly keys: readonly string[];
  /** Who lists it: two nodes of one lister are two things by its own word. */
  readonly listers: readonly string[];
  /** Folded; of services. */
  readonly title: string;
  /** Which kinds of API its words name; of services. */
  readonly protocols: string;
}

/** What tells one service from another at the same address. */
export function serviceWords(service: DataService): Pick<IdentifiedNode, 'title' | 'protocols'> {
  const said = [
    ...service.titles.map(({ value }) => value),
    ...[...service.types, ...service.formats].map((concept) => concept.said),
    ...service.conformsTo.map(({ uri }) => uri),
  ];
  const protocols = new Set(said.flatMap((text) => text.toLowerCase().match(PROTOCOL) ?? []));
  return { title: foldName(pickText(service.titles) ?? ''), protocols: [...protocols].toSorted().join(' ') };
}

function grouped<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [value]);
      else known.push(value);
    }
  }
  return groups;
}

interface NodeGroups {
  readonly all: () => readonly ReadonlySet<IdentifiedNode>[];
  /** Makes these and what they are joined to one group; `checked`: not where one lister has two of them. */
  readonly join: (some: readonly IdentifiedNode[], checked: boolean) => void;
}

function createGroups(nodes: readonly IdentifiedNode[]): NodeGroups {
  const groupOf = new Map(nodes.map((node) => [node.id, new Set([node])]));
  const groupsOf = (some: readonly IdentifiedNode[]): ReadonlySet<ReadonlySet<IdentifiedNode>> =>
    new Set(some.flatMap(({ id }) => groupOf.get(id) ?? []));
  return {
    all: () => [...new Set(groupOf.values())],
    join: (some, checked) => {
      const groups = groupsOf(some);
      const listers = [...groups].flatMap((group) => [...new Set([...group].flatMap((node) => node.listers))]);
      if (groups.size < 2 || (checked && new Set(listers).size < listers.length)) return;
      const joined = new Set([...groups].flatMap((group) => [...group]));
      for (const { id } of joined) groupOf.set(id, joined);
    },
  };
}

/**
 * Services at one address are one, unless their words name different kinds of API (WMS beside WFS), or one lister tells
 * several apart by their titles.
 */
function sameEndpoint(nodes: readonly IdentifiedNode[], join: NodeGroups['join']): void {
  const byProtocol = grouped(nodes, ({ protocols }) => [protocols]);
  const told = [...byProtocol.keys()].filter((protocols) => protocols !== '').length;
  for (const some of told < 2 ? [nodes] : byProtocol.values()) {
    for (const titled of grouped(some, ({ title }) => [title]).values()) join(titled, false);
    join(some, true);
  }
}

/**
 * Which nodes are one thing: those that share a URI in any spelling, a UUID, an endpoint, the stronger sign first. A sign
 * that one lister gives to several of its own joins nothing. The order of the nodes does not matter.
 */
export function sameNodes(nodes: readonly IdentifiedNode[]): readonly (readonly string[])[] {
  const groups = createGroups(nodes);
  const byKey = grouped(nodes, ({ keys }) => keys);
  const keys = [...byKey.keys()].toSorted();
  for (const sign of ['uri ', 'uuid ', 'endpoint ']) {
    for (const key of keys.filter((one) => one.startsWith(sign))) {
      const sharing = byKey.get(key) ?? [];
      if (sign === 'endpoint ') sameEndpoint(sharing, groups.join);
      else groups.join(sharing, true);
    }
  }
  return groups.all().map((group) => [...group].map(({ id }) => id));
}
