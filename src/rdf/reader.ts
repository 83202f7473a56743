/** One syntax, one document: takes the text piece by piece and puts statements into a draft. */
export interface RdfReader {
  /** Throws `UpstreamError` MALFORMED for a document that is dangerous to read on. */
  write(text: string): void | Promise<void>;
  /** The document is whole: what is still open is a fault of it. */
  end(): void | Promise<void>;
  /** The document was cut off by its connection: keeps what is there, without judging the end. */
  stop(): void | Promise<void>;
  /** Set once nothing further can be read. */
  readonly done: boolean;
}
