import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import { idFromUri } from '../model/id.ts';
import type { Join, Organisation, OrganisationKind, RegisterEntry } from '../model/organisation.ts';
import { pickText } from '../model/text.ts';
import type { Text, Texts } from '../model/text.ts';
import { clusterAgents } from './agent-clusters.ts';
import type { AgentClusters } from './agent-clusters.ts';
import { entryKey } from './agent-joining.ts';
import type { Sign } from './agent-joining.ts';
import { agentResources } from './agent-resource.ts';
import type { AgentResource } from './agent-resource.ts';
import { portalUri, uriKeyOf } from './agent-uri.ts';

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

/**
 * dataportal.se's own URI where a catalogue uses it in any spelling, so that the id outlives a change of spelling; else
 * that of the agent in the first catalogue, so that it outlives what later ones add. `owned` is the number that means
 * this organisation.
 */
function idOf(
  resources: readonly AgentResource[],
  owned: string | undefined,
  position: (catalogueId: string) => number,
): string {
  const unit = resources.find(({ uri, unit: found }) => uri !== undefined && found !== undefined);
  if (unit?.uriKey !== undefined) return idFromUri('organisation', unit.uriKey);
  const atPortal = resources.some(({ uriKey }) => uriKey?.startsWith('http://dataportal.se/organisation/'));
  if (owned !== undefined && atPortal) return idFromUri('organisation', portalUri(owned));
  const place = ({ agents: [first] }: AgentResource): number => position(first?.catalogueId ?? '');
  return resources.toSorted((a, b) => place(a) - place(b))[0]?.id ?? '';
}

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
  /** The number that means it: of the bearers of one number only one is meant. */
  readonly owned: string | undefined;
  readonly unresolved: string | undefined;
  readonly signs: ReadonlyMap<string, Sign>;
}

/** Each agent with its sign; one that stands by itself is known by its number, or by its URI alone. */
function joinsOf({ entry, resources, signs }: Cluster): readonly Join[] {
  const registered: readonly Join[] =
    entry === undefined ? [] : [{ alias: entry.code, rule: 'REGISTER', evidence: entry.officialName, catalogues: [] }];
  const joined = resources.map((resource): Join => {
    const { id, uri, number, agents } = resource;
    const alias = uri ?? pickText(agents.flatMap(({ names }) => names)) ?? id;
    const sign: Sign =
      signs.get(id) ??
      (number === undefined ? { rule: 'URI', evidence: alias } : { rule: 'ORGANISATION_NUMBER', evidence: number });
    return { alias, ...sign, catalogues: [...new Set(agents.map(({ catalogueId }) => catalogueId))] };
  });
  return [...registered, ...joined.toSorted((a, b) => (a.alias < b.alias ? -1 : 1))];
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
    id: entry === undefined ? idOf(resources, cluster.owned, position) : registerId(entry),
    kind: entry?.kind ?? kindOf(resources),
    names,
    descriptions: distinct(byCatalogue.flatMap((agent) => agent.descriptions)),
    uris: resources.flatMap(({ uri }) => uri ?? []).toSorted(),
    aliases: [...aliases].filter((name) => name !== '' && !shown.has(name)),
    agents,
    joins: joinsOf(cluster),
    ...(cluster.unresolved === undefined ? {} : { unresolved: cluster.unresolved }),
  };
}

/** The ids that agents with dataportal.se's URI of the number have: known before any catalogue describes them. */
function portalIds(number: string): readonly string[] {
  const digits = number.replace('-', '');
  return ['http://', 'https://', 'http://www.', 'https://www.'].flatMap((start) =>
    ['SE', ''].map((country) => idFromUri('organisation', `${start}dataportal.se/organisation/${country}${digits}`)),
  );
}

interface Named {
  readonly register: readonly RegisterEntry[];
  readonly resources: readonly AgentResource[];
  readonly descriptions: ReadonlyMap<string, CatalogueDescription>;
  readonly clusters: AgentClusters;
  /** By the key of the cluster. */
  readonly built: ReadonlyMap<string, Organisation>;
}

/** What each organisation is called; where two have a claim the first sign in this order decides. */
function aliasesOf({ register, resources, descriptions, clusters, built }: Named): ReadonlyMap<string, string> {
  const { clusterOf, byNumber } = clusters;
  const aliases = new Map<string, string>();
  const alias = (name: string, id: string | undefined): void => {
    if (id !== undefined && !aliases.has(name)) aliases.set(name, id);
  };
  for (const { id } of built.values()) alias(id, id);
  for (const { id, uri } of resources) {
    const organisation = built.get(clusterOf(id))?.id;
    alias(id, organisation);
    for (const name of uri === undefined ? [] : [uri, uriKeyOf(uri)]) alias(name, organisation);
  }
  for (const { publisher } of descriptions.values()) {
    if (publisher !== undefined) alias(publisher, built.get(clusterOf(publisher))?.id);
  }
  for (const entry of register) alias(entry.code, registerId(entry));
  for (const [number, key] of byNumber) {
    for (const name of [number, ...portalIds(number)]) alias(name, built.get(key)?.id);
  }
  // What one catalogue says to be the same is known in all, described there or not.
  for (const { id, sameAs } of resources) {
    for (const uri of sameAs) {
      for (const name of [uri, uriKeyOf(uri), idFromUri('organisation', uri)])
        alias(name, built.get(clusterOf(id))?.id);
    }
  }
  return aliases;
}

/**
 * Joins the register and the agents of all catalogues into organisations (`agent-clusters.ts` says by which signs).
 * Every entry of the register is one, described or not. `descriptions` are by catalogue id.
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
  const clusters = clusterAgents({ register, resources, catalogues, descriptions });
  const { clusterOf, byNumber, signs } = clusters;

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
      const owned = numbers.get(key);
      const number = owned ?? found.flatMap((resource) => resource.number ?? [])[0];
      const unresolved = clusters.unresolved.get(key);
      return [key, build({ entry: entries.get(key), resources: found, number, owned, unresolved, signs }, position)];
    }),
  );
  for (const [key, parentKey] of clusters.parents) {
    const [organisation, parent] = [built.get(key), built.get(parentKey)];
    if (organisation === undefined || parent === undefined || parent === organisation) continue;
    built.set(key, {
      ...organisation,
      ...(parent.countyCode === undefined ? {} : { countyCode: parent.countyCode }),
      parent: parent.id,
    });
  }

  const aliases = aliasesOf({ register, resources, descriptions, clusters, built });
  const registered = register.flatMap((entry) => built.get(entryKey(entry)) ?? []);
  const others = [...built].flatMap(([key, organisation]) => (entries.has(key) ? [] : [organisation]));
  return { organisations: [...registered, ...others.toSorted((a, b) => (a.id < b.id ? -1 : 1))], aliases };
}
