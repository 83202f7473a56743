import type { RedisConnectionOptions, RedisState } from '../cache/redis-connection.ts';
import { createRedisConnection } from '../cache/redis-connection.ts';
import type { Coordination } from '../upstream/coordination.ts';
import { bookMoment, tellHold } from './host-moments.ts';
import { takePlace } from './host-places.ts';
import { createLocks } from './lock.ts';
import { createRenewal } from './renewal.ts';
import { createSharedFlights } from './shared-flight.ts';

interface RedisCoordinationOptions extends Omit<RedisConnectionOptions, 'lazy'> {
  /** Before each key: the replicas that share it are those that share their upstreams. */
  readonly prefix: string;
  /** Milliseconds after which what a dead replica held is free; default 15,000. */
  readonly leaseMs?: number;
}

/** What replicas agree on through Redis, and its connection, which is opened at the first need. */
export interface RedisCoordination extends Coordination {
  state(): RedisState;
  close(): void;
}

/**
 * Through Redis 5 or later. Without the server, or when it is in whatever trouble, each replica goes on by itself; every
 * question to it has the bound of the connection. Throws an Error when the address or the bound makes no sense.
 */
export const createRedisCoordination = (options: RedisCoordinationOptions): RedisCoordination => {
  const { prefix, leaseMs = 15_000, ...where } = options;
  const connection = createRedisConnection({ ...where, lazy: true });
  const renewal = createRenewal();
  const flightLocks = `${prefix}flight:`;
  const fly = createSharedFlights({
    connection,
    locks: createLocks(connection, flightLocks, renewal),
    prefix: `${prefix}answer:`,
    leaseMs,
  });
  const hostKey = (host: string, what: string): string => `${prefix}host:{${host}}:${what}`;

  return {
    place: (host, places, signal) =>
      takePlace({ connection, renewal, leaseMs }, hostKey(host, 'places'), places, signal),
    book: (host, intervalMs) =>
      bookMoment(connection, { next: hostKey(host, 'next'), hold: hostKey(host, 'hold') }, intervalMs),
    hold: (host, hold) => tellHold(connection, hostKey(host, 'hold'), hold),
    share: (key, signal, work) => fly(key, flightLocks, signal, work),
    state: () => connection.state(),
    close() {
      renewal.close();
      connection.close();
    },
  };
};
