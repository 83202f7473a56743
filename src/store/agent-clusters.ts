import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import { readOrganisationNumber } from '../model/organisation-number.ts';
import type { RegisterEntry } from '../model/organisation.ts';
import { contradicts, contradictsNumber, foldName, uriKeyOf } from './agent-resource.ts';
import type { AgentResource } from './agent-resource.ts';
import { createPartition } from './partition.ts';

/** What is known before the agents are put together. */
export interface ClusterInput {
  readonly register: readonly RegisterEntry[];
  /** In order of their ids. */
  readonly resources: readonly AgentResource[];
  readonly catalogues: readonly CatalogueRef[];
  /** By catalogue id. */
  readonly descriptions: ReadonlyMap<string, CatalogueDescription>;
}

/** Which keys belong together: agent ids, `entryKey`s and `unitKey`s. */
export interface AgentClusters {
  /** The key of the cluster that the agent is in; also of agents that a catalogue names but nothing describes. */
  readonly clusterOf: (agentId: string) => string;
  /** The key of the cluster that a number means. */
  readonly byNumber: ReadonlyMap<string, string>;
}

export const entryKey = (entry: RegisterEntry): string => `entry ${entry.code}`;
const unitKey = (number: string, suffix: string): string => `unit ${number} ${suffix}`;

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

/** Official names and aliases: a bare `Ale` may be anything. A name that two entries have says nothing. */
function entriesByName(register: readonly RegisterEntry[]): ReadonlyMap<string, RegisterEntry | undefined> {
  const byName = new Map<string, RegisterEntry | undefined>();
  for (const entry of register) {
    for (const name of new Set([entry.officialName, ...entry.aliases].map(foldName))) {
      byName.set(name, byName.has(name) ? undefined : entry);
    }
  }
  return byName;
}

/** What the sources file says of the catalogues' publishers: agent id to organisation. An aggregator's file says nothing. */
function claimed({
  catalogues,
  descriptions,
}: ClusterInput): readonly (readonly [agent: string, organisation: string])[] {
  const claims = new Map<string, Set<string>>();
  for (const { id, organisation } of catalogues) {
    const publisher = descriptions.get(id)?.publisher;
    if (publisher === undefined || organisation === undefined) continue;
    claims.set(publisher, (claims.get(publisher) ?? new Set()).add(organisation));
  }
  return [...claims].flatMap(([agent, [first, second]]) =>
    first === undefined || second !== undefined ? [] : [[agent, first] as const],
  );
}

/** Courts share Domstolsverket's number: with one that is not in the register, URI or name must agree too. */
function areOne(a: AgentResource, b: AgentResource): boolean {
  return a.uriKey === b.uriKey || [...a.names].some((name) => b.names.has(name));
}

/** By number, the agents that have it and are in no entry. */
function sharing(
  resources: readonly AgentResource[],
  known: (id: string) => boolean,
): ReadonlyMap<string, readonly AgentResource[]> {
  const byNumber = new Map<string, AgentResource[]>();
  for (const resource of resources) {
    if (resource.number === undefined || known(resource.id)) continue;
    const group = byNumber.get(resource.number);
    if (group === undefined) byNumber.set(resource.number, [resource]);
    else group.push(resource);
  }
  return byNumber;
}

/**
 * Puts agents together that are one organisation, by these signs in this order: number in the URI or an identifier,
 * official name, owl:sameAs, being the publisher of a catalogue whose organisation the sources file names. Two
 * entries of the register, or two units, never become one.
 */
export function clusterAgents(input: ClusterInput): AgentClusters {
  const { register, resources } = input;
  const partition = createPartition();
  const entries = entriesByNumber(register);
  const byCode = new Map(register.map((entry) => [entry.code, entry]));

  const joinNumbers = (): void => {
    for (const { id, number } of resources) {
      const entry = number === undefined ? undefined : entries.get(number);
      if (entry !== undefined) partition.join(id, entryKey(entry));
    }
  };
  const joinNames = (): void => {
    const byName = entriesByName(register);
    for (const resource of resources) {
      const entry = [...resource.names].flatMap((name) => byName.get(name) ?? [])[0];
      if (entry === undefined || partition.isFixed(resource.id) || contradicts(resource, entry)) continue;
      partition.join(resource.id, entryKey(entry));
      // The register does not know every number; upstream's own is as good.
      if (resource.number !== undefined && !entries.has(resource.number)) entries.set(resource.number, entry);
    }
  };
  const owners = new Map<string, string>();
  const joinSharedNumbers = (): void => {
    for (const [number, group] of sharing(resources, partition.isFixed)) {
      const canonical = uriKeyOf(`http://dataportal.se/organisation/SE${number}`);
      const owner = group.find((resource) => resource.uriKey === canonical) ?? group[0];
      if (owner !== undefined) owners.set(number, owner.id);
      for (const [index, a] of group.entries()) {
        for (const b of group.slice(index + 1)) if (areOne(a, b)) partition.join(a.id, b.id);
      }
    }
  };
  const byUri = new Map(resources.flatMap((one) => (one.uriKey === undefined ? [] : [[one.uriKey, one] as const])));
  const joinSame = (): void => {
    for (const resource of resources) {
      for (const uri of resource.sameAs) {
        const entry = entries.get(readOrganisationNumber(uri) ?? '');
        if (entry !== undefined && !contradictsNumber(resource, entry)) partition.join(resource.id, entryKey(entry));
        const other = byUri.get(uriKeyOf(uri));
        if (other !== undefined) partition.join(resource.id, other.id);
      }
    }
  };
  const joinClaims = (): void => {
    const byId = new Map(resources.map((resource) => [resource.id, resource]));
    for (const [agent, organisation] of claimed(input)) {
      const number = readOrganisationNumber(organisation);
      const entry = byCode.get(organisation) ?? entries.get(number ?? '');
      const resource = byId.get(agent);
      const owner = owners.get(number ?? '');
      if (entry !== undefined) {
        if (resource === undefined || !contradictsNumber(resource, entry)) partition.join(agent, entryKey(entry));
      } else if (number !== undefined && resource !== undefined && (resource.number ?? number) === number) {
        if (owner === undefined) owners.set(number, agent);
        else partition.join(agent, owner);
      }
    }
  };

  for (const entry of register) partition.fix(entryKey(entry));
  for (const { id, unit } of resources) {
    if (unit === undefined) continue;
    partition.fix(unitKey(unit.number, unit.suffix));
    partition.join(id, unitKey(unit.number, unit.suffix));
  }
  joinNumbers();
  joinNames();
  joinNumbers(); // by those that a name has brought
  joinSharedNumbers();
  joinSame();
  joinClaims();
  joinSame(); // to those that a catalogue has brought

  const byNumber = new Map<string, string>();
  for (const [number, id] of owners) byNumber.set(number, partition.find(id));
  for (const [number, entry] of entries) byNumber.set(number, entryKey(entry));
  return { clusterOf: partition.find, byNumber };
}
