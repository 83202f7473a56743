/** One run of a compiled operation. */
export interface Run {
  /** The resolvers' context. */
  readonly context: object;
  /** Coerced, with their defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Arguments that depend on variables, by their place in the operation; each is read once. */
  readonly given: (Readonly<Record<string, unknown>> | undefined)[];
  /** Calls the work so that what it reads is of one state of the data. */
  readonly reading: <T>(work: () => T) => T;
  /** Throws when nobody waits for the answer any more. Asked after each waiting. */
  readonly checkEnd: () => void;
}

/** JSON: at once where all of it is at hand. */
export type Json = string | Promise<string>;
