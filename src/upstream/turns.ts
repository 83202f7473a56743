import { UpstreamError } from '../errors.ts';
import type { Coordination } from './coordination.ts';
import type { Deadline } from './deadline.ts';
import { createDeadline } from './deadline.ts';
import { failure, shown } from './failure.ts';
import type { HostBreaker, Passage, Verdict } from './host-breaker.ts';
import type { HostBudget } from './host-budget.ts';
import { notHttp } from './hops.ts';
import type { Settings } from './options.ts';

/** A call that has its turn: under its deadline, in one of its host's places. */
export interface Turn {
  readonly deadline: Deadline;
  readonly passage: Passage;
  /** Whether anything has been sent. */
  isAsked: boolean;
  /** Stops the clock, gives the place back and tells the breaker; more than once does no harm. */
  readonly end: (verdict: Verdict) => void;
}

/** What a failed call shows of its host. Nothing, if it was not asked, or the caller gave up, or our guard said no. */
export const verdictOf = (error: unknown, { isAsked }: Turn): Verdict => {
  if (!isAsked || !(error instanceof UpstreamError) || error.kind === 'FORBIDDEN_ADDRESS') return 'unknown';
  return error.kind === 'UNREACHABLE' || error.kind === 'TIMED_OUT' ? error : 'alive';
};

interface Turns {
  /** Throws `UpstreamError` for an address that is not called, and for a host that is left alone. */
  readonly check: (url: URL) => void;
  /** Waits for a turn; what it is given has to be ended whatever happens. Throws `UpstreamError`, or the signal's reason. */
  readonly take: (url: URL, deadlineMs: number, signal: AbortSignal) => Promise<Turn>;
}

interface TurnDependencies {
  readonly settings: Settings;
  readonly coordination: Coordination;
  readonly budget: HostBudget;
  readonly breaker: HostBreaker;
}

/** Who is asked when: a host's places, and whether it is asked at all. */
export const createTurns = ({ settings, coordination, budget, breaker }: TurnDependencies): Turns => {
  /** Before a turn is waited for, so that a foolish address does not stand in a queue, nor a call to a dead host. */
  const check = (url: URL): void => {
    const why = /^https?:$/.test(url.protocol) ? settings.guard?.(url) : notHttp(url);
    if (why !== undefined) throw new UpstreamError('FORBIDDEN_ADDRESS', why, { url: shown(url) });
    breaker.check(url);
  };

  /** A place of this replica's, and then one of all replicas'. */
  const takePlace = async (host: string, signal: AbortSignal): Promise<() => void> => {
    const release = await budget.acquire(host, signal);
    try {
      const releaseShared = await coordination.place(host, settings.hostConcurrency, signal);
      return () => {
        release();
        releaseShared();
      };
    } catch (error) {
      release();
      throw error;
    }
  };

  const take = async (url: URL, deadlineMs: number, signal: AbortSignal): Promise<Turn> => {
    const deadline = createDeadline(signal);
    const late = (predicate: string) => () => failure('TIMED_OUT', { url, at: url }, predicate);
    try {
      deadline.start(
        settings.turnTimeoutMs,
        late(`was busy with our other requests for ${settings.turnTimeoutMs / 1_000} s`),
      );
      const release = await takePlace(url.host, deadline.signal);
      try {
        // Again: the calls that this one has waited for may have shown that the host is dead.
        const passage = breaker.enter(url);
        deadline.start(deadlineMs, late(`did not give its whole answer within ${deadlineMs / 1_000} s`));
        let isOver = false;
        return {
          deadline,
          passage,
          isAsked: false,
          end: (verdict) => {
            if (isOver) return;
            isOver = true;
            deadline.end();
            // Before the next one in line has its turn.
            passage.end(verdict);
            release();
          },
        };
      } catch (error) {
        release();
        throw error;
      }
    } catch (error) {
      deadline.end();
      throw error;
    }
  };

  return { check, take };
};
