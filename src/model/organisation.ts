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
  /** The agents that were joined into it, in order of their ids. */
  readonly agents: readonly Agent[];
}
