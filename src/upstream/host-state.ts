import type { BreakerState } from './host-breaker.ts';
import type { HostLoad } from './host-budget.ts';
import type { HostState } from './upstream.ts';

const IDLE: HostLoad = { inFlight: 0, waiting: 0 };
const WELL: BreakerState = { state: 'closed', failures: 0 };

/** What breaker and budget know of each host, put together, in order of their names. */
export const hostStates = (
  breakers: ReadonlyMap<string, BreakerState>,
  loads: ReadonlyMap<string, HostLoad>,
): readonly HostState[] =>
  [...new Set([...breakers.keys(), ...loads.keys()])].sort().map((host) => {
    const { state, failures, remainingMs } = breakers.get(host) ?? WELL;
    return {
      host,
      breaker: state,
      failures,
      ...(loads.get(host) ?? IDLE),
      ...(remainingMs === undefined ? {} : { openMs: Math.ceil(remainingMs) }),
    };
  });
