import type { Text, Texts } from './text.ts';
import type { OtherProperty } from './value.ts';

/** Of whom a value is: everybody, or women or men alone. */
export const GENDERS = ['ALL', 'WOMEN', 'MEN'] as const;
export type Gender = (typeof GENDERS)[number];

/**
 * What stands in the place of a number, or that there is one:
 * - `PRESENT`: there is a number
 * - `MISSING`: the source has the place and says that nothing is known of it (`..`, "Missing", null)
 * - `PRIVATE`: withheld, for it would tell of single persons
 * - `DELETED`: the source has taken a number back
 * - `NOT_APPLICABLE`: such a number cannot be, says the source (`.`)
 * - `UNREADABLE`: the source has something there that we cannot read; it is in `said`
 * - `NOT_PUBLISHED`: the source answered, and has nothing for this municipality and year at all
 */
export const VALUE_STATUSES = [
  'PRESENT',
  'MISSING',
  'PRIVATE',
  'DELETED',
  'NOT_APPLICABLE',
  'UNREADABLE',
  'NOT_PUBLISHED',
] as const;
export type ValueStatus = (typeof VALUE_STATUSES)[number];

/** In what a key figure is counted. */
export interface Unit {
  /** `antal`, `kr/invånare`, `procent`: as the source, or the sources file, writes it. */
  readonly texts: Texts;
  /** Decimals that the source shows, where it says so. */
  readonly decimals?: number;
  /** `SAID`: the source or the sources file has it as a unit. `TITLE`: read out of the key figure's title. */
  readonly basis: 'SAID' | 'TITLE';
}

/** What a key figure means; a platform gives it with the id that the source itself uses. */
export interface KeyFigure {
  /** The source's own: `N00945`; for a table, as the sources file defines it. Without the id of the source before it. */
  readonly id: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly unit?: Unit;
  /** Whether there are values for women and men apart; absent: the source does not say. */
  readonly byGender?: boolean;
  /** What it is about, as the source sorts it: `Kommunen, övergripande`. */
  readonly area?: Text;
  /** Who made the figures, where that is not the source: `SCB`. */
  readonly producer?: string;
  /** The latest period with values, as the source writes it: `2024`. */
  readonly latestPeriod?: string;
  /** When the next values come or, where the source has no plan, the last came: ISO 8601, as the source says it. */
  readonly publication?: string;
  /** When the values last changed: ISO 8601, as the source says it. */
  readonly updated?: string;
  /** Where a person reads about it. */
  readonly page?: string;
  /** By `property`: the platform's own field names. */
  readonly otherProperties: readonly OtherProperty[];
}

/** One number, or why there is none. */
export interface KeyFigureValue {
  /** As `KeyFigure.id`. */
  readonly keyFigure: string;
  /** SCB's code: municipality (`1480`, four digits), county or its region (`14`, two digits), or `00`, the country. */
  readonly area: string;
  readonly year: number;
  readonly gender: Gender;
  readonly status: ValueStatus;
  /** In the key figure's unit. There if and only if `status` is PRESENT. */
  readonly value?: number;
  /** What the source says of the value, as it writes it: `..`, `Missing`, `preliminär`. */
  readonly said?: string;
  /** How many observations the value is made of, where the source says so. */
  readonly count?: number;
}

/** A key figure as an entry of a sources file defines it, for platforms whose tables are not key figures by themselves. */
export interface KeyFigureDefinition {
  /** Unique within the source; `KeyFigure.id`. Has no `:` and no comma. */
  readonly id: string;
  /** 1-based line of the entry in the sources file. */
  readonly line: number;
  /** All keys of the entry but `id`; the platform says which and what. */
  readonly fields: Readonly<Record<string, DefinitionValue>>;
}

/** What a definition holds. Scalars are texts as they were written, so that codes keep their zeros: `0480`, `2024`, `true`. */
export type DefinitionValue = string | readonly DefinitionValue[] | { readonly [key: string]: DefinitionValue };

/** One entry of `statistics` in a sources file: where key figures come from. */
export interface StatisticsRef {
  /** Short, ours, unique among `statistics`: `kolada`. It stands before the colon in a key figure's global id. */
  readonly id: string;
  /** A platform of `src/statistics/key-figures/registry.ts`. */
  readonly platform: string;
  readonly url: string;
  /** Its name, for readers; the id where there is none. */
  readonly names: Texts;
  /** Where a person reads about the source. */
  readonly homepage?: string;
  /** `KeyFigure.id` of the number of inhabitants on 31 December, where this is the source for it. */
  readonly population?: string;
  /** Key figures that the file defines; empty where the source has its own. */
  readonly keyFigures: readonly KeyFigureDefinition[];
  /** What only the platform understands. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}
