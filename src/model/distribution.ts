import type { Texts } from './text.ts';
import type { Concept, NumberValue, OtherProperty, Period, ReadingProblem, Reference, TimeValue } from './value.ts';

/** odrs:RightsStatement, dcterms:RightsStatement, or a literal in its place. */
export interface RightsStatement {
  readonly uri?: string;
  readonly texts: Texts;
  readonly attributionTexts: Texts;
  readonly attributionUrls: readonly Reference[];
  readonly copyrightNotices: Texts;
  readonly otherProperties: readonly OtherProperty[];
}

/** spdx:Checksum. */
export interface Checksum {
  readonly algorithm?: string;
  readonly value?: string;
}

/** dcat:Distribution (DCAT-AP-SE 3.0.1, 2.1; EU properties that catalogues give besides are read too). */
export interface Distribution {
  readonly id: string;
  readonly uri?: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  /** dcat:accessURL; the profile says exactly one, catalogues give several. Labels: titles upstream put on the URL. */
  readonly accessUrls: readonly Reference[];
  readonly downloadUrls: readonly Reference[];
  readonly formats: readonly Concept[];
  readonly mediaTypes: readonly Concept[];
  readonly compressFormats: readonly Concept[];
  readonly packageFormats: readonly Concept[];
  readonly licences: readonly Concept[];
  readonly rights: readonly RightsStatement[];
  readonly availability?: Concept;
  readonly status?: Concept;
  readonly byteSize?: NumberValue;
  readonly checksums: readonly Checksum[];
  readonly languages: readonly Concept[];
  readonly issued?: TimeValue;
  readonly modified?: TimeValue;
  readonly applicableLegislation: readonly Reference[];
  readonly conformsTo: readonly Reference[];
  readonly documentation: readonly Reference[];
  readonly temporal: readonly Period[];
  /** xsd:duration, as said. */
  readonly temporalResolutions: readonly string[];
  /** Metres. */
  readonly spatialResolutions: readonly NumberValue[];
  /** Ids of data services: dcat:accessService. */
  readonly accessServices: readonly string[];
  readonly problems: readonly ReadingProblem[];
  readonly otherProperties: readonly OtherProperty[];
}
