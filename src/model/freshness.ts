/** What becomes of a list some of whose catalogues are not fresh enough. */
export type OnMissing = 'STALE' | 'OMIT' | 'ERROR';

/**
 * What a caller's wish for freshness has led to, for a catalogue that is not fresh enough all the same:
 *
 * - `NOT_ASKED`: no age was named, so nobody was asked
 * - `UNDER_WAY`: it is being read; that goes on after the answer
 * - `FAILED`: it was read for this answer, in vain
 * - `RESTING`: it was tried too short a time ago, or it fails and its next attempt has not come
 * - `OVER_LIMIT`: more catalogues than may be read on callers' wishes at a time
 */
export const REFRESH_STATES = ['NOT_ASKED', 'UNDER_WAY', 'FAILED', 'RESTING', 'OVER_LIMIT'] as const;
export type RefreshState = (typeof REFRESH_STATES)[number];

/** How patient and how strict the caller of a list is. */
export interface FreshnessWish {
  /** How long ago a catalogue may have been read, in milliseconds; undefined: its own time to live counts. */
  readonly maxAgeMs?: number;
  /** How long to wait for refreshes, in milliseconds. */
  readonly timeoutMs: number;
  readonly onMissing: OnMissing;
}

/** A catalogue that is not fresh enough for the caller. */
export interface TooOld {
  readonly catalogueId: string;
  /** ISO 8601, UTC; undefined: it has never been read to its end. */
  readonly lastSuccess?: string;
  readonly refresh: RefreshState;
  /** From when on a caller's wish can lead to a refresh again: ISO 8601, UTC. */
  readonly askAgain?: string;
}

/** Least `maxAge`, in seconds, and the least time between two readings of a catalogue on callers' wishes. */
export const LEAST_MAX_AGE = 60;
/** Milliseconds: below the server's deadline for a request, so that what is there is still told in time. */
export const MOST_TIMEOUT_MS = 8000;
export const DEFAULT_TIMEOUT_MS = 2000;
/** Catalogues that are read on the wish of one request. */
export const MOST_REFRESHED = 5;

/**
 * How many refreshes of catalogues a list may cause by its arguments, for the cost of a query: 0 without
 * `freshness.maxAge`. A whole request never causes more than {@link MOST_REFRESHED}, however many lists it has. One
 * refresh is one to some hundred requests to the catalogue's host, within that host's budget.
 */
export function upstreamCallsOf(args: Readonly<Record<string, unknown>>): number {
  const { freshness } = args;
  if (typeof freshness !== 'object' || freshness === null || !('maxAge' in freshness)) return 0;
  return freshness.maxAge == null ? 0 : MOST_REFRESHED;
}
