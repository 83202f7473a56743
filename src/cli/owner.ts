import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription } from '../model/catalogue.ts';
import type { Organisation, RegisterEntry } from '../model/organisation.ts';
import { pickText } from '../model/text.ts';
import { joinOrganisations } from '../store/organisations.ts';
import type { Sample } from './sample.ts';
import { slugOf } from './slug.ts';

/** Whose a catalogue is, as far as it can be told. */
export interface Owner {
  /** As the catalogue names its publisher. */
  readonly name?: string;
  /** The municipality or region of the register. */
  readonly entry?: RegisterEntry;
  /** Another one's organisation number. */
  readonly organisationNumber?: string;
  /** What the guess rests on, for "from …"; absent when nothing was guessed. */
  readonly from?: string;
}

/** As good as all of the datasets: an aggregator's largest publisher is not the owner. */
const MOST = 0.8;

function codeOf(organisation: Organisation | undefined): string | undefined {
  return organisation?.municipalityCode ?? organisation?.regionCode;
}

/** The publisher that the catalogue names, or else the one of (nearly) all datasets. */
function publisherOf({ catalogue, datasets }: Sample): { readonly id: string; readonly from: string } | undefined {
  if (catalogue?.publisher !== undefined) return { id: catalogue.publisher, from: "the catalogue's publisher" };
  const counts = new Map<string, number>();
  for (const { publisher } of datasets) {
    if (publisher !== undefined) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most === undefined || most[1] < datasets.length * MOST) return undefined;
  return { id: most[0], from: "the datasets' publisher" };
}

/** The municipality or region that a part of the host's name is called after, if only one is. */
function byHost(url: URL, register: readonly RegisterEntry[]): RegisterEntry | undefined {
  const labels = url.hostname.split('.').slice(0, -1);
  const found = register.filter(({ name, kind }) => kind === 'MUNICIPALITY' && labels.includes(slugOf(name)));
  return found.length === 1 ? found[0] : undefined;
}

/** Tells whose the catalogue is, by the signs by which the read model joins publishers, or else by the host's name. */
export function guessOwner(url: URL, sample: Sample, register: readonly RegisterEntry[]): Owner {
  const publisher = publisherOf(sample);
  if (publisher !== undefined) {
    const { organisation, name } = joined(publisher.id, sample.catalogue, sample.agents, register);
    const named = name === undefined ? {} : { name };
    const entry = register.find(({ code }) => code === codeOf(organisation));
    if (entry !== undefined) return { ...named, entry, from: publisher.from };
    const organisationNumber = organisation?.organisationNumber;
    if (organisationNumber !== undefined) return { ...named, organisationNumber, from: publisher.from };
    if (name !== undefined) return named;
  }
  const entry = byHost(url, register);
  return entry === undefined ? {} : { entry, from: "the host's name" };
}

function joined(
  publisher: string,
  catalogue: CatalogueDescription | undefined,
  agents: readonly Agent[],
  register: readonly RegisterEntry[],
): { readonly organisation: Organisation | undefined; readonly name: string | undefined } {
  const descriptions = new Map(catalogue === undefined ? [] : [['', catalogue] as const]);
  const { organisations, aliases } = joinOrganisations(register, agents, [], descriptions);
  const byId = new Map(organisations.map((each) => [each.id, each]));
  const own = byId.get(aliases.get(publisher) ?? '');
  const agent = agents.find(({ id }) => id === publisher);
  const name = pickText(agent?.names ?? []) ?? pickText(own?.names ?? []);
  // A unit's catalogue is that of the body it belongs to.
  const organisation = own?.parent === undefined ? own : byId.get(own.parent);
  return { organisation, name };
}

/** `Ale kommun (1440 Ale, from the catalogue's publisher)`. */
export function describeOwner({ name, entry, organisationNumber, from }: Owner): string {
  const known = entry === undefined ? organisationNumber : `${entry.code} ${entry.name}`;
  if (known === undefined) return name === undefined ? 'none named' : `${name} (not in the register)`;
  return `${name ?? entry?.officialName ?? known} (${known}, from ${from ?? 'its name'})`;
}
