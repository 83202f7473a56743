import type { Agent } from '../../model/agent.ts';
import type { DataService } from '../../model/dataset.ts';

/** A record while it is being put together. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** What the records of one catalogue share while they are read. */
export interface Context {
  readonly catalogueId: string;
  /** What the URIs of its datasets begin with, without a slash at the end: `https://ckan-malmo.dataplatform.se`. */
  readonly base: string;
  readonly gathered: Gathered;
  /** Agent ids by the text of the organizations that they were read from: each package brings its own copy. */
  readonly organisations: Map<string, string | undefined>;
}

/** Agents and data services met in packages: each package brings its own copy of them. */
export interface Gathered {
  /** Takes an agent in, joined with what was said of it before; gives back its id. */
  readonly addAgent: (agent: Agent) => string;
  /** The same for a data service. */
  readonly addService: (service: DataService) => string;
  readonly agents: () => Iterable<Agent>;
  readonly services: () => Iterable<DataService>;
}

export const createContext = (catalogueId: string, base: string): Context => ({
  catalogueId,
  base,
  gathered: createGathered(),
  organisations: new Map(),
});

function createGathered(): Gathered {
  const agents = createJoin<Agent>((a, b) => ({
    ...a,
    names: union(a.names, b.names),
    descriptions: union(a.descriptions, b.descriptions),
    types: union(a.types, b.types),
    identifiers: union(a.identifiers, b.identifiers),
    homepages: union(a.homepages, b.homepages),
    emails: union(a.emails, b.emails),
    otherProperties: union(a.otherProperties, b.otherProperties),
  }));
  const services = createJoin<DataService>((a, b) => ({
    ...a,
    titles: union(a.titles, b.titles),
    descriptions: union(a.descriptions, b.descriptions),
    endpointUrls: union(a.endpointUrls, b.endpointUrls),
    endpointDescriptions: union(a.endpointDescriptions, b.endpointDescriptions),
    servesDatasets: union(a.servesDatasets, b.servesDatasets),
    otherProperties: union(a.otherProperties, b.otherProperties),
  }));
  return { addAgent: agents.add, addService: services.add, agents: agents.all, services: services.all };
}

interface Join<T> {
  readonly add: (record: T) => string;
  readonly all: () => Iterable<T>;
}

function createJoin<T extends { readonly id: string }>(join: (a: T, b: T) => T): Join<T> {
  const records = new Map<string, T>();
  const seen = new Set<string>();
  return {
    add(record) {
      const text = JSON.stringify(record);
      if (!seen.has(text)) {
        seen.add(text);
        const before = records.get(record.id);
        records.set(record.id, before === undefined ? record : join(before, record));
      }
      return record.id;
    },
    all: () => records.values(),
  };
}

function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  const known = new Set(a.map((item) => JSON.stringify(item)));
  return [...a, ...b.filter((item) => !known.has(JSON.stringify(item)))];
}
