import type { Shape, Upstream } from '../../../upstream/upstream.ts';
import type { JsonQuery } from '../../../upstream/upstream.ts';
import { createPace } from './pace.ts';
import type { Window } from './pace.ts';
import { SOFTWARE_LIMITS } from './limits.ts';

/** Requests to one installation, as many at a time as it takes. */
export interface Session {
  /** As `Upstream.json`, in the pace of the installation. */
  ask<T>(url: URL, shape: Shape<T>, signal: AbortSignal, query?: JsonQuery): Promise<T>;
  /** Replaces the pace; before the first time it is that of an installation that says nothing. */
  setPace(window: Window): void;
}

/** Makes no request. */
export function createSession(upstream: Upstream, host: string): Session {
  const pace = createPace(host, SOFTWARE_LIMITS);
  return {
    ask: (url, shape, signal, query) => pace.run(signal, () => upstream.json(url, shape, signal, query)),
    setPace(window) {
      pace.set(window);
    },
  };
}
