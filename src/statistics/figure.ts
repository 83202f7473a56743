/**
 * - `OBSERVED`: counted by us, in what the catalogues gave
 * - `IMPORTED`: counted by somebody else, from before our own observation; the figure names its source
 * - `DERIVED`: worked out from the dates that datasets say they were issued: a lower bound
 * - `KEY_FIGURE`: given by a source of key figures
 * - `REGISTER`: taken from the register of municipalities and regions, or from a collaboration's list of members
 */
export type FigureBasis = 'OBSERVED' | 'IMPORTED' | 'DERIVED' | 'REGISTER' | 'KEY_FIGURE';

/** A definition in Swedish and English: what exactly is counted, so that anyone can recompute it. */
export interface Definition {
  readonly sv: string;
  readonly en: string;
}

/** A count that says what it means. */
export interface Figure {
  readonly value: number;
  readonly definition: Definition;
  readonly basis: FigureBasis;
  /** ISO 8601: the state that the count describes. Never the clock's time, for answers are a function of the revision. */
  readonly asOf?: string;
  /** Of IMPORTED: where it was published. */
  readonly source?: FigureSource;
  /** The true count may be higher, for what is said in `unobserved`, `definition` or `source`. */
  readonly isLowerBound?: boolean;
  /** Ids of the catalogues behind it that had not been read by then. */
  readonly unobserved?: readonly string[];
  /** Ids of the catalogues behind it that could not be read then: their part is what was last known. */
  readonly gaps?: readonly string[];
}

/** Where a figure was published. */
export interface FigureSource {
  readonly url: string;
  /** What one must know to judge it. */
  readonly note?: string;
}

/** What each count means. */
export const DEFINITIONS = {
  population: {
    sv: 'Folkmängd: folkbokförda invånare enligt SCB. En regions är summan av länets kommuners.',
    en: "Inhabitants: registered population by Statistics Sweden. A region's is the sum of its county's municipalities'.",
  },
  populationOfYear: {
    sv: 'Folkmängd den 31 december det år som efterfrågas, enligt den källa för nyckeltal som är angiven för folkmängd.',
    en: 'Inhabitants on 31 December of the year asked for, by the source of key figures that is named for population.',
  },
  memberOrganisations: {
    sv: 'Kommuner och regioner som faller under urvalets villkor på organisationer (med villkor på samverkan: dess medlemmar), oavsett om de publicerar något.',
    en: "Municipalities and regions that meet the filter's conditions on organisations (with a condition on collaborations: their members), whether they publish anything or not.",
  },
  publishingOrganisations: {
    sv: 'Organisationer som är utgivare (dcterms:publisher) av minst en av datamängderna. En enhet räknas som den organisation den hör till.',
    en: 'Organisations that are the publisher (dcterms:publisher) of at least one of the datasets. A unit counts as the organisation that it belongs to.',
  },
  datasets: {
    sv: 'Datamängder (dcat:Dataset) i katalogerna. En datamängd som finns i flera kataloger räknas en gång.',
    en: 'Datasets (dcat:Dataset) in the catalogues. A dataset that is found in several catalogues counts once.',
  },
  distributions: {
    sv: 'Distributioner (dcat:Distribution) av datamängderna.',
    en: 'Distributions (dcat:Distribution) of the datasets.',
  },
  dataServices: {
    sv: 'Datatjänster (dcat:DataService) i de kataloger och av de utgivare som urvalet anger.',
    en: 'Data services (dcat:DataService) in the catalogues and by the publishers that the filter selects.',
  },
  datasetsOfPart: {
    sv: 'Datamängder (dcat:Dataset) som hör till delen. En datamängd som hör till flera delar räknas i var och en, så delarnas summa kan överstiga totalen.',
    en: 'Datasets (dcat:Dataset) that belong to the part. A dataset that belongs to several parts counts in each, so the parts can add up to more than the total.',
  },
  datasetsOfAddress: {
    sv: 'Datamängder (dcat:Dataset) som anger adressen i dcterms:conformsTo, själva eller i någon av sina distributioner.',
    en: 'Datasets (dcat:Dataset) that give the address in dcterms:conformsTo, themselves or in one of their distributions.',
  },
} as const satisfies Readonly<Record<string, Definition>>;

/** A count of ours, in what the catalogues gave. */
export function observed(value: number, definition: Definition, asOf: string | undefined): Figure {
  return { value, definition, basis: 'OBSERVED', ...(asOf === undefined ? {} : { asOf }) };
}

/** A count that the register gives; `asOf` where it says of which day. */
export function registered(value: number, definition: Definition, asOf?: string): Figure {
  return { value, definition, basis: 'REGISTER', ...(asOf === undefined ? {} : { asOf }) };
}
