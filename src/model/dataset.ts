import type { ContactPoint } from './agent.ts';
import type { Distribution, RightsStatement } from './distribution.ts';
import type { Texts } from './text.ts';
import type {
  Concept,
  Location,
  NumberValue,
  OtherProperty,
  Period,
  ReadingProblem,
  Reference,
  TimeValue,
} from './value.ts';

/** prov:qualifiedAttribution: an organisation (agent id) in a role. */
export interface Attribution {
  readonly agent?: string;
  readonly roles: readonly Concept[];
}

/** dcat:qualifiedRelation: a resource in a role. */
export interface QualifiedRelation {
  readonly relations: readonly Reference[];
  readonly roles: readonly Concept[];
}

/** schema:Offer. */
export interface Offer {
  readonly descriptions: Texts;
  readonly pages: readonly Reference[];
}

/** What dcat:Dataset, dcat:DatasetSeries and dcat:DataService have in common (DCAT 3, dcat:Resource). */
export interface Resource {
  /** Ours, short and stable: from the resource's URI; without one from the catalogue and the upstream id. */
  readonly id: string;
  readonly uri?: string;
  /** The catalogue this reading comes from. */
  readonly catalogueId: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  /** Agent id. */
  readonly publisher?: string;
  /** Agent ids. */
  readonly creators: readonly string[];
  readonly contactPoints: readonly ContactPoint[];
  readonly keywords: Texts;
  readonly themes: readonly Concept[];
  /** dcterms:subject: national base data (grunddata) and other subjects. */
  readonly subjects: readonly Concept[];
  readonly highValueCategories: readonly Concept[];
  readonly applicableLegislation: readonly Reference[];
  readonly accessRights?: Concept;
  readonly licences: readonly Concept[];
  readonly rights: readonly RightsStatement[];
  readonly languages: readonly Concept[];
  readonly issued?: TimeValue;
  readonly modified?: TimeValue;
  readonly conformsTo: readonly Reference[];
  readonly landingPages: readonly Reference[];
  readonly documentation: readonly Reference[];
  readonly relations: readonly Reference[];
  readonly qualifiedRelations: readonly QualifiedRelation[];
  readonly qualifiedAttributions: readonly Attribution[];
  readonly identifiers: readonly string[];
  readonly spatial: readonly Location[];
  readonly temporal: readonly Period[];
  readonly frequency?: Concept;
  readonly problems: readonly ReadingProblem[];
  readonly otherProperties: readonly OtherProperty[];
}

/** dcat:Dataset. A dataset without distributions is valid. */
export interface Dataset extends Resource {
  readonly distributions: readonly Distribution[];
  /** Ids of the series it belongs to: dcat:inSeries. */
  readonly inSeries: readonly string[];
  /** adms:identifier: identifiers in other systems, as said. */
  readonly otherIdentifiers: readonly string[];
  /** xsd:duration, as said. */
  readonly temporalResolutions: readonly string[];
  /** Metres. */
  readonly spatialResolutions: readonly NumberValue[];
  readonly version?: string;
  readonly versionNotes: Texts;
  readonly sources: readonly Reference[];
  readonly offers: readonly Offer[];
  readonly versions: readonly Reference[];
  readonly isVersionOf: readonly Reference[];
  readonly isReferencedBy: readonly Reference[];
  /** Statements of provenance: dcterms:provenance. */
  readonly provenance: Texts;
}

/** dcat:DatasetSeries; its members are the datasets whose `inSeries` names it. */
export interface DatasetSeries extends Resource {
  readonly kind: 'series';
}

/** dcat:DataService. */
export interface DataService extends Resource {
  readonly endpointUrls: readonly Reference[];
  readonly endpointDescriptions: readonly Reference[];
  readonly formats: readonly Concept[];
  readonly types: readonly Concept[];
  /** Ids of datasets: dcat:servesDataset. The other direction is `Distribution.accessServices`. */
  readonly servesDatasets: readonly string[];
}
