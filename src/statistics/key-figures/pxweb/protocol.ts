import type { Cube } from './json-stat.ts';
import type { Limits } from './limits.ts';
import type { Selection } from './split.ts';
import type { Table } from './table.ts';

/** One of the two interfaces of an installation. All methods throw `UpstreamError`, or the signal's reason. */
export interface Protocol {
  /** Reads the limits from the installation's configuration. */
  readonly config: (signal: AbortSignal) => Promise<Limits>;
  /** What can be asked of a table. */
  table(id: string, signal: AbortSignal): Promise<Table>;
  /** The cells of a selection, with all variables of it; MALFORMED where the answer has other ones. */
  data(table: string, selection: Selection, signal: AbortSignal): Promise<Cube>;
  /**
   * A table's texts, units and dates in a language. Where the interface tells those only beside cells, the cells of
   * `sample` are asked for.
   */
  description(table: string, language: string, sample: (table: Table) => Selection, signal: AbortSignal): Promise<Cube>;
}
