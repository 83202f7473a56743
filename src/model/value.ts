import type { Texts } from './text.ts';

/**
 * A value from a vocabulary: what upstream said beside how we read it (`src/model/vocabulary`).
 * `said` is the IRI or literal as upstream wrote it; `labels` are upstream's own labels for it, where it gave any.
 */
export interface Concept {
  readonly said: string;
  /** Canonical IRI of the vocabulary's term, when `said` could be read. */
  readonly uri?: string;
  /** The term's short code (`ENVI`, `DAILY`, `CC0-1.0`, `text/csv`, `PUBLIC`, `SWE`), when `said` could be read. */
  readonly code?: string;
  readonly labels: Texts;
}

/** A link to something described elsewhere: its IRI (or the literal that upstream put in its place) and its labels. */
export interface Reference {
  readonly uri: string;
  readonly labels: Texts;
}

/** A point in time: what upstream said, and its ISO 8601 reading (`2020`, `2020-05`, `2020-05-01` or a UTC date-time). */
export interface TimeValue {
  readonly said: string;
  readonly value?: string;
}

/** dcterms:PeriodOfTime (DCAT 3, 6.13.1); an end that is absent is open. */
export interface Period {
  readonly start?: TimeValue;
  readonly end?: TimeValue;
}

/** dcterms:Location (DCAT 3, 6.14): an IRI, a name, a geometry, or several of them. */
export interface Location {
  readonly uri?: string;
  readonly labels: Texts;
  /** Geometries as upstream wrote them: WKT, GML or GeoJSON. */
  readonly bbox?: string;
  readonly centroid?: string;
  readonly geometry?: string;
}

/** A number as upstream said it, and as we read it (`byteSize` in bytes, `spatialResolutions` in metres). */
export interface NumberValue {
  readonly said: string;
  readonly value?: number;
}

/** A property that has no place of its own in the model, passed on as upstream gave it. */
export interface OtherProperty {
  /** IRI of the property. */
  readonly property: string;
  /** The literal's value or the object's IRI; absent when the object is a nested node. */
  readonly value?: string;
  readonly isUri: boolean;
  readonly language?: string;
  readonly datatype?: string;
  /** The nested node's own properties. */
  readonly properties: readonly OtherProperty[];
}

/** Something in a record that could not be read, or was read with doubt. */
export interface ReadingProblem {
  /** Model field (`issued`, `accessUrls`) or property IRI. */
  readonly property: string;
  /** What upstream said. */
  readonly said?: string;
  /** A sentence: what is wrong with it. */
  readonly reason: string;
}
