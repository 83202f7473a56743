import type { UpstreamError } from '../errors.ts';

/** What makes a conditional request possible (RFC 9110, section 13): both as the upstream sent them. */
export interface Validator {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A body on its way: decompressed, capped, under the deadline. Its bytes can be read once. */
export interface Body {
  /** After redirects: the base for relative references. */
  readonly url: URL;
  readonly contentType: string | undefined;
  readonly validator: Validator | undefined;
  /** Throws `UpstreamError`: MALFORMED when cut off, TOO_LARGE over the cap, TIMED_OUT past the deadline. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * The part of an answer that an adapter reads: returns it, or throws an Error that says where the answer is wrong.
 * Zod's `schema.parse` is one: `shape: (value) => envelope.parse(value)`.
 */
export type Shape<T> = (value: unknown) => T;

export interface StreamOptions {
  readonly accept: string;
  /** Of the last good answer: asks for 304 when nothing changed. */
  readonly since?: Validator | undefined;
}

/** What is asked of a JSON interface that takes its questions as JSON. */
export type JsonQuery = Readonly<Record<string, unknown>>;

/**
 * The only way out. Every call is under a deadline, a host budget and a size cap, is retried as the matrix of
 * `src/upstream/README.md` says, and fails with `UpstreamError` only (or the caller's own abort reason).
 */
export interface Upstream {
  /**
   * GETs JSON and checks the part of it that is read; a wrong shape, HTML or unfinished JSON is MALFORMED. With a
   * `query`, POSTs that as JSON: for interfaces that only read, for it is retried, and asked once for several callers,
   * like a GET.
   */
  json<T>(url: URL, shape: Shape<T>, signal: AbortSignal, query?: JsonQuery): Promise<T>;
  /** GETs bytes as they come; undefined means "not modified since" (304). */
  stream(url: URL, options: StreamOptions, signal: AbortSignal): Promise<Body | undefined>;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** One host that we ask: how busy it is with us, and whether it is left alone. For metrics. */
export interface HostState {
  /** Name and port. */
  readonly host: string;
  /** Of its breaker: `open` is left alone, `half-open` is tried with the next call or at this moment. */
  readonly breaker: 'closed' | 'open' | 'half-open';
  /** Calls that it did not answer, in a row. */
  readonly failures: number;
  readonly inFlight: number;
  readonly waiting: number;
  /** Milliseconds until its breaker lets a call try. */
  readonly openMs?: number;
  /** Milliseconds until the time is over for which it asked us not to come back. */
  readonly heldMs?: number;
}

/** What an address answered. */
export interface Probed {
  /** After redirects. */
  readonly status: number;
  /** Content-Type of what is there; absent where nothing is, or it does not say. */
  readonly contentType?: string;
}

/** Whether something is at an address, without taking it: for checks of links. */
export interface LinkProbe {
  /**
   * Asks with HEAD and, where that is not answered as a GET would be (many servers refuse it, or say 404), with a GET of
   * one byte; no body is read. Resolves for what is there (200 to 299) and for what is refused (4xx); fails as `Upstream`
   * says for all else, under the same host budget, breaker, address guard and retries. RATE_LIMITED: nothing was sent,
   * for the host wants to be left alone.
   */
  probe(url: URL, signal: AbortSignal): Promise<Probed>;
}

/** The way out as it is made, with what can be seen from outside. */
export interface HttpUpstream extends Upstream, LinkProbe {
  /** The hosts that are in use, held, or have failed; the others are well and idle. */
  hosts(): readonly HostState[];
}

/** What happened in one call, for logs and counters. */
export interface UpstreamEvent {
  readonly url: string;
  readonly attempt: number;
  readonly durationMs: number;
  readonly status?: number;
  readonly error?: UpstreamError;
}
