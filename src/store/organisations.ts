import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import { idFromUri } from '../model/id.ts';
import type { Organisation, OrganisationKind, RegisterEntry } from '../model/organisation.ts';
import type { Text, Texts } from '../model/text.ts';
import { clusterAgents, entryKey } from './agent-clusters.ts';
import { agentResources, uriKeyOf } from './agent-resource.ts';
import type { AgentResource } from './agent-resource.ts';

export interface JoinedOrganisations {
  /** The register's first, in its order; then the others by id. */
  readonly organisations: readonly Organisation[];
  /** Code, number (`212000-1355`), URI or agent id to organisation id; each organisation's own id too. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** The id of a municipality or region: the same whether or not anything else is known of it. */
export function registerId(entry: Pick<RegisterEntry, 'kind' | 'code'>): string {
  return idFromUri('organisation', `${entry.kind === 'MUNICIPALITY' ? 'municipality' : 'region'}:${entry.code}`);
}

/** dataportal.se's own URI where a catalogue uses it in any spelling, so that the id outlives a change of spelling. */
function idOf(resources: readonly AgentResource[]): string {
  const named = resources.find(({ uri, uriKey }) => uri !== undefined && uriKey !== undefined && isPortalUri(uriKey));
  return named?.uriKey === undefined ? (resources[0]?.id ?? '') : idFromUri('organisation', named.uriKey);
}

const isPortalUri = (uriKey: string): boolean => uriKey.startsWith('http://dataportal.se/organisation/SE');

function kindOf(resources: readonly AgentResource[]): OrganisationKind {
  const types = new Set(resources.flatMap((resource) => resource.types));
  if (types.has('NationalAuthority')) return 'AUTHORITY';
  return types.has('Company') ? 'COMPANY' : 'OTHER';
}

const distinct = (texts: Texts): Texts => [
  ...new Map(texts.map((text) => [JSON.stringify([text.language, text.value]), text])).values(),
];

function namesOf(agents: readonly Agent[], entry: RegisterEntry | undefined): Texts {
  if (entry === undefined) return agents.find((agent) => agent.names.length > 0)?.names ?? [];
  const names: readonly Text[] = [
    { value: entry.officialName, language: 'sv' },
    { value: entry.nameEn, language: 'en' },
  ];
  return names;
}

function fromRegister(entry: RegisterEntry): Partial<Organisation> {
  const { code, kind, countyCode, population, populationDate } = entry;
  return {
    ...(kind === 'MUNICIPALITY' ? { municipalityCode: code } : { regionCode: code }),
    countyCode,
    ...(population === undefined ? {} : { population }),
    ...(populationDate === undefined ? {} : { populationDate }),
  };
}

/** A number that the register only derived gives way to the one that upstream uses. */
function numberOf({ entry, number }: Cluster): Pick<Organisation, 'organisationNumber'> {
  const known = entry?.organisationNumberAttested === false ? undefined : entry?.organisationNumber;
  const organisationNumber = known ?? number ?? entry?.organisationNumber;
  return organisationNumber === undefined ? {} : { organisationNumber };
}

interface Cluster {
  readonly entry: RegisterEntry | undefined;
  readonly resources: readonly AgentResource[];
  readonly number: string | undefined;
}

function build(cluster: Cluster, position: (catalogueId: string) => number): Organisation {
  const { entry, resources } = cluster;
  const agents = resources.flatMap((resource) => resource.agents);
  const byCatalogue = agents.toSorted((a, b) => position(a.catalogueId) - position(b.catalogueId));
  const names = namesOf(byCatalogue, entry);
  const shown = new Set(names.map((name) => name.value));
  const aliases = new Set(byCatalogue.flatMap((agent) => agent.names.map((name) => name.value.trim())));
  return {
    ...numberOf(cluster),
    ...(entry === undefined ? {} : fromRegister(entry)),
    id: entry === undefined ? idOf(resources) : registerId(entry),
    kind: entry?.kind ?? kindOf(resources),
    names,
    descriptions: distinct(byCatalogue.flatMap((agent) => agent.descriptions)),
    uris: resources.flatMap(({ uri }) => uri ?? []).toSorted(),
    aliases: [...aliases].filter((name) => name !== '' && !shown.has(name)),
    agents,
  };
}

/** The ids that agents with dataportal.se's URI of the number have: known before any catalogue describes them. */
function portalIds(number: string): readonly string[] {
  const digits = number.replace('-', '');
  return ['http://', 'https://', 'http://www.', 'https://www.'].flatMap((start) =>
    ['SE', ''].map((country) => idFromUri('organisation', `${start}dataportal.se/organisation/${country}${digits}`)),
  );
}

/**
 * Joins the register and the agents of all catalogues into organisations (`agent-clusters.ts` says by which signs).
 * Every entry of the register is one, described or not. A URI with a suffix after the number is a unit of that
 * number's organisation. `descriptions` are by catalogue id.
 */
export function joinOrganisations(
  register: readonly RegisterEntry[],
  agents: readonly Agent[],
  catalogues: readonly CatalogueRef[],
  descriptions: ReadonlyMap<string, CatalogueDescription>,
): JoinedOrganisations {
  const positions = new Map(catalogues.map((catalogue, index) => [catalogue.id, index]));
  const position = (catalogueId: string): number => positions.get(catalogueId) ?? catalogues.length;
  const resources = agentResources(agents, position);
  const { clusterOf, byNumber } = clusterAgents({ register, resources, catalogues, descriptions });

  const members = new Map<string, AgentResource[]>(register.map((entry) => [entryKey(entry), []]));
  for (const resource of resources) {
    const key = clusterOf(resource.id);
    const known = members.get(key);
    if (known === undefined) members.set(key, [resource]);
    else known.push(resource);
  }
  const entries = new Map(register.map((entry) => [entryKey(entry), entry]));
  const numbers = new Map([...byNumber].map(([number, key]) => [key, number]));
  const built = new Map(
    [...members].map(([key, found]) => {
      const own = found.flatMap(({ number }) => number ?? [])[0];
      return [key, build({ entry: entries.get(key), resources: found, number: numbers.get(key) ?? own }, position)];
    }),
  );
  const owner = (number: string): Organisation | undefined => built.get(byNumber.get(number) ?? '');
  for (const [key, found] of members) {
    const unit = entries.has(key) ? undefined : found.find((resource) => resource.unit !== undefined)?.unit;
    const parent = unit === undefined ? undefined : owner(unit.number);
    const organisation = built.get(key);
    if (organisation === undefined || parent === undefined || parent === organisation) continue;
    built.set(key, {
      ...organisation,
      ...(parent.countyCode === undefined ? {} : { countyCode: parent.countyCode }),
      parent: parent.id,
    });
  }

  const aliases = new Map<string, string>();
  const alias = (name: string, id: string | undefined): void => {
    if (id !== undefined && !aliases.has(name)) aliases.set(name, id);
  };
  for (const { id } of built.values()) alias(id, id);
  for (const { id, uri } of resources) {
    const organisation = built.get(clusterOf(id))?.id;
    alias(id, organisation);
    if (uri !== undefined) alias(uri, organisation);
    if (uri !== undefined) alias(uriKeyOf(uri), organisation);
  }
  for (const { publisher } of descriptions.values()) {
    if (publisher !== undefined) alias(publisher, built.get(clusterOf(publisher))?.id);
  }
  for (const entry of register) alias(entry.code, registerId(entry));
  for (const number of byNumber.keys()) {
    const organisation = owner(number)?.id;
    alias(number, organisation);
    for (const id of portalIds(number)) alias(id, organisation);
  }

  const registered = register.flatMap((entry) => built.get(entryKey(entry)) ?? []);
  const others = [...built].flatMap(([key, organisation]) => (entries.has(key) ? [] : [organisation]));
  return { organisations: [...registered, ...others.toSorted((a, b) => (a.id < b.id ? -1 : 1))], aliases };
}
