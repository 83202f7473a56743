import { UpstreamError } from '../../errors.ts';
import type { ProblemKind } from '../../errors.ts';

/** Why a source could not be read: data, for an answer is given all the same. */
export interface SourceProblem {
  readonly kind: ProblemKind;
  readonly message: string;
}

/** What a reading ended with. */
export type Outcome<T> = { readonly read: T } | { readonly problem: SourceProblem };

/** Until when somebody waits. */
export interface Patience {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** Readings of all requests: who wants what is being read already waits for that. */
export interface Flights<T> {
  /**
   * Begins a reading, or joins the one of this name that is under way. It goes on when whoever waits leaves, so that the
   * next to ask finds it done. Throws the signal's reason, and what `read` throws unless it is an UpstreamError.
   */
  join(name: string, patience: Patience, read: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>>;
  /** Ends the readings, and waits for that. */
  close(): Promise<void>;
}

type Landed<T> = Outcome<T> | { readonly bug: unknown };

/** Readings under way at a time: each holds its answer in memory, and waits for places at one of a few hosts. */
const MOST_FLIGHTS = 100;

async function land<T>(reading: Promise<T>): Promise<Landed<T>> {
  try {
    return { read: await reading };
  } catch (error) {
    if (error instanceof UpstreamError) return { problem: { kind: error.kind, message: error.message } };
    return { bug: error };
  }
}

const LATE: SourceProblem = {
  kind: 'TIMED_OUT',
  message: 'The source has not answered in the time that a query has; it is read on: ask again in a while.',
};
const CROWDED: SourceProblem = {
  kind: 'TIMED_OUT',
  message: `${MOST_FLIGHTS} readings of key figures are under way already: ask again in a while.`,
};

/** Waits no longer than its patience: the reading's end, or undefined when the time is over. Throws the signal's reason. */
async function waitFor<T>(reading: Promise<T>, { until, signal }: Patience, now: () => number): Promise<T | undefined> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const leaving = new Promise<undefined>((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, until - now()), undefined);
    const leave = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('Nobody waits', { cause: signal.reason }));
    };
    signal.addEventListener('abort', leave, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    };
  });
  try {
    return await Promise.race([reading, leaving]);
  } finally {
    stop();
  }
}

/** Readings with one kind of result, for the process. `now` is in milliseconds since 1970. */
export function createFlights<T>(now: () => number): Flights<T> {
  const underWay = new Map<string, Promise<Landed<T>>>();
  const ending = new AbortController();
  return {
    async join(name, patience, read) {
      let flight = underWay.get(name);
      if (flight === undefined) {
        if (underWay.size >= MOST_FLIGHTS) return { problem: CROWDED };
        flight = land(read(ending.signal)).finally(() => underWay.delete(name));
        underWay.set(name, flight);
      }
      const landed = await waitFor(flight, patience, now);
      if (landed === undefined) return { problem: LATE };
      if ('bug' in landed) throw landed.bug;
      return landed;
    },
    async close() {
      ending.abort(new Error('The gateway stops'));
      await Promise.all(underWay.values());
    },
  };
}
