import type { Text, Texts } from './text.ts';
import type { Concept, Location, OtherProperty, Reference, TimeValue } from './value.ts';
import type { RightsStatement } from './distribution.ts';

/** dcat:Catalog as the catalogue describes itself (DCAT-AP-SE 3.0.1). */
export interface CatalogueDescription {
  readonly uri?: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  /** Agent id. */
  readonly publisher?: string;
  /** The licence of the metadata. */
  readonly licences: readonly Concept[];
  readonly rights: readonly RightsStatement[];
  readonly issued?: TimeValue;
  readonly modified?: TimeValue;
  readonly languages: readonly Concept[];
  readonly homepages: readonly Reference[];
  readonly spatial: readonly Location[];
  readonly themeTaxonomies: readonly Reference[];
  readonly hasPart: readonly Reference[];
  readonly isPartOf: readonly Reference[];
  readonly catalogues: readonly Reference[];
  readonly otherProperties: readonly OtherProperty[];
}

/** One entry of a sources file: where a catalogue is and whose it is. */
export interface CatalogueRef {
  /** Short, ours, unique: `goteborg`. */
  readonly id: string;
  /** A platform of `src/sources/registry.ts`. */
  readonly platform: string;
  readonly url: string;
  readonly name?: Text;
  /** The name in every language that the sources file gives; `name` is the first of them. */
  readonly names?: Texts;
  /** Municipality code (`1480`), region code (`14`) or organisation number (`212000-1355`). */
  readonly organisation?: string;
  readonly status: 'active' | 'inactive';
  /** Why it is inactive, or what is special about it. */
  readonly note?: string;
  /** How long a reading of it is fresh, in hours; absent: as long as the settings say. */
  readonly ttlHours?: number;
  /** How long its last reading is served when it cannot be read any more, in days; absent: as the settings say. */
  readonly staleDays?: number;
  /** How large a share of its datasets may be gone at once, in percent; absent: as the settings say. */
  readonly shrinkLimitPercent?: number;
  /** What only the platform understands: EntryStore's `context`. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** A collaboration of organisations: configuration, for no public list of members is complete. */
export interface Collaboration {
  readonly id: string;
  readonly name: Texts;
  /** Municipality and region codes. */
  readonly members: readonly string[];
  /** When it began: ISO 8601, a year, month or day (`2019`, `2019-12`, `2019-12-31`). */
  readonly since?: string;
}
