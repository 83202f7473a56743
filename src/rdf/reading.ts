import type { Graph } from './graph.ts';

export type RdfFormat = 'rdfxml' | 'turtle' | 'ntriples' | 'jsonld';

/** A statement that was given up, so that the rest could be read. */
export interface DroppedStatement {
  /** What is wrong with it, and with what: `bad IRI "http://ex.se/a b"`. */
  readonly reason: string;
  /** 1-based. */
  readonly line?: number;
}

/** What became of a document. */
export interface RdfReading {
  readonly format: RdfFormat;
  readonly graph: Graph;
  /** How many statements were given up. */
  readonly droppedCount: number;
  /** The first 100 of them. */
  readonly dropped: readonly DroppedStatement[];
  /** Set when the document could not be read to its end: the graph holds what came before (and, where we could go on, after). */
  readonly incomplete?: { readonly message: string; readonly line?: number };
}

export interface ReadRdfOptions {
  /** Base IRI: the document's URL. */
  readonly baseIri: string;
  /** As the upstream labelled it: a hint, the content decides. */
  readonly contentType?: string | undefined;
  readonly signal: AbortSignal;
}
