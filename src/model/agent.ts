import type { Concept, OtherProperty, Reference } from './value.ts';
import type { Texts } from './text.ts';

/**
 * foaf:Agent as one catalogue describes it (DCAT-AP-SE 3.0.1, Agent). Several agents, from several catalogues, are
 * aliases of one organisation: `src/store` joins them.
 */
export interface Agent {
  /** Ours: from the agent's URI; without one from the catalogue and its place there. */
  readonly id: string;
  readonly uri?: string;
  readonly catalogueId: string;
  readonly names: Texts;
  readonly descriptions: Texts;
  readonly types: readonly Concept[];
  /** dcterms:identifier: organisation numbers among them, as said. */
  readonly identifiers: readonly string[];
  readonly classifications: readonly Concept[];
  readonly homepages: readonly Reference[];
  /** foaf:mbox without `mailto:`. */
  readonly emails: readonly string[];
  readonly sameAs: readonly Reference[];
  readonly otherProperties: readonly OtherProperty[];
}

/** vcard:Kind (DCAT-AP-SE 3.0.1, contactPoint). */
export interface ContactPoint {
  readonly uri?: string;
  /** `Organization`, `Individual` or `Kind`, where upstream said so. */
  readonly kind?: string;
  readonly names: Texts;
  /** Without `mailto:`. */
  readonly emails: readonly string[];
  /** Without `tel:`. */
  readonly telephones: readonly string[];
  readonly addresses: readonly PostalAddress[];
  readonly urls: readonly Reference[];
  readonly otherProperties: readonly OtherProperty[];
}

/** vcard:Address. */
export interface PostalAddress {
  readonly street?: string;
  readonly postalCode?: string;
  readonly locality?: string;
  readonly region?: string;
  readonly country?: string;
}
