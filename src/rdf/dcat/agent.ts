import type { Agent, ContactPoint, PostalAddress } from '../../model/agent.ts';
import type { Term } from '../graph.ts';
import { type ReadingContext, uriOf } from './context.ts';
import { createNodeReader, type NodeReader, type Property } from './node-reader.ts';
import { vcardKind } from './terms.ts';
import { otherProperties, plain, takeConcepts, takeReferences, takeTexts, toText } from './values.ts';

const stripScheme = (value: string): string => value.replace(/^(mailto|tel):/i, '');

/**
 * The id of the agent that a term stands for; the agent itself is read into the context when first met. A literal in
 * an agent's place is an agent known by name only; an IRI that is described nowhere is an agent without a name.
 */
export function readAgent(context: ReadingContext, term: Term): string | undefined {
  const said = plain(term);
  if (term.kind === 'literal') {
    if (said === undefined) return undefined;
    const id = context.shareBlank('organisation', `literal ${said}`, `name:${said.toLowerCase()}`);
    return remember(context, { ...NAMELESS, id, catalogueId: context.catalogueId, names: [toText(term)] });
  }
  if (term.kind === 'blank' && !context.graph.has(term.value)) return undefined;
  const known = context.id('organisation', term);
  if (context.agents.has(known)) return known;
  const node = createNodeReader(context.graph, term.value);
  const names = [...takeTexts(node, 'name'), ...takeTexts(node, 'fn'), ...takeTexts(node, 'label')];
  const identifiers = node.take('identifier').flatMap((object) => plain(object) ?? []);
  const key = identifiers[0] ?? names[0]?.value.trim().toLowerCase() ?? term.value;
  const id = term.kind === 'iri' ? known : context.shareBlank('organisation', term.value, `name:${key}`);
  return remember(context, {
    id,
    ...uriOf(term.value),
    catalogueId: context.catalogueId,
    names: names.filter(
      (name, index) =>
        names.findIndex((other) => other.value === name.value && other.language === name.language) === index,
    ),
    descriptions: takeTexts(node, 'description'),
    types: takeConcepts(node, 'agentType', 'publisherType'),
    identifiers,
    classifications: takeConcepts(node, 'classification'),
    homepages: takeReferences(node, 'homepage'),
    emails: takeStripped(node, 'mbox'),
    sameAs: takeReferences(node, 'sameAs'),
    otherProperties: otherProperties(node),
  });
}

const NAMELESS = {
  names: [],
  descriptions: [],
  types: [],
  identifiers: [],
  classifications: [],
  homepages: [],
  emails: [],
  sameAs: [],
  otherProperties: [],
} as const;

function remember(context: ReadingContext, agent: Agent): string {
  if (!context.agents.has(agent.id)) context.agents.set(agent.id, agent);
  return agent.id;
}

/** Values without `mailto:` or `tel:`, also when they stand on a node (vcard:hasValue). */
function takeStripped(node: NodeReader, property: Property): readonly string[] {
  return node.take(property).flatMap((term) => {
    const nested = term.kind === 'literal' ? [] : nestedValues(node, term);
    if (nested.length > 0) return nested;
    const value = plain(term);
    return value === undefined ? [] : [stripScheme(value)];
  });
}

function nestedValues(node: NodeReader, term: Term): readonly string[] {
  const values = createNodeReader(node.graph, term.value, node).take('vcardValue');
  return values.flatMap((value) => plain(value) ?? []).map(stripScheme);
}

/** vcard:Kind as a contact point; a literal in its place is its name. */
export function readContactPoint(context: ReadingContext, owner: NodeReader, term: Term): ContactPoint | undefined {
  if (term.kind === 'literal') {
    return plain(term) === undefined ? undefined : { ...NO_CONTACT, names: [toText(term)] };
  }
  const node = createNodeReader(context.graph, term.value, owner);
  const kind = context.graph
    .types(term.value)
    .map(vcardKind)
    .find((name) => name !== undefined);
  const contact = {
    ...uriOf(term.value),
    ...(kind === undefined ? {} : { kind }),
    // Some catalogues describe the contact as a foaf:Agent.
    names: [...takeTexts(node, 'fn'), ...takeTexts(node, 'label')],
    emails: [...takeStripped(node, 'email'), ...takeStripped(node, 'mbox')],
    telephones: takeStripped(node, 'telephone'),
    addresses: node.take('address').flatMap((address) => readAddress(node, address) ?? []),
    urls: [...takeReferences(node, 'contactUrl'), ...takeReferences(node, 'homepage')],
  };
  return { ...contact, otherProperties: otherProperties(node) };
}

const NO_CONTACT = { emails: [], telephones: [], addresses: [], urls: [], otherProperties: [] } as const;

function readAddress(owner: NodeReader, term: Term): PostalAddress | undefined {
  if (term.kind === 'literal') {
    const street = plain(term);
    return street === undefined ? undefined : { street };
  }
  const node = createNodeReader(owner.graph, term.value, owner);
  const street = node.takeFirst('street', plain);
  const postalCode = node.takeFirst('postalCode', plain);
  const locality = node.takeFirst('locality', plain);
  const region = node.takeFirst('region', plain);
  const country = node.takeFirst('country', plain);
  return {
    ...(street === undefined ? {} : { street }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(locality === undefined ? {} : { locality }),
    ...(region === undefined ? {} : { region }),
    ...(country === undefined ? {} : { country }),
  };
}
