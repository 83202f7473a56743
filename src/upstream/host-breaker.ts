import type { UpstreamError } from '../errors.ts';
import { failure } from './failure.ts';

/** What a call showed of its host: that it answers, nothing, or the failure that shows that it does not. */
export type Verdict = 'alive' | 'unknown' | UpstreamError;

/** One call's way through the breaker. */
export interface Passage {
  /** The answer has begun: a host on trial is let in again, before the whole answer is read. */
  answered(): void;
  /** The call is over; only the first time counts. */
  end(verdict: Verdict): void;
}

/** A host as the breaker sees it. */
export interface BreakerState {
  readonly state: 'closed' | 'open' | 'half-open';
  /** Calls that failed in a row. */
  readonly failures: number;
  /** Milliseconds until a call may try the host again; only while open. */
  readonly remainingMs?: number;
}

/** Keeps calls from hosts that do not answer, one call at a time excepted that tries. */
export interface HostBreaker {
  /** Throws `UpstreamError` of the last failure's kind while the host is left alone. */
  check(url: URL): void;
  /** As `check`, and lets the call through: as the one that tries, where the host's time is over. */
  enter(url: URL): Passage;
  /** The hosts with failures behind them, by name and port. */
  states(): ReadonlyMap<string, BreakerState>;
}

interface Limits {
  /** Failed calls in a row that open it. */
  readonly failures: number;
  /** Milliseconds that it is open, doubled each time that the host still does not answer. */
  readonly openMs: number;
  readonly maxOpenMs: number;
}

interface Host {
  failures: number;
  openings: number;
  isProbed: boolean;
  last: UpstreamError;
  open?: { readonly since: number; readonly until: number };
}

/** So many hosts are remembered; whoever failed first is forgotten first. */
const MAX_HOSTS = 10_000;

const at = (inMs: number): string => new Date(Date.now() + inMs).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * Not cockatiel's: there a call that its caller aborts closes a half-open breaker, calls beside the one that tries wait
 * for it instead of failing at once, and until when it is open cannot be read.
 */
export const createHostBreaker = ({ failures: threshold, openMs, maxOpenMs }: Limits): HostBreaker => {
  const hosts = new Map<string, Host>();

  const refusal = (url: URL, host: Host, since: number, until: number): UpstreamError => {
    const now = performance.now();
    const again = host.isProbed ? 'and is being tried at this moment' : `and is left alone until ${at(until - now)}`;
    const predicate = `did not answer ${host.failures} times in a row, the last time at ${at(since - now)}, ${again}`;
    const { kind, status } = host.last;
    return failure(kind, { url, at: url }, predicate, {
      ...(status === undefined ? {} : { status }),
      cause: host.last,
    });
  };

  const check = (url: URL): void => {
    const host = hosts.get(url.host);
    if (host?.open === undefined) return;
    const { since, until } = host.open;
    if (host.isProbed || performance.now() < until) throw refusal(url, host, since, until);
  };

  const open = (host: Host): void => {
    const since = performance.now();
    host.open = { since, until: since + Math.min(openMs * 2 ** host.openings, maxOpenMs) };
    host.openings = Math.min(host.openings + 1, 30);
  };

  const failed = (name: string, error: UpstreamError, wasProbe: boolean): void => {
    if (!hosts.has(name) && hosts.size >= MAX_HOSTS) hosts.delete(hosts.keys().next().value ?? '');
    const host = hosts.get(name) ?? { failures: 0, openings: 0, isProbed: false, last: error };
    hosts.set(name, host);
    host.failures += 1;
    host.last = error;
    // A call that was under way when it opened says nothing new.
    if (wasProbe || (host.open === undefined && host.failures >= threshold)) open(host);
  };

  return {
    check,
    enter(url) {
      check(url);
      const name = url.host;
      const entered = hosts.get(name);
      let probing = entered?.open === undefined ? undefined : entered;
      if (probing) probing.isProbed = true;
      let isOver = false;
      return {
        answered() {
          if (probing === undefined) return;
          probing.isProbed = false;
          delete probing.open;
          probing = undefined;
        },
        end(verdict) {
          if (isOver) return;
          isOver = true;
          const wasProbe = probing !== undefined;
          if (probing) probing.isProbed = false;
          if (verdict === 'alive') hosts.delete(name);
          else if (verdict !== 'unknown') failed(name, verdict, wasProbe);
        },
      };
    },
    states() {
      const now = performance.now();
      return new Map(
        Array.from(hosts, ([name, { open: opened, failures, isProbed }]): [string, BreakerState] => {
          if (opened === undefined) return [name, { state: 'closed', failures }];
          const remainingMs = opened.until - now;
          if (isProbed || remainingMs <= 0) return [name, { state: 'half-open', failures }];
          return [name, { state: 'open', failures, remainingMs }];
        }),
      );
    },
  };
};
