/** What may be bound. Not booleans: the engine's binding ends the whole process on one. */
export type SqliteValue = string | number | null | Uint8Array;

/** To the thread that holds the record's file: answered one by one, in order. */
export type SqliteRequest =
  /** Opens the file, or opens it again where it was replaced or found damaged. */
  | { readonly type: 'ready' }
  | { readonly type: 'query'; readonly sql: string; readonly parameters: readonly SqliteValue[] }
  /** Ends the transaction, where there is one, without a trace. */
  | { readonly type: 'rollback' }
  | { readonly type: 'close' };

/** A file that could not be used, and where it is now. */
export interface SetAside {
  readonly file: string;
  readonly reason: string;
}

export type SqliteAnswer =
  | { readonly type: 'ready'; readonly setAside?: SetAside }
  | { readonly type: 'rows'; readonly rows: readonly unknown[]; readonly changes: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };
