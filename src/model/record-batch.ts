/** What records are, by the names of their kinds in a snapshot. */
export type RecordBatchKind = 'agent' | 'dataset' | 'dataService' | 'datasetSeries';

/**
 * Some records of one kind: what crosses from thread to thread without being read again. As bytes they are nothing that
 * a garbage collector has to look at, and are handed over without being copied.
 */
export interface RecordBatch {
  readonly kind: RecordBatchKind;
  readonly ids: readonly string[];
  /** The records as JSON in UTF-8, one to a line, in the order of `ids`. */
  readonly lines: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** `jsons`: as `JSON.stringify` writes them, which is without line feeds. */
export const recordBatch = (kind: RecordBatchKind, ids: readonly string[], jsons: readonly string[]): RecordBatch => ({
  kind,
  ids,
  lines: encoder.encode(jsons.join('\n')),
});

/** The records' JSON texts, one for each id. */
export const jsonsOf = ({ lines }: Pick<RecordBatch, 'lines'>): readonly string[] => decoder.decode(lines).split('\n');
