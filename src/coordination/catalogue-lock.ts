import type { RedisConnection } from '../cache/redis-connection.ts';
import { createLocks } from './lock.ts';
import { createRenewal } from './renewal.ts';

interface CatalogueLockOptions {
  /** Shared with whatever else uses it, and not closed here; without it every lock is granted. */
  readonly connection?: RedisConnection;
  /** Before each key. */
  readonly prefix: string;
}

/** One harvest of a catalogue at a time, over all replicas. */
export interface CatalogueLock {
  /**
   * A function that gives the catalogue back, or undefined where another replica harvests it now. Held until it is given
   * back: the lock is renewed by itself, and ends `ttlMs` after this process was last heard of. Granted at once where the
   * server cannot be asked: two harvests at a time are a waste, none is a fault. Throws nothing.
   */
  acquire(catalogueId: string, ttlMs: number): Promise<(() => Promise<void>) | undefined>;
  /** Renews nothing any more; what is held ends by itself. */
  close(): void;
}

/** Through Redis, each holding with a token of its own, so that nobody gives back what is another's by now. */
export const createCatalogueLock = ({ connection, prefix }: CatalogueLockOptions): CatalogueLock => {
  const renewal = createRenewal();
  const locks = connection && createLocks(connection, `${prefix}harvest:`, renewal);
  return {
    async acquire(catalogueId, ttlMs) {
      const taken = await locks?.take(catalogueId, ttlMs);
      if (taken === undefined) return () => Promise.resolve();
      return 'lock' in taken ? () => taken.lock.release() : undefined;
    },
    close() {
      renewal.close();
    },
  };
};
