import type { SpecificationColumn } from '../model/specification.ts';
import type { FileBytes } from '../records/table.ts';
import type { TableVerdict } from '../records/table-check.ts';

/** What the thread is asked: whether a file is as the columns say. */
export interface FileQuestion {
  readonly file: FileBytes;
  readonly columns: readonly SpecificationColumn[];
}

export type FileAnswer =
  { readonly type: 'verdict'; readonly verdict: TableVerdict } | { readonly type: 'failed'; readonly message: string };
