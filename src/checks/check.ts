/**
 * What an address answered.
 *
 * - `OK`: status 200 to 399
 * - `GONE`: it is not there: 404 or 410, also on a later day than the first time, or its host's name does not exist any more
 * - `REFUSED`: it answers us with another 4xx: others may get it
 * - `NO_ANSWER`: no connection, no answer in time, or 5xx: no answer to us, which says nothing of the address
 * - `FORBIDDEN_ADDRESS`: not an address that we may ask (not public, or no http)
 */
export const LINK_OUTCOMES = ['OK', 'GONE', 'REFUSED', 'NO_ANSWER', 'FORBIDDEN_ADDRESS'] as const;
export type LinkOutcome = (typeof LINK_OUTCOMES)[number];

/** What became of asking an address. */
export interface LinkCheck {
  readonly url: string;
  readonly outcome: LinkOutcome;
  /** HTTP status of the last answer, after redirects. */
  readonly status?: number;
  /** The Content-Type that it said, without parameters. */
  readonly mediaType?: string;
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  /** Since when no check was OK: ISO 8601, UTC; absent: the last one was. */
  readonly failingSince?: string;
}

/** Something in a file that is not as its specification says. */
export interface ContentFault {
  /** `NO_SUCH_COLUMN`: a mandatory column is missing. `BAD_VALUE`: a value is not of the column's type, or a mandatory one is empty. `UNREADABLE`: the file is not what its format says. */
  readonly kind: 'NO_SUCH_COLUMN' | 'BAD_VALUE' | 'UNREADABLE';
  readonly column?: string;
  /** Of the first such row, from 1, the header not counted. */
  readonly row?: number;
  /** How many rows have it. */
  readonly rows?: number;
  /** What is wrong and what to write instead, in Swedish and English. */
  readonly message: { readonly sv: string; readonly en: string };
}

/** What was found in a distribution's file, read against a specification's columns. */
export interface ContentCheck {
  readonly url: string;
  /** Slug of the specification whose columns it was read against. */
  readonly specification: string;
  /**
   * `VALID`, `INVALID`: all that was read is, or is not, as the specification says. `UNKNOWN`: it could not be read (no
   * answer to us, too large, a form that we do not read).
   */
  readonly state: 'VALID' | 'INVALID' | 'UNKNOWN';
  /** Rows that were read; absent where none could be. */
  readonly rows?: number;
  /** False: the file is larger than what was read of it (`rows` is a lower bound). */
  readonly whole: boolean;
  readonly columns: readonly string[];
  /** At most 20, the gravest first. */
  readonly faults: readonly ContentFault[];
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
}

/** What background checks found so far. Reads come from the durable record, in batches; without it nothing is known. */
export interface Checks {
  /** By URL; what was never asked is absent. Never rejects: a record that is away knows nothing. */
  links(urls: readonly string[]): Promise<ReadonlyMap<string, LinkCheck>>;
  /** By URL and specification's slug, joined by a space. */
  contents(
    asked: readonly { readonly url: string; readonly specification: string }[],
  ): Promise<ReadonlyMap<string, ContentCheck>>;
  /** All contents read so far against these specifications. */
  contentsOf(specifications: readonly string[]): Promise<readonly ContentCheck[]>;
}
