import type { TooOld } from './model/freshness.ts';
import type { ProblemKind } from './model/problem.ts';

export type { ProblemKind };

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

/** A list is not as fresh as its caller insists on: shown as `STALE_DATA` with what is too old, and what to do. */
export class StaleDataError extends Error {
  readonly tooOld: readonly TooOld[];

  constructor(tooOld: readonly TooOld[], message: string) {
    super(message);
    this.name = 'StaleDataError';
    this.tooOld = tooOld;
  }
}

/** What only the durable record knows was asked for, and it cannot be read: shown as `RECORD_UNAVAILABLE`. */
export class RecordUnavailableError extends Error {
  constructor(cause: unknown) {
    super(
      'The durable record, which knows the past, cannot be read now. Ask again in a minute, or for what holds now: without asOf, growth and series.',
      { cause },
    );
    this.name = 'RecordUnavailableError';
  }
}
