import type { ContentFault } from '../checks/check.ts';

/** What was read of a file, and what is known of it. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  /** As the server said it. */
  readonly contentType: string | undefined;
  /** The file is longer than this. */
  readonly isCut: boolean;
}

/** A row by the columns of its table; what it has no value for is the empty text. */
export interface TableRow {
  readonly values: readonly string[];
  /** How many values it has, where these are not as many as the columns are. */
  readonly ragged?: number;
}

/** A file as a table. */
export interface Table {
  /** As the file names them, without blanks around them; in their order. */
  readonly columns: readonly string[];
  /** Can be read once. Throws `NotReadError` where the file cannot be read on. */
  readonly rows: AsyncIterable<TableRow>;
  /** Not all rows: the file is cut, or a page of an interface. */
  readonly isPart: boolean;
}

/**
 * A file, or what follows in it, cannot be read as a table. `isOurs`: it may be good, but its form is one that we do not
 * read; else it is not what it claims to be.
 */
export class NotReadError extends Error {
  readonly isOurs: boolean;
  readonly text: ContentFault['message'];

  constructor(text: ContentFault['message'], details: { readonly isOurs?: boolean; readonly cause?: unknown } = {}) {
    super(text.en, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'NotReadError';
    this.isOurs = details.isOurs ?? false;
    this.text = text;
  }
}
