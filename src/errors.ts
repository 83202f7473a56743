/**
 * What went wrong between us and an upstream. Closed: what each means is part of the schema (`enum ProblemKind`).
 *
 * - `UNREACHABLE`: no connection, DNS, TLS, or 5xx after the retries
 * - `TIMED_OUT`: our deadline passed, whatever was hanging
 * - `REFUSED`: 4xx other than 429
 * - `RATE_LIMITED`: 429
 * - `MALFORMED`: an answer that is not what it claims: HTML with 200, unreadable or unfinished document, wrong envelope
 * - `TOO_LARGE`: over a cap, before or after decompression
 * - `FORBIDDEN_ADDRESS`: the address is not one we may call
 * - `SUSPICIOUS`: readable, but held back: too much vanished, or another catalogue's content
 */
export const PROBLEM_KINDS = [
  'UNREACHABLE',
  'TIMED_OUT',
  'REFUSED',
  'RATE_LIMITED',
  'MALFORMED',
  'TOO_LARGE',
  'FORBIDDEN_ADDRESS',
  'SUSPICIOUS',
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export interface UpstreamErrorDetails {
  readonly url?: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** Milliseconds the upstream asked us to wait (Retry-After, RFC 9110 section 10.2.3), capped. */
  readonly retryAfterMs?: number;
  /** 1-based line of the document where reading failed. */
  readonly line?: number;
  readonly cause?: unknown;
}

/** The one error that leaves `upstream/`, `rdf/` and the adapters; everything else is a bug of ours. */
export class UpstreamError extends Error {
  readonly kind: ProblemKind;
  readonly url: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly line: number | undefined;

  constructor(kind: ProblemKind, message: string, details: UpstreamErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'UpstreamError';
    this.kind = kind;
    this.url = details.url;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.line = details.line;
  }
}

/** A caller's mistake: shown as `BAD_USER_INPUT` with this sentence, which says what to send instead. */
export class InputError extends Error {
  /** The argument or input field at fault, as the caller wrote it. */
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.name = 'InputError';
    this.argument = argument;
  }
}
