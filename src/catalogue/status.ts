import type { UpstreamError } from '../errors.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { Attempt, CatalogueStatus, HeldBack } from '../model/snapshot.ts';

/** When an attempt was made, in milliseconds since 1970, and how long what it gave is fresh. */
export interface Moment {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly freshMs: number;
  /** From 0 to 1: where in the span before expiry the next attempt falls. */
  readonly spread: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After a failure: 5 minutes, doubled with each further one, up to a quarter of the time that a snapshot is fresh. */
const FIRST_BACK_OFF = 5 * MINUTE;
/** The longest that an upstream's own wish (Retry-After) puts an attempt off: its clock, or its mind, may be wrong. */
const LONGEST_WAIT = 24 * HOUR;
/** How many attempts are remembered. */
const REMEMBERED = 20;
/** What is told of a fault of ours: what exactly it was is for the log, for it may hold what is not for everybody. */
const FAULT =
  'Kommungraf tripped over a fault of its own while it read this catalogue. Its log says more; it tries again.';

const iso = (time: number): string => new Date(time).toISOString();

/** How long a reading of this catalogue is fresh, in milliseconds; `otherwise` where its entry does not say. */
export function freshMsOf({ ttlHours }: Pick<CatalogueRef, 'ttlHours'>, otherwise: number): number {
  return ttlHours === undefined ? otherwise : ttlHours * HOUR;
}

/** How long a reading of this catalogue is served, in milliseconds; `otherwise` where its entry does not say; undefined: without end. */
export function staleMsOf(
  { staleDays }: Pick<CatalogueRef, 'staleDays'>,
  otherwise: number | undefined,
): number | undefined {
  return staleDays === undefined ? otherwise : staleDays * 24 * HOUR;
}

/** What every attempt leaves, whatever became of it. */
function attempted(
  before: CatalogueStatus,
  { startedAt, endedAt }: Moment,
  attempt: Omit<Attempt, 'at' | 'durationMs'>,
): Pick<CatalogueStatus, 'catalogueId' | 'lastAttempt' | 'lastDurationMs' | 'history'> {
  const durationMs = endedAt - startedAt;
  const latest = { at: iso(startedAt), ...attempt, durationMs };
  return {
    catalogueId: before.catalogueId,
    lastAttempt: iso(startedAt),
    lastDurationMs: durationMs,
    history: [latest, ...(before.history ?? [])].slice(0, REMEMBERED),
  };
}

/**
 * The status after a harvest that read the whole catalogue, or heard that nothing changed. `datasets`: those that are
 * served from now on.
 */
export function succeeded(
  before: CatalogueStatus,
  moment: Moment,
  read: { readonly outcome: 'SUCCEEDED' | 'UNCHANGED'; readonly datasets: number },
): CatalogueStatus {
  // The next attempt comes before expiry (80 to 95 %), so that a healthy catalogue is never stale.
  const wait = moment.freshMs * (0.8 + 0.15 * moment.spread);
  return {
    ...attempted(before, moment, read),
    state: 'FRESH',
    lastSuccess: iso(moment.endedAt),
    nextAttempt: iso(moment.endedAt + wait),
    consecutiveFailures: 0,
    ...(before.lastFailure === undefined ? {} : { lastFailure: before.lastFailure }),
  };
}

/** When to try again after a failure, and how many there have been in a row. */
function backedOff(
  before: CatalogueStatus,
  { endedAt, freshMs, spread }: Moment,
  retryAfterMs = 0,
): Pick<CatalogueStatus, 'nextAttempt' | 'consecutiveFailures'> {
  const longest = Math.max(FIRST_BACK_OFF, freshMs / 4);
  const backOff = Math.min(FIRST_BACK_OFF * 2 ** Math.min(before.consecutiveFailures, 10), longest);
  const wait = Math.max(backOff * (0.75 + 0.5 * spread), Math.min(retryAfterMs, LONGEST_WAIT));
  return { nextAttempt: iso(endedAt + wait), consecutiveFailures: before.consecutiveFailures + 1 };
}

/** What a failure leaves. */
export interface Failure {
  readonly error: UpstreamError;
  /** There is something to serve all the same. */
  readonly serves: boolean;
  /** Datasets that could be read before it broke off. */
  readonly datasets?: number;
  /** Given when nothing broke off, but what came is held back. */
  readonly heldBack?: HeldBack;
}

/** The status after a harvest that failed, or whose answer is held back. */
export function failed(before: CatalogueStatus, failure: Failure, moment: Moment): CatalogueStatus {
  const { error, serves, datasets, heldBack = before.heldBack } = failure;
  const told = { kind: error.kind, message: error.message, ...(error.line === undefined ? {} : { line: error.line }) };
  const at = iso(moment.endedAt);
  return {
    ...attempted(before, moment, {
      outcome: failure.heldBack === undefined ? 'FAILED' : 'HELD_BACK',
      problem: error.kind,
      ...(datasets === undefined ? {} : { datasets }),
    }),
    state: serves ? 'STALE' : 'MISSING',
    problem: { ...told, since: before.problem?.since ?? at },
    ...(before.lastSuccess === undefined ? {} : { lastSuccess: before.lastSuccess }),
    ...backedOff(before, moment, error.retryAfterMs),
    lastFailure: { ...told, at },
    // A failure in between does not make a held-back answer any more believable, nor less.
    ...(heldBack === undefined ? {} : { heldBack }),
  };
}

/**
 * The status after a fault of ours: what it was does not say anything of the catalogue, so its problem and state stay,
 * but for age.
 */
export function faulted(before: CatalogueStatus, moment: Moment): CatalogueStatus {
  return {
    ...before,
    ...attempted(before, moment, { outcome: 'FAILED' }),
    state: (expired(before, moment.endedAt, moment.freshMs) ?? before).state,
    ...backedOff(before, moment),
    lastFailure: { message: FAULT, at: iso(moment.endedAt) },
  };
}

/** The status of a snapshot that has grown old, or undefined when it has not. */
export function expired(status: CatalogueStatus, now: number, freshMs: number): CatalogueStatus | undefined {
  return status.state === 'FRESH' && expiryOf(status, freshMs) <= now ? { ...status, state: 'STALE' } : undefined;
}

/** The status of a snapshot that is too old to be served, or undefined when it is not. */
export function outlived(
  status: CatalogueStatus,
  now: number,
  staleMs: number | undefined,
): CatalogueStatus | undefined {
  const isServed = status.state !== 'MISSING' && status.lastSuccess !== undefined;
  return isServed && staleMs !== undefined && expiryOf(status, staleMs) <= now
    ? { ...status, state: 'MISSING' }
    : undefined;
}

/** When the last reading stops being fresh, in milliseconds since 1970; 0 when there is none. */
export function expiryOf({ lastSuccess }: CatalogueStatus, freshMs: number): number {
  return lastSuccess === undefined ? 0 : Date.parse(lastSuccess) + freshMs;
}

/** When to try next, in milliseconds since 1970; 0 when nobody has tried yet. */
export function dueAt(status: CatalogueStatus, now: number, freshMs: number): number {
  const { nextAttempt, consecutiveFailures } = status;
  if (nextAttempt === undefined) return 0;
  // What is written may be of another time to live, or of a clock that was wrong: never wait longer than is sensible.
  const latest = consecutiveFailures === 0 ? expiryOf(status, freshMs) : now + Math.max(freshMs, LONGEST_WAIT);
  return Math.min(Date.parse(nextAttempt), latest, now + Math.max(freshMs, LONGEST_WAIT));
}
