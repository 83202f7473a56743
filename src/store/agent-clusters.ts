import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { RegisterEntry } from '../model/organisation.ts';
import { createAgentJoining, entryKey } from './agent-joining.ts';
import type { AgentJoining, Sign } from './agent-joining.ts';
import { contradicts, contradictsNumber } from './agent-resource.ts';
import type { AgentResource } from './agent-resource.ts';
import { findUnits } from './agent-units.ts';
import type { Units } from './agent-units.ts';
import { numberIn, portalUri, uriKeyOf } from './agent-uri.ts';
import { createRegisterNames, foldName, isUnitName } from './organisation-name.ts';
import type { RegisterNames } from './organisation-name.ts';

/** What is known before the agents are put together. */
export interface ClusterInput {
  readonly register: readonly RegisterEntry[];
  /** In order of their ids. */
  readonly resources: readonly AgentResource[];
  readonly catalogues: readonly CatalogueRef[];
  /** By catalogue id. */
  readonly descriptions: ReadonlyMap<string, CatalogueDescription>;
}

/** Which keys belong together: agent ids, `entryKey`s and keys of units. */
export interface AgentClusters extends Units {
  /** The key of the cluster that the agent is in; also of agents that a catalogue names but nothing describes. */
  readonly clusterOf: (agentId: string) => string;
  /** The key of the cluster that a number means. */
  readonly byNumber: ReadonlyMap<string, string>;
  /** By agent id; agents that stand by themselves have none. */
  readonly signs: ReadonlyMap<string, Sign>;
}

/** What the joining works on. */
interface Work extends ClusterInput {
  readonly joining: AgentJoining;
  readonly names: RegisterNames;
  /** By number: learnt ones are added. */
  readonly entries: Map<string, RegisterEntry>;
  /** By number that is in no entry: the agent that stands for it. */
  readonly owners: Map<string, string>;
}

/** Municipalities last: Gotland is municipality and region with one number, which then means the municipality. */
function entriesByNumber(register: readonly RegisterEntry[]): Map<string, RegisterEntry> {
  const byNumber = new Map<string, RegisterEntry>();
  for (const kind of ['REGION', 'MUNICIPALITY'] as const) {
    for (const entry of register) {
      if (entry.kind === kind && entry.organisationNumber !== undefined) byNumber.set(entry.organisationNumber, entry);
    }
  }
  return byNumber;
}

function joinNumbers({ resources, entries, joining }: Work): void {
  for (const { id, number } of resources) {
    const entry = number === undefined ? undefined : entries.get(number);
    if (entry !== undefined) joining.toEntry(id, entry, 'ORGANISATION_NUMBER', number ?? '');
  }
}

function joinNames({ resources, entries, joining, names }: Work): void {
  for (const resource of resources) {
    // A bare name may be anything, unless the agent says that it is a municipality.
    const local = resource.types.includes('LocalAuthority');
    const entryOf = (name: string): RegisterEntry | undefined =>
      names.exact(name) ?? (local ? names.short(name) : undefined);
    const name = [...resource.names].find((one) => entryOf(one) !== undefined);
    const entry = name === undefined ? undefined : entryOf(name);
    if (name === undefined || entry === undefined || joining.isFixed(resource.id) || contradicts(resource, entry)) {
      continue;
    }
    joining.toEntry(resource.id, entry, 'NAME', name);
    // The register does not know every number; upstream's own is as good.
    if (resource.number !== undefined && !entries.has(resource.number)) entries.set(resource.number, entry);
  }
}

/** Courts share Domstolsverket's number: with one that is not in the register, URI or name must agree too. */
function areOne(a: AgentResource, b: AgentResource): boolean {
  return a.uriKey === b.uriKey || [...a.names].some((name) => b.names.has(name));
}

function joinSharedNumbers({ resources, owners, joining }: Work): void {
  const byNumber = new Map<string, AgentResource[]>();
  for (const resource of resources) {
    if (resource.number === undefined || joining.isFixed(resource.id)) continue;
    byNumber.set(resource.number, [...(byNumber.get(resource.number) ?? []), resource]);
  }
  for (const [number, group] of byNumber) {
    const canonical = portalUri(number);
    const owner = group.find((resource) => resource.uriKey === canonical) ?? group[0];
    if (owner !== undefined) owners.set(number, owner.id);
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        if (areOne(a, b)) joining.together(a.id, b.id, 'ORGANISATION_NUMBER', number);
      }
    }
  }
}

/** Whoever has no number but the name of one that has: an authority that somebody describes by its name alone. */
function joinKnownNames({ resources, joining }: Work): void {
  const known = new Map<string, AgentResource[]>();
  const free = resources.filter(({ id }) => !joining.isFixed(id));
  for (const resource of free) {
    if (resource.number === undefined) continue;
    for (const name of resource.names) known.set(name, [...(known.get(name) ?? []), resource]);
  }
  for (const { id, number, names } of free) {
    for (const name of number === undefined ? names : []) {
      const [first, ...others] = isUnitName(name) ? [] : (known.get(name) ?? []);
      if (first === undefined || others.some((other) => joining.find(other.id) !== joining.find(first.id))) continue;
      joining.together(id, first.id, 'NAME', name);
    }
  }
}

/** By URI in any spelling, and by owl:sameAs to a URI that an agent has, or that another one names too. */
function joinUris({ resources, entries, joining }: Work): void {
  const byUri = new Map<string, { readonly resource: AgentResource; readonly own: boolean; readonly said: string }[]>();
  const add = (resource: AgentResource, said: string, own: boolean): void => {
    const key = uriKeyOf(said);
    byUri.set(key, [...(byUri.get(key) ?? []), { resource, own, said }]);
  };
  for (const resource of resources) {
    if (resource.uri !== undefined) add(resource, resource.uri, true);
    for (const uri of resource.sameAs) {
      const entry = entries.get(numberIn(uri) ?? '');
      if (entry !== undefined && !contradictsNumber(resource, entry))
        joining.toEntry(resource.id, entry, 'SAME_AS', uri);
      add(resource, uri, false);
    }
  }
  for (const users of byUri.values()) {
    const first = users.find(({ own }) => own) ?? users[0];
    for (const one of users) {
      if (first === undefined || one === first) continue;
      joining.together(first.resource.id, one.resource.id, first.own && one.own ? 'URI' : 'SAME_AS', one.said);
    }
  }
}

/** What the sources file says of the catalogues' publishers: agent id to organisation. An aggregator's file says nothing. */
function claimed({ catalogues, descriptions }: Work) {
  const claims = new Map<string, { readonly organisations: Set<string>; readonly catalogue: string }>();
  for (const { id, organisation } of catalogues) {
    const publisher = descriptions.get(id)?.publisher;
    if (publisher === undefined || organisation === undefined) continue;
    const claim = claims.get(publisher) ?? { organisations: new Set(), catalogue: id };
    claim.organisations.add(organisation);
    claims.set(publisher, claim);
  }
  return [...claims].flatMap(
    ([
      agent,
      {
        organisations: [first, second],
        catalogue,
      },
    ]) =>
      // prettier-ignore
      first === undefined || second !== undefined ? [] : [{ agent, organisation: first, catalogue }],
  );
}

function joinClaims(work: Work, byCode: ReadonlyMap<string, RegisterEntry>): void {
  const { resources, entries, owners, joining, names } = work;
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  for (const { agent, organisation, catalogue } of claimed(work)) {
    const number = numberIn(organisation);
    const entry = byCode.get(organisation) ?? entries.get(number ?? '');
    const resource = byId.get(agent);
    // The department that keeps the catalogue is a unit, not the body itself.
    if ([...(resource?.names ?? [])].some((name) => isUnitName(name) || names.unit(name) !== undefined)) continue;
    const owner = owners.get(number ?? '');
    if (entry !== undefined) {
      const agrees = resource === undefined || !contradictsNumber(resource, entry);
      if (agrees) joining.toEntry(agent, entry, 'CATALOGUE', catalogue);
    } else if (number !== undefined && resource !== undefined && (resource.number ?? number) === number) {
      if (owner === undefined) owners.set(number, agent);
      else joining.together(agent, owner, 'CATALOGUE', catalogue);
    }
  }
}

/** In the catalogue of Ale, an agent named `Ale` is Ale. */
function joinShortNames({ resources, catalogues, joining }: Work, byCode: ReadonlyMap<string, RegisterEntry>): void {
  const owner = new Map(catalogues.map(({ id, organisation }) => [id, byCode.get(organisation ?? '')]));
  for (const resource of resources) {
    for (const { catalogueId } of joining.isFixed(resource.id) ? [] : resource.agents) {
      const entry = owner.get(catalogueId);
      if (entry === undefined || !resource.names.has(foldName(entry.name)) || contradicts(resource, entry)) continue;
      joining.toEntry(resource.id, entry, 'CATALOGUE', catalogueId);
    }
  }
}

/**
 * Puts agents together that are one organisation, by these signs in this order: number in the URI or an identifier,
 * official name, the name of somebody who has a number, URI and owl:sameAs, being the publisher of a catalogue whose
 * organisation the sources file names; then finds whose units the others are. Two entries of the register, or two units
 * with numbers, never become one.
 */
export function clusterAgents(input: ClusterInput): AgentClusters {
  const { register, resources } = input;
  const entries = entriesByNumber(register);
  const byCode = new Map(register.map((entry) => [entry.code, entry]));
  const joining = createAgentJoining(register, resources);
  const work: Work = { ...input, joining, entries, owners: new Map(), names: createRegisterNames(register) };

  for (const { id, uri, unit } of resources) {
    if (unit !== undefined) joining.toUnit(id, `unit ${unit.number} ${unit.suffix}`, true, uri ?? unit.number);
  }
  joinNumbers(work);
  joinNames(work);
  joinNumbers(work); // by those that a name has brought
  joinSharedNumbers(work);
  joinKnownNames(work);
  joinUris(work);
  joinClaims(work, byCode);
  joinShortNames(work, byCode);
  joinUris(work); // to those that a catalogue has brought

  const byNumber = (): ReadonlyMap<string, string> =>
    new Map([
      ...[...work.owners].map(([number, id]) => [number, joining.find(id)] as const),
      ...[...entries].map(([number, entry]) => [number, entryKey(entry)] as const),
    ]);
  const units = findUnits({ ...input, joining, names: work.names, byCode, byNumber: byNumber() });
  return { clusterOf: joining.find, byNumber: byNumber(), signs: joining.signs, ...units };
}
