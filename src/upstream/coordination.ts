import type { ProblemKind } from '../model/problem.ts';

/** Why a host is left alone by all replicas, and for how long still. */
export interface SharedHold {
  readonly remainingMs: number;
  readonly kind: ProblemKind;
  readonly status?: number;
}

/** When the next request may go to a host: milliseconds from now, or not before a hold is over. */
export type Booking = { readonly waitMs: number } | { readonly hold: SharedHold };

/** What is done once for all replicas that want it at the same time. */
export interface SharedWork<T> {
  /** Does it here: its value, and the same as bytes, should others want them. */
  readonly here: () => Promise<{ readonly value: T; readonly bytes: () => Buffer }>;
  /** The value that another replica's bytes stand for. */
  readonly read: (bytes: Buffer) => T;
}

/**
 * What several replicas agree on, so that a host is not burdened more because there are more of us. May always be
 * unable to ask the others: then each replica is polite for itself. Throws nothing of its own; what waits throws the
 * signal's reason.
 */
export interface Coordination {
  /** Waits for one of so many places in flight to a host; the place is free again when the returned function is called. */
  place(host: string, places: number, signal: AbortSignal): Promise<() => void>;
  /** Books a host's next moment, `intervalMs` after the one before. */
  book(host: string, intervalMs: number): Promise<Booking>;
  /** Tells the others that a host wants to be left alone for so many milliseconds. */
  hold(host: string, hold: SharedHold): Promise<void>;
  /** Does the work, or takes what a replica makes of it that is doing it already. */
  share<T>(key: string, signal: AbortSignal, work: SharedWork<T>): Promise<T>;
}

/** Of a replica that knows of no others. */
export const ALONE: Coordination = {
  place: () => Promise.resolve(() => undefined),
  book: () => Promise.resolve({ waitMs: 0 }),
  hold: () => Promise.resolve(),
  share: async (_key, _signal, work) => (await work.here()).value,
};
