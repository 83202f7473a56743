import type { Agent } from './agent.ts';
import type { Texts } from './text.ts';

export const ORGANISATION_KINDS = ['MUNICIPALITY', 'REGION', 'AUTHORITY', 'COMPANY', 'OTHER'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** One of Sweden's 290 municipalities or 21 regions, from `register/organisations.json` (a data file of ours). */
export interface RegisterEntry {
  /** Municipality code (4 digits, SCB) or region code (2 digits: the county's). */
  readonly code: string;
  readonly kind: 'MUNICIPALITY' | 'REGION';
  /** `Göteborg`, `Västra Götalandsregionen`. */
  readonly name: string;
  /** `Göteborgs Stad`, `Ale kommun`: the name it publishes under. */
  readonly officialName: string;
  readonly nameEn: string;
  /** Other spellings that publishers use. */
  readonly aliases: readonly string[];
  readonly countyCode: string;
  /** Ten digits with hyphen, `212000-1355`, where known. */
  readonly organisationNumber?: string;
  /** False: derived (SCB serial order and check digit), not attested. */
  readonly organisationNumberAttested?: boolean;
  /** Inhabitants on `populationDate`. */
  readonly population?: number;
  readonly populationDate?: string;
}

export interface County {
  /** Two digits (SCB). */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/**
 * The sign by which an agent was joined into an organisation:
 * - `REGISTER`: the entry of the register itself
 * - `ORGANISATION_NUMBER`: the number in its URI or an identifier
 * - `NAME`: an official name, or another that the register knows
 * - `SAME_AS`: owl:sameAs, in either direction
 * - `CATALOGUE`: it publishes, or is named as, the organisation whose catalogue the sources file says it is
 * - `UNIT`: it is a part of another organisation, or another spelling of such a part
 * - `URI`: the same URI in another spelling; or nothing but its own URI is known of it
 */
export const JOIN_RULES = ['REGISTER', 'ORGANISATION_NUMBER', 'NAME', 'SAME_AS', 'CATALOGUE', 'UNIT', 'URI'] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/** One alias of an organisation and why it is one, so that a join can be checked. */
export interface Join {
  /** The agent's URI, its name where it has none; the register's code for the entry of the register. */
  readonly alias: string;
  readonly rule: JoinRule;
  /** The number, name, URI or host that decided. */
  readonly evidence: string;
  /** Ids of the catalogues that describe the agent. */
  readonly catalogues: readonly string[];
}

/** One organisation, joined from the register and from the agents of all catalogues. */
export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly names: Texts;
  readonly descriptions: Texts;
  readonly municipalityCode?: string;
  readonly regionCode?: string;
  readonly organisationNumber?: string;
  readonly countyCode?: string;
  readonly population?: number;
  readonly populationDate?: string;
  /** URIs that catalogues use for it. */
  readonly uris: readonly string[];
  /** Names that catalogues use for it. */
  readonly aliases: readonly string[];
  /** Organisation id of the body it is a unit of. */
  readonly parent?: string;
  /** The entry of the register first, then the agents, by alias. */
  readonly joins: readonly Join[];
  /** A sentence: why it could not be joined. Absent when it is in the register, has a number or a parent. */
  readonly unresolved?: string;
  /** The agents that were joined into it, in order of their ids. */
  readonly agents: readonly Agent[];
}
