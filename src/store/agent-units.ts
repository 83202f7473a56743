import type { CatalogueRef } from '../model/catalogue.ts';
import type { RegisterEntry } from '../model/organisation.ts';
import { entryKey } from './agent-joining.ts';
import type { AgentJoining } from './agent-joining.ts';
import type { AgentResource } from './agent-resource.ts';
import { numberIn } from './agent-uri.ts';
import { foldName, hasWord, isOtherBody, isUnitName, unitNameKey } from './organisation-name.ts';
import type { RegisterNames } from './organisation-name.ts';
import { hostOf } from './resource-uri.ts';

/** What the clusters that are in no entry of the register belong to. */
export interface Units {
  /** Key of a cluster to the key of the cluster that it is a unit of. */
  readonly parents: ReadonlyMap<string, string>;
  /** Key of a cluster without parent and number to the reason, a sentence. */
  readonly unresolved: ReadonlyMap<string, string>;
}

export interface UnitInput {
  readonly register: readonly RegisterEntry[];
  readonly resources: readonly AgentResource[];
  readonly catalogues: readonly CatalogueRef[];
  readonly joining: AgentJoining;
  readonly names: RegisterNames;
  readonly byCode: ReadonlyMap<string, RegisterEntry>;
  readonly byNumber: ReadonlyMap<string, string>;
}

/** An organisation that a catalogue of the sources file belongs to. */
interface Body {
  /** Of its cluster. */
  readonly key: string;
  readonly name: string;
  /** Folded names by which a unit's name may call it. */
  readonly names: readonly string[];
}

/** Whose catalogues and hosts are whose. */
interface Ownership {
  readonly byCatalogue: ReadonlyMap<string, Body>;
  /** Undefined: of several organisations, or of a catalogue that is not one organisation's. */
  readonly byHost: ReadonlyMap<string, Body | undefined>;
}

/** Whose unit an agent is, and the sign that says so; or why that cannot be told. */
type Finding =
  | { readonly parent: string; readonly evidence: string; readonly reason?: undefined }
  | { readonly parent?: undefined; readonly reason: string };

const NOBODYS =
  'Only catalogues that belong to no single organisation describe it, and neither its URI nor its name says whose part it is.';
/** Types that a part of a public body may have. */
const PARTS = new Set(['LocalAuthority', 'RegionalAuthority', 'Company']);

function ownershipOf({ catalogues, resources, byCode, byNumber, joining }: UnitInput): Ownership {
  const byCatalogue = new Map<string, Body>();
  const byHost = new Map<string, Body | undefined>();
  for (const { id, organisation, url } of catalogues) {
    const number = numberIn(organisation ?? '');
    const entry = byCode.get(organisation ?? '');
    const key = entry === undefined ? byNumber.get(number ?? '') : entryKey(entry);
    const members =
      entry === undefined && key !== undefined ? resources.filter((one) => joining.find(one.id) === key) : [];
    const names = entry === undefined ? members.flatMap((one) => [...one.names]) : [entry.name, entry.officialName];
    const body =
      key === undefined ? undefined : { key, name: entry?.officialName ?? names[0] ?? id, names: names.map(foldName) };
    if (body !== undefined) byCatalogue.set(id, body);
    const host = hostOf(url);
    if (host === undefined) continue;
    const known = byHost.has(host) ? byHost.get(host) : body;
    byHost.set(host, known?.key === body?.key ? body : undefined);
  }
  return { byCatalogue, byHost };
}

/** By a number with a suffix, or the body's name beside its own: who describes it does not matter. */
function byNames({ names, byNumber }: UnitInput, resources: readonly AgentResource[]): Finding | undefined {
  for (const { unit, uri } of resources) {
    const parent = unit === undefined ? undefined : byNumber.get(unit.number);
    if (parent !== undefined) return { parent, evidence: uri ?? '' };
  }
  const said = resources.flatMap((one) => [...one.names]);
  const found = said.flatMap((name) => {
    const named = names.unit(name);
    return named === undefined ? [] : [{ entry: named.entry, evidence: name }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const other = found.find(({ entry }) => entry !== first.entry);
  if (other === undefined) return { parent: entryKey(first.entry), evidence: first.evidence };
  return {
    reason: `Its names are those of a part of ${first.entry.officialName} and of one of ${other.entry.officialName}.`,
  };
}

/** The bodies of these signs: one is the parent, several say nothing. */
function only(found: readonly { readonly body: Body; readonly evidence: string }[]): Finding | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const other = found.find(({ body }) => body.key !== first.body.key);
  if (other === undefined) return { parent: first.body.key, evidence: first.evidence };
  return {
    reason: `It may be a part of ${first.body.name} or of ${other.body.name}: the catalogues of both describe it.`,
  };
}

/** What a cluster's agents say of themselves. */
interface Said {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly numbered: boolean;
}

/** Why nobody's catalogue can make it a unit; undefined when one can. */
function excluded({ names }: UnitInput, said: Said): string | undefined {
  const types = [...new Set(said.types)].join(', ');
  const body = said.names.flatMap((name) => names.exact(name) ?? names.short(name) ?? [])[0];
  if (body !== undefined) {
    const but = types === '' ? 'nothing else says so' : `it is typed ${types}`;
    return `Its name could be that of ${body.officialName}, but ${but}.`;
  }
  if (said.names.some(isOtherBody)) {
    return 'Its name is that of an authority or another body, and it gives no organisation number.';
  }
  if (types === '' || said.types.some((type) => PARTS.has(type))) return undefined;
  return `It is typed ${types}, so it is not taken for a part of the organisation whose catalogue describes it.`;
}

/** By whose host its URI lies on and whose catalogue describes it. A catalogue that is not one organisation's says nothing. */
function byCatalogues(
  input: UnitInput,
  { byCatalogue, byHost }: Ownership,
  resources: readonly AgentResource[],
): Finding {
  const said: Said = {
    names: resources.flatMap((one) => [...one.names]),
    types: resources.flatMap((one) => one.types.filter((type) => type !== '')),
    numbered: resources.some(({ number }) => number !== undefined),
  };
  const reason = excluded(input, said);
  if (reason !== undefined) return { reason };
  const bodies = resources.flatMap(({ agents }) =>
    agents.flatMap(({ catalogueId }) => byCatalogue.get(catalogueId) ?? []),
  );
  const hosts = resources.flatMap(({ uri }) => {
    const host = uri === undefined ? undefined : hostOf(uri);
    const body = host === undefined ? undefined : byHost.get(host);
    return host === undefined || body === undefined ? [] : [{ body, evidence: host }];
  });
  const named = bodies.flatMap((body) => {
    const name = said.names.find((one) => body.names.some((word) => hasWord(one, word)));
    return name === undefined ? [] : [{ body, evidence: name }];
  });
  const sign = said.types.find((type) => type !== 'Company') ?? said.names.find(isUnitName);
  const described = sign === undefined ? [] : bodies.map((body) => ({ body, evidence: sign }));
  // Whoever has a number of its own is a body of its own, unless it bears the other's name.
  const found = said.numbered ? only(named) : (only(hosts) ?? only(named) ?? only(described));
  if (found !== undefined) return found;
  const [body] = bodies;
  if (body === undefined) return { reason: NOBODYS };
  return {
    reason: `The catalogue of ${body.name} describes it, but neither its type, its URI nor its name makes it a part of that.`,
  };
}

function clustersOf({ resources, register, joining }: UnitInput): ReadonlyMap<string, readonly AgentResource[]> {
  const taken = new Set(register.map(entryKey));
  const clusters = new Map<string, AgentResource[]>();
  for (const resource of resources) {
    const key = joining.find(resource.id);
    if (!taken.has(key)) clusters.set(key, [...(clusters.get(key) ?? []), resource]);
  }
  return clusters;
}

/** Spellings of one unit of one body are one: `Kulturförvaltningen` and `Göteborgs Stads kulturförvaltning`. */
function joinSpellings({ joining, names }: UnitInput, parent: string, evidence: string, one: AgentResource): void {
  for (const name of one.names) {
    const key = unitNameKey(names.unit(name)?.unit ?? name);
    if (key !== '') joining.toUnit(one.id, `unit of ${parent} ${one.number ?? ''} ${key}`, false, evidence);
  }
}

/** Finds the parents of what is in no entry, and joins spellings of one unit. */
export function findUnits(input: UnitInput): Units {
  const ownership = ownershipOf(input);
  const clusters = clustersOf(input);
  const findings = new Map<string, Finding>();
  for (const [key, resources] of clusters) {
    const finding = byNames(input, resources) ?? byCatalogues(input, ownership, resources);
    findings.set(key, finding.parent === key ? { reason: '' } : finding);
  }
  for (const [key, { parent, ...finding }] of findings) {
    if (parent === undefined || !('evidence' in finding)) continue;
    for (const resource of clusters.get(key) ?? []) joinSpellings(input, parent, finding.evidence, resource);
  }
  const parents = new Map<string, string>();
  const unresolved = new Map<string, string>();
  for (const [before, { parent, reason }] of findings) {
    const key = input.joining.find(before);
    if (parent !== undefined) parents.set(key, input.joining.find(parent));
    else if (!clusters.get(before)?.some(({ number }) => number !== undefined)) unresolved.set(key, reason);
  }
  return { parents, unresolved };
}
