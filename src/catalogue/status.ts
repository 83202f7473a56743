import type { UpstreamError } from '../errors.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';

/** When an attempt was made, in milliseconds since 1970, and how long what it gave is fresh. */
export interface Moment {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly freshMs: number;
  /** From 0 to 1: where in the span before expiry the next attempt falls. */
  readonly spread: number;
}

const MINUTE = 60_000;
/** After a failure: 5 minutes, doubled with each further one, up to a quarter of the time that a snapshot is fresh. */
const FIRST_BACK_OFF = 5 * MINUTE;

const iso = (time: number): string => new Date(time).toISOString();

/** The status after a harvest that read the whole catalogue, or heard that nothing changed. */
export function succeeded(before: CatalogueStatus, moment: Moment): CatalogueStatus {
  // The next attempt comes before expiry (80 to 95 %), so that a healthy catalogue is never stale.
  const wait = moment.freshMs * (0.8 + 0.15 * moment.spread);
  return {
    catalogueId: before.catalogueId,
    state: 'FRESH',
    lastSuccess: iso(moment.endedAt),
    lastAttempt: iso(moment.startedAt),
    nextAttempt: iso(moment.endedAt + wait),
    consecutiveFailures: 0,
    lastDurationMs: moment.endedAt - moment.startedAt,
  };
}

/** The status after a harvest that failed; `serves`: there is something to serve all the same. */
export function failed(
  before: CatalogueStatus,
  error: UpstreamError,
  moment: Moment,
  serves: boolean,
): CatalogueStatus {
  const failures = before.consecutiveFailures + 1;
  const longest = Math.max(FIRST_BACK_OFF, moment.freshMs / 4);
  const backOff = Math.min(FIRST_BACK_OFF * 2 ** Math.min(before.consecutiveFailures, 10), longest);
  const wait = Math.max(backOff * (0.75 + 0.5 * moment.spread), error.retryAfterMs ?? 0);
  return {
    catalogueId: before.catalogueId,
    state: serves ? 'STALE' : 'MISSING',
    problem: {
      kind: error.kind,
      message: error.message,
      ...(error.line === undefined ? {} : { line: error.line }),
      since: before.problem?.since ?? iso(moment.endedAt),
    },
    ...(before.lastSuccess === undefined ? {} : { lastSuccess: before.lastSuccess }),
    lastAttempt: iso(moment.startedAt),
    nextAttempt: iso(moment.endedAt + wait),
    consecutiveFailures: failures,
    lastDurationMs: moment.endedAt - moment.startedAt,
  };
}

/** The status of a snapshot that has grown old, or undefined when it has not. */
export function expired(status: CatalogueStatus, now: number, freshMs: number): CatalogueStatus | undefined {
  return status.state === 'FRESH' && !isFresh(status, now, freshMs) ? { ...status, state: 'STALE' } : undefined;
}

const isFresh = (status: CatalogueStatus, now: number, freshMs: number): boolean =>
  status.lastSuccess !== undefined && Date.parse(status.lastSuccess) + freshMs > now;
