import type { Agent } from '../model/agent.ts';
import { readOrganisationUri } from '../model/organisation-number.ts';
import type { OrganisationUri } from '../model/organisation-number.ts';
import type { RegisterEntry } from '../model/organisation.ts';
import { numberIn, uriKeyOf } from './agent-uri.ts';
import { foldName } from './organisation-name.ts';

/** One agent as all catalogues describe it, and what these descriptions say about who it is. */
export interface AgentResource {
  readonly id: string;
  readonly uri?: string;
  /** The URI in one spelling where there are several: `uriKeyOf`. */
  readonly uriKey?: string;
  /** In order of the catalogues. */
  readonly agents: readonly Agent[];
  /** Folded. */
  readonly names: ReadonlySet<string>;
  /** Of the URI, or else the first of the identifiers. */
  readonly number?: string;
  /** It is a unit of the organisation with this number. */
  readonly unit?: Required<OrganisationUri>;
  /** ADMS publisher types (`LocalAuthority`), or the last part of what stands in their place. */
  readonly types: readonly string[];
  readonly sameAs: readonly string[];
}

function unitOf(said: string): Required<OrganisationUri> | undefined {
  const read = readOrganisationUri(said);
  return read?.suffix === undefined ? undefined : { number: read.number, suffix: read.suffix.toLowerCase() };
}

function describe(id: string, agents: readonly Agent[]): AgentResource {
  const uri = agents.find((agent) => agent.uri !== undefined)?.uri;
  const said = [...(uri === undefined ? [] : [uri]), ...agents.flatMap((agent) => agent.identifiers)];
  const [unit] = said.flatMap((text) => unitOf(text) ?? []);
  const [number] = said.flatMap((text) => numberIn(text) ?? []);
  return {
    id,
    agents,
    names: new Set(
      agents.flatMap((agent) => agent.names.map((name) => foldName(name.value))).filter((name) => name !== ''),
    ),
    types: agents.flatMap((agent) => agent.types.map((type) => type.code ?? type.said.split(/[/#]/).at(-1) ?? '')),
    sameAs: agents.flatMap((agent) => agent.sameAs.map((reference) => reference.uri)),
    ...(uri === undefined ? {} : { uri, uriKey: uriKeyOf(uri) }),
    ...(unit === undefined ? {} : { unit }),
    ...(unit !== undefined || number === undefined ? {} : { number }),
  };
}

/** The agents by id, in order of their ids; `position` gives a catalogue's place in the sources file. */
export function agentResources(
  agents: readonly Agent[],
  position: (catalogueId: string) => number,
): readonly AgentResource[] {
  const byId = new Map<string, Agent[]>();
  for (const agent of agents) {
    const known = byId.get(agent.id);
    if (known === undefined) byId.set(agent.id, [agent]);
    else known.push(agent);
  }
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, found]) =>
      describe(
        id,
        found.toSorted((a, b) => position(a.catalogueId) - position(b.catalogueId)),
      ),
    );
}

const PUBLIC_TYPES = new Set(['LocalAuthority', 'RegionalAuthority']);
/** What the numbers of municipalities and regions begin with. */
const PUBLIC_NUMBER = /^(212000|232100)-/;

/** It has an organisation number of its own that cannot be the entry's. A derived number in the register can be wrong. */
export function contradictsNumber(resource: AgentResource, entry: RegisterEntry): boolean {
  if (resource.number === undefined || resource.number === entry.organisationNumber) return false;
  return (
    (entry.organisationNumber !== undefined && entry.organisationNumberAttested !== false) ||
    !PUBLIC_NUMBER.test(resource.number)
  );
}

/** A name alone does not make a company a municipality. */
export function contradicts(resource: AgentResource, entry: RegisterEntry): boolean {
  const types = resource.types.filter((type) => type !== '');
  return contradictsNumber(resource, entry) || (types.length > 0 && !types.some((type) => PUBLIC_TYPES.has(type)));
}
