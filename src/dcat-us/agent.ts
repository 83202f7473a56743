import type { Agent, ContactPoint, PostalAddress } from '../model/agent.ts';
import { idFromUri, idWithin } from '../model/id.ts';
import { newAgent, newContactPoint } from '../model/new-record.ts';
import type { OtherProperty } from '../model/value.ts';
import { type ReadingContext, takeIdentifiers, takeUri } from './context.ts';
import { createJsonNode, type JsonNode, restOf } from './json-node.ts';
import { isObject } from '../model/json-object.ts';
import { addressOf, canonicalName, scalarOf } from './json-value.ts';
import { takeConcepts, takeLabels, takeReferences, takeStrings, takeTexts } from './values.ts';

const PARENT = 'http://www.w3.org/ns/org#subOrganizationOf';
const NAME = 'http://xmlns.com/foaf/0.1/name';
/** Longer than any organisation's hierarchy; a document may nest without end. */
const MAX_PARENTS = 10;

const stripScheme = (value: string): string => value.replace(/^(?:mailto|tel):/i, '');

const takeStripped = (node: JsonNode, names: readonly string[]): readonly string[] =>
  node.each(names, (value) => {
    const said = addressOf(value);
    return said === undefined ? undefined : stripScheme(said);
  });

/** The id of the agent that a value stands for, in text or as an object; the agent is read when first met. */
export function readAgent(context: ReadingContext, value: unknown): string | undefined {
  const name = scalarOf(value);
  const described = context.node(value);
  if (name !== undefined && described === undefined) {
    const id = idWithin('organisation', context.catalogueId, `name:${name.toLowerCase()}`);
    return remember(context, newAgent({ id, catalogueId: context.catalogueId, names: [{ value: name }] }));
  }
  if (described === undefined) return undefined;
  const json = JSON.stringify(described.object);
  const known = context.agentIds.get(json);
  if (known !== undefined) return known;
  const agent = agentOf(context, described);
  if (agent === undefined) return undefined;
  context.agentIds.set(json, agent.id);
  return remember(context, agent);
}

function agentOf(context: ReadingContext, node: JsonNode): Agent | undefined {
  const uri = takeUri(node);
  const names = takeLabels(node);
  const identifiers = takeIdentifiers(node, 'identifier');
  const parent = takeParent(node, MAX_PARENTS);
  const [key] = [...identifiers, ...names.map((name) => name.value.toLowerCase())];
  if (uri === undefined && key === undefined) return undefined;
  // A unit of one name may stand under several organisations: the chain above it is part of what it is called.
  const chain = [key ?? '', ...parent.path].join('\n');
  return newAgent({
    id:
      uri === undefined
        ? idWithin('organisation', context.catalogueId, `name:${chain}`)
        : idFromUri('organisation', uri),
    ...(uri === undefined ? {} : { uri }),
    catalogueId: context.catalogueId,
    names,
    descriptions: takeTexts(node, 'description'),
    types: takeConcepts(node, 'type', 'publisherType'),
    identifiers,
    homepages: takeReferences(node, 'homepage'),
    emails: takeStripped(node, ['mbox', 'hasemail', 'email']),
    sameAs: takeReferences(node, 'sameAs'),
    otherProperties: [...parent.properties, ...node.otherProperties()],
  });
}

interface Parent {
  /** Names from the nearest parent to the topmost, in lower case. */
  readonly path: readonly string[];
  readonly properties: readonly OtherProperty[];
}

/** org:subOrganizationOf, link by link to the top. */
function takeParent(node: JsonNode, left: number): Parent {
  const parents = node.each('suborganizationof', (value): Parent | undefined => {
    const said = scalarOf(value);
    if (said !== undefined) return { path: [said.toLowerCase()], properties: [nested([{ value: said }], [])] };
    if (!isObject(value) || left === 0) return undefined;
    const parent = createJsonNode(value);
    const uri = takeUri(parent);
    const names = takeLabels(parent);
    const above = takeParent(parent, left - 1);
    const properties = nested(names, [...above.properties, ...parent.otherProperties()], uri);
    return {
      path: [...names.slice(0, 1).map((name) => name.value.toLowerCase()), ...above.path],
      properties: [properties],
    };
  });
  return {
    path: parents.flatMap((parent) => parent.path),
    properties: parents.flatMap((parent) => parent.properties),
  };
}

function nested(names: readonly { value: string }[], more: readonly OtherProperty[], uri?: string): OtherProperty {
  const named = names.map((name) => ({ property: NAME, ...name, isUri: false, properties: [] }));
  const properties = [...named, ...more];
  return uri === undefined
    ? { property: PARENT, isUri: false, properties }
    : { property: PARENT, value: uri, isUri: true, properties };
}

/** One agent may be described in parts, with its mail address here and its homepage there: the parts are put together. */
function remember(context: ReadingContext, agent: Agent): string {
  const before = context.agents.get(agent.id);
  context.agents.set(agent.id, before === undefined ? agent : together(before, agent));
  return agent.id;
}

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => {
  const known = new Set(a.map((each) => JSON.stringify(each)));
  const more = b.filter((each) => !known.has(JSON.stringify(each)));
  return more.length === 0 ? a : [...a, ...more];
};

const together = (a: Agent, b: Agent): Agent => ({
  ...a,
  names: union(a.names, b.names),
  descriptions: union(a.descriptions, b.descriptions),
  types: union(a.types, b.types),
  identifiers: union(a.identifiers, b.identifiers),
  homepages: union(a.homepages, b.homepages),
  emails: union(a.emails, b.emails),
  sameAs: union(a.sameAs, b.sameAs),
  otherProperties: union(a.otherProperties, b.otherProperties),
});

const KINDS: ReadonlyMap<string, string> = new Map(
  ['Kind', 'Organization', 'Individual', 'Group'].map((kind) => [kind.toLowerCase(), kind]),
);

/** vcard:Kind (DCAT-US: vcard:Contact); text in its place is its name, or its mail address. */
export function readContactPoint(context: ReadingContext, value: unknown): ContactPoint | undefined {
  const node = context.node(value);
  if (node === undefined) {
    const said = scalarOf(value);
    if (said === undefined) return undefined;
    const mail = /^(?:mailto:)?\S+@\S+$/i.test(said);
    return newContactPoint(mail ? { emails: [stripScheme(said)] } : { names: [{ value: said }] });
  }
  const uri = takeUri(node);
  const kind = node.first('@type', (type) => (typeof type === 'string' ? KINDS.get(canonicalName(type)) : undefined));
  const names = ['fn', 'name', 'organization-name'].flatMap((name) => takeTexts(node, name));
  return newContactPoint({
    ...(uri === undefined ? {} : { uri }),
    ...(kind === undefined ? {} : { kind }),
    names,
    emails: takeStripped(node, ['hasemail', 'email', 'mbox']),
    telephones: takeStripped(node, ['hastelephone', 'tel', 'telephone', 'phone']),
    addresses: node.each(['address', 'hasaddress', 'adr'], (address) => readAddress(node, address)),
    urls: takeReferences(node, 'hasURL', 'url'),
    otherProperties: node.otherProperties(),
  });
}

function readAddress(owner: JsonNode, value: unknown): PostalAddress | undefined {
  const said = scalarOf(value);
  if (said !== undefined) return { street: said };
  if (!isObject(value)) return undefined;
  const node = createJsonNode(value);
  const [street] = takeStrings(node, ['street-address', 'streetaddress']);
  const [postalCode] = takeStrings(node, ['postal-code', 'postalcode']);
  const [locality] = takeStrings(node, 'locality');
  const [region] = takeStrings(node, 'region');
  const [country] = takeStrings(node, ['country-name', 'country']);
  owner.keep(restOf('address', node, node.first('@id', scalarOf)));
  return {
    ...(street === undefined ? {} : { street }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(locality === undefined ? {} : { locality }),
    ...(region === undefined ? {} : { region }),
    ...(country === undefined ? {} : { country }),
  };
}
