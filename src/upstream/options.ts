import type { LookupFunction } from 'node:net';
import type { Coordination } from './coordination.ts';
import type { UpstreamEvent } from './upstream.ts';

const MEBIBYTE = 1024 * 1024;

/** How patient, how polite and how careful. Times are milliseconds, sizes are bytes. */
export interface UpstreamOptions {
  /** Names us to those we ask: `Kommungraf/<version> (+<address>)` (RFC 9110, section 10.1.5). */
  readonly userAgent: string;
  /** Until TCP and TLS stand, for each attempt; default 3,000. */
  readonly connectTimeoutMs?: number;
  /** Until an attempt's response headers are in, once it is sent; default 10,000. */
  readonly headersTimeoutMs?: number;
  /** Between two pieces of a body; default 15,000. */
  readonly bodyTimeoutMs?: number;
  /** For a whole `json` call once it has its turn: all attempts, the waits between them, the body; default 30,000. */
  readonly jsonDeadlineMs?: number;
  /** The same for a `stream` call, until the last byte is read; default 120,000. */
  readonly streamDeadlineMs?: number;
  /** For a turn in the host's budget; default 300,000. */
  readonly turnTimeoutMs?: number;
  /** Of a body after decompression; default 64 MiB. */
  readonly maxBytes?: number;
  /** Of a body as it comes over the wire; default 64 MiB. */
  readonly maxWireBytes?: number;
  /** Calls in flight to one host (name and port) at a time; default 2. */
  readonly hostConcurrency?: number;
  /** Between the starts of two requests to one host, retries included: 500 means two a second; default 0. */
  readonly hostMinIntervalMs?: number;
  /** Attempts after the first; default 2. */
  readonly retries?: number;
  /** Of the jittered exponential back-off: about what the first wait is; default 300. */
  readonly backoffBaseMs?: number;
  /** The longest `Retry-After` that is believed; default 3,600,000 (an hour). */
  readonly maxRetryAfterMs?: number;
  /** Calls in a row that a host does not answer (UNREACHABLE, TIMED_OUT) until it is left alone; default 5. */
  readonly breakerFailures?: number;
  /** How long it is left alone the first time, doubled each time that it still does not answer; default 30,000. */
  readonly breakerOpenMs?: number;
  /** How long at the most; default 600,000 (ten minutes). */
  readonly breakerMaxOpenMs?: number;
  /** PEM, trusted beside Node's own roots: for an organisation's inner certificate authority. */
  readonly trustedCertificates?: readonly string[];
  /**
   * Why an address may not be called, as a sentence, or undefined when it may. Asked for the first address and for
   * that of each redirect, before anything connects. See `createAddressGuard`.
   */
  readonly guard?: (url: URL) => string | undefined;
  /** Resolves the names of an origin for its connections; the place to refuse what a name leads to. */
  readonly lookup?: (origin: URL) => LookupFunction;
  /** What is agreed with other replicas; without it this one is polite for itself. */
  readonly coordination?: Coordination;
  /** Told of each attempt when its answer is in, or has failed. */
  readonly onEvent?: (event: UpstreamEvent) => void;
}

const DEFAULTS = {
  connectTimeoutMs: 3_000,
  headersTimeoutMs: 10_000,
  bodyTimeoutMs: 15_000,
  jsonDeadlineMs: 30_000,
  streamDeadlineMs: 120_000,
  turnTimeoutMs: 300_000,
  maxBytes: 64 * MEBIBYTE,
  maxWireBytes: 64 * MEBIBYTE,
  hostConcurrency: 2,
  hostMinIntervalMs: 0,
  retries: 2,
  backoffBaseMs: 300,
  maxRetryAfterMs: 3_600_000,
  breakerFailures: 5,
  breakerOpenMs: 30_000,
  breakerMaxOpenMs: 600_000,
} as const;

/** The options with nothing left open but what is truly optional. */
export type Settings = UpstreamOptions & { readonly [K in keyof typeof DEFAULTS]: number };

/** Throws an Error that names the option at fault: a limit that is no number is no limit. */
export const settingsOf = (options: UpstreamOptions): Settings => {
  const settings: Settings = { ...DEFAULTS, ...options };
  for (const name of Object.keys(DEFAULTS) as readonly (keyof typeof DEFAULTS)[]) {
    const lowest = name === 'hostMinIntervalMs' || name === 'retries' || name === 'maxRetryAfterMs' ? 0 : 1;
    if (!Number.isSafeInteger(settings[name]) || settings[name] < lowest) {
      throw new Error(`${name} has to be a whole number of at least ${lowest}, not ${settings[name]}.`);
    }
  }
  return settings;
};
