import PQueue from 'p-queue';
import type { UpstreamError } from '../errors.ts';

/** A host's wish to be left alone: until when, and the answer that said so. */
export interface Hold {
  /** Milliseconds from now. */
  readonly remainingMs: number;
  readonly error: UpstreamError;
}

/** What one host (name and port) is burdened with at most, by all callers of this process together. */
export interface HostBudget {
  /** Waits for a place among those in flight; the place is free again when the returned function is called. */
  acquire(host: string, signal: AbortSignal): Promise<() => void>;
  /** Books the host's next moment for a request: milliseconds to wait until then. */
  bookMs(host: string): number;
  /** No request to this host for so many milliseconds. */
  hold(host: string, milliseconds: number, error: UpstreamError): void;
  held(host: string): Hold | undefined;
  /** The hosts that are in use, or held. */
  loads(): ReadonlyMap<string, HostLoad>;
}

/** How busy a host is with us. */
export interface HostLoad {
  readonly inFlight: number;
  readonly waiting: number;
  /** Milliseconds until its hold is over. */
  readonly heldMs?: number;
}

interface Host {
  readonly queue: PQueue;
  nextAt: number;
  heldUntil: number;
  heldBy?: UpstreamError;
}

/** Throws nothing of its own; `acquire` throws the signal's reason. */
export const createHostBudget = (concurrency: number, minIntervalMs: number): HostBudget => {
  const hosts = new Map<string, Host>();
  const host = (name: string): Host => {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    const added = { queue: new PQueue({ concurrency }), nextAt: 0, heldUntil: 0 };
    hosts.set(name, added);
    return added;
  };

  // One is enough to keep the map at the size of what is in use: every call passes here.
  const forgetIdle = (): void => {
    const now = performance.now();
    for (const [name, { queue, nextAt, heldUntil }] of hosts) {
      if (queue.size === 0 && queue.pending === 0 && nextAt <= now && heldUntil <= now) hosts.delete(name);
    }
  };

  return {
    acquire(name, signal) {
      if (hosts.size >= 1_000) forgetIdle();
      const { queue } = host(name);
      return new Promise((resolve, reject) => {
        queue
          .add(
            () =>
              new Promise<void>((release) => {
                resolve(release);
              }),
            { signal },
          )
          .catch(reject);
      });
    },
    bookMs(name) {
      const { nextAt } = host(name);
      const now = performance.now();
      const at = Math.max(now, nextAt);
      host(name).nextAt = at + minIntervalMs;
      return at - now;
    },
    hold(name, milliseconds, error) {
      const held = host(name);
      held.heldUntil = Math.max(held.heldUntil, performance.now() + milliseconds);
      held.heldBy = error;
    },
    held(name) {
      const { heldUntil, heldBy } = host(name);
      const remainingMs = heldUntil - performance.now();
      return remainingMs > 0 && heldBy !== undefined ? { remainingMs, error: heldBy } : undefined;
    },
    loads() {
      const now = performance.now();
      const loads = Array.from(hosts, ([name, { queue, heldUntil }]): [string, HostLoad] => [
        name,
        {
          inFlight: queue.pending,
          waiting: queue.size,
          ...(heldUntil > now ? { heldMs: Math.ceil(heldUntil - now) } : {}),
        },
      ]);
      return new Map(loads.filter(([, { inFlight, waiting, heldMs }]) => inFlight + waiting + (heldMs ?? 0) > 0));
    },
  };
};
